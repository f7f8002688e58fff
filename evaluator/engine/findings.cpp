// Truth made exact where a variable occurs several times, and which of the open variables matter. The cells
// of those variables are tried as a decision diagram: a branch ends as soon as it is decided, equal branches
// are one, and a variable that is left in no node of the diagram does not matter. Two leaves that are both
// open need not be equal: where that is what drops a variable, the others are tried, too.
#include <algorithm>
#include <map>
#include <optional>

#include "evaluator/engine/cells.hpp"
#include "evaluator/engine/reasons.hpp"

namespace evaluator::engine {

namespace {

void join(std::vector<OpenVariable>& into, const std::vector<OpenVariable>& more) {
    for (const OpenVariable& one : more)
        if (std::none_of(into.begin(), into.end(),
                         [&](const OpenVariable& known) { return known.variable == one.variable; }))
            into.push_back(one);
}

class Diagram {
public:
    /// `joins_open`: leaves open alike are taken for one, though they may differ in what they hang on.
    Diagram(Evaluation& evaluation, NodeId node, const Context& context, std::size_t most_tries,
            bool joins_open)
        : evaluation_(evaluation),
          node_(node),
          context_(context),
          tries_left_(most_tries),
          joins_open_(joins_open) {}

    /// Most frequent variables first: they settle most.
    void add(const OpenVariable& open, std::vector<Value> cells) {
        variables_.push_back({&open, std::move(cells)});
    }
    bool is_empty() const { return variables_.empty(); }

    void build() {
        std::stable_sort(variables_.begin(), variables_.end(), [](const Tried& a, const Tried& b) {
            return a.open->occurrences > b.open->occurrences;
        });
        root_ = branch(0);
        evaluation_.assume({});
    }

    Truth joined() const {
        Truth result = leaves_.front();
        for (const Truth leaf : leaves_) result = either(result, leaf);
        return result;
    }
    bool ran_out() const { return tries_left_ == 0; }

    /// Variables with a node of their own, and those on which an open leaf still hangs.
    std::vector<OpenVariable> that_matter() {
        std::vector<OpenVariable> result = open_at_leaves_;
        std::vector<bool> seen(nodes_.size(), false);
        collect(root_, seen, result);
        return result;
    }

    /// Variables dropped because open leaves were taken for one.
    const std::vector<OpenVariable>& in_doubt() const { return in_doubt_; }

private:
    struct Tried {
        const OpenVariable* open;
        std::vector<Value> cells;
    };
    /// Leaf: its truth in `bits`. Else the variable and a node per cell. Equal nodes have one number.
    struct Key {
        bool is_leaf = true;
        std::size_t which = 0;      // truth bits, or variable
        std::size_t open_leaf = 0;  // an open leaf that is like no other
        std::vector<std::size_t> below;
        auto operator<=>(const Key&) const = default;
    };

    std::size_t branch(std::size_t level) {
        if (tries_left_ > 0) --tries_left_;
        evaluation_.assume(assumptions_);
        const Truth here = evaluation_.value(node_, context_).truth;
        if (is_settled(here) || level == variables_.size() || tries_left_ == 0) {
            leaves_.push_back(here);
            if (here.is_open()) join(open_at_leaves_, open_variables(evaluation_, node_, context_));
            const bool is_like_none = !is_settled(here) && !joins_open_;
            return number({true, here.bits, is_like_none ? leaves_.size() : 0, {}}, !is_settled(here));
        }
        Key key{false, level, 0, {}};
        for (const Value& cell : variables_[level].cells) {
            assumptions_.push_back({variables_[level].open->variable, cell});
            key.below.push_back(branch(level + 1));
            assumptions_.pop_back();
        }
        const bool is_one = std::equal(key.below.begin() + 1, key.below.end(), key.below.begin());
        const std::size_t first = key.below.front();
        if (is_one && is_open_[first]) join(in_doubt_, {*variables_[level].open});
        if (is_one) return first;
        const bool is_open = std::any_of(key.below.begin(), key.below.end(),
                                         [&](std::size_t below) { return bool{is_open_[below]}; });
        return number(std::move(key), is_open);
    }

