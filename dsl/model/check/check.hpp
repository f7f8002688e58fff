// From the trees of all files of a rule folder to one rule book: names, types, citations, versions, chains.
// Reports everything that can be found in one run and stays silent about consequences of an earlier error.
// The rule book is returned also when there are errors; it must then not be evaluated. Rejects and warns as
// listed at the end of ../shared/design/language.md.
#pragma once

#include <functional>
#include <vector>

#include "dsl/core/diagnostic.hpp"
#include "dsl/model/rule_book.hpp"
#include "dsl/syntax/tree.hpp"

namespace dsl::model {

struct CheckInput {
    std::vector<syntax::File> files;
    const core::SourceMap* sources = nullptr;  // names of the files are paths relative to the rule folder
    /// Does the citation exist in the official text on that day? Empty: not checked (no XML at hand).
    std::function<bool(const core::Citation&, core::Date)> citation_exists;
    /// Norm and element names that have a case in cases/; empty function: no warning about missing cases.
    std::function<bool(const core::Citation& norm, const std::string& element)> has_case;
};

RuleBook check(const CheckInput& input, core::Diagnostics& diagnostics);

}  // namespace dsl::model
