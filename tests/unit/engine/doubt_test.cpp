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
