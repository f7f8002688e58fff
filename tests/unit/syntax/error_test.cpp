// Every message of the parser: which code, which words it marks; and how parsing goes on behind a mistake.
#include <catch2/catch.hpp>

#include "dsl/core/diagnostic.hpp"
#include "dsl/syntax/dump.hpp"
#include "dsl/syntax/parse.hpp"
#include "parsed.hpp"

namespace core = dsl::core;
namespace syntax = dsl::syntax;
using test::parsed;
using test::parsed_condition;

namespace {

struct Mistake {
    std::string_view condition;
    std::string_view code;
    std::string_view marked;
};

}  // namespace

TEST_CASE("a mistake in a condition is marked at its smallest piece") {
    const Mistake mistakes[] = {
        {"alter >= 18", "S117", ">="},
        {"a && b", "S117", "&&"},
        {"a = b", "S117", "="},
        {"a ? b", "S110", "?"},
        {"x mindestens 6 Jahrre", "S113", "Jahrre"},
        {"x mindestens 1.200,50 EUR", "S107", "1.200,50"},
        {"x mindestens 1234567890123456 EUR", "S107", "1234567890123456"},
        {"d vor 2023-02-30", "S108", "2023-02-30"},
        {"d vor 31.02.2023", "S108", "31.02.2023"},
        {"d vor 2023-1-1", "S108", "2023-1-1"},
        {"wertung mit", "S109", "mit"},
        {"a und b oder c", "S111", "oder"},
        {"(a und b", "S112", "("},
        {"eines von { a, b ", "S112", "{"},
        {"eines von { a, }", "S101", "}"},
        {"a und", "S101", ""},
        {"ein kind mit", "S101", ""},
        {"alter mindestens", "S101", ""},
        {"k ununterbrochen mindestens 3 Jahre", "S101", "mindestens"},
        {"a b", "S101", "b"},
        {"erfüllt a", "S101", "a"},
        {"mindestens zwei von { a }", "S101", "zwei"},
        {"a )", "S101", ")"},
    };
    for (const Mistake& mistake : mistakes) {
        const test::Parsed result = parsed_condition(mistake.condition);
        INFO(result.messages());
        CHECK(result.codes().substr(0, 4) == mistake.code);
        CHECK(result.marked() == mistake.marked);
    }
}

TEST_CASE("messages of whole files") {
    CHECK(parsed("gesetz A \"offen").codes() == "S103");
    CHECK(parsed("gesetz A \"offen\nbegriff a : Wahr = b").codes() == "S116");
    CHECK(parsed("gesetz A \"\xFF\"").codes() == "S104");
    CHECK(parsed("}").codes() == "S115");
    CHECK(parsed("norm § 1 A \"N\" {").codes() == "S112");
    CHECK(parsed("gesetz A").codes() == "S102");
    CHECK(parsed("begrif a : Wahr = b").codes() == "S118");
    CHECK(parsed("gesetz A \"a\xE2\x80\xAE"
                 "b\"")
              .codes() == "S114");
    CHECK(parsed("gesetz A \"A\" -- \xE2\x80\x8B").codes() == "S114");
    CHECK(parsed(std::string((4U << 20U) + 1, ' ')).codes() == "S106");
}

TEST_CASE("nesting is limited with brackets and without") {
    const auto times = [](std::size_t count, std::string_view text) {
        std::string result;
        for (std::size_t index = 0; index < count; ++index) result += text;
        return result;
    };
    CHECK(parsed_condition(times(101, "(") + "a" + times(101, ")")).codes() == "S105");
    CHECK(parsed_condition(times(95, "(") + "a" + times(95, ")")).diagnostics.is_empty());
    CHECK(parsed_condition(times(5000, "seit ") + "a").codes() == "S105");
    CHECK(parsed_condition(times(5000, "falls a dann ") + "a")
              .diagnostics.contains(test::core::Code::NestingTooDeep));
    CHECK(parsed(times(100000, "{")).codes() == "S105");
}

