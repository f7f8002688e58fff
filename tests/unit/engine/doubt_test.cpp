// What is in doubt must stay open: births to come, days nobody knows, members that may not be any, means that
// decide between values.
#include "tests/unit/engine/judge.hpp"

using namespace test;

namespace {

std::string state(const std::string& condition, const std::string& person,
                  const char* stichtag = "2026-01-01") {
    return judge(condition, person, stichtag).state;
}

}  // namespace

TEST_CASE("a child known to be born later is no child before, and a child from its birth on") {
    const char* person = R"({"kinder": [{"geburtsdatum": "2020-01-01", "im_haushalt": true}]})";
    for (const char* one : {"ein kind mit (alter weniger als 18 Jahre)", "ein kind mit im_haushalt",
                            "anzahl kind mindestens 1", "am 2019-12-31 gilt ein kind mit im_haushalt"}) {
        INFO(one);
        CHECK(state(one, person, "2019-06-01") == "nein");
    }
    CHECK(judge("ein kind mit im_haushalt", person, "2019-06-01").until == "2020-01-01");
    CHECK(judge("ein kind mit (alter weniger als 18 Jahre)", person, "2019-06-01").until == "2020-01-01");
    CHECK(state("ein kind mit (alter weniger als 18 Jahre)", person, "2020-01-01") == "ja");
    CHECK(state("am 2020-01-01 gilt ein kind mit im_haushalt", person, "2026-01-01") == "ja");
    CHECK(state("tage mit (ein kind mit im_haushalt) insgesamt höchstens 6 Jahre", person, "2026-01-01") ==
          "ja");
    CHECK(state("kein kind mit (nicht im_haushalt)", R"({"kinder": [{"geburtsdatum": "2027-01-01"}]})") ==
          "ja");
}

TEST_CASE("whether a child is born yet stays open where its birth is only partly known") {
    const char* person = R"({"kinder": [{"geburtsdatum": "2020", "im_haushalt": true}]})";
    CHECK(state("ein kind mit im_haushalt", person, "2019-12-31") == "nein");
    CHECK(state("ein kind mit im_haushalt", person, "2020-06-01") == "offen");
    CHECK(state("ein kind mit im_haushalt", person, "2020-12-31") == "ja");
    const auto report = explain_rules(
        "norm § 2 TestG \"N\" { gültig ab 2000-01-01 rechtsfolge ist \"F\" "
        "voraussetzung v \"V\" { zitat Satz 1 wenn ein kind mit im_haushalt } }",
        person, "2020-06-01");
    REQUIRE(report.norms[0].elements[0].reasons.size() == 1);
    CHECK(report.norms[0].elements[0].reasons[0].name == "geburtsdatum");
}

TEST_CASE("what is asked of each child is not asked of one to be born") {
    const char* rules = R"(norm § 2 TestG "N" { gültig ab 2000-01-01 rechtsfolge ist "F"
        voraussetzung v "V" für kinder { zitat Satz 1  wenn a } })";
    const char* person = R"({"kinder": [{"geburtsdatum": "2020-01-01", "a": false}]})";
    using evaluator::explain::Outcome;
    CHECK(explain_rules(rules, person, "2019-06-01").norms[0].outcome == Outcome::Claim);
    CHECK(explain_rules(rules, person, "2020-01-01").norms[0].outcome == Outcome::DoesNotExist);
}

TEST_CASE("before birth no comparison of the age holds, from birth on the age is zero") {
    const char* person = R"({"geburtsdatum": "2020-01-01"})";
    for (const char* one :
         {"alter weniger als 18 Jahre", "alter höchstens 18 Jahre", "alter mindestens 18 Jahre",
          "alter mehr als 18 Jahre", "alter mindestens 0 Tage"}) {
        INFO(one);
        CHECK(state(one, person, "2019-06-01") == "nein");
        CHECK(state(std::string{"am 2019-12-31 gilt ("} + one + ")", person) == "nein");
    }
    CHECK(judge("alter weniger als 18 Jahre", person, "2019-06-01").until == "2020-01-01");
    CHECK(state("alter mindestens 0 Tage", person, "2020-01-01") == "ja");
    CHECK(state("alter weniger als 1 Tag", person, "2020-01-01") == "ja");
}

