#include <catch2/catch.hpp>

#include "tests/unit/person/reading.hpp"

using namespace tests::person;
using namespace evaluator::person;
using dsl::core::Date;
using dsl::core::Duration;
using dsl::core::Rational;

namespace {

DateRange days(const char* low, const char* high) { return {day(low), day(high)}; }

}  // namespace

TEST_CASE("a day may be known to the day, the month or the year") {
    const auto form = [](const char* text) {
        return known<DateRange>(read_facts(std::string{"\"geburtsdatum\": "} + text), "geburtsdatum");
    };
    CHECK(form("\"1990-05-01\"") == days("1990-05-01", "1990-05-01"));
    CHECK(form("\"1992-02\"") == days("1992-02-01", "1992-02-29"));
    CHECK(form("\"1990\"") == days("1990-01-01", "1990-12-31"));
    CHECK(form("{\"jahr\": 1990}") == days("1990-01-01", "1990-12-31"));
    CHECK(form("{\"zwischen\": [\"1990-03\", \"1991\"]}") == days("1990-03-01", "1991-12-31"));
    CHECK(form("{\"eines_von\": [\"1990-03-05\", \"1990-01-02\"]}") == days("1990-01-02", "1990-03-05"));
}

TEST_CASE("an event has a day or has not happened") {
    const auto form = [](const char* text) {
        return known<DateRange>(read_facts(std::string{"\"asyl_unanfechtbar_am\": "} + text),
                                "asyl_unanfechtbar_am");
    };
    CHECK(form("\"2020-05-01\"") == days("2020-05-01", "2020-05-01"));
    CHECK(form("false") == DateRange{Date::never(), Date::never()});
    CHECK(form("\"nicht\"") == DateRange{Date::never(), Date::never()});
    CHECK(form("{\"eines_von\": [\"2020\", \"nicht\"]}") == DateRange{day("2020-01-01"), Date::never()});
    CHECK(read_facts("\"geburtsdatum\": \"nicht\"").codes() == "P806");
    CHECK(read_facts("\"geburtsdatum\": false").codes() == "P804");
}

TEST_CASE("numbers are exact and never negative") {
    const auto form = [](const char* fact, const char* text) {
        return known<NumberRange>(read_facts("\"" + std::string{fact} + "\": " + text), fact);
    };
    const auto exactly = [](Rational value) { return NumberRange{value, value}; };
    CHECK(form("lid_punkte", "17") == exactly(17));
    CHECK(form("nettoeinkommen", "0.10") == exactly(Rational{1, 10}));
    CHECK(form("nettoeinkommen", "\"1850,50 EUR\"") == exactly(Rational{185050, 100}));
    CHECK(form("erwerbsminderung", "\"50 %\"") == exactly(50));
    CHECK(form("erwerbsminderung", "12.5") == exactly(Rational{25, 2}));
    CHECK(form("lid_punkte", "{\"zwischen\": [10, 17]}") == NumberRange{10, 17});
    CHECK(form("lid_punkte", "{\"eines_von\": [17, 10, 12]}") == NumberRange{10, 17});
    CHECK(read_facts("\"nettoeinkommen\": 1.850").codes() == "P804");  // would be one euro 85
    CHECK(read_facts("\"nettoeinkommen\": \"1.850 EUR\"").codes() == "P804");
    CHECK(read_facts("\"lid_punkte\": -1").codes() == "P825");
    CHECK(read_facts("\"lid_punkte\": 1e3").codes() == "P804");
    CHECK(read_facts("\"lid_punkte\": \"viele\"").codes() == "P804");
    CHECK(read_facts("\"lid_punkte\": 12345678901234567890").codes() == "P804");
    CHECK(read_facts("\"lid_punkte\": {\"zwischen\": [17, 10]}").codes() == "P817");
    CHECK(read_facts("\"erwerbsminderung\": 5000").codes() == "P826");
}

