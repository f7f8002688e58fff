// Which cells a case is expected to cover, which it does cover, and how the index shows the rest.
#include <catch2/catch.hpp>

#include "analysis/coverage/html.hpp"
#include "analysis/coverage/json.hpp"
#include "analysis/coverage/words.hpp"
#include "tests/unit/engine/judge.hpp"
#include "tests/unit/render/golden.hpp"

using namespace analysis;
using explain::Outcome;
using explain::State;

namespace {

const char* const rules_text = R"(
allgemein § 5 TestG "Allgemeines" {
  gilt für titel
  gültig ab 2010-01-01
  voraussetzung bedarf_gedeckt "Bedarf {grenze} gedeckt" { zitat Abs. 1  wenn betrag mindestens grenze }
}

wert grenze : Geld { ab 2010-01-01: 100 EUR  ab 2015-01-01: 100 EUR }

norm § 2 TestG "Erste <Norm>" {
  gültig ab 2010-01-01
  rechtsfolge soll "Folge"
  führt zu titel nach § 2 TestG
  voraussetzung niveau_b1 "Niveau B1" {
    zitat Satz 1  gültig ab 2010-01-01 bis 2019-12-31
    wenn niveau mindestens B1
  }
  voraussetzung niveau_b1 "Niveau B1, außer" {
    zitat Satz 1  gültig ab 2020-01-01
    betrifft nur a
    wenn niveau mindestens B1
    entfällt krank "Krank" { zitat Satz 2  wenn b }
  }
  ausschluss strafe "Strafe" {
    zitat Satz 3
    wenn ein strafe mit (höhe mehr als 90)
    unschädlich fahrlässig "Fahrlässig" { zitat Satz 4  wenn kein strafe mit (vorsatz) }
  }
  aussetzung antrag "Antrag läuft" { zitat Satz 5  wenn antrag_am liegt vor }
  abweichend von § 5 Abs. 1 entfällt gatte "Verheiratet" { zitat Satz 6  wenn b }
}

norm § 3 TestG "Zweite" {
  gültig ab 2020-01-01
  rechtsfolge kann "Folge"
  entsprechend § 2 Satz 1 TestG { zitat Satz 1 }
}
)";

const test::Rules& rules() {
    static const test::Rules kept = test::rules_from(std::string(test::vocabulary) + rules_text);
    return kept;
}

const NormCoverage& norm_of(const Coverage& coverage, const std::string& title) {
    for (const auto& norm : coverage.norms)
        if (norm.title == title) return norm;
    throw std::runtime_error("no norm " + title);
}

/// "erfüllt, nicht erfüllt" of the requirement's version in force on the day.
std::string expected_of(const NormCoverage& norm, const std::string& name, std::string_view day) {
    std::string text;
    for (const auto& row : norm.requirements)
        if (row.name == name && row.version.holds_on(test::day(day)))
            for (const auto& cell : row.states)
                if (cell.is_expected) text += (text.empty() ? "" : ", ") + state_words(cell.value);
    return text;
}

std::vector<CaseNumber> cases_of(const NormCoverage& norm, const std::string& name, State state,
                                 std::string_view day) {
    for (const auto& row : norm.requirements)
        if (row.name == name && row.version.holds_on(test::day(day)))
            return row.states[static_cast<std::size_t>(state)].cases;
    throw std::runtime_error("no requirement " + name);
}

const WayRow& way_of(const NormCoverage& norm, const std::string& path) {
    for (const auto& way : norm.ways)
        if (way.path == path) return way;
    throw std::runtime_error("no way " + path);
}

/// A case that expects of the norm all that came out.
void add(Coverage& coverage, const std::string& norm, std::string_view person, std::string_view day,
         bool is_as_expected = true) {
    evaluator::engine::Options options;
    options.as_of = test::day(day);
    const auto plan = evaluator::engine::compile(rules().book, options);
    const auto household = test::person_from(rules().book, person);
    evaluator::engine::Evaluation evaluation{plan};
    evaluation.begin(household, options.as_of);
    const auto report = explain::explain(evaluation);
    CaseNote note{"ordner/fall.json", "Fall <1>", "Blatt A1 #1", "", options.as_of, options.as_of};
    note.is_as_expected = is_as_expected;
    std::vector<CoveredNorm> covered;
    for (const auto& found : report.norms) {
        if (core::to_text(found.citation) != norm) continue;
        CoveredNorm one{found.citation, found.version, found.outcome, {}};
        for (const auto& element : found.elements) one.requirements.push_back(covered_by(element));
        covered.push_back(std::move(one));
    }
    REQUIRE(covered.size() == 1);
    add_case(coverage, std::move(note), covered);
}

