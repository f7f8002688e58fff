// Random trees of rule files for property tests: every construct of the language, also combinations no lawyer
// would write. What cannot be written down (an empty list, a bare number first in a list of citations) is not
// made.
#pragma once

#include "dsl/syntax/tree.hpp"

namespace test {

/// Draws with RapidCheck; only inside rc::check.
dsl::syntax::File random_file();

}  // namespace test
