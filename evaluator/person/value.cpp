#include "evaluator/person/value.hpp"

#include <algorithm>

#include "evaluator/person/scalar.hpp"

namespace evaluator::person {

namespace {

using model::BaseType;

std::string found_text(const Node& node) {
    switch (node.kind) {
        case Node::Kind::Null: return phrase(TextId::FoundNothing);
        case Node::Kind::Bool: return phrase(TextId::FoundTruth, node.text);
        case Node::Kind::Number: return phrase(TextId::FoundNumber, shortened(node.text));
        case Node::Kind::String:
        case Node::Kind::Bare: return phrase(TextId::FoundText, shortened(node.text));
        case Node::Kind::Array: return phrase(TextId::FoundList);
        case Node::Kind::Object: return phrase(TextId::FoundObject);
    }
    return {};
}

constexpr const char* forms[] = {"wert", "zwischen", "eines_von", "jahr", "strittig"};

}  // namespace

bool is_remark(const Node& member) { return core::same_name(member.name, "bemerkung"); }

void ValueReader::wrong(const Node& node, std::string_view name, const Path& path, std::string_view wanted) {
    auto report = problems_.report(Code::WrongValueType, node.span, path, name, wanted, found_text(node));
    if (node.is(Node::Kind::Null)) report.help(TextId::UnknownIsLeftOut);
}

void ValueReader::wrong(const Node& node, std::string_view name, const Path& path, TextId wanted) {
    wrong(node, name, path, core::template_of(wanted));
}

void ValueReader::unknown_member(const Node& member, const Path& path,
                                 std::initializer_list<const char*> possible) {
    const std::vector<std::string> names(possible.begin(), possible.end());
    problems_.suggest(problems_.report(Code::UnknownField, member.place(), path, shortened(member.name)),
                      member.name, names);
}

void ValueReader::in_future(core::Date day, std::string_view name, core::Span span, const Path& path) {
    if (as_of_ && day.is_day() && day > *as_of_)
        problems_.report(Code::DayInFuture, span, path, name, core::to_german(day));
}

TextId ValueReader::wanted(BaseType base) const {
    switch (base) {
        case BaseType::Wahr: return TextId::WantTruth;
        case BaseType::Datum: return TextId::WantDay;
        case BaseType::Ereignis: return TextId::WantEvent;
        case BaseType::Zahl: return TextId::WantNumber;
        case BaseType::Geld: return TextId::WantMoney;
        case BaseType::Prozent: return TextId::WantPercent;
        case BaseType::Dauer: return TextId::WantDuration;
        case BaseType::Fundstelle: return TextId::WantCitation;
        case BaseType::Person: return TextId::WantPerson;
        case BaseType::Liste:
        case BaseType::Personen:
        case BaseType::Zeitraeume: return TextId::WantList;
        case BaseType::Text:
        case BaseType::Auswahl:
        case BaseType::Tage:
        case BaseType::Spanne:
        case BaseType::Menge:
        case BaseType::Unbekannt: return TextId::WantText;
    }
    return TextId::WantText;
}

std::optional<bool> ValueReader::truth(const Node& node, std::string_view name, const Path& path) {
    if (node.is(Node::Kind::Bool)) return node.text == "true";
    if (node.is(Node::Kind::Bare) && (node.text == "true" || node.text == "1")) return true;
    if (node.is(Node::Kind::Bare) && (node.text == "false" || node.text == "0")) return false;
    wrong(node, name, path, TextId::WantTruth);
    return std::nullopt;
}

std::optional<std::string> ValueReader::text(const Node& node, std::string_view name, const Path& path) {
    if (node.is_text()) return node.text;
    wrong(node, name, path, TextId::WantText);
    return std::nullopt;
}

std::optional<DateRange> ValueReader::day(const Node& node, const Subject& subject) {
    const bool is_event = subject.type.is(BaseType::Ereignis);
    if (is_event && (node.text == "false" || (node.is_text() && node.text == "nicht")))
        return DateRange{core::Date::never(), core::Date::never()};
    if (!node.is_text()) {
        wrong(node, subject.name, subject.path, is_event ? TextId::WantEvent : TextId::WantDay);
        return std::nullopt;
    }
    if (const auto range = parse_partial_day(node.text)) return range;
    auto report = problems_.report(Code::BadDay, node.span, subject.path, shortened(node.text));
    if (const auto german = core::parse_german(node.text))
        report.help(TextId::WriteInstead, core::to_iso(*german));
    return std::nullopt;
}

std::optional<core::Date> ValueReader::whole_day(const Node& node, std::string_view name, const Path& path) {
    const auto range = day(node, {name, {BaseType::Datum}, path});
    if (!range) return std::nullopt;
    if (range->low == range->high) return range->low;
    wrong(node, name, path, TextId::WantWholeDay);
    return std::nullopt;
}

std::optional<core::Citation> ValueReader::citation(const Node& node, std::string_view name,
                                                    const Path& path) {
    const auto written = text(node, name, path);
    if (!written) return std::nullopt;
    auto parsed = core::parse_citation(*written);
    if (const auto* error = std::get_if<core::CitationError>(&parsed)) {
        problems_.report(Code::BadFactCitation, node.span, path, shortened(*written), error->expected);
        return std::nullopt;
    }
    auto& citation = std::get<core::Citation>(parsed);
    if (citation.is_absolute()) return std::move(citation);
    problems_.report(Code::BadFactCitation, node.span, path, shortened(*written),
                     core::template_of(TextId::WantCitation));
    return std::nullopt;
}

std::optional<Known> ValueReader::number(const Node& node, const Subject& subject) {
    std::optional<core::Rational> value;
    if (node.is(Node::Kind::Number) || node.is_text()) value = parse_amount(node.text, subject.type.base);
    if (!value) {
        wrong(node, subject.name, subject.path, wanted(subject.type.base));
        return std::nullopt;
    }
    if (subject.type.is(BaseType::Geld) && decimal_places(node.text) > 2) {  // 1.850 is meant to be 1850
        problems_
            .report(Code::WrongValueType, node.span, subject.path, subject.name,
                    core::template_of(TextId::WantMoney), found_text(node))
            .help(TextId::NoThousandsPoint);
        return std::nullopt;
    }
    if (value->is_negative()) {
        problems_.report(Code::NegativeValue, node.span, subject.path, subject.name, core::to_german(*value));
        return std::nullopt;
    }
    if (subject.type.is(BaseType::Prozent) && *value > core::Rational{100})
        problems_.report(Code::PercentAbove100, node.span, subject.path, subject.name,
                         core::to_german(*value));
    return NumberRange{*value, *value};
}

std::optional<Known> ValueReader::duration(const Node& node, const Subject& subject) {
    DurationParts parts;
    if (node.is_text()) {
        if (const auto parsed = parse_duration(node.text)) return DurationRange{*parsed, *parsed};
    } else if (node.is(Node::Kind::Object) && !node.children.empty()) {
        bool is_good = true;
        for (const Node& member : node.children)
            is_good = is_good && (member.is(Node::Kind::Number) || member.is_text()) &&
                      parts.add(member.text, member.name);
        if (is_good) return DurationRange{parts.sum(), parts.sum()};
    }
    wrong(node, subject.name, subject.path, TextId::WantDuration);
    return std::nullopt;
}

std::optional<Known> ValueReader::choice(const Node& node, const Subject& subject) {
    const std::string& type_name = vocabulary_.book().choice(subject.type.choice).name;
    if (!node.is_text()) {
        wrong(node, subject.name, subject.path, phrase(TextId::WantChoice, type_name));
        return std::nullopt;
    }
    if (const auto value = vocabulary_.value(subject.type.choice, node.text))
        return model::ChoiceValues{model::ChoiceMask{1} << *value};
    auto report =
        problems_.report(Code::UnknownValue, node.span, subject.path, type_name, shortened(node.text));
    if (problems_.wants_suggestions())
        problems_.suggest(report, node.text, vocabulary_.value_names(subject.type.choice));
    return std::nullopt;
}

std::optional<Known> ValueReader::plain(const Node& node, const Subject& subject) {
    const auto as_known = [](auto value) -> std::optional<Known> {
        if (!value) return std::nullopt;
        return Known{*value};
    };
    if (node.is(Node::Kind::Bare) && node.text.empty() && !subject.type.is(BaseType::Text)) {
        problems_.report(Code::EmptyValue, node.span, subject.path, subject.name);
        return std::nullopt;
    }
    switch (subject.type.base) {
        case BaseType::Wahr:
            if (const auto yes = truth(node, subject.name, subject.path)) return BoolSet{!*yes, *yes};
            return std::nullopt;
        case BaseType::Datum:
        case BaseType::Ereignis: return as_known(day(node, subject));
        case BaseType::Zahl:
        case BaseType::Geld:
        case BaseType::Prozent: return number(node, subject);
        case BaseType::Dauer: return duration(node, subject);
        case BaseType::Auswahl: return choice(node, subject);
        case BaseType::Text:
            if (auto written = text(node, subject.name, subject.path)) return TextSet{{std::move(*written)}};
            return std::nullopt;
        case BaseType::Fundstelle:
            if (auto cited = citation(node, subject.name, subject.path))
                return CitationSet{{std::move(*cited)}};
            return std::nullopt;
        case BaseType::Person:
        case BaseType::Liste:
        case BaseType::Personen:
        case BaseType::Zeitraeume:
        case BaseType::Tage:
        case BaseType::Spanne:
        case BaseType::Menge:
        case BaseType::Unbekannt: break;
    }
    wrong(node, subject.name, subject.path, wanted(subject.type.base));
    return std::nullopt;
}

std::optional<std::vector<Known>> ValueReader::several(const Node& list, const Subject& subject) {
    const Path path{&subject.path, list.name};
    if (!list.is(Node::Kind::Array) || list.children.size() < 2) {
        wrong(list, list.name, path, TextId::WantValues);
        return std::nullopt;
    }
    std::vector<Known> values;
    bool is_good = true;
    for (std::size_t i = 0; i < list.children.size(); ++i) {
        const Path item{&path, i};
        auto value = plain(list.children[i], {subject.name, subject.type, item});
        if (!value)
            is_good = false;
        else if (std::find(values.begin(), values.end(), *value) == values.end())
            values.push_back(std::move(*value));
    }
    if (!is_good) return std::nullopt;
    return values;
}

std::optional<Known> ValueReader::between(const Node& list, const Subject& subject) {
    const Path path{&subject.path, list.name};
    if (!list.is(Node::Kind::Array) || list.children.size() != 2) {
        wrong(list, list.name, path, TextId::WantTwoValues);
        return std::nullopt;
    }
    const auto low = plain(list.children[0], {subject.name, subject.type, path});
    const auto high = plain(list.children[1], {subject.name, subject.type, path});
    if (!low || !high) return std::nullopt;
    const bool is_ordered_choice =
        subject.type.is(BaseType::Auswahl) && vocabulary_.book().choice(subject.type.choice).is_ordered;
    const auto range = range_between(*low, *high, is_ordered_choice);
    if (range.is_reversed)
        problems_.report(Code::BoundsReversed, list.children[0].span, path, subject.name,
                         shortened(list.children[0].text), shortened(list.children[1].text));
    else if (!range.known)
        wrong(list, subject.name, path, TextId::WantOrderedType);
    return range.known;
}

std::optional<DateRange> ValueReader::year(const Node& node, const Subject& subject) {
    const Path path{&subject.path, node.name};
    const bool is_day = subject.type.is(BaseType::Datum) || subject.type.is(BaseType::Ereignis);
    const bool is_year = is_day && node.text.size() == 4 && (node.is(Node::Kind::Number) || node.is_text());
    const auto range = is_year ? parse_partial_day(node.text) : std::nullopt;
    if (!range) wrong(node, node.name, path, TextId::WantYear);
    return range;
}

/// The one member that says the value. `singles`: the values somebody maintains, where they are listed one by
/// one.
std::optional<Known> ValueReader::content(const Node& object, const Subject& subject, bool& missing,
                                          std::vector<Known>& singles) {
    const Node* form = nullptr;
    for (const char* name : forms) {
        const Node* member = object.find(name);
        if (member == nullptr) continue;
        if (form != nullptr) {
            problems_.report(Code::MembersExclude, member->place(), subject.path, form->name, member->name);
            return std::nullopt;
        }
        form = member;
    }
    if (form == nullptr) {
        problems_.report(Code::MissingField, object.span, subject.path, "wert");
        return std::nullopt;
    }
    if (core::same_name(form->name, "zwischen")) return between(*form, subject);
    if (core::same_name(form->name, "jahr")) {
        const auto range = year(*form, subject);
        return range ? std::optional<Known>{*range} : std::nullopt;
    }
    if (core::same_name(form->name, "wert")) {
        const Path path{&subject.path, form->name};
        missing = form->is(Node::Kind::Null);
        return missing ? std::nullopt : plain(*form, {subject.name, subject.type, path});
    }
    auto values = several(*form, subject);
    if (!values) return std::nullopt;
    singles = std::move(*values);
    return hull(singles);
}

void ValueReader::check_members(const Node& object, const Path& path) {
    static constexpr std::initializer_list<const char*> names = {"wert",     "zwischen", "eines_von", "jahr",
                                                                 "strittig", "stand",    "nachweise", "ab",
                                                                 "von",      "bis",      "bemerkung"};
    for (const Node& member : object.children)
        if (std::none_of(names.begin(), names.end(),
                         [&](const char* name) { return core::same_name(member.name, name); }))
            unknown_member(member, path, names);
}

std::optional<TimedValue> ValueReader::value(const Node& node, const Subject& subject, bool& missing) {
    missing = node.is(Node::Kind::Null);
    if (missing) return std::nullopt;
    const auto has = [&](const char* name) { return node.find(name) != nullptr; };
    const bool is_wrapped =
        node.is(Node::Kind::Object) && (!subject.type.is(BaseType::Dauer) || has("stand") ||
                                        std::any_of(std::begin(forms), std::end(forms), has));
    TimedValue result;
    if (!is_wrapped) {
        auto known = plain(node, subject);
        if (!known) return std::nullopt;
        result.known = std::move(*known);
        return result;
    }
    check_members(node, subject.path);
    std::vector<Known> singles;
    auto known = content(node, subject, missing, singles);
    standing_and_proofs(node, result.standing, result.proofs, subject.path);
    if (!known) return std::nullopt;
    result.known = std::move(*known);
    if (has("strittig")) result.standing = Standing::Contested;
    if (result.standing != Standing::Contested) return result;
    if (singles.empty() && subject.type.is(BaseType::Wahr))
        singles = {BoolSet{false, true}, BoolSet{true, false}};
    if (singles.size() < 2) {
        problems_.report(Code::ContestedNeedsValues, node.place(), subject.path, subject.name);
        return std::nullopt;
    }
    result.known = hull(singles);
    result.contested = std::move(singles);
    return result;
}

}  // namespace evaluator::person