TEST_CASE("a span between days that have not come has no length") {
    for (const char* measure : {"höchstens", "mindestens", "weniger als", "mehr als"}) {
        INFO(measure);
        const std::string span = std::string{"Spanne von antrag_am bis einreise_am "} + measure + " 3 Jahre";
        CHECK(state(span, R"({"antrag_am": false, "einreise_am": "2020-01-01"})") == "nein");
        CHECK(state(span, R"({"antrag_am": "2020-01-02", "einreise_am": "2019-01-01"})") == "nein");
        const std::string to_event =
            std::string{"Spanne von einreise_am bis antrag_am "} + measure + " 3 Jahre";
        const bool is_lower = measure == std::string{"mindestens"} || measure == std::string{"mehr als"};
        CHECK(state(to_event, R"({"antrag_am": false, "einreise_am": "2020-01-01"})") ==
              (is_lower ? "ja" : "nein"));
        CHECK(state(to_event, R"({"antrag_am": false})") == (is_lower ? "ja" : "nein"));
        const std::string both = std::string{"Spanne von antrag_am bis antrag_am "} + measure + " 3 Jahre";
        CHECK(state(both, R"({"antrag_am": false})") == "nein");
    }
}

// --- means that decide between values
// -----------------------------------------------------------------------

namespace {

using evaluator::explain::Outcome;

const std::string exercised =
    R"(, "ermessen": [{"name": "e", "wert": true, "begründung": "x", "rolle": "y", "datum": "2026-01-01"}])";

Outcome outcome(const std::string& condition, const std::string& person) {
    return explain_rules(
               "norm § 2 TestG \"N\" { gültig ab 2000-01-01 rechtsfolge ist \"F\" "
               "voraussetzung v \"V\" { zitat Satz 1 wenn " +
                   condition + " } }",
               person, "2026-01-01")
        .norms[0]
        .outcome;
}

}  // namespace

TEST_CASE("what rests on exercised discretion is no claim, also where it decides between values") {
    const std::string person =
        R"({"betrag": 3, "a": true, "b": false, "strafen": [{"höhe": 100, "vorsatz": true}],
            "einreise_am": "2020-01-01", "antrag_am": "2020-06-01"})";
    for (const char* condition :
         {"betrag mindestens (falls ermessen e dann 2 EUR sonst 5 EUR)", "falls ermessen e dann a sonst b",
          "summe höhe über strafe mit (nicht ermessen e) höchstens 90",
          "anzahl strafe mit (ermessen e) mindestens 1", "ein strafe mit (ermessen e)",
          "größtes höhe über strafe mit (ermessen e) mindestens 90",
          "erster Tag von (tage mit (ermessen e und einreise_am liegt vor)) vor 2021-01-01",
          "seit (falls ermessen e dann einreise_am sonst antrag_am) mindestens 6 Jahre",
          "am (falls ermessen e dann einreise_am sonst antrag_am) gilt (Stichtag vor 2020-02-01)",
          "Spanne von (falls ermessen e dann einreise_am sonst antrag_am) bis Stichtag mindestens 6 Jahre",
          "tage mit (einreise_am liegt vor) insgesamt mindestens (falls ermessen e dann 1 Jahr sonst 9 "
          "Jahre)",
          "Stichtag mehr als (falls ermessen e dann 1 Jahr sonst 9 Jahre) nach antrag_am",
          "betrag mal (falls ermessen e dann 2 sonst 1) mindestens 5 EUR"}) {
        INFO(condition);
        CHECK(outcome(condition, person + exercised) == Outcome::DiscretionOpened);
        CHECK(outcome(condition, person) == Outcome::Open);
    }
    CHECK(outcome("falls ermessen e dann a sonst a", person + exercised) == Outcome::Claim);
    CHECK(outcome("kein strafe mit (ermessen e und nicht vorsatz)", person + exercised) == Outcome::Claim);
}

TEST_CASE("a gap that discretion lets pass is bridged by discretion only") {
    const std::string rules = R"(
kette k "K" { zitat § 2 TestG  zählt wenn status ist duldung
  überbrückt Lücke bis (falls ermessen e dann 3 Monate sonst 1 Monat) }
norm § 2 TestG "N" { gültig ab 2000-01-01  rechtsfolge ist "F"
  voraussetzung v "V" { zitat Satz 1  wenn k ununterbrochen seit mindestens 2 Jahre } })";
    const std::string person = R"({"zeiten": [{"von": "2020-01-01", "bis": "2024-12-31", "status": "duldung"},
        {"von": "2025-01-01", "bis": "2025-02-15", "status": "fort"}, {"von": "2025-02-16", "status": "duldung"}]})";
    CHECK(explain_rules(rules, person + exercised, "2026-01-01").norms[0].outcome ==
          Outcome::DiscretionOpened);
}

// --- members in doubt
// ---------------------------------------------------------------------------------------

