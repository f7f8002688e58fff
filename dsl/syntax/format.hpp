// The one canonical layout of a rule file. Takes a tree without syntax errors and the text it was parsed from
// (for the comments and blank lines between declarations); returns the new text. format(parse(format(x))) =
// format(x), and the tree of the result is the same apart from spans. Never reorders what the author wrote.
#pragma once

#include <string>
#include <string_view>

#include "dsl/syntax/tree.hpp"

namespace dsl::syntax {

std::string format(const File& file, std::string_view source);

}  // namespace dsl::syntax
