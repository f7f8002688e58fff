#include "evaluator/interview/relevance.hpp"

#include <algorithm>

#include "evaluator/engine/cells.hpp"

namespace evaluator::interview {

using engine::Assumption;
using engine::OpenVariable;
using engine::Truth;
using engine::Value;

namespace {

class Witness {
public:
    Witness(engine::Evaluation& evaluation, engine::NodeId node, const OpenVariable& asked,
            std::size_t most_tries)
        : evaluation_(evaluation), node_(node), asked_(asked), tries_left_(most_tries) {}

    bool exists() {
        std::vector<OpenVariable> open = engine::open_variables(evaluation_, node_, evaluation_.root());
        std::stable_sort(open.begin(), open.end(), [](const OpenVariable& a, const OpenVariable& b) {
            return a.occurrences > b.occurrences;
        });
        for (const OpenVariable& one : open) {
            const bool is_asked = one.variable == asked_.variable;
            if (is_asked && one.occurrences < 2) continue;
            auto cells = engine::cells_of(evaluation_, node_, one);
            if (cells.empty()) continue;
            if (is_asked)
                own_cells_ = std::move(cells);
            else
                (one.occurrences < 2 ? single_ : repeated_).push_back({one, std::move(cells)});
        }
        if (repeated_.empty() && own_cells_.empty()) return true;  // each stands in one place
        const bool found = branch(0);
        evaluation_.assume({});
        return found;
    }

private:
    struct Tried {
        OpenVariable open;
        std::vector<Value> cells;
    };

    Truth truth() {
        if (tries_left_ > 0) --tries_left_;
        evaluation_.assume(assumptions_);
        return evaluation_.truth(node_);
    }

    bool branch(std::size_t level) {
        if (tries_left_ == 0) return true;
        const Truth here = truth();
        if (here.is_decided()) return false;
        if (level == repeated_.size()) return decides_here();
        for (const Value& cell : repeated_[level].cells) {
            assumptions_.push_back({repeated_[level].open.variable, cell});
            const bool found = branch(level + 1);
            assumptions_.pop_back();
            if (found) return true;
        }
        return false;
    }

    /// All others that repeat are said: it stands in an open place, or its values give different results.
    bool decides_here() {
        if (own_cells_.empty()) {
            const auto open = engine::open_variables(evaluation_, node_, evaluation_.root());
            return std::any_of(open.begin(), open.end(),
                               [&](const OpenVariable& one) { return one.variable == asked_.variable; });
        }
        return differs(0);
    }

    /// Open whatever it is says nothing yet: then those that stand in one place are said, too.
    bool differs(std::size_t level) {
        if (tries_left_ == 0) return true;
        std::vector<Truth> results;
        for (const Value& cell : own_cells_) {
            assumptions_.push_back({asked_.variable, cell});
            results.push_back(truth());
            assumptions_.pop_back();
        }
        const bool is_same = std::all_of(results.begin(), results.end(), [&](Truth one) {
            return one.certain() == results.front().certain() && one.possible() == results.front().possible();
        });
        if (!is_same) return true;
        if (results.front().is_decided()) return false;
        if (level == single_.size()) return true;  // what is left cannot be tried
        for (const Value& cell : single_[level].cells) {
            assumptions_.push_back({single_[level].open.variable, cell});
            const bool found = differs(level + 1);
            assumptions_.pop_back();
            if (found) return true;
        }
        return false;
    }

    engine::Evaluation& evaluation_;
    engine::NodeId node_;
    const OpenVariable& asked_;
    std::size_t tries_left_;
    std::vector<Tried> repeated_, single_;
    std::vector<Value> own_cells_;  // empty: it stands in one place, or cannot be tried
    std::vector<Assumption> assumptions_;
};

}  // namespace

bool matters(engine::Evaluation& evaluation, engine::NodeId node, const OpenVariable& open,
             std::size_t most_tries) {
    return Witness{evaluation, node, open, most_tries}.exists();
}

}  // namespace evaluator::interview