TEST_CASE("a file full of mistakes is given up, in time that grows with its length") {
    std::string text;
    while (text.size() < 2'000'000) text += "begriff a : Wahr = (b\n)) 2023-99-99 und\n";
    const test::Parsed result = parsed(text);
    CHECK(result.diagnostics.error_count() >= 500);
    CHECK(result.diagnostics.error_count() < 600);
    std::string list = "begriff a : Wahr = { 2023-99-99";
    for (int index = 0; index < 100'000; ++index) list += ", 2023-99-99";
    CHECK(parsed(list + " }").diagnostics.error_count() == 500);
}

TEST_CASE("a word that is nearly right is marked and corrected") {
    const test::Parsed result = parsed("norm § 1 A \"N\" {\n  vorausetzung v \"V\" { wenn a }\n}");
    CHECK(result.codes() == "S101");
    CHECK(result.marked() == "vorausetzung");
    CHECK(result.messages().find("meinten Sie `voraussetzung`?") != std::string::npos);
}

TEST_CASE("one run reports all mistakes, and nothing that only follows from one") {
    const test::Parsed result = parsed(R"(norm § 1 A "N" {
  rechtsfolge soll "offen
  voraussetzung a "A" {
    zitat Satz 1
    wen b
  }
  voraussetzung c "C" { zitat Satz 1  wenn a und }
  ausschluss d "D" { zitat Satz 1  wenn x >= 5 }
}
begrif x : Wahr = ja
begriff y : Wahr = ja und
wert z : Dauer { ab 2020-01-01: 5 Jahre  ab 2021: 6 Jahre  ab 2022-01-01: 8 Jahre }
gesetz A "A"
)");
    INFO(result.messages());
    CHECK(result.codes() == "S116 S101 S101 S117 S118 S101 S101");
}

TEST_CASE("what could be read stays in the tree, and what could not is marked as damaged") {
    const test::Parsed result = parsed(R"(norm § 1 A "N" {
  voraussetzung gut "G" { zitat Satz 1  wenn a }
  voraussetzung schlecht "S" { zitat Satz 1  wenn a und }
}
begriff b : Wahr = (
begriff c : Wahr = a
)");
    REQUIRE(result.file.declarations.size() == 3);
    const auto& norm = std::get<test::syntax::Norm>(result.file.declarations[0].kind);
    REQUIRE(norm.lines.size() == 2);
    CHECK_FALSE(std::get<test::syntax::Element>(norm.lines[0]).is_damaged);
    CHECK(std::get<test::syntax::Element>(norm.lines[1]).is_damaged);
    CHECK(std::get<test::syntax::Element>(norm.lines[1]).name.text == "schlecht");
    CHECK(result.file.declarations[0].is_damaged);
    CHECK(std::get<test::syntax::Definition>(result.file.declarations[1].kind).name.text == "b");
    CHECK(result.file.declarations[1].is_damaged);
    CHECK_FALSE(result.file.declarations[2].is_damaged);
}

TEST_CASE("a missing brace is reported at the brace that is open, once") {
    const test::Parsed result = parsed(R"(norm § 1 A "N" {
  voraussetzung a "A" {
    zitat Satz 1
    wenn b
  voraussetzung c "C" { zitat Satz 1  wenn d }
}
begriff x : Wahr = a
)");
    CHECK(result.codes() == "S112");
    REQUIRE(!result.diagnostics.is_empty());
    CHECK(result.source().position(result.diagnostics.all().front().span.begin).line == 2);
    CHECK(result.file.declarations.size() == 2);
}

TEST_CASE("many files are read like one after the other, whichever thread reads them") {
    core::SourceMap sources;
    std::vector<core::FileId> ids;
    for (int i = 0; i < 200; ++i) {
        const std::string number = std::to_string(i);
        ids.push_back(sources.add("datei" + number + ".recht", i % 3 == 0
                                                                   ? "begriff b" + number + " {"
                                                                   : "wert w" + number + " = " + number));
    }
    core::Diagnostics one_by_one, together;
    std::string expected, found;
    for (const core::FileId id : ids) expected += syntax::dump(syntax::parse(sources.at(id), id, one_by_one));
    for (const syntax::File& file : syntax::parse_all(sources, ids, together)) found += syntax::dump(file);
    CHECK(found == expected);
    REQUIRE(one_by_one.has_errors());
    CHECK(core::render(together, sources, {}) == core::render(one_by_one, sources, {}));
}
