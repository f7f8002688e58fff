#include "evaluator/interview/relevance.hpp"

#include <algorithm>
#include <optional>

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
            if (one.occurrences < 2) {
                single_.push_back({one, {}});
                continue;
            }
            auto cells = engine::cells_of(evaluation_, node_, one);
            if (cells.empty()) continue;
            if (is_asked)
                own_cells_ = std::move(cells);
            else
                repeated_.push_back({one, std::move(cells)});
        }
        if (repeated_.empty() && own_cells_.empty()) return true;  // each stands in one place
        const bool found = look() != Look::Closed &&
                           search(repeated_, 0, repeated_.size(), &Witness::look, &Witness::decides_here);
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

    /// What the answers tried so far say: nothing yet, that there is a witness, that there is none among
    /// them.
    enum class Look { Open, Found, Closed };
    using Looking = Look (Witness::*)();
    using AtEnd = bool (Witness::*)();

    Look look() {
        const Truth here = truth();
        if (tries_left_ == 0) return Look::Found;
        return here.is_decided() ? Look::Closed : Look::Open;
    }

    /// Whether the values of the one asked for give different results.
    Look look_at_own() {
        std::vector<Truth> results;
        for (const Value& cell : own_cells_) {
            assumptions_.push_back({asked_.variable, cell});
            results.push_back(truth());
            assumptions_.pop_back();
        }
        const bool is_same = std::all_of(results.begin(), results.end(), [&](Truth one) {
            return one.certain() == results.front().certain() && one.possible() == results.front().possible();
        });
        if (!is_same || tries_left_ == 0) return Look::Found;
        return results.front().is_decided() ? Look::Closed : Look::Open;
    }

    void assume_first(const std::vector<Tried>& tried, std::size_t level, std::size_t count,
                      std::size_t known) {
        assumptions_.resize(known);
        for (std::size_t i = level; i < level + count; ++i)
            assumptions_.push_back({tried[i].open.variable, tried[i].cells.front()});
    }

    /// How many of the next `most`, each with its first answer, leave it open; nothing: a witness is found.
    /// More answers never open again what is closed, so one look at all of them mostly says it.
    std::optional<std::size_t> open_with_first(const std::vector<Tried>& tried, std::size_t level,
                                               std::size_t most, Looking looking) {
        const std::size_t known = assumptions_.size();
        std::size_t open = 0, closed = most + 1;
        for (std::size_t probe = most; closed - open > 1; probe = open + (closed - open) / 2) {
            assume_first(tried, level, probe, known);
            const Look found = (this->*looking)();
            if (found == Look::Found) return std::nullopt;
            (found == Look::Open ? open : closed) = probe;
        }
        assumptions_.resize(known);
        return open;
    }

    /// Tries all answers to those from `level` on, in order; it is open so far. `stride`: how many to answer
    /// at once.
    bool search(const std::vector<Tried>& tried, std::size_t level, std::size_t stride, Looking looking,
                AtEnd at_end) {
        if (tries_left_ == 0) return true;
        if (level == tried.size()) return (this->*at_end)();
        const std::size_t known = assumptions_.size(), most = std::min(stride, tried.size() - level);
        const auto open = open_with_first(tried, level, most, looking);
        if (!open) return true;
        if (*open == most) {
            assume_first(tried, level, most, known);
            if (search(tried, level + most, 2 * most, looking, at_end)) return true;
        }
        for (std::size_t at = std::min(*open + 1, most); at-- > 0;) {
            assume_first(tried, level, at, known);
            for (std::size_t cell = 1; cell < tried[level + at].cells.size(); ++cell) {
                assumptions_.push_back({tried[level + at].open.variable, tried[level + at].cells[cell]});
                const Look found = (this->*looking)();
                if (found == Look::Found) return true;
                if (found == Look::Open && search(tried, level + at + 1, 1, looking, at_end)) return true;
                assumptions_.resize(known + at);
            }
        }
        assumptions_.resize(known);
        return false;
    }

    /// All others that repeat are said: it stands in an open place, or its values give different results.
    bool decides_here() {
        if (own_cells_.empty()) {
            const auto open = engine::open_variables(evaluation_, node_, evaluation_.root());
            return std::any_of(open.begin(), open.end(),
                               [&](const OpenVariable& one) { return one.variable == asked_.variable; });
        }
        const Look found = look_at_own();
        if (found != Look::Open) return found == Look::Found;
        // Open whatever it is says nothing yet: then those that stand in one place are said, too.
        give_cells_to_single();
        return search(single_, 0, single_.size(), &Witness::look_at_own, &Witness::is_left_open);
    }

    bool is_left_open() { return true; }  // what is left cannot be tried

    void give_cells_to_single() {
        if (has_cells_) return;
        has_cells_ = true;
        evaluation_.assume({});  // cells are those of the file
        for (Tried& one : single_) one.cells = engine::cells_of(evaluation_, node_, one.open);
        std::erase_if(single_, [](const Tried& one) { return one.cells.empty(); });
    }

    engine::Evaluation& evaluation_;
    engine::NodeId node_;
    const OpenVariable& asked_;
    std::size_t tries_left_;
    std::vector<Tried> repeated_, single_;
    bool has_cells_ = false;        // those of `single_` are asked for late
    std::vector<Value> own_cells_;  // empty: it stands in one place, or cannot be tried
    std::vector<Assumption> assumptions_;
};

}  // namespace

bool matters(engine::Evaluation& evaluation, engine::NodeId node, const OpenVariable& open,
             std::size_t most_tries) {
    return Witness{evaluation, node, open, most_tries}.exists();
}

}  // namespace evaluator::interview
