#include "dsl/core/calendar.hpp"

#include <algorithm>

namespace dsl::core {

namespace {

enum class MissingDay : std::uint8_t { FirstOfNext, LastOfMonth };

/// Calendar months first; the one place where a month may lack the day.
std::int64_t add_months(Date start, std::int64_t months, MissingDay missing) {
    const CivilDate from = civil(start);
    const std::int64_t months_from_zero = std::int64_t{from.year} * 12 + (from.month - 1) + months;
    const std::int64_t year = months_from_zero >= 0 ? months_from_zero / 12 : (months_from_zero - 11) / 12;
    const auto month = static_cast<std::int32_t>(months_from_zero - year * 12 + 1);
    const std::int32_t length = days_in_month(year, month);
    if (from.day <= length) return day_number(year, month, from.day);
    const std::int64_t last = day_number(year, month, length);
    return missing == MissingDay::FirstOfNext ? last + 1 : last;
}

Date add(Date start, std::int32_t months, std::int64_t days, MissingDay missing) {
    if (!start.is_day()) return start;
    const Date moved = months == 0 ? start : saturated_date(add_months(start, months, missing));
    return add_days(moved, days);
}

}  // namespace

Date add_overflow(Date start, const Duration& duration) {
    return add(start, duration.months, duration.days.ceil(), MissingDay::FirstOfNext);
}

Date add_clamp(Date start, const Duration& duration) {
    return add(start, duration.months, duration.days.truncated(), MissingDay::LastOfMonth);
}

Date state_met_on(Date start, const Duration& period) { return add_overflow(start, period); }

Date state_exceeded_on(Date start, const Duration& period) {
    return next_day(add(start, period.months, period.days.floor(), MissingDay::FirstOfNext));
}

Date waiting_met_on(Date event, const Duration& period) { return next_day(add_clamp(event, period)); }

Date deadline_last_day(Date event, const Duration& period) { return add_clamp(event, period); }

Date look_back_day(Date target, const Duration& period) { return add_clamp(target, Duration{} - period); }

Date age_reached_on(Date birth, const Duration& age) { return add_overflow(birth, age); }

bool validity_full(Date from, Date last_day, const Duration& period) {
    // From the first printed day on the whole of it counts (§ 187 Abs. 2 BGB), so it is full one day before
    // the same number.
    return last_day >= previous_day(add_overflow(from, period));
}

bool is_boundary_day(Date start, const Duration& period, Date day, CountingClass counting) {
    if (!day.is_day()) return false;
    switch (counting) {
        case CountingClass::State: return day == state_met_on(start, period);
        case CountingClass::Waiting:
        case CountingClass::Deadline: return day == add_clamp(start, period);
    }
    return false;
}

Elapsed elapsed(Date from, Date to) {
    if (to <= from || !from.is_day() || !to.is_day()) return {};
    const CivilDate first = civil(from), last = civil(to);
    std::int64_t months = std::int64_t{last.year - first.year} * 12 + (last.month - first.month);
    // The last month may not be over yet; with a missing day it may be over only on the first of the next.
    while (months > 0 && add_months(from, months, MissingDay::FirstOfNext) > to.days) --months;
    const std::int64_t rest = to.days - add_months(from, months, MissingDay::FirstOfNext);
    return {static_cast<std::int32_t>(months / 12), static_cast<std::int32_t>(months % 12),
            static_cast<std::int32_t>(rest)};
}

Duration elapsed_duration(Date from, Date to) {
    const Elapsed time = elapsed(from, to);
    return {time.years * 12 + time.months, Rational{time.days}};
}

std::string to_german(const Elapsed& time) {
    std::string text;
    const auto add_word = [&text](std::int32_t count, const char* one, const char* many) {
        if (count == 0) return;
        text += (text.empty() ? "" : " ") + std::to_string(count) + " " + (count == 1 ? one : many);
    };
    add_word(time.years, "Jahr", "Jahre");
    add_word(time.months, "Monat", "Monate");
    add_word(time.days, "Tag", "Tage");
    return text.empty() ? "0 Tage" : text;
}

}  // namespace dsl::core
