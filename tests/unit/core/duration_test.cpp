#include "dsl/core/duration.hpp"

#include <catch2/catch.hpp>

using namespace dsl::core;

TEST_CASE("a week is seven days, a year twelve months") {
    CHECK(Duration::of_weeks(2) == Duration::of_days(14));
    CHECK(Duration::of_years(2) == Duration::of_months(24));
}

TEST_CASE("half of a duration stays in months where that is whole, else § 191 BGB counts days") {
    CHECK(Duration::of_years(5) / 2 == Duration::of_days(Rational(1825, 2)));
    CHECK(Duration::of_months(18) * 2 == Duration::of_days(1090));  // 365 + 6 * 30, twice
    CHECK(Duration::of_years(5) * 1 == Duration::of_years(5));
    CHECK(Duration::of_months(5) / 2 == Duration::of_days(75));
    CHECK(Duration::of_years(1) * Rational(1, 24) == Duration::of_days(Rational(365, 24)));
    CHECK(Duration::of_days(7) * 3 == Duration::of_days(21));
    CHECK(Duration::of_months(4) * Rational(1, 2) == Duration::of_days(60));
}

TEST_CASE("by § 191 BGB a month is 30 days and a year 365") {
    CHECK(days_by_191(Duration::of_months(11)) == Rational{330});
    CHECK(days_by_191(Duration::of_years(2)) == Rational{730});
    CHECK(days_by_191(Duration::of_months(18) + Duration::of_days(2)) == Rational{365 + 180 + 2});
}

TEST_CASE("durations compare exactly among months and among days, by § 191 BGB when mixed") {
    CHECK((compare(Duration::of_months(11), Duration::of_years(1)) < 0));
    CHECK((compare(Duration::of_months(24), Duration::of_years(2)) == 0));
    CHECK((compare(Duration::of_days(364), Duration::of_years(1)) < 0));
    CHECK((compare(Duration::of_days(365), Duration::of_years(1)) == 0));
    CHECK((compare(Duration::of_days(31), Duration::of_months(1)) > 0));
    CHECK_FALSE(Duration::of_days(365) == Duration::of_years(1));
    for (int months = -30; months < 400; ++months)
        CHECK((compare(Duration::of_months(months), Duration::of_months(months + 1)) < 0));
}

TEST_CASE("durations are written as statutes write them") {
    CHECK(to_german(Duration::of_years(6)) == "6 Jahre");
    CHECK(to_german(Duration::of_years(1)) == "1 Jahr");
    CHECK(to_german(Duration::of_months(18)) == "18 Monate");
    CHECK(to_german(Duration::of_months(30)) == "30 Monate");
    CHECK(to_german(Duration::of_months(69)) == "5 Jahre 9 Monate");
    CHECK(to_german(Duration::of_months(18) + Duration::of_days(1)) == "1 Jahr 6 Monate 1 Tag");
    CHECK(to_german(Duration::of_days(7)) == "7 Tage");
    CHECK(to_german(Duration::of_days(Rational{1, 2})) == "0,5 Tage");
    CHECK(to_german(Duration{}) == "0 Tage");
}

TEST_CASE("months saturate") {
    CHECK((Duration::of_months(INT32_MAX) + Duration::of_months(1)).months == INT32_MAX);
    CHECK(Duration::of_years(INT32_MAX).months == INT32_MAX);
    CHECK((Duration::of_months(INT32_MAX) * Rational::max()).days == Rational::max());
}
