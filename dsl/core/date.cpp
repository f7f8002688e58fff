#include "dsl/core/date.hpp"

#include <fmt/format.h>

namespace dsl::core {

namespace {

/// Exactly `length` digits from `at` on, else -1.
int digits_at(std::string_view text, std::size_t at, std::size_t length) {
    int value = 0;
    for (std::size_t i = at; i < at + length; ++i) {
        if (text[i] < '0' || text[i] > '9') return -1;
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

std::optional<Date> checked(int year, int month, int day) {
    if (year < first_year_read || year > last_year_read || !is_valid(year, month, day)) return std::nullopt;
    return date_of(year, month, day);
}

}  // namespace

std::optional<Date> parse_iso(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    return checked(digits_at(text, 0, 4), digits_at(text, 5, 2), digits_at(text, 8, 2));
}

std::optional<Date> parse_german(std::string_view text) {
    if (text.size() != 10 || text[2] != '.' || text[5] != '.') return std::nullopt;
    return checked(digits_at(text, 6, 4), digits_at(text, 3, 2), digits_at(text, 0, 2));
}

std::string to_iso(Date date) {
    if (!date.is_day()) return "..";
    const CivilDate day = civil(date);
    return fmt::format("{:04}-{:02}-{:02}", day.year, day.month, day.day);
}

std::string to_german(Date date) {
    if (date == Date::never()) return "nie";
    if (date == Date::distant_past()) return "seit jeher";
    const CivilDate day = civil(date);
    return fmt::format("{:02}.{:02}.{:04}", day.day, day.month, day.year);
}

}  // namespace dsl::core
