#include "dsl/core/rational.hpp"

#include <catch2/catch.hpp>

using namespace dsl::core;

TEST_CASE("a fraction is kept in lowest terms with a positive denominator") {
    CHECK(Rational{6, -4}.numerator() == -3);
    CHECK(Rational{6, -4}.denominator() == 2);
    CHECK(Rational{0, -7} == Rational{0});
    CHECK(Rational{1, 3} + Rational{1, 6} == Rational{1, 2});
    CHECK(Rational{1, 3} - Rational{1, 3} == Rational{});
    CHECK(Rational{2, 3} * Rational{9, 4} == Rational{3, 2});
    CHECK(Rational{2, 3} / Rational{4, 9} == Rational{3, 2});
    CHECK(Rational{1, 3} < Rational{34, 100});
}

TEST_CASE("rounding goes the way its name says") {
    CHECK(Rational{7, 2}.floor() == 3);
    CHECK(Rational{7, 2}.ceil() == 4);
    CHECK(Rational{7, 2}.truncated() == 3);
    CHECK(Rational{-7, 2}.floor() == -4);
    CHECK(Rational{-7, 2}.ceil() == -3);
    CHECK(Rational{-7, 2}.truncated() == -3);
    CHECK(Rational{-4}.floor() == -4);
}

TEST_CASE("what does not fit saturates instead of wrapping around") {
    CHECK(Rational{INT64_MAX} + Rational{1} == Rational::max());
    CHECK(Rational{INT64_MIN} == -Rational::max());
    CHECK(Rational{INT64_MAX} * Rational{INT64_MAX} == Rational::max());
    CHECK(Rational{INT64_MAX} * Rational{-2} == -Rational::max());
    CHECK(Rational{1} / Rational{0} == Rational::max());
    CHECK(Rational{-1} / Rational{0} == -Rational::max());
    CHECK(Rational{0} / Rational{0} == Rational{0});
    CHECK((Rational{1} / Rational{0}).is_saturated());
    CHECK_FALSE(Rational{5}.is_saturated());
    const Rational fine = Rational{1, INT64_MAX} * Rational{1, 3};  // too fine: nearest, not garbage
    CHECK(fine >= Rational{0});
    CHECK(fine < Rational{1, 1000000});
}

TEST_CASE("German and plain decimals are read exactly") {
    CHECK(parse_german_decimal("0,5") == Rational{1, 2});
    CHECK(parse_german_decimal("1200,50") == Rational{2401, 2});
    CHECK(parse_german_decimal("-3") == Rational{-3});
    CHECK(parse_plain_decimal("1200.50") == Rational{2401, 2});
    for (const char* bad :
         {"", "-", ",5", "5,", "1.200,50", "1,2,3", "1e5", "0x1", " 1", "1 ", "+1", "1234567890123456"}) {
        INFO(bad);
        CHECK_FALSE(parse_german_decimal(bad).has_value());
    }
    CHECK_FALSE(parse_plain_decimal("1,5").has_value());
}

TEST_CASE("numbers are written as Germans write them") {
    CHECK(to_german(Rational{2401, 2}) == "1200,5");
    CHECK(to_german(Rational{-1, 8}) == "-0,125");
    CHECK(to_german(Rational{1, 3}) == "1/3");
    CHECK(to_german_euro(Rational{2401, 2}) == "1.200,50 EUR");
    CHECK(to_german_euro(Rational{1234567}) == "1.234.567 EUR");
    CHECK(to_german_euro(Rational{-1, 200}) == "-0,01 EUR");
    CHECK(to_german_euro(Rational{999}) == "999 EUR");
    CHECK(to_plain(Rational{2401, 2}) == "1200.5");
    CHECK(to_plain(Rational{1, 3}) == "0.333333333");
    CHECK(to_plain(Rational{-5}) == "-5");
}
