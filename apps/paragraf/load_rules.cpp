#include "apps/paragraf/load_rules.hpp"

#include <cstdlib>

#include <fmt/format.h>

#include "apps/paragraf/case_index.hpp"
#include "apps/paragraf/files.hpp"
#include "apps/paragraf/user_error.hpp"
#include "dsl/core/digest.hpp"
#include "dsl/model/check/check.hpp"
#include "dsl/statute/shelf.hpp"
#include "dsl/syntax/parse.hpp"

namespace apps {

namespace fs = std::filesystem;

namespace {

/// Line ends and blanks at the ends of the file `version` do not belong to the name.
std::string trimmed(std::string text) {
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string::npos) return "";
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

/// Names and contents with their lengths, so that no two folders give the same bytes.
void add_to_digest(dsl::core::Sha256& digest, std::string_view name, std::string_view text) {
    digest.add(fmt::format("{} {}\n", name.size(), name)).add(fmt::format("{}\n", text.size())).add(text);
}

}  // namespace

fs::path find_rule_folder(const std::string& asked) {
    if (!asked.empty()) return asked;
    if (const char* set = std::getenv("PARAGRAF_REGELN"); set != nullptr && *set != '\0') return set;
    std::error_code error;
    const fs::path executable = fs::read_symlink("/proc/self/exe", error);
    if (!error)
        for (const char* beside : {"../../rules", "../../../rules", "../share/paragraf/rules"})
            if (const fs::path folder = (executable.parent_path() / beside).lexically_normal();
                fs::is_directory(folder, error))
                return folder;
    return fs::path(PARAGRAF_DEFAULT_RULES);
}

std::optional<fs::path> find_statutes(const std::string& asked) {
    const char* set = std::getenv("PARAGRAF_GESETZE");
    const fs::path folder = !asked.empty() ? asked : set != nullptr ? set : "";
    if (folder.empty()) return std::nullopt;
    std::error_code error;
    if (!fs::is_directory(folder, error))
        throw UserError(fmt::format("`{}` ist kein Ordner mit amtlichen Gesetzestexten", folder.string()));
    return folder;
}

std::unique_ptr<LoadedRules> load_rules(const fs::path& folder, const LoadOptions& options) {
    std::error_code error;
    if (!fs::is_directory(folder, error))
        throw UserError(fmt::format("`{}` ist kein Ordner mit Regeln", folder.string()));
    const auto paths = files_below(folder, ".recht");
    if (paths.empty())
        throw UserError(fmt::format("im Ordner `{}` liegt keine Regeldatei (*.recht)", folder.string()));

    auto rules = std::make_unique<LoadedRules>();
    rules->folder = folder;
    dsl::core::Sha256 digest;
    std::vector<dsl::core::FileId> ids;
    for (const auto& path : paths) {
        const std::string name = path.lexically_relative(folder).generic_string();
        const auto id = rules->sources.add(name, read_file(path));
        add_to_digest(digest, name, rules->sources.at(id).text());
        ids.push_back(id);
    }
    rules->files = dsl::syntax::parse_all(rules->sources, ids, rules->diagnostics);
    dsl::model::CheckInput input;
    input.files = rules->files;
    input.sources = &rules->sources;
    if (options.cases) input.has_case = index_of_cases(*options.cases);
    dsl::statute::Shelf shelf;
    if (options.statutes) {
        shelf.load_folder(*options.statutes, rules->diagnostics);
        // what the files at hand cannot say is not held against the author
        input.citation_exists = [&shelf](const dsl::core::Citation& citation, dsl::core::Date day) {
            return shelf.exists(citation, day).value_or(true);
        };
    }
    rules->book = dsl::model::check(input, rules->diagnostics);
    if (const fs::path version = folder / "version"; fs::is_regular_file(version, error))
        rules->book.version = trimmed(read_file(version));
    rules->book.digest = digest.hex();
    return rules;
}

std::unique_ptr<LoadedRules> load_sound_rules(const fs::path& folder, bool color) {
    auto rules = load_rules(folder);
    if (!rules->diagnostics.has_errors()) return rules;
    throw UserError(fmt::format("die Regeln in `{}` haben Fehler:\n\n{}", folder.string(),
                                dsl::core::render(rules->diagnostics, rules->sources, {color, false, 100})));
}

}  // namespace apps
