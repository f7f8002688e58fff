// What a report tells besides the states: proofs that lapse, where a norm leads, times in force, places of
// chain lines, answers that are enough.
#include "tests/unit/engine/judge.hpp"

using namespace test;
using namespace evaluator::explain;

namespace {

std::string norm(const std::string& lines, const std::string& more = "") {
    return more + "norm § 2 Abs. 1 TestG \"Norm\" {\n  gültig ab 2000-01-01\n  rechtsfolge ist \"Folge\"\n" +
           lines + "\n}\n";
}

const std::string waits = norm(
    "voraussetzung v \"V\" { zitat Satz 1  wenn a }\n"
    "voraussetzung w \"W\" { zitat Satz 2  wenn Stichtag mehr als 6 Monate nach einreise_am }");

std::string person(const std::string& proofs) {
    return R"({"einreise_am": "2026-01-01", "a": {"wert": true, "nachweise": [)" + proofs + "]}}";
}

}  // namespace

TEST_CASE("a proof that lapses before the day from which the norm holds is reported") {
    const auto report =
        explain_rules(waits, person(R"({"art": "Pass", "gültig_bis": "2026-05-31"})"), "2026-02-01");
    REQUIRE(report.lapsing_proofs.size() == 1);
    const LapsingProof& lapsing = report.lapsing_proofs.front();
    CHECK(lapsing.fact.name == "a");
    CHECK(lapsing.proof.kind == "Pass");
    CHECK(core::to_iso(lapsing.needed_on) == "2026-07-02");
    REQUIRE(lapsing.norms.size() == 1);
    CHECK(core::to_text(lapsing.norms.front()) == "§ 2 Abs. 1 TestG");
}

TEST_CASE("a proof that lasts until the decisive day, or one of several that does, is not reported") {
    const auto lapsing = [](const std::string& proofs, std::string_view stichtag) {
        return explain_rules(waits, person(proofs), stichtag).lapsing_proofs.size();
    };
    CHECK(lapsing(R"({"art": "Pass", "gültig_bis": "2026-07-02"})", "2026-02-01") == 0);
    CHECK(lapsing(R"({"art": "Pass", "gültig_bis": "2026-05-31"}, {"art": "Urkunde"})", "2026-02-01") == 0);
    CHECK(lapsing(R"({"art": "Pass", "gültig_bis": "2026-07-31"})", "2026-08-01") == 1);
    CHECK(lapsing(R"({"art": "Pass", "gültig_bis": "2026-08-01"})", "2026-08-01") == 0);
}

TEST_CASE("where a norm leads is told with the status by its label, the basis and the length") {
    const std::string rules = norm(
        "führt zu titel nach § 2 Abs. 1 TestG für höchstens lang\n"
        "voraussetzung v \"V\" { zitat Satz 1  wenn a }",
        "wert lang : Dauer { zitat § 2 TestG  ab 2000-01-01: 24 Monate  ab 2020-01-01: 18 Monate }\n");
    const auto report = explain_rules(rules, "{}", "2026-01-01");
    REQUIRE(report.norms.front().leads_to.size() == 1);
    const LeadsTo& leads = report.norms.front().leads_to.front();
    CHECK(leads.name == "Titel");
    CHECK(core::to_text(*leads.basis) == "§ 2 Abs. 1 TestG");
    CHECK(leads.at_most);
    REQUIRE(leads.duration);
    CHECK(core::to_german(*leads.duration) == "18 Monate");
}

TEST_CASE("a norm out of force tells when it was and when it will be, versions in a row as one time") {
    const std::string rules = R"(
norm § 2 Abs. 1 TestG "Norm" { gültig ab 2001-01-01 bis 2003-12-31  rechtsfolge ist "Folge"
  voraussetzung v "V" { zitat Satz 1  wenn a } }
norm § 2 Abs. 1 TestG "Norm" { gültig ab 2004-01-01 bis 2005-12-31  rechtsfolge kann "Folge"
  voraussetzung v "V" { zitat Satz 1  wenn a } }
norm § 2 Abs. 1 TestG "Norm" { gültig ab 2010-01-01  rechtsfolge soll "Folge"
  voraussetzung v "V" { zitat Satz 1  wenn a } }
)";
    const auto report = explain_rules(rules, "{}", "2007-01-01");
    REQUIRE(report.not_in_force.size() >= 1);
    const NormReport& out = report.not_in_force.front();
    REQUIRE(out.was_in_force);
    CHECK(core::to_iso(out.was_in_force->from) == "2001-01-01");
    CHECK(core::to_iso(out.was_in_force->until) == "2006-01-01");
    REQUIRE(out.will_be_in_force);
    CHECK(core::to_iso(out.will_be_in_force->from) == "2010-01-01");
    CHECK(out.will_be_in_force->until == core::Date::never());
    CHECK(report.not_in_force.size() == 1);  // its versions are one norm
    const auto before = explain_rules(rules, "{}", "2000-01-01").not_in_force.front();
    CHECK_FALSE(before.was_in_force);
    CHECK(core::to_iso(before.will_be_in_force->from) == "2001-01-01");
}

