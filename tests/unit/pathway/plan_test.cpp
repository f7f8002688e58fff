// Plans on a small law (ways.hpp): days, steps, renewals, what is assumed, other persons, and what blocks.
#include "tests/unit/pathway/ways.hpp"

using namespace test;
using evaluator::pathway::Move;
using evaluator::pathway::Path;

TEST_CASE("the fastest way takes the steps side by side and grants as soon as they are open") {
    const auto found = ways_of(tolerated, "2026-01-01").to("dauertitel");
    REQUIRE(found.paths.size() == 1);
    CHECK(told(found.paths[0]) ==
          "2026-07-01 Kurs A2; 2026-07-01 § 2 TestG; 2026-10-01 Kurs B1; 2028-07-01 § 3 TestG");
    CHECK(found.paths[0].reached == day("2028-07-01"));
    CHECK(found.paths[0].cost.is_nothing());
    CHECK(found.is_complete);
    CHECK(found.obstacles.empty());
}

TEST_CASE("a title for a year is given again as long as the norm would be open from the former status") {
    const auto found = ways_of(tolerated, "2026-01-01").to("dauertitel");
    const auto grant = std::find_if(found.paths[0].moves.begin(), found.paths[0].moves.end(),
                                    [](const Move& move) { return move.kind == Move::Kind::Grant; });
    REQUIRE(grant->renewals.size() == 1);  // those before the goal
    CHECK(grant->renewals.front() == day("2027-07-01"));
    CHECK(grant->end == core::Date::never());
}

TEST_CASE("a title that cannot be given again ends, and what needs it longer is not reached") {
    const auto found =
        ways_of(
            R"("geburtsdatum": "1990-01-01", "niveau": "A2", "straffrei": [{"ab": "1990-01-01", "wert": true}, {"ab": "2026-12-01", "wert": false}],
                   "zeiten": [{"von": "1990-01-01", "status": "duldung"}])",
            "2026-01-01")
            .to("dauertitel");
    CHECK(found.paths.empty());
}

TEST_CASE("a step that brings nothing is not part of a way") {
    const auto found = ways_of(tolerated, "2026-01-01").to("titel");
    REQUIRE_FALSE(found.paths.empty());
    CHECK(told(found.paths[0]) == "2026-07-01 Kurs A2; 2026-07-01 § 2 TestG");
}

TEST_CASE("what is reached already is a way without moves") {
    const auto found = ways_of(R"("geburtsdatum": "1990-01-01", "straffrei": true, "niveau": "B1",
                                  "zeiten": [{"von": "1990-01-01", "status": "duldung"}])",
                               "2026-01-01")
                           .to("titel");
    REQUIRE_FALSE(found.paths.empty());
    CHECK(told(found.paths[0]) == "2026-01-01 § 2 TestG");
}

TEST_CASE("what the file does not tell is never taken for granted without being named") {
    const auto found = ways_of(R"("geburtsdatum": "1990-01-01", "niveau": "B1", "gatte": null,
                                  "zeiten": [{"von": "1990-01-01", "status": "duldung"}])",
                               "2026-01-01")
                           .to("titel");
    CHECK(found.paths.empty());
    REQUIRE(found.if_true.size() == 1);
    const Path& path = found.if_true[0];
    CHECK(path.cost.facts == 1);
    REQUIRE(path.moves.back().assumes.size() == 1);
    CHECK(path.moves.back().assumes[0].asked.name == "straffrei");
}

TEST_CASE("a judgement may be assumed, and is counted") {
    const std::string more = R"(
norm § 5 TestG "Sonderfall" {
  gültig ab 2000-01-01
  rechtsfolge ist "Dauertitel erteilen"
  führt zu dauertitel nach § 5 TestG unbefristet
  voraussetzung da "Geduldet" { zitat Satz 1  wenn status ist duldung }
  voraussetzung selten "Besonderer Fall" { zitat Satz 2  wenn wertung w }
}
)";
    const auto found = ways_of(tolerated, "2026-01-01", more).to("dauertitel");
    REQUIRE(found.paths.size() == 2);
    CHECK(told(found.paths[0]) == "2026-01-01 § 5 TestG");
    CHECK(found.paths[0].cost.judgements == 1);
    CHECK(found.paths[1].cost.is_nothing());
}