TEST_CASE("an item that may not belong bounds the extreme on one side only, in whatever order they stand") {
    for (const char* person : {R"({"strafen": [{"höhe": 100}, {"höhe": 50, "vorsatz": true}]})",
                               R"({"strafen": [{"höhe": 50, "vorsatz": true}, {"höhe": 100}]})"}) {
        INFO(person);
        CHECK(state("größtes höhe über strafe mit vorsatz mindestens 90", person) == "offen");
        CHECK(state("größtes höhe über strafe mit vorsatz mindestens 50", person) == "ja");
        CHECK(state("größtes höhe über strafe mit vorsatz höchstens 100", person) == "ja");
        CHECK(state("kleinstes höhe über strafe mit vorsatz höchstens 50", person) == "ja");
        CHECK(state("kleinstes höhe über strafe mit (nicht vorsatz) mindestens 90", person) == "offen");
    }
    const char* none = R"({"strafen": [{"höhe": 100}]})";  // perhaps there is none: then it is zero
    CHECK(state("größtes höhe über strafe mit vorsatz mindestens 1", none) == "offen");
    CHECK(state("größtes höhe über strafe mit vorsatz höchstens 100", none) == "ja");
    CHECK(state("kleinstes höhe über strafe mit vorsatz mindestens 100", none) == "offen");
}

TEST_CASE("where items may be missing the extreme ends where its type does") {
    const std::string some = R"({"strafen": [{"höhe": 50, "vorsatz": true}]}, "unvollständig": ["strafen"])";
    CHECK(state("größtes höhe über strafe mit vorsatz mindestens 50", some) == "ja");
    CHECK(state("größtes höhe über strafe mit vorsatz höchstens 50", some) == "offen");
    CHECK(state("kleinstes höhe über strafe mit vorsatz höchstens 50", some) == "ja");
    CHECK(state("kleinstes höhe über strafe mit vorsatz mindestens 50", some) == "offen");
    CHECK(state("größtes höhe über strafe mit vorsatz mindestens 50",
                R"({"strafen": [{"höhe": 50}]}, "unvollständig": ["strafen"])") == "offen");
    CHECK(state("größtes höhe über strafe mit vorsatz höchstens 50",
                R"({"strafen": [{"höhe": 50}]}, "unvollständig": ["strafen"])") == "offen");
}

TEST_CASE("the extreme of a day, a length and an ordered choice") {
    const char* days = R"({"kinder": [{"geburtsdatum": "2010-01-01"},
        {"geburtsdatum": "2020-01-01", "im_haushalt": true}]})";
    CHECK(state("frühestes geburtsdatum über kind mit im_haushalt vor 2015-01-01", days) == "offen");
    CHECK(state("frühestes geburtsdatum über kind mit im_haushalt vor 2021-01-01", days) == "ja");
    CHECK(state("spätestes geburtsdatum über kind mit im_haushalt nach 2019-01-01", days) == "ja");
    CHECK(state("spätestes geburtsdatum über kind mit (nicht im_haushalt) nach 2009-01-01", days) == "ja");
    CHECK(state("spätestes geburtsdatum über kind mit (nicht im_haushalt) vor 2015-01-01", days) == "offen");
    const char* levels = R"({"kinder": [{"niveau": "A1"}, {"niveau": "B1"}]})";
    CHECK(state("größtes niveau über kind mindestens B1", levels) == "ja");
    CHECK(state("kleinstes niveau über kind mindestens A2", levels) == "nein");
    CHECK(state("größtes niveau über kind mit im_haushalt mindestens B1", levels) == "offen");
    CHECK(state("größtes niveau über kind mindestens B1",
                R"({"kinder": [{"niveau": "A1"}, {"niveau": {"eines_von": ["A1", "B1"]}}]})") == "offen");
    const char* lengths = R"({"strafen": [{"höhe": 100}, {"höhe": 50, "vorsatz": true}]})";
    CHECK(state("größtes (höhe mal 1 Tag) über strafe mit vorsatz mindestens 90 Tage", lengths) == "offen");
    CHECK(state("größtes (höhe mal 1 Tag) über strafe mit vorsatz höchstens 100 Tage", lengths) == "ja");
    CHECK(state("kleinstes (höhe mal 1 Tag) über strafe mit vorsatz höchstens 50 Tage", lengths) == "ja");
}

