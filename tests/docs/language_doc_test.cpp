// docs/sprache.md and docs/handbuch/regeln-schreiben.md say only what the language does. Every fenced block
// `recht …` is parsed and checked like a rule file:
//
//   recht                    a whole file, in the one canonical layout
//   recht wörterbuch         the vocabulary the fragments of the page use; as above
//   recht erklärung          declarations beside the vocabulary
//   recht normzeile          lines of a norm
//   recht bedingung          conditions, a blank line between two
//   recht datei PATH         a file beside those in rules/ (all of a page together)
//   recht fehler [KIND] T301 the same kinds, and exactly this message comes
//
// The blocks `wörter …` and `ebnf` are held against the words of the grammar.
#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "dsl/core/diagnostic.hpp"
#include "dsl/model/check/check.hpp"
#include "dsl/syntax/format.hpp"
#include "dsl/syntax/grammar/words.hpp"
#include "dsl/syntax/parse.hpp"

namespace {

namespace fs = std::filesystem;
namespace core = dsl::core;
namespace syntax = dsl::syntax;
using Words = std::vector<std::string>;

const std::vector<std::string> pages{"docs/sprache.md", "docs/handbuch/regeln-schreiben.md"};

std::string read_file(const fs::path& path) {
    std::ifstream in{path, std::ios::binary};
    REQUIRE(in);
    return {std::istreambuf_iterator<char>{in}, {}};
}

Words words_of(const std::string& text) {
    std::istringstream in{text};
    return {std::istream_iterator<std::string>{in}, {}};
}

struct Block {
    Words info;
    std::size_t line = 0;
    std::string text;

    bool is(std::string_view kind) const { return info.size() > 1 && info[1] == kind; }
};

/// Fenced blocks whose info string begins with `word`.
std::vector<Block> blocks_of(const std::string& page, const std::string& word) {
    std::istringstream in{read_file(fs::path{PARAGRAF_SOURCE_DIR} / page)};
    std::vector<Block> found;
    bool is_open = false, is_wanted = false;
    std::size_t number = 0;
    for (std::string line; std::getline(in, line);) {
        ++number;
        if (line.starts_with("```")) {
            is_open = !is_open;
            if (!is_open) continue;
            Words info = words_of(line.substr(3));
            is_wanted = !info.empty() && info[0] == word;
            if (is_wanted) found.push_back({std::move(info), number, ""});
        } else if (is_open && is_wanted) {
            found.back().text += line + "\n";
        }
    }
    return found;
}

struct Checked {
    core::SourceMap sources;
    core::Diagnostics diagnostics;
    std::vector<syntax::File> files;

    void add(const std::string& name, const std::string& text) {
        const core::FileId id = sources.add(name, text);
        files.push_back(syntax::parse(sources.at(id), id, diagnostics));
    }
    void check() {
        dsl::model::CheckInput input;
        input.files = files;
        input.sources = &sources;
        dsl::model::check(input, diagnostics);
    }
    std::set<std::string> codes(core::Severity severity) const {
        std::set<std::string> found;
        for (const core::Diagnostic& each : diagnostics.all())
            if (each.severity == severity) found.emplace(core::id_of(each.code));
        return found;
    }
    /// Warnings of what a page does not use are left out; errors come first.
    std::string errors() const {
        std::string text;
        for (const core::Diagnostic& each : diagnostics.sorted(core::Diagnostics::kept_at_most))
            if (each.severity == core::Severity::Error) text += core::render(each, sources, {});
        return text;
    }
};

const std::string norm_head =
    "norm § 99 Abs. 1 AufenthG \"Beispiel\" {\n"
    "  rechtsfolge kann \"erteilen\"\n";

std::string in_elements(const std::string& conditions) {
    std::string lines;
    std::size_t number = 0;
    std::istringstream in{conditions + "\n"};
    std::string condition;
    for (std::string line; std::getline(in, line);) {
        if (!line.empty()) {
            condition += line + "\n";
        } else if (!condition.empty()) {
            const std::string n = std::to_string(++number);
            lines += "voraussetzung beispiel_" + n + " \"Beispiel\" { zitat Satz " + n + "\nwenn\n" +
                     condition + "}\n";
            condition.clear();
        }
    }
    return lines;
}

/// What stands in the block as a whole file; empty for a kind nobody knows.
std::string whole_file(const std::string& kind, const std::string& text, const std::string& vocabulary) {
    if (kind.empty()) return text;
    if (kind == "wörterbuch") return vocabulary;
    if (kind == "erklärung") return vocabulary + "\n" + text;
    if (kind == "normzeile") return vocabulary + "\n" + norm_head + text + "}\n";
    if (kind == "bedingung") return vocabulary + "\n" + norm_head + in_elements(text) + "}\n";
    return "";
}

void check_layout(const Block& block) {
    Checked alone;
    alone.add("block.recht", block.text);
    if (alone.diagnostics.has_errors()) return;  // reported where the block is checked
    CHECK(syntax::format(alone.files.front(), block.text) == block.text);
}

void check_block(const Block& block, const std::string& vocabulary) {
    const bool must_fail = block.is("fehler");
    const std::string code = must_fail ? block.info.back() : "";
    const std::size_t at = must_fail ? 2 : 1;
    const std::size_t end = block.info.size() - (must_fail ? 1 : 0);
    REQUIRE(end <= at + 1);
    const std::string kind = at < end ? block.info[at] : "";
    const std::string text = whole_file(kind, block.text, vocabulary);
    INFO("kind of block: " << kind);
    REQUIRE_FALSE(text.empty());
    Checked checked;
    checked.add("block.recht", text);
    checked.check();
    const std::set<std::string> errors = checked.codes(core::Severity::Error);
    INFO(checked.errors());
    if (!must_fail) {
        CHECK(errors.empty());
        if (kind.empty() || kind == "wörterbuch") check_layout(block);
        return;
    }
    REQUIRE(core::find_code(code).has_value());
    if (core::entry_of(*core::find_code(code)).severity == core::Severity::Error) {
        CHECK(errors == std::set<std::string>{code});
    } else {
        CHECK(errors.empty());
        CHECK(checked.codes(core::Severity::Warning).count(code) == 1);
    }
}

/// Words in quotes, one by one.
std::set<std::string> quoted_words(const std::string& grammar) {
    std::set<std::string> found;
    for (std::size_t open = grammar.find('"'); open != std::string::npos;) {
        const std::size_t close = grammar.find('"', open + 1);
        if (close == std::string::npos) break;
        found.insert(grammar.substr(open + 1, close - open - 1));
        open = grammar.find('"', close + 1);
    }
    return found;
}

bool is_mark(const std::string& terminal) {
    static const std::set<std::string> marks{"{", "}", "(", ")", ",", ":", "=", ".", "%", "§", "§§"};
    return marks.contains(terminal);
}

}  // namespace