    std::size_t number(Key key, bool is_open) {
        const auto [known, is_new] = numbers_.try_emplace(std::move(key), nodes_.size());
        if (is_new) {
            nodes_.push_back(&known->first);
            is_open_.push_back(is_open);
        }
        return known->second;
    }

    void collect(std::size_t at, std::vector<bool>& seen, std::vector<OpenVariable>& into) {
        if (seen[at] || nodes_[at]->is_leaf) return;
        seen[at] = true;
        join(into, {*variables_[nodes_[at]->which].open});
        for (const std::size_t below : nodes_[at]->below) collect(below, seen, into);
    }

    Evaluation& evaluation_;
    NodeId node_;
    Context context_;
    std::size_t tries_left_;
    bool joins_open_;
    std::vector<Tried> variables_;
    std::vector<Assumption> assumptions_;
    std::map<Key, std::size_t> numbers_;
    std::vector<const Key*> nodes_;
    std::vector<bool> is_open_;  // per node: whether an open leaf lies below it
    std::size_t root_ = 0;
    std::vector<Truth> leaves_;
    std::vector<OpenVariable> open_at_leaves_;
    std::vector<OpenVariable> in_doubt_;
};

bool contains(const std::vector<OpenVariable>& all, const OpenVariable& one) {
    return std::any_of(all.begin(), all.end(),
                       [&](const OpenVariable& other) { return other.variable == one.variable; });
}

/// Of the variables in doubt those that matter, with all variables tried that can be; where that is not
/// enough to say, they do.
std::vector<OpenVariable> that_matter_after_all(Evaluation& evaluation, NodeId node, const Context& context,
                                                const std::vector<OpenVariable>& variables,
                                                const std::vector<OpenVariable>& in_doubt) {
    constexpr std::size_t most_tries = 512;
    Diagram diagram{evaluation, node, context, most_tries, false};
    for (const OpenVariable& open : variables)
        if (std::vector<Value> cells = cells_of(evaluation, node, open); !cells.empty())
            diagram.add(open, std::move(cells));
    diagram.build();
    std::vector<OpenVariable> result;
    const std::vector<OpenVariable> matter = diagram.that_matter();
    for (const OpenVariable& open : in_doubt)
        if (contains(matter, open)) result.push_back(open);
    return result;
}

}  // namespace

Findings findings(Evaluation& evaluation, NodeId node, std::size_t most_tries) {
    return findings(evaluation, node, evaluation.root(), most_tries);
}

Findings findings(Evaluation& evaluation, NodeId node, const Context& context, std::size_t most_tries) {
    Findings result;
    result.truth = evaluation.value(node, context).truth;
    if (result.truth.is_decided()) return result;
    result.variables = open_variables(evaluation, node, context);

    Diagram diagram{evaluation, node, context, most_tries, true};
    for (const OpenVariable& open : result.variables) {
        if (open.occurrences < 2) continue;
        std::vector<Value> cells = cells_of(evaluation, node, open);
        if (cells.empty())
            result.is_bounded_only = result.is_bounded_only || open.is_in_conflict();
        else
            diagram.add(open, std::move(cells));
    }
    if (diagram.is_empty()) return result;
    diagram.build();
    result.truth = diagram.joined();
    if (diagram.ran_out()) {  // fewer have to be tried for the truth alone
        const ExactTruth::Result exact = ExactTruth{evaluation, most_tries}.of(node, context);
        result.truth = exact.truth;
        result.is_bounded_only = exact.is_bounded_only;
    }
    if (result.truth.is_decided()) {
        result.variables.clear();
        result.is_bounded_only = false;
        return result;
    }
    std::vector<OpenVariable> kept = diagram.that_matter(), in_doubt = diagram.in_doubt();
    std::erase_if(in_doubt, [&](const OpenVariable& open) { return contains(kept, open); });
    if (!in_doubt.empty())
        join(kept, that_matter_after_all(evaluation, node, context, result.variables, in_doubt));
    std::erase_if(result.variables, [&](const OpenVariable& open) { return !contains(kept, open); });
    return result;
}

}  // namespace evaluator::engine
