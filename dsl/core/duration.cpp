#include "dsl/core/duration.hpp"

#include <algorithm>
#include <cstdlib>
#include <limits>
#include <string_view>
#include <vector>

namespace dsl::core {

namespace {

std::int32_t saturated_months(std::int64_t months) {
    using Limits = std::numeric_limits<std::int32_t>;
    return static_cast<std::int32_t>(std::clamp<std::int64_t>(months, -Limits::max(), Limits::max()));
}

std::string counted(const std::string& number, std::string_view one, std::string_view many) {
    return number + " " + std::string{number == "1" || number == "-1" ? one : many};
}

}  // namespace

Duration Duration::of_years(std::int32_t years) { return {saturated_months(std::int64_t{12} * years), {}}; }

Duration operator+(const Duration& a, const Duration& b) {
    return {saturated_months(std::int64_t{a.months} + b.months), a.days + b.days};
}

Duration operator-(const Duration& a, const Duration& b) {
    return {saturated_months(std::int64_t{a.months} - b.months), a.days - b.days};
}

Duration operator*(const Duration& duration, Rational factor) {
    if (factor == Rational{1}) return duration;
    return {0, days_by_191(duration) * factor};
}

Duration operator/(const Duration& duration, Rational divisor) { return duration * (Rational{1} / divisor); }

Rational days_by_191(const Duration& duration) {
    const std::int64_t full_years = duration.months / 12;
    const std::int64_t months = duration.months % 12;
    return Rational{full_years * 365 + months * 30} + duration.days;
}

std::strong_ordering compare(const Duration& a, const Duration& b) {
    // § 191 BGB grows strictly with the number of months, so one measure serves pure and mixed durations
    // alike.
    return days_by_191(a) <=> days_by_191(b);
}

std::string to_german(const Duration& duration) {
    std::vector<std::string> words;
    const std::int32_t months = duration.months;
    const bool as_months = months % 12 != 0 && std::abs(months) < 36 && duration.days.is_zero();
    if (!as_months && months / 12 != 0)
        words.push_back(counted(std::to_string(months / 12), "Jahr", "Jahre"));
    const std::int32_t rest = as_months ? months : months % 12;
    if (rest != 0) words.push_back(counted(std::to_string(rest), "Monat", "Monate"));
    if (!duration.days.is_zero() || words.empty())
        words.push_back(counted(to_german(duration.days), "Tag", "Tage"));
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
    return text;
}

}  // namespace dsl::core
