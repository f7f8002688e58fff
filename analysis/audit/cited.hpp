// Every place the rules cite as their own, with the days on which that rule is law (internal to the audit).
#pragma once

#include <vector>

#include "dsl/model/rule_book.hpp"

namespace analysis {

struct Cited {
    dsl::core::Citation place;
    dsl::model::Validity validity;
};

/// Norms, elements and their ways, deviations, takeovers, definitions, tables, chains, transitions, readings,
/// judgements: what stands after `zitat` and `zu`, and the norms' own citations.
std::vector<Cited> cited_places(const dsl::model::RuleBook& book);

}  // namespace analysis
