// Norms named on the command line or in a case: from "§ 25b AufenthG" to the norms of the rule book at or
// below it.
#pragma once

#include <string>
#include <vector>

#include "dsl/core/citation.hpp"
#include "dsl/model/rule_book.hpp"

namespace apps {

/// Throws UserError if it is no citation. Without an act ("§ 25b") the acts of the rule book that have it are
/// meant.
std::vector<dsl::core::Citation> read_citation(const dsl::model::RuleBook& book, const std::string& text);

/// All versions of all norms and general parts at or below. Throws UserError if there is none.
std::vector<const dsl::model::Norm*> norms_matching(const dsl::model::RuleBook& book,
                                                    const std::string& text);

}  // namespace apps