/// The style sheet is shared with the reports and recorded nowhere.
std::string without_style(std::string page) {
    const auto begin = page.find("<style>"), end = page.find("</style>");
    REQUIRE(end != std::string::npos);
    return page.erase(begin, end - begin);
}

Coverage small_index() {
    Coverage coverage = expected_cells(rules().book);
    add(coverage, "§ 2 TestG", R"({"niveau": "A2", "a": true, "b": true, "betrag": 50, "strafen": []})",
        "2026-01-01");
    add(coverage, "§ 2 TestG", R"({"niveau": "B1", "a": false})", "2019-12-31");
    add(coverage, "§ 3 TestG", R"({"a": true, "b": false, "niveau": "A1"})", "2026-01-01");
    add(coverage, "§ 3 TestG", R"({"a": false})", "2026-01-01", false);
    return coverage;
}

}  // namespace

TEST_CASE("a cell is expected only for a state that the requirement can have") {
    const Coverage coverage = expected_cells(rules().book);
    const auto& first = norm_of(coverage, "Erste <Norm>");
    CHECK(expected_of(first, "niveau_b1", "2019-12-31") == "erfüllt, nicht erfüllt, offen");
    CHECK(expected_of(first, "niveau_b1", "2020-01-01") ==
          "erfüllt, nicht erfüllt, entfällt, nicht einschlägig, offen");
    CHECK(expected_of(first, "strafe", "2020-01-01") == "erfüllt, nicht erfüllt, offen");
    CHECK(expected_of(first, "antrag", "2020-01-01") == "erfüllt, offen");
    CHECK(expected_of(norm_of(coverage, "Allgemeines"), "bedarf_gedeckt", "2020-01-01") ==
          "erfüllt, nicht erfüllt, offen");
}

TEST_CASE("what a norm takes over from another one is a requirement of its own") {
    const Coverage coverage = expected_cells(rules().book);
    const auto& second = norm_of(coverage, "Zweite");
    REQUIRE(second.requirements.size() == 1);
    CHECK(second.requirements[0].origin == Origin::TakenOver);
    CHECK(expected_of(second, "niveau_b1", "2020-01-01") ==
          "erfüllt, nicht erfüllt, entfällt, nicht einschlägig, offen");
}

TEST_CASE("ways are expected where they are written, those from elsewhere in the norm that says so") {
    const Coverage coverage = expected_cells(rules().book);
    const auto& first = norm_of(coverage, "Erste <Norm>");
    REQUIRE(first.ways.size() == 3);
    CHECK(way_of(first, "krank").requirement == "niveau_b1");
    CHECK(way_of(first, "gatte").is_elsewhere);
    CHECK(way_of(first, "gatte").requirement == "bedarf_gedeckt");
    CHECK(norm_of(coverage, "Zweite").ways.empty());
    CHECK(norm_of(coverage, "Allgemeines").ways.empty());
}

TEST_CASE("the results of a norm are those of its consequences, not existing and open") {
    const Coverage coverage = expected_cells(rules().book);
    const auto& row = norm_of(coverage, "Zweite").outcomes.at(0);
    for (const auto& cell : row.outcomes)
        CHECK(cell.is_expected == (cell.value == Outcome::DiscretionOpened ||
                                   cell.value == Outcome::DoesNotExist || cell.value == Outcome::Open));
}

TEST_CASE("a case covers the version of its day, and general parts where they are written") {
    const Coverage coverage = small_index();
    const auto& first = norm_of(coverage, "Erste <Norm>");
    CHECK(cases_of(first, "niveau_b1", State::Waived, "2026-01-01") == std::vector<CaseNumber>{0});
    CHECK(cases_of(first, "niveau_b1", State::Met, "2026-01-01").empty());
    CHECK(cases_of(first, "niveau_b1", State::Met, "2019-12-31") == std::vector<CaseNumber>{1});
    const auto& general = norm_of(coverage, "Allgemeines");
    CHECK(cases_of(general, "bedarf_gedeckt", State::Waived, "2026-01-01") == std::vector<CaseNumber>{0});
    CHECK(cases_of(general, "bedarf_gedeckt", State::Open, "2026-01-01") == std::vector<CaseNumber>{1});
    CHECK(general.cases == std::vector<CaseNumber>{0, 1});
}

TEST_CASE("a case for the norm that takes over does not cover the norm it takes from") {
    const Coverage coverage = small_index();
    CHECK(cases_of(norm_of(coverage, "Zweite"), "niveau_b1", State::NotMet, "2026-01-01") ==
          std::vector<CaseNumber>{2});
    CHECK(cases_of(norm_of(coverage, "Erste <Norm>"), "niveau_b1", State::NotMet, "2026-01-01").empty());
}

