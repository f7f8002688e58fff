#include <iostream>
#include <iterator>

#include <fmt/format.h>

#include "apps/paragraf/commands.hpp"
#include "apps/paragraf/files.hpp"
#include "apps/paragraf/load_rules.hpp"
#include "apps/paragraf/user_error.hpp"
#include "dsl/syntax/format.hpp"
#include "dsl/syntax/parse.hpp"

namespace apps {

namespace fs = std::filesystem;

namespace {

struct Formatted {
    std::string before, after;
};

/// Nothing if the text has syntax errors; their messages are added to `messages`.
std::optional<Formatted> format_text(const std::string& name, std::string text, const Console& console,
                                     std::string& messages) {
    dsl::core::SourceMap sources;
    dsl::core::Diagnostics diagnostics;
    const auto id = sources.add(name, std::move(text));
    const auto file = dsl::syntax::parse(sources.at(id), id, diagnostics);
    if (diagnostics.has_errors()) {
        messages +=
            dsl::core::render(diagnostics, sources, {console.err_color, console.ascii, console.width});
        return std::nullopt;
    }
    std::string before(sources.at(id).text());
    std::string after = dsl::syntax::format(file, before);
    return Formatted{std::move(before), std::move(after)};
}

std::vector<fs::path> rule_files(const FormatRequest& request) {
    std::vector<fs::path> paths;
    std::error_code error;
    if (request.paths.empty()) return files_below(find_rule_folder(request.rules), ".recht");
    for (const auto& path : request.paths) {
        if (fs::is_directory(path, error)) {
            const auto inside = files_below(path, ".recht");
            paths.insert(paths.end(), inside.begin(), inside.end());
        } else {
            paths.emplace_back(path);
        }
    }
    if (paths.empty()) throw UserError("dort liegt keine Regeldatei (*.recht)");
    return paths;
}

Exit format_standard_input(const FormatRequest& request, Console& console) {
    std::string messages;
    const auto result =
        format_text("Standardeingabe", {std::istreambuf_iterator<char>(console.in), {}}, console, messages);
    if (!result) throw UserError("der Text ist keine fehlerfreie Regeldatei\n\n" + messages);
    if (!request.only_check) console.out << result->after;
    return request.only_check && result->before != result->after ? Exit::CheckFailed : Exit::Done;
}

}  // namespace

Exit run_format(const FormatRequest& request, Console& console) {
    if (request.paths.size() == 1 && request.paths.front() == "-")
        return format_standard_input(request, console);
    std::vector<std::pair<fs::path, std::string>> changed;
    std::string messages;
    for (const auto& path : rule_files(request)) {
        const auto result = format_text(path.generic_string(), read_file(path), console, messages);
        if (result && result->before != result->after) changed.emplace_back(path, result->after);
    }
    // one damaged file must not leave the folder half formatted
    if (!messages.empty()) throw UserError("nichts geändert; diese Dateien haben Fehler\n\n" + messages);
    for (const auto& [path, text] : changed) {
        if (!request.only_check) write_file(path, text);
        console.out << fmt::format("{}: {}\n", path.generic_string(),
                                   request.only_check ? "weicht von der Schreibweise ab" : "umgeschrieben");
    }
    return request.only_check && !changed.empty() ? Exit::CheckFailed : Exit::Done;
}

}  // namespace apps
