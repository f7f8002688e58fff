// The unbroken run of a chain back from the Stichtag as two days, for columns.
#pragma once

#include "evaluator/engine/evaluation.hpp"

namespace evaluator::cohort {

namespace core = dsl::core;
namespace model = dsl::model;

struct ChainStart {
    bool is_uniform = true;  // the same in all lanes
    core::Date possible = core::Date::never(), certain = core::Date::never();
};

/// As Evaluation::run_start, without until when.
ChainStart chain_start(engine::Evaluation& evaluation, const engine::PlanNode& chain_use);
/// The same of the starts found, by bound and lane.
ChainStart chain_start(const std::array<core::Date, 8>& starts, bool looks_at_both);

/// A missing day in a gap that counts is worth more than a bridged or half one: each bound looks at both.
bool missing_may_be_better(const engine::PlanChain& chain);

}  // namespace evaluator::cohort
