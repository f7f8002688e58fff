#include "evaluator/person/vocabulary.hpp"

namespace evaluator::person {

namespace model = dsl::model;
using dsl::core::canonical_name;

Vocabulary::Vocabulary(const model::RuleBook& book) : book_(book), attributes_(book.lists.size()) {
    for (std::uint32_t i = 0; i < book.facts.size(); ++i)
        if (book.facts[i].owner.is_none())
            facts_.emplace(canonical_name(book.facts[i].name), model::FactId{i});
    for (std::size_t list = 0; list < book.lists.size(); ++list)
        for (const model::FactId id : book.lists[list].attributes)
            attributes_[list].emplace(canonical_name(book.fact(id).name), id);
    for (const model::Choice& choice : book.choices) {
        auto& names = values_.emplace_back();
        for (std::size_t i = 0; i < choice.values.size(); ++i)
            names.emplace(canonical_name(choice.values[i].name), static_cast<std::uint8_t>(i));
    }
}

model::FactId Vocabulary::fact(std::string_view name) const {
    const auto found = facts_.find(canonical_name(name));
    return found == facts_.end() ? model::FactId::none() : found->second;
}

model::FactId Vocabulary::attribute(model::ListId list, std::string_view name) const {
    const auto found = attributes_[list.index].find(canonical_name(name));
    return found == attributes_[list.index].end() ? model::FactId::none() : found->second;
}

model::ListId Vocabulary::list_with(std::string_view attribute) const {
    const std::string wanted = canonical_name(attribute);
    for (std::uint32_t i = 0; i < attributes_.size(); ++i)
        if (attributes_[i].contains(wanted)) return model::ListId{i};
    return model::ListId::none();
}

std::optional<std::uint8_t> Vocabulary::value(model::ChoiceId choice, std::string_view name) const {
    const auto& names = values_[choice.index];
    const auto found = names.find(canonical_name(name));
    if (found == names.end()) return std::nullopt;
    return found->second;
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
