// Plans that begin with a title which ends by its own paper, on a small law (ways.hpp).
#include "tests/unit/pathway/ways.hpp"

using namespace test;
using evaluator::pathway::Expiry;

namespace {

/// B1, and since 2026 a title whose paper ends with 2026.
std::string with_title(const std::string& basis) {
    return R"("geburtsdatum": "1990-01-01", "straffrei": true, "niveau": "B1", "zeiten": [
        {"von": "1990-01-01", "bis": "2025-12-31", "status": "duldung"},
        {"von": "2026-01-01", "status": "titel")" +
           basis + R"(, "nachweise": [{"art": "Titel", "gültig_bis": "2026-12-31"}]}])";
}

const char* old_law = R"(
norm § 8 TestG "Titel alten Rechts" {
  gültig ab 2000-01-01 bis 2026-06-30
  rechtsfolge ist "Titel erteilen"
  führt zu titel nach § 8 TestG für 1 Jahr
  voraussetzung da "Geduldet" { zitat Satz 1  wenn status ist duldung }
}
)";

}  // namespace

TEST_CASE("a title that can be given again is named with the norm, the last day and the days it is due") {
    const auto found = ways_of(with_title(R"(, "grundlage": "§ 2 TestG")"), "2026-02-01").to("dauertitel");
    REQUIRE_FALSE(found.paths.empty());
    CHECK(found.paths[0].reached == day("2028-01-01"));
    REQUIRE(found.paths[0].expiries.size() == 1);
    const Expiry& end = found.paths[0].expiries[0];
    CHECK(end.day == day("2027-01-01"));
    CHECK(end.status == "Titel");
    CHECK(end.next == Expiry::Next::Renewed);
    REQUIRE(end.norm);
    CHECK(core::to_text(*end.norm) == "§ 2 TestG");
    CHECK(end.renewals == std::vector{day("2027-01-01"), day("2028-01-01")});
}

TEST_CASE("a title whose norm is no law any more ends in the plan, and what needs it longer is not reached") {
    const std::string person = with_title(R"(, "grundlage": "§ 8 TestG")");
    CHECK(ways_of(person, "2026-02-01", old_law).to("dauertitel").paths.empty());
    const std::string still_law =
        "\nnorm § 8 TestG \"Titel\" {\n  gültig ab 2000-01-01\n  rechtsfolge ist "
        "\"Titel\"\n  führt zu titel nach § 8 TestG für 1 Jahr\n  voraussetzung da "
        "\"Geduldet\" { zitat Satz 1  wenn status ist duldung }\n}\n";
    const auto found = ways_of(person, "2026-02-01", still_law).to("dauertitel");
    REQUIRE_FALSE(found.paths.empty());
    CHECK(found.paths[0].reached == day("2028-01-01"));
}

TEST_CASE("the end without renewal is told with a way that arrives before it") {
    const std::string quick = std::string(old_law) + R"(
norm § 9 TestG "Sofort" {
  gültig ab 2000-01-01
  rechtsfolge ist "Dauertitel erteilen"
  führt zu dauertitel nach § 9 TestG unbefristet
  voraussetzung titel "Titel" { zitat Satz 1  wenn im_titel }
}
)";
    const auto found =
        ways_of(with_title(R"(, "grundlage": "§ 8 TestG")"), "2026-10-01", quick).to("dauertitel");
    REQUIRE_FALSE(found.paths.empty());
    REQUIRE(found.paths[0].expiries.size() == 1);
    CHECK(found.paths[0].expiries[0].next == Expiry::Next::Ends);
    CHECK(found.paths[0].expiries[0].is_barred);
    CHECK(ways_of(with_title(R"(, "grundlage": "§ 8 TestG")"), "2026-02-01", quick)
              .to("dauertitel")
              .paths.at(0)
              .expiries.empty());  // too far ahead to matter
}

TEST_CASE("of a title the rules do not know the plan takes for granted that it goes on, and says so") {
    const auto found = ways_of(with_title(R"(, "grundlage": "§ 77 TestG")"), "2026-02-01").to("dauertitel");
    REQUIRE_FALSE(found.paths.empty());
    REQUIRE(found.paths[0].expiries.size() == 1);
    CHECK(found.paths[0].expiries[0].next == Expiry::Next::GoesOn);
    CHECK_FALSE(found.paths[0].expiries[0].is_barred);
    CHECK(found.paths[0].reached == day("2028-01-01"));
}
