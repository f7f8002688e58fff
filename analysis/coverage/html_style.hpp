// What the case index adds to the style sheet of reports. Colours keep a contrast of at least 4.5.
#pragma once

#include <string_view>

namespace analysis {

extern const std::string_view html_style;

}  // namespace analysis
