// The table of docs/architecture.md as data, and the checks that hold it: which folder may include what,
// who may print, open files or read clocks, and that no law is written in C++. In: path and text of a
// source; out: findings. Change the table only together with the one in docs/architecture.md.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace structure {

struct Finding {
    std::string file;
    int line = 0;
    std::string what;

    bool operator==(const Finding&) const = default;
};

/// What is wrong in one source; `path` is relative to the root of the repository.
std::vector<Finding> check_source(std::string_view path, std::string_view text);

/// What is wrong in all sources under `root`.
std::vector<Finding> check_tree(const std::filesystem::path& root);

/// How many sources `check_tree` reads: a tree without sources would pass unseen.
std::size_t count_sources(const std::filesystem::path& root);

}  // namespace structure
