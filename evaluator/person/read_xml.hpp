// A person's file in XML to a Household. Reports everything it finds (codes P8xx), each with its place and
// path; repairs nothing. Format: docs/sachverhalt-datei.md. See read_json.hpp for the same in JSON.
#pragma once

#include <optional>
#include <string_view>

#include "dsl/core/diagnostic.hpp"
#include "evaluator/person/person.hpp"
#include "evaluator/person/read_options.hpp"

namespace evaluator::person {

/// Nothing if there was an error.
std::optional<Household> read_xml(std::string_view text, core::FileId file, const model::RuleBook& book,
                                  const ReadOptions& options, core::Diagnostics& diagnostics);

}  // namespace evaluator::person
