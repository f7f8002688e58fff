#include <algorithm>
#include <ostream>

#include <fmt/format.h>

#include "apps/paragraf/case_file.hpp"
#include "apps/paragraf/commands.hpp"
#include "apps/paragraf/compare_case.hpp"
#include "apps/paragraf/files.hpp"
#include "apps/paragraf/load_rules.hpp"
#include "apps/paragraf/user_error.hpp"

namespace apps {

namespace fs = std::filesystem;

namespace {

fs::path find_cases(const std::string& asked, const fs::path& rules) {
    std::error_code error;
    const fs::path path =
        asked.empty() ? (fs::absolute(rules, error) / ".." / "cases").lexically_normal() : fs::path(asked);
    if (!fs::exists(path, error))
        throw UserError(fmt::format("`{}` gibt es nicht; erwartet wird ein Ordner mit Fällen oder ein Fall",
                                    path.string()));
    return path;
}

/// Persons that cases are based on lie in folders named `basis`; they are no cases.
bool is_base_person(const fs::path& path, const fs::path& root) {
    const fs::path relative = path.lexically_relative(root).parent_path();
    return std::any_of(relative.begin(), relative.end(),
                       [](const fs::path& part) { return part == "basis"; });
}

std::vector<fs::path> case_files(const fs::path& root) {
    std::error_code error;
    if (fs::is_regular_file(root, error)) return {root};
    auto files = files_below(root, ".json");
    std::erase_if(files, [&](const fs::path& path) { return is_base_person(path, root); });
    if (files.empty()) throw UserError(fmt::format("im Ordner `{}` liegt kein Fall (*.json)", root.string()));
    return files;
}

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
    return fmt::format("{} {}", count, count == 1 ? one : many);
}

}  // namespace

Exit run_test(const TestRequest& request, Console& console) {
    const fs::path rule_folder = find_rule_folder(request.rules);
    const auto rules = load_sound_rules(rule_folder, console.err_color);
    const fs::path root = find_cases(request.path, rule_folder);
    std::size_t passed = 0, failed = 0;
    for (const auto& path : case_files(root)) {
        std::string problems;
        const auto one = read_case(*rules, path, console, problems);
        if (one) problems = differences(rules->book, *one, console);
        if (problems.empty()) {
            ++passed;
            continue;
        }
        ++failed;
        console.out << fmt::format("{}{}\n{}\n", path.generic_string(),
                                   one && !one->title.empty() ? ": " + one->title : "", problems);
    }
    console.out << fmt::format("{} passed, {} failed\n", passed, failed);
    console.out << fmt::format("{}: {} wie erwartet, {} ab\n", counted(passed + failed, "Fall", "Fälle"),
                               passed, counted(failed, "weicht", "weichen"));
    return failed == 0 ? Exit::Done : Exit::CheckFailed;
}

}  // namespace apps
