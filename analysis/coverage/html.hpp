// The case index as one HTML page without script or outside resources: overview, empty cells, a table per
// norm, and the list of cases every cell links to. Same rules as reports (evaluator/render/html.cpp): state
// in words, never by colour alone; headers with scope; everything readable in print.
#pragma once

#include <string>

#include "analysis/coverage/coverage.hpp"

namespace analysis {

std::string to_html(const Coverage& coverage);

}  // namespace analysis
