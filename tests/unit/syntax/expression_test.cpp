// Every construct of a condition, what binds how tightly, and the same words with umlauts and without.
#include <catch2/catch.hpp>

#include "parsed.hpp"

using test::condition;
using test::formatted_condition;

namespace {

struct Example {
    std::string_view text;
    std::string_view dump;
};

void check(std::initializer_list<Example> examples) {
    for (const Example& example : examples) {
        INFO(example.text);
        CHECK(condition(example.text) == example.dump);
    }
}

}  // namespace

TEST_CASE("und and oder join as many as are written") {
    check({{"a und b und c", "und\n  a\n  b\n  c\n"},
           {"a oder b", "oder\n  a\n  b\n"},
           {"a und (b oder c)", "und\n  a\n  oder\n    b\n    c\n"},
           {"nicht a und b", "und\n  nicht\n    a\n  b\n"},
           {"nicht (a und b)", "nicht\n  und\n    a\n    b\n"}});
}

TEST_CASE("nicht reaches over the comparison behind it") {
    check({{"nicht a ist b", "nicht\n  ist\n    a\n    b\n"},
           {"a ist nicht b", "ist nicht\n  a\n  b\n"},
           {"a nicht in { b, c }", "nicht in\n  a\n  Liste\n    b\n    c\n"}});
}

TEST_CASE("comparisons of values and days") {
    check({{"alter mindestens 18 Jahre", "mindestens\n  alter\n  18 Jahre\n"},
           {"x höchstens 90", "höchstens\n  x\n  90\n"},
           {"x mehr als 50 %", "mehr als\n  x\n  50 %\n"},
           {"x weniger als 1200,50 EUR", "weniger als\n  x\n  1200,5 EUR\n"},
           {"d vor 2022-12-31", "vor\n  d\n  2022-12-31\n"},
           {"d nach e", "nach\n  d\n  e\n"},
           {"d spätestens e", "spätestens\n  d\n  e\n"},
           {"d frühestens e", "frühestens\n  d\n  e\n"},
           {"e liegt vor", "liegt vor\n  e\n"},
           {"d mehr als 3 Monate nach e", "mehr als\n  d\n  3 Monate\n  nach:\n    e\n"},
           {"d mindestens 1 Jahr vor e", "mindestens\n  d\n  1 Jahre\n  vor:\n    e\n"},
           {"d binnen 2 Wochen nach e", "binnen nach\n  d\n  2 Wochen\n  e\n"}});
}

TEST_CASE("spans of time") {
    check({{"k ununterbrochen seit mindestens 6 Jahren", "ununterbrochen seit mindestens\n  k\n  6 Jahre\n"},
           {"seit d mindestens 6 Jahre", "mindestens\n  seit\n    d\n  6 Jahre\n"},
           {"tage mit a insgesamt mindestens 20 Monate",
            "insgesamt mindestens\n  tage mit\n    a\n  20 Monate\n"},
           {"k insgesamt höchstens n geteilt durch 2 in den letzten n",
            "insgesamt höchstens\n  k\n  geteilt durch\n    n\n    2\n  in den letzten:\n    n\n"},
           {"k durchgehend in den letzten 3 Monaten", "durchgehend in den letzten\n  k\n  3 Monate\n"},
           {"erster Tag von k vor d", "vor\n  erster Tag von\n    k\n  d\n"},
           {"letzter Tag von k nach d", "nach\n  letzter Tag von\n    k\n  d\n"},
           {"Spanne von d bis e mindestens 10 Tage",
            "mindestens\n  Spanne von … bis\n    d\n    e\n  10 Tage\n"}});
}

TEST_CASE("calculating goes from left to right, mal before plus") {
    check({{"a ist b plus c mal d", "ist\n  a\n  plus\n    b\n    mal\n      c\n      d\n"},
           {"a ist b minus c minus d", "ist\n  a\n  minus\n    minus\n      b\n      c\n    d\n"},
           {"a ist b minus (c minus d)", "ist\n  a\n  minus\n    b\n    minus\n      c\n      d\n"},
           {"a ist b geteilt durch 2 mal 3", "ist\n  a\n  mal\n    geteilt durch\n      b\n      2\n    3\n"},
           {"Anteil a an b mehr als 50 %", "mehr als\n  Anteil … an\n    a\n    b\n  50 %\n"},
           {"a ist falls b dann c sonst d plus 1",
            "ist\n  a\n  falls\n    b\n  dann\n    c\n  sonst\n    plus\n      d\n      1\n"}});
}

TEST_CASE("lists: one, none, every, how many, sums") {
    check({{"ein kind mit (alter weniger als 18 Jahre und ledig)",
            "ein (ein) kind\n  mit:\n    und\n      weniger als\n        alter\n        18 Jahre\n      "
            "ledig\n"},
           {"keine verurteilung", "kein (keine) verurteilung\n"},
           {"anzahl kinder mindestens 2", "mindestens\n  anzahl (anzahl) kinder\n  2\n"},
           {"jedes kind mit schulpflichtig hat nachgewiesen",
            "jedes kind\n  mit:\n    schulpflichtig\n  hat:\n    nachgewiesen\n"},
           {"summe tagessätze über verurteilung mit vorsatz höchstens 90",
            "höchstens\n  summe über verurteilung\n    tagessätze\n    mit:\n      vorsatz\n  90\n"},
           {"frühestes beginn über partner.zeit vor d",
            "vor\n  frühestes über partner.zeit\n    beginn\n  d\n"}});
}

