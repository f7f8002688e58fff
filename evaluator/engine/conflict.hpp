// Requirements that are open one by one and cannot hold together: then a norm is impossible though none of
// them fails alone, and the smallest such set is the reason to be told.
#pragma once

#include <cstddef>
#include <vector>

#include "evaluator/engine/evaluation.hpp"

namespace evaluator::engine {

/// Rare, and only to say why: answers tried for each set looked at.
constexpr std::size_t most_conflict_tries = 512;

/// `parts` lie below `whole`, all of which must hold. Positions of parts that cannot hold together, none of
/// which can be left out, ascending; empty: none found with so many combinations of answers per set. For the
/// person judged, on the Stichtag; leaves the evaluation without assumptions.
std::vector<std::size_t> conflict(Evaluation& evaluation, NodeId whole, const std::vector<NodeId>& parts,
                                  std::size_t most_tries);

}  // namespace evaluator::engine
