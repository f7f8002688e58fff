#include "tests/structure/rules.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <regex>

#include "tests/structure/source_text.hpp"

namespace structure {

namespace fs = std::filesystem;
using Names = std::vector<std::string_view>;

namespace {

struct FolderRule {
    std::string_view folder;
    Names may_include;  // folders (with all below them) or single headers; its own folder is always allowed
    Names libraries;
    bool is_pure = false;  // never prints, opens a file, reads a clock or the environment
};

const Names engine_and_below{"dsl/core", "dsl/model", "evaluator/person/person.hpp", "evaluator/engine"};
const Names everything{"dsl", "evaluator", "analysis", "apps"};

// The longest folder that holds a source counts.
const std::vector<FolderRule> folder_rules{
    {"dsl/core", {}, {"fmt", "openssl", "utf8proc"}, true},
    {"dsl/syntax", {"dsl/core"}, {"fmt", "boost"}, true},
    {"dsl/syntax/grammar", {"dsl/core", "dsl/syntax"}, {"fmt", "boost", "x3"}, true},
    {"dsl/model", {"dsl/core"}, {"fmt"}, true},
    {"dsl/model/check", {"dsl/core", "dsl/syntax", "dsl/model"}, {"fmt"}, true},
    {"dsl/statute", {"dsl/core"}, {"fmt", "pugixml"}},
    {"evaluator/person", {"dsl/core", "dsl/model"}, {"fmt", "nlohmann", "pugixml", "simdjson"}},
    {"evaluator/engine", {"dsl/core", "dsl/model", "evaluator/person/person.hpp"}, {"fmt"}, true},
    {"evaluator/explain", engine_and_below, {"fmt"}, true},
    {"evaluator/timeline",
     {"dsl/core", "dsl/model", "evaluator/person/person.hpp", "evaluator/engine", "evaluator/explain"},
     {"fmt"},
     true},
    {"evaluator/pathway",
     {"dsl/core", "dsl/model", "evaluator/person/person.hpp", "evaluator/engine", "evaluator/explain"},
     {"fmt"},
     true},
    {"evaluator/missing",
     {"dsl/core", "dsl/model", "evaluator/person/person.hpp", "evaluator/engine", "evaluator/explain",
      "evaluator/timeline"},
     {"fmt"},
     true},
    {"evaluator/interview", engine_and_below, {"fmt"}, true},
    {"evaluator/cohort",
     {"dsl/core", "dsl/model", "evaluator/person/person.hpp", "evaluator/person/flat_person.hpp",
      "evaluator/engine"},
     {"immintrin.h"}},
    {"evaluator/mass",
     {"dsl/core", "dsl/model", "evaluator/person", "evaluator/engine", "evaluator/explain",
      "evaluator/cohort", "evaluator/pathway/effects.hpp"},
     {"fmt", "nlohmann"},
     true},
    {"evaluator/texts", {"dsl/core", "dsl/model"}, {"fmt", "gettextpo", "icu"}},
    {"evaluator/render",
     {"dsl/core", "dsl/model", "evaluator/texts", "evaluator/person", "evaluator/engine", "evaluator/explain",
      "evaluator/timeline", "evaluator/missing", "evaluator/pathway", "evaluator/interview",
      "evaluator/cohort", "evaluator/mass"},
     {"fmt", "nlohmann", "utf8proc"}},
    {"evaluator/render/mass",
     {"dsl/core", "dsl/model", "evaluator/explain", "evaluator/mass", "evaluator/render"},
     {"fmt", "nlohmann", "xlsxwriter"}},
    {"evaluator/render/pdf",
     {"dsl/core", "evaluator/explain", "evaluator/timeline", "evaluator/missing", "evaluator/pathway",
      "evaluator/render"},
     {"fmt", "pango", "cairo"}},
    {"analysis", {"dsl", "evaluator"}, {"fmt", "nlohmann", "z3"}},
    {"apps", everything, {"fmt", "nlohmann", "cli11", "boost", "posix"}},
};

// How a header in angle brackets begins, and the library it belongs to. First match counts.
const std::vector<std::pair<std::string_view, std::string_view>> library_headers{
    {"boost/spirit", "x3"},
    {"boost/", "boost"},
    {"fmt/", "fmt"},
    {"openssl/", "openssl"},
    {"utf8proc", "utf8proc"},
    {"nlohmann/", "nlohmann"},
    {"pugixml", "pugixml"},
    {"CLI/", "cli11"},
    {"simdjson", "simdjson"},
    {"z3", "z3"},
    {"gettext-po", "gettextpo"},
    {"unicode/", "icu"},
    {"pango/", "pango"},
    {"cairo", "cairo"},
    {"xlsxwriter", "xlsxwriter"},
    {"unistd.h", "posix"},
    {"sys/", "posix"},
};

const Names impure_headers{"iostream", "fstream", "filesystem", "cstdio", "print", "ctime"};
const std::regex impure_call(R"(\b(system_clock|steady_clock|high_resolution_clock|getenv)\b|\bstd::time\()");
const std::regex act_name(R"(\b(AufenthG|StAG|AsylG|AsylVfG|AsylbLG|BeschV|DeuFöV|IntV|AufenthV|SGB)\b)");
const std::regex paragraph(R"((§|Par\.|Art\.) ?[0-9])");
const std::regex citable_act(R"(\b(BGB|GDPR|DSGVO)\b)");  // how periods are counted; how we treat data
const std::regex include_line(R"(^\s*#\s*include\s*([<"])([^>"]+)[>"])");

bool lies_in(std::string_view path, std::string_view folder) {
    return path == folder || (path.size() > folder.size() && path.substr(0, folder.size()) == folder &&
                              path[folder.size()] == '/');
}

const FolderRule* rule_for(std::string_view path) {
    const FolderRule* best = nullptr;
    for (const FolderRule& rule : folder_rules)
        if (lies_in(path, rule.folder) && (!best || rule.folder.size() > best->folder.size())) best = &rule;
    return best;
}

bool contains(const Names& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

// The library of a header in angle brackets; "" for the standard library.
std::string_view library_of(std::string_view header) {
    for (const auto& [start, library] : library_headers)
        if (header.substr(0, start.size()) == start) return library;
    return header.find_first_of("./") == std::string_view::npos ? "" : header;
}

std::string wrong_own_include(const FolderRule& rule, std::string_view header) {
    const FolderRule* target = rule_for(header);
    if (!target)
        return "includes \"" + std::string(header) + "\": write it from the root, from a folder of the table";
    if (target == &rule) return "";
    for (std::string_view allowed : rule.may_include)
        // A folder opens what lies below it, but the walled-in grammar only to its own row.
        if (lies_in(header, allowed) && target->folder != "dsl/syntax/grammar") return "";
    if (rule.folder == "dsl/syntax" && target->folder == "dsl/syntax/grammar") return "";
    return std::string(rule.folder) + " must not include " + std::string(header);
}

std::string wrong_library(const FolderRule& rule, std::string_view header) {
    if (rule.is_pure && contains(impure_headers, header))
        return std::string(rule.folder) + " must not print, open files or read clocks: <" +
               std::string(header) + ">";
    const std::string_view library = library_of(header);
    if (library.empty() || contains(rule.libraries, library)) return "";
    return std::string(rule.folder) + " must not use " + std::string(library) + ": <" + std::string(header) +
           ">";
}

std::string wrong_include(const FolderRule& rule, const std::string& line) {
    std::smatch match;
    if (!std::regex_search(line, match, include_line)) return "";
    return match[1] == "<" ? wrong_library(rule, match[2].str()) : wrong_own_include(rule, match[2].str());
}

// Examples for a reader are not law: words in backticks, in quotation marks inside a literal, or on a line
// whose comment says so.
std::string without_examples(std::string code) {
    constexpr char inner_quote = '\x01';
    for (std::size_t at = code.find("\\\""); at != std::string::npos; at = code.find("\\\"", at))
        code.replace(at, 2, 1, inner_quote);
    return without_quoted(without_quoted(code, '`'), inner_quote);
}

bool cites_statute(const std::string& text) {
    return std::regex_search(text, paragraph) && !std::regex_search(text, citable_act);
}

std::string wrong_code(const FolderRule& rule, const std::string& code, const std::string& comment) {
    if (rule.is_pure && std::regex_search(code, impure_call))
        return std::string(rule.folder) + " must not read clocks or the environment";
    if (comment.find("// example") != std::string::npos) return "";
    const std::string plain = without_examples(code);
    if (std::regex_search(plain, act_name)) return "an act is named in C++: law belongs in rules/";
    if (cites_statute(plain)) return "a paragraph is cited in C++: law belongs in rules/";
    return "";
}

// Comments may quote examples, and cite the BGB (how periods are counted) and the GDPR (how we treat data).
std::string wrong_comment(const std::string& comment) {
    if (!cites_statute(without_quoted(without_quoted(comment, '`'), '"'))) return "";
    return "a comment cites a statute: law belongs in rules/";
}

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines{""};
    for (char c : text)
        if (c == '\n')
            lines.emplace_back();
        else
            lines.back() += c;
    return lines;
}

bool is_source(const fs::path& path) { return path.extension() == ".cpp" || path.extension() == ".hpp"; }

std::vector<fs::path> sources_under(const fs::path& root) {
    std::vector<fs::path> paths;
    for (std::string_view top : everything) {
        if (!fs::is_directory(root / top)) continue;
        for (const auto& entry : fs::recursive_directory_iterator(root / top))
            if (entry.is_regular_file() && is_source(entry.path())) paths.push_back(entry.path());
    }
    std::sort(paths.begin(), paths.end());
    return paths;
}

}  // namespace

std::vector<Finding> check_source(std::string_view path, std::string_view text) {
    const FolderRule* rule = rule_for(path);
    if (!rule) return {{std::string(path), 1, "the folder has no row in the table of docs/architecture.md"}};

    std::vector<Finding> findings;
    const SourceParts parts = split(text);
    const std::vector<std::string> code = lines_of(parts.code), comments = lines_of(parts.comments);
    for (std::size_t i = 0; i < code.size(); ++i)
        for (const std::string& what : {wrong_include(*rule, code[i]),
                                        wrong_code(*rule, code[i], comments[i]), wrong_comment(comments[i])})
            if (!what.empty()) findings.push_back({std::string(path), static_cast<int>(i) + 1, what});
    return findings;
}

std::vector<Finding> check_tree(const fs::path& root) {
    std::vector<Finding> findings;
    for (const fs::path& path : sources_under(root)) {
        std::ifstream file(path, std::ios::binary);
        const std::string text{std::istreambuf_iterator<char>(file), {}};
        for (Finding& finding : check_source(fs::relative(path, root).generic_string(), text))
            findings.push_back(std::move(finding));
    }
    return findings;
}

std::size_t count_sources(const fs::path& root) { return sources_under(root).size(); }

}  // namespace structure
