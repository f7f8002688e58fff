// Elements, ways, results that sink, general parts, transitions (semantics.md, "Elements" and "Norm").
#include "evaluator/engine/facts_read.hpp"
#include "tests/unit/engine/judge.hpp"

using namespace test;
using evaluator::explain::Outcome;
using evaluator::explain::State;

namespace {

std::string norm(const std::string& kind, const std::string& lines, const std::string& more = "") {
    return more + "norm § 2 Abs. 1 TestG \"Norm\" {\n  gültig ab 2000-01-01\n  rechtsfolge " + kind +
           " \"Folge\"\n" + lines + "\n}\n";
}

const evaluator::explain::NormReport& only(const evaluator::explain::Report& report) {
    REQUIRE(report.norms.size() == 1);
    return report.norms.front();
}

}  // namespace

TEST_CASE("a regelvoraussetzung that fails is as a rule not met, never certain") {
    const std::string rules = norm("soll", "regelvoraussetzung r \"R\" { zitat Satz 1  wenn a }");
    const auto report = explain_rules(rules, R"({"a": false})", "2026-01-01");
    CHECK(only(report).outcome == Outcome::Open);
    CHECK(only(report).as_a_rule_only);
    CHECK(only(report).elements[0].state == State::NotMet);
    CHECK(only(report).elements[0].as_a_rule_only);
    CHECK(only(explain_rules(rules, R"({"a": true})", "2026-01-01")).outcome == Outcome::RegularClaim);
}

TEST_CASE("a waiver waives, a substitute meets, es sei denn takes both back") {
    const std::string rules = norm("ist", R"(voraussetzung v "V" {
        zitat Satz 1  wenn a
        entfällt weg "Weg" { zitat Satz 2  wenn b }
        es sei denn doch "Doch" { zitat Satz 3  wenn betrag mehr als 10 EUR } })");
    CHECK(only(explain_rules(rules, R"({"a": false, "b": true, "betrag": 0})", "2026-01-01"))
              .elements[0]
              .state == State::Waived);
    CHECK(only(explain_rules(rules, R"({"a": true, "b": false, "betrag": 0})", "2026-01-01"))
              .elements[0]
              .state == State::Met);
    CHECK(only(explain_rules(rules, R"({"a": true, "b": true, "betrag": 11})", "2026-01-01")).outcome ==
          Outcome::DoesNotExist);
}

TEST_CASE("a kann way opens discretion and sinks the result once exercised; a soll way sinks to the rule") {
    const std::string kann = norm(
        "ist", R"(voraussetzung v "V" { zitat Satz 1  wenn a  kann entfallen weg "Weg" { zitat Satz 2 } })");
    CHECK(only(explain_rules(kann, R"({"a": false})", "2026-01-01")).outcome == Outcome::Open);
    CHECK(only(explain_rules(kann, R"({"a": true})", "2026-01-01")).outcome == Outcome::Claim);
    const std::string soll = norm(
        "ist", R"(voraussetzung v "V" { zitat Satz 1  wenn a  soll entfallen weg "Weg" { zitat Satz 2 } })");
    CHECK(only(explain_rules(soll, R"({"a": false})", "2026-01-01")).outcome == Outcome::RegularClaim);
}

TEST_CASE("a bar stands in the way only if it holds and nothing takes it back") {
    const std::string rules = norm(
        "ist",
        R"(ausschluss x "X" { zitat Satz 1  wenn a  es sei denn klein "Klein" { zitat Satz 2  wenn b } })");
    CHECK(only(explain_rules(rules, R"({"a": false})", "2026-01-01")).outcome == Outcome::Claim);
    CHECK(only(explain_rules(rules, R"({"a": true, "b": false})", "2026-01-01")).outcome ==
          Outcome::DoesNotExist);
    CHECK(only(explain_rules(rules, R"({"a": true, "b": true})", "2026-01-01")).outcome == Outcome::Claim);
    CHECK(only(explain_rules(rules, R"({"a": true})", "2026-01-01")).outcome == Outcome::Open);
}

TEST_CASE("a pending proceeding suspends the decision") {
    const std::string rules = norm("ist", R"(aussetzung s "S" { zitat Satz 1  wenn a })");
    CHECK(only(explain_rules(rules, R"({"a": true})", "2026-01-01")).outcome == Outcome::Open);
    CHECK(only(explain_rules(rules, R"({"a": false})", "2026-01-01")).outcome == Outcome::Claim);
}

