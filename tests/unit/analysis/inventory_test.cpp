// What is counted, which questions are left to people, and how cases from outside are held against their
// source.
#include <catch2/catch.hpp>

#include "analysis/inventory/json.hpp"
#include "analysis/inventory/page.hpp"
#include "tests/unit/engine/judge.hpp"

using namespace analysis;
using explain::Outcome;
using explain::State;

namespace {

const char* const rules_text = R"(
lesart streit "Eng oder weit?" { zu § 2 TestG  meinung eng "Eng"  meinung weit "Weit" }

begriff versteckt "Versteckt" : Wahr = a und wertung w
kette geduldet "Geduldet" {
  zitat § 2 TestG
  zählt wenn status ist duldung
  überbrückt wenn status ist gestattung und ermessen e
}

norm § 2 TestG "Erste" {
  gültig ab 2010-01-01 bis 2019-12-31
  rechtsfolge kann "Titel erteilen"
  voraussetzung eins "Eins" { zitat Satz 1  wenn versteckt }
}
norm § 2 TestG "Erste" {
  gültig ab 2020-01-01
  rechtsfolge kann "Titel erteilen"
  voraussetzung eins "Eins" { zitat Satz 1  wenn versteckt  kann entfallen milde "Milde" { zitat Satz 4  wenn b } }
  regelvoraussetzung zwei "Zwei" { zitat Satz 2  wenn geduldet ununterbrochen seit mindestens 1 Jahr }
  kannausschluss drei "Drei" { zitat Satz 3  wenn b und lesart streit ist weit }
}
norm § 3 TestG "Zweite" {
  gültig ab 2020-01-01
  rechtsfolge ist "Folge"
  voraussetzung vier "Vier" { zitat Satz 1  wenn a }
}
)";

const test::Rules& rules() {
    static const test::Rules kept = test::rules_from(std::string(test::vocabulary) + rules_text);
    return kept;
}

core::Citation cite(const std::string& text) { return std::get<core::Citation>(core::parse_citation(text)); }

const Tally& tally(const Inventory& inventory, const std::string& name) {
    for (const auto& one : inventory.tallies)
        if (one.name == name) return one;
    throw std::runtime_error("no tally " + name);
}

explain::Node requirement(const std::string& place, State state) {
    explain::Node node;
    node.kind = explain::Node::Kind::Element;
    node.citations = {cite(place)};
    node.state = state;
    return node;
}

struct Row {
    std::string overall, requirement;
    Outcome outcome;
    State state;
    Verdict verdict, of_requirement;
};

RealCase real_case(const std::string& overall, const std::string& place, const std::string& result) {
    RealCase real;
    real.source = {"id-1", "Titel", "§ 10 Abs. 1 StAG", overall, {{place, result}}};
    return real;
}

}  // namespace

TEST_CASE("versions of a norm are one norm, and requirements go on under their name") {
    const Inventory inventory = inventory_of(rules().book);
    CHECK(tally(inventory, "normen").count == 2);
    CHECK(tally(inventory, "normen").versions == 3);
    CHECK(tally(inventory, "voraussetzungen").count == 4);
    CHECK(tally(inventory, "voraussetzungen").versions == 5);
    CHECK(tally(inventory, "ausnahmen").count == 1);
    CHECK(tally(inventory, "ausnahmen_ermessen").count == 1);
    CHECK(tally(inventory, "wertungen").count == 1);
    CHECK(tally(inventory, "ermessen").count == 1);
    CHECK(tally(inventory, "lesarten").count == 1);
    CHECK(tally(inventory, "ketten").versions == 1);
    REQUIRE(inventory.norms.size() == 2);
    CHECK(inventory.norms[0].versions == 2);
    CHECK(inventory.norms[0].requirements == 3);
}

TEST_CASE("a norm's questions are found behind definitions and chains, each once") {
    std::vector<std::pair<Question::Kind, std::string>> found;
    for (const auto& question : questions_of(rules().book, cite("§ 2 TestG"), false))
        found.emplace_back(question.kind, question.name);
    using Kind = Question::Kind;
    const std::vector<std::pair<Kind, std::string>> expected{
        {Kind::Judgement, "w"},     {Kind::Discretion, "rechtsfolge"}, {Kind::Discretion, "e"},
        {Kind::Discretion, "drei"}, {Kind::Discretion, "milde"},       {Kind::Reading, "streit"},
        {Kind::Atypical, "zwei"}};
    CHECK(std::is_permutation(found.begin(), found.end(), expected.begin(), expected.end()));
    CHECK(std::is_sorted(found.begin(), found.end(),
                         [](const auto& a, const auto& b) { return a.first < b.first; }));
    CHECK(questions_of(rules().book, cite("§ 3 TestG"), false).empty());
}

