#include "tests/support/plan_nodes.hpp"

namespace test {

using evaluator::engine::NodeId;
using evaluator::engine::Plan;

std::vector<NodeId> result_nodes(const Plan& plan) {
    std::vector<NodeId> nodes;
    const auto add = [&](NodeId node) {
        if (node != evaluator::engine::no_node) nodes.push_back(node);
    };
    for (const auto& norm : plan.norms) {
        add(norm.value);
        for (const auto& element : norm.elements) add(element.value);
        for (const auto& consequence : norm.consequences) add(consequence.condition);
        for (const auto& transition : norm.transitions) add(transition.condition);
    }
    return nodes;
}

std::string name_of(const Plan& plan, NodeId node) {
    for (const auto& norm : plan.norms) {
        if (norm.value == node) return dsl::core::to_text(norm.citation);
        for (const auto& element : norm.elements)
            if (element.value == node)
                return dsl::core::to_text(norm.citation) + " " +
                       plan.book->block(plan.book->element(element.element).block).name;
    }
    return "?";
}

}  // namespace test
