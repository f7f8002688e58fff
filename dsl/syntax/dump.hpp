// The tree of a file as indented text without spans and comments: one node per line. Two files have the same
// structure exactly when their dumps are equal. For tests and for looking at a tree; nothing reads it back.
#pragma once

#include <string>

#include "dsl/syntax/tree.hpp"

namespace dsl::syntax {

std::string dump(const File& file);

}  // namespace dsl::syntax
