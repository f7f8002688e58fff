// The danger list for people and machines: text, JSON, a page. Decides nothing.
#pragma once

#include <string>

#include "evaluator/pathway/risks.hpp"
#include "evaluator/render/render.hpp"

namespace evaluator::render {

std::string to_text(const pathway::Risks& risks, const TextOptions& options);
std::string to_json(const pathway::Risks& risks);
std::string to_html(const pathway::Risks& risks, const Translation* translation = nullptr);

}  // namespace evaluator::render
