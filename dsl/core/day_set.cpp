#include "dsl/core/day_set.hpp"

#include <algorithm>
#include <cassert>

namespace dsl::core {

namespace {

/// Appends to a sorted list, joining with the last interval where they overlap or touch.
void append(std::vector<DayInterval>& intervals, DayInterval next) {
    if (next.is_empty()) return;
    if (!intervals.empty() && next.from <= intervals.back().to)
        intervals.back().to = std::max(intervals.back().to, next.to);
    else
        intervals.push_back(next);
}

}  // namespace

std::vector<DayInterval>::const_iterator DaySet::first_ending_after(Date day) const {
    return std::partition_point(intervals_.begin(), intervals_.end(),
                                [day](const DayInterval& interval) { return interval.to <= day; });
}

void DaySet::add(DayInterval interval) {
    if (interval.is_empty()) return;
    if (intervals_.empty() || interval.from >= intervals_.back().from) return append(intervals_, interval);
    // First interval that touches or lies behind; everything touching is swallowed.
    const auto first =
        std::partition_point(intervals_.begin(), intervals_.end(),
                             [&](const DayInterval& other) { return other.to < interval.from; });
    auto last = first;
    for (; last != intervals_.end() && last->from <= interval.to; ++last) {
        interval.from = std::min(interval.from, last->from);
        interval.to = std::max(interval.to, last->to);
    }
    if (first == last) {
        intervals_.insert(first, interval);
    } else {
        *first = interval;
        intervals_.erase(first + 1, last);
    }
}

void DaySet::remove(DayInterval interval) {
    if (interval.is_empty()) return;
    for (std::size_t i = 0; i < intervals_.size();) {
        DayInterval& piece = intervals_[i];
        if (piece.to <= interval.from) {
            ++i;
            continue;
        }
        if (piece.from >= interval.to) return;
        const DayInterval before{piece.from, interval.from}, after{interval.to, piece.to};
        if (before.is_empty() && after.is_empty()) {
            intervals_.erase(intervals_.begin() + static_cast<std::ptrdiff_t>(i));
        } else if (before.is_empty() || after.is_empty()) {
            piece = before.is_empty() ? after : before;
            ++i;
        } else {
            piece = before;
            intervals_.insert(intervals_.begin() + static_cast<std::ptrdiff_t>(i) + 1, after);
            return;
        }
    }
}

void DaySet::assign_union(const DaySet& a, const DaySet& b) {
    assert(this != &a && this != &b);
    clear();
    auto left = a.intervals_.begin(), right = b.intervals_.begin();
    while (left != a.intervals_.end() || right != b.intervals_.end()) {
        const bool take_left =
            right == b.intervals_.end() || (left != a.intervals_.end() && left->from <= right->from);
        append(intervals_, take_left ? *left++ : *right++);
    }
}

void DaySet::assign_intersection(const DaySet& a, const DaySet& b) {
    assert(this != &a && this != &b);
    clear();
    auto left = a.intervals_.begin(), right = b.intervals_.begin();
    while (left != a.intervals_.end() && right != b.intervals_.end()) {
        append(intervals_, intersection(*left, *right));
        if (left->to <= right->to)
            ++left;
        else
            ++right;
    }
}

void DaySet::assign_difference(const DaySet& a, const DaySet& b) {
    assert(this != &a && this != &b);
    clear();
    auto cut = b.intervals_.begin();
    for (const DayInterval& whole : a.intervals_) {
        Date from = whole.from;
        while (cut != b.intervals_.end() && cut->to <= from) ++cut;
        for (auto next = cut; next != b.intervals_.end() && next->from < whole.to; ++next) {
            append(intervals_, {from, next->from});
            from = std::max(from, next->to);
        }
        append(intervals_, {from, whole.to});
    }
}

void DaySet::assign_complement(const DaySet& a, DayInterval bounds) {
    assert(this != &a);
    clear();
    Date from = bounds.from;
    for (auto next = a.first_ending_after(bounds.from); next != a.intervals_.end() && next->from < bounds.to;
         ++next) {
        append(intervals_, {from, next->from});
        from = std::max(from, next->to);
    }
    append(intervals_, {from, bounds.to});
}

void DaySet::assign_clipped(const DaySet& a, DayInterval bounds) {
    assert(this != &a);
    clear();
    for (auto next = a.first_ending_after(bounds.from); next != a.intervals_.end() && next->from < bounds.to;
         ++next)
        append(intervals_, intersection(*next, bounds));
}

bool DaySet::contains(Date day) const {
    const auto found = first_ending_after(day);
    return found != intervals_.end() && found->contains(day);
}

bool DaySet::covers(DayInterval window) const {
    if (window.is_empty()) return true;
    const auto found = first_ending_after(window.from);
    return found != intervals_.end() && found->from <= window.from && found->to >= window.to;
}

bool DaySet::intersects(DayInterval window) const {
    if (window.is_empty()) return false;
    const auto found = first_ending_after(window.from);
    return found != intervals_.end() && found->from < window.to;
}

std::int64_t DaySet::count(DayInterval window) const {
    std::int64_t days = 0;
    for (auto next = first_ending_after(window.from); next != intervals_.end() && next->from < window.to;
         ++next)
        days += intersection(*next, window).length();
    return days;
}

std::int64_t DaySet::count() const { return count({Date::distant_past(), Date::never()}); }

std::int64_t DaySet::longest_run(DayInterval window) const {
    std::int64_t longest = 0;
    for (auto next = first_ending_after(window.from); next != intervals_.end() && next->from < window.to;
         ++next)
        longest = std::max(longest, intersection(*next, window).length());
    return longest;
}

std::optional<DayInterval> DaySet::run_at(Date day) const {
    const auto found = first_ending_after(day);
    if (found == intervals_.end() || !found->contains(day)) return std::nullopt;
    return *found;
}

std::optional<Date> DaySet::first_day() const {
    if (intervals_.empty()) return std::nullopt;
    return intervals_.front().from;
}

std::optional<Date> DaySet::last_day() const {
    if (intervals_.empty()) return std::nullopt;
    return previous_day(intervals_.back().to);
}

Date DaySet::next_edge_after(Date day) const {
    const auto found = first_ending_after(day);
    if (found == intervals_.end()) return Date::never();
    return found->from > day ? found->from : found->to;
}

}  // namespace dsl::core