TEST_CASE("groups, cases and what is left out") {
    check({{"eines von { a, b und c }", "eines von\n  a\n  und\n    b\n    c\n"},
           {"keines von { a }", "keines von\n  a\n"},
           {"mindestens 2 von { a, b, c }", "mindestens 2 von\n  a\n  b\n  c\n"},
           {"alle von { a, fall f \"F\" { zitat Nr. 2  wenn b } }",
            "alle von\n  a\n  fall f \"F\"\n    zitat [Nr. 2]\n    wenn\n      b\n"},
           {"s in alle außer { a, b }", "in\n  s\n  alle außer\n    Liste\n      a\n      b\n"}});
}

TEST_CASE("other days, persons, norms, judgements") {
    check({{"am d gilt a", "am … gilt\n  d\n  a\n"},
           {"für partner gilt (a und b)", "für partner gilt\n  und\n    a\n    b\n"},
           {"erfüllt § 5 Abs. 1 AufenthG", "erfüllt [§ 5][Abs. 1] AufenthG\n"},
           {"besteht § 44 Abs. 1 AufenthG oder a", "oder\n  besteht [§ 44][Abs. 1] AufenthG\n  a\n"},
           {"wertung w", "wertung w\n"},
           {"ermessen e und a", "und\n  ermessen e\n  a\n"},
           {"lesart l ist m", "ist\n  lesart l\n  m\n"},
           {"t.spalte bei k ist ja", "ist\n  t.spalte\n    bei:\n      k\n  ja\n"},
           {"w Fassung vom 2024-06-26 ist 3", "ist\n  w\n    Fassung vom:\n      2024-06-26\n  3\n"}});
}

TEST_CASE("what begins with a citation in braces is a list of citations") {
    check({{"r in { §§ 22 bis 26, § 104c AufenthG }", "in\n  r\n  Liste [§§ 22-26], [§ 104c] AufenthG\n"},
           {"r in { Abs. 1, 2 Satz 1 }", "in\n  r\n  Liste [Abs. 1], [wie zuvor Abs. 2][Satz 1]\n"},
           {"r ist § 25 AufenthG", "ist\n  r\n  [§ 25] AufenthG\n"}});
}

TEST_CASE("words without umlauts and units in any case are the same") {
    const Example same[] = {
        {"alter höchstens 18 Jahre", "alter hoechstens 18 Jahren"},
        {"d spätestens 2022-12-31", "d spaetestens 31.12.2022"},
        {"erfüllt § 5 AufenthG", "erfuellt § 5 AufenthG"},
        {"für p gilt a", "fuer p gilt a"},
        {"größtes a über b ist 1 Tag", "groesstes a ueber b ist 1 Tagen"},
        {"alle außer { a } ist b", "alle ausser { a } ist b"},
    };
    for (const Example& pair : same) {
        INFO(pair.dump);
        CHECK(condition(pair.text) == condition(pair.dump));
    }
    CHECK(condition("d spa\xCC\x88testens e") == condition("d spätestens e"));  // decomposed
}

TEST_CASE("names keep the author's spelling in NFC") {
    CHECK(condition("ma\xC3\x9Fnahme_a\xCC\x88") == "maßnahme_ä\n");
    CHECK(condition("B1/B2") == "B1/B2\n");
    CHECK(condition("land und rang und neu und Stand") == "und\n  land\n  rang\n  neu\n  Stand\n");
}

TEST_CASE("spans mark the construct and the word that makes it") {
    const test::Parsed result = test::parsed_condition("a und alter mindestens 18 Jahre");
    REQUIRE(result.diagnostics.is_empty());
    const auto text_of = [&](test::core::Span span) { return std::string{result.source().text(span)}; };
    bool found = false;
    for (const auto& expression : result.file.expressions) {
        if (std::holds_alternative<test::syntax::AllOf>(expression.kind)) {
            CHECK(text_of(expression.span) == "a und alter mindestens 18 Jahre");
            CHECK(text_of(expression.keyword) == "und");
        }
        if (const auto* measured = std::get_if<test::syntax::Measured>(&expression.kind)) {
            found = true;
            CHECK(text_of(expression.span) == "alter mindestens 18 Jahre");
            CHECK(text_of(expression.keyword) == "mindestens");
            const auto& amount = result.file.at(measured->amount);
            CHECK(text_of(amount.span) == "18 Jahre");
            CHECK(text_of(std::get<test::syntax::Number>(amount.kind).unit_span) == "Jahre");
        }
    }
    CHECK(found);
}

TEST_CASE("the formatter writes parentheses where they are needed and nowhere else") {
    const std::string_view kept[] = {
        "a und (b oder c)",
        "(a und b) oder c",
        "nicht (a und b)",
        "a ist b minus (c minus d)",
        "a ist (b plus c) mal d",
        "ein x mit (a und b)",
        "ein x mit a",
        "am d gilt (alter weniger als 18 Jahre)",
        "a ist (falls b dann c sonst d) plus 1",
        "a bei (b) Fassung vom 2020-01-01",
        "a in { (§ 5 ist b), c }",
        "seit d mindestens 6 Jahre",
        "k ununterbrochen seit mindestens 6 Jahren",
        "d binnen 3 Monaten nach e",
        "k durchgehend in den letzten 12 Monaten",
        "x mehr als 1200,50 EUR",
        "Spanne von (§ 5) bis 6 ist a",
    };
    for (const std::string_view text : kept) {
        INFO(text);
        CHECK(formatted_condition(text) == text);
    }
    CHECK(formatted_condition("((a)) und (b ist (c))") == "a und b ist c");
    CHECK(formatted_condition("alter mindestens 1 Jahre") == "alter mindestens 1 Jahr");
}
