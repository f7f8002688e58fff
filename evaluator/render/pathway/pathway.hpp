// Plans for people and machines: text, JSON, a picture per way, a page. Decides nothing.
#pragma once

#include <string>

#include "evaluator/pathway/pathway.hpp"
#include "evaluator/render/render.hpp"

namespace evaluator::render {

std::string to_text(const pathway::Pathways& ways, const TextOptions& options);
std::string to_json(const pathway::Pathways& ways);
/// One way: a bar per status and step on a line of years. `id` must be unique on a page.
std::string to_svg(const pathway::Path& path, const pathway::Pathways& ways, const std::string& id,
                   const Translation* translation = nullptr);
std::string to_html(const pathway::Pathways& ways, const Translation* translation = nullptr);

}  // namespace evaluator::render
