// Contested facts under each value, and partly known days where just the unknown part decides
// (semantics.md, "Missing values").
#include "tests/unit/engine/judge.hpp"

using namespace test;
using namespace evaluator::explain;

namespace {

std::string norm(const std::string& lines, const std::string& more = "") {
    return more + "norm § 2 Abs. 1 TestG \"Norm\" {\n  gültig ab 2000-01-01\n  rechtsfolge ist \"Folge\"\n" +
           lines + "\n}\n";
}

const std::string needs_a = norm("voraussetzung v \"V\" { zitat Satz 1  wenn a }");

std::vector<Outcome> outcomes(const TriedNorm& tried) {
    std::vector<Outcome> all;
    for (const auto& result : tried.under) all.push_back(result.outcome);
    return all;
}

const ContestedFact& only(const Report& report) {
    REQUIRE(report.contested.size() == 1);
    return report.contested.front();
}

}  // namespace

TEST_CASE("a contested fact that decides is shown with the result under each value") {
    const auto report = explain_rules(needs_a, R"({"a": {"strittig": [true, false]}})", "2026-01-01");
    CHECK(report.norms.front().outcome == Outcome::Open);
    const ContestedFact& fact = only(report);
    CHECK(fact.name == "a");
    CHECK(fact.matters == Matters::Yes);
    REQUIRE(fact.norms.size() == 1);
    CHECK(outcomes(fact.norms.front()) == std::vector{Outcome::Claim, Outcome::DoesNotExist});
    REQUIRE(fact.norms.front().requirements.size() == 1);
    CHECK(fact.norms.front().requirements.front().under[0].state == State::Met);
    CHECK(fact.norms.front().requirements.front().under[1].state == State::NotMet);
}

TEST_CASE("of contested numbers only the values maintained count, not what lies between them") {
    const std::string rules = norm("voraussetzung v \"V\" { zitat Satz 1  wenn betrag ist 150 EUR }");
    const auto report = explain_rules(rules, R"({"betrag": {"strittig": [100, 200]}})", "2026-01-01");
    CHECK(report.norms.front().outcome == Outcome::Open);  // the range does not know better
    CHECK(outcomes(only(report).norms.front()) == std::vector(2, Outcome::DoesNotExist));
    CHECK(only(report).matters == Matters::No);
}

TEST_CASE("a contested fact does not matter where the norm fails anyhow, perhaps where others are open") {
    const std::string both = norm("voraussetzung v \"V\" { zitat Satz 1  wenn a und b }");
    CHECK(only(explain_rules(both, R"({"a": {"strittig": [true, false]}, "b": false})", "2026-01-01"))
              .matters == Matters::No);
    const std::string either =
        norm("voraussetzung v \"V\" { zitat Satz 1  wenn (a und b) oder betrag ist 5 EUR }");
    const auto report = explain_rules(either, R"({"a": {"strittig": [true, false]}})", "2026-01-01");
    CHECK(outcomes(only(report).norms.front()) == std::vector(2, Outcome::Open));
    CHECK(only(report).matters == Matters::Perhaps);
}

TEST_CASE("a norm in which a contested fact does not occur is not listed") {
    const auto report =
        explain_rules(needs_a, R"({"a": true, "b": {"strittig": [true, false]}})", "2026-01-01");
    CHECK(only(report).norms.empty());
    CHECK(only(report).matters == Matters::No);
}

TEST_CASE("where only evidenced facts count, a contested value is still tried") {
    static const Rules rules = rules_from(vocabulary + needs_a);
    evaluator::engine::Options options;
    options.as_of = day("2026-01-01");
    options.evidenced_only = true;
    const auto plan = evaluator::engine::compile(rules.book, options);
    const auto household = person_from(rules.book, R"({"a": {"strittig": [true, false]}})");
    evaluator::engine::Evaluation evaluation{plan};
    evaluation.begin(household, options.as_of);
    const Report report = explain(evaluation);
    CHECK(outcomes(only(report).norms.front()) == std::vector{Outcome::Claim, Outcome::DoesNotExist});
}

TEST_CASE("a contested entry of a list is tried as stated and left out, answers keep their entries") {
    const std::string rules =
        norm(R"(ausschluss x "X" { zitat Satz 1  wenn eine strafe mit (höhe mindestens 90) })");
    const auto report = explain_rules(
        rules,
        R"({"strafen": [{"höhe": 10, "vorsatz": true}, {"höhe": 120, "vorsatz": true, "stand": "strittig"}]})",
        "2026-01-01");
    const ContestedFact& fact = only(report);
    CHECK(fact.is_entry);
    CHECK(fact.item == "strafen[2]");
    CHECK(fact.matters == Matters::Yes);
    CHECK(outcomes(fact.norms.front()) == std::vector{Outcome::DoesNotExist, Outcome::Claim});
}

TEST_CASE("a partly known day tells where the requirement turns") {
    const std::string rules = norm("voraussetzung v \"V\" { zitat Satz 1  wenn alter mindestens 18 Jahre }");
    const auto report = explain_rules(rules, R"({"geburtsdatum": "2008"})", "2026-06-14");
    REQUIRE(report.norms.front().reasons.size() == 1);
    const Reason& reason = report.norms.front().reasons.front();
    CHECK(reason.is_partly_known);
    REQUIRE(reason.known);
    CHECK(std::get<core::Date>(reason.known->low) == day("2008-01-01"));
    REQUIRE(reason.turns.size() == 1);
    const Turn& turn = reason.turns.front();
    CHECK(turn.element == "v");
    CHECK(core::to_iso(turn.last_before) == "2008-06-14");
    CHECK(turn.before.state == State::Met);
    CHECK(turn.after.state == State::NotMet);
}

TEST_CASE("a partly known day that decides nothing is no reason and has no turn") {
    const std::string rules = norm("voraussetzung v \"V\" { zitat Satz 1  wenn alter mindestens 18 Jahre }");
    CHECK(explain_rules(rules, R"({"geburtsdatum": "2000"})", "2026-06-14").norms.front().reasons.empty());
    const std::string other =
        norm("voraussetzung v \"V\" { zitat Satz 1  wenn alter mindestens 18 Jahre und a }");
    const auto report = explain_rules(other, R"({"geburtsdatum": "2008"})", "2026-06-14");
    for (const Reason& reason : report.norms.front().reasons)
        for (const Turn& turn : reason.turns) {
            CHECK(turn.before.state == State::Open);  // `a` is still missing
            CHECK(turn.after.state == State::NotMet);
        }
}
