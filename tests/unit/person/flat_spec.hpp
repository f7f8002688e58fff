// All that can be read flat of a rule book's persons, and whether the flat reader does it right: for the
// tests and fuzz targets of the readers.
#pragma once

#include "evaluator/person/flat_reader.hpp"

namespace tests::person {

inline evaluator::person::FlatSpec all_that_is_flat(const dsl::model::RuleBook& book) {
    using dsl::model::BaseType;
    evaluator::person::FlatSpec spec;
    for (std::uint32_t i = 0; i < book.facts.size(); ++i) {
        const dsl::model::Fact& fact = book.facts[i];
        if (fact.owner.is_none() && evaluator::person::is_flat(fact.type.base))
            spec.facts.push_back(dsl::model::FactId{i});
        const bool are_periods = fact.type.is(BaseType::Zeitraeume);
        if (!fact.owner.is_none() || (!are_periods && !fact.type.is(BaseType::Liste))) continue;
        evaluator::person::FlatListSpec list{dsl::model::FactId{i}, are_periods, {}, {}};
        for (const dsl::model::FactId id : book.list(fact.type.list).attributes) {
            if (!evaluator::person::is_flat(book.fact(id).type.base)) continue;
            list.attributes.push_back(id);
            list.types.push_back(book.fact(id).type.base);
        }
        spec.lists.push_back(std::move(list));
    }
    return spec;
}

/// Reads with the flat reader and compares.
class FlatCheck {
public:
    explicit FlatCheck(const dsl::model::RuleBook& book)
        : book_(book), spec_(all_that_is_flat(book)), reader_(book, spec_) {}

    /// What the full reader makes of the text, nothing if it had anything to say. False: the flat one
    /// differs.
    bool is_right(std::string_view text, const evaluator::person::ReadOptions& options,
                  const evaluator::person::Household* full) {
        evaluator::person::FlatPerson flat, wanted;
        ++all_;
        if (!reader_.read(text, options, flat)) return true;
        ++flat_;
        if (full == nullptr || full->persons.size() != 1) return false;
        const evaluator::person::Person& person = full->persons[0];
        return person.answers.empty() && person.element_answers.empty() &&
               flatten(book_, person, spec_, wanted) && flat == wanted;
    }
    std::size_t all() const { return all_; }
    std::size_t flat() const { return flat_; }

private:
    const dsl::model::RuleBook& book_;
    evaluator::person::FlatSpec spec_;
    evaluator::person::FlatReader reader_;
    std::size_t all_ = 0, flat_ = 0;
};

}  // namespace tests::person
