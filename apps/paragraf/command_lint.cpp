#include <ostream>

#include <fmt/format.h>

#include "apps/paragraf/commands.hpp"
#include "apps/paragraf/load_rules.hpp"
#include "apps/paragraf/user_error.hpp"

namespace apps {

namespace fs = std::filesystem;

namespace {

std::optional<fs::path> cases_for(const std::string& asked, const fs::path& rules) {
    std::error_code error;
    if (!asked.empty()) {
        if (!fs::is_directory(asked, error))
            throw UserError(fmt::format("`{}` ist kein Ordner mit Fällen", asked));
        return fs::path(asked);
    }
    const fs::path beside = fs::absolute(rules, error).lexically_normal() / ".." / "cases";
    if (fs::is_directory(beside, error)) return beside.lexically_normal();
    return std::nullopt;
}

}  // namespace

/// The messages are what was asked for, so they go to standard output.
Exit run_lint(const LintRequest& request, Console& console) {
    const fs::path folder = find_rule_folder(request.folder);
    const auto rules =
        load_rules(folder, {cases_for(request.cases, folder), find_statutes(request.statutes)});
    const auto& diagnostics = rules->diagnostics;
    if (!diagnostics.is_empty())
        console.out << dsl::core::render(diagnostics, rules->sources,
                                         {console.out_color, console.ascii, console.width});
    const std::string files =
        rules->files.size() == 1 ? "1 Datei" : fmt::format("{} Dateien", rules->files.size());
    if (diagnostics.has_errors()) return Exit::CheckFailed;
    if (diagnostics.is_empty())
        console.out << fmt::format("{} geprüft: keine Fehler, keine Warnungen\n", files);
    else
        console.out << fmt::format("{} geprüft: keine Fehler\n", files);
    return Exit::Done;
}

}  // namespace apps
