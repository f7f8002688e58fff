#include "evaluator/engine/conflict.hpp"

#include <algorithm>

#include "evaluator/engine/cells.hpp"
#include "evaluator/engine/ties.hpp"

namespace evaluator::engine {

namespace {

/// Looks for answers under which parts are possible together.
class Together {
public:
    Together(Evaluation& evaluation, NodeId whole, const std::vector<NodeId>& parts, std::size_t most_tries)
        : evaluation_(evaluation), whole_(whole), parts_(parts), most_tries_(most_tries) {
        for (const NodeId part : parts) open_.push_back(open_variables(evaluation, part, evaluation.root()));
    }

    const OpenByPart& open() const { return open_; }

    /// True also where the tries do not suffice to say.
    bool are_possible(const Chosen& chosen) {
        chosen_ = &chosen;
        tries_left_ = most_tries_;
        variables_.clear();
        for (const OpenVariable& open : pulled_both_ways(open_, chosen))
            if (std::vector<Value> cells = cells_of(evaluation_, whole_, open); !cells.empty())
                variables_.push_back({open.variable, std::move(cells)});
        const bool found = search(0);
        evaluation_.assume({});
        return found;
    }

private:
    struct Tried {
        Variable variable;
        std::vector<Value> cells;
    };

    bool search(std::size_t level) {
        if (tries_left_ == 0) return true;
        --tries_left_;
        evaluation_.assume(assumptions_);
        const bool possible = std::all_of(chosen_->begin(), chosen_->end(), [&](std::size_t part) {
            return evaluation_.truth(parts_[part]).possible();
        });
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
    NodeId whole_;
    const std::vector<NodeId>& parts_;
    std::size_t most_tries_;
    OpenByPart open_;  // by part, nothing assumed
    const Chosen* chosen_ = nullptr;
    std::size_t tries_left_ = 0;
    std::vector<Tried> variables_;
    std::vector<Assumption> assumptions_;
};

}  // namespace

std::vector<std::size_t> conflict(Evaluation& evaluation, NodeId whole, const std::vector<NodeId>& parts,
                                  std::size_t most_tries) {
    Together together{evaluation, whole, parts, most_tries};
    for (Chosen& kept : tied(together.open())) {
        if (kept.size() < 2 || together.are_possible(kept)) continue;
        const Chosen all = kept;
        for (auto last = all.rbegin(); last != all.rend(); ++last) {  // the first of the law stay, if any can
            Chosen fewer = kept;
            std::erase(fewer, *last);
            if (!together.are_possible(fewer)) kept = std::move(fewer);
        }
        return kept;
    }
    return {};
}

}  // namespace evaluator::engine
