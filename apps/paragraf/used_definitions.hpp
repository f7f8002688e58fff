// What a norm's text needs to be read: the definitions, chains and tables it uses on one day, transitively,
// each once, in the order in which they are first used. Names only; where they stand is for the caller.
#pragma once

#include <string>
#include <vector>

#include "dsl/model/rule_book.hpp"

namespace apps {

struct UsedDefinition {
    enum class Kind : std::uint8_t { Definition, Chain, Table } kind = Kind::Definition;
    std::string name;

    bool operator==(const UsedDefinition&) const = default;
};

/// `lines`: spans of the lines of the norm that are shown (elements, deviations); empty = all in force.
std::vector<UsedDefinition> used_definitions(const dsl::model::RuleBook& book, const dsl::model::Norm& norm,
                                             dsl::core::Date day,
                                             const std::vector<dsl::core::Span>& lines = {});

}  // namespace apps