TEST_CASE("a case that turns out otherwise is listed and covers nothing") {
    const Coverage coverage = small_index();
    REQUIRE(coverage.cases.size() == 4);
    CHECK(norm_of(coverage, "Zweite").cases == std::vector<CaseNumber>{2});
    CHECK(cases_of(norm_of(coverage, "Zweite"), "niveau_b1", State::NotApplicable, "2026-01-01").empty());
}

TEST_CASE("a way is covered only where it decides") {
    Coverage coverage = expected_cells(rules().book);
    const auto decided = [&](const std::string& path) {
        return way_of(norm_of(coverage, "Erste <Norm>"), path).decides.cases.size();
    };
    add(coverage, "§ 2 TestG", R"({"niveau": "B1", "a": true, "b": true, "betrag": 100, "strafen": []})",
        "2026-01-01");
    CHECK(decided("krank") == 0);        // the level is there anyhow
    CHECK(decided("fahrlaessig") == 0);  // there is no penalty
    CHECK(decided("gatte") == 0);
    add(coverage, "§ 2 TestG",
        R"({"niveau": "A1", "a": true, "b": true, "betrag": 99, "strafen": [{"höhe": 91, "vorsatz": false}]})",
        "2026-01-01");
    CHECK(decided("krank") == 1);
    CHECK(decided("fahrlaessig") == 1);
    CHECK(decided("gatte") == 1);
}

TEST_CASE("a change of law is a day on which the norm, or a value it names itself, begins or ends") {
    const Coverage coverage = small_index();
    const auto days = [&](const std::string& norm) {
        std::string text;
        for (const auto& change : norm_of(coverage, norm).changes)
            text += core::to_iso(change.day) + (change.day_before.is_empty() ? "" : " davor") +
                    (change.day_itself.is_empty() ? "" : " selbst") + "; ";
        return text;
    };
    CHECK(days("Erste <Norm>") == "2010-01-01; 2020-01-01 davor; ");
    CHECK(days("Zweite") == "2020-01-01; ");
    CHECK(days("Allgemeines") == "2010-01-01; 2015-01-01; ");
}

TEST_CASE("cells are counted per norm") {
    const Coverage empty = expected_cells(rules().book);
    const Count states = count(norm_of(empty, "Erste <Norm>")).states;
    CHECK(states.expected == 3 + 5 + 3 + 2);
    CHECK(states.empty() == states.expected);
    const Count after = count(norm_of(small_index(), "Erste <Norm>")).states;
    CHECK(after.expected == states.expected);
    CHECK(after.covered == 5);
    CHECK(count_words(Count{1, 0}, "Zelle", "Zellen") == "1 Zelle, davon 0 belegt und 1 leer");
}

TEST_CASE("values in a text are named, not left in braces") {
    CHECK(readable("Seit {warte_zeit} da", "x") == "Seit „Warte zeit“ da");
    CHECK(readable("", "ohne_text") == "Ohne text");
    CHECK(readable("{offen", "x") == "{offen");
}

TEST_CASE("the page and the data of a small index are as recorded") {
    const Coverage coverage = small_index();
    for (const auto& [name, text] :
         {std::pair<std::string, std::string>{"klein.html", without_style(to_html(coverage))},
          {"klein.json", to_json(coverage)}}) {
        INFO(name << " (PARAGRAF_UPDATE=1 rewrites it)");
        CHECK(golden::expected("coverage/" + name, text) == text);
    }
}

TEST_CASE("the page has no script, escapes what it is given and gives every header a scope") {
    const std::string page = to_html(small_index());
    CHECK(page.find("<script") == std::string::npos);
    CHECK(page.find("Fall <1>") == std::string::npos);
    CHECK(page.find("Erste &lt;Norm&gt;") != std::string::npos);
    for (std::size_t at = page.find("<th"); at != std::string::npos; at = page.find("<th", at + 1)) {
        if (page.compare(at, 6, "<thead") == 0) continue;
        CHECK(page.compare(at, 11, "<th scope=\"") == 0);
    }
}

TEST_CASE("every link of the page leads to a place of the page") {
    const std::string page = to_html(small_index());
    std::size_t links = 0;
    for (std::size_t at = page.find("href=\"#"); at != std::string::npos;
         at = page.find("href=\"#", at + 1)) {
        const std::size_t begin = at + 7;
        const std::string target = page.substr(begin, page.find('"', begin) - begin);
        CAPTURE(target);
        CHECK(page.find("id=\"" + target + "\"") != std::string::npos);
        ++links;
    }
    CHECK(links > 10);
}
