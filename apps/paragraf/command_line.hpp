// The command line: which commands and options there are, their German help, and what runs. In: argc, argv.
// Out: exit code.
#pragma once

#include "apps/paragraf/console.hpp"

namespace apps {

Exit run(int argc, const char* const* argv, Console& console);

}  // namespace apps
