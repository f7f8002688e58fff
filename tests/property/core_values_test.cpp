// Laws of the other values of dsl/core: sets of days against bitmaps, numbers, durations, citations, text.
#include <rapidcheck.h>
#include <array>
#include <bitset>
#include <catch2/catch.hpp>
#include <string>
#include <variant>

#include "dsl/core/calendar.hpp"
#include "dsl/core/citation.hpp"
#include "dsl/core/day_set.hpp"
#include "dsl/core/diagnostic.hpp"
#include "dsl/core/duration.hpp"

using namespace dsl::core;

namespace {

constexpr int horizon = 64;
using Bitmap = std::bitset<horizon>;

DayInterval random_interval() {
    return {{*rc::gen::inRange(0, horizon + 1)}, {*rc::gen::inRange(0, horizon + 1)}};
}

/// The same random additions and removals done to a set and to a bitmap.
std::pair<DaySet, Bitmap> random_days() {
    DaySet set;
    Bitmap bits;
    const int steps = *rc::gen::inRange(0, 12);
    for (int step = 0; step < steps; ++step) {
        const DayInterval interval = random_interval();
        const bool add = *rc::gen::inRange(0, 3) != 0;
        for (int day = interval.from.days; day < interval.to.days; ++day)
            bits[static_cast<std::size_t>(day)] = add;
        add ? set.add(interval) : set.remove(interval);
    }
    return {set, bits};
}

bool same(const DaySet& set, const Bitmap& bits) {
    for (int day = -1; day <= horizon; ++day)
        if (set.contains({day}) != (day >= 0 && day < horizon && bits[static_cast<std::size_t>(day)]))
            return false;
    for (std::size_t i = 0; i < set.intervals().size(); ++i) {  // sorted, disjoint, not touching
        if (set.intervals()[i].is_empty()) return false;
        if (i > 0 && set.intervals()[i].from <= set.intervals()[i - 1].to) return false;
    }
    return true;
}

Bitmap bits_of(DayInterval interval) {
    Bitmap bits;
    for (int day = interval.from.days; day < interval.to.days; ++day) bits.set(static_cast<std::size_t>(day));
    return bits;
}

Rational random_rational() {
    return {*rc::gen::inRange<std::int64_t>(-100'000, 100'000), *rc::gen::inRange<std::int64_t>(1, 1000)};
}

Place random_place() {
    static const std::array<std::string, 4> suffixes{"", "", "a", "b"};
    return {static_cast<std::uint16_t>(*rc::gen::inRange(1, 5)),
            suffixes[*rc::gen::inRange<std::size_t>(0, 4)]};
}

PlaceRange random_range() {
    const Place a = random_place(), b = *rc::gen::inRange(0, 3) == 0 ? random_place() : a;
    return a <= b ? PlaceRange{a, b} : PlaceRange{b, a};
}

Citation random_citation() {
    static const std::array<std::string, 3> acts{"AufenthG", "StAG", "VO_2024_1348"};
    Citation citation;
    citation.act = acts[*rc::gen::inRange<std::size_t>(0, 2)];
    citation.part(*rc::gen::inRange(0, 8) == 0 ? Rank::Article : Rank::Paragraph) = random_range();
    for (std::size_t rank = index_of(Rank::Absatz); rank < rank_count; ++rank)
        if (*rc::gen::inRange(0, 3) == 0) citation.parts[rank] = random_range();
    return citation;
}

}  // namespace

TEST_CASE("a set of days does what a bitmap does") {
    CHECK(rc::check("operations", [] {
        const auto [a, a_bits] = random_days();
        const auto [b, b_bits] = random_days();
        const DayInterval window = random_interval();
        const Bitmap inside = bits_of(window);
        RC_ASSERT(same(a, a_bits));
        DaySet result;
        result.assign_union(a, b);
        RC_ASSERT(same(result, a_bits | b_bits));
        result.assign_intersection(a, b);
        RC_ASSERT(same(result, a_bits & b_bits));
        result.assign_difference(a, b);
        RC_ASSERT(same(result, a_bits & ~b_bits));
        result.assign_complement(a, window);
        RC_ASSERT(same(result, inside & ~a_bits));
        result.assign_clipped(a, window);
        RC_ASSERT(same(result, inside & a_bits));
        RC_ASSERT(a.count(window) == static_cast<std::int64_t>((inside & a_bits).count()));
        RC_ASSERT(a.covers(window) == ((inside & ~a_bits).none()));
        RC_ASSERT(a.intersects(window) == (inside & a_bits).any());
    }));
}

