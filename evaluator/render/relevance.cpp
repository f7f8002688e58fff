#include "evaluator/render/relevance.hpp"

namespace evaluator::render {

namespace {

using explain::Node;
using explain::State;
using Kind = explain::Node::Kind;

bool is_way(const Node& node) { return node.kind == Kind::Way; }

/// Whether the condition of a block settles it without its ways; a bar is settled by a condition that fails.
bool base_suffices(const Node& block, Role role) {
    const State wanted = role == Role::Bar || role == Role::Suspension ? State::NotMet : State::Met;
    bool has_base = false;
    for (const auto& child : block.children) {
        if (is_way(child)) continue;
        has_base = true;
        if (child.state != wanted) return false;
    }
    return has_base;
}

/// An element or a way: its condition, then the ways out of it.
std::vector<Part> parts_of_block(const Node& block, Role role) {
    std::vector<Part> parts;
    if (block.state == State::NotApplicable) return parts;
    const bool is_settled_well = block.state == State::Met || block.state == State::Waived;
    const bool drops_ways = block.state == State::Met && base_suffices(block, role);
    for (const auto& child : block.children) {
        if (is_way(child) && (drops_ways || child.state == State::NotApplicable)) continue;
        const bool mattered = is_way(child) ? child.state == State::Met : child.state != State::Open;
        parts.push_back({&child, is_settled_well && !mattered});
    }
    return parts;
}

/// The state of a child that decides its group alone; nothing where all of them count.
std::optional<State> decisive_state(const Node& group) {
    switch (group.kind) {
        case Kind::AllOf: return group.state == State::NotMet ? std::optional(State::NotMet) : std::nullopt;
        case Kind::AnyOf: return group.state == State::Met ? std::optional(State::Met) : std::nullopt;
        case Kind::NoneOf: return group.state == State::NotMet ? std::optional(State::Met) : std::nullopt;
        case Kind::Element:
        case Kind::Way:
        case Kind::Case:
        case Kind::CountOf:
        case Kind::Not:
        case Kind::Leaf:
        case Kind::Definition:
        case Kind::OtherNorm:
        case Kind::OtherPerson:
        case Kind::Item: return std::nullopt;
    }
    return std::nullopt;
}

}  // namespace

std::vector<Part> relevant_parts(const Node& node, Role role) {
    if (node.kind == Kind::Element || node.kind == Kind::Way) return parts_of_block(node, role);
    const auto decisive = decisive_state(node);
    std::vector<Part> parts, decided;
    for (const auto& child : node.children) {
        if (!decisive || child.state == *decisive) decided.push_back({&child, false});
        parts.push_back({&child, false});
    }
    // bounds may settle a group though no single part does; then all of them are shown
    return decided.empty() ? parts : decided;
}

}  // namespace evaluator::render
