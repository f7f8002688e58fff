#include "evaluator/person/vocabulary.hpp"

#include <algorithm>

namespace evaluator::person {

namespace model = dsl::model;
using dsl::core::canonical_name;

template <typename Found> void Vocabulary::ByName<Found>::add(std::string_view name, Found found) {
    std::string canonical = canonical_name(name);
    if (canonical != name) found_.emplace(name, found);
    found_.emplace(std::move(canonical), found);
}

template <typename Found> const Found* Vocabulary::ByName<Found>::find(std::string_view name) const {
    const auto known = found_.find(name);
    if (known != found_.end()) return &known->second;
    if (std::none_of(name.begin(), name.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; }))
        return nullptr;  // such a name has one spelling only
    const auto other = found_.find(canonical_name(name));
    return other == found_.end() ? nullptr : &other->second;
}

Vocabulary::Vocabulary(const model::RuleBook& book) : book_(book), attributes_(book.lists.size()) {
    for (std::uint32_t i = 0; i < book.facts.size(); ++i)
        if (book.facts[i].owner.is_none()) facts_.add(book.facts[i].name, model::FactId{i});
    for (std::size_t list = 0; list < book.lists.size(); ++list)
        for (const model::FactId id : book.lists[list].attributes)
            attributes_[list].add(book.fact(id).name, id);
    for (const model::Choice& choice : book.choices) {
        auto& names = values_.emplace_back();
        for (std::size_t i = 0; i < choice.values.size(); ++i)
            names.add(choice.values[i].name, static_cast<std::uint8_t>(i));
    }
}

model::FactId Vocabulary::fact(std::string_view name) const {
    const auto* found = facts_.find(name);
    return found == nullptr ? model::FactId::none() : *found;
}

model::FactId Vocabulary::attribute(model::ListId list, std::string_view name) const {
    const auto* found = attributes_[list.index].find(name);
    return found == nullptr ? model::FactId::none() : *found;
}

model::ListId Vocabulary::list_with(std::string_view attribute) const {
    for (std::uint32_t i = 0; i < attributes_.size(); ++i)
        if (attributes_[i].find(attribute) != nullptr) return model::ListId{i};
    return model::ListId::none();
}

std::optional<std::uint8_t> Vocabulary::value(model::ChoiceId choice, std::string_view name) const {
    const auto* found = values_[choice.index].find(name);
    return found == nullptr ? std::nullopt : std::optional{*found};
}

std::vector<std::string> Vocabulary::fact_names() const {
    std::vector<std::string> names;
    for (const model::Fact& fact : book_.facts)
        if (fact.owner.is_none()) names.push_back(fact.name);
    return names;
}

std::vector<std::string> Vocabulary::attribute_names(model::ListId list) const {
    std::vector<std::string> names;
    for (const model::FactId id : book_.list(list).attributes) names.push_back(book_.fact(id).name);
    return names;
}

std::vector<std::string> Vocabulary::value_names(model::ChoiceId choice) const {
    std::vector<std::string> names;
    for (const model::ChoiceValue& value : book_.choice(choice).values) names.push_back(value.name);
    return names;
}

}  // namespace evaluator::person
