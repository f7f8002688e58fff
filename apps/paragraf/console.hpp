// Where a command reads and writes: streams and how the terminal wants its text. Made once by main from the
// process (is it a terminal, NO_COLOR, width, locale), by tests from strings.
#pragma once

#include <cstddef>
#include <iosfwd>

namespace apps {

struct Console {
    std::istream& in;
    std::ostream& out;
    std::ostream& err;
    bool out_color = false, err_color = false;
    bool ascii = false;  // the locale says that the terminal knows no UTF-8
    std::size_t width = 100;
    bool in_terminal = false;  // a human types, and sees what they type
};

/// Colour only on a terminal and without NO_COLOR; the terminal's width between 40 and 120 columns; ASCII
/// only on a terminal whose locale names another character set.
Console process_console();

/// What a command returns to the shell.
enum class Exit : int { Done = 0, CheckFailed = 1, BadInput = 2, InternalError = 3 };

}  // namespace apps
