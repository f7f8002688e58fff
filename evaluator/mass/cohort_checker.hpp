// The checker for many: blocks of persons in columns (evaluator/cohort), the single evaluation only where a
// column cannot say it. Gives the verdicts of single_checker, bit by bit.
#pragma once

#include "evaluator/mass/checker.hpp"

namespace evaluator::mass {

/// As single_checker.
Checker cohort_checker(const model::RuleBook& book, const engine::Options& options,
                       const std::vector<core::Citation>& targets, core::Date ahead_until);

}  // namespace evaluator::mass
