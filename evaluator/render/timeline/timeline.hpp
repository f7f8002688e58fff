// Timelines for people and machines: text with bars, JSON, a picture (SVG), a page with picture and tables.
// Pure functions: same timeline, same bytes. A bar never speaks by colour alone: each state has a pattern of
// its own, and a table with the same days stands beside it.
#pragma once

#include <string>

#include "evaluator/render/render.hpp"
#include "evaluator/timeline/timeline.hpp"

namespace evaluator::render {

std::string to_text(const timeline::Timeline& line, const TextOptions& options = {});
/// By docs/schema/zeitleiste.schema.json.
std::string to_json(const timeline::Timeline& line);
std::string to_html(const timeline::Timeline& line, const Translation* translation = nullptr);
/// Picture and table of each norm, to be put into the report of a check; `id` makes the ids inside unique.
Figures timeline_figures(const timeline::Timeline& line, const std::string& id,
                         const Translation* translation = nullptr);
/// One norm: `id` makes the ids inside unique on a page.
std::string to_svg(const timeline::NormTimeline& norm, const timeline::Timeline& line, const std::string& id,
                   const Translation* translation = nullptr);

}  // namespace evaluator::render
