// Why a node is open: exactly the variables that still matter (semantics.md, "Reasons"), and its truth made
// exact where one variable occurs several times by trying its cells.
#pragma once

#include <vector>

#include "evaluator/engine/evaluation.hpp"

namespace evaluator::engine {

/// Which answer moves the node towards "yes".
enum class Direction : std::uint8_t { Yes, No, Either };

struct OpenVariable {
    Variable variable;
    Direction direction = Direction::Either;
    int occurrences = 1;
    Context context;  // where it is asked: for the names of persons and items
};

struct Findings {
    Truth truth = Truth::open();
    bool is_bounded_only = false;  // "open" may be shown without need
    std::vector<OpenVariable> variables;
};

/// The variables an open node hangs on, each once; nothing for a decided node.
std::vector<OpenVariable> open_variables(Evaluation& evaluation, NodeId node, const Context& context);

/// A number for what is open below a node and within which bounds: where it is the same, the same has to be
/// said to settle the node, whatever the day. Amounts and days that are known do not go into it.
std::uint64_t open_shape(Evaluation& evaluation, NodeId node, const Context& context);

/// Truth and reasons of a node for the person judged on the Stichtag, exact where at most `most_tries`
/// combinations of the variables that occur repeatedly have to be tried. Leaves the evaluation without
/// assumptions. (findings.cpp)
Findings findings(Evaluation& evaluation, NodeId node, std::size_t most_tries = 4096);
/// The same on another day or for another person.
Findings findings(Evaluation& evaluation, NodeId node, const Context& context, std::size_t most_tries);

}  // namespace evaluator::engine