TEST_CASE("a grant to another member of the household can come first") {
    const std::string couple = std::string(tolerated) + R"(, "gatte": {"geburtsdatum": "1991-01-01",
        "straffrei": true, "niveau": "B1", "zeiten": [{"von": "1991-01-01", "status": "duldung"}]})";
    const auto found = ways_of(couple, "2026-01-01").to("titel");
    REQUIRE(found.paths.size() == 2);
    CHECK(told(found.paths[0]) == "2026-01-01 § 2 TestG; 2026-01-01 § 4 TestG");
    CHECK(found.paths[0].moves[0].who == 1);
    CHECK(told(found.paths[1]) == "2026-07-01 Kurs A2; 2026-07-01 § 2 TestG");
}

TEST_CASE("a title that is granted has a first and a last day, given again it has others") {
    const std::string more = R"(
menge aufenthaltstitel "Titel" : Status = { titel }
sachverhalt {
  titel_gültig_von : Datum "Von?"  erhoben nach § 1 TestG
  titel_gültig_bis : Datum "Bis?"  erhoben nach § 1 TestG
}
norm § 9 TestG "Kurzer Titel läuft ab" {
  gültig ab 2000-01-01
  rechtsfolge ist "Dauertitel erteilen"
  führt zu dauertitel nach § 9 TestG unbefristet
  voraussetzung im_titel "Im Titel" { zitat Satz 1  wenn status ist titel }
  voraussetzung bald "Bis Mitte 2028" { zitat Satz 2  wenn nicht titel_gültig_von vor 2027-01-01 und titel_gültig_bis vor 2028-07-02 }
}
)";
    const auto found =
        ways_of(tolerated + std::string(R"(, "titel_gültig_bis": "2020-01-01")"), "2026-01-01", more)
            .to("dauertitel");
    REQUIRE_FALSE(found.paths.empty());
    // Given on 1 July 2026 for a year, and again: the paper from 1 July 2027 on is the first that fits.
    CHECK(told(found.paths[0]) == "2026-07-01 Kurs A2; 2026-07-01 § 2 TestG; 2027-07-01 § 9 TestG");
    CHECK(found.paths[0].cost.is_nothing());
}

TEST_CASE("no way leads from an unlimited status back to one that ends") {
    const auto ways = [](const std::string& gives) {
        const std::string more = R"(
norm § 8 TestG "Einbürgerung" {
  gültig ab 2000-01-01
  rechtsfolge ist "Einbürgern"
  führt zu dauertitel )" + gives +
                                 R"(
  voraussetzung da "Geduldet" { zitat Satz 1  wenn status ist duldung }
}
norm § 9 TestG "Titel" {
  gültig ab 2000-01-01
  rechtsfolge ist "Titel erteilen"
  führt zu titel nach § 9 TestG für 1 Jahr
  voraussetzung da "Dauertitel" { zitat Satz 1  wenn status ist dauertitel }
}
)";
        const auto found = ways_of(tolerated, "2026-01-01", more).to("titel");
        return told(found.paths.at(0));
    };
    CHECK(ways("für 1 Jahr") == "2026-01-01 § 8 TestG; 2026-01-01 § 9 TestG");
    CHECK(ways("unbefristet") == "2026-07-01 Kurs A2; 2026-07-01 § 2 TestG");
    CHECK(ways("nach § 8 TestG unbefristet") == "2026-07-01 Kurs A2; 2026-07-01 § 2 TestG");
}

TEST_CASE("without a way it is said which requirement is possible on no day") {
    const auto found = ways_of(R"("geburtsdatum": "1990-01-01", "straffrei": false, "niveau": "B1",
                                  "zeiten": [{"von": "1990-01-01", "status": "duldung"}], "gatte": null)",
                               "2026-01-01")
                           .to("titel");
    CHECK(found.paths.empty());
    CHECK(found.if_true.empty());
    REQUIRE(found.obstacles.size() == 3);
    CHECK(found.obstacles[0].is_goal);
    CHECK(found.obstacles[1].is_goal);
    CHECK_FALSE(found.obstacles[2].is_goal);
    REQUIRE(found.obstacles[0].elements.size() == 1);
    CHECK(found.obstacles[0].elements[0].id == "straftaten");
    CHECK(found.obstacles[1].elements[0].id == "gatte");
}

TEST_CASE("a way that needs longer than the horizon is none") {
    CHECK(ways_of(tolerated, "2026-01-01").to("dauertitel", 2).paths.empty());
}

