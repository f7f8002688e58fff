#include "evaluator/person/scalar.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>

namespace evaluator::person {

namespace {

bool are_digits(std::string_view text) {
    return !text.empty() &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::optional<std::int32_t> whole(std::string_view text) {
    std::int32_t value = 0;
    if (!are_digits(text) || text.size() > 6) return std::nullopt;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    return text;
}

bool drop_unit(std::string_view& text, std::string_view unit) {
    if (!text.ends_with(unit)) return false;
    text = trimmed(text.substr(0, text.size() - unit.size()));
    return true;
}

}  // namespace

std::optional<DateRange> parse_partial_day(std::string_view text) {
    if (const auto day = core::parse_iso(text)) return DateRange{*day, *day};
    const auto year = text.size() >= 4 ? whole(text.substr(0, 4)) : std::nullopt;
    if (!year || *year < core::first_year_read || *year > core::last_year_read) return std::nullopt;
    if (text.size() == 4) return DateRange{core::date_of(*year, 1, 1), core::date_of(*year, 12, 31)};
    const auto month = text.size() == 7 && text[4] == '-' ? whole(text.substr(5)) : std::nullopt;
    if (!month || !core::is_valid(*year, *month, 1)) return std::nullopt;
    return DateRange{core::date_of(*year, *month, 1),
                     core::date_of(*year, *month, core::days_in_month(*year, *month))};
}

std::optional<core::Rational> parse_amount(std::string_view text, model::BaseType type) {
    bool has_unit = false;
    if (type == model::BaseType::Prozent) has_unit = drop_unit(text, "%");
    if (type == model::BaseType::Geld)
        has_unit = drop_unit(text, "EUR") || drop_unit(text, "Euro") || drop_unit(text, "€");
    const auto plain = core::parse_plain_decimal(text);
    if (plain || !has_unit) return plain;
    return core::parse_german_decimal(text);  // a decimal comma only where a unit shows that a human wrote it
}

std::size_t decimal_places(std::string_view text) {
    const auto point = text.find_last_of(".,");
    if (point == std::string_view::npos) return 0;
    const auto end = std::min(text.find_first_not_of("0123456789", point + 1), text.size());
    return end - point - 1;
}

std::optional<std::uint32_t> parse_index(std::string_view text) {
    const auto value = whole(text);
    return value ? std::optional{static_cast<std::uint32_t>(*value)} : std::nullopt;
}

bool DurationParts::add(std::string_view number, std::string_view unit) {
    const std::string name = core::canonical_name(unit);
    const auto is = [&](std::initializer_list<std::string_view> names) {
        return std::any_of(names.begin(), names.end(),
                           [&](std::string_view other) { return name == core::canonical_name(other); });
    };
    std::optional<std::int32_t>* part = is({"Jahr", "Jahre", "Jahren", "jahre"})       ? &years_
                                        : is({"Monat", "Monate", "Monaten", "monate"}) ? &months_
                                        : is({"Woche", "Wochen", "wochen"})            ? &weeks_
                                        : is({"Tag", "Tage", "Tagen", "tage"})         ? &days_
                                                                                       : nullptr;
    const auto value = whole(number);
    if (part == nullptr || !value || part->has_value()) return false;
    *part = value;
    return true;
}

core::Duration DurationParts::sum() const {
    return core::Duration::of_years(years_.value_or(0)) + core::Duration::of_months(months_.value_or(0)) +
           core::Duration::of_weeks(weeks_.value_or(0)) +
           core::Duration::of_days(core::Rational{days_.value_or(0)});
}

std::optional<core::Duration> parse_duration(std::string_view text) {
    std::vector<std::string_view> words;
    for (std::string_view rest = trimmed(text); !rest.empty();) {
        const auto end = std::min(rest.find(' '), rest.size());
        const std::string_view word = rest.substr(0, end);
        if (word != "und") words.push_back(word);
        rest = trimmed(rest.substr(end));
        if (words.size() > 8) return std::nullopt;
    }
    if (words.empty() || words.size() % 2 != 0) return std::nullopt;
    DurationParts parts;
    for (std::size_t i = 0; i < words.size(); i += 2)
        if (!parts.add(words[i], words[i + 1])) return std::nullopt;
    return parts.sum();
}

namespace {

template <typename Range> Between range_of(const Known& low, const Known& high, auto&& is_less) {
    const auto& from = std::get<Range>(low);
    const auto& to = std::get<Range>(high);
    if (is_less(to.high, from.low)) return {std::nullopt, true};
    return {Range{from.low, to.high}, false};
}

constexpr auto by_value = [](const auto& a, const auto& b) { return a < b; };
constexpr auto by_length = [](const core::Duration& a, const core::Duration& b) {
    return core::compare(a, b) < 0;
};

template <typename Range> Known hull_of(const std::vector<Known>& values, auto&& is_less) {
    Range result = std::get<Range>(values.front());
    for (const Known& value : values) {
        const auto& range = std::get<Range>(value);
        if (is_less(range.low, result.low)) result.low = range.low;
        if (is_less(result.high, range.high)) result.high = range.high;
    }
    return result;
}

template <typename Set> Known union_of(const std::vector<Known>& values) {
    Set result;
    for (const Known& value : values)
        for (const auto& one : std::get<Set>(value).one_of)
            if (std::find(result.one_of.begin(), result.one_of.end(), one) == result.one_of.end())
                result.one_of.push_back(one);
    return result;
}

}  // namespace

Between range_between(const Known& low, const Known& high, bool is_ordered_choice) {
    if (std::holds_alternative<NumberRange>(low)) return range_of<NumberRange>(low, high, by_value);
    if (std::holds_alternative<DateRange>(low)) return range_of<DateRange>(low, high, by_value);
    if (std::holds_alternative<DurationRange>(low)) return range_of<DurationRange>(low, high, by_length);
    if (!is_ordered_choice || !std::holds_alternative<model::ChoiceValues>(low)) return {};
    const auto first = std::get<model::ChoiceValues>(low).mask,
               last = std::get<model::ChoiceValues>(high).mask;
    if (last < first) return {std::nullopt, true};
    return {model::ChoiceValues{(last | (last - 1)) & ~(first - 1)}, false};  // all bits from first to last
}

Known hull(const std::vector<Known>& values) {
    const Known& first = values.front();
    if (std::holds_alternative<NumberRange>(first)) return hull_of<NumberRange>(values, by_value);
    if (std::holds_alternative<DateRange>(first)) return hull_of<DateRange>(values, by_value);
    if (std::holds_alternative<DurationRange>(first)) return hull_of<DurationRange>(values, by_length);
    if (std::holds_alternative<TextSet>(first)) return union_of<TextSet>(values);
    if (std::holds_alternative<CitationSet>(first)) return union_of<CitationSet>(values);
    if (std::holds_alternative<model::ChoiceValues>(first)) {
        model::ChoiceValues all;
        for (const Known& value : values) all.mask |= std::get<model::ChoiceValues>(value).mask;
        return all;
    }
    if (std::holds_alternative<BoolSet>(first)) {
        BoolSet both{false, false};
        for (const Known& value : values) {
            both.can_be_no |= std::get<BoolSet>(value).can_be_no;
            both.can_be_yes |= std::get<BoolSet>(value).can_be_yes;
        }
        return both;
    }
    return first;  // persons and lists are never listed as alternatives
}

}  // namespace evaluator::person
