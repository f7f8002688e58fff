// docs/diagnostics.md as it was when the program was built.
#pragma once

#include <string_view>

namespace apps {

extern const std::string_view diagnostics_page;

}  // namespace apps
