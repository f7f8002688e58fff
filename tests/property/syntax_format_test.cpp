// Properties of parser and formatter: what is printed means the same, formatting twice changes nothing,
// comments do not get lost, and broken texts are reported within their bounds.
#include <rapidcheck.h>
#include <catch2/catch.hpp>

#include "dsl/syntax/dump.hpp"
#include "dsl/syntax/format.hpp"
#include "dsl/syntax/parse.hpp"
#include "syntax_tree.hpp"

using namespace dsl;

namespace {

struct Read {
    core::SourceMap sources;
    core::Diagnostics diagnostics;
    syntax::File file;

    explicit Read(std::string text) {
        const core::FileId id = sources.add("random.recht", std::move(text));
        file = syntax::parse(sources.at(id), id, diagnostics);
    }
    std::string messages() const { return core::render(diagnostics, sources); }
    std::string formatted() const { return syntax::format(file, sources.at(file.id).text()); }
};

/// Positions where a blank or a line break stands outside of texts and comments.
std::vector<std::size_t> gaps(const std::string& text) {
    std::vector<std::size_t> found;
    bool is_quoted = false;
    bool is_comment = false;
    for (std::size_t index = 0; index < text.size(); ++index) {
        const char c = text[index];
        if (c == '\n') is_quoted = is_comment = false;
        if (!is_quoted && text.compare(index, 2, "--") == 0) is_comment = true;
        if (c == '"' && !is_comment) is_quoted = !is_quoted;
        if (!is_quoted && !is_comment && (c == ' ' || c == '\n')) found.push_back(index);
    }
    return found;
}

}  // namespace

TEST_CASE("a random tree printed and parsed again is the same tree") {
    CHECK(rc::check([] {
        const syntax::File file = test::random_file();
        const std::string text = syntax::format(file, "");
        const Read again{text};
        RC_LOG(text + again.messages());
        RC_ASSERT(again.diagnostics.is_empty());
        RC_LOG(syntax::dump(file) + "-----\n" + syntax::dump(again.file));
        RC_ASSERT(syntax::same_structure(file, again.file));
    }));
}

TEST_CASE("formatting twice changes nothing, with comments anywhere, and none gets lost") {
    CHECK(rc::check([] {
        std::string text = syntax::format(test::random_file(), "");
        const int comments = *rc::gen::inRange(0, 4);
        for (int index = 0; index < comments; ++index) {
            const std::vector<std::size_t> places = gaps(text);
            const std::size_t place = places[*rc::gen::inRange<std::size_t>(0, places.size())];
            text.insert(place,
                        (*rc::gen::arbitrary<bool>() ? " -- k" : "\n\n -- k") + std::to_string(index) + "\n");
        }
        const Read first{text};
        RC_LOG(text + first.messages());
        RC_ASSERT(first.diagnostics.is_empty());
        const std::string once = first.formatted();
        const Read second{once};
        RC_LOG("-----\n" + once + second.messages());
        RC_ASSERT(second.diagnostics.is_empty());
        RC_ASSERT(syntax::same_structure(first.file, second.file));
        RC_ASSERT(second.file.comments.size() == first.file.comments.size());
        RC_LOG("-----\n" + second.formatted());
        RC_ASSERT(second.formatted() == once);
    }));
}

TEST_CASE("a text with something cut out or put in is read without harm, and messages stay inside it") {
    CHECK(rc::check([] {
        std::string text = syntax::format(test::random_file(), "");
        const std::size_t from = *rc::gen::inRange<std::size_t>(0, text.size());
        text.erase(from, *rc::gen::inRange<std::size_t>(0, 20));
        static constexpr const char* pieces[] = {
            "{",      "}",    "(",    ")",   "\"", " und ", " norm ",
            " wenn ", "\xC3", " >= ", " 5 ", "\n", "--",    " voraussetzung "};
        text.insert(*rc::gen::inRange<std::size_t>(0, text.size() + 1), pieces[*rc::gen::inRange(0, 14)]);
        const Read read{text};
        RC_LOG(text + read.messages());
        for (const core::Diagnostic& message : read.diagnostics.all()) {
            RC_ASSERT(message.span.begin <= message.span.end);
            RC_ASSERT(message.span.end <= text.size());
        }
        if (read.diagnostics.is_empty()) RC_ASSERT(Read{read.formatted()}.diagnostics.is_empty());
    }));
}
