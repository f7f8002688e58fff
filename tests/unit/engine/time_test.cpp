// Each class of the Zählregel on both sides of its boundary day, and the day until which an answer stands.
#include "tests/unit/engine/judge.hpp"

using namespace test;

TEST_CASE("age is reached at the start of the birthday; born on 29 February: 1 March") {
    CHECK(judge("alter mindestens 18 Jahre", R"({"geburtsdatum": "2008-05-10"})", "2026-05-09").state ==
          "nein");
    CHECK(judge("alter mindestens 18 Jahre", R"({"geburtsdatum": "2008-05-10"})", "2026-05-09").until ==
          "2026-05-10");
    CHECK(judge("alter mindestens 18 Jahre", R"({"geburtsdatum": "2008-05-10"})", "2026-05-10").state ==
          "ja");
    CHECK(judge("alter weniger als 18 Jahre", R"({"geburtsdatum": "2008-02-29"})", "2026-02-28").state ==
          "ja");
    CHECK(judge("alter weniger als 18 Jahre", R"({"geburtsdatum": "2008-02-29"})", "2026-03-01").state ==
          "nein");
}

TEST_CASE("a waiting time is over on the day after the same-number day, a deadline is kept on it") {
    const char* person = R"({"antrag_am": "2026-01-31"})";
    CHECK(judge("Stichtag mehr als 3 Monate nach antrag_am", person, "2026-04-30").state == "nein");
    CHECK(judge("Stichtag mehr als 3 Monate nach antrag_am", person, "2026-04-30").until == "2026-05-01");
    CHECK(judge("Stichtag mehr als 3 Monate nach antrag_am", person, "2026-05-01").state == "ja");
    CHECK(judge("Stichtag binnen 3 Monate nach antrag_am", person, "2026-04-30").state == "ja");
    CHECK(judge("Stichtag binnen 3 Monate nach antrag_am", person, "2026-05-01").state == "nein");
    CHECK(judge("Stichtag binnen 3 Monate nach antrag_am", person, "2026-01-30").state == "nein");
}

TEST_CASE("an event that has not happened lies after every day") {
    CHECK(judge("antrag_am liegt vor", R"({"antrag_am": false})", "2026-04-30").state == "nein");
    CHECK(judge("antrag_am liegt vor", R"({"antrag_am": "2026-04-30"})", "2026-04-30").state == "ja");
    CHECK(judge("antrag_am liegt vor", R"({"antrag_am": "2026-04-30"})", "2026-04-29").state == "nein");
    CHECK(judge("antrag_am spätestens 2026-01-01", R"({"antrag_am": false})", "2026-04-30").state == "nein");
    CHECK(judge("antrag_am spätestens 2026-01-01", "{}", "2026-04-30").state == "offen");
}

TEST_CASE("a partly known day decides where every day it can be agrees") {
    CHECK(judge("einreise_am vor 2020-01-01", R"({"einreise_am": "2019"})", "2026-04-30").state == "ja");
    CHECK(judge("einreise_am vor 2019-06-01", R"({"einreise_am": "2019"})", "2026-04-30").state == "offen");
}

TEST_CASE("am D gilt moves the facts, and stands still where D does") {
    const char* person = R"({"geburtsdatum": "2000-01-01", "einreise_am": "2017-12-31"})";
    CHECK(judge("am einreise_am gilt (alter weniger als 18 Jahre)", person, "2026-04-30").state == "ja");
    CHECK(judge("am einreise_am gilt (alter weniger als 18 Jahre)", person, "2026-04-30").until == "nie");
    CHECK(judge("am 2018-01-01 gilt (alter weniger als 18 Jahre)", person, "2026-04-30").state == "nein");
}

TEST_CASE("the window of in den letzten runs from the R-day to the day before the Stichtag") {
    const std::string condition =
        "tage mit (status ist titel) insgesamt mindestens 20 Monate in den letzten 24 Monaten";
    const char* block =
        R"({"zeiten": [{"von": "1990-01-01", "bis": "2024-09-30", "status": "duldung"}, {"von": "2024-10-01", "bis": null, "status": "titel"}]})";
    CHECK(judge(condition, block, "2026-05-31").state == "nein");
    CHECK(judge(condition, block, "2026-06-01").state == "ja");
    CHECK(judge(condition, block, "2026-05-31").until == "2026-06-01");
}

