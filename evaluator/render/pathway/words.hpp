// What the formats of a plan say in the same words (internal to render/pathway).
#pragma once

#include <string>
#include <vector>

#include "evaluator/pathway/pathway.hpp"
#include "evaluator/render/wording.hpp"

namespace evaluator::render {

std::string kind_words(const pathway::Move& move);  // "Schritt", "Antrag auf", "Ziel"
std::string what_words(const pathway::Move& move);  // title, citation, for whom
std::string when_words(const pathway::Move& move);
/// The status a grant gives and until when; "" for others.
std::string status_words(const pathway::Move& move);
std::string assumption_words(const explain::NeededAnswer& answer);
std::string reached_words(const pathway::Path& path, core::Date as_of);
std::string cost_words(const pathway::Cost& cost);  // "" when nothing
/// All that ends before one of the ways is through, each once, by day.
std::vector<pathway::Expiry> ends_of(const pathway::Pathways& ways);
/// What ends, by whose paper; what the plan makes of it.
std::string end_words(const pathway::Expiry& end);
std::string last_day_words(const pathway::Expiry& end);  // "bis …"
std::string next_words(const pathway::Expiry& end);
/// By when a step must have begun; "" where it cannot wait.
std::string latest_words(const pathway::Move& move);
std::string obstacle_words(const pathway::Obstacle& obstacle);
/// What is possible on no day, or why there is no such requirement.
std::vector<std::string> element_words(const pathway::Obstacle& obstacle);

}  // namespace evaluator::render
