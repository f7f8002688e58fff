// The danger list on a small law (ways.hpp).
#include "evaluator/pathway/risks.hpp"

#include "tests/unit/pathway/ways.hpp"

using namespace test;
using evaluator::pathway::Harm;
using evaluator::pathway::Risk;
using evaluator::pathway::Risks;

namespace {

Risks risks_of(const Ways& ways) {
    evaluator::engine::Plans plans{ways.rules->book, ways.options};
    return evaluator::pathway::risks(plans, ways.household, day("2036-01-01"));
}

}  // namespace

TEST_CASE("an event that bars a norm which is met is named with the requirement it breaks") {
    const Risks found = risks_of(ways_of(R"("geburtsdatum": "1990-01-01", "straffrei": true, "niveau": "B1",
        "zeiten": [{"von": "1990-01-01", "status": "duldung"}])",
                                         "2026-01-01"));
    REQUIRE(found.events.size() == 1);
    CHECK(found.events[0].name == "straftat");
    REQUIRE(found.events[0].harms.size() == 1);
    const Harm& harm = found.events[0].harms[0];
    CHECK(core::to_text(harm.norm) == "§ 2 TestG");
    CHECK(harm.kind == Harm::Kind::Lost);
    CHECK(harm.was_certain);
    REQUIRE(harm.elements.size() == 1);
    CHECK(harm.elements[0].text == "Straftaten");
}

TEST_CASE("an event that changes nothing is not listed") {
    const Risks found = risks_of(ways_of(R"("geburtsdatum": "1990-01-01", "straffrei": false, "niveau": "B1",
        "zeiten": [{"von": "1990-01-01", "status": "duldung"}])",
                                         "2026-01-01"));
    CHECK(found.events.empty());
}

TEST_CASE("the day a norm ends, the end of a status and of a proof are listed by day") {
    const std::string more = R"(
norm § 6 TestG "Jugend" {
  gültig ab 2000-01-01 bis 2029-12-31
  rechtsfolge ist "Dauertitel erteilen"
  führt zu dauertitel nach § 6 TestG unbefristet
  voraussetzung alter "Unter 40" { zitat Satz 1  wenn alter weniger als 40 Jahre }
}
)";
    const Risks found =
        risks_of(ways_of(R"("geburtsdatum": "1988-05-05", "straffrei": {"wert": true, "stand": "belegt",
            "nachweise": [{"art": "Auszug", "gültig_bis": "2027-01-31"}]}, "niveau": "A1",
        "zeiten": [{"von": "1988-05-05", "bis": "2026-06-30", "status": "duldung"}])",
                         "2026-01-01", more));
    REQUIRE(found.days.size() == 3);
    CHECK(found.days[0].kind == Risk::Kind::StatusEnds);
    CHECK(found.days[0].day == day("2026-07-01"));
    CHECK(found.days[0].title == "Duldung");
    REQUIRE(found.days[0].expiry);
    CHECK(found.days[0].expiry->next == evaluator::pathway::Expiry::Next::Ends);
    CHECK(found.days[1].kind == Risk::Kind::ProofLapses);
    CHECK(found.days[1].day == day("2027-02-01"));
    CHECK(found.days[2].kind == Risk::Kind::Day);
    CHECK(found.days[2].day == day("2028-05-05"));
    REQUIRE(found.days[2].harms.size() == 1);
    CHECK(found.days[2].harms[0].elements.at(0).text == "Unter 40");
}

TEST_CASE(
    "what the law itself brings about takes hold, and is no loss; what only repeats the event is left out") {
    const std::string more = R"(
norm § 7 TestG "Titel erlischt" {
  gültig ab 2000-01-01
  rechtsfolge kraft Gesetzes "Titel erlischt"
  voraussetzung titel "Titel" { zitat Satz 1  wenn im_titel }
  voraussetzung bestraft "Bestraft" { zitat Satz 1  wenn nicht straffrei }
}
norm § 8 TestG "Bestraft ist bestraft" {
  gültig ab 2000-01-01
  rechtsfolge kraft Gesetzes "Irgendetwas erlischt"
  voraussetzung bestraft "Bestraft" { zitat Satz 1  wenn nicht straffrei }
}
)";
    const Risks found = risks_of(ways_of(R"("geburtsdatum": "1990-01-01", "straffrei": true, "niveau": "A1",
        "zeiten": [{"von": "1990-01-01", "status": "titel"}])",
                                         "2026-01-01", more));
    REQUIRE(found.events.size() == 1);
    REQUIRE(found.events[0].harms.size() == 1);
    CHECK(found.events[0].harms[0].kind == Harm::Kind::TakesHold);
    CHECK(core::to_text(found.events[0].harms[0].norm) == "§ 7 TestG");
}

TEST_CASE("what is only being built up can be lost too: a norm that takes a step and a day") {
    const Risks found = risks_of(ways_of(tolerated, "2026-01-01"));
    REQUIRE(found.events.size() == 1);
    REQUIRE(found.events[0].harms.size() == 1);
    const Harm& harm = found.events[0].harms[0];
    CHECK(core::to_text(harm.norm) == "§ 2 TestG");
    CHECK(harm.kind == Harm::Kind::Lost);
    CHECK_FALSE(harm.was_certain);
    CHECK(harm.before == day("2026-07-01"));
}

TEST_CASE("events that do the same harm are told together, others are not") {
    const std::string more = R"(
ereignis zweite_tat "Zweite Tat" { hinweis "Auch das."  bewirkt straffrei ist nein }
ereignis abstieg "Sprache verlernt" { bewirkt niveau ist A1 }
)";
    const Risks found = risks_of(ways_of(R"("geburtsdatum": "1990-01-01", "straffrei": true, "niveau": "B1",
        "zeiten": [{"von": "1990-01-01", "status": "duldung"}])",
                                         "2026-01-01", more));
    REQUIRE(found.events.size() == 2);
    const auto joined = std::find_if(found.events.begin(), found.events.end(),
                                     [](const Risk& risk) { return !risk.also.empty(); });
    REQUIRE(joined != found.events.end());
    REQUIRE(joined->also.size() == 1);
    CHECK(joined->also[0].title == "Zweite Tat");
    CHECK(joined->also[0].hints == std::vector<std::string>{"Auch das."});
}
