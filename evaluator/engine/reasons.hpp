// Why a node is open: exactly the variables that still matter (semantics.md, "Reasons"), and its truth made
// exact where one variable occurs several times by trying its cells.
#pragma once

#include <map>
#include <utility>
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

    /// Asked several times, and not always to the same end: then one answer cannot do for all what is best.
    bool is_in_conflict() const { return occurrences > 1 && direction == Direction::Either; }
};

struct Findings {
    Truth truth = Truth::open();
    bool is_bounded_only = false;  // "open" may be shown without need
    std::vector<OpenVariable> variables;
};

/// The variables an open node hangs on, each once; nothing for a decided node.
std::vector<OpenVariable> open_variables(Evaluation& evaluation, NodeId node, const Context& context);

/// A number for what is open below a node, within which bounds, and the whole amounts it is compared with:
/// where it is the same, about the same has to be said to settle the node. For weighing only: what lies
/// inside periods does not go into it.
std::uint64_t open_shape(Evaluation& evaluation, NodeId node, const Context& context);
/// Truth and reasons of a node for the person judged on the Stichtag, exact where at most `most_tries`
/// combinations of the variables that occur repeatedly have to be tried. Leaves the evaluation without
/// assumptions. (findings.cpp)
Findings findings(Evaluation& evaluation, NodeId node, std::size_t most_tries = 4096);
/// The same on another day or for another person.
Findings findings(Evaluation& evaluation, NodeId node, const Context& context, std::size_t most_tries);

/// The truth of findings() without the reasons, for those who ask on many days. A variable whose answers all
/// pull the same way makes no bound inexact, so only the others are tried, once for a node and a day, and no
/// more of them together than hang together. For the person the evaluation has begun with, on contexts of
/// her own. (exact_truth.cpp)
class ExactTruth {
public:
    ExactTruth(Evaluation& evaluation, std::size_t most_tries)
        : evaluation_(evaluation), most_tries_(most_tries) {}

    struct Result {
        Truth truth;
        bool is_bounded_only = false;
    };
    Result of(NodeId node, const Context& context);

private:
    Result by_parts(NodeId node, const Context& context, const std::vector<OpenVariable>& variables);

    Evaluation& evaluation_;
    std::size_t most_tries_;
    std::map<std::pair<NodeId, core::Date>, Result> known_;
};

}  // namespace evaluator::engine
