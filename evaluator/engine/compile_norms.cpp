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

/// Same act and paragraph (or article).
bool same_paragraph(const core::Citation& a, const core::Citation& b) {
    return a.act == b.act && a.part(core::Rank::Paragraph) == b.part(core::Rank::Paragraph) &&
           a.part(core::Rank::Article) == b.part(core::Rank::Article);
}

/// Z matches what is first cited at or below it; a norm's own citation matches the whole norm.
bool matches(const std::vector<core::Citation>& targets, const model::Block& block,
             const core::Citation& home) {
    return std::any_of(targets.begin(), targets.end(), [&](const core::Citation& target) {
        const auto& citations = block.attributes.citations;
        return core::contains(target, home) ||
               (!citations.empty() && core::contains(target, citations.front()));
    });
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
    const bool outer_saw = scope_.saw_claim;
    scope_.saw_claim = false;
    planned.block = block(source.block, body.name, target.citation);
    planned.uses_claim = scope_.saw_claim;
    scope_.saw_claim = outer_saw;
    return planned;
}

NodeId Compiler::element_value(PlanElement& planned, const model::Element& source) {
    const PlanBlock body = plan_.blocks[planned.block];
    std::vector<NodeId> helping;
    const bool is_bar = planned.kind == ElementKind::Ausschluss ||
                        planned.kind == ElementKind::Regelausschluss ||
                        planned.kind == ElementKind::Kannausschluss;
    if (is_bar) {  // not (B and no D and no W and no X)
        helping.push_back(body.base == no_node ? truth(false) : negation(body.base));
        for (const std::uint32_t index : body.ways) helping.push_back(plan_.blocks[index].value);
        for (const std::uint32_t index : body.exceptions) helping.push_back(plan_.blocks[index].value);
    } else if (planned.kind == ElementKind::Aussetzung) {
        helping.push_back(negation(body.value));
        PlanNode variable;
        variable.kind = NodeKind::Suspension;
        variable.ref = planned.block;
        helping.push_back(add(variable));
    } else {
        helping.push_back(body.value);
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

bool Compiler::joins(const model::Norm& general, const model::Norm& target) const {
    return std::any_of(target.leads_to.begin(), target.leads_to.end(), [&](const model::LeadsTo& leads) {
        return leads.status && (general.applies_to >> *leads.status) & 1;
    });
}

std::vector<model::ElementId> Compiler::collect(const model::Norm& target) {
    std::vector<model::ElementId> ids;
    const auto take = [&](const model::Norm& home) {
        for (const model::ElementId id : home.elements)
            if (is_on(book_.block(book_.element(id).block).attributes)) ids.push_back(id);
    };
    take(target);
    for (const model::Takeover& takeover : target.takeovers)
        if (is_on(takeover.attributes)) collect_takeover(target, takeover, ids);
    if (target.is_general) return ids;
    for (const model::Norm& general : book_.norms)
        if (general.is_general && joins(general, target) && is_on(general.attributes)) take(general);
    return ids;
}

/// `entsprechend Z ohne n`: the elements declared in the paragraph named, with their inner ways.
void Compiler::collect_takeover(const model::Norm& target, const model::Takeover& takeover,
                                std::vector<model::ElementId>& into) {
    for (const model::Norm& home : book_.norms) {
        if (home.is_general || &home == &target || home.citation == target.citation) continue;
        const bool named =
            std::any_of(takeover.targets.begin(), takeover.targets.end(),
                        [&](const core::Citation& z) { return same_paragraph(z, home.citation); });
        if (!named || !is_on(home.attributes)) continue;
        for (const model::ElementId id : home.elements) {
            const model::Block& body = book_.block(book_.element(id).block);
            const bool left_out =
                std::any_of(takeover.without.begin(), takeover.without.end(), [&](const std::string& name) {
                    return core::canonical_name(name) == core::canonical_name(body.name);
                });
            if (left_out || !matches(takeover.targets, body, home.citation) || !is_on(body.attributes))
                continue;
            if (std::find(into.begin(), into.end(), id) == into.end()) into.push_back(id);
        }
    }
}

void Compiler::apply_deviation(const model::Deviation& deviation, const model::Norm& target,
                               std::vector<PlanElement>& elements) {
    const model::Block& source = book_.block(deviation.way);
    if (!is_on(source.attributes)) return;
    std::optional<std::uint32_t> planned;
    for (PlanElement& candidate : elements) {
        const model::Element& element_source = book_.element(candidate.element);
        if (!matches(deviation.targets, book_.block(element_source.block),
                     book_.norm(element_source.home).citation))
            continue;
        if (!planned)
            planned = way(deviation.way, source.name.empty() ? "abweichend" : source.name, target.citation);
        candidate.deviations.push_back(*planned);
    }
}

void Compiler::add_deviations(const model::Norm& target, std::vector<PlanElement>& elements) {
    for (const model::Deviation& deviation : target.deviations) apply_deviation(deviation, target, elements);
    // Ways added elsewhere to elements taken over come along if their own citation is covered by Z too.
    for (const model::Takeover& takeover : target.takeovers) {
        if (!is_on(takeover.attributes)) continue;
        for (const model::Norm& home : book_.norms) {
            if (home.is_general || home.citation == target.citation || !is_on(home.attributes)) continue;
            for (const model::Deviation& deviation : home.deviations) {
                const model::Block& source = book_.block(deviation.way);
                const bool covered =
                    !source.attributes.citations.empty() &&
                    std::any_of(takeover.targets.begin(), takeover.targets.end(), [&](const auto& z) {
                        return same_paragraph(z, home.citation) &&
                               core::contains(z, source.attributes.citations.front());
                    });
                if (covered) apply_deviation(deviation, target, elements);
            }
        }
    }
    for (const model::Norm& general : book_.norms)
        if (general.is_general && joins(general, target) && is_on(general.attributes))
            for (const model::Deviation& deviation : general.deviations)
                apply_deviation(deviation, target, elements);
}

/// All elements of a norm with their values. Elements that ask for `Anspruch` come second: it is read off the
/// others.
std::vector<PlanElement> Compiler::elements_of(const model::Norm& target, NormScope& scope) {
    std::vector<PlanElement> elements;
    for (const model::ElementId id : collect(target)) {
        elements.push_back(element(id, target));
        const model::NormId home = book_.element(id).home;
        elements.back().is_taken_over = &book_.norm(home) != &target && !elements.back().is_general;
    }
    add_deviations(target, elements);
    std::vector<NodeId> plain;
    for (PlanElement& planned : elements)
        if (!planned.uses_claim) plain.push_back(element_value(planned, book_.element(planned.element)));
    std::vector<NodeId> is_claim;
    for (const model::Consequence& consequence : target.consequences)
        if (consequence.kind == model::ConsequenceKind::Ist && in_force(consequence.validity))
            is_claim.push_back(consequence.condition.is_none() ? truth(true)
                                                               : expression(consequence.condition));
    plain.push_back(is_claim.empty() ? truth(false) : any_of(is_claim));
    scope.claim = all_of(plain);
    for (PlanElement& planned : elements) {
        if (!planned.uses_claim) continue;
        const std::vector<std::uint32_t> deviations = planned.deviations;
        const bool taken_over = planned.is_taken_over;
        planned = element(planned.element, target);
        planned.uses_claim = true;
        planned.is_taken_over = taken_over;
        planned.deviations = deviations;
        element_value(planned, book_.element(planned.element));
    }
    return elements;
}

const model::Norm* Compiler::version_of(const core::Citation& citation, core::Date day) const {
    for (const model::Norm& candidate : book_.norms)
        if (!candidate.is_general && candidate.citation == citation &&
            candidate.attributes.validity.holds_on(day))
            return &candidate;
    return nullptr;
}

/// `übergang`: the targeted elements as of an older day take the place of those of today, on a condition of
/// the case.
void Compiler::add_transitions(const model::Norm& target, PlanNorm& planned) {
    for (std::uint32_t i = 0; i < book_.transitions.size(); ++i) {
        const model::Transition& transition = book_.transitions[i];
        const bool named =
            std::any_of(transition.targets.begin(), transition.targets.end(), [&](const auto& z) {
                return core::overlaps(z, target.citation) || same_paragraph(z, target.citation);
            });
        if (!named || !is_on(transition.attributes)) continue;
        const model::Norm* old_norm = version_of(target.citation, transition.law_of);
        if (!old_norm) continue;
        const auto is_target = [&](const PlanElement& element) {
            const model::Element& source = book_.element(element.element);
            return matches(transition.targets, book_.block(source.block), book_.norm(source.home).citation);
        };
        std::vector<NodeId> now, then;
        const auto number = static_cast<std::uint32_t>(planned.transitions.size());
        for (PlanElement& element : planned.elements)
            if (is_target(element) && element.transition == ~0U) {
                now.push_back(element.value);
                element.transition = number;
            }
        const NodeId condition = expression(transition.condition);
        const Law outer = law_;
        law_ = {transition.law_of, true};
        NormScope old_scope{old_norm, no_node, false};
        std::swap(scope_, old_scope);
        std::vector<PlanElement> old_elements = elements_of(*old_norm, scope_);
        std::swap(scope_, old_scope);
        law_ = outer;
        for (PlanElement& element : old_elements) {
            if (!is_target(element)) continue;
            then.push_back(element.value);
            element.transition = number;
            element.is_old_side = true;
            planned.elements.push_back(element);
        }
        if (now.empty() && then.empty()) continue;
        const NodeId old_side = all_of({condition, all_of(then)});
        const NodeId new_side =
            transition.if_more_favourable ? all_of(now) : all_of({negation(condition), all_of(now)});
        planned.transitions.push_back(
            {model::TransitionId{i}, condition, any_of({new_side, old_side}), false});
    }
}

std::uint32_t Compiler::norm(model::NormId id, bool requested) {
    const std::pair<std::uint32_t, Law> key{id.index, law_};
    if (const auto known = norms_.find(key); known != norms_.end()) {
        plan_.norms[known->second].is_requested |= requested;
        return known->second;
    }
    const model::Norm& source = book_.norm(id);
    LawNote note{*this};
    PlanNorm planned;
    planned.norm = id;
    planned.citation = source.citation;
    planned.is_requested = requested;
    NormScope outer = scope_;
    scope_ = {&source, no_node, false};
    const Law outer_law = law_;
    const bool current = in_force(source.attributes.validity);
    std::uint32_t reviving = ~0U;
    if (!current) {
        for (std::uint32_t i = 0; i < book_.transitions.size() && reviving == ~0U; ++i) {
            const model::Transition& transition = book_.transitions[i];
            const bool named = std::any_of(transition.targets.begin(), transition.targets.end(),
                                           [&](const auto& z) { return core::contains(z, source.citation); });
            if (named && is_on(transition.attributes) &&
                source.attributes.validity.holds_on(transition.law_of) &&
                !version_of(source.citation, law_.day))
                reviving = i;
        }
    }
    std::vector<NodeId> values;
    if (reviving != ~0U) {
        const model::Transition& transition = book_.transitions[reviving];
        const NodeId condition = expression(transition.condition);
        law_ = {transition.law_of, true};
        planned.elements = elements_of(source, scope_);
        planned.transitions.push_back({model::TransitionId{reviving}, condition, condition, true});
        values.push_back(condition);
        for (const PlanElement& element : planned.elements) values.push_back(element.value);
    } else if (current) {
        planned.elements = elements_of(source, scope_);
        add_transitions(source, planned);
        for (const PlanElement& element : planned.elements)
            if (element.transition == ~0U) values.push_back(element.value);
        for (const PlanTransition& transition : planned.transitions) values.push_back(transition.value);
    }
    if (current || reviving != ~0U)
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
    if (!current && reviving == ~0U) planned.value = truth(false);
    plan_.norms.push_back(std::move(planned));
    const auto index = static_cast<std::uint32_t>(plan_.norms.size() - 1);
    if (!current && reviving == ~0U) plan_.norms[index].is_requested = false;
    return norms_[key] = index;
}

}  // namespace evaluator::engine