TEST_CASE("a duration is written in words or parts") {
    const auto form = [](const char* text) {
        return known<DurationRange>(read_facts(std::string{"\"arbeitsvertrag_dauer\": "} + text),
                                    "arbeitsvertrag_dauer");
    };
    const auto exactly = [](Duration value) { return DurationRange{value, value}; };
    CHECK(form("\"18 Monate\"") == exactly(Duration::of_months(18)));
    CHECK(form("\"1 Jahr 6 Monate\"") == exactly(Duration::of_months(18)));
    CHECK(form("\"1 Jahr und 6 Monate\"") == exactly(Duration::of_months(18)));
    CHECK(form("{\"jahre\": 2, \"tage\": 3}") == exactly(Duration{24, 3}));
    CHECK(form("\"2 Wochen\"") == exactly(Duration::of_days(14)));
    CHECK(form("{\"zwischen\": [\"6 Monate\", \"1 Jahr\"]}") ==
          DurationRange{Duration::of_months(6), Duration::of_months(12)});
    for (const char* bad : {"18", "\"18\"", "\"Monate\"", "\"1 Monat 2 Monate\"", "\"-1 Monat\"",
                            "\"1,5 Jahre\"", "{}", "{\"monde\": 1}"})
        CHECK(read_facts(std::string{"\"arbeitsvertrag_dauer\": "} + bad).codes() != "");
}

TEST_CASE("truth, text, citation and choice") {
    CHECK(known<BoolSet>(read_facts("\"ledig\": true"), "ledig") == BoolSet{false, true});
    CHECK(known<BoolSet>(read_facts("\"ledig\": {\"eines_von\": [true, false]}"), "ledig") ==
          BoolSet{true, true});
    CHECK(read_facts("\"ledig\": \"ja\"").codes() == "P804");
    CHECK(read_facts("\"ledig\": 1").codes() == "P804");
    CHECK(known<TextSet>(read_facts("\"geburtsort\": \"Kutaissi\""), "geburtsort") == TextSet{{"Kutaissi"}});
    const auto basis =
        known<CitationSet>(read_facts("\"titel_nach\": \"§ 25 Abs. 2 AufenthG\""), "titel_nach");
    REQUIRE(basis);
    CHECK(to_text(basis->one_of.front()) == "§ 25 Abs. 2 AufenthG");
    CHECK(read_facts("\"titel_nach\": \"§ 25 Abs. 2\"").codes() == "P819");  // which act?
    CHECK(read_facts("\"titel_nach\": \"Paragraf 25\"").codes() == "P819");
    using dsl::model::ChoiceValues;
    CHECK(known<ChoiceValues>(read_facts("\"sprachniveau\": \"A2\""), "sprachniveau") ==
          ChoiceValues{0b00100});
    CHECK(known<ChoiceValues>(read_facts("\"sprachniveau\": {\"zwischen\": [\"A1\", \"B1\"]}"),
                              "sprachniveau") == ChoiceValues{0b01110});
    CHECK(known<ChoiceValues>(read_facts("\"sprachniveau\": {\"eines_von\": [\"A1\", \"B2\"]}"),
                              "sprachniveau") == ChoiceValues{0b10010});
    CHECK(read_facts("\"sprachniveau\": \"C9\"").codes() == "P805");
}

TEST_CASE("umlauts and their ASCII spelling are the same name") {
    const auto a = read(
        R"({"angaben": {"beschäftigungen": [{"von": "2020-01-01", "stunden_woche": 20}]}, "unvollständig": ["beschäftigungen"]})");
    const auto b = read(
        R"({"angaben": {"beschaeftigungen": [{"von": "2020-01-01", "stunden_woche": 20}]}, "unvollstaendig": ["beschaeftigungen"]})");
    REQUIRE(a.is_good());
    REQUIRE(b.is_good());
    CHECK(*a.household == *b.household);
    CHECK(a.household->persons[0].lists[0].is_incomplete);
    CHECK(read_facts(R"("beschäftigungen": [], "beschaeftigungen": [])").codes() == "P812");
}

TEST_CASE("null means unknown, except for a person, where it means there is none") {
    const auto result = read_facts(
        "\"ledig\": null, \"geburtsdatum\": {\"wert\": null}, \"kinder\": null, \"partner\": null");
    REQUIRE(result.is_good());
    CHECK(entry(result, "ledig") == nullptr);
    CHECK(entry(result, "geburtsdatum") == nullptr);
    CHECK(entry(result, "kinder") == nullptr);
    CHECK(known<PersonLink>(result, "partner") == PersonLink{});
}

TEST_CASE("evidence makes a value evidenced unless the file says otherwise") {
    const auto result = read_facts(R"(
        "geburtsdatum": {"wert": "1990-05-01", "nachweise": [{"art": "Pass", "datum": "2020-01-01", "gültig_bis": "2030-01-01"}]},
        "ledig": {"wert": true, "stand": "angegeben", "nachweise": [{"art": "Ledigkeitsbescheinigung"}]},
        "lid_punkte": 17)");
    REQUIRE(result.is_good());
    const TimedValue& birth = entry(result, "geburtsdatum")->values.front();
    CHECK(birth.standing == Standing::Evidenced);
    CHECK(birth.proofs == std::vector<Proof>{{"Pass", day("2020-01-01"), day("2030-01-01")}});
    CHECK(entry(result, "ledig")->values.front().standing == Standing::Stated);
    CHECK(entry(result, "lid_punkte")->values.front().standing == Standing::Stated);
}

