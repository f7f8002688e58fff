#include "dsl/core/date.hpp"

#include <catch2/catch.hpp>

using namespace dsl::core;

TEST_CASE("days are numbered from 1970-01-01") {
    CHECK(date_of(1970, 1, 1).days == 0);
    CHECK(date_of(1969, 12, 31).days == -1);
    CHECK(date_of(2000, 3, 1).days == 11017);
    CHECK(civil(date_of(2024, 2, 29)) == CivilDate{2024, 2, 29});
}

TEST_CASE("an ISO date is read strictly") {
    CHECK(parse_iso("2026-11-25") == date_of(2026, 11, 25));
    CHECK(parse_iso("2024-02-29") == date_of(2024, 2, 29));
    CHECK(parse_iso("1800-01-01").has_value());
    CHECK(parse_iso("2200-12-31").has_value());
    for (const char* bad :
         {"",           "2026-11-5",  "2026-1-05",  "26-11-25",   "2026-11-31", "2025-02-29",  "1900-02-29",
          "2026-00-10", "2026-13-01", "2026-01-00", "1799-12-31", "2201-01-01", "2026-11-25 ", " 2026-11-25",
          "2026/11/25", "2026-11-2x", "+026-11-25", "-026-11-25", "25.11.2026", "2026-1a-25"}) {
        INFO(bad);
        CHECK_FALSE(parse_iso(bad).has_value());
    }
}

TEST_CASE("a German date is read strictly") {
    CHECK(parse_german("25.11.2026") == date_of(2026, 11, 25));
    for (const char* bad : {"5.11.2026", "31.11.2026", "25.11.26", "25-11-2026", "11.25.2026"})
        CHECK_FALSE(parse_german(bad).has_value());
}

TEST_CASE("dates are written as they are read") {
    CHECK(to_iso(date_of(2026, 1, 5)) == "2026-01-05");
    CHECK(to_german(date_of(2026, 1, 5)) == "05.01.2026");
    CHECK(to_german(Date::never()) == "nie");
    CHECK(to_german(Date::distant_past()) == "seit jeher");
    CHECK(to_iso(Date::never()) == "..");
}

TEST_CASE("the special values lie outside of all days and stay what they are") {
    CHECK(Date::never() > date_of(9999, 12, 31));
    CHECK(Date::distant_past() < date_of(1, 1, 1));
    CHECK(add_days(Date::never(), -5) == Date::never());
    CHECK(add_days(Date::distant_past(), 5) == Date::distant_past());
    CHECK(add_days(date_of(2026, 1, 1), INT64_MAX) == Date::never());
    CHECK(add_days(date_of(2026, 1, 1), INT64_MIN) == Date::distant_past());
    CHECK_FALSE(Date::never().is_day());
    CHECK(date_of(2026, 1, 1).is_day());
}

TEST_CASE("leap years follow the Gregorian rule") {
    CHECK(is_leap_year(2000));
    CHECK(is_leap_year(2024));
    CHECK_FALSE(is_leap_year(1900));
    CHECK_FALSE(is_leap_year(2100));
    CHECK_FALSE(is_leap_year(2025));
}
