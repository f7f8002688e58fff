// Comparisons of two reports for people and machines. `assumed`: what was set, as the user wrote it.
#pragma once

#include <string>
#include <vector>

#include "evaluator/explain/difference.hpp"
#include "evaluator/render/render.hpp"

namespace evaluator::render {

std::string to_text(const explain::Difference& difference, const std::vector<std::string>& assumed,
                    const TextOptions& options = {});
std::string to_json(const explain::Difference& difference, const std::vector<std::string>& assumed);

}  // namespace evaluator::render