TEST_CASE("one law date picks one version") {
    const std::string rules = norm("ist", R"(
        voraussetzung v "Alt" { zitat Satz 1  gültig bis 2024-06-26  wenn a }
        voraussetzung v "Neu" { zitat Satz 1  gültig ab 2024-06-27  wenn b })");
    CHECK(only(explain_rules(rules, R"({"a": true, "b": false})", "2024-06-26")).outcome == Outcome::Claim);
    CHECK(only(explain_rules(rules, R"({"a": true, "b": false})", "2024-06-27")).outcome ==
          Outcome::DoesNotExist);
    CHECK(only(explain_rules(rules, R"({"a": true, "b": false})", "2024-06-26")).holds_until ==
          day("2024-06-27"));
}

TEST_CASE("a transition brings back old law on a condition of the case, also where the norm has ended") {
    const std::string more = R"(
        übergang alt "Altfall" { zitat § 3 TestG  gültig ab 2024-06-27  für § 2 Abs. 1 TestG  wenn antrag_am spätestens 2024-01-31  gilt Fassung vom 2024-06-26 }
        )";
    const std::string rules =
        more +
        R"(norm § 2 Abs. 1 TestG "Norm" { gültig ab 2000-01-01 bis 2024-06-26  rechtsfolge ist "Folge"  voraussetzung v "V" { zitat Satz 1  wenn a } })";
    const auto revived = explain_rules(rules, R"({"a": true, "antrag_am": "2024-01-31"})", "2025-01-01");
    CHECK(only(revived).outcome == Outcome::Claim);
    const auto expired = explain_rules(rules, R"({"a": true, "antrag_am": "2024-02-01"})", "2025-01-01");
    CHECK(expired.norms.empty());
    CHECK(expired.not_in_force.size() == 1);
    CHECK(only(explain_rules(rules, R"({"a": true})", "2025-01-01")).outcome == Outcome::Open);
}

TEST_CASE("each reason is named once with what it is asked for, and only while it matters") {
    const std::string rules = norm("ist",
                                   "voraussetzung v \"V\" { zitat Satz 1  wenn a oder b }\n voraussetzung u "
                                   "\"U\" { zitat Satz 2  wenn wertung w }");
    const auto open = explain_rules(rules, "{}", "2026-01-01");
    CHECK(only(open).reasons.size() == 3);
    const auto less = explain_rules(rules, R"({"a": true})", "2026-01-01");
    REQUIRE(only(less).reasons.size() == 1);
    CHECK(only(less).reasons[0].name == "w");
}

TEST_CASE("a variable that occurs twice is tried: what holds either way is decided") {
    CHECK(judge("a oder nicht a", "{}", "2026-01-01").state == "offen");  // the bare bounds
    const std::string rules =
        norm("ist", "voraussetzung v \"V\" { zitat Satz 1  wenn (a und b) oder (nicht a und b) }");
    const auto report = explain_rules(rules, R"({"b": true})", "2026-01-01");
    CHECK(only(report).outcome == Outcome::Claim);
    const auto other = explain_rules(rules, "{}", "2026-01-01");
    REQUIRE(only(other).reasons.size() == 1);
    CHECK(only(other).reasons[0].name == "b");
}

TEST_CASE(
    "the facts a condition reads are those it names, the lists it looks through, and what it asks of their "
    "items") {
    const Rules rules = rules_from(std::string(vocabulary) + R"(
norm § 2 TestG "Norm" {
  gültig ab 1900-01-01
  rechtsfolge ist "Folge"
  voraussetzung v "V" { zitat Satz 1  wenn a und keine strafe mit (vorsatz) }
}
)");
    evaluator::engine::Options options;
    options.as_of = day("2026-01-01");
    const auto plan = evaluator::engine::compile(rules.book, options);
    const std::vector<bool> read = evaluator::engine::facts_read(plan, plan.norms.front().value);
    std::string names;
    for (std::size_t i = 0; i < read.size(); ++i)
        if (read[i]) names += rules.book.facts[i].name + " ";
    CHECK(names == "a strafen vorsatz ");
}
