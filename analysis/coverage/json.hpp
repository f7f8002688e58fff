// The case index for machines. Names of states, results and kinds are those of results (result_names.hpp);
// cases are given by their position in `faelle`, counted from 0.
#pragma once

#include <string>

#include "analysis/coverage/coverage.hpp"

namespace analysis {

std::string to_json(const Coverage& coverage);

}  // namespace analysis
