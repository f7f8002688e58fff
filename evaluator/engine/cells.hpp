// The values an open variable can take, told apart only where a rule tells them apart (semantics.md, "Missing
// values"): judgements and yes/no facts have two cells, a choice one per group of values that the rules below
// the node treat alike. Each cell is given by one of its values.
#pragma once

#include <vector>

#include "evaluator/engine/reasons.hpp"

namespace evaluator::engine {

/// Values of the choice fact that the file leaves open, in groups that no rule below the node tells apart.
std::vector<model::ChoiceMask> choice_groups(Evaluation& evaluation, NodeId node, const OpenVariable& open);

/// Empty: too many to be tried one by one (numbers, days, texts, lists).
std::vector<Value> cells_of(Evaluation& evaluation, NodeId node, const OpenVariable& open);

/// The same in all lanes, whatever else is answered.
constexpr bool is_settled(Truth truth) { return (truth.bits & 0x0F) == (truth.bits >> 4); }

}  // namespace evaluator::engine
