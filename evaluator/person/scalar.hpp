// Pure conversions from the text of a value: partly known days, amounts, durations; and ranges of values.
// They report nothing; nothing comes out where the text does not fit.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "evaluator/person/person.hpp"

namespace evaluator::person {

/// "2026-11-25", "2026-11" (any day of the month), "2026" (any day of the year); years as in core::parse_iso.
std::optional<DateRange> parse_partial_day(std::string_view text);

/// "1850.50"; with a unit also "50 %", "1850,50 EUR", "1850 Euro". Never through floating point.
std::optional<core::Rational> parse_amount(std::string_view text, model::BaseType type);

/// Digits behind the decimal point or comma, as written.
std::size_t decimal_places(std::string_view text);

/// Collects "1 Jahr", "6 Monate", … into one duration.
class DurationParts {
public:
    bool add(std::string_view number, std::string_view unit);  // false: no whole number, no unit, or twice
    core::Duration sum() const;

private:
    std::optional<std::int32_t> years_, months_, weeks_, days_;
};
/// "18 Monate", "1 Jahr 6 Monate", "1 Jahr und 6 Monate".
std::optional<core::Duration> parse_duration(std::string_view text);

/// "0", "12": the number of an item.
std::optional<std::uint32_t> parse_index(std::string_view text);

struct Between {
    std::optional<Known> known;  // nothing: reversed, or a type without order
    bool is_reversed = false;
};
Between range_between(const Known& low, const Known& high, bool is_ordered_choice);

/// What is left possible if one of the values is right. Precondition: not empty, all of one type.
Known hull(const std::vector<Known>& values);

}  // namespace evaluator::person
