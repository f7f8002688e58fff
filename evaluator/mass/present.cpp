#include "evaluator/mass/present.hpp"

#include <algorithm>

#include "evaluator/engine/conflict.hpp"
#include "evaluator/explain/explain.hpp"

namespace evaluator::mass {

using core::Date;
using engine::PlanElement;
using engine::PlanNorm;
using engine::Truth;
using explain::Outcome;

bool counts(const PlanNorm& norm, const PlanElement& element, const model::RuleBook& book,
            const std::function<Truth(engine::NodeId)>& truth_of) {
    if (element.transition == ~0U) return true;
    const engine::PlanTransition& transition = norm.transitions[element.transition];
    const Truth condition = truth_of(transition.condition);
    if (element.is_old_side) return condition.possible();
    return !condition.certain() || book.transitions[transition.transition.index].if_more_favourable;
}

namespace {

void judge_elements(const Placed& placed, const model::RuleBook& book, Present& person, Verdict& verdict) {
    const PlanNorm& norm = *placed.norm;
    const auto truth_of = [&](engine::NodeId node) { return person.state(node).truth; };
    for (std::size_t i = 0; i < norm.elements.size(); ++i) {
        if (!counts(norm, norm.elements[i], book, truth_of)) continue;
        const engine::NodeId node = norm.elements[i].value;
        verdict.next_change = std::min(verdict.next_change, person.state(node).until);
        const Truth truth = person.exact(node).truth;
        if (truth.certain()) continue;
        // Unmet as a rule is unmet, as in `check`: only an atypical case could help.
        const bool is_open = truth.possible() && truth.possible(engine::Lane::Typical);
        (is_open ? verdict.open : verdict.unmet).push_back(placed.positions[i]);
    }
    std::sort(verdict.open.begin(), verdict.open.end());
    std::sort(verdict.unmet.begin(), verdict.unmet.end());
}

/// As in `check`: a norm can be impossible through what its requirements together ask.
void judge_conflict(const Placed& placed, const model::RuleBook& book, Present& person, Verdict& verdict) {
    const PlanNorm& norm = *placed.norm;
    const auto truth_of = [&](engine::NodeId node) { return person.state(node).truth; };
    std::vector<engine::NodeId> parts;
    Positions positions;
    for (std::size_t i = 0; i < norm.elements.size(); ++i) {
        const engine::NodeId node = norm.elements[i].value;
        if (!counts(norm, norm.elements[i], book, truth_of) || truth_of(node).certain()) continue;
        parts.push_back(node);
        positions.push_back(placed.positions[i]);
    }
    for (const std::size_t at :
         engine::conflict(person.evaluation(), norm.value, parts, engine::most_conflict_tries))
        verdict.conflict.push_back(positions[at]);
    std::sort(verdict.conflict.begin(), verdict.conflict.end());
}

}  // namespace

Found judge_now(const Laws& laws, std::size_t which, Present& person, Verdict& verdict) {
    const Phase& phase = laws.phases.front();
    const Placed& placed = phase.norms[which];
    Found found;
    if (phase.until > laws.as_of) verdict.next_change = phase.until;
    if (placed.norm == nullptr) return found;
    const PlanNorm& norm = *placed.norm;
    const State bounds = person.state(norm.value);
    const engine::ExactTruth::Result exact = person.exact(norm.value);
    found.until = bounds.until;
    found.needs_trying = exact.truth.bits != bounds.truth.bits;
    for (const auto& consequence : norm.consequences)
        if (consequence.condition != engine::no_node)
            found.until = std::min(found.until, person.state(consequence.condition).until);
    for (const auto& transition : norm.transitions)
        if (transition.revives) found.until = std::min(found.until, person.state(transition.condition).until);
    const auto result =
        explain::result_of(norm, exact.truth, [&](engine::NodeId node) { return person.state(node).truth; });
    verdict.outcome = result.outcome;
    verdict.next_change = std::min(verdict.next_change, found.until);
    if (result.outcome == Outcome::NotInForce) return found;
    verdict.as_a_rule_only = result.as_a_rule_only;
    verdict.is_bounded_only = exact.is_bounded_only;
    judge_elements(placed, *phase.plan.book, person, verdict);
    if (verdict.outcome == Outcome::DoesNotExist && verdict.unmet.empty())
        judge_conflict(placed, *phase.plan.book, person, verdict);
    return found;
}

bool Verdict::is_met() const {
    switch (outcome) {
        case Outcome::Claim:
        case Outcome::RegularClaim:
        case Outcome::DiscretionOpened:
        case Outcome::TakesEffect: return true;
        case Outcome::DoesNotExist:
        case Outcome::Open:
        case Outcome::NotInForce: return false;
    }
    return false;
}

}  // namespace evaluator::mass
