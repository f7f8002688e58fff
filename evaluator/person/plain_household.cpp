// Persons and their facts. Lists and judgements: plain_lists.cpp.
#include "evaluator/person/plain_household.hpp"

#include <algorithm>

namespace evaluator::person {

using model::BaseType;
using Kind = FlatValue::Kind;

namespace {

constexpr std::size_t most_persons = 200;  // ids are sought one by one

bool put_once(const FlatValue*& place, const FlatValue& member) {
    if (place != nullptr) return false;
    place = &member;
    return true;
}

}  // namespace

std::optional<Household> PlainReader::read(std::string_view text, const ReadOptions& options) {
    if (!names_.are_clear() || !options.member.empty() || !json_.read(text)) return std::nullopt;
    PlainValues values{book_, names_, citations_, json_.values(), options.as_of};
    PlainHousehold household{book_, names_, values, elements_, spare_, options.as_of};
    if (!household.read(json_.values().front())) return std::nullopt;
    return household.take();
}

void SparePersons::put(Household&& household) {
    constexpr std::size_t most_persons_kept = 256, most_values_kept = 4;
    for (std::size_t i = 0; i < household.persons.size() && spare_.size() < most_persons_kept; ++i) {
        Person& person = spare_.emplace_back(std::move(household.persons[i]));
        person.id.clear();
        person.lists.clear();
        person.answers.clear();
        person.element_answers.clear();
        for (FactEntry& entry : person.facts) {
            if (entry.values.capacity() > most_values_kept) entry.values = {};
            entry.values.clear();
        }
    }
}

Person SparePersons::take() {
    Person person;
    if (spare_.empty()) return person;
    person = std::move(spare_.back());
    spare_.pop_back();
    return person;
}

bool PlainHousehold::read(const FlatValue& root) {
    Parts found;
    if (!root.is(Kind::Object) || !parts(root, true, found)) return false;
    add_person();
    Reading reading = begin(0);
    is_linked_[0] = true;
    if (found.head != nullptr && !head(*found.head, reading.person.id)) return false;
    const std::string id = reading.person.id;  // `ids_` holds views
    if (found.others != nullptr && !number_others(*found.others, id)) return false;
    if (ids_.empty() && !id.empty()) ids_.emplace_back(id, 0);
    if (!person(found, reading) || !finish(reading)) return false;
    if (found.others != nullptr && !others(*found.others)) return false;
    // Children are born after their parents; nobody can be among their own descendants who has a higher
    // number.
    return std::all_of(families_.begin(), families_.end(), [&](const auto& family) {
        const auto parent = birth_of(std::as_const(household_).persons[family.first]),
                   child = birth_of(std::as_const(household_).persons[family.second]);
        if (parent && child && child->high < parent->low && child->high.is_day()) return false;
        return family.first < family.second;
    });
}

std::optional<PersonIndex> PlainHousehold::add_person() {
    if (household_.persons.size() >= most_persons) return std::nullopt;
    household_.persons.emplace_back();
    is_linked_.push_back(false);
    return static_cast<PersonIndex>(household_.persons.size() - 1);
}

bool PlainHousehold::parts(const FlatValue& node, bool is_root, Parts& parts) const {
    for (const FlatValue& member : values_.members(node)) {
        bool is_good = false;
        switch (values_.word(member)) {
            case Word::Person: is_good = is_root && put_once(parts.head, member); break;
            case Word::Angaben: is_good = put_once(parts.facts, member); break;
            case Word::Wertungen: is_good = put_once(parts.judgements, member); break;
            case Word::Ermessen: is_good = put_once(parts.discretion, member); break;
            case Word::Atypisch: is_good = put_once(parts.atypical, member); break;
            case Word::Kann: is_good = put_once(parts.by_discretion, member); break;
            case Word::Unvollstaendig: is_good = put_once(parts.incomplete, member); break;
            case Word::Personen: is_good = is_root && put_once(parts.others, member); break;
            case Word::Schema:
                is_good = is_root && member.is(Kind::String) && put_once(parts.schema, member);
                break;
            case Word::Bemerkung: is_good = member.is(Kind::String) && put_once(parts.remark, member); break;
            default: break;  // left to the full reader, as is any other word here
        }
        if (!is_good) return false;
    }
    return true;
}

bool PlainHousehold::head(const FlatValue& node, std::string& id) const {
    const FlatValue *written = nullptr, *remark = nullptr;
    if (!node.is(Kind::Object)) return false;
    for (const FlatValue& member : values_.members(node)) {
        const Word word = values_.word(member);
        if (!member.is(Kind::String)) return false;
        const bool is_good = word == Word::Kennung     ? put_once(written, member)
                             : word == Word::Bemerkung ? put_once(remark, member)
                                                       : false;
        if (!is_good) return false;
    }
    if (written != nullptr) id = written->text;
    return true;
}

/// Persons of `personen` come first, in the order of the file, so that links to them can be read.
bool PlainHousehold::number_others(const FlatValue& others, const std::string& own_id) {
    if (!others.is(Kind::Object)) return false;
    if (!own_id.empty()) ids_.emplace_back(own_id, 0);
    for (const FlatValue& other : values_.members(others)) {
        const auto is_same = [&](const auto& id) { return core::same_name(id.first, other.name); };
        if (std::any_of(ids_.begin(), ids_.end(), is_same)) return false;
        const auto index = add_person();
        if (!index) return false;
        ids_.emplace_back(other.name, *index);
    }
    return true;
}

bool PlainHousehold::others(const FlatValue& others) {
    for (const FlatValue& other : values_.members(others)) {
        Parts found;
        if (!other.is(Kind::Object) || !parts(other, false, found)) return false;
        PersonIndex index = 0;
        for (const auto& [id, known] : ids_)
            if (id == other.name) index = known;
        Reading reading = begin(index);
        reading.person.id = other.name;
        if (!person(found, reading) || !finish(reading)) return false;
        if (!is_linked_[index]) return false;  // the full reader says that nobody needs this person
    }
    return true;
}

bool PlainHousehold::person(const Parts& parts, Reading& reading) {
    if (parts.facts != nullptr) {
        const FlatValue* remark = nullptr;
        if (!parts.facts->is(Kind::Object)) return false;
        for (const FlatValue& member : values_.members(*parts.facts)) {
            if (values_.word(member) == Word::Bemerkung) {
                if (!member.is(Kind::String) || !put_once(remark, member)) return false;
            } else if (!fact_of_person(member, reading)) {
                return false;
            }
        }
    }
    if (!answers(parts, reading)) return false;
    return parts.incomplete == nullptr || incomplete(*parts.incomplete, reading);
}

PlainHousehold::Reading PlainHousehold::begin(PersonIndex index) {
    Reading reading;
    reading.person = spare_.take();
    reading.index = index;
    return reading;
}

bool PlainHousehold::finish(Reading& reading) {
    if (!is_after_birth(reading)) return false;
    reading.person.facts.resize(reading.fact_end);
    household_.persons[reading.index] = std::move(reading.person);
    return true;
}

bool PlainHousehold::fact_of_person(const FlatValue& member, Reading& reading) {
    const model::FactId id = names_.member(member.name).fact;
    if (id.is_none()) return false;
    auto& facts = reading.person.facts;
    if (reading.index == 0 && facts.empty()) facts.reserve(names_.fact_count());
    reading.fact_end = std::max<std::size_t>(reading.fact_end, id.index + 1);
    if (facts.size() < reading.fact_end) facts.resize(reading.fact_end);
    FactEntry& entry = facts[id.index];
    auto& unknown = reading.unknown;
    if (!entry.values.empty() || std::find(unknown.begin(), unknown.end(), id) != unknown.end())
        return false;  // said twice
    if (!fact(member, id, entry, reading)) return false;
    if (entry.values.empty()) unknown.push_back(id);
    note_days(entry, reading);
    return true;
}

bool PlainHousehold::fact(const FlatValue& value, model::FactId id, FactEntry& entry, Reading& reading) {
    const model::Type& type = book_.fact(id).type;
    if (type.is_list()) return list(value, id, entry, reading);
    if (value.is(Kind::Array)) return timed(value, id, entry, reading);
    TimedValue& only = entry.values.emplace_back();
    bool is_missing = false;
    Frame frame;
    if (!one(value, id, only, is_missing, frame, reading)) return false;
    if (frame.has_span() && !type.is(BaseType::Person)) return false;  // only in a list of them
    if (is_missing) entry.values.clear();
    return true;
}

bool PlainHousehold::one(const FlatValue& value, model::FactId id, TimedValue& timed, bool& missing,
                         Frame& frame, Reading& reading) {
    const model::Type& type = book_.fact(id).type;
    if (!type.is(BaseType::Person)) return values_.value(value, type, timed, missing, frame);
    missing = false;
    return link(value, timed, frame, reading);
}

bool PlainHousehold::timed(const FlatValue& array, model::FactId id, FactEntry& entry, Reading& reading) {
    struct Part {
        TimedValue value;
        bool is_open_ended = false, is_missing = false;
    };
    std::vector<Part> parts;
    for (const FlatValue& child : values_.members(array)) {
        if (!child.is(Kind::Object)) return false;
        Part& part = parts.emplace_back();
        Frame frame;
        if (!one(child, id, part.value, part.is_missing, frame, reading)) return false;
        if (part.is_missing) part.value = {};
        if (!values_.span(frame, part.value.span, part.is_open_ended)) return false;
    }
    std::stable_sort(parts.begin(), parts.end(),
                     [](const Part& a, const Part& b) { return a.value.span.from < b.value.span.from; });
    for (std::size_t i = 0; i < parts.size(); ++i) {
        model::Validity& span = parts[i].value.span;
        if (i + 1 < parts.size()) {
            const model::Validity& next = parts[i + 1].value.span;
            if (parts[i].is_open_ended) span.until = next.from;
            if (span.until > next.from || span.from == next.from) return false;
        }
        if (!parts[i].is_missing) entry.values.push_back(std::move(parts[i].value));
    }
    return true;
}

/// Nobody, or { "verweis": … }, or the person's facts; around it `wert`, stand and proofs.
bool PlainHousehold::link(const FlatValue& value, TimedValue& timed, Frame& frame, Reading& reading) {
    const FlatValue* inner = &value;
    Frame of_inner;
    if (value.is(Kind::Object)) {
        for (const FlatValue& member : values_.members(value))
            if (values_.word(member) == Word::Wert) inner = &member;
        if (inner != &value && (!values_.frame(value, frame) || frame.zwischen || frame.eines_von ||
                                frame.jahr || frame.strittig || frame.verweis))
            return false;
    }
    const bool says_none = inner->is(Kind::Null) || (inner->is(Kind::String) && inner->text == "keine");
    PersonLink known;
    if (!says_none) {
        PersonIndex person = 0;
        Frame& around = inner == &value ? frame : of_inner;
        if (!inner->is(Kind::Object) || !linked(*inner, around, person)) return false;
        if (person == reading.index) return false;
        known.person = person;
    }
    if (inner != &value && (of_inner.has_span() || of_inner.stand || of_inner.nachweise)) return false;
    const auto is_unread =
        [](const FlatValue* bound) {  // a single link has no span; what is there says nothing
            return bound != nullptr && (bound->is(Kind::Array) || bound->is(Kind::Object));
        };
    if (is_unread(frame.ab) || is_unread(frame.von) || is_unread(frame.bis)) return false;
    timed.known = known;
    return values_.standing_and_proofs(frame, timed.standing, timed.proofs);
}

bool PlainHousehold::linked(const FlatValue& object, Frame& frame, PersonIndex& person) {
    bool has_facts = false;
    for (const FlatValue& member : values_.members(object)) {
        const Word word = values_.word(member);
        if (word == Word::None || !frame.put(word, member)) has_facts = true;
    }
    if (frame.says_value()) return false;
    if (frame.verweis != nullptr) return !has_facts && resolve(*frame.verweis, person);
    const auto index = add_person();
    if (!index) return false;
    Reading inner = begin(person = *index);
    is_linked_[inner.index] = true;
    for (const FlatValue& member : values_.members(object)) {
        const bool is_of_frame = &member == frame.stand || &member == frame.nachweise ||
                                 &member == frame.ab || &member == frame.von || &member == frame.bis ||
                                 &member == frame.bemerkung;
        if (!is_of_frame && !fact_of_person(member, inner)) return false;
    }
    return finish(inner);
}

bool PlainHousehold::resolve(const FlatValue& id, PersonIndex& person) {
    if (!id.is(Kind::String)) return false;
    for (const auto& [known, index] : ids_)
        if (known == id.text) {
            is_linked_[index] = true;
            person = index;
            return true;
        }
    return false;
}

std::optional<DateRange> PlainHousehold::birth_of(const Person& person) const {
    const FactEntry* entry = book_.birth_date.is_none() ? nullptr : person.find(book_.birth_date);
    const auto* range = entry == nullptr ? nullptr : std::get_if<DateRange>(&entry->values.front().known);
    return range == nullptr ? std::nullopt : std::optional{*range};
}

void PlainHousehold::note_days(const FactEntry& entry, Reading& reading) {
    for (const TimedValue& value : entry.values)
        if (const auto* day = std::get_if<DateRange>(&value.known); day && day->high.is_day())
            reading.earliest = std::min(reading.earliest, day->high);
}

/// Nothing happens before birth, nobody is born after today.
bool PlainHousehold::is_after_birth(const Reading& reading) const {
    const auto birth = birth_of(reading.person);
    return !birth || (reading.earliest >= birth->low && !(as_of_ && birth->low > *as_of_));
}

}  // namespace evaluator::person
