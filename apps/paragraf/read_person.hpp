// Persons' files from the disk: JSON or XML by their ending, with the files they are based on.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "apps/paragraf/load_rules.hpp"
#include "evaluator/person/person.hpp"
#include "evaluator/person/read_options.hpp"

namespace apps {

/// Adds a file to the sources under its path; the same file twice is one source. Throws UserError if it
/// cannot be read.
dsl::core::FileId add_source(dsl::core::SourceMap& sources, const std::filesystem::path& path);

/// Resolves paths relative to the naming file; both by the names add_source gives.
evaluator::person::Resolver resolver_for(dsl::core::SourceMap& sources);

/// Nothing if there were errors; their messages are in `diagnostics`.
std::optional<evaluator::person::Household> read_person(LoadedRules& rules, const std::filesystem::path& path,
                                                        const evaluator::person::ReadOptions& options,
                                                        dsl::core::Diagnostics& diagnostics);

}  // namespace apps
