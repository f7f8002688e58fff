// Which kernel computes a node of the plan as a column, seen from the person judged on the Stichtag. Knows
// operations, no memory.
#pragma once

#include <optional>

#include "evaluator/cohort/program.hpp"

namespace evaluator::cohort {

struct Choice {
    Kernel kernel = Kernel::Single;
    std::vector<NodeId> operands;                // that must be columns
    const engine::Value* constant = nullptr;     // what is compared with
    core::Date law_until = core::Date::never();  // with that of the constant
};

/// Single: there is no kernel for it.
Choice choose_kernel(const Plan& plan, NodeId node, const ProgramOptions& options);
/// How its values lie in memory; nothing for texts, durations, sets of days.
std::optional<Layout> layout_of(const Plan& plan, const PlanNode& node);
bool is_number(const Plan& plan, const PlanNode& node);

}  // namespace evaluator::cohort
