// What one norm asks of another by citation (semantics.md, "other norms"): whole norms, elements, ways.
#include "tests/unit/engine/judge.hpp"

using namespace test;
using evaluator::explain::Outcome;

namespace {

/// Outcome of § 3, whose only element asks `condition`, beside the norms of § 2 in `linked`.
Outcome asked(const std::string& condition, const std::string& linked, const char* person,
              const char* stichtag = "2026-01-01") {
    const auto report = explain_rules(linked + R"(
norm § 3 TestG "Fragt" { gültig ab 2000-01-01  rechtsfolge ist "Folge"
  voraussetzung f "F" { zitat Satz 1  wenn )" +
                                          condition + " } }\n",
                                      person, stichtag);
    for (const auto& norm : report.norms)
        if (core::to_text(norm.citation) == "§ 3 TestG") return norm.outcome;
    FAIL("§ 3 is missing");
    return Outcome::Open;
}

constexpr Outcome yes = Outcome::Claim, no = Outcome::DoesNotExist, open = Outcome::Open;

const char* two = R"(
norm § 2 Abs. 1 TestG "Zwei" { gültig ab 2000-01-01  rechtsfolge ist "Folge"
  voraussetzung x "X" { zitat Satz 1  wenn a
    kann entfallen härte "Härte" { zitat Satz 3  wenn niveau mindestens A2 } }
  voraussetzung y "Steht in einem anderen Absatz" { zitat Abs. 4 Satz 1  wenn b }
  abweichend von Satz 1 entfällt weg "Weg" { zitat Abs. 3  wenn betrag mehr als 10 EUR }
}
)";

}  // namespace

TEST_CASE("erfüllt reaches an element whose citation lies in another part of the paragraph than its norm") {
    CHECK(asked("erfüllt § 2 Abs. 4 TestG", two, R"({"a": false, "b": true})") == yes);
    CHECK(asked("erfüllt § 2 Abs. 4 TestG", two, R"({"a": true, "b": false})") == no);
    CHECK(asked("erfüllt § 2 Abs. 4 TestG", two, R"({"a": true})") == open);
    // Missing it would be a wrong no, and so a wrong yes here.
    CHECK(asked("nicht erfüllt § 2 Abs. 4 TestG", two, R"({"a": false, "b": true})") == no);
    CHECK(asked("nicht erfüllt § 2 Abs. 4 TestG", two, R"({"a": false, "b": false})") == yes);
}

TEST_CASE("erfüllt asks of elements with the ways added to them, and only of those under the citation") {
    CHECK(asked("erfüllt § 2 Abs. 1 Satz 1 TestG", two, R"({"a": true, "b": false, "betrag": 0})") == yes);
    CHECK(asked("erfüllt § 2 Abs. 1 Satz 1 TestG", two, R"({"a": false, "b": false, "betrag": 11})") == yes);
    CHECK(asked("erfüllt § 2 Abs. 1 Satz 1 TestG", two,
                R"({"a": false, "b": true, "betrag": 0, "niveau": "A1"})") == no);
    CHECK(asked("erfüllt § 2 Abs. 1 Satz 1 TestG", two,
                R"({"a": false, "b": true, "betrag": 0, "niveau": "A2"})") == open);
    CHECK(asked("erfüllt § 2 Abs. 1 TestG", two, R"({"a": true, "b": false, "betrag": 0})") == no);
    CHECK(asked("erfüllt § 2 Abs. 1 TestG", two, R"({"a": true, "b": true, "betrag": 0})") == yes);
}

TEST_CASE("erfüllt of a way asks whether the way is open") {
    CHECK(asked("erfüllt § 2 Abs. 3 TestG", two, R"({"betrag": 11})") == yes);
    CHECK(asked("erfüllt § 2 Abs. 3 TestG", two, R"({"betrag": 10, "a": true, "b": true})") == no);
    CHECK(asked("nicht erfüllt § 2 Abs. 3 TestG", two, R"({"betrag": 11})") == no);
    CHECK(asked("nicht erfüllt § 2 Abs. 3 TestG", two, R"({"betrag": 10})") == yes);
    // A way inside of an element; kann: also the authority.
    CHECK(asked("erfüllt § 2 Abs. 1 Satz 3 TestG", two, R"({"niveau": "A1"})") == no);
    CHECK(asked("erfüllt § 2 Abs. 1 Satz 3 TestG", two, R"({"niveau": "A2"})") == open);
    CHECK(asked("nicht erfüllt § 2 Abs. 1 Satz 3 TestG", two, R"({"niveau": "A2"})") == open);
}

