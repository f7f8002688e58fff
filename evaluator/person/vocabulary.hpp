// Names of the rule book, looked up fast and without regard to spelling (ä = ae). Made once per file that is
// read.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "dsl/model/rule_book.hpp"

namespace evaluator::person {

class Vocabulary {
public:
    explicit Vocabulary(const dsl::model::RuleBook& book);

    const dsl::model::RuleBook& book() const { return book_; }
    dsl::model::FactId fact(std::string_view name) const;  // of a person
    dsl::model::FactId attribute(dsl::model::ListId list, std::string_view name) const;
    /// The list to whose items an attribute of that name belongs; none if there is none.
    dsl::model::ListId list_with(std::string_view attribute) const;
    std::optional<std::uint8_t> value(dsl::model::ChoiceId choice, std::string_view name) const;

    std::vector<std::string> fact_names() const;
    std::vector<std::string> attribute_names(dsl::model::ListId list) const;
    std::vector<std::string> value_names(dsl::model::ChoiceId choice) const;

private:
    template <typename Found> using ByName = std::unordered_map<std::string, Found>;

    const dsl::model::RuleBook& book_;
    ByName<dsl::model::FactId> facts_;
    std::vector<ByName<dsl::model::FactId>> attributes_;  // by ListId
    std::vector<ByName<std::uint8_t>> values_;            // by ChoiceId
};

}  // namespace evaluator::person