TEST_CASE("a step that can wait says until when, one that cannot says nothing") {
    const auto found = ways_of(tolerated, "2026-01-01").to("dauertitel");
    REQUIRE(found.paths.size() == 1);
    const auto step = [&](const std::string& title) {
        const auto& moves = found.paths[0].moves;
        return *std::find_if(moves.begin(), moves.end(),
                             [&](const Move& move) { return move.title == title; });
    };
    CHECK_FALSE(step("Kurs A2").latest);
    REQUIRE(step("Kurs B1").latest);
    // 92 days before the goal, as long as it takes in the plan.
    CHECK(*step("Kurs B1").latest == core::Date{day("2028-07-01").days - 92});
}

TEST_CASE("beside a way on a judgement stands the later one that does without it") {
    const std::string more = R"(
norm § 9 TestG "Titel" {
  gültig ab 2000-01-01
  rechtsfolge ist "Dauertitel erteilen"
  führt zu dauertitel nach § 9 TestG unbefristet
  voraussetzung da "Geduldet" { zitat Satz 1  wenn status ist duldung }
  voraussetzung sprache "Sprache" { zitat Satz 2  wenn niveau mindestens A2 oder wertung w }
}
)";
    const auto found = ways_of(tolerated, "2026-01-01", more).to("dauertitel");
    REQUIRE(found.paths.size() >= 2);
    CHECK(told(found.paths[0]) == "2026-01-01 § 9 TestG");
    CHECK(found.paths[0].cost.judgements == 1);
    CHECK(told(found.paths[1]) == "2026-07-01 Kurs A2; 2026-07-01 § 9 TestG");
    CHECK(found.paths[1].cost.is_nothing());
}

TEST_CASE("the search is over once nothing can come earlier or cheaper") {
    const std::string holds = R"("geburtsdatum": "1990-01-01", "straffrei": true, "niveau": "B1", "zeiten": [
        {"von": "1990-01-01", "bis": "2024-12-31", "status": "duldung"}, {"von": "2025-01-01", "status": "titel"}])";
    const auto found = ways_of(holds, "2026-01-01").to("dauertitel", 10, 1);
    REQUIRE_FALSE(found.paths.empty());
    CHECK(found.paths[0].reached == day("2027-01-01"));
    CHECK(found.is_complete);
    CHECK_FALSE(ways_of(tolerated, "2026-01-01").to("dauertitel", 10, 1).is_complete);
}

TEST_CASE("evidence is named only for facts without proof on which the way hangs") {
    const std::string more = R"(
sachverhalt {
  b : Wahr "B?"  erhoben nach § 1 TestG  nachweis "Papier B"
  c : Wahr "C?"  erhoben nach § 1 TestG  nachweis "Papier C"
  d : Wahr "D?"  erhoben nach § 1 TestG  nachweis "Papier D"
  e : Wahr "E?"  erhoben nach § 1 TestG  nachweis "Papier E"
  f : Wahr "F?"  erhoben nach § 1 TestG  nachweis "Papier F"
}
norm § 9 TestG "Titel" {
  gültig ab 2000-01-01
  rechtsfolge ist "Dauertitel erteilen"
  führt zu dauertitel nach § 9 TestG unbefristet
  voraussetzung eins "Eins von beiden" { zitat Satz 1  wenn b oder c }
  voraussetzung zwei "Belegt" { zitat Satz 2  wenn d }
  voraussetzung drei "Nicht E" { zitat Satz 3  wenn nicht e }
  voraussetzung vier "F" { zitat Satz 4  wenn f }
}
)";
    const auto found = ways_of(R"("geburtsdatum": "1990-01-01", "b": true, "c": true, "e": false, "f": true,
        "d": {"wert": true, "stand": "belegt", "nachweise": [{"art": "Papier D"}]}, "straffrei": true,
        "zeiten": [{"von": "1990-01-01", "status": "duldung"}])",
                               "2026-01-01", more)
                           .to("dauertitel");
    REQUIRE_FALSE(found.paths.empty());
    CHECK(told(found.paths[0]) == "2026-01-01 § 9 TestG");
    // One of B and C is enough; D is proved; that E is not so, no paper shows.
    CHECK(found.paths[0].moves.back().evidence == std::vector<std::string>{"Papier C", "Papier F"});
}
