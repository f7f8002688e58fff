// What `check`, `timeline` and the others ask about persons have in common: options, norms, files.
#pragma once

#include <vector>

#include "apps/paragraf/commands.hpp"
#include "apps/paragraf/load_rules.hpp"
#include "evaluator/engine/options.hpp"
#include "evaluator/person/person.hpp"

namespace apps {

/// Throws UserError for unknown layers, readings and meanings.
evaluator::engine::Options options_of(const CheckRequest& request, const dsl::model::RuleBook& book);

/// Throws UserError where a citation is none or no norm lies there.
std::vector<dsl::core::Citation> targets_of(const CheckRequest& request, const dsl::model::RuleBook& book);

/// All files are read before anything is written: one bad file is a UserError with all messages, and nothing
/// stands on standard output.
std::vector<evaluator::person::Household> read_persons(const CheckRequest& request, LoadedRules& rules,
                                                       dsl::core::Date as_of, Console& console);

}  // namespace apps
