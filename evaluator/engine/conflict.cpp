#include "evaluator/engine/conflict.hpp"

#include <algorithm>
#include <numeric>

#include "evaluator/engine/cells.hpp"
#include "evaluator/engine/reasons.hpp"

namespace evaluator::engine {

namespace {

using Chosen = std::vector<std::size_t>;  // positions of parts

/// Looks for answers under which parts are possible together.
class Together {
public:
    Together(Evaluation& evaluation, NodeId whole, const std::vector<NodeId>& parts, std::size_t most_tries)
        : evaluation_(evaluation), whole_(whole), parts_(parts), most_tries_(most_tries) {
        for (const NodeId part : parts) open_.push_back(open_variables(evaluation, part, evaluation.root()));
    }

    /// Parts that answers pulled both ways tie together; what lies in two of them is independent.
    std::vector<Chosen> tied() {
        Chosen all(parts_.size());
        std::iota(all.begin(), all.end(), 0);
        Chosen leader = all;
        for (const OpenVariable& shared : pulled_both_ways(all)) {
            Chosen asking;
            for (const std::size_t part : all)
                if (find(open_[part], shared.variable) != open_[part].end()) asking.push_back(leader[part]);
            for (std::size_t& of : leader)
                if (std::find(asking.begin(), asking.end(), of) != asking.end()) of = asking.front();
        }
        std::vector<Chosen> groups;
        for (const std::size_t first : all) {
            Chosen group;
            std::copy_if(all.begin(), all.end(), std::back_inserter(group),
                         [&](std::size_t part) { return leader[part] == leader[first]; });
            if (group.size() > 1 && group.front() == first) groups.push_back(std::move(group));
        }
        return groups;
    }

    /// True also where the tries do not suffice to say.
    bool are_possible(const Chosen& chosen) {
        chosen_ = &chosen;
        tries_left_ = most_tries_;
        variables_.clear();
        for (const OpenVariable& open : pulled_both_ways(chosen))
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

    static std::vector<OpenVariable>::iterator find(std::vector<OpenVariable>& all,
                                                    const Variable& variable) {
        return std::find_if(all.begin(), all.end(),
                            [&](const OpenVariable& one) { return one.variable == variable; });
    }

    /// Only these can make impossible together what is possible alone. The most frequent first.
    std::vector<OpenVariable> pulled_both_ways(const Chosen& chosen) {
        std::vector<OpenVariable> all;
        for (const std::size_t part : chosen)
            for (const OpenVariable& open : open_[part]) {
                const auto known = find(all, open.variable);
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
    std::vector<std::vector<OpenVariable>> open_;  // by part, nothing assumed
    const Chosen* chosen_ = nullptr;
    std::size_t tries_left_ = 0;
    std::vector<Tried> variables_;
    std::vector<Assumption> assumptions_;
};

}  // namespace

std::vector<std::size_t> conflict(Evaluation& evaluation, NodeId whole, const std::vector<NodeId>& parts,
                                  std::size_t most_tries) {
    Together together{evaluation, whole, parts, most_tries};
    for (Chosen& kept : together.tied()) {
        if (together.are_possible(kept)) continue;
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
