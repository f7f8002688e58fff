/// A day. Days are plain numbers since 1970-01-01 in the proleptic Gregorian calendar; two of them are
/// special: `distant_past` lies before every day, `never` after every day (an event that has not happened).
/// In: year, month, day or "2026-11-25". Out: a Date, or its text. Adding months and years is not done
/// here but in calendar.hpp, the only place that counts.
#pragma once

#include <compare>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace dsl::core {

struct Date {
    std::int32_t days = 0;

    static constexpr Date distant_past() { return {std::numeric_limits<std::int32_t>::min()}; }
    static constexpr Date never() { return {std::numeric_limits<std::int32_t>::max()}; }
    /// Whether this is a day of the calendar, not one of the two special values.
    constexpr bool is_day() const { return *this != distant_past() && *this != never(); }

    friend constexpr auto operator<=>(const Date&, const Date&) = default;
};

struct CivilDate {
    std::int32_t year = 1970;
    std::int32_t month = 1;  // 1 to 12
    std::int32_t day = 1;    // 1 to 31

    friend constexpr auto operator<=>(const CivilDate&, const CivilDate&) = default;
};

constexpr std::int32_t first_year_read = 1800;  // files and rules: outside of these years a date is a slip
constexpr std::int32_t last_year_read = 2200;

constexpr bool is_leap_year(std::int64_t year) {
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

constexpr std::int32_t days_in_month(std::int64_t year, std::int32_t month) {
    constexpr std::int32_t lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap_year(year) ? 29 : lengths[month - 1];
}

/// Whether the day exists in the calendar (any year).
constexpr bool is_valid(std::int64_t year, std::int64_t month, std::int64_t day) {
    return month >= 1 && month <= 12 && day >= 1 &&
           day <= days_in_month(year, static_cast<std::int32_t>(month));
}

/// Days since 1970-01-01 of a valid day, without limits of range.
constexpr std::int64_t day_number(std::int64_t year, std::int32_t month, std::int32_t day) {
    // Years begin in March here, so that the leap day is the last one of its year.
    const std::int64_t shifted = year - (month <= 2 ? 1 : 0);
    const std::int64_t era = (shifted >= 0 ? shifted : shifted - 399) / 400;
    const std::int64_t year_of_era = shifted - era * 400;
    const std::int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    const std::int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - 719468;
}

/// The nearest Date to a day number; numbers out of range become one of the two special values.
constexpr Date saturated_date(std::int64_t number) {
    if (number >= Date::never().days) return Date::never();
    if (number <= Date::distant_past().days) return Date::distant_past();
    return {static_cast<std::int32_t>(number)};
}

/// The Date of a valid day. Precondition: is_valid(year, month, day).
constexpr Date date_of(std::int64_t year, std::int32_t month, std::int32_t day) {
    return saturated_date(day_number(year, month, day));
}

constexpr CivilDate civil(Date date) {
    const std::int64_t shifted = std::int64_t{date.days} + 719468;
    const std::int64_t era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
    const std::int64_t day_of_era = shifted - era * 146097;
    const std::int64_t year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    const std::int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const std::int64_t month_from_march = (5 * day_of_year + 2) / 153;
    const auto day = static_cast<std::int32_t>(day_of_year - (153 * month_from_march + 2) / 5 + 1);
    const auto month =
        static_cast<std::int32_t>(month_from_march < 10 ? month_from_march + 3 : month_from_march - 9);
    return {static_cast<std::int32_t>(year_of_era + era * 400 + (month <= 2 ? 1 : 0)), month, day};
}

/// The special values stay what they are.
constexpr Date add_days(Date date, std::int64_t days) {
    constexpr std::int64_t span = std::int64_t{1} << 33;  // more than all days there are
    if (!date.is_day()) return date;
    return saturated_date(date.days + (days > span ? span : days < -span ? -span : days));
}

constexpr Date next_day(Date date) { return add_days(date, 1); }
constexpr Date previous_day(Date date) { return add_days(date, -1); }

/// The day after the last one that can be written down.
constexpr Date end_of_days = date_of(2201, 1, 1);

/// "2026-11-25", strictly: four, two and two digits, an existing day, years 1800 to 2200.
std::optional<Date> parse_iso(std::string_view text);
/// "25.11.2026", strictly, with the same limits (what people type; files use ISO).
std::optional<Date> parse_german(std::string_view text);

std::string to_iso(Date date);     // the special values: ".."
std::string to_german(Date date);  // the special values: "seit jeher", "nie"

}  // namespace dsl::core
