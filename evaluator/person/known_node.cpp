#include "evaluator/person/known_node.hpp"

#include <optional>

namespace evaluator::person {

namespace {

using Kind = Node::Kind;

/// A day, a month or a year as one word; nothing if it takes two.
std::optional<std::string> day_word(const DateRange& range) {
    if (range.low == range.high) return range.low == core::Date::never() ? "nicht" : core::to_iso(range.low);
    if (!range.low.is_day() || !range.high.is_day()) return std::nullopt;
    const core::CivilDate low = core::civil(range.low), high = core::civil(range.high);
    if (low.year != high.year || low.day != 1 || high.day != core::days_in_month(high.year, high.month))
        return std::nullopt;
    if (low.month == high.month) return core::to_iso(range.low).substr(0, 7);
    if (low.month == 1 && high.month == 12) return core::to_iso(range.low).substr(0, 4);
    return std::nullopt;
}

/// Days no file can say become the nearest ones it can.
std::string bound_word(core::Date day, bool is_event) {
    if (day == core::Date::never())
        return is_event ? "nicht" : std::to_string(core::last_year_read) + "-12-31";
    if (day < core::date_of(core::first_year_read, 1, 1))
        return std::to_string(core::first_year_read) + "-01-01";
    return core::to_iso(day);
}

std::string duration_word(const core::Duration& duration, bool round_up) {
    const auto counted = [](std::int64_t number, const char* one, const char* many) {
        return std::to_string(number) + " " + (number == 1 ? one : many);
    };
    std::string text;
    const auto add = [&](const std::string& part) { text += (text.empty() ? "" : " ") + part; };
    const std::int64_t days = round_up ? duration.days.ceil() : duration.days.floor();
    if (duration.months >= 12) add(counted(duration.months / 12, "Jahr", "Jahre"));
    if (duration.months % 12 != 0) add(counted(duration.months % 12, "Monat", "Monate"));
    if (days != 0 || text.empty()) add(counted(days, "Tag", "Tage"));
    return text;
}

Node text_node(std::string text) { return scalar_node(Kind::String, std::move(text)); }

/// All values one by one, or the two bounds of a range (then `is_range`).
std::vector<Node> words(const Known& known, const model::Type& type, const model::RuleBook& book,
                        bool& is_range) {
    std::vector<Node> found;
    is_range = false;
    if (const auto* truth = std::get_if<BoolSet>(&known)) {
        if (truth->can_be_yes) found.push_back(scalar_node(Kind::Bool, "true"));
        if (truth->can_be_no) found.push_back(scalar_node(Kind::Bool, "false"));
    } else if (const auto* number = std::get_if<NumberRange>(&known)) {
        found.push_back(scalar_node(Kind::Number, core::to_plain(number->low)));
        is_range = number->low != number->high;
        if (is_range) found.push_back(scalar_node(Kind::Number, core::to_plain(number->high)));
    } else if (const auto* day = std::get_if<DateRange>(&known)) {
        const bool is_event = type.is(model::BaseType::Ereignis);
        const auto word = day_word(*day);
        is_range = !word;
        if (word) return {text_node(*word)};
        found.push_back(text_node(bound_word(day->low, is_event)));
        found.push_back(text_node(bound_word(day->high, is_event)));
    } else if (const auto* duration = std::get_if<DurationRange>(&known)) {
        const std::string low = duration_word(duration->low, false),
                          high = duration_word(duration->high, true);
        is_range = low != high;
        found.push_back(text_node(low));
        if (is_range) found.push_back(text_node(high));
    } else if (const auto* texts = std::get_if<TextSet>(&known)) {
        for (const std::string& text : texts->one_of) found.push_back(text_node(text));
    } else if (const auto* citations = std::get_if<CitationSet>(&known)) {
        for (const core::Citation& citation : citations->one_of)
            found.push_back(text_node(core::to_text(citation)));
    } else if (const auto* choice = std::get_if<model::ChoiceValues>(&known)) {
        const auto& values = book.choice(type.choice).values;
        for (std::size_t i = 0; i < values.size(); ++i)
            if ((choice->mask >> i & 1) != 0) found.push_back(text_node(values[i].name));
    }
    return found;
}

void add_array(const char* name, std::vector<Node> values, Node& object) {
    Node array = container_node(Kind::Array, name);
    array.children = std::move(values);
    object.children.push_back(std::move(array));
}

}  // namespace

Node scalar_node(Kind kind, std::string text, std::string name) {
    Node node;
    node.kind = kind;
    node.text = std::move(text);
    node.name = std::move(name);
    return node;
}

Node container_node(Kind kind, std::string name) { return scalar_node(kind, {}, std::move(name)); }

void add_known(const Known& known, const model::Type& type, const model::RuleBook& book, Node& object) {
    bool is_range = false;
    std::vector<Node> values = words(known, type, book, is_range);
    if (values.size() != 1) return add_array(is_range ? "zwischen" : "eines_von", std::move(values), object);
    values.front().name = "wert";
    object.children.push_back(std::move(values.front()));
}

void add_contested(const std::vector<Known>& values, const model::Type& type, const model::RuleBook& book,
                   Node& object) {
    std::vector<Node> all;
    for (const Known& value : values) {
        bool is_range = false;
        for (Node& word : words(value, type, book, is_range)) all.push_back(std::move(word));
    }
    add_array("strittig", std::move(all), object);
}

Node unwrapped(Node object) {
    if (object.children.size() != 1 || object.children.front().name != "wert") return object;
    Node value = std::move(object.children.front());
    value.name = std::move(object.name);
    return value;
}

}  // namespace evaluator::person
