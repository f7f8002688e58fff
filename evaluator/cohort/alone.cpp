#include "evaluator/cohort/alone.hpp"

namespace evaluator::cohort {

using engine::Evaluation;

namespace {

person::FactEntry entry_of(person::Known known) {
    person::FactEntry entry;
    entry.values.emplace_back().known = std::move(known);
    return entry;
}

}  // namespace

Evaluation& Alone::without_list(core::Date day) {
    household_ = {};
    household_.persons.emplace_back();
    evaluation_.begin(household_, day);
    return evaluation_;
}

Evaluation& Alone::with_list(const person::FlatListSpec& spec, bool is_complete,
                             std::optional<std::span<const person::FlatWord>> words, core::Date day) {
    person::ItemList list;
    list.fact = spec.fact;
    list.is_incomplete = !is_complete;
    if (words) {
        person::Item& item = list.items.emplace_back();
        for (std::size_t i = 0; i < words->size(); ++i)
            if ((*words)[i] != person::missing_word(spec.types[i]))
                item.attributes.emplace_back(spec.attributes[i],
                                             entry_of(person::known_of((*words)[i], spec.types[i])));
    }
    person::Person person;
    person.facts.resize(spec.fact.index + 1);
    person.facts[spec.fact.index] = entry_of(person::ListLink{0});
    person.lists.push_back(std::move(list));
    household_ = {};
    household_.persons.push_back(std::move(person));
    evaluation_.begin(household_, day);
    return evaluation_;
}

}  // namespace evaluator::cohort
