// The law a mass check judges by: a plan for each span of law in the time looked at, the norms of all of them
// with their requirements. Made once; shared by the checkers and their threads.
#pragma once

#include <memory>

#include "evaluator/engine/plan.hpp"
#include "evaluator/mass/checker.hpp"

namespace evaluator::mass {

/// A norm in one plan, with the places of its elements among the requirements of all plans.
struct Placed {
    const engine::PlanNorm* norm = nullptr;  // nullptr: not in force
    std::vector<std::uint16_t> positions;
};

/// Law from a day on.
struct Phase {
    core::Date from, until;
    engine::Plan plan;
    std::vector<Placed> norms;  // in the order of the checker
};

struct Laws {
    std::vector<Phase> phases;
    core::Date as_of, ahead_until;
    std::vector<NormInfo> norms;
};

/// The nodes of all a verdict of one day is made of.
std::vector<engine::NodeId> asked(const Phase& phase);

std::shared_ptr<const Laws> laws_of(const model::RuleBook& book, const engine::Options& options,
                                    const std::vector<core::Citation>& targets, core::Date ahead_until);

}  // namespace evaluator::mass