TEST_CASE("an element may ask for its neighbours in the same norm, in whatever order they stand") {
    const auto neighbours = [](const char* person) {
        const auto report = explain_rules(R"(
norm § 2 TestG "Zwei" { gültig ab 2000-01-01  rechtsfolge ist "Folge"
  ausschluss z "Nur wenn weder erstes noch zweites" { zitat Satz 2  wenn nicht erfüllt § 2 Satz 1 Nr. 1 bis 2 TestG }
  regelvoraussetzung x "X" { zitat Satz 1 Nr. 1  wenn a }
  voraussetzung y "Y" { zitat Satz 1 Nr. 2  wenn b }
})",
                                          person, "2026-01-01");
        return report.norms.front().outcome;
    };
    CHECK(neighbours(R"({"a": true, "b": true})") == yes);
    CHECK(neighbours(R"({"a": true, "b": false})") == no);
    // The atypical case of `x` is one case, not one per question: affirmed, it helps in both places.
    CHECK(neighbours(R"({"a": false, "b": true})") == open);
}

TEST_CASE("besteht needs a legal consequence whose condition holds, and discretion only for kann") {
    const auto norm = [](const char* consequences) {
        return std::string{R"(norm § 2 TestG "Zwei" { gültig ab 2000-01-01 )"} + consequences +
               R"(  voraussetzung x "X" { zitat Satz 1  wenn a } })";
    };
    const std::string ist = norm(R"(rechtsfolge ist "F" wenn b)");
    CHECK(asked("besteht § 2 TestG", ist, R"({"a": true, "b": true})") == yes);
    CHECK(asked("besteht § 2 TestG", ist, R"({"a": true, "b": false})") == no);
    CHECK(asked("erfüllt § 2 TestG", ist, R"({"a": true, "b": false})") == yes);
    const std::string kann = norm(R"(rechtsfolge kann "F")");
    CHECK(asked("besteht § 2 TestG", kann, R"({"a": true})") == open);
    CHECK(asked("besteht § 2 TestG", kann, R"({"a": false})") == no);
    const std::string both = norm(R"(rechtsfolge ist "F" wenn b  rechtsfolge kann "G")");
    CHECK(asked("besteht § 2 TestG", both, R"({"a": true, "b": true})") == yes);
    CHECK(asked("besteht § 2 TestG", both, R"({"a": true, "b": false})") == open);
}

TEST_CASE("erfüllt asks for an element of a general part as it stands in the norm that asks") {
    const std::string rules = R"(
menge titelgruppe : Status = { titel }
allgemein § 1 TestG "Allgemeines" { gilt für titelgruppe
  regelvoraussetzung g "G" { zitat Abs. 1  wenn a }
}
norm § 3 TestG "Fragt" { gültig ab 2000-01-01  rechtsfolge ist "Folge"  führt zu titel
  abweichend von § 1 Abs. 1 TestG entfällt { zitat Satz 2  wenn betrag mehr als 10 EUR }
  voraussetzung f "F" { zitat Satz 1  wenn b oder erfüllt § 1 Abs. 1 TestG }
}
)";
    const auto outcome = [&](const char* person) {
        return explain_rules(rules, person, "2026-01-01").norms.front().outcome;
    };
    CHECK(outcome(R"({"a": true, "b": false, "betrag": 0})") == yes);
    CHECK(outcome(R"({"a": false, "b": false, "betrag": 11})") == yes);
    CHECK(outcome(R"({"a": false, "b": false, "betrag": 0})") == open);
}

TEST_CASE("a norm knows when its law changes, also where another norm asked for its elements before") {
    const std::string rules = R"(
norm § 1 TestG "Fragt zuerst" { gültig ab 2000-01-01  rechtsfolge ist "Folge"
  voraussetzung f "F" { zitat Satz 1  wenn erfüllt § 2 Satz 1 TestG } }
norm § 2 TestG "Zwei" { gültig ab 2000-01-01  rechtsfolge ist "Folge"
  voraussetzung x "X" { zitat Satz 1  wenn a  genügt neu "Neu" { zitat Satz 2  gültig ab 2027-01-01  wenn b } }
  abweichend von Satz 1 entfällt später "Später" { zitat Satz 3  gültig ab 2027-06-01  wenn b } }
)";
    const auto report = explain_rules(rules, R"({"a": false, "b": true})", "2026-01-01");
    REQUIRE(report.norms.size() == 2);
    for (const auto& norm : report.norms) {
        CHECK(norm.outcome == no);
        CHECK(norm.holds_until == day("2027-01-01"));
    }
}
