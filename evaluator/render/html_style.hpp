// The style sheet of HTML reports. Colours keep a contrast of at least 4.5 on their ground, also in print.
#pragma once

#include <string_view>

namespace evaluator::render {

extern const std::string_view html_style;

}  // namespace evaluator::render
