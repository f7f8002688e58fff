// Whether an open variable matters at a node: two completions that differ only in it give different results
// (semantics.md, "Reasons"). Where a variable stands in several places being open is not enough; then the
// variables that repeat are tried until there is a witness.
#pragma once

#include "evaluator/engine/reasons.hpp"

namespace evaluator::interview {

/// `open`: one of the node's open variables. After `most_tries` without a witness it counts as relevant.
bool matters(engine::Evaluation& evaluation, engine::NodeId node, const engine::OpenVariable& open,
             std::size_t most_tries);

}  // namespace evaluator::interview