TEST_CASE("the last of days that are only possible may be any of them, or none") {
    const char* person = R"({"geburtsdatum": "1990-01-01",
        "a": [{"von": "1990-01-01", "bis": "2009-12-31", "wert": false}, {"von": "2013-01-01", "wert": false}]})";
    CHECK(state("letzter Tag von (tage mit a) nach 2009-06-01", person) == "ja");
    CHECK(state("letzter Tag von (tage mit a) nach 2011-06-01", person) == "offen");
    CHECK(state("letzter Tag von (tage mit a) vor 2011-06-01", person) == "offen");
    CHECK(state("letzter Tag von (tage mit a) liegt vor", person) == "offen");
    const char* certain = R"({"geburtsdatum": "1990-01-01",
        "a": [{"von": "1990-01-01", "bis": "2009-12-31", "wert": true}, {"von": "2013-01-01", "wert": false}]})";
    CHECK(state("letzter Tag von (tage mit a) frühestens 2009-12-31", certain) == "ja");
    CHECK(state("letzter Tag von (tage mit a) vor 2011-06-01", certain) == "offen");
}

// --- elements and persons
// -----------------------------------------------------------------------------------

TEST_CASE("a suspension falls by its ways and its es sei denn, as a bar does") {
    const std::string rules = R"(norm § 2 TestG "N" { gültig ab 2000-01-01 rechtsfolge ist "F"
        aussetzung x "X" { zitat Satz 1  wenn a  WAY w "W" { zitat Satz 2  wenn b } } })";
    for (const char* way : {"unschädlich", "entfällt", "es sei denn"}) {
        INFO(way);
        std::string text = rules;
        text.replace(text.find("WAY"), 3, way);
        const auto outcome_of = [&](const char* person) {
            return explain_rules(text, person, "2026-01-01").norms[0].outcome;
        };
        CHECK(outcome_of(R"({"a": false, "b": true})") == Outcome::Claim);
        CHECK(outcome_of(R"({"a": false, "b": false})") == Outcome::Claim);
        CHECK(outcome_of(R"({"a": true, "b": true})") == Outcome::Claim);
        CHECK(outcome_of(R"({"a": true, "b": false})") == Outcome::Open);
    }
}

TEST_CASE("that there is no spouse counts only where it is evidenced, if only that counts") {
    const auto judged = [](const char* condition, const char* person) {
        return judge(condition, person, "2026-01-01", "", true).state;
    };
    CHECK(judged("nicht für gatte gilt a", R"({"gatte": null})") == "offen");
    CHECK(judged("nicht für gatte gilt a", R"({"gatte": {"wert": null, "stand": "belegt"}})") == "ja");
    CHECK(judged("für gatte gilt a", R"({"gatte": {"a": {"wert": true, "stand": "belegt"}}})") == "offen");
}

TEST_CASE("before a spouse is born nothing holds for the spouse") {
    const char* person = R"({"gatte": {"geburtsdatum": "2000-01-01", "a": true,
        "zeiten": [{"von": "2000-01-01", "status": "fort"}]}})";
    CHECK(state("am 1999-12-31 gilt (für gatte gilt a)", person) == "nein");
    CHECK(state("am 2000-01-01 gilt (für gatte gilt a)", person) == "ja");
    CHECK(state("erster Tag von (tage mit (für gatte gilt a)) frühestens 2000-01-01", person) == "ja");
    CHECK(state("tage mit (für gatte gilt (status ist duldung)) insgesamt mindestens 1 Tag", person) ==
          "nein");
    const char* partly = R"({"gatte": {"geburtsdatum": "2000", "a": true}})";
    CHECK(state("am 2000-06-01 gilt (für gatte gilt a)", partly) == "offen");
    const char* rules = R"(norm § 2 TestG "N" { gültig ab 2000-01-01 rechtsfolge ist "F"
        voraussetzung v "V" für gatte { zitat Satz 1  wenn a } })";
    CHECK(explain_rules(rules, R"({"gatte": {"geburtsdatum": "2020-01-01", "a": false}})", "2019-06-01")
              .norms[0]
              .outcome == Outcome::Claim);
}

TEST_CASE("the law of a day that has not come is the last one known") {
    const std::string more =
        R"(wert n : Geld { zitat § 2 TestG ab 2015-01-01: 10 EUR ab 2020-12-01: 20 EUR } )";
    const auto judged = [&](const std::string& person) {
        return judge("betrag mindestens n Fassung vom antrag_am", person, "2026-01-01", more).state;
    };
    CHECK(judged(R"({"betrag": 15, "antrag_am": false})") == "nein");
    CHECK(judged(R"({"betrag": 15, "antrag_am": "2019-01-01"})") == "ja");
    CHECK(judged(R"({"betrag": 15})") == "offen");
}