TEST_CASE("runs and edges of a set are those of the bitmap") {
    CHECK(rc::check("runs", [] {
        const auto [set, bits] = random_days();
        const DayInterval window = random_interval();
        std::int64_t longest = 0, run = 0;
        for (int day = window.from.days; day < window.to.days; ++day) {
            run = bits[static_cast<std::size_t>(day)] ? run + 1 : 0;
            longest = std::max(longest, run);
        }
        RC_ASSERT(set.longest_run(window) == longest);
        const int from = *rc::gen::inRange(-1, horizon);
        const auto holds = [&](int day) {
            return day >= 0 && day < horizon && bits[static_cast<std::size_t>(day)];
        };
        int edge = from + 1;
        while (edge <= horizon && holds(edge) == holds(from)) ++edge;
        RC_ASSERT(set.next_edge_after({from}) == (edge > horizon ? Date::never() : Date{edge}));
        if (const auto unbroken = set.run_at({from})) {
            RC_ASSERT(unbroken->contains({from}));
            RC_ASSERT(!set.contains(previous_day(unbroken->from)));
            RC_ASSERT(!set.contains(unbroken->to));
        } else {
            RC_ASSERT(!holds(from));
        }
    }));
}

TEST_CASE("numbers keep the laws of arithmetic and of order") {
    CHECK(rc::check("field", [] {
        const Rational a = random_rational(), b = random_rational(), c = random_rational();
        RC_ASSERT(a + b == b + a);
        RC_ASSERT((a + b) + c == a + (b + c));
        RC_ASSERT(a * (b + c) == a * b + a * c);
        RC_ASSERT(a - a == Rational{});
        if (!b.is_zero()) RC_ASSERT(a / b * b == a);
        RC_ASSERT((a < b) == (a + c < b + c));
        RC_ASSERT((a < b) == (a - b).is_negative());
        RC_ASSERT(Rational{a.floor()} <= a);
        RC_ASSERT(Rational{a.ceil()} >= a);
        RC_ASSERT(a.ceil() - a.floor() == (a.is_whole() ? 0 : 1));
    }));
}

TEST_CASE("no calculation with any numbers is undefined, and results stay in lowest terms") {
    CHECK(rc::check("any numbers", [](std::int64_t n, std::int64_t d, std::int64_t m, std::int64_t e) {
        const Rational a{n, d}, b{m, e};
        for (const Rational result : {a + b, a - b, a * b, a / b, -a}) {
            RC_ASSERT(result.denominator() > 0);
            RC_ASSERT(result <= Rational::max());
            RC_ASSERT(result >= -Rational::max());
            std::int64_t x = result.numerator() < 0 ? -result.numerator() : result.numerator(),
                         y = result.denominator();
            while (y != 0) x = std::exchange(y, x % y);
            RC_ASSERT(x == 1);
        }
    }));
}

TEST_CASE("decimals are read as they are written") {
    CHECK(rc::check("decimals", [] {
        const Rational number{*rc::gen::inRange<std::int64_t>(-10'000'000, 10'000'000), 100};
        RC_ASSERT(parse_german_decimal(to_german(number)) == number);
        RC_ASSERT(parse_plain_decimal(to_plain(number)) == number);
    }));
}