TEST_CASE("every example of the rule language does what its page says") {
    for (const std::string& page : pages) {
        const std::vector<Block> blocks = blocks_of(page, "recht");
        CHECK_FALSE(blocks.empty());
        std::string vocabulary;
        for (const Block& block : blocks)
            if (block.is("wörterbuch")) vocabulary += block.text;
        for (const Block& block : blocks) {
            if (block.is("datei")) continue;
            INFO(page << ":" << block.line);
            check_block(block, vocabulary);
        }
    }
}

TEST_CASE("the files of a page stand beside the rule library without a mistake") {
    std::size_t files = 0;
    for (const std::string& page : pages) {
        Checked checked;
        std::set<std::string> own;  // a file of the page takes the place of one of the same name
        for (const Block& block : blocks_of(page, "recht")) {
            if (!block.is("datei")) continue;
            INFO(page << ":" << block.line);
            REQUIRE(block.info.size() == 3);
            checked.add(block.info[2], block.text);
            check_layout(block);
            own.insert(block.info[2]);
        }
        if (own.empty()) continue;
        files += own.size();
        const fs::path folder = fs::path{PARAGRAF_SOURCE_DIR} / "rules";
        std::vector<fs::path> paths;
        for (const auto& entry : fs::recursive_directory_iterator{folder})
            if (entry.path().extension() == ".recht") paths.push_back(entry.path());
        std::sort(paths.begin(), paths.end());
        for (const fs::path& path : paths)
            if (const std::string name = fs::relative(path, folder).generic_string(); !own.contains(name))
                checked.add(name, read_file(path));
        checked.check();
        INFO(page << "\n" << checked.errors());
        CHECK_FALSE(checked.diagnostics.has_errors());
    }
    CHECK(files > 0);
}

TEST_CASE("the page lists exactly the reserved and the other words of the language") {
    const std::vector<Block> lists = blocks_of(pages.front(), "wörter");
    REQUIRE(lists.size() == 2);
    for (const Block& block : lists) {
        INFO(pages.front() << ":" << block.line);
        const bool reserved = block.is("reserviert");
        std::set<std::string> expected;
        for (const std::string& word : syntax::grammar::all_words())
            if (syntax::grammar::is_reserved(syntax::grammar::find_word(word)) == reserved)
                expected.insert(word);
        const Words listed = words_of(block.text);
        CHECK(std::set<std::string>(listed.begin(), listed.end()) == expected);
        CHECK(listed.size() == expected.size());
    }
}

TEST_CASE("the grammar of the page uses every word of the language and no other") {
    const std::vector<Block> grammar = blocks_of(pages.front(), "ebnf");
    REQUIRE(grammar.size() == 1);
    const std::set<std::string> used = quoted_words(grammar.front().text);
    for (const std::string& terminal : used) {
        INFO(terminal << " is no word of the language");
        CHECK((is_mark(terminal) || syntax::grammar::find_word(terminal) != 0));
    }
    for (const std::string& word : syntax::grammar::all_words()) {
        INFO(word << " is missing in the grammar of " << pages.front());
        CHECK(used.contains(word));
    }
}
