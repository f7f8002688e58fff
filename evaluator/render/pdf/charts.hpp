// The pictures of a page as charts, from the data they show; in the order in which the page has its figures.
#pragma once

#include "evaluator/pathway/pathway.hpp"
#include "evaluator/render/pdf/pages.hpp"
#include "evaluator/timeline/timeline.hpp"

namespace evaluator::render::pdf {

std::vector<Chart> charts_of(const timeline::Timeline& line);
std::vector<Chart> charts_of(const pathway::Pathways& ways);

}  // namespace evaluator::render::pdf
