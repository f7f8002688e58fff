// Completion scripts for shells, made from the command line as it is, so that they cannot lag behind.
#pragma once

#include <string>

#include <CLI/CLI.hpp>

namespace apps {

/// `shell`: bash, zsh or fish.
std::string completion_script(const CLI::App& app, const std::string& shell);

}  // namespace apps
