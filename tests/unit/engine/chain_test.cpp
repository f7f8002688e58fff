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

TEST_CASE("days before birth belong to no chain and no set of days, even where the list is silent") {
    const auto born = [](const char* birth, const char* condition) {
        const std::string person =
            std::string{R"({"geburtsdatum": ")"} + birth +
            R"(", "zeiten": [{"von": "2022-01-01", "bis": null, "status": "duldung"}], "reisen": []})";
        return judge(condition, person, "2026-01-01", chains).state;
    };
    const char* chain = "k ununterbrochen seit mindestens 6 Jahre";
    CHECK(born("2022-01-01", chain) == "nein");
    CHECK(born("2019-06-30", chain) == "offen");  // lived before, and nothing is said of that time
    CHECK(born("2020-01-02", chain) == "nein");   // not even if all of it counted
    const char* days = "tage mit (status ist duldung) insgesamt mindestens 6 Jahre";
    CHECK(born("2022-01-01", days) == "nein");
    CHECK(born("2019-06-30", days) == "offen");
    // What holds because nothing is there does not hold before birth either.
    CHECK(born("2022-01-01", "tage mit keine reise insgesamt mindestens 5 Jahre") == "nein");
    CHECK(born("2020-01-01", "tage mit keine reise insgesamt mindestens 5 Jahre") == "ja");
    // Partly known: the days between the bounds are open.
    CHECK(born("2020", "tage mit keine reise insgesamt mindestens 5 Jahre") == "ja");
    CHECK(born("2021", "tage mit keine reise insgesamt mindestens 5 Jahre") == "offen");
    CHECK(born("2022", "tage mit keine reise insgesamt mindestens 5 Jahre") == "nein");
    const auto child =
        judge("ein kind mit (tage mit keine reise insgesamt mindestens 5 Jahre)",
              R"({"geburtsdatum": "1990-01-01", "kinder": [{"geburtsdatum": "2023-01-01", "reisen": []}]})",
              "2026-01-01", chains);
    CHECK(child.state == "nein");
}

TEST_CASE(
    "a cell of a counting table may ask: what is open counts in the possible chain only, with its reason") {
    const std::string table = R"(
tabelle anrechnung "Was zählt" : Status {
  zitat § 2 Satz 1 TestG
  spalten spalte
  duldung: falls a dann ja sonst (falls wertung w dann neutral sonst nein)
  sonst: nein
}
kette nach_tabelle "Nach der Tabelle" { zitat § 2 Satz 1 TestG  zählt nach anrechnung.spalte  zählt wenn status ist titel }
)";
    const auto judged = [&](const char* a, const char* condition) {
        const std::string person =
            std::string{"{"} + a +
            R"("geburtsdatum": "2016-01-01", "zeiten": [{"von": "2016-01-01", "bis": "2017-12-31", "status": "titel"},
            {"von": "2018-01-01", "bis": "2019-12-31", "status": "duldung"}, {"von": "2020-01-01", "bis": null, "status": "titel"}]})";
        return judge(condition, person, "2024-01-01", table).state;
    };
    const char* seven = "nach_tabelle ununterbrochen seit mindestens 7 Jahre";
    const char* six = "nach_tabelle ununterbrochen seit mindestens 6 Jahre";
    const char* four = "nach_tabelle ununterbrochen seit mindestens 4 Jahre";
    CHECK(judged(R"("a": true, )", seven) == "ja");
    CHECK(judged(R"("a": false, )", seven) == "nein");
    CHECK(judged(R"("a": false, )", six) == "offen");  // bridged, if the judgement is yes
    CHECK(judged("", seven) == "offen");
    CHECK(judged("", four) == "ja");
    const auto report = explain_rules(
        table + R"(
norm § 2 TestG "Norm" { gültig ab 1900-01-01  rechtsfolge ist "Folge"
  voraussetzung v "V" { zitat Satz 1  wenn nach_tabelle ununterbrochen seit mindestens 6 Jahre } })",
        R"({"a": false, "geburtsdatum": "2016-01-01", "zeiten": [{"von": "2016-01-01", "bis": "2017-12-31", "status": "titel"},
            {"von": "2018-01-01", "bis": "2019-12-31", "status": "duldung"}, {"von": "2020-01-01", "bis": null, "status": "titel"}]})",
        "2024-01-01");
    REQUIRE(report.norms.front().reasons.size() == 1);
    CHECK(report.norms.front().reasons.front().name == "w");
}

