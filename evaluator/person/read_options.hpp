// What a reader of person files needs besides the text: how strict it is, how it finds further files. The
// reader itself opens no file and knows no clock.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dsl/core/date.hpp"
#include "dsl/core/source.hpp"

namespace evaluator::person {

/// Finds the file that `from` names by a relative path (`basis`, `datei`) and has put it into
/// ReadOptions::sources under a name that is the same for the same file. JSON or XML is told by the ending of
/// the name.
using Resolver =
    std::function<std::optional<dsl::core::FileId>(std::string_view relative, dsl::core::FileId from)>;

struct ReadOptions {
    bool unknown_facts_warn = false;                // --unbekannte-angaben=warnen
    Resolver resolver;                              // empty: no further files
    const dsl::core::SourceMap* sources = nullptr;  // where the resolver puts texts
    std::optional<dsl::core::Date> as_of;    // today; then birth, proofs, answers in the future are errors
    std::vector<std::string> other_members;  // members of the root that belong to somebody else
    std::string member;                      // JSON: not the root is the person but this member of it (cases)
};

}  // namespace evaluator::person
