// Which parts of a junction hang together: an answer that pulls one part towards yes and another towards no
// ties them, for no one answer is best for both. Parts that nothing ties can be looked at one by one
// (internal to evaluator/engine).
#pragma once

#include <vector>

#include "evaluator/engine/reasons.hpp"

namespace evaluator::engine {

using OpenByPart = std::vector<std::vector<OpenVariable>>;
using Chosen = std::vector<std::size_t>;  // positions of parts, ascending

/// The answers that some of the chosen parts ask for to different ends; the most frequent first.
std::vector<OpenVariable> pulled_both_ways(const OpenByPart& open, const Chosen& chosen);

/// All parts in groups that share no such answer, in order of their first parts.
std::vector<Chosen> tied(const OpenByPart& open);

}  // namespace evaluator::engine