TEST_CASE("places of sources are read as they are written") {
    const std::vector<std::pair<std::string, std::string>> rows{
        {"§ 10 Abs. 1 S. 1 Nr. 5", "§ 10 Abs. 1 Satz 1 Nr. 5 StAG"},
        {"§ 12a Abs. 1 S. 3 (Ausnahme greift)", "§ 12a Abs. 1 Satz 3 StAG"},
        {"§ 25b Abs. 1 S. 2 Nr. 3 i.V.m. Abs. 3", "§ 25b Abs. 1 Satz 2 Nr. 3 StAG"},
        {"§ 60d Abs. 1 Nr. 4, 5", "§ 60d Abs. 1 Nr. 4 StAG"},
    };
    for (const auto& [written, meant] : rows) {
        CAPTURE(written);
        const auto place = place_of(written, "§ 10 Abs. 1 StAG");
        REQUIRE(place);
        CHECK(core::to_text(*place) == meant);
    }
    CHECK(core::to_text(*place_of("§ 10 Abs. 1", "§ 10 Abs. 1, Abs. 6 StAG a.F.")) == "§ 10 Abs. 1 StAG");
    CHECK_FALSE(place_of("Anspruch", "§ 10 StAG"));
}

TEST_CASE("an open result is more careful than its source, a decided one may contradict it") {
    const std::vector<Row> rows{
        {"erfuellt", "erfuellt", Outcome::Claim, State::Met, Verdict::Reproduced, Verdict::Reproduced},
        {"erfuellt", "erfuellt", Outcome::Open, State::Open, Verdict::MoreCareful, Verdict::MoreCareful},
        {"erfuellt", "erfuellt", Outcome::DoesNotExist, State::NotMet, Verdict::Contradicts,
         Verdict::Contradicts},
        {"nicht_erfuellt", "nicht_erfuellt", Outcome::DoesNotExist, State::NotMet, Verdict::Reproduced,
         Verdict::Reproduced},
        {"nicht_erfuellt", "nicht_erfuellt", Outcome::Claim, State::Waived, Verdict::Contradicts,
         Verdict::Contradicts},
        {"offen", "wertung", Outcome::Open, State::Open, Verdict::Reproduced, Verdict::Reproduced},
        {"ermessen", "erfuellt", Outcome::DiscretionOpened, State::Waived, Verdict::Reproduced,
         Verdict::Reproduced},
    };
    for (const auto& row : rows) {
        CAPTURE(row.overall, static_cast<int>(row.outcome));
        RealCase real = real_case(row.overall, "§ 10 Abs. 1 S. 1 Nr. 5", row.requirement);
        explain::NormReport report;
        report.citation = cite("§ 10 Abs. 1 StAG");
        report.outcome = row.outcome;
        const auto node = requirement("§ 10 Abs. 1 Satz 1 Nr. 5 StAG", row.state);
        compare(real, {{&report, true, {&node}}});
        CHECK(real.verdict == row.verdict);
        REQUIRE(real.requirements.size() == 1);
        CHECK(real.requirements[0].verdict == row.of_requirement);
        CHECK(real.is_met_against_source ==
              (row.overall == "nicht_erfuellt" && row.outcome == Outcome::Claim));
    }
}

TEST_CASE("as a rule not met is what a source calls failed or open, never met") {
    const std::vector<std::pair<std::string, Verdict>> rows{{"nicht_erfuellt", Verdict::Reproduced},
                                                            {"offen", Verdict::Reproduced},
                                                            {"erfuellt", Verdict::Contradicts}};
    for (const auto& [overall, verdict] : rows) {
        RealCase real = real_case(overall, "§ 10 Abs. 1", overall);
        explain::NormReport report;
        report.citation = cite("§ 10 Abs. 1 StAG");
        report.outcome = Outcome::Open;
        report.as_a_rule_only = true;
        auto node = requirement("§ 10 Abs. 1 Satz 1 StAG", State::NotMet);
        node.as_a_rule_only = true;
        compare(real, {{&report, true, {&node}}});
        CHECK(real.verdict == verdict);
        CHECK(real.requirements.at(0).verdict == verdict);
    }
}