TEST_CASE("where a missing day may be worth more than a bridged one, a doubtful day is tried both ways") {
    const std::string both = R"(
kette gemischt "Gemischt" {
  zitat § 2 Satz 1 TestG
  zählt wenn status ist titel
  überbrückt wenn status ist fort und wertung w
  zählt Lücke bis 6 Monate wenn status ist fort
}
)";
    const std::string person =
        R"({"geburtsdatum": "2016-01-01", "zeiten": [{"von": "2016-01-01", "bis": "2017-12-31", "status": "titel"},
        {"von": "2018-01-01", "bis": "2018-03-31", "status": "fort"}, {"von": "2018-04-01", "bis": null, "status": "titel"}]})";
    const auto at = [&](const char* stichtag) {
        return judge("gemischt ununterbrochen seit mindestens 6 Jahre", person, stichtag, both).state;
    };
    CHECK(at("2021-12-31") == "nein");
    CHECK(at("2022-01-01") == "offen");  // met if the absence counts, not yet if it is bridged
    CHECK(at("2022-03-30") == "offen");
    CHECK(at("2022-03-31") == "ja");
}

TEST_CASE("of a gap that counts at most for some time, the rest is bridged") {
    const std::string reise = R"(
kette mit_reisen "Mit Reisen" {
  zitat § 2 Satz 1 TestG
  zählt wenn status ist titel
  zählt Lücke höchstens 6 Monate wenn status ist fort
}
)";
    const auto judged = [&](const char* last_away, const char* stichtag) {
        const std::string person = zeiten(
            R"({"von": "2016-01-01", "bis": "2020-12-31", "status": "titel"}, {"von": "2021-01-01", "bis": ")" +
            std::string{last_away} + R"(", "status": "fort"}, {"von": ")" +
            core::to_iso(core::next_day(day(last_away))) + R"(", "bis": null, "status": "titel"})");
        return judge("mit_reisen ununterbrochen seit mindestens 8 Jahre", person, stichtag, reise);
    };
    // Day of departure is 31.12.2020; six months from it end on 30.06.2021.
    CHECK(judged("2021-06-30", "2023-12-31").state == "nein");
    CHECK(judged("2021-06-30", "2024-01-01").state == "ja");
    CHECK(judged("2021-07-31", "2024-01-31").state == "nein");  // 31 days of July do not count
    CHECK(judged("2021-07-31", "2024-02-01").state == "ja");
    CHECK(judged("2021-07-31", "2024-01-31").until == "2024-02-01");
    // Still away on the Stichtag: it goes on, but the days beyond move the start along.
    const auto away = [&](const char* condition, const char* stichtag) {
        return judge(condition, zeiten(R"({"von": "2016-01-01", "bis": "2020-12-31", "status": "titel"},
                               {"von": "2021-01-01", "bis": null, "status": "fort"})"),
                     stichtag, reise)
            .state;
    };
    const char* half = "mit_reisen ununterbrochen seit mindestens 66 Monate";
    CHECK(away(half, "2021-06-30") == "nein");
    CHECK(away(half, "2021-07-01") == "ja");
    CHECK(away(half, "2023-07-01") == "ja");
    CHECK(away("mit_reisen ununterbrochen seit mindestens 67 Monate", "2023-07-01") == "nein");
}

TEST_CASE("a human says how the days count that a table calls doubtful") {
    const std::string rules = R"(
tabelle t "T" : Status { spalten x
  duldung: fraglich
  sonst: nein }
kette k "K" { zitat § 2 TestG  zählt nach t.x } )";
    const std::string person =
        R"({"geburtsdatum": "1990-01-01", "zeiten": [{"von": "2020-01-01", "status": "duldung"}]})";
    const auto judged = [&](const std::string& value, const std::string& span, const char* stichtag) {
        const std::string answer = value.empty()
                                       ? ""
                                       : R"(, "wertungen": [{"name": "k", "wert": )" + value + span +
                                             R"(, "begründung": "x", "rolle": "y", "datum": "2026-01-01"}])";
        return judge("k ununterbrochen seit mindestens 1 Jahr", person + answer, stichtag, rules);
    };
    CHECK(judged("", "", "2026-01-01").state == "offen");
    CHECK(judged("true", "", "2026-01-01").state == "ja");
    CHECK(judged("false", "", "2026-01-01").state == "nein");
    const std::string span = R"(, "von": "2025-01-01", "bis": "2026-06-30")";
    CHECK(judged("true", span, "2025-12-31").state == "offen");
    CHECK(judged("true", span, "2026-01-01").state == "ja");
    CHECK(judged("true", span, "2026-01-01").until <= "2026-07-01");
    CHECK(judged("false", span, "2026-01-01").state == "nein");
}
