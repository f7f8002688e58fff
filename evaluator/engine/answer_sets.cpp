#include "evaluator/engine/answer_sets.hpp"

#include <algorithm>
#include <optional>

namespace evaluator::engine {

using Says = Answer::Says;

namespace {

/// What satisfies both; nothing where they exclude each other.
std::optional<Literal> joined(const Literal& a, const Literal& b) {
    if (a.says == Says::Suitable) return b;
    if (b.says == Says::Suitable) return a;
    if (a.says != b.says) return std::nullopt;
    Literal result = a;
    result.values &= b.values;
    if (a.says == Says::OneOf && result.values == 0) return std::nullopt;
    return result;
}

std::optional<LiteralSet> joined(const LiteralSet& a, const LiteralSet& b) {
    LiteralSet result;
    result.rank = std::max(a.rank, b.rank);
    result.literals.reserve(a.literals.size() + b.literals.size());
    auto left = a.literals.begin(), right = b.literals.begin();
    while (left != a.literals.end() || right != b.literals.end()) {
        if (right == b.literals.end() || (left != a.literals.end() && left->variable < right->variable)) {
            result.literals.push_back(*left++);
        } else if (left == a.literals.end() || right->variable < left->variable) {
            result.literals.push_back(*right++);
        } else {
            const auto both = joined(*left++, *right++);
            if (!both) return std::nullopt;
            result.literals.push_back(*both);
        }
    }
    return result;
}

/// Whoever gives the answers of `more` has given those of `less`.
bool contains(const LiteralSet& more, const LiteralSet& less) {
    auto at = more.literals.begin();
    for (const Literal& wanted : less.literals) {
        while (at != more.literals.end() && at->variable < wanted.variable) ++at;
        if (at == more.literals.end() || at->variable != wanted.variable) return false;
        const bool fits =
            at->says == wanted.says && (wanted.says != Says::OneOf || (at->values & ~wanted.values) == 0);
        if (!fits) return false;
    }
    return true;
}

}  // namespace

Family Family::already() {
    Family result;
    result.sets_.emplace_back();
    return result;
}

Family Family::of(Literal literal, std::uint32_t rank) {
    Family result;
    result.sets_.push_back({{literal}, rank});
    return result;
}

Family Family::of(std::vector<LiteralSet> sets) {
    for (LiteralSet& set : sets)
        std::sort(set.literals.begin(), set.literals.end(),
                  [](const Literal& a, const Literal& b) { return a.variable < b.variable; });
    Family result;
    result.sets_ = std::move(sets);
    return result;
}

void Family::tidy(std::size_t most, bool& is_cut) {
    std::stable_sort(sets_.begin(), sets_.end(), [](const LiteralSet& a, const LiteralSet& b) {
        return a.rank != b.rank ? a.rank < b.rank : a.literals.size() < b.literals.size();
    });
    std::vector<LiteralSet> kept;
    kept.reserve(sets_.size());
    for (LiteralSet& one : sets_) {
        const auto absorbs = [&](const LiteralSet& other) { return contains(one, other); };
        if (std::any_of(kept.begin(), kept.end(), absorbs)) continue;
        std::erase_if(kept, [&](const LiteralSet& other) { return contains(other, one); });
        kept.push_back(std::move(one));
    }
    if (kept.size() > most) {
        kept.resize(most);
        is_cut = true;
    }
    sets_ = std::move(kept);
}

Family Family::either(const Family& a, const Family& b, std::size_t most, bool& is_cut) {
    if (a.is_impossible()) return b;
    if (b.is_impossible()) return a;
    Family result = a;
    result.sets_.insert(result.sets_.end(), b.sets_.begin(), b.sets_.end());
    result.tidy(most, is_cut);
    return result;
}

Family Family::both(const Family& a, const Family& b, std::size_t most, bool& is_cut) {
    if (a.is_already()) return b;
    if (b.is_already()) return a;
    Family result;
    result.sets_.reserve(a.sets_.size() * b.sets_.size());
    for (const LiteralSet& left : a.sets_)
        for (const LiteralSet& right : b.sets_)
            if (auto set = joined(left, right)) result.sets_.push_back(std::move(*set));
    if (result.sets_.size() > 1) result.tidy(most, is_cut);
    return result;
}

}  // namespace evaluator::engine
