#include "dsl/model/rule_book.hpp"

#include <algorithm>

namespace dsl::model {

namespace {

template <typename IdType, typename Item>
IdType find_named(const std::vector<Item>& items, std::string_view name) {
    const std::string wanted = core::canonical_name(name);
    for (std::size_t i = 0; i < items.size(); ++i)
        if (core::canonical_name(items[i].name) == wanted) return IdType{static_cast<std::uint32_t>(i)};
    return IdType::none();
}

}  // namespace

FactId RuleBook::find_fact(std::string_view name) const {
    const std::string wanted = core::canonical_name(name);
    for (std::size_t i = 0; i < facts.size(); ++i)
        if (facts[i].owner.is_none() && core::canonical_name(facts[i].name) == wanted)
            return FactId{static_cast<std::uint32_t>(i)};
    return FactId::none();
}

FactId RuleBook::find_attribute(ListId list_id, std::string_view name) const {
    const std::string wanted = core::canonical_name(name);
    for (const FactId id : list(list_id).attributes)
        if (core::canonical_name(fact(id).name) == wanted) return id;
    return FactId::none();
}

JudgementId RuleBook::find_judgement(std::string_view name) const {
    return find_named<JudgementId>(judgements, name);
}
ReadingId RuleBook::find_reading(std::string_view name) const {
    return find_named<ReadingId>(readings, name);
}
SourceId RuleBook::find_source(std::string_view name) const { return find_named<SourceId>(sources, name); }

std::optional<std::uint8_t> RuleBook::find_value(ChoiceId id, std::string_view name) const {
    const std::string wanted = core::canonical_name(name);
    const auto& values = choice(id).values;
    for (std::size_t i = 0; i < values.size(); ++i)
        if (core::canonical_name(values[i].name) == wanted) return static_cast<std::uint8_t>(i);
    return std::nullopt;
}

}  // namespace dsl::model
