#include "evaluator/engine/conflict.hpp"

#include <algorithm>

#include "evaluator/engine/cells.hpp"
#include "evaluator/engine/reasons.hpp"

namespace evaluator::engine {

namespace {

/// Looks for answers under which some parts are possible together.
class Together {
public:
    Together(Evaluation& evaluation, NodeId whole, std::vector<NodeId> parts, std::size_t most_tries)
        : evaluation_(evaluation), parts_(std::move(parts)), tries_left_(most_tries) {
        for (const OpenVariable& open : pulled_both_ways())
            if (std::vector<Value> cells = cells_of(evaluation, whole, open); !cells.empty())
                variables_.push_back({open.variable, std::move(cells)});
    }

    /// True also where the tries do not suffice to say.
    bool are_possible() {
        const bool found = search(0);
        evaluation_.assume({});
        return found;
    }

private:
    struct Tried {
        Variable variable;
        std::vector<Value> cells;
    };

    /// Only these can make impossible together what is possible alone. The most frequent first.
    std::vector<OpenVariable> pulled_both_ways() {
        std::vector<OpenVariable> all;
        for (const NodeId part : parts_)
            for (const OpenVariable& open : open_variables(evaluation_, part, evaluation_.root())) {
                const auto known = std::find_if(all.begin(), all.end(), [&](const OpenVariable& other) {
                    return other.variable == open.variable;
                });
                if (known == all.end()) {
                    all.push_back(open);
                    continue;
                }
                known->occurrences += open.occurrences;
                if (known->direction != open.direction) known->direction = Direction::Either;
            }
        std::erase_if(all, [](const OpenVariable& open) { return !open.is_in_conflict(); });
        std::stable_sort(all.begin(), all.end(), [](const OpenVariable& a, const OpenVariable& b) {
            return a.occurrences > b.occurrences;
        });
        return all;
    }

    bool search(std::size_t level) {
        if (tries_left_ == 0) return true;
        --tries_left_;
        evaluation_.assume(assumptions_);
        const bool possible = std::all_of(parts_.begin(), parts_.end(),
                                          [&](NodeId part) { return evaluation_.truth(part).possible(); });
        if (!possible || level == variables_.size()) return possible;
        for (const Value& cell : variables_[level].cells) {
            assumptions_.push_back({variables_[level].variable, cell});
            const bool found = search(level + 1);
            assumptions_.pop_back();
            if (found) return true;
        }
        return false;
    }

    Evaluation& evaluation_;
    std::vector<NodeId> parts_;
    std::size_t tries_left_;
    std::vector<Tried> variables_;
    std::vector<Assumption> assumptions_;
};

}  // namespace

std::vector<std::size_t> conflict(Evaluation& evaluation, NodeId whole, const std::vector<NodeId>& parts,
                                  std::size_t most_tries) {
    const auto are_possible = [&](const std::vector<std::size_t>& chosen) {
        std::vector<NodeId> nodes;
        for (const std::size_t one : chosen) nodes.push_back(parts[one]);
        return Together{evaluation, whole, std::move(nodes), most_tries}.are_possible();
    };
    std::vector<std::size_t> kept;
    for (std::size_t i = 0; i < parts.size(); ++i) kept.push_back(i);
    if (are_possible(kept)) return {};
    for (std::size_t i = parts.size(); i-- > 0;) {  // the first ones of the law stay, if there is a choice
        std::vector<std::size_t> fewer = kept;
        std::erase(fewer, i);
        if (!are_possible(fewer)) kept = std::move(fewer);
    }
    return kept;
}

}  // namespace evaluator::engine
