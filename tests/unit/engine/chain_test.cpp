// Chains: what counts, is bridged, breaks (semantics.md, "Chains").
#include "tests/unit/engine/judge.hpp"

using namespace test;

namespace {

const char* chains = R"(
kette k "Geduldet" {
  zitat § 2 Satz 1 TestG
  zählt wenn status ist duldung
  zählt zur Hälfte wenn status ist gestattung
  überbrückt wenn status ist titel
  überbrückt Lücke bis 7 Tage
  überbrückt Lücke bis 3 Monate wenn wertung w
}
kette aufenthalt "Hier" {
  zitat § 2 Satz 1 TestG
  zählt wenn status ist titel
  zählt Lücke bis 6 Monate wenn status ist fort
}
kette angerechnet "Mit Anrechnung" {
  zitat § 2 Satz 1 TestG
  zählt wenn status ist titel
  anrechenbar bis 2 Jahre wenn ermessen e
}
)";

Verdict six_years(const char* person, const char* stichtag) {
    return judge("k ununterbrochen seit mindestens 6 Jahre", person, stichtag, chains);
}

std::string zeiten(const std::string& list) {
    return R"({"zeiten": [{"von": "1990-01-01", "bis": "2015-12-31", "status": "ohne_status"}, )" + list +
           "]}";
}

}  // namespace

TEST_CASE("a state that has lasted is met on the same-number day") {
    const std::string person = zeiten(
        R"({"von": "2016-01-01", "bis": "2020-11-21", "status": "ohne_status"}, {"von": "2020-11-22", "bis": null, "status": "duldung"})");
    CHECK(six_years(person.c_str(), "2026-11-21").state == "nein");
    CHECK(six_years(person.c_str(), "2026-11-21").until == "2026-11-22");
    CHECK(six_years(person.c_str(), "2026-11-22").state == "ja");
    CHECK(six_years(person.c_str(), "2026-11-22").until == "nie");
}

TEST_CASE("bridged days move the start later by as many days, half days by half of them, rounded up") {
    const std::string bridged = zeiten(R"({"von": "2016-01-01", "bis": "2019-12-31", "status": "duldung"},
        {"von": "2020-01-01", "bis": "2020-01-10", "status": "titel"}, {"von": "2020-01-11", "bis": null, "status": "duldung"})");
    CHECK(six_years(bridged.c_str(), "2022-01-10").state == "nein");
    CHECK(six_years(bridged.c_str(), "2022-01-11").state == "ja");
    const std::string half = zeiten(R"({"von": "2016-01-01", "bis": "2019-12-31", "status": "duldung"},
        {"von": "2020-01-01", "bis": "2020-01-05", "status": "gestattung"}, {"von": "2020-01-06", "bis": null, "status": "duldung"})");
    CHECK(six_years(half.c_str(), "2022-01-03").state == "nein");
    CHECK(six_years(half.c_str(), "2022-01-04").state == "ja");
}

TEST_CASE("a gap is bridged up to its limit; beyond, a judgement decides; beyond that, it breaks") {
    const auto with_gap = [](const char* last) {
        return zeiten(
            R"({"von": "2016-01-01", "bis": "2019-12-31", "status": "duldung"}, {"von": "2020-01-01", "bis": ")" +
            std::string{last} + R"(", "status": "ohne_status"}, {"von": ")" +
            core::to_iso(core::next_day(day(last))) + R"(", "bis": null, "status": "duldung"})");
    };
    CHECK(six_years(with_gap("2020-01-07").c_str(), "2022-01-08").state == "ja");
    CHECK(six_years(with_gap("2020-01-08").c_str(), "2022-02-01").state == "offen");
    CHECK(six_years(with_gap("2020-03-31").c_str(), "2022-06-01").state == "offen");
    CHECK(six_years(with_gap("2020-04-01").c_str(), "2022-06-01").state == "nein");
}

TEST_CASE("an absence that counts may still run on the Stichtag, and breaks the chain when it is too long") {
    const std::string person = zeiten(
        R"({"von": "2016-01-01", "bis": "2026-01-14", "status": "titel"}, {"von": "2026-01-15", "bis": null, "status": "fort"})");
    const auto judged = [&](const char* stichtag) {
        return judge("aufenthalt ununterbrochen seit mindestens 5 Jahre", person, stichtag, chains);
    };
    // Day of departure is the 14th: back on 14 July is in time.
    CHECK(judged("2026-07-14").state == "ja");
    CHECK(judged("2026-07-15").state == "nein");
    CHECK(judged("2026-05-01").until <= "2026-07-15");
}

TEST_CASE("earlier time is credited only with the authority's discretion") {
    const std::string person = zeiten(
        R"({"von": "2016-01-01", "bis": "2018-12-31", "status": "titel"}, {"von": "2019-01-01", "bis": "2023-05-31", "status": "ohne_status"},
        {"von": "2023-06-01", "bis": null, "status": "titel"})");
    CHECK(judge("angerechnet ununterbrochen seit mindestens 5 Jahre", person, "2026-05-31", chains).state ==
          "nein");
    CHECK(judge("angerechnet ununterbrochen seit mindestens 5 Jahre", person, "2026-06-01", chains).state ==
          "offen");
    CHECK(judge("angerechnet ununterbrochen seit mindestens 5 Jahre", person, "2028-06-01", chains).state ==
          "ja");
}

TEST_CASE("a chain whose beginning the file does not tell is open, not refused") {
    const char* person = R"({"zeiten": [{"von": "2022-01-01", "bis": null, "status": "duldung"}]})";
    CHECK(six_years(person, "2026-01-01").state == "offen");
}
