/// A length of time as the law writes it: months (a year is 12) and days (a week is 7), kept apart because
/// a month has no fixed number of days. Turned into days only where § 191 BGB says so (a month is 30 days, a
/// year 365). In: months and days. Out: sums, multiples, comparisons, text. Adding it to a day: calendar.hpp.
#pragma once

#include <compare>
#include <cstdint>
#include <string>

#include "dsl/core/rational.hpp"

namespace dsl::core {

struct Duration {
    std::int32_t months = 0;
    Rational days;

    static Duration of_years(std::int32_t years);
    static constexpr Duration of_months(std::int32_t months) { return {months, {}}; }
    static constexpr Duration of_weeks(std::int32_t weeks) { return {0, Rational{std::int64_t{7} * weeks}}; }
    static constexpr Duration of_days(Rational days) { return {0, days}; }

    constexpr bool is_zero() const { return months == 0 && days.is_zero(); }

    /// Same months and same days. 1 year and 365 days are not the same, though compare() calls them equal.
    friend constexpr bool operator==(const Duration&, const Duration&) = default;
};

/// Months saturate at the limits of 32 bits.
Duration operator+(const Duration& a, const Duration& b);
Duration operator-(const Duration& a, const Duration& b);
/// By the days of § 191 BGB: "die Hälfte von 5 Jahren" is 912.5 days, not 30 months. Once is the duration
/// itself.
Duration operator*(const Duration& duration, Rational factor);
Duration operator/(const Duration& duration, Rational divisor);

/// § 191 BGB: a month counts 30 days, a full year 365.
Rational days_by_191(const Duration& duration);

/// Pure months and pure days compare exactly, mixed ones by § 191 BGB (equal is then: of equal length by §
/// 191).
std::strong_ordering compare(const Duration& a, const Duration& b);

/// "6 Jahre", "18 Monate", "7 Tage", "0 Tage". Up to three years months alone stay months, as statutes
/// write ("30 Monate"); above, and together with days, years are named ("5 Jahre 6 Monate").
std::string to_german(const Duration& duration);

}  // namespace dsl::core
