// CLI11 speaks English; this gives its help and its usage errors in German.
#pragma once

#include <string>

#include <CLI/CLI.hpp>

namespace apps {

void speak_german(CLI::App& app);

/// Help of the command that was given with -h, else of the program.
std::string help_of(const CLI::App& app);

/// What is wrong with the line, and how to get help.
std::string explain_usage_error(const CLI::App& app, const CLI::ParseError& error);

}  // namespace apps
