// What humans decided, in a plain file: as answers.cpp.
#include <algorithm>

#include "evaluator/person/answer_places.hpp"
#include "evaluator/person/plain_household.hpp"
#include "evaluator/person/scalar.hpp"

namespace evaluator::person {

using Kind = FlatValue::Kind;

namespace {

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == std::string_view::npos; }

bool has_effect(const model::RuleBook& book, const core::Citation& norm, const std::string* element,
                bool is_atypical) {
    const auto is_meant = [&](const model::Norm& known) { return known.citation == norm; };
    if (std::none_of(book.norms.begin(), book.norms.end(), is_meant)) return false;
    const AnswerPlaces places{book, norm};
    if (element == nullptr) return places.is_kann_norm();
    const auto found = places.find(*element);
    return !found.blocks.empty() && places.has_effect(found, is_atypical);
}

/// What answers of both kinds say alike.
template <typename Made, typename Given> void said(Made& made, const Given& read, const Frame& frame) {
    made.affirmed = frame.wert->text == "true";
    made.reason = read.reason->text;
    made.role = read.role->text;
    made.given_on = read.on;
}

}  // namespace

bool KnownElements::has_effect(const core::Citation& norm, const std::string* element, bool is_atypical) {
    constexpr std::size_t most = 1024, most_bytes = 500;  // what is kept must not grow with what is read
    const std::string key = core::to_text(norm) + (is_atypical ? " atypisch" : " kann") +
                            (element == nullptr ? "" : '\n' + *element);
    if (const bool* known = known_.find(key)) return *known;
    if (key.size() > most_bytes) return person::has_effect(book_, norm, element, is_atypical);
    if (known_.size() >= most) known_.clear();
    return known_[key] = person::has_effect(book_, norm, element, is_atypical);
}

/// Lists of answers of two kinds, in the order of the file; either may be missing.
template <typename Read>
bool PlainHousehold::in_order(const FlatValue* one, const FlatValue* other, const Read& read) const {
    const bool other_first = other < one;
    for (const bool is_other : {other_first, !other_first}) {
        const FlatValue* list = is_other ? other : one;
        if (list == nullptr) continue;
        if (!list->is(Kind::Array)) return false;
        for (const FlatValue& object : values_.members(*list))
            if (!object.is(Kind::Object) || !read(object, is_other)) return false;
    }
    return true;
}

bool PlainHousehold::answers(const Parts& parts, Reading& reading) {
    return in_order(parts.judgements, parts.discretion,
                    [&](const FlatValue& object, bool is_discretion) {
                        return answer(object, is_discretion, reading);
                    }) &&
           in_order(parts.atypical, parts.by_discretion, [&](const FlatValue& object, bool is_kann) {
               return element_answer(object, !is_kann, reading);
           });
}

bool PlainHousehold::given(const FlatValue& object, Given& given, Frame& frame) const {
    const auto once = [](const FlatValue*& place, const FlatValue& member, bool is_good) {
        if (place != nullptr || !is_good) return false;
        place = &member;
        return true;
    };
    for (const FlatValue& member : values_.members(object)) {
        const Word word = values_.word(member);
        const bool is_text = member.is(Kind::String);
        const bool is_good = word == Word::Name            ? once(given.name, member, is_text)
                             : word == Word::Norm          ? once(given.norm, member, is_text)
                             : word == Word::Voraussetzung ? once(given.element, member, is_text)
                             : word == Word::Begruendung   ? once(given.reason, member, is_text)
                             : word == Word::Rolle         ? once(given.role, member, is_text)
                             : word == Word::Datum         ? once(given.day, member, is_text)
                             : word == Word::Zu ? once(given.about, member, member.is(Kind::Object))
                                                : frame.put(word, member);
        if (!is_good) return false;
    }
    if (frame.zwischen || frame.eines_von || frame.jahr || frame.strittig || frame.stand || frame.nachweise ||
        frame.ab || frame.verweis || !frame.wert || !frame.wert->is(Kind::Bool))
        return false;
    if (!given.reason || !given.role || !given.day) return false;
    if (is_blank(given.reason->text) || is_blank(given.role->text)) return false;
    return values_.whole_day(*given.day, given.on) && !values_.is_in_future(given.on);
}

bool PlainHousehold::answer(const FlatValue& object, bool is_discretion, Reading& reading) {
    Frame frame;
    Given read;
    if (!given(object, read, frame) || read.name == nullptr || read.norm || read.element) return false;
    Answer made;
    const JudgementName meant = names_.judgement(read.name->text);
    made.judgement = is_discretion ? meant.as_discretion : meant.as_judgement;
    if (made.judgement.is_none()) return false;
    if (read.about != nullptr && !target(*read.about, reading, made)) return false;
    if (frame.has_span()) {
        bool is_open_ended = false;
        if (!values_.span(frame, made.span.emplace(), is_open_ended)) return false;
    }
    said(made, read, frame);
    const auto& others = reading.person.answers;
    const auto is_rival = [&](const Answer& other) {
        return other.judgement == made.judgement && other.item == made.item && other.span == made.span &&
               other.affirmed != made.affirmed;
    };
    if (std::any_of(others.begin(), others.end(), is_rival)) return false;
    reading.person.answers.push_back(std::move(made));
    return true;
}

bool PlainHousehold::element_answer(const FlatValue& object, bool is_atypical, Reading& reading) {
    Frame frame;
    Given read;
    if (!given(object, read, frame) || read.name || read.about || frame.has_span()) return false;
    if (read.norm == nullptr || (read.element == nullptr && is_atypical)) return false;
    const core::Citation* norm = values_.citation(read.norm->text);
    if (norm == nullptr) return false;
    ElementAnswer made;
    made.norm = *norm;
    if (read.element != nullptr) made.element = read.element->text;
    made.is_atypical = is_atypical;
    if (!elements_.has_effect(made.norm, read.element == nullptr ? nullptr : &made.element, is_atypical))
        return false;
    said(made, read, frame);
    const auto& others = reading.person.element_answers;
    const auto is_rival = [&](const ElementAnswer& other) {
        return other.norm == made.norm && core::same_name(other.element, made.element) &&
               other.is_atypical == made.is_atypical && other.affirmed != made.affirmed;
    };
    if (std::any_of(others.begin(), others.end(), is_rival)) return false;
    reading.person.element_answers.push_back(std::move(made));
    return true;
}

/// `zu`: one item of a list, by its number in the file.
bool PlainHousehold::target(const FlatValue& object, const Reading& reading, Answer& answer) const {
    const FlatValue* item = nullptr;
    for (const FlatValue& member : values_.members(object)) {
        if (item != nullptr) return false;
        item = &member;
    }
    if (item == nullptr || !(item->is(Kind::Number) || item->is(Kind::String))) return false;
    const model::FactId list = names_.member(item->name).fact;
    const auto number = parse_index(item->text);
    if (list.is_none() || !book_.fact(list).type.is_list() || !number) return false;
    const FactEntry* entry = reading.person.find(list);
    if (entry == nullptr) return false;
    const auto& items = reading.person.lists[std::get<ListLink>(entry->values.front().known).list].items;
    if (*number >= items.size()) return false;
    std::uint32_t position = *number;
    for (const auto& [fact, positions] : reading.order)
        if (fact == list) position = positions[*number];
    answer.item = {list, position};
    return true;
}

}  // namespace evaluator::person
