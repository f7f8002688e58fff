#include "evaluator/person/plain_values.hpp"

#include <algorithm>

#include "evaluator/person/scalar.hpp"

namespace evaluator::person {

using model::BaseType;
using Kind = FlatValue::Kind;

const core::Citation* KnownCitations::find(std::string_view text) {
    constexpr std::size_t most = 1024, most_bytes = 200;  // what is kept must not grow with what is read
    if (text.size() > most_bytes) return nullptr;         // not plain
    const auto* known = known_.find(text);
    if (known == nullptr) {
        if (known_.size() >= most) known_.clear();
        auto parsed = core::parse_citation(text);
        auto* citation = std::get_if<core::Citation>(&parsed);
        auto& kept = known_[text];
        if (citation != nullptr && citation->is_absolute()) kept = std::move(*citation);
        known = &kept;
    }
    return *known ? &**known : nullptr;
}

bool Frame::put(Word word, const FlatValue& member) {
    const auto once = [&](const FlatValue*& place) {
        if (place != nullptr) return false;
        place = &member;
        return true;
    };
    switch (word) {
        case Word::Wert: return once(wert);
        case Word::Zwischen: return once(zwischen);
        case Word::EinesVon: return once(eines_von);
        case Word::Jahr: return once(jahr);
        case Word::Strittig: return once(strittig);
        case Word::Stand: return once(stand);
        case Word::Nachweise: return once(nachweise);
        case Word::Ab: return once(ab);
        case Word::Von: return once(von);
        case Word::Bis: return once(bis);
        case Word::Bemerkung: return member.is(Kind::String) && once(bemerkung);
        case Word::Verweis: return once(verweis);
        default: return false;  // other words have no place around a value
    }
}

bool PlainValues::frame(const FlatValue& object, Frame& frame) const {
    for (const FlatValue& member : members(object))
        if (!frame.put(word(member), member)) return false;
    return true;
}

bool PlainValues::whole_day(const FlatValue& value, core::Date& day) const {
    if (!value.is(Kind::String)) return false;
    const auto parsed = core::parse_iso(value.text);
    if (parsed) day = *parsed;
    return parsed.has_value();
}

bool PlainValues::duration(const FlatValue& value, Known& known) const {
    if (value.is(Kind::String)) {
        const auto parsed = parse_duration(value.text);
        if (parsed) known = DurationRange{*parsed, *parsed};
        return parsed.has_value();
    }
    if (!value.is(Kind::Object) || members(value).empty()) return false;
    DurationParts parts;
    for (const FlatValue& member : members(value)) {
        const bool is_text = member.is(Kind::Number) || member.is(Kind::String);
        if (!is_text || !parts.add(member.text, member.name)) return false;
    }
    known = DurationRange{parts.sum(), parts.sum()};
    return true;
}

namespace {

bool number(const FlatValue& value, BaseType base, Known& known) {
    if (!value.is(Kind::Number) && !value.is(Kind::String)) return false;
    const auto amount = parse_amount(value.text, base);
    if (!amount || amount->is_negative()) return false;
    if (base == BaseType::Geld && decimal_places(value.text) > 2) return false;
    if (base == BaseType::Prozent && *amount > core::Rational{100}) return false;
    known = NumberRange{*amount, *amount};
    return true;
}

bool day(const FlatValue& value, BaseType base, Known& known) {
    const bool has_not_happened = value.text == "false" || (value.is(Kind::String) && value.text == "nicht");
    if (base == BaseType::Ereignis && has_not_happened) {
        known = DateRange{core::Date::never(), core::Date::never()};
        return true;
    }
    if (!value.is(Kind::String)) return false;
    const auto range = parse_partial_day(value.text);
    if (range) known = *range;
    return range.has_value();
}

}  // namespace

bool PlainValues::plain(const FlatValue& value, const model::Type& type, Known& known) {
    switch (type.base) {
        case BaseType::Wahr:
            if (!value.is(Kind::Bool)) return false;
            known = BoolSet{value.text != "true", value.text == "true"};
            return true;
        case BaseType::Datum:
        case BaseType::Ereignis: return day(value, type.base, known);
        case BaseType::Zahl:
        case BaseType::Geld:
        case BaseType::Prozent: return number(value, type.base, known);
        case BaseType::Dauer: return duration(value, known);
        case BaseType::Auswahl: {
            if (!value.is(Kind::String)) return false;
            const std::uint8_t* found = names_.value(type.choice, value.text);
            if (found != nullptr) known = model::ChoiceValues{model::ChoiceMask{1} << *found};
            return found != nullptr;
        }
        case BaseType::Text:
            if (!value.is(Kind::String)) return false;
            known = TextSet{{std::string{value.text}}};
            return true;
        case BaseType::Fundstelle: {
            const auto* cited = value.is(Kind::String) ? citations_.find(value.text) : nullptr;
            if (cited != nullptr) known = CitationSet{{*cited}};
            return cited != nullptr;
        }
        case BaseType::Person:
        case BaseType::Liste:
        case BaseType::Personen:
        case BaseType::Zeitraeume:
        case BaseType::Tage:
        case BaseType::Spanne:
        case BaseType::Menge:
        case BaseType::Unbekannt: break;
    }
    return false;
}

bool PlainValues::between(const FlatValue& list, const model::Type& type, Known& known) {
    if (!list.is(Kind::Array)) return false;
    Known ends[2];
    std::size_t count = 0;
    for (const FlatValue& end : members(list))
        if (count == 2 || !plain(end, type, ends[count++])) return false;
    if (count != 2) return false;
    const bool is_ordered = type.is(BaseType::Auswahl) && book_.choice(type.choice).is_ordered;
    auto range = range_between(ends[0], ends[1], is_ordered);
    if (range.is_reversed || !range.known) return false;
    known = std::move(*range.known);
    return true;
}

bool PlainValues::several(const FlatValue& list, const model::Type& type, std::vector<Known>& values) {
    if (!list.is(Kind::Array)) return false;
    std::size_t count = 0;
    for (const FlatValue& item : members(list)) {
        Known one;
        if (!plain(item, type, one)) return false;
        ++count;
        if (std::find(values.begin(), values.end(), one) == values.end()) values.push_back(std::move(one));
    }
    return count >= 2;
}

bool PlainValues::content(const Frame& frame, const model::Type& type, Known& known, bool& missing,
                          std::vector<Known>& singles) {
    const int forms = (frame.wert != nullptr) + (frame.zwischen != nullptr) + (frame.eines_von != nullptr) +
                      (frame.jahr != nullptr) + (frame.strittig != nullptr);
    if (forms != 1) return false;
    if (frame.wert != nullptr) {
        missing = frame.wert->is(Kind::Null);
        return missing || plain(*frame.wert, type, known);
    }
    if (frame.zwischen != nullptr) return between(*frame.zwischen, type, known);
    if (frame.jahr != nullptr) {
        const FlatValue& year = *frame.jahr;
        const bool is_year = (type.is(BaseType::Datum) || type.is(BaseType::Ereignis)) &&
                             year.text.size() == 4 && (year.is(Kind::Number) || year.is(Kind::String));
        const auto range = is_year ? parse_partial_day(year.text) : std::nullopt;
        if (range) known = *range;
        return range.has_value();
    }
    if (!several(frame.eines_von != nullptr ? *frame.eines_von : *frame.strittig, type, singles))
        return false;
    known = hull(singles);
    return true;
}

bool PlainValues::value(const FlatValue& value, const model::Type& type, TimedValue& timed, bool& missing,
                        Frame& found) {
    missing = value.is(Kind::Null);
    if (missing) return true;
    if (!value.is(Kind::Object)) return plain(value, type, timed.known);
    if (type.is(BaseType::Dauer)) {
        Frame parts;  // a duration has members of its own, which are no words
        const bool is_framed = frame(value, parts);
        if (!parts.says_value() && parts.stand == nullptr) return plain(value, type, timed.known);
        if (!is_framed) return false;
    }
    if (!frame(value, found) || found.verweis != nullptr) return false;
    std::vector<Known> singles;
    if (!content(found, type, timed.known, missing, singles)) return false;
    if (!standing_and_proofs(found, timed.standing, timed.proofs)) return false;
    return missing || contest(found, type, std::move(singles), timed);
}

/// What is contested needs at least two values that somebody maintains.
bool PlainValues::contest(const Frame& frame, const model::Type& type, std::vector<Known>&& singles,
                          TimedValue& timed) const {
    if (frame.strittig != nullptr) timed.standing = Standing::Contested;
    if (timed.standing != Standing::Contested) return true;
    if (singles.empty() && type.is(BaseType::Wahr)) singles = {BoolSet{false, true}, BoolSet{true, false}};
    if (singles.size() < 2) return false;
    timed.known = hull(singles);
    timed.contested = std::move(singles);
    return true;
}

bool PlainValues::standing_and_proofs(const Frame& frame, Standing& standing,
                                      std::vector<Proof>& proofs) const {
    if (frame.nachweise != nullptr) {
        if (!frame.nachweise->is(Kind::Array)) return false;
        for (const FlatValue& item : members(*frame.nachweise))
            if (!item.is(Kind::Object) || !proof(item, proofs.emplace_back())) return false;
        if (!proofs.empty()) standing = Standing::Evidenced;
    }
    if (frame.stand == nullptr) return true;
    const FlatValue& written = *frame.stand;
    if (!written.is(Kind::String)) return false;
    if (written.text == "angegeben")
        standing = Standing::Stated;
    else if (written.text == "belegt")
        standing = Standing::Evidenced;
    else if (written.text == "strittig")
        standing = Standing::Contested;
    else
        return false;
    return true;
}

bool PlainValues::proof(const FlatValue& object, Proof& proof) const {
    bool has_kind = false, has_remark = false;
    const auto read_day = [&](const FlatValue& member, std::optional<core::Date>& day) {
        core::Date read;
        if (day || !whole_day(member, read)) return false;
        day = read;
        return true;
    };
    for (const FlatValue& member : members(object)) {
        switch (word(member)) {
            case Word::Art:
                if (has_kind || !member.is(Kind::String)) return false;
                has_kind = true;
                proof.kind = member.text;
                break;
            case Word::Datum:
                if (!read_day(member, proof.issued) || is_in_future(*proof.issued)) return false;
                break;
            case Word::GueltigBis:
                if (!read_day(member, proof.valid_until)) return false;
                break;
            case Word::Bemerkung:
                if (has_remark || !member.is(Kind::String)) return false;
                has_remark = true;
                break;
            default: return false;  // no other word has a place here
        }
    }
    return has_kind && !(proof.issued && proof.valid_until && *proof.valid_until < *proof.issued);
}

/// First and last day of a value that holds for a time: `ab` (until the next) or `von` and `bis`.
bool PlainValues::span(const Frame& frame, model::Validity& span, bool& is_open_ended) const {
    const FlatValue* first = frame.ab != nullptr ? frame.ab : frame.von;
    if (first == nullptr || (frame.ab != nullptr && (frame.von != nullptr || frame.bis != nullptr)))
        return false;
    is_open_ended = frame.ab != nullptr;
    span = {core::Date::distant_past(), core::Date::never()};
    const bool is_since_ever = frame.von != nullptr && frame.von->is(Kind::Null);
    if (!is_since_ever && !whole_day(*first, span.from)) return false;
    if (frame.bis == nullptr || frame.bis->is(Kind::Null)) return true;
    core::Date last;
    if (!whole_day(*frame.bis, last) || last < span.from) return false;
    span.until = core::next_day(last);
    return true;
}

}  // namespace evaluator::person
