#include "apps/paragraf/case_folder.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "apps/paragraf/files.hpp"
#include "apps/paragraf/user_error.hpp"

namespace apps {

namespace fs = std::filesystem;

namespace {

bool is_base_person(const fs::path& path, const fs::path& root) {
    const fs::path relative = path.lexically_relative(root).parent_path();
    return std::any_of(relative.begin(), relative.end(),
                       [](const fs::path& part) { return part == "basis"; });
}

}  // namespace

fs::path find_cases(const std::string& asked, const fs::path& rules) {
    std::error_code error;
    const fs::path path =
        asked.empty() ? (fs::absolute(rules, error) / ".." / "cases").lexically_normal() : fs::path(asked);
    if (!fs::exists(path, error))
        throw UserError(fmt::format("`{}` gibt es nicht; erwartet wird ein Ordner mit Fällen oder ein Fall",
                                    path.string()));
    return path;
}

std::vector<fs::path> case_files(const fs::path& root) {
    std::error_code error;
    if (fs::is_regular_file(root, error)) return {root};
    auto files = files_below(root, ".json");
    std::erase_if(files, [&](const fs::path& path) { return is_base_person(path, root); });
    if (files.empty()) throw UserError(fmt::format("im Ordner `{}` liegt kein Fall (*.json)", root.string()));
    return files;
}

std::string name_below(const fs::path& path, const fs::path& root) {
    const fs::path relative = path.lexically_relative(root);
    return relative == "." ? path.filename().generic_string() : relative.generic_string();
}

}  // namespace apps
