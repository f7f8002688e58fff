// What a rule asks of other norms (semantics.md, "other norms"): `erfüllt Z`, `besteht Z`, and inside of
// general parts `Zielnorm` and `Anspruch`. Elements are linked one by one, so that an element may ask for its
// neighbours; the checker has seen to it that none asks for itself.
#include <algorithm>

#include "evaluator/engine/compile.hpp"

namespace evaluator::engine {

using model::Operation;

NodeId Compiler::norm_link(const model::Expression& source, model::ExpressionId id) {
    LawNote note{*this};
    std::vector<NodeId> operands;
    for (const core::Citation& target : source.citations) {
        std::vector<NodeId> found;
        const std::vector<model::NormId> cited = model::norms_cited(book_, target);
        for (const model::NormId norm : cited)
            link_norm(norm, source.operation == Operation::NormStands, found);
        if (cited.empty() && source.operation == Operation::RequirementsMet) {
            for (const model::Norm& home : book_.norms)
                if (model::same_paragraph(home.citation, target)) link_elements(home, target, found);
            if (found.empty()) {  // a way, or one of several: whether it is open
                std::vector<NodeId> open;
                for (const model::WayPlace& place : model::ways_under(book_, target))
                    if (const NodeId value = link_way(place); value != no_node) open.push_back(value);
                if (!open.empty()) found.push_back(any_of(open));
            }
        }
        if (found.empty()) found.push_back(truth(false));  // not law then: it does not stand
        operands.insert(operands.end(), found.begin(), found.end());
    }
    PlanNode node;
    node.kind = NodeKind::Call;
    node.operation = source.operation;
    node.origin = id;
    node.law_until = note.until();
    return add(node, {all_of(operands)});
}

/// A whole norm, with its general parts; `besteht` also needs a legal consequence, and of a `kann` norm the
/// authority's discretion.
void Compiler::link_norm(model::NormId id, bool with_consequence, std::vector<NodeId>& into) {
    const model::Norm& source = book_.norm(id);
    if (!is_on(source.attributes) && !reviving(source)) return;
    const PlanNorm& linked = plan_.norms[norm(id, false)];
    into.push_back(linked.value);
    if (!with_consequence || linked.consequences.empty()) return;
    std::vector<NodeId> consequences;
    for (const PlanConsequence& consequence : linked.consequences) {
        std::vector<NodeId> needed;
        if (consequence.condition != no_node) needed.push_back(consequence.condition);
        if (consequence.origin->kind == model::ConsequenceKind::Kann) {
            PlanNode node;
            node.kind = NodeKind::Discretion;
            node.column = id.index + 1;  // a kann norm, not a way
            needed.push_back(add(node));
        }
        if (needed.empty()) return;
        consequences.push_back(all_of(needed));
    }
    into.push_back(any_of(consequences));
}

/// The elements under the citation that are declared in a norm or general part, as they stand there (a
/// general part's: as they stand in the norm that asks).
void Compiler::link_elements(const model::Norm& home, const core::Citation& target,
                             std::vector<NodeId>& into) {
    const bool current = is_on(home.attributes);
    const model::Transition* revival = current || home.is_general ? nullptr : reviving(home);
    if (!current && !revival) return;
    const model::Norm& norm = home.is_general && scope_.norm ? *scope_.norm : home;
    const NormScope outer = scope_;
    const Law outer_law = law_;
    if (scope_.norm != &norm) scope_ = {&norm, no_node, false};
    PlanNorm part;
    bool asks_claim = false;
    NodeId condition = no_node;
    if (revival) {
        condition = expression(revival->condition);
        law_ = {revival->law_of, true};
    }
    for (const model::ElementId id : home.elements) {
        if (!is_on(book_.block(book_.element(id).block).attributes) ||
            model::hit(book_, target, id) != model::Hit::Whole)
            continue;
        part.elements.push_back(element_in(id, norm));
        PlanElement& planned = part.elements.back();
        if (planned.value == no_node) element_value(planned, book_.element(id));
        asks_claim = asks_claim || (planned.uses_claim && &norm == outer.norm);
    }
    if (current && !home.is_general) add_transitions(home, part, &target);
    if (revival && !part.elements.empty()) into.push_back(condition);
    for (const PlanElement& planned : part.elements)
        if (planned.transition == ~0U) into.push_back(planned.value);
    for (const PlanTransition& transition : part.transitions) into.push_back(transition.value);
    law_ = outer_law;
    scope_ = outer;
    scope_.saw_claim = outer.saw_claim || asks_claim;
}

/// no_node: not law then.
NodeId Compiler::link_way(const model::WayPlace& place) {
    const model::Norm& home = book_.norm(place.home);
    if (!is_on(home.attributes)) return no_node;
    const model::Norm& norm = home.is_general && scope_.norm ? *scope_.norm : home;
    const NormScope outer = scope_;
    if (scope_.norm != &norm) scope_ = {&norm, no_node, false};
    NodeId value = no_node;
    if (place.element.is_none()) {
        if (is_on(book_.block(place.way).attributes))
            value = plan_.blocks[deviation_in(place.way, norm)].value;
    } else if (is_on(book_.block(book_.element(place.element).block).attributes)) {
        value = way_inside(element_in(place.element, norm).block, place.way);
    }
    scope_ = outer;
    return value;
}

NodeId Compiler::way_inside(std::uint32_t block, model::BlockId way) const {
    const PlanBlock& planned = plan_.blocks[block];
    if (planned.block == way) return planned.value;
    for (const auto* inner : {&planned.ways, &planned.exceptions})
        for (const std::uint32_t index : *inner)
            if (const NodeId found = way_inside(index, way); found != no_node) return found;
    return no_node;
}

NodeId Compiler::target_norm(model::ExpressionId id) {
    std::vector<core::Citation> bases;
    if (scope_.norm) {
        for (const auto& leads : scope_.norm->leads_to)
            if (leads.basis) bases.push_back(*leads.basis);
        if (bases.empty()) bases.push_back(scope_.norm->citation);
        bases.resize(1);
    }
    PlanNode node;
    node.operation = Operation::Constant;
    node.type = model::BaseType::Fundstelle;
    node.origin = id;
    node.constant = constant(bases);
    return add(node);
}

/// While the other elements are put together it is not known; what asks for it is put together again then.
NodeId Compiler::claim_stands(model::ExpressionId id) {
    scope_.saw_claim = true;
    PlanNode node;
    node.origin = id;
    if (scope_.claim == no_node) {
        node.operation = Operation::Constant;
        return add(node);
    }
    node.kind = NodeKind::Strictly;
    node.operation = Operation::ClaimStands;
    return add(node, {scope_.claim});
}

}  // namespace evaluator::engine
