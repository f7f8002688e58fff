#include <ostream>

#include <fmt/format.h>

#include "apps/paragraf/commands.hpp"
#include "apps/paragraf/diagnostics_page.hpp"
#include "apps/paragraf/user_error.hpp"
#include "dsl/core/diagnostic.hpp"

namespace apps {

namespace {

/// The section of docs/diagnostics.md whose heading begins with the code; it ends at the next heading of its
/// rank.
std::string section_of(std::string_view page, std::string_view code) {
    std::size_t begin = std::string_view::npos, rank = 0;
    for (std::size_t at = 0; at < page.size();) {
        const std::size_t end = std::min(page.find('\n', at), page.size());
        const std::string_view line = page.substr(at, end - at);
        const std::size_t marks = line.find_first_not_of('#');
        const bool is_heading = marks != 0 && marks != std::string_view::npos && line[marks] == ' ';
        if (is_heading && begin != std::string_view::npos && marks <= rank)
            return std::string(page.substr(begin, at - begin));
        if (is_heading && begin == std::string_view::npos) {
            std::string_view title = line.substr(marks + 1);
            if (title.starts_with('`')) title.remove_prefix(1);
            const bool ends_there =
                title.size() == code.size() ||
                (title.size() > code.size() && !std::isalnum(static_cast<unsigned char>(title[code.size()])));
            if (title.starts_with(code) && ends_there) {
                begin = at;
                rank = marks;
            }
        }
        at = end + 1;
    }
    return begin == std::string_view::npos ? "" : std::string(page.substr(begin));
}

}  // namespace

Exit run_explain(const std::string& code, Console& console) {
    const auto found = dsl::core::find_code(code);
    if (!found) {
        std::vector<std::string> known;
        for (const auto& entry : dsl::core::all_codes()) known.emplace_back(entry.id);
        const auto nearest = dsl::core::nearest_name(code, known);
        throw UserError(fmt::format("die Kennung `{}` gibt es nicht{}", code,
                                    nearest ? fmt::format("; gemeint ist vielleicht `{}`", *nearest) : ""));
    }
    std::string text = section_of(diagnostics_page, dsl::core::id_of(*found));
    if (text.empty())
        throw UserError(fmt::format("zur Kennung `{}` fehlt der Abschnitt in docs/diagnostics.md",
                                    dsl::core::id_of(*found)));
    while (text.ends_with('\n')) text.pop_back();
    console.out << text << '\n';
    return Exit::Done;
}

}  // namespace apps