TEST_CASE("a chain line without a citation shows the place of its chain") {
    const std::string rules =
        norm("voraussetzung v \"V\" { zitat Satz 1  wenn zeit_hier ununterbrochen seit mindestens 2 Jahre }",
             "kette zeit_hier \"Zeit\" { zitat § 3 Abs. 2 TestG  zählt wenn status ist duldung\n"
             "  zählt wenn status ist titel  zitat § 4 TestG }\n");
    const auto report =
        explain_rules(rules, R"({"zeiten": [{"von": "2020-01-01", "bis": "2022-12-31", "status": "duldung"},
                              {"von": "2023-01-01", "status": "titel"}]})",
                      "2026-01-01");
    std::vector<std::string> places;
    const auto collect = [&](const auto& self, const Node& node) -> void {
        for (const auto& sum : node.calculations)
            for (const auto& part : sum.parts)
                places.push_back(part.citation ? core::to_text(*part.citation) : "-");
        for (const Node& child : node.children) self(self, child);
    };
    for (const Node& element : report.norms.front().elements) collect(collect, element);
    REQUIRE(places.size() >= 2);
    CHECK(places[places.size() - 2] == "§ 3 Abs. 2 TestG");
    CHECK(places.back() == "§ 4 TestG");
}

TEST_CASE("an open norm tells the smallest sets of answers, facts before judgements") {
    const std::string rules =
        norm("voraussetzung v \"V\" { zitat Satz 1  wenn eines von { wertung w, (a und b) } }");
    const auto report = explain_rules(rules, "{}", "2026-01-01");
    const NormReport& open = report.norms.front();
    REQUIRE(open.settled_as_yes.size() == 2);
    CHECK(open.settled_as_yes[0].answers.size() == 2);
    CHECK(open.settled_as_yes[0].answers[0].asked.name == "a");
    CHECK(core::to_text(*open.settled_as_yes[0].answers[0].asked.citation) == "§ 2 Abs. 1 Satz 1 TestG");
    CHECK(open.settled_as_yes[1].answers.size() == 1);
    CHECK(open.settled_as_yes[1].answers[0].asked.name == "w");
    CHECK(open.settled_as_no.size() == 2);
    CHECK(open.has_all_sets);
    const auto met = explain_rules(rules, R"({"a": true, "b": true})", "2026-01-01");
    CHECK(met.norms.front().settled_as_yes.empty());
}

TEST_CASE("requirements that exclude each other are named, and no more than those, if none fails alone") {
    const std::string either = "voraussetzung x \"X\" { zitat Satz 1  wenn a oder b }\n";
    const std::string not_a = "voraussetzung y \"Y\" { zitat Satz 2  wenn nicht a }\n";
    const std::string level = "voraussetzung z \"Z\" { zitat Satz 3  wenn niveau mindestens A2 }\n";
    const auto report_on = [](const std::string& lines, const char* facts) {
        return explain_rules(norm(lines), facts, "2026-01-01").norms.front();
    };
    const auto excluded = report_on(level + either + not_a, R"({"b": false})");
    CHECK(excluded.outcome == Outcome::DoesNotExist);
    CHECK(excluded.conflict == std::vector<std::size_t>{1, 2});
    // Three of them, of which any two go together.
    const auto three =
        report_on("voraussetzung m \"M\" { zitat Satz 4  wenn niveau ist A1 oder a }\n" + not_a +
                      "voraussetzung n \"N\" { zitat Satz 5  wenn niveau ist B1 oder a }\n" + level,
                  "{}");
    CHECK(three.outcome == Outcome::DoesNotExist);
    CHECK(three.conflict == std::vector<std::size_t>{0, 1, 2});
    // Not where one fails alone, nor where they go together.
    const auto alone = report_on(level + either + not_a, R"({"b": false, "niveau": "A1"})");
    CHECK(alone.outcome == Outcome::DoesNotExist);
    CHECK(alone.conflict.empty());
    const auto open = report_on(level + either + not_a, "{}");
    CHECK(open.outcome == Outcome::Open);
    CHECK(open.conflict.empty());
}

TEST_CASE("an answer that settles a norm is known to be about a day, a list or a person") {
    using Of = NeededAnswer::Of;
    const auto asked = [](const char* condition) {
        const auto report =
            explain_rules(norm(std::string("voraussetzung v \"V\" { zitat Satz 1  wenn ") + condition + " }"),
                          "{}", "2026-01-01");
        return report.norms.front().settled_as_no.front().answers.front().of;
    };
    CHECK(asked("a") == Of::Question);
    CHECK(asked("antrag_am liegt vor") == Of::Event);
}
