// A page of ours as blocks. The page is the one place that says what stands where, so the PDF can never show
// something else; only pictures come from their data, one chart per figure, in the order of the page.
#pragma once

#include <string_view>
#include <vector>

#include "evaluator/render/pdf/pages.hpp"

namespace evaluator::render::pdf {

Pages read_page(std::string_view html, std::vector<Chart> charts);

}  // namespace evaluator::render::pdf
