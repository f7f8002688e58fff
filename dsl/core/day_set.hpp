/// A set of days as sorted, disjoint, not touching half-open intervals [from, to). Made for the engine: every
/// operation writes into an existing set, and clear() keeps the memory, so reuse does not allocate.
/// An interval may begin at distant_past() and end at never(); counts are then saturated.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "dsl/core/date.hpp"

namespace dsl::core {

/// Days from `from` up to `to`, `to` not included.
struct DayInterval {
    Date from = Date::distant_past();
    Date to = Date::never();

    constexpr bool is_empty() const { return to <= from; }
    constexpr bool contains(Date day) const { return from <= day && day < to; }
    constexpr std::int64_t length() const { return is_empty() ? 0 : std::int64_t{to.days} - from.days; }
    friend constexpr auto operator<=>(const DayInterval&, const DayInterval&) = default;
};

constexpr DayInterval intersection(DayInterval a, DayInterval b) {
    return {a.from > b.from ? a.from : b.from, a.to < b.to ? a.to : b.to};
}

class DaySet {
public:
    DaySet() = default;
    explicit DaySet(DayInterval interval) { add(interval); }

    void clear() { intervals_.clear(); }
    void reserve(std::size_t count) { intervals_.reserve(count); }
    bool is_empty() const { return intervals_.empty(); }
    std::span<const DayInterval> intervals() const { return intervals_; }

    void add(DayInterval interval);  // joins what touches; cheap when added in order
    void remove(DayInterval interval);
    void assign(const DaySet& other) { intervals_.assign(other.intervals_.begin(), other.intervals_.end()); }

    /// Each replaces the content of *this; the operands must be other objects.
    void assign_union(const DaySet& a, const DaySet& b);
    void assign_intersection(const DaySet& a, const DaySet& b);
    void assign_difference(const DaySet& a, const DaySet& b);     // a without b
    void assign_complement(const DaySet& a, DayInterval bounds);  // days of `bounds` not in a
    void assign_clipped(const DaySet& a, DayInterval bounds);

    bool contains(Date day) const;
    bool covers(DayInterval window) const;  // every day; an empty window: yes
    bool intersects(DayInterval window) const;
    std::int64_t count(DayInterval window) const;
    std::int64_t count() const;
    std::int64_t longest_run(DayInterval window) const;  // days of the longest unbroken run inside
    std::optional<DayInterval> run_at(Date day) const;   // the unbroken run that holds `day`
    std::optional<Date> first_day() const;
    std::optional<Date> last_day() const;  // never(): goes on for ever
    /// The first day after `day` on which membership changes; never() if none.
    Date next_edge_after(Date day) const;

    friend bool operator==(const DaySet&, const DaySet&) = default;

private:
    std::vector<DayInterval>::const_iterator first_ending_after(Date day) const;

    std::vector<DayInterval> intervals_;
};

}  // namespace dsl::core