TEST_CASE("a contested value keeps what each side says") {
    const auto result = read_facts(
        R"("geburtsdatum": {"strittig": ["1990-05-01", "1995"]}, "ledig": {"wert": true, "stand": "strittig"})");
    REQUIRE(result.is_good());
    const TimedValue& birth = entry(result, "geburtsdatum")->values.front();
    CHECK(birth.standing == Standing::Contested);
    CHECK(birth.known == Known{days("1990-05-01", "1995-12-31")});
    CHECK(birth.contested ==
          std::vector<Known>{days("1990-05-01", "1990-05-01"), days("1995-01-01", "1995-12-31")});
    CHECK(entry(result, "ledig")->values.front().known == Known{BoolSet{true, true}});
    CHECK(read_facts(R"("lid_punkte": {"wert": 17, "stand": "strittig"})").codes() == "P836");
    CHECK(read_facts(R"("lid_punkte": {"strittig": [17]})").codes() == "P804");
}

TEST_CASE("values per period end where the next begins or where they say") {
    const auto result =
        read_facts(R"("ledig": [{"ab": "2020-01-01", "wert": false}, {"ab": "2010-01-01", "wert": true}],
        "nettoeinkommen": [{"von": "2020-01-01", "bis": "2020-12-31", "wert": 1000}, {"von": "2022-01-01", "wert": 2000}])");
    REQUIRE(result.is_good());
    const FactEntry& single = *entry(result, "ledig");
    REQUIRE(single.values.size() == 2);
    CHECK(single.on(day("2009-12-31")) == nullptr);
    CHECK(single.on(day("2019-12-31"))->known == Known{BoolSet{false, true}});
    CHECK(single.on(day("2020-01-01"))->known == Known{BoolSet{true, false}});
    const FactEntry& income = *entry(result, "nettoeinkommen");
    CHECK(income.on(day("2020-12-31")) != nullptr);
    CHECK(income.on(day("2021-06-01")) == nullptr);
    CHECK(income.on(day("2040-01-01")) != nullptr);
    CHECK(read_facts(R"("ledig": [{"ab": "2020-01-01", "wert": true}, {"ab": "2020-01-01", "wert": false}])")
              .codes() == "P823");
    CHECK(
        read_facts(R"("ledig": [{"von": "2020-01-01", "wert": true}, {"von": "2021-01-01", "wert": false}])")
            .codes() == "P823");
    CHECK(read_facts(R"("ledig": [{"von": "2020-01-02", "bis": "2020-01-01", "wert": true}])").codes() ==
          "P807");
    CHECK(read_facts(R"("ledig": {"ab": "2020-01-01", "wert": true})").codes() == "P804");
    CHECK(read_facts(R"("ledig": [true, false])").codes() == "P804");
    CHECK(read_facts(R"("ledig": [{"ab": "2020", "wert": true}])").codes() == "P804");  // which day of 2020?
}

TEST_CASE("a wrapped value takes only the members it knows, and only one that says the value") {
    CHECK(read_facts(R"("ledig": {"wert": true, "nachweis": []})").codes() == "P811");
    CHECK(read_facts(R"("ledig": {"stand": "belegt"})").codes() == "P810");
    CHECK(read_facts(R"("lid_punkte": {"wert": 1, "zwischen": [1, 2]})").codes() == "P843");
    CHECK(read_facts(R"("ledig": {"wert": true, "stand": "vermutet"})").codes() == "P804");
    CHECK(read_facts(R"("ledig": {"wert": true, "nachweise": [{"datum": "2020-01-01"}]})").codes() == "P810");
    CHECK(
        read_facts(
            R"("ledig": {"wert": true, "nachweise": [{"art": "Pass", "datum": "2020-01-02", "gültig_bis": "2020-01-01"}]})")
            .codes() == "P824");
    CHECK(read_facts(R"("ledig": {"zwischen": [false, true]})").codes() == "P804");
    CHECK(read_facts(R"("ledig": {"wert": true, "bemerkung": "laut Antrag"})").is_good());
}
