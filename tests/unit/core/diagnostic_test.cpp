#include "dsl/core/diagnostic.hpp"

#include <fmt/args.h>

#include <catch2/catch.hpp>
#include <set>

using namespace dsl::core;

namespace {

/// One message on the piece of `text` that stands between « and » (both are taken out).
struct Example {
    SourceMap sources;
    Span span;

    explicit Example(std::string text, const std::string& name = "a.recht") {
        const std::size_t begin = text.find("«");
        text.erase(begin, std::string_view{"«"}.size());
        const std::size_t end = text.find("»");
        text.erase(end, std::string_view{"»"}.size());
        span = {sources.add(name, text), static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    }

    std::string drawn(const RenderStyle& style = {}) const {
        Diagnostics diagnostics;
        diagnostics.report(Code::UnknownName, span, sources.at(span.file).text(span));
        return render(diagnostics.all().front(), sources, style);
    }
};

}  // namespace

TEST_CASE("a message shows place, line, caret and help") {
    const Example example{"norm\n    wenn «gedulded»\n", "rules/25b.recht"};
    Diagnostics diagnostics;
    diagnostics.report(Code::UnknownName, example.span, "gedulded").help(TextId::DidYouMean, "geduldet");
    CHECK(render(diagnostics.all().front(), example.sources) ==
          "rules/25b.recht:2:10: fehler[N201]: unbekannter Name `gedulded`\n"
          " 2 |     wenn gedulded\n"
          "   |          ^^^^^^^^\n"
          "   = hilfe: meinten Sie `geduldet`?\n");
}

TEST_CASE("a label at the caret stands behind it, one on the left hangs below") {
    const Example example{"    wenn dauer(duldung) >= «6»\n"};
    Diagnostics diagnostics;
    diagnostics.report(Code::UnknownName, example.span, "6")
        .label({example.span.file, 9, 23}, TextId::ThisIs, "eine Dauer");
    CHECK(render(diagnostics.all().front(), example.sources) ==
          "a.recht:1:28: fehler[N201]: unbekannter Name `6`\n"
          " 1 |     wenn dauer(duldung) >= 6\n"
          "   |          --------------    ^\n"
          "   |          eine Dauer\n");
    Diagnostics open;
    open.report(Code::UnterminatedText, example.span);
    CHECK(render(open.all().front(), example.sources).find("^ beginnt hier\n") != std::string::npos);
}

TEST_CASE("several labels on one line hang from their marks") {
    const Example example{"aa bb «cc» dd\n"};
    Diagnostics diagnostics;
    diagnostics.report(Code::UnknownName, example.span, "cc")
        .label({example.span.file, 0, 2}, TextId::ThisIs, "eins")
        .label({example.span.file, 3, 5}, TextId::ThisIs, "zwei")
        .label({example.span.file, 9, 11}, TextId::ThisIs, "drei");
    CHECK(render(diagnostics.all().front(), example.sources) ==
          "a.recht:1:7: fehler[N201]: unbekannter Name `cc`\n"
          " 1 | aa bb cc dd\n"
          "   | -- -- ^^ -- drei\n"
          "   | |  zwei\n"
          "   | eins\n");
}

TEST_CASE("labels in other lines and files are drawn with their own source") {
    Example example{"eins\n\n\n«zwei»\n"};
    const FileId other = example.sources.add("b.recht", "dort\n");
    Diagnostics diagnostics;
    diagnostics.report(Code::UnknownName, example.span, "zwei")
        .label({example.span.file, 0, 4}, TextId::FirstHere)
        .label({other, 0, 4}, TextId::DeclaredHere);
    CHECK(render(diagnostics.all().front(), example.sources) ==
          "a.recht:4:1: fehler[N201]: unbekannter Name `zwei`\n"
          " 1 | eins\n"
          "   | ---- zuerst hier\n"
          " …\n"
          " 4 | zwei\n"
          "   | ^^^^\n"
          "  --> b.recht:1\n"
          " 1 | dort\n"
          "   | ---- erklärt hier\n");
}

TEST_CASE("the caret stands under the letter whatever came before it") {
    CHECK(Example{"\tx «y»"}.drawn().find("   |       ^\n") != std::string::npos);  // a tab is four columns
    CHECK(Example{"日本 «y»"}.drawn().find("   |      ^\n") != std::string::npos);  // wide letters take two
    CHECK(Example{"a\u0308a\u0308 «y»"}.drawn().find("   |    ^\n") !=
          std::string::npos);                                                     // combining marks none
    CHECK(Example{"xa«\u0308»"}.drawn().find("   |  ^\n") != std::string::npos);  // one alone: its letter
    CHECK(Example{"äöü «y»"}.drawn().find("a.recht:1:5:") == 0);
}

TEST_CASE("an empty place and the end of the file can be marked") {
    CHECK(Example{"abc«»"}.drawn().find(" 1 | abc\n   |    ^\n") != std::string::npos);
    CHECK(Example{"abc\n«»"}.drawn().find(" 2 |\n   | ^\n") != std::string::npos);
    CHECK(Example{"«»"}.drawn().find(" 1 |\n   | ^\n") != std::string::npos);
}

TEST_CASE("a span over several lines is marked at both ends") {
    CHECK(Example{"a «bb\n  cc\n  d» e\n"}.drawn() ==
          "a.recht:1:3: fehler[N201]: unbekannter Name `bb·  cc·  d`\n"
          " 1 | a bb\n"
          "   |   ^^\n"
          " …\n"
          " 3 |   d e\n"
          "   |   ^\n");
}

TEST_CASE("control and direction characters of the source never reach the terminal") {
    const std::string drawn = Example{"«a\x1b[31m\u202eb»"}.drawn();
    CHECK(drawn.find('\x1b') == std::string::npos);
    CHECK(drawn.find("\u202e") == std::string::npos);
    CHECK(drawn.find("a·[31m·b") != std::string::npos);
}

TEST_CASE("a line too long for the screen is cut around the caret") {
    const Example example{std::string(300, 'a') + " «bbb» " + std::string(300, 'c')};
    const std::string drawn = example.drawn({false, false, 80});
    const std::size_t line = drawn.find(" 1 | ");
    const std::string source = drawn.substr(line, drawn.find('\n', line) - line);
    CHECK(display_width(source) <= 82);
    CHECK(source.find(" bbb ") != std::string::npos);
    const std::size_t caret = drawn.find("^^^");
    const std::size_t row = drawn.rfind('\n', caret) + 1;
    CHECK(display_width(source.substr(0, source.find("bbb"))) == caret - row);
    CHECK(example.drawn({false, true, 80}).find("…") == std::string::npos);
}

TEST_CASE("colour is added only when asked for") {
    CHECK(Example{"«a»"}.drawn().find('\x1b') == std::string::npos);
    CHECK(Example{"«a»"}.drawn({true, false, 80}).find("\x1b[1;31mfehler[N201]\x1b[0m") != std::string::npos);
}

TEST_CASE("a message without a place has no source line") {
    Diagnostics diagnostics;
    diagnostics.report(Code::NoRules, Span{}, "rules");
    CHECK(render(diagnostics.all().front(), SourceMap{}) ==
          "fehler[B905]: keine Regeln in `rules`\n   = hilfe: den Ordner mit `--regeln` angeben\n");
}

TEST_CASE("messages come in the order of their places, equal ones once") {
    SourceMap sources;
    const FileId file = sources.add("a.recht", "abc\n");
    Diagnostics diagnostics;
    diagnostics.report(Code::UnknownName, {file, 2, 3}, "c");
    diagnostics.report(Code::UnknownName, {file, 0, 1}, "a");
    diagnostics.report(Code::UnknownName, {file, 2, 3}, "c");
    diagnostics.report(Code::UnusedFact, {file, 1, 2}, "b");
    const auto sorted = diagnostics.sorted();
    REQUIRE(sorted.size() == 3);
    CHECK(sorted[0].message == "unbekannter Name `a`");
    CHECK(sorted[1].severity == Severity::Warning);
    CHECK(diagnostics.error_count() == 3);
    CHECK(diagnostics.warning_count() == 1);
    CHECK(render(diagnostics, sources).ends_with("3 Fehler, 1 Warnung\n"));
}

TEST_CASE("a flood of messages ends with a note and costs bounded memory") {
    Diagnostics diagnostics;
    for (std::uint32_t i = 0; i < 12'000; ++i)
        diagnostics.report(Code::UnknownName, {FileId{1}, i, i}, i).help(TextId::DidYouMean, i);
    CHECK(diagnostics.all().size() == Diagnostics::kept_at_most);
    const auto sorted = diagnostics.sorted();
    REQUIRE(sorted.size() == Diagnostics::shown_at_most + 1);
    CHECK(sorted.back().message == "11800 weitere Meldungen nicht gezeigt");
    CHECK(diagnostics.error_count() == 12'000);
}

TEST_CASE("every template of the catalogue can be filled and follows the rules of wording") {
    fmt::dynamic_format_arg_store<fmt::format_context> arguments;
    for (int i = 0; i < 8; ++i) arguments.push_back(std::string{"X"});
    std::set<std::string_view> ids;
    for (const CodeEntry& entry : all_codes()) {
        INFO(entry.id);
        CHECK(ids.insert(entry.id).second);
        CHECK(entry.id.size() == 4);
        CHECK(std::string_view{"SNTZFKAPB"}.find(entry.id[0]) != std::string_view::npos);
        CHECK(find_code(entry.id) == entry.code);
        CHECK_FALSE(entry.message.ends_with('.'));
        CHECK(entry.message.find('\n') == std::string_view::npos);
        for (const std::string_view text : {entry.message, entry.label, entry.help})
            CHECK_NOTHROW(fmt::vformat(text, arguments));
    }
    for (std::size_t i = 0; i < text_count(); ++i)
        CHECK_NOTHROW(fmt::vformat(template_of(static_cast<TextId>(i)), arguments));
    CHECK(find_code("n201") == Code::UnknownName);
    CHECK(find_code("X999") == std::nullopt);
}
