// What a person's file says, as flat arrays: a value in eight bytes, a list as one array per kind of
// information. For those who ask many persons for the same few facts and need no Person. Only what is plain
// fits: one value over all time, known days of periods, nothing contested; the rest is left to the Person.
#pragma once

#include <optional>
#include <vector>

#include "evaluator/person/person.hpp"

namespace evaluator::person {

/// Wahr: 1 = may be no, 2 = may be yes; Auswahl: the values it can have; days and whole numbers: the two
/// ends.
using FlatWord = std::uint64_t;

constexpr std::int32_t most_flat_number = 1 << 30;

constexpr FlatWord word_of(std::int32_t low, std::int32_t high) {
    return static_cast<std::uint32_t>(low) | static_cast<FlatWord>(static_cast<std::uint32_t>(high)) << 32;
}
constexpr std::int32_t low_of(FlatWord word) { return static_cast<std::int32_t>(word); }
constexpr std::int32_t high_of(FlatWord word) { return static_cast<std::int32_t>(word >> 32); }

/// Whether values of the type can be words.
bool is_flat(model::BaseType type);
/// The word that says nothing is known; no value has it.
constexpr FlatWord missing_word(model::BaseType type) {
    return type == model::BaseType::Wahr || type == model::BaseType::Auswahl ? 0 : word_of(1, 0);
}
/// Nothing where it does not fit.
std::optional<FlatWord> word_of(const Known& known, model::BaseType type);
/// Precondition: a word of that type, not the missing one.
Known known_of(FlatWord word, model::BaseType type);

/// A list of the person judged and those of its attributes somebody asks for.
struct FlatListSpec {
    model::FactId fact;
    bool are_periods = false;
    std::vector<model::FactId> attributes;
    std::vector<model::BaseType> types;  // of the attributes
};

struct FlatList {
    bool is_missing = true;  // nothing is known
    bool is_complete = false;
    std::size_t count = 0;
    std::vector<core::Date> from, until;  // periods: first day, one past the last; ascending, disjoint
    std::vector<FlatWord> words;          // by item, then by attribute

    void clear() {
        is_missing = true;
        is_complete = false;
        count = 0;
        from.clear();
        until.clear();
        words.clear();
    }
    bool operator==(const FlatList&) const = default;
};

/// What is asked for of the person judged.
struct FlatSpec {
    std::vector<model::FactId> facts;
    std::vector<FlatListSpec> lists;  // a list may stand here twice
};

struct FlatPerson {
    std::string id;
    std::vector<FlatWord> facts;  // by position in the spec
    std::vector<FlatList> lists;
    FlatWord birth = missing_word(model::BaseType::Datum);

    bool operator==(const FlatPerson&) const = default;
};

/// False where something asked for is not plain.
[[nodiscard]] bool flatten(const model::RuleBook& book, const Person& person, const FlatSpec& spec,
                           FlatPerson& flat);
[[nodiscard]] bool flatten(const Person& person, const FlatListSpec& spec, FlatList& list);

}  // namespace evaluator::person
