#include "evaluator/explain/difference.hpp"

#include <algorithm>

namespace evaluator::explain {

namespace {

/// How near to a grant; equal ones differ in kind only.
int rank(Outcome outcome, bool as_a_rule_only) {
    switch (outcome) {
        case Outcome::NotInForce: return 0;
        case Outcome::DoesNotExist: return 1;
        case Outcome::Open: return as_a_rule_only ? 2 : 3;
        case Outcome::DiscretionOpened: return 4;
        case Outcome::RegularClaim: return 5;
        case Outcome::Claim:
        case Outcome::TakesEffect: return 6;
    }
    return 0;
}

const NormReport* find(const Report& report, const core::Citation& citation) {
    for (const auto* list : {&report.norms, &report.not_in_force})
        for (const NormReport& norm : *list)
            if (norm.citation == citation) return &norm;
    return nullptr;
}

/// The element with the same name and place; general parts may bring several of one name.
const Node* find(const NormReport& norm, const Node& wanted) {
    const auto found = std::find_if(norm.elements.begin(), norm.elements.end(), [&](const Node& one) {
        return one.id == wanted.id && one.citations == wanted.citations;
    });
    return found == norm.elements.end() ? nullptr : &*found;
}

RequirementDifference side(const Node& node, bool is_after) {
    RequirementDifference result;
    result.id = node.id;
    result.text = node.text;
    result.kind = node.element_kind;
    if (!node.citations.empty()) result.citation = node.citations.front();
    (is_after ? result.after : result.before) = node.state;
    (is_after ? result.after_as_a_rule_only : result.before_as_a_rule_only) = node.as_a_rule_only;
    (is_after ? result.after_from : result.before_from) = node.met_from;
    return result;
}

std::vector<RequirementDifference> requirements(const NormReport& before, const NormReport& after) {
    std::vector<RequirementDifference> result;
    for (const Node& node : after.elements) {
        RequirementDifference one = side(node, true);
        const Node* old = find(before, node);
        if (old) {
            const RequirementDifference other = side(*old, false);
            one.before = other.before;
            one.before_as_a_rule_only = other.before_as_a_rule_only;
            one.before_from = other.before_from;
            const bool is_same = old->state == node.state && old->as_a_rule_only == node.as_a_rule_only &&
                                 old->met_from == node.met_from;
            if (is_same) continue;
        }
        result.push_back(std::move(one));
    }
    for (const Node& node : before.elements)
        if (!find(after, node)) result.push_back(side(node, false));
    return result;
}

bool is_grant(const NormReport& norm) {
    using Kind = model::ConsequenceKind;
    return !norm.consequence || norm.consequence->kind == Kind::Ist || norm.consequence->kind == Kind::Soll ||
           norm.consequence->kind == Kind::Kann;
}

}  // namespace

bool NormDifference::is_better() const {
    return is_grant && rank(after, after_as_a_rule_only) > rank(before, before_as_a_rule_only);
}
bool NormDifference::is_worse() const {
    return is_grant && rank(after, after_as_a_rule_only) < rank(before, before_as_a_rule_only);
}

Difference difference(const Report& before, const Report& after) {
    Difference result;
    const NormReport none = [] {
        NormReport norm;
        norm.outcome = Outcome::NotInForce;
        return norm;
    }();
    const auto compare = [&](const NormReport& old, const NormReport& now, const NormReport& named) {
        ++result.compared;
        NormDifference one{named.citation,
                           named.title,
                           old.outcome,
                           now.outcome,
                           old.as_a_rule_only,
                           now.as_a_rule_only,
                           requirements(old, now),
                           is_grant(named)};
        if (one.before != one.after || one.before_as_a_rule_only != one.after_as_a_rule_only ||
            !one.requirements.empty())
            result.norms.push_back(std::move(one));
    };
    for (const auto* list : {&after.norms, &after.not_in_force})
        for (const NormReport& now : *list) {
            const NormReport* old = find(before, now.citation);
            compare(old ? *old : none, now, now);
        }
    for (const auto* list : {&before.norms, &before.not_in_force})
        for (const NormReport& old : *list)
            if (!find(after, old.citation)) compare(old, none, old);
    std::stable_sort(result.norms.begin(), result.norms.end(),
                     [](const NormDifference& a, const NormDifference& b) {
                         const auto order = [](const NormDifference& one) {
                             if (one.is_better()) return 0;
                             if (one.is_worse()) return 1;
                             return one.is_grant ? 3 : 2;
                         };
                         return order(a) < order(b);
                     });
    return result;
}

}  // namespace evaluator::explain
