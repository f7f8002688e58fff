// Reading and writing whole files, and finding them by their ending, always in the same order.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace apps {

/// Throws UserError if the file cannot be read or is larger than 64 MiB.
std::string read_file(const std::filesystem::path& path);

/// Writes to a file beside it and renames, so that nobody ever sees half a file; follows links, and writes
/// into what is no regular file (a pipe, a device). Throws UserError.
void write_file(const std::filesystem::path& path, std::string_view content);

/// Regular files below `folder` whose name ends so, in order of their relative names (bytes).
std::vector<std::filesystem::path> files_below(const std::filesystem::path& folder, std::string_view ending);

}  // namespace apps
