// Where cases lie on the disk, for every command that reads them.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace apps {

/// `asked`, else `cases` beside the rule folder. Throws UserError if it does not exist.
std::filesystem::path find_cases(const std::string& asked, const std::filesystem::path& rules);

/// All cases of a folder in order of their names, or the single file itself. Throws UserError if there is
/// none. Persons that cases are based on lie in folders named `basis`; they are no cases.
std::vector<std::filesystem::path> case_files(const std::filesystem::path& root);

/// As seen from the folder of the cases: "stag/10/grenze.json".
std::string name_below(const std::filesystem::path& path, const std::filesystem::path& root);

}  // namespace apps
