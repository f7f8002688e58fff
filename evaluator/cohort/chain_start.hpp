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

}  // namespace evaluator::cohort
