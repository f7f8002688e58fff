#include "apps/paragraf/console.hpp"

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <iostream>
#include <string>

#include <sys/ioctl.h>
#include <unistd.h>

namespace apps {

namespace {

std::string variable(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? "" : value;
}

/// LC_ALL before LC_CTYPE before LANG, as the C library reads them. Nothing set says nothing: UTF-8 then.
bool locale_lacks_utf8() {
    for (const char* name : {"LC_ALL", "LC_CTYPE", "LANG"}) {
        std::string value = variable(name);
        if (value.empty()) continue;
        std::transform(value.begin(), value.end(), value.begin(),
                       [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
        return value.find("utf-8") == std::string::npos && value.find("utf8") == std::string::npos;
    }
    return false;
}

std::size_t terminal_width() {
    constexpr std::size_t usual = 100, least = 40, most = 120;
    winsize size{};
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
        return std::clamp<std::size_t>(size.ws_col, least, most);
    return usual;
}

}  // namespace

Console process_console() {
    const bool may_color = variable("NO_COLOR").empty() && variable("TERM") != "dumb";
    const bool out_terminal = isatty(STDOUT_FILENO) != 0;
    return {std::cin,
            std::cout,
            std::cerr,
            may_color && out_terminal,
            may_color && isatty(STDERR_FILENO) != 0,
            out_terminal && locale_lacks_utf8(),
            out_terminal ? terminal_width() : 100,
            isatty(STDIN_FILENO) != 0};
}

}  // namespace apps
