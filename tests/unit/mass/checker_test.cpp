// The checker says of every person what the explanation of the single evaluation says.
#include <catch2/catch.hpp>

#include "evaluator/engine/plan.hpp"
#include "evaluator/explain/explain.hpp"
#include "evaluator/mass/checker.hpp"
#include "evaluator/mass/lists.hpp"
#include "evaluator/mass/statistics.hpp"
#include "tests/support/rules.hpp"

using namespace evaluator;
using test::day;

namespace {

constexpr const char* rules = R"(
gesetz AufenthG "Aufenthaltsgesetz"
sachverhalt {
  geburtsdatum : Datum "Geburtsdatum"  erhoben nach § 86 AufenthG
  arbeitet : Wahr "Arbeitet die Person?"  erhoben nach § 86 AufenthG
  deutsch : Wahr "Spricht sie Deutsch?"  erhoben nach § 86 AufenthG
  reist : Wahr "Reist die Person?"  erhoben nach § 86 AufenthG
}
norm § 1 AufenthG "Jugend" {
  gültig ab 2020-01-01
  rechtsfolge ist "Erlaubnis erteilen"
  voraussetzung alt "Mindestens 18" { zitat Satz 1  wenn alter mindestens 18 Jahre }
  voraussetzung jung "Unter 27" { zitat Satz 1  wenn alter weniger als 27 Jahre }
  voraussetzung arbeit "Arbeitet" { zitat Satz 2  wenn arbeitet }
  regelvoraussetzung sprache "Spricht" { zitat Satz 3  wenn deutsch }
}
norm § 2 AufenthG "Auf Zeit" {
  gültig ab 2020-01-01 bis 2027-03-31
  rechtsfolge kann "Erlaubnis erteilen"
  voraussetzung arbeit "Arbeitet" { zitat Satz 1  wenn arbeitet }
}
norm § 3 AufenthG "Ausgeschlossen" {
  gültig ab 2020-01-01
  rechtsfolge kann "Erlaubnis erteilen"
  voraussetzung sprache "Spricht" { zitat Satz 1  wenn deutsch }
  voraussetzung weg "Arbeitet oder reist" { zitat Satz 2  wenn arbeitet oder reist }
  voraussetzung ruhe "Arbeitet nicht" { zitat Satz 3  wenn nicht arbeitet }
}
)";

struct Checked {
    test::Rules book = test::rules_from(rules);
    mass::Checker checker;

    explicit Checked(const char* until) {
        engine::Options options;
        options.as_of = day("2026-11-25");
        checker = mass::single_checker(book.book, options, {}, day(until));
    }
    mass::Verdicts of(const char* facts) {
        const person::Household person = test::person_from(book.book, facts);
        std::vector<mass::Verdicts> found;
        checker.make()(std::span(&person, 1), found);
        return found.front();
    }
};

std::vector<std::string> ids(const mass::Positions& positions, const mass::NormInfo& norm) {
    std::vector<std::string> result;
    for (const auto at : positions) result.push_back(norm.requirements[at].id);
    return result;
}

}  // namespace

TEST_CASE("result, unmet, open and what excludes each other are those of the explanation") {
    Checked checked("2027-11-26");
    for (const char* facts : {"{}", R"({"geburtsdatum": "2001-01-01", "arbeitet": true, "deutsch": true})",
                              R"({"geburtsdatum": "1990-01-01", "arbeitet": false})",
                              R"({"geburtsdatum": "2012-01-01", "deutsch": false})", R"({"reist": false})",
                              R"({"reist": false, "deutsch": false})"}) {
        const auto verdicts = checked.of(facts);
        engine::Options options;
        options.as_of = day("2026-11-25");
        const engine::Plan plan = engine::compile(checked.book.book, options, {});
        const person::Household person = test::person_from(checked.book.book, facts);
        engine::Evaluation evaluation(plan);
        evaluation.begin(person, options.as_of);
        REQUIRE(plan.norms.size() == checked.checker.norms.size());
        for (std::size_t i = 0; i < plan.norms.size(); ++i) {
            const auto report = explain::explain_norm(evaluation, plan.norms[i]);
            CHECK(verdicts[i].outcome == report.outcome);
            std::vector<std::string> unmet, open;
            for (const auto& element : report.elements) {
                if (element.state == explain::State::NotMet) unmet.push_back(element.id);
                if (element.state == explain::State::Open) open.push_back(element.id);
            }
            CHECK(ids(verdicts[i].unmet, checked.checker.norms[i]) == unmet);
            CHECK(ids(verdicts[i].open, checked.checker.norms[i]) == open);
            std::vector<std::string> conflict;
            for (const std::size_t at : report.conflict) conflict.push_back(report.elements[at].id);
            CHECK(ids(verdicts[i].conflict, checked.checker.norms[i]) == conflict);
        }
    }
}

