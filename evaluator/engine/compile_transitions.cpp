// Transitions (`übergang`): elements as of an older day take the place of those of today on a condition of
// the case; a norm that has ended may stand again through one (semantics.md, "Which law").
#include <algorithm>

#include "evaluator/engine/compile.hpp"

namespace evaluator::engine {

const model::Norm* Compiler::version_of(const core::Citation& citation, core::Date day) const {
    for (const model::Norm& candidate : book_.norms)
        if (!candidate.is_general && candidate.citation == citation &&
            candidate.attributes.validity.holds_on(day))
            return &candidate;
    return nullptr;
}

const model::Transition* Compiler::reviving(const model::Norm& source) {
    for (const model::Transition& transition : book_.transitions) {
        const bool named = std::any_of(transition.targets.begin(), transition.targets.end(),
                                       [&](const auto& z) { return core::contains(z, source.citation); });
        if (named && is_on(transition.attributes) && source.attributes.validity.holds_on(transition.law_of) &&
            !version_of(source.citation, law_.day))
            return &transition;
    }
    return nullptr;
}

/// The targeted elements of the older version. `Anspruch` is read off all its elements.
std::vector<PlanElement> Compiler::old_elements(const model::Norm& old_norm,
                                                const model::Transition& transition,
                                                const core::Citation* part) {
    const Law outer_law = law_;
    const NormScope outer = scope_;
    law_ = {transition.law_of, true};
    scope_ = {&old_norm, no_node, false};
    std::vector<PlanElement> found;
    for (const model::ElementId id : collect(old_norm))
        if (model::is_hit(book_, transition.targets, id) &&
            (part == nullptr || model::hit(book_, *part, id) == model::Hit::Whole))
            found.push_back(element_in(id, old_norm));
    if (std::any_of(found.begin(), found.end(), [](const PlanElement& one) { return one.uses_claim; })) {
        elements_of(old_norm);
        for (PlanElement& one : found) one = element_in(one.element, old_norm);
    }
    scope_ = outer;
    law_ = outer_law;
    return found;
}

void Compiler::add_transitions(const model::Norm& target, PlanNorm& planned, const core::Citation* part) {
    for (std::uint32_t i = 0; i < book_.transitions.size(); ++i) {
        const model::Transition& transition = book_.transitions[i];
        // Also elements taken over from the paragraph named, and those of a general part.
        const bool named =
            std::any_of(transition.targets.begin(), transition.targets.end(),
                        [&](const auto& z) { return model::same_paragraph(z, target.citation); }) ||
            std::any_of(planned.elements.begin(), planned.elements.end(), [&](const PlanElement& element) {
                return model::is_hit(book_, transition.targets, element.element);
            });
        if (!named || !is_on(transition.attributes)) continue;
        const model::Norm* old_norm = version_of(target.citation, transition.law_of);
        if (!old_norm) continue;
        std::vector<NodeId> now, then;
        const auto number = static_cast<std::uint32_t>(planned.transitions.size());
        for (PlanElement& element : planned.elements)
            if (element.transition == ~0U && model::is_hit(book_, transition.targets, element.element)) {
                now.push_back(element.value);
                element.transition = number;
            }
        const NodeId condition = expression(transition.condition);
        for (PlanElement& element : old_elements(*old_norm, transition, part)) {
            then.push_back(element.value);
            element.transition = number;
            element.is_old_side = true;
            planned.elements.push_back(element);
        }
        if (now.empty() && then.empty()) continue;
        const NodeId old_side = all_of({condition, all_of(then)});
        const NodeId new_side =
            transition.if_more_favourable ? all_of(now) : all_of({negation(condition), all_of(now)});
        // Where both laws agree the condition does not matter, also while it is open.
        const NodeId both = all_of({all_of(now), all_of(then)});
        planned.transitions.push_back(
            {model::TransitionId{i}, condition, any_of({new_side, old_side, both}), false});
    }
}

}  // namespace evaluator::engine
