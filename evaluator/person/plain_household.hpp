// Persons of a plain file: facts, lists, links, judgements; what assemble.hpp makes of them, in the same
// order (persons are numbered as they are met), or nothing. One object per file.
#pragma once

#include "evaluator/person/plain_values.hpp"

namespace evaluator::person {

class PlainHousehold {
public:
    PlainHousehold(const model::RuleBook& book, const PlainNames& names, PlainValues& values,
                   KnownElements& elements, SparePersons& spare, std::optional<core::Date> as_of)
        : book_(book), names_(names), values_(values), elements_(elements), spare_(spare), as_of_(as_of) {}

    /// False: the full reader has to look.
    [[nodiscard]] bool read(const FlatValue& root);
    Household take() { return std::move(household_); }

private:
    /// The members of a person in a file, each at most once.
    struct Parts {
        const FlatValue *head = nullptr, *facts = nullptr, *judgements = nullptr, *discretion = nullptr,
                        *atypical = nullptr, *by_discretion = nullptr, *incomplete = nullptr,
                        *others = nullptr, *schema = nullptr, *remark = nullptr;
    };
    struct Reading {
        Person person;  // may have room for more facts than it will have
        PersonIndex index = 0;
        std::size_t fact_end = 0;                   // behind the last fact that was said
        std::vector<model::FactId> unknown;         // facts said to be so: `null`
        core::Date earliest = core::Date::never();  // on which at the latest the first thing happened
        /// Lists of periods that were not in order: position in the file -> position in the list.
        std::vector<std::pair<model::FactId, std::vector<std::uint32_t>>> order;
    };

    [[nodiscard]] bool parts(const FlatValue& node, bool is_root, Parts& parts) const;
    [[nodiscard]] bool head(const FlatValue& node, std::string& id) const;
    [[nodiscard]] bool number_others(const FlatValue& others, const std::string& own_id);
    [[nodiscard]] bool person(const Parts& parts, Reading& reading);
    [[nodiscard]] bool others(const FlatValue& others);
    [[nodiscard]] bool finish(Reading& reading);
    [[nodiscard]] bool incomplete(const FlatValue& names, Reading& reading) const;
    std::optional<PersonIndex> add_person();
    Reading begin(PersonIndex index);

    // facts
    [[nodiscard]] bool fact_of_person(const FlatValue& member, Reading& reading);
    [[nodiscard]] bool fact(const FlatValue& value, model::FactId id, FactEntry& entry, Reading& reading);
    [[nodiscard]] bool one(const FlatValue& value, model::FactId id, TimedValue& timed, bool& missing,
                           Frame& frame, Reading& reading);
    [[nodiscard]] bool timed(const FlatValue& array, model::FactId id, FactEntry& entry, Reading& reading);
    [[nodiscard]] bool link(const FlatValue& value, TimedValue& timed, Frame& frame, Reading& reading);
    [[nodiscard]] bool linked(const FlatValue& object, Frame& frame, PersonIndex& person);
    [[nodiscard]] bool resolve(const FlatValue& id, PersonIndex& person);

    // lists
    [[nodiscard]] bool list(const FlatValue& value, model::FactId id, FactEntry& entry, Reading& reading);
    [[nodiscard]] bool item(const FlatValue& object, const model::List& list, model::ListId id, Item& item,
                            Reading& reading);
    [[nodiscard]] bool item_person(const FlatValue& object, const Frame& frame, model::ListId list,
                                   Item& item, Reading& reading);
    [[nodiscard]] bool item_period(const Frame& frame, Item& item, Reading& reading);
    void inherit(const FlatValue& object, Standing of_list, model::ListId list, Item& item);
    bool says_standing(const FlatValue& value) const;
    static void sort_periods(ItemList& list, Reading& reading);

    // judgements
    struct Given {  // what an answer says
        const FlatValue *name = nullptr, *norm = nullptr, *element = nullptr, *reason = nullptr,
                        *role = nullptr, *day = nullptr, *about = nullptr;
        core::Date on;
    };
    template <typename Read>
    [[nodiscard]] bool in_order(const FlatValue* one, const FlatValue* other, const Read& read) const;
    [[nodiscard]] bool answers(const Parts& parts, Reading& reading);
    [[nodiscard]] bool given(const FlatValue& object, Given& given, Frame& frame) const;
    [[nodiscard]] bool answer(const FlatValue& object, bool is_discretion, Reading& reading);
    [[nodiscard]] bool element_answer(const FlatValue& object, bool is_atypical, Reading& reading);
    [[nodiscard]] bool target(const FlatValue& object, const Reading& reading, Answer& answer) const;

    // what cannot be true
    static void note_days(const FactEntry& entry, Reading& reading);
    [[nodiscard]] bool is_after_birth(const Reading& reading) const;
    std::optional<DateRange> birth_of(const Person& person) const;

    const model::RuleBook& book_;
    const PlainNames& names_;
    PlainValues& values_;
    KnownElements& elements_;
    SparePersons& spare_;
    std::optional<core::Date> as_of_;
    Household household_;
    std::vector<std::pair<std::string_view, PersonIndex>> ids_;
    std::vector<bool> is_linked_;
    std::vector<std::pair<PersonIndex, PersonIndex>> families_;  // parent, child
};

}  // namespace evaluator::person
