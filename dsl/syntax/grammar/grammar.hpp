// The one door into the grammar, without X3: reads all declarations of a file into state.file. Reports
// through `state`.
#pragma once

#include "dsl/syntax/grammar/parse_state.hpp"

namespace dsl::syntax::grammar {

/// `end` is the End token, the last one.
void run(const Token* first, const Token* end, ParseState& state);

}  // namespace dsl::syntax::grammar
