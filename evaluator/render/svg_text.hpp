// Labels in pictures: at most two lines, broken between words.
#pragma once

#include <string>
#include <vector>

namespace evaluator::render {

/// Characters have no fixed width; so many fit at least.
std::vector<std::string> wrapped_label(const std::string& label);
/// Beside a row of a chart whose top is `top`.
std::string svg_label(const std::string& label, int x, int top, bool is_bold);

}  // namespace evaluator::render