TEST_CASE("a source about an exception of the paragraph is held against the paragraph's norm") {
    RealCase real = real_case("offen", "§ 10 Abs. 3", "offen");
    real.source.basis = "§ 10 Abs. 3 StAG";
    explain::NormReport report, other;
    report.citation = cite("§ 10 Abs. 1 StAG");
    other.citation = cite("§ 9 Abs. 1 StAG");
    other.outcome = Outcome::Claim;
    compare(real, {{&other, true, {}}, {&report, true, {}}});
    CHECK(real.verdict == Verdict::Reproduced);
}

TEST_CASE("a waived requirement is what a source calls failed only if it also lists the exception") {
    for (const bool has_exception : {false, true}) {
        RealCase real = real_case("offen", "§ 10 Abs. 1 S. 1 Nr. 6", "nicht_erfuellt");
        if (has_exception) real.source.requirements.push_back({"§ 10 Abs. 6 (Ausnahme greift)", "erfuellt"});
        explain::NormReport report;
        report.citation = cite("§ 10 Abs. 1 StAG");
        const auto node = requirement("§ 10 Abs. 1 Satz 1 Nr. 6 StAG", State::Waived);
        compare(real, {{&report, false, {&node}}});
        CHECK(real.requirements.at(0).verdict ==
              (has_exception ? Verdict::Reproduced : Verdict::Contradicts));
    }
}

TEST_CASE("discretion used by the source is left to a human, a failed requirement is not") {
    for (const auto& [result, verdict] : {std::pair<std::string, Verdict>{"wertung", Verdict::MoreCareful},
                                          {"nicht_erfuellt", Verdict::Contradicts}}) {
        RealCase real = real_case("nicht_erfuellt", "§ 10 Abs. 1 (Ermessen)", result);
        explain::NormReport report;
        report.citation = cite("§ 10 Abs. 1 StAG");
        report.outcome = Outcome::DiscretionOpened;
        compare(real, {{&report, true, {}}});
        CHECK(real.verdict == verdict);
        CHECK(real.requirements.at(0).verdict == Verdict::Reproduced);
    }
}

TEST_CASE("what a case does not expect is not compared") {
    RealCase real = real_case("erfuellt", "§ 10 Abs. 1 S. 1 Nr. 3", "erfuellt");
    explain::NormReport report;
    report.citation = cite("§ 10 Abs. 1 StAG");
    report.outcome = Outcome::Claim;
    const auto other = requirement("§ 10 Abs. 1 Satz 1 Nr. 5 StAG", State::Met);
    compare(real, {{&report, false, {&other}}});
    CHECK(real.verdict == Verdict::NotMapped);
    CHECK(real.requirements.at(0).verdict == Verdict::NotMapped);
    const auto shares = shares_of_cases({real});
    CHECK(shares.at("erfuellt").all == 1);
    CHECK(shares.at("erfuellt").not_mapped == 1);
}

TEST_CASE("where the source speaks of an exception, the exception is compared") {
    RealCase real = real_case("offen", "§ 10 Abs. 6 (Ausnahme greift)", "erfuellt");
    explain::NormReport report;
    report.citation = cite("§ 10 Abs. 1 StAG");
    auto node = requirement("§ 10 Abs. 1 Satz 1 Nr. 6 StAG", State::Waived);
    auto way = requirement("§ 10 Abs. 6 StAG", State::Met);
    way.kind = explain::Node::Kind::Way;
    node.children.push_back(way);
    compare(real, {{&report, false, {&node}}});
    CHECK(real.requirements.at(0).verdict == Verdict::Reproduced);
}

TEST_CASE("Markdown escapes what would be markup, and all forms name every norm") {
    Inventory inventory = inventory_of(rules().book);
    inventory.norms[0].title = "Eins | <b>";
    const std::string page = to_markdown(inventory);
    CHECK(page.find("Eins \\| \\<b>") != std::string::npos);
    for (const std::string& text : {page, to_text(inventory, 100, false, false), to_json(inventory)})
        for (const char* norm : {"§ 2 TestG", "§ 3 TestG"}) CHECK(text.find(norm) != std::string::npos);
}
