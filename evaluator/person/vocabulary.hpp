// Names of the rule book, looked up fast and without regard to spelling (ä = ae). Made once per rule book, or
// per file where only one is read; does not change afterwards, so that readers on several threads may share
// it.
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
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view name) const { return std::hash<std::string_view>{}(name); }
    };
    /// As the rule book spells it and canonically, so that few names need to be brought into that form.
    template <typename Found> class ByName {
    public:
        void add(std::string_view name, Found found);
        const Found* find(std::string_view name) const;

    private:
        std::unordered_map<std::string, Found, Hash, std::equal_to<>> found_;
    };

    const dsl::model::RuleBook& book_;
    ByName<dsl::model::FactId> facts_;
    std::vector<ByName<dsl::model::FactId>> attributes_;  // by ListId
    std::vector<ByName<std::uint8_t>> values_;            // by ChoiceId
};

}  // namespace evaluator::person
