#include "dsl/core/day_set.hpp"

#include <catch2/catch.hpp>

using namespace dsl::core;

namespace {

DayInterval days(int from, int to) { return {{from}, {to}}; }

DaySet set_of(std::initializer_list<DayInterval> intervals) {
    DaySet set;
    for (const DayInterval& interval : intervals) set.add(interval);
    return set;
}

}  // namespace

TEST_CASE("adding joins what overlaps or touches, in any order") {
    CHECK(set_of({days(1, 3), days(3, 5)}) == set_of({days(1, 5)}));
    CHECK(set_of({days(7, 9), days(1, 3), days(2, 8)}) == set_of({days(1, 9)}));
    CHECK(set_of({days(7, 9), days(1, 3)}).intervals().size() == 2);
    CHECK(set_of({days(5, 5), days(9, 2)}).is_empty());
}

TEST_CASE("removing cuts, shortens and swallows") {
    DaySet set = set_of({days(1, 10), days(20, 30)});
    set.remove(days(3, 5));
    CHECK(set == set_of({days(1, 3), days(5, 10), days(20, 30)}));
    set.remove(days(8, 25));
    CHECK(set == set_of({days(1, 3), days(5, 8), days(25, 30)}));
    set.remove(days(0, 100));
    CHECK(set.is_empty());
}

TEST_CASE("sets are joined, cut and complemented") {
    const DaySet a = set_of({days(1, 5), days(10, 20)}), b = set_of({days(4, 12)});
    DaySet result;
    result.assign_union(a, b);
    CHECK(result == set_of({days(1, 20)}));
    result.assign_intersection(a, b);
    CHECK(result == set_of({days(4, 5), days(10, 12)}));
    result.assign_difference(a, b);
    CHECK(result == set_of({days(1, 4), days(12, 20)}));
    result.assign_complement(a, days(0, 15));
    CHECK(result == set_of({days(0, 1), days(5, 10)}));
    result.assign_clipped(a, days(3, 11));
    CHECK(result == set_of({days(3, 5), days(10, 11)}));
}

TEST_CASE("a set without end goes on for ever") {
    const DaySet set{DayInterval{{100}, Date::never()}};
    CHECK(set.contains({2'000'000'000}));
    CHECK(set.last_day() == Date::never());
    CHECK(set.next_edge_after({50}) == Date{100});
    CHECK(set.next_edge_after({100}) == Date::never());
    DaySet rest;
    rest.assign_complement(set, DayInterval{});
    CHECK(rest == DaySet{DayInterval{Date::distant_past(), {100}}});
}

TEST_CASE("windows are counted and searched for runs") {
    const DaySet set = set_of({days(1, 5), days(10, 20)});
    CHECK(set.count() == 14);
    CHECK(set.count(days(3, 12)) == 4);
    CHECK(set.longest_run(days(3, 12)) == 2);
    CHECK(set.longest_run(days(0, 100)) == 10);
    CHECK(set.covers(days(11, 20)));
    CHECK_FALSE(set.covers(days(11, 21)));
    CHECK(set.covers(days(7, 7)));
    CHECK(set.intersects(days(4, 9)));
    CHECK_FALSE(set.intersects(days(5, 10)));
    CHECK(set.run_at({12}) == days(10, 20));
    CHECK(set.run_at({20}) == std::nullopt);
    CHECK(set.first_day() == Date{1});
    CHECK(set.last_day() == Date{19});
    CHECK(DaySet{}.first_day() == std::nullopt);
}

TEST_CASE("clearing keeps the memory, so reuse does not allocate") {
    DaySet set = set_of({days(1, 2), days(3, 4), days(5, 6)});
    const auto* memory = set.intervals().data();
    set.clear();
    set.add(days(7, 8));
    CHECK(set.intervals().data() == memory);
}
