#include "dsl/core/calendar.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace dsl::core;

namespace {

Date day(const char* iso) { return parse_iso(iso).value(); }
Duration months(int count) { return Duration::of_months(count); }
Duration years(int count) { return Duration::of_years(count); }
Duration days(int count) { return Duration::of_days(count); }

}  // namespace

TEST_CASE("a missing day overflows to the first of the next month or is clamped to the last of the month") {
    struct Row {
        const char* start;
        Duration period;
        const char *overflow, *clamp;
    };
    const Row rows[] = {
        {"2026-08-31", months(3), "2026-12-01", "2026-11-30"},
        {"2024-02-29", years(1), "2025-03-01", "2025-02-28"},
        {"2025-11-22", months(12), "2026-11-22", "2026-11-22"},
        {"2022-12-31", months(2), "2023-03-01", "2023-02-28"},
        {"2024-02-29", years(4), "2028-02-29", "2028-02-29"},
        {"2025-01-31", months(1), "2025-03-01", "2025-02-28"},
        {"2025-03-31", months(-1), "2025-03-01", "2025-02-28"},
        {"2026-01-15", months(-13), "2024-12-15", "2024-12-15"},
        {"2026-12-31", days(1), "2027-01-01", "2027-01-01"},
        {"2025-01-31", months(1) + days(1), "2025-03-02", "2025-03-01"},
        {"2026-05-05", months(0), "2026-05-05", "2026-05-05"},
        {"2099-12-31", years(1) + months(2), "2101-03-01", "2101-02-28"},
    };
    for (const Row& row : rows) {
        INFO(row.start << " + " << to_german(row.period));
        CHECK(to_iso(add_overflow(day(row.start), row.period)) == row.overflow);
        CHECK(to_iso(add_clamp(day(row.start), row.period)) == row.clamp);
    }
}

TEST_CASE("a broken day is rounded against the one who counts on it") {
    const Duration third = Duration::of_days(Rational{45, 2});
    CHECK(add_overflow(day("2026-01-01"), third) == day("2026-01-24"));
    CHECK(add_clamp(day("2026-01-01"), third) == day("2026-01-23"));
    CHECK(add_clamp(day("2026-01-31"), Duration{} - third) == day("2026-01-09"));
}

TEST_CASE("Z: five years from 31.10.2017 are enough on 31.10.2022") {
    CHECK(state_met_on(day("2017-10-31"), years(5)) == day("2022-10-31"));
    CHECK(is_boundary_day(day("2017-10-31"), years(5), day("2022-10-31")));
    CHECK_FALSE(is_boundary_day(day("2017-10-31"), years(5), day("2022-11-01")));
    CHECK_FALSE(is_boundary_day(day("2017-10-31"), years(5), day("2022-10-30")));
}

TEST_CASE("EW: a waiting time is over one day after the same-number day") {
    CHECK(waiting_met_on(day("2026-03-10"), months(3)) == day("2026-06-11"));
    CHECK(waiting_met_on(day("2026-01-31"), months(1)) == day("2026-03-01"));
    CHECK(is_boundary_day(day("2026-03-10"), months(3), day("2026-06-10"), CountingClass::Waiting));
    CHECK_FALSE(is_boundary_day(day("2026-03-10"), months(3), day("2026-06-11"), CountingClass::Waiting));
}

TEST_CASE("EF: the same-number day is still in time") {
    CHECK(deadline_last_day(day("2026-03-10"), months(6)) == day("2026-09-10"));
    CHECK(deadline_last_day(day("2025-08-31"), months(6)) == day("2026-02-28"));
    CHECK(is_boundary_day(day("2025-08-31"), months(6), day("2026-02-28"), CountingClass::Deadline));
}

TEST_CASE("R: the window begins on the same-number day, that day included") {
    CHECK(look_back_day(day("2026-09-01"), months(7)) == day("2026-02-01"));
    CHECK(look_back_day(day("2026-08-31"), months(6)) == day("2026-02-28"));
    CHECK(look_back_day(day("2024-02-29"), years(1)) == day("2023-02-28"));
}

TEST_CASE("A: born on 29.02. one gets older on 01.03.") {
    CHECK(age_reached_on(day("2008-02-29"), years(18)) == day("2026-03-01"));
    CHECK(age_reached_on(day("2008-02-29"), years(16)) == day("2024-02-29"));
    CHECK(age_reached_on(day("2008-05-01"), years(18)) == day("2026-05-01"));
}

TEST_CASE("A: a printed validity is full on the day before the same-number day") {
    CHECK(validity_full(day("2026-01-01"), day("2026-12-31"), years(1)));
    CHECK_FALSE(validity_full(day("2026-01-01"), day("2026-12-30"), years(1)));
    CHECK(validity_full(day("2026-01-31"), day("2026-02-28"), months(1)));
    CHECK(validity_full(day("2026-01-31"), Date::never(), months(1)));
}

TEST_CASE("what has never happened stays never and lies after every day") {
    for (const Duration& period : {years(5), months(-5), days(3), Duration{}}) {
        CHECK(add_overflow(Date::never(), period) == Date::never());
        CHECK(add_clamp(Date::never(), period) == Date::never());
        CHECK(add_overflow(Date::distant_past(), period) == Date::distant_past());
        CHECK(waiting_met_on(Date::never(), period) == Date::never());
        CHECK(look_back_day(Date::distant_past(), period) == Date::distant_past());
    }
    CHECK_FALSE(is_boundary_day(Date::never(), years(1), Date::never()));
    CHECK(elapsed(Date::never(), day("2026-01-01")) == Elapsed{});
}

TEST_CASE("results beyond all days saturate") {
    CHECK(add_overflow(day("2026-01-01"), Duration::of_months(INT32_MAX)) == Date::never());
    CHECK(add_clamp(day("2026-01-01"), Duration::of_months(-INT32_MAX)) == Date::distant_past());
    CHECK(add_overflow(day("2026-01-01"), Duration::of_days(Rational::max())) == Date::never());
    CHECK(state_met_on(day("2026-01-01"), Duration::of_years(INT32_MAX)) == Date::never());
}

TEST_CASE("elapsed time is told in years, months and days, as the state counts") {
    struct Row {
        const char *from, *to, *text;
    };
    const Row rows[] = {{"2020-05-03", "2026-02-06", "5 Jahre 9 Monate 3 Tage"},
                        {"2020-05-03", "2026-05-03", "6 Jahre"},
                        {"2020-05-03", "2026-05-02", "5 Jahre 11 Monate 29 Tage"},
                        {"2026-01-31", "2026-02-28", "28 Tage"},
                        {"2026-01-31", "2026-03-01", "1 Monat"},
                        {"2026-01-31", "2026-03-30", "1 Monat 29 Tage"},
                        {"2026-01-31", "2026-03-31", "2 Monate"},
                        {"2024-02-29", "2025-02-28", "11 Monate 30 Tage"},
                        {"2024-02-29", "2025-03-01", "1 Jahr"},
                        {"2026-01-01", "2026-01-02", "1 Tag"},
                        {"2026-01-01", "2026-01-01", "0 Tage"},
                        {"2026-01-02", "2026-01-01", "0 Tage"}};
    for (const Row& row : rows) {
        INFO(row.from << " to " << row.to);
        CHECK(to_german(elapsed(day(row.from), day(row.to))) == row.text);
    }
}
