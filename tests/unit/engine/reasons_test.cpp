// Which open points a result hangs on: exactly those that matter, and never none.
#include <algorithm>

#include "tests/unit/engine/judge.hpp"

using namespace test;
using evaluator::explain::Outcome;
using evaluator::explain::State;

namespace {

using Names = std::vector<std::string>;

Names names_of(const std::vector<evaluator::explain::Reason>& reasons) {
    Names names;
    for (const auto& reason : reasons) names.push_back(reason.name);
    std::sort(names.begin(), names.end());
    return names;
}

Names reasons_for(const std::string& condition, const std::string& person = "{}",
                  const std::string& more = "") {
    return names_of(explain_rules(more +
                                      "norm § 2 TestG \"N\" { gültig ab 2000-01-01 rechtsfolge ist \"F\" "
                                      "voraussetzung v \"V\" { zitat Satz 1 wenn " +
                                      condition + " } }",
                                  person, "2026-01-01")
                        .norms[0]
                        .elements[0]
                        .reasons);
}

}  // namespace

TEST_CASE("a variable that turns one open answer into another open one matters") {
    CHECK(reasons_for("(falls a dann (nicht b) sonst b)") == Names{"a", "b"});
    CHECK(reasons_for("(a und b) oder (nicht a und antrag_am liegt vor)") == Names{"a", "antrag_am", "b"});
    CHECK(reasons_for("falls a dann (betrag mehr als 5 EUR) sonst (bedarf mehr als 5 EUR)") ==
          Names{"a", "bedarf", "betrag"});
}

TEST_CASE("a variable that cancels out does not matter, whatever else is open") {
    CHECK(reasons_for("(a oder nicht a) und b") == Names{"b"});
    CHECK(reasons_for("(a und b) oder (nicht a und b)") == Names{"b"});
}

TEST_CASE("where only an atypical case can help it is named, though no bound alone shows it") {
    const auto report = explain_rules(R"(norm § 2 TestG "N" { gültig ab 2000-01-01  rechtsfolge ist "F"
        regelvoraussetzung r "R" { zitat Satz 1  wenn (falls a dann b sonst a) } })",
                                      R"({"b": false})", "2026-01-01");
    CHECK(report.norms[0].elements[0].state == State::NotMet);
    CHECK(names_of(report.norms[0].elements[0].reasons) == Names{"r"});
}

TEST_CASE("a status of which one of two is known leaves a chain open by that status") {
    CHECK(reasons_for("k durchgehend in den letzten 12 Monaten",
                      R"({"geburtsdatum": "1990-01-01", "zeiten": [
                          {"von": "1990-01-01", "bis": "2012-02-27", "status": "fort"},
                          {"von": "2012-09-21", "status": {"eines_von": ["fort", "duldung"]}}]})",
                      R"(kette k "K" { zitat § 2 TestG  zählt wenn status ist nicht fort
                         zählt zur Hälfte wenn status in { gestattung } } )") == Names{"status"});
}

TEST_CASE("a period whose edge is only partly known leaves its list open") {
    const char* person = R"({"geburtsdatum": "1990-01-01", "reisen": [{"von": "2024-07-01",
        "bis": {"zwischen": ["2024-12-02", "2027-03-13"]}}]})";
    CHECK(reasons_for("kein reise", person) == Names{"reisen"});
    CHECK(reasons_for("ein reise", person) == Names{"reisen"});
}

TEST_CASE("the discretion of a kann norm as a whole is read where another asks whether it stands") {
    const std::string rules = R"(
norm § 3 TestG "K" { gültig ab 2000-01-01  rechtsfolge kann "F"  voraussetzung v "V" { zitat Satz 1  wenn a } }
norm § 2 TestG "N" { gültig ab 2000-01-01  rechtsfolge ist "F"
  voraussetzung v "V" { zitat Satz 1  wenn besteht § 3 TestG } })";
    const auto outcome_of = [&](const char* value) {
        std::string person = R"({"a": true})";
        if (*value != '\0')
            person += std::string{R"(, "kann": [{"norm": "§ 3 TestG", "wert": )"} + value +
                      R"(, "begründung": "x", "rolle": "y", "datum": "2026-01-01"}])";
        const auto report = explain_rules(rules, person, "2026-01-01");
        for (const auto& norm : report.norms)
            if (core::to_text(norm.citation) == "§ 2 TestG") return norm.outcome;
        return Outcome::NotInForce;
    };
    CHECK(outcome_of("") == Outcome::Open);
    CHECK(outcome_of("true") == Outcome::DiscretionOpened);
    CHECK(outcome_of("false") == Outcome::DoesNotExist);
}
