#include "evaluator/missing/changes.hpp"

#include <algorithm>

namespace evaluator::missing {

using Says = Literal::Says;

namespace {

/// What satisfies both; nothing where they exclude each other.
std::optional<Literal> joined(const Literal& a, const Literal& b) {
    if (a.says == Says::Suitable) return b;
    if (b.says == Says::Suitable) return a;
    // An event that has happened, on a day within limits.
    if (a.says == Says::Yes && b.says == Says::Between) return b;
    if (b.says == Says::Yes && a.says == Says::Between) return a;
    if (a.says != b.says) return std::nullopt;
    Literal result = a;
    if (a.says == Says::OneOf) {
        result.values &= b.values;
        if (result.values == 0) return std::nullopt;
    }
    if (a.says == Says::Between) {
        if (b.low && (!result.low || *b.low > *result.low)) result.low = b.low;
        if (b.high && (!result.high || *b.high < *result.high)) result.high = b.high;
        if (result.low && result.high && *result.low > *result.high) return std::nullopt;
    }
    return result;
}

bool fits(const Literal& given, const Literal& wanted) {
    if (given.says != wanted.says) return false;
    if (wanted.says == Says::OneOf) return (given.values & ~wanted.values) == 0;
    if (wanted.says != Says::Between) return true;
    if (wanted.low && (!given.low || *given.low < *wanted.low)) return false;
    return !wanted.high || (given.high && *given.high <= *wanted.high);
}

}  // namespace

bool contains(const LiteralSet& more, const LiteralSet& less) {
    auto at = more.literals.begin();
    for (const Literal& wanted : less.literals) {
        while (at != more.literals.end() && at->subject < wanted.subject) ++at;
        if (at == more.literals.end() || at->subject != wanted.subject || !fits(*at, wanted)) return false;
    }
    return true;
}

std::optional<LiteralSet> joined(const LiteralSet& a, const LiteralSet& b) {
    LiteralSet result;
    result.rank = std::max(a.rank, b.rank);
    auto left = a.literals.begin(), right = b.literals.begin();
    while (left != a.literals.end() || right != b.literals.end()) {
        if (right == b.literals.end() || (left != a.literals.end() && left->subject < right->subject)) {
            result.literals.push_back(*left++);
        } else if (left == a.literals.end() || right->subject < left->subject) {
            result.literals.push_back(*right++);
        } else {
            const auto both = joined(*left++, *right++);
            if (!both) return std::nullopt;
            result.literals.push_back(*both);
        }
    }
    return result;
}

Family Family::already() {
    Family result;
    result.sets_.emplace_back();
    return result;
}

Family Family::of(const Literal& literal, std::uint32_t rank) {
    Family result;
    result.sets_.push_back({{literal}, rank});
    return result;
}

void Family::tidy(Limits& limits) {
    std::stable_sort(sets_.begin(), sets_.end(), [](const LiteralSet& a, const LiteralSet& b) {
        return a.rank != b.rank ? a.rank < b.rank : a.literals.size() < b.literals.size();
    });
    std::vector<LiteralSet> kept;
    for (LiteralSet& one : sets_) {
        if (one.literals.size() > limits.most_changes) {
            limits.is_size_cut = true;
            continue;
        }
        const auto absorbs = [&](const LiteralSet& other) { return contains(one, other); };
        if (std::any_of(kept.begin(), kept.end(), absorbs)) continue;
        std::erase_if(kept, [&](const LiteralSet& other) { return contains(other, one); });
        kept.push_back(std::move(one));
    }
    if (kept.size() > limits.most_sets) {
        kept.resize(limits.most_sets);
        limits.is_number_cut = true;
    }
    sets_ = std::move(kept);
}

Family Family::either(const Family& a, const Family& b, Limits& limits) {
    if (a.is_impossible() || b.is_already()) return b;
    if (b.is_impossible() || a.is_already()) return a;
    Family result = a;
    result.sets_.insert(result.sets_.end(), b.sets_.begin(), b.sets_.end());
    result.tidy(limits);
    return result;
}

Family Family::both(const Family& a, const Family& b, Limits& limits) {
    if (a.is_already()) return b;
    if (b.is_already()) return a;
    Family result;
    for (const LiteralSet& left : a.sets_)
        for (const LiteralSet& right : b.sets_) {
            auto set = joined(left, right);
            if (!set) continue;
            if (set->literals.size() > limits.most_changes)
                limits.is_size_cut = true;
            else
                result.sets_.push_back(std::move(*set));
        }
    result.tidy(limits);
    return result;
}

}  // namespace evaluator::missing
