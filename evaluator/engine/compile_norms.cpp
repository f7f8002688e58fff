// Putting norms together (semantics.md, "Elements", "General parts, other norms", "transition").
#include <algorithm>

#include "evaluator/engine/compile.hpp"

namespace evaluator::engine {

using model::ElementKind;
using model::WayKind;

namespace {

bool is_exception(WayKind way) { return way == WayKind::EsSeiDenn; }
bool needs_discretion(WayKind way) { return way == WayKind::KannEntfallen || way == WayKind::KannGenuegen; }
bool is_weaker(WayKind way) {
    return way == WayKind::RegelmaessigUnschaedlich || way == WayKind::RegelmaessigGenuegt ||
           way == WayKind::SollEntfallen || way == WayKind::SollGenuegen;
}

}  // namespace

std::uint32_t Compiler::block(model::BlockId id, const std::string& path, const core::Citation& norm) {
    const model::Block& source = book_.block(id);
    PlanBlock planned;
    planned.block = id;
    planned.path = path;
    planned.norm = norm;
    planned.base = optional_expression(source.condition);
    planned.only_if = optional_expression(source.only_if);
    for (const auto& [name, value] : source.text_values)
        planned.text_values.emplace_back(name, expression(value));
    std::vector<NodeId> helping{planned.base == no_node ? truth(true) : planned.base};
    std::vector<NodeId> standing;
    int number = 0;
    for (const model::BlockId inner : source.ways) {
        const model::Block& way_source = book_.block(inner);
        ++number;
        if (!is_on(way_source.attributes)) continue;
        const std::string name = way_source.name.empty() ? std::to_string(number) : way_source.name;
        const std::uint32_t planned_way = way(inner, path + "/" + name, norm);
        (is_exception(way_source.way) ? planned.exceptions : planned.ways).push_back(planned_way);
        if (!is_exception(way_source.way))
            helping.push_back(plan_.blocks[planned_way].value);
        else
            standing.push_back(negation(plan_.blocks[planned_way].value));
    }
    standing.insert(standing.begin(), any_of(helping));
    planned.value = all_of(standing);
    plan_.blocks.push_back(std::move(planned));
    return static_cast<std::uint32_t>(plan_.blocks.size() - 1);
}

/// A way is open where its block holds; `kann` also needs the authority, `soll` and `regelmäßig` lower the
/// result.
std::uint32_t Compiler::way(model::BlockId id, const std::string& path, const core::Citation& norm) {
    const std::uint32_t index = block(id, path, norm);
    const model::Block& source = book_.block(id);
    NodeId value = plan_.blocks[index].value;
    if (plan_.blocks[index].only_if != no_node) value = all_of({plan_.blocks[index].only_if, value});
    if (needs_discretion(source.way)) {
        PlanNode variable;
        variable.kind = NodeKind::Discretion;
        variable.ref = index;
        value = all_of({value, add(variable)});
    } else if (is_weaker(source.way)) {
        PlanNode weaker;
        weaker.kind = NodeKind::WeakerMeans;
        weaker.ref = index;
        value = add(weaker, {value});
    }
    plan_.blocks[index].value = value;
    return index;
}

PlanElement Compiler::element(model::ElementId id, const model::Norm& target) {
    const model::Element& source = book_.element(id);
    PlanElement planned;
    planned.element = id;
    planned.kind = source.kind;
    planned.for_self = source.for_self;
    planned.for_persons = source.for_persons;
    planned.law_date = law_.day;
    planned.is_general = book_.norm(source.home).is_general;
    const model::Block& body = book_.block(source.block);
    planned.block = block(source.block, body.name, target.citation);
    return planned;
}

NodeId Compiler::element_value(PlanElement& planned, const model::Element& source) {
    const PlanBlock body = plan_.blocks[planned.block];
    std::vector<NodeId> helping;
    const bool is_bar =
        planned.kind == ElementKind::Ausschluss || planned.kind == ElementKind::Regelausschluss ||
        planned.kind == ElementKind::Kannausschluss || planned.kind == ElementKind::Aussetzung;
    if (is_bar) {  // not (B and no D and no W and no X)
        helping.push_back(body.base == no_node ? truth(false) : negation(body.base));
        for (const std::uint32_t index : body.ways) helping.push_back(plan_.blocks[index].value);
        for (const std::uint32_t index : body.exceptions) helping.push_back(plan_.blocks[index].value);
    } else {
        helping.push_back(body.value);
    }
    if (planned.kind == ElementKind::Aussetzung) {  // or the end of the proceeding
        PlanNode variable;
        variable.kind = NodeKind::Suspension;
        variable.ref = planned.block;
        helping.push_back(add(variable));
    }
    for (const std::uint32_t index : planned.deviations) helping.push_back(plan_.blocks[index].value);
    if (planned.kind == ElementKind::Regelvoraussetzung || planned.kind == ElementKind::Regelausschluss) {
        PlanNode variable;
        variable.kind = NodeKind::Atypical;
        variable.ref = planned.block;
        planned.atypical = add(variable);
        helping.push_back(planned.atypical);
    }
    if (planned.kind == ElementKind::Kannausschluss) {
        PlanNode variable;
        variable.kind = NodeKind::Discretion;
        variable.ref = planned.block;
        helping.push_back(add(variable));
    }
    NodeId value = any_of(helping);
    if (body.only_if != no_node) value = any_of({negation(body.only_if), value});
    planned.single = value;
    if (!source.for_persons.empty()) {
        std::vector<NodeId> everybody;
        if (source.for_self) everybody.push_back(value);
        for (const model::FactId person : source.for_persons) {
            PlanNode node;
            node.kind = NodeKind::EveryPerson;
            node.ref = person.index;
            everybody.push_back(add(node, {value}));
        }
        value = all_of(everybody);
    }
    return planned.value = value;
}

std::vector<model::ElementId> Compiler::collect(const model::Norm& target) {
    std::vector<model::ElementId> ids;
    const auto take = [&](const model::Norm& home) {
        for (const model::ElementId id : home.elements)
            if (is_on(book_.block(book_.element(id).block).attributes) &&
                std::find(ids.begin(), ids.end(), id) == ids.end())
                ids.push_back(id);
    };
    take(target);
    for (const model::Takeover& takeover : target.takeovers)
        if (is_on(takeover.attributes)) collect_takeover(target, takeover, ids);
    if (target.is_general) return ids;
    for (const model::Norm& general : book_.norms)
        if (model::joins(general, target) && is_on(general.attributes)) take(general);
    return ids;
}

/// `entsprechend Z ohne n`: the elements declared in the paragraph named, with their inner ways.
void Compiler::collect_takeover(const model::Norm& target, const model::Takeover& takeover,
                                std::vector<model::ElementId>& into) {
    for (const model::Norm& home : book_.norms) {
        if (&home == &target || home.citation == target.citation || !is_on(home.attributes)) continue;
        for (const model::ElementId id : home.elements) {
            const model::Block& body = book_.block(book_.element(id).block);
            const bool left_out =
                std::any_of(takeover.without.begin(), takeover.without.end(), [&](const std::string& name) {
                    return core::canonical_name(name) == core::canonical_name(body.name);
                });
            const bool named =
                std::any_of(takeover.targets.begin(), takeover.targets.end(), [&](const core::Citation& z) {
                    return model::same_paragraph(z, home.citation) &&
                           model::hit(book_, z, id) == model::Hit::Whole;
                });
            if (left_out || !named || !is_on(body.attributes)) continue;
            if (std::find(into.begin(), into.end(), id) == into.end()) into.push_back(id);
        }
    }
}

std::uint32_t Compiler::deviation_in(model::BlockId id, const model::Norm& target) {
    const ScopeKey key{id.index, law_, &target};
    if (const auto known = deviations_.find(key); known != deviations_.end()) {
        note(known->second.law_until);
        return known->second.made;
    }
    const std::string& name = book_.block(id).name;
    const bool outer_saw = scope_.saw_claim;
    scope_.saw_claim = false;
    Kept<std::uint32_t> kept{};
    {
        const LawNote note{*this};
        kept.made = way(id, name.empty() ? "abweichend" : name, target.citation);
        kept.law_until = note.until();
    }
    note(kept.law_until);
    const bool is_final = !scope_.saw_claim || scope_.claim != no_node;
    scope_.saw_claim |= outer_saw;
    if (is_final) deviations_[key] = kept;
    return kept.made;
}

void Compiler::apply_deviation(const model::Deviation& deviation, const model::Norm& target,
                               PlanElement& planned) {
    if (!model::is_hit(book_, deviation.targets, planned.element)) return;
    if (!is_on(book_.block(deviation.way).attributes)) return;
    planned.deviations.push_back(deviation_in(deviation.way, target));
}

void Compiler::add_deviations(const model::Norm& target, PlanElement& planned) {
    for (const model::Deviation& deviation : target.deviations) apply_deviation(deviation, target, planned);
    // Ways added elsewhere to elements taken over come along if their own citation is covered by Z too.
    for (const model::Takeover& takeover : target.takeovers) {
        if (!is_on(takeover.attributes)) continue;
        for (const model::Norm& home : book_.norms) {
            if (home.deviations.empty() || home.is_general || home.citation == target.citation) continue;
            const auto is_below = [&](const auto& z) { return model::same_paragraph(z, home.citation); };
            if (std::none_of(takeover.targets.begin(), takeover.targets.end(), is_below)) continue;
            if (!is_on(home.attributes)) continue;
            for (const model::Deviation& deviation : home.deviations) {
                const auto& citations = book_.block(deviation.way).attributes.citations;
                const bool covered =
                    !citations.empty() &&
                    std::any_of(takeover.targets.begin(), takeover.targets.end(), [&](const auto& z) {
                        return is_below(z) && core::contains(z, citations.front());
                    });
                if (covered) apply_deviation(deviation, target, planned);
            }
        }
    }
    for (const model::Norm& general : book_.norms)
        if (model::joins(general, target) && is_on(general.attributes))
            for (const model::Deviation& deviation : general.deviations)
                apply_deviation(deviation, target, planned);
}

PlanElement Compiler::element_in(model::ElementId id, const model::Norm& target) {
    const ScopeKey key{id.index, law_, &target};
    if (const auto known = elements_.find(key); known != elements_.end()) {
        note(known->second.law_until);
        return known->second.made;
    }
    const bool outer_saw = scope_.saw_claim;
    scope_.saw_claim = false;
    Kept<PlanElement> kept{};
    {
        const LawNote note{*this};
        kept.made = element(id, target);
        add_deviations(target, kept.made);
        kept.law_until = note.until();
    }
    note(kept.law_until);
    PlanElement& planned = kept.made;
    planned.uses_claim = scope_.saw_claim;
    scope_.saw_claim = outer_saw;
    planned.is_taken_over = &book_.norm(book_.element(id).home) != &target && !planned.is_general;
    if (planned.uses_claim && scope_.claim == no_node) return planned;  // comes second
    element_value(planned, book_.element(id));
    elements_[key] = kept;
    return planned;
}

/// All elements of a norm with their values. Elements that ask for `Anspruch` come second: it is read off the
/// others.
std::vector<PlanElement> Compiler::elements_of(const model::Norm& target) {
    std::vector<PlanElement> elements;
    std::vector<NodeId> plain;
    for (const model::ElementId id : collect(target)) {
        elements.push_back(element_in(id, target));
        if (!elements.back().uses_claim) plain.push_back(elements.back().value);
    }
    std::vector<NodeId> is_claim;
    for (const model::Consequence& consequence : target.consequences)
        if (consequence.kind == model::ConsequenceKind::Ist && in_force(consequence.validity))
            is_claim.push_back(consequence.condition.is_none() ? truth(true)
                                                               : expression(consequence.condition));
    plain.push_back(is_claim.empty() ? truth(false) : any_of(is_claim));
    scope_.claim = all_of(plain);
    for (PlanElement& planned : elements)
        if (planned.uses_claim) planned = element_in(planned.element, target);
    return elements;
}

std::uint32_t Compiler::norm(model::NormId id, bool requested) {
    const std::pair<std::uint32_t, Law> key{id.index, law_};
    if (const auto known = norms_.find(key); known != norms_.end()) {
        PlanNorm& planned = plan_.norms[known->second];
        planned.is_requested = planned.is_requested || (requested && planned.stands);
        return known->second;
    }
    const model::Norm& source = book_.norm(id);
    LawNote note{*this};
    PlanNorm planned;
    planned.norm = id;
    planned.citation = source.citation;
    NormScope outer = scope_;
    scope_ = {&source, no_node, false};
    const Law outer_law = law_;
    const bool current = in_force(source.attributes.validity);
    const model::Transition* revival = current ? nullptr : reviving(source);
    std::vector<NodeId> values;
    if (revival) {
        const NodeId condition = expression(revival->condition);
        law_ = {revival->law_of, true};
        planned.elements = elements_of(source);
        const auto number = static_cast<std::uint32_t>(revival - book_.transitions.data());
        planned.transitions.push_back({model::TransitionId{number}, condition, condition, true});
        values.push_back(condition);
        for (const PlanElement& element : planned.elements) values.push_back(element.value);
    } else if (current) {
        planned.elements = elements_of(source);
        add_transitions(source, planned);
        for (const PlanElement& element : planned.elements)
            if (element.transition == ~0U) values.push_back(element.value);
        for (const PlanTransition& transition : planned.transitions) values.push_back(transition.value);
    }
    const bool stands = current || revival;
    if (stands)
        for (const model::Consequence& consequence : source.consequences)
            if (in_force(consequence.validity))
                planned.consequences.push_back({&consequence, optional_expression(consequence.condition)});
    PlanNode conjunction;
    conjunction.operation = model::Operation::AllOf;
    conjunction.law_until = note.until();
    planned.value = add(conjunction, values);
    planned.law_until = note.until();
    law_ = outer_law;
    scope_ = outer;
    if (!stands) planned.value = truth(false);
    planned.is_requested = requested && stands;
    planned.stands = stands;
    plan_.norms.push_back(std::move(planned));
    const auto index = static_cast<std::uint32_t>(plan_.norms.size() - 1);
    return norms_[key] = index;
}

}  // namespace evaluator::engine
