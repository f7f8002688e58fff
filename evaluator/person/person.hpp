// A person's file as the evaluator sees it: per fact what is known about its value, since when, on what
// proof. Plain data, made by the readers (JSON, XML), by tests and generators; it knows no format. Family
// members are persons of the same household, linked by index. What is not here is unknown, never "no".
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "dsl/model/rule_book.hpp"
#include "evaluator/person/shared_values.hpp"

namespace evaluator::person {

namespace core = dsl::core;
namespace model = dsl::model;

using PersonIndex = std::uint32_t;  // position in Household::persons; 0 is the person judged

/// What is known of a value: the set of values it can still have. One element = known.
struct BoolSet {
    bool can_be_no = true, can_be_yes = true;
    bool operator==(const BoolSet&) const = default;
};
struct NumberRange {  // Zahl, Geld, Prozent; both ends included
    core::Rational low, high;
    bool operator==(const NumberRange&) const = default;
};
struct DateRange {  // both ends included; Ereignis that has not happened: low = high = Date::never()
    core::Date low, high;
    bool operator==(const DateRange&) const = default;
};
struct DurationRange {
    core::Duration low, high;
    bool operator==(const DurationRange&) const = default;
};
struct TextSet {
    std::vector<std::string> one_of;
    bool operator==(const TextSet&) const = default;
};
struct CitationSet {
    std::vector<core::Citation> one_of;
    bool operator==(const CitationSet&) const = default;
};
struct PersonLink {  // none: it is known that there is nobody
    std::optional<PersonIndex> person;
    bool operator==(const PersonLink&) const = default;
};
struct ListLink {  // position in Person::lists
    std::uint32_t list = 0;
    bool operator==(const ListLink&) const = default;
};
using Known = std::variant<BoolSet, NumberRange, DateRange, DurationRange, TextSet, CitationSet,
                           model::ChoiceValues, PersonLink, ListLink>;

enum class Standing : std::uint8_t { Stated, Evidenced, Contested };  // angegeben, belegt, strittig

struct Proof {
    std::string kind;  // Pass, Geburtsurkunde
    std::optional<core::Date> issued;
    std::optional<core::Date> valid_until;  // last day

    bool operator==(const Proof&) const = default;
};

/// A value from a day on; facts without periods hold one of these over all time.
struct TimedValue {
    model::Validity span;
    Known known;
    Standing standing = Standing::Stated;
    std::vector<Proof> proofs;
    std::vector<Known> contested;  // Contested: the single values somebody maintains; `known` is their hull

    bool operator==(const TimedValue&) const = default;
};

struct FactEntry {
    std::vector<TimedValue> values;  // ascending, disjoint; empty: missing

    const TimedValue* on(core::Date day) const;  // nullptr: not known on that day
    bool operator==(const FactEntry&) const = default;
};

struct Item {
    std::vector<std::pair<model::FactId, FactEntry>> attributes;             // sorted by id
    std::optional<PersonIndex> person;                                       // items of Personen
    DateRange from{core::Date::distant_past(), core::Date::distant_past()};  // items of Zeiträume: first day
    DateRange until{core::Date::never(), core::Date::never()};               // and one past the last
    Standing standing = Standing::Stated;
    std::vector<Proof> proofs;

    const FactEntry* find(model::FactId id) const;
    bool operator==(const Item&) const = default;
};

struct ItemList {
    model::FactId fact;
    std::vector<Item> items;     // periods: ascending by first day
    bool is_incomplete = false;  // unvollständig

    bool operator==(const ItemList&) const = default;
};

/// A human's answer to a wertung or an ermessen. Without item and span it holds always.
struct Answer {
    model::JudgementId judgement;
    bool affirmed = false;
    std::string reason, role;
    std::optional<core::Date> given_on;
    std::optional<std::pair<model::FactId, std::uint32_t>> item;  // list fact and position
    std::optional<model::Validity> span;                          // a gap or period

    bool operator==(const Answer&) const = default;
};
/// An atypical case affirmed or denied by a human for one element (regelvoraussetzung, regelausschluss), or
/// an exercised `kann` way: addressed by norm citation and element name, for ways "element/way".
struct ElementAnswer {
    core::Citation norm;
    std::string element;
    bool is_atypical = true;  // else: discretion of a kann way, kannausschluss or kann norm
    bool affirmed = false;
    std::string reason, role;
    std::optional<core::Date> given_on;

    bool operator==(const ElementAnswer&) const = default;
};

struct Person {
    std::string id;                // as in the file; "" if none
    std::vector<FactEntry> facts;  // by FactId.index; shorter than the rule book's list: rest missing
    std::vector<ItemList> lists;
    std::vector<Answer> answers;
    std::vector<ElementAnswer> element_answers;

    const FactEntry* find(model::FactId fact) const {
        return fact.index < facts.size() && !facts[fact.index].values.empty() ? &facts[fact.index] : nullptr;
    }
    bool operator==(const Person&) const = default;
};

struct Household {
    SharedValues<Person> persons;  // at least one

    bool operator==(const Household&) const = default;
};

/// The same content, whatever the order of the persons behind the first, their ids and the order of lists.
bool is_equivalent(const Household& a, const Household& b);

}  // namespace evaluator::person