TEST_CASE("scaling a duration goes by the days of § 191 BGB") {
    CHECK(rc::check("durations", [] {
        const Duration a = Duration::of_months(*rc::gen::inRange(0, 500)),
                       b = Duration::of_months(*rc::gen::inRange(0, 500));
        const Rational days{*rc::gen::inRange<std::int64_t>(0, 500)};
        RC_ASSERT((compare(a, b) < 0) == (a.months < b.months));
        RC_ASSERT((compare(Duration::of_days(days), a) < 0) == (days < days_by_191(a)));
        RC_ASSERT((a + b) - b == a);
        RC_ASSERT(a * Rational{1} == a);
        RC_ASSERT(a * Rational{3} == Duration::of_days(days_by_191(a) * Rational{3}));
        RC_ASSERT(a / Rational{2} == Duration::of_days(days_by_191(a) / Rational{2}));
        const Date start{*rc::gen::inRange(0, 40'000)};
        // One day more than the whole days is more than all of them; reaching a broken day takes all of it.
        const Duration half = a / Rational{2};
        RC_ASSERT(state_exceeded_on(start, half).days - start.days == half.days.floor() + 1);
        RC_ASSERT(state_met_on(start, half).days - start.days == half.days.ceil());
    }));
}

TEST_CASE("a citation is read as it is written") {
    CHECK(rc::check("round trip", [] {
        const Citation citation = random_citation();
        const auto read = parse_citation(to_text(citation));
        RC_ASSERT(std::holds_alternative<Citation>(read));
        RC_ASSERT(std::get<Citation>(read) == citation);
    }));
}

TEST_CASE("holding is a partial order, membership and overlap agree with it") {
    CHECK(rc::check("containment", [] {
        const Citation a = random_citation(), b = random_citation(), c = random_citation();
        RC_ASSERT(contains(a, a));
        if (contains(a, b) && contains(b, c)) RC_ASSERT(contains(a, c));
        if (contains(a, b) && contains(b, a)) RC_ASSERT(a == b);
        RC_ASSERT((membership(a, b) == Membership::Yes) == contains(b, a));
        if (contains(a, b)) RC_ASSERT(overlaps(a, b));
        RC_ASSERT(overlaps(a, b) == overlaps(b, a));
        RC_ASSERT(int{a < b} + int{b < a} + int{a == b} == 1);
        if (a < b && b < c) RC_ASSERT(a < c);
    }));
}

TEST_CASE("membership becomes only more certain as the fact becomes finer") {
    CHECK(rc::check("finer facts", [] {
        const Citation member = random_citation();
        Citation fact = random_citation();
        const Membership before = membership(fact, member);
        for (std::size_t rank = index_of(Rank::Absatz); rank < rank_count; ++rank)
            if (!fact.parts[rank]) fact.parts[rank] = random_range();
        if (before != Membership::Maybe) RC_ASSERT(membership(fact, member) == before);
    }));
}

TEST_CASE("resolving keeps what is coarser, takes what is named and drops what is finer") {
    CHECK(rc::check("resolve", [] {
        const Citation enclosing = random_citation();
        Citation relative;
        const std::size_t rank = *rc::gen::inRange(index_of(Rank::Absatz), rank_count);
        relative.parts[rank] = random_range();
        const Citation result = resolve(relative, enclosing);
        RC_ASSERT(result.act == enclosing.act);
        for (std::size_t i = 0; i < rank_count; ++i)
            RC_ASSERT(result.parts[i] == (i < rank    ? enclosing.parts[i]
                                          : i == rank ? relative.parts[i]
                                                      : std::optional<PlaceRange>{}));
        RC_ASSERT(resolve(relative, result) == result);
    }));
}

TEST_CASE("no text whatever makes reading or drawing fail") {
    CHECK(rc::check("arbitrary bytes", [](const std::string& text) {
        (void)parse_citation(text);
        (void)parse_iso(text);
        (void)parse_german_decimal(text);
        (void)canonical_name(text);
        SourceMap sources;
        const FileId file = sources.add("x", text);
        Diagnostics diagnostics;
        const auto size = static_cast<std::uint32_t>(text.size());
        const std::uint32_t begin = *rc::gen::inRange<std::uint32_t>(0, size + 3),
                            end = *rc::gen::inRange<std::uint32_t>(0, size + 3);
        diagnostics.report(Code::UnknownName, {file, begin, end}, text)
            .label({file, end, begin}, TextId::ThisIs, text);
        RC_ASSERT(!render(diagnostics, sources, {false, false, 40}).empty());
    }));
}