TEST_CASE("half of five years is 912.5 days: 912 are not more, 913 are") {
    const auto away = [](const char* condition, int first_block, int second_block) {
        const core::Date begin = day("2022-01-01");
        const std::string person = R"({"reisen": [{"von": "2022-01-01", "bis": ")" +
                                   core::to_iso(core::add_days(begin, first_block - 1)) +
                                   R"(", "zweck": "x"}, {"von": "2025-06-01", "bis": ")" +
                                   core::to_iso(core::add_days(day("2025-06-01"), second_block - 1)) +
                                   R"(", "zweck": "x"}]})";
        return judge(condition, person, "2026-01-01").state;
    };
    const char* at_most =
        "tage mit eine reise insgesamt höchstens 5 Jahre geteilt durch 2 in den letzten 5 Jahren";
    CHECK(away(at_most, 712, 200) == "ja");  // in pieces
    CHECK(away(at_most, 713, 200) == "nein");
    const char* in_one =
        "tage mit (eine reise und Stichtag vor 2025-01-01) insgesamt höchstens 5 Jahre geteilt durch 2 in "
        "den letzten 5 Jahren";
    CHECK(away(in_one, 912, 1) == "ja");  // in one block
    CHECK(away(in_one, 913, 1) == "nein");
    const char* at_least =
        "tage mit (eine reise und Stichtag vor 2025-01-01) insgesamt mindestens 5 Jahre geteilt durch 2 in "
        "den letzten 5 Jahren";
    CHECK(away(at_least, 912, 1) == "nein");
    CHECK(away(at_least, 913, 1) == "ja");
}

TEST_CASE("a broken day counts whole where it must be reached, not where it must be exceeded") {
    const auto state = [](const std::string& condition, const char* stichtag) {
        return judge(condition, R"({"antrag_am": "2026-01-01"})", stichtag).state;
    };
    const std::string n = "(5 Tage geteilt durch 2) nach antrag_am";
    CHECK(state("Stichtag mindestens " + n, "2026-01-03") == "nein");
    CHECK(state("Stichtag mindestens " + n, "2026-01-04") == "ja");
    CHECK(state("Stichtag mehr als " + n, "2026-01-03") == "nein");
    CHECK(state("Stichtag mehr als " + n, "2026-01-04") == "ja");
    CHECK(state("Stichtag höchstens " + n, "2026-01-03") == "ja");
    CHECK(state("Stichtag höchstens " + n, "2026-01-04") == "nein");
    CHECK(state("Stichtag weniger als " + n, "2026-01-03") == "ja");
    CHECK(state("Stichtag weniger als " + n, "2026-01-04") == "nein");
    CHECK(state("seit antrag_am mehr als (5 Tage geteilt durch 2)", "2026-01-03") == "nein");
    CHECK(state("seit antrag_am mehr als (5 Tage geteilt durch 2)", "2026-01-04") == "ja");
}

TEST_CASE("durchgehend asks for every day of the window, and knows when that begins and ends") {
    const std::string condition = "tage mit (status ist titel) durchgehend in den letzten 12 Monaten";
    const char* person = R"({"zeiten": [{"von": "1990-01-01", "bis": "2025-01-14", "status": "duldung"},
        {"von": "2025-01-15", "bis": "2026-06-30", "status": "titel"}, {"von": "2026-07-01", "bis": null, "status": "ohne_status"}]})";
    CHECK(judge(condition, person, "2026-01-14").state == "nein");
    CHECK(judge(condition, person, "2026-01-15").state == "ja");
    CHECK(judge(condition, person, "2026-07-01").state == "ja");
    CHECK(judge(condition, person, "2026-07-02").state == "nein");
}

TEST_CASE("days no period of a gapless list covers are unknown") {
    const char* person = R"({"zeiten": [{"von": "2024-01-01", "bis": "2025-12-31", "status": "titel"}]})";
    CHECK(judge("status ist titel", person, "2025-12-31").state == "ja");
    CHECK(judge("status ist titel", person, "2025-12-31").until == "2026-01-01");
    CHECK(judge("status ist titel", person, "2026-01-01").state == "offen");
    CHECK(judge("eine reise", R"({"reisen": [{"von": "2024-01-01", "bis": "2024-01-31", "zweck": "x"}]})",
                "2024-02-01")
              .state == "nein");
}

TEST_CASE("a day and a birth date nobody knows leave the age on that day open") {
    // The state before all days must not stand for the days after.
    CHECK(judge("am einreise_am gilt (alter weniger als 18 Jahre)", "{}", "2026-03-01").state == "offen");
    CHECK(judge("am einreise_am gilt (alter mindestens 18 Jahre)", "{}", "2026-03-01").state == "offen");
    CHECK(judge("am einreise_am gilt (alter weniger als 18 Jahre)", R"({"geburtsdatum": "2000-05-01"})",
                "2026-03-01")
              .state == "offen");
    CHECK(judge("am einreise_am gilt (Stichtag nach geburtsdatum)", "{}", "2026-03-01").state == "offen");
}

TEST_CASE("a day nobody knows promises no change in a year nobody writes") {
    for (const char* condition : {"Stichtag höchstens 6 Monate vor einreise_am", "Stichtag vor einreise_am",
                                  "alter mindestens 18 Jahre"}) {
        INFO(condition);
        CHECK(judge(condition, "{}", "2026-03-01").until == "nie");
    }
}
