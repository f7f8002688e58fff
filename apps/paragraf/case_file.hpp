// One file of cases/: a person, two days, and what is expected of which norm. Read with places, so that a
// slip in a case is found like a slip in a rule.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "apps/paragraf/console.hpp"
#include "apps/paragraf/load_rules.hpp"
#include "evaluator/engine/options.hpp"
#include "evaluator/person/person.hpp"

namespace apps {

struct ExpectedNorm {
    dsl::core::Citation norm;
    std::string outcome;                                            // "" = not said
    std::vector<std::pair<std::string, std::string>> requirements;  // element name, state
    std::vector<std::string> reasons;                               // "wertung:name"; each must be there
};

struct CaseFile {
    std::string title, source, note;  // note: what a reader should know, `hinweis`
    evaluator::person::Household household;
    evaluator::engine::Options options;
    std::vector<ExpectedNorm> expected;
};

/// Nothing if the file is no sound case; then `problems` says why, ready to print.
std::optional<CaseFile> read_case(LoadedRules& rules, const std::filesystem::path& path,
                                  const Console& console, std::string& problems);

}  // namespace apps
