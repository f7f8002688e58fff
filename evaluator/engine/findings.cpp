// Truth made exact where a variable occurs several times, and which of the open variables matter. The cells
// of those variables are tried as a decision diagram: a branch ends as soon as it is decided, equal branches
// are one, and a variable that is left in no node of the diagram does not matter.
#include <algorithm>
#include <map>

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

/// The same in all lanes, whatever else is answered.
bool is_settled(Truth truth) { return (truth.bits & 0x0F) == (truth.bits >> 4); }

class Diagram {
public:
    Diagram(Evaluation& evaluation, NodeId node, const Context& context, std::size_t most_tries)
        : evaluation_(evaluation), node_(node), context_(context), tries_left_(most_tries) {}

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

private:
    struct Tried {
        const OpenVariable* open;
        std::vector<Value> cells;
    };
    /// Leaf: its truth in `bits`. Else the variable and a node per cell. Equal nodes have one number.
    struct Key {
        bool is_leaf = true;
        std::size_t which = 0;  // truth bits, or variable
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
            return number({true, here.bits, {}});
        }
        Key key{false, level, {}};
        for (const Value& cell : variables_[level].cells) {
            assumptions_.push_back({variables_[level].open->variable, cell});
            key.below.push_back(branch(level + 1));
            assumptions_.pop_back();
        }
        const bool is_one = std::equal(key.below.begin() + 1, key.below.end(), key.below.begin());
        return is_one ? key.below.front() : number(std::move(key));
    }

    std::size_t number(Key key) {
        const auto [known, is_new] = numbers_.try_emplace(std::move(key), nodes_.size());
        if (is_new) nodes_.push_back(&known->first);
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
    std::vector<Tried> variables_;
    std::vector<Assumption> assumptions_;
    std::map<Key, std::size_t> numbers_;
    std::vector<const Key*> nodes_;
    std::size_t root_ = 0;
    std::vector<Truth> leaves_;
    std::vector<OpenVariable> open_at_leaves_;
};

}  // namespace

Findings findings(Evaluation& evaluation, NodeId node, std::size_t most_tries) {
    return findings(evaluation, node, evaluation.root(), most_tries);
}

Findings findings(Evaluation& evaluation, NodeId node, const Context& context, std::size_t most_tries) {
    Findings result;
    result.truth = evaluation.value(node, context).truth;
    if (result.truth.is_decided()) return result;
    result.variables = open_variables(evaluation, node, context);

    Diagram diagram{evaluation, node, context, most_tries};
    for (const OpenVariable& open : result.variables) {
        if (open.occurrences < 2) continue;
        std::vector<Value> cells = cells_of(evaluation, node, open);
        if (cells.empty())
            result.is_bounded_only = true;
        else
            diagram.add(open, std::move(cells));
    }
    if (diagram.is_empty()) return result;
    diagram.build();
    result.is_bounded_only = result.is_bounded_only || diagram.ran_out();
    result.truth = diagram.joined();
    if (result.truth.is_decided()) {
        result.variables.clear();
        result.is_bounded_only = false;
        return result;
    }
    const std::vector<OpenVariable> kept = diagram.that_matter();
    std::erase_if(result.variables, [&](const OpenVariable& open) {
        return std::none_of(kept.begin(), kept.end(),
                            [&](const auto& one) { return one.variable == open.variable; });
    });
    return result;
}

}  // namespace evaluator::engine
