// Rule text to tree. One run reports every syntax error it can find (codes S1xx) and returns what it
// understood; damaged declarations keep their names so that references to them resolve. Rejects ill-formed
// UTF-8, files above 4 MiB and nesting deeper than 100 before the grammar runs. Knows neither other files nor
// names. Throws nothing.
#pragma once

#include <span>
#include <vector>

#include "dsl/core/diagnostic.hpp"
#include "dsl/core/source.hpp"
#include "dsl/syntax/tree.hpp"

namespace dsl::syntax {

File parse(const core::SourceText& source, core::FileId id, core::Diagnostics& diagnostics);

/// Many files, on all cores; trees and diagnostics in the order of `ids`.
std::vector<File> parse_all(const core::SourceMap& sources, std::span<const core::FileId> ids,
                            core::Diagnostics& diagnostics);

}  // namespace dsl::syntax
