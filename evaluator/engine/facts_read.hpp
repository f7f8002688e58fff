// Which facts a node of the plan reads, itself or below it, of whatever person. What nothing reads cannot
// matter.
#pragma once

#include <vector>

#include "evaluator/engine/plan.hpp"

namespace evaluator::engine {

/// Operations on the items of the list that PlanNode::ref names.
constexpr bool is_over_list(model::Operation operation) {
    using enum model::Operation;
    switch (operation) {
        case ExistsItem:
        case NoItem:
        case EveryItem:
        case CountItems:
        case Sum:
        case Largest:
        case Smallest:
        case Earliest:
        case Latest: return true;
        default: return false;
    }
}

/// By FactId.index; lists and their attributes too.
std::vector<bool> facts_read(const Plan& plan, NodeId node);
/// Adds to what others read.
void add_facts_read(const Plan& plan, NodeId node, std::vector<bool>& facts);

}  // namespace evaluator::engine