TEST_CASE("requirements that exclude each other are counted as a combination that blocks") {
    Checked checked("2026-11-25");
    const mass::Verdicts found = checked.of(R"({"reist": false})");
    CHECK(found[2].outcome == explain::Outcome::DoesNotExist);
    CHECK(ids(found[2].conflict, checked.checker.norms[2]) == std::vector<std::string>{"weg", "ruhe"});
    mass::Statistics counts(checked.checker.norms, 0);
    counts.add(found);
    CHECK(counts.norms()[2].combinations == std::map<mass::Positions, mass::Count>{{{1, 2}, 1}});
}

TEST_CASE("a birthday opens a window, another one closes it, and the end of a rule is said to be one") {
    Checked checked("2027-11-26");
    const auto soon = checked.of(R"({"geburtsdatum": "2009-02-10", "arbeitet": true, "deutsch": true})");
    CHECK(soon[0].outcome == explain::Outcome::DoesNotExist);
    CHECK(soon[0].earliest == day("2027-02-10"));
    CHECK(soon[0].closes == dsl::core::Date::never());
    CHECK(mass::list_of(soon[0]) == mass::List::Soon);
    const auto last = checked.of(R"({"geburtsdatum": "2000-02-10", "arbeitet": true, "deutsch": true})");
    CHECK(last[0].is_met());
    CHECK(last[0].closes == day("2027-02-10"));
    CHECK(ids(last[0].closing, checked.checker.norms[0]) == std::vector<std::string>{"jung"});
    CHECK(mass::list_of(last[0]) == mass::List::LastChance);
    CHECK(last[1].closes == day("2027-04-01"));
    CHECK(last[1].closes_by_law);
}

TEST_CASE("without looking ahead there is no earliest day") {
    Checked checked("2026-11-25");
    const auto found = checked.of(R"({"geburtsdatum": "2000-02-10", "arbeitet": true, "deutsch": true})");
    CHECK(found[0].is_met());
    CHECK(found[0].earliest == dsl::core::Date::never());
    CHECK(mass::list_of(found[0]) == mass::List::Now);
}

TEST_CASE("counts of several threads add up, and say who lacks only this") {
    Checked checked("2027-11-26");
    mass::Statistics one(checked.checker.norms, 0), two(checked.checker.norms, 0);
    one.add(checked.of(R"({"geburtsdatum": "2001-06-01", "arbeitet": false, "deutsch": true})"));
    two.add(checked.of(R"({"geburtsdatum": "2001-06-01", "arbeitet": false})"));
    two.add(checked.of(R"({"geburtsdatum": "1980-06-01", "arbeitet": false, "deutsch": true})"));
    two.add(checked.of(R"({"geburtsdatum": "2001-06-01", "deutsch": true})"));
    two.add_bad();
    one.add(two);
    const auto& norm = one.norms()[0];
    CHECK(one.persons() == 4);
    CHECK(one.bad() == 1);
    CHECK(norm.only_this[2] == 1);
    CHECK(norm.first_this[2] == 1);
    CHECK(norm.only_unknown[2] == 1);
    CHECK(norm.unmet[2] == 3);
    CHECK(norm.combinations == std::map<mass::Positions, mass::Count>{{{1, 2}, 1}});
}
