#include "parsed.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "dsl/syntax/dump.hpp"
#include "dsl/syntax/format.hpp"

namespace test {
namespace {

constexpr std::string_view before = "norm § 1 AufenthG \"N\" {\n  voraussetzung v \"V\" {\n    wenn ";
constexpr std::string_view after = "\n  }\n}\n";

std::string without_indent(const std::string& text, std::size_t first_line, std::size_t indent) {
    std::istringstream lines{text};
    std::string result;
    std::size_t number = 0;
    for (std::string line; std::getline(lines, line); ++number)
        if (number >= first_line) result += line.substr(std::min(indent, line.size())) + "\n";
    return result;
}

}  // namespace

std::string Parsed::dump() const { return syntax::dump(file); }
std::string Parsed::formatted() const { return syntax::format(file, source().text()); }

std::string Parsed::codes() const {
    std::string result;
    for (const core::Diagnostic& message : diagnostics.sorted())
        result.append(result.empty() ? "" : " ").append(core::id_of(message.code));
    return result;
}

std::string Parsed::marked(std::size_t message) const {
    const auto sorted = diagnostics.sorted();
    if (message >= sorted.size()) return "(no message)";
    return std::string{source().text(sorted[message].span)};
}

Parsed parsed(std::string_view text) {
    Parsed result;
    const core::FileId id = result.sources.add("test.recht", std::string{text});
    result.file = syntax::parse(result.sources.at(id), id, result.diagnostics);
    return result;
}

Parsed parsed_condition(std::string_view text) {
    return parsed(std::string{before}.append(text).append(after));
}

std::string condition(std::string_view text) {
    const Parsed result = parsed_condition(text);
    if (!result.diagnostics.is_empty()) return result.messages();
    return without_indent(result.dump(), 3, 6);
}

std::string formatted_condition(std::string_view text) {
    const Parsed result = parsed_condition(text);
    if (!result.diagnostics.is_empty()) return result.messages();
    const std::string all = result.formatted();
    const std::size_t begin = all.find("{ wenn ") + 7;
    return all.substr(begin, all.find(" }\n}", begin) - begin);
}

std::string tree(std::string_view text) {
    const Parsed result = parsed(text);
    return result.diagnostics.is_empty() ? result.dump() : result.messages();
}

std::vector<std::string> files_below(std::string_view folder, std::string_view ending) {
    std::vector<std::string> found;
    const std::filesystem::path root = std::filesystem::path{PARAGRAF_SOURCE_DIR} / folder;
    if (!std::filesystem::exists(root)) return found;
    for (const auto& entry : std::filesystem::recursive_directory_iterator{root})
        if (entry.path().string().ends_with(ending)) found.push_back(entry.path().string());
    std::sort(found.begin(), found.end());
    return found;
}

std::string content_of(const std::string& path) {
    std::ifstream file{path, std::ios::binary};
    std::ostringstream content;
    content << file.rdbuf();
    return content.str();
}

}  // namespace test
