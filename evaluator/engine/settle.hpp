// The smallest sets of answers that settle an open node (semantics.md, "Reasons"): as yes, and as no. Each
// set is enough whatever the other open points turn out to be, and irreducible: leaving one answer out leaves
// the node open. Sets of facts come first, then those with judgements, discretion, readings, atypical cases;
// inside by number. "Why not", the interview and the report use them.
#pragma once

#include <functional>
#include <unordered_map>
#include <vector>

#include "evaluator/engine/reasons.hpp"

namespace evaluator::engine {

/// What has to be said of a variable.
struct Answer {
    enum class Says : std::uint8_t {
        Yes,    // a yes/no fact, a judgement, an event (it has happened), a meaning; a list: there is such an
                // item
        No,     // the contrary; a list: there is none; a person: there is nobody
        OneOf,  // a choice: one of `values`
        Suitable,  // a number, a day, a list: a value that fits; the rule's threshold says which
    } says = Says::Yes;
    OpenVariable variable;
    model::ChoiceMask values = 0;
};

struct AnswerSet {
    std::vector<Answer> answers;
    bool is_tried =
        false;  // evaluated with these answers, and without each; else put together from its parts
};

struct Settlement {
    std::vector<AnswerSet> yes, no;
    bool is_complete = true;  // false: there are more sets than were kept
};

/// For the person judged on the Stichtag; nothing for a decided node. Keeps at most `most_sets` of each side,
/// the first in order. Leaves the evaluation without assumptions.
Settlement settlement(Evaluation& evaluation, NodeId node, std::size_t most_sets = 12);

/// What settles the parts of a node that asks for all of them, kept by those who ask for many states of a
/// household: they know which parts are the same in two of them.
class KnownParts {
public:
    KnownParts();
    ~KnownParts();

    /// A number for all that a part hangs on in the state asked about; the same number: the same answers.
    std::function<std::uint64_t(NodeId part)> state_of;

private:
    friend class Settler;
    struct Part;
    std::unordered_map<std::uint64_t, Part> parts_;
};

/// Sets that settle the node as yes there, not yet proved to be irreducible: for those who only weigh what it
/// would take, many times.
std::vector<AnswerSet> rough_settlement(Evaluation& evaluation, NodeId node, const Context& context,
                                        std::size_t most_sets, KnownParts& known);

}  // namespace evaluator::engine
