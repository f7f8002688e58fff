// The nodes of a plan that results are made of, and their names, for tests over the whole rule library.
#pragma once

#include <string>
#include <vector>

#include "evaluator/engine/plan.hpp"

namespace test {

/// Norms, their elements, conditions of consequences and transitions.
std::vector<evaluator::engine::NodeId> result_nodes(const evaluator::engine::Plan& plan);
/// "§ 25b Abs. 1 AufenthG", "§ 25b Abs. 1 AufenthG pass"; "?" for other nodes.
std::string name_of(const evaluator::engine::Plan& plan, evaluator::engine::NodeId node);

}  // namespace test
