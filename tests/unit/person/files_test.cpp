#include <catch2/catch.hpp>

#include "tests/unit/person/reading.hpp"

using namespace tests::person;
using namespace evaluator::person;
using dsl::core::Date;

namespace {

std::string answer(const std::string& members) {
    return R"({"wertungen": [{"name": "lücke_unschädlich", )" + members + "}]}";
}

}  // namespace

TEST_CASE("a judgement needs a value, a reason, a role and a day") {
    const auto good = read(answer(
        R"("wert": true, "begründung": "Krankenhaus", "rolle": "Sachbearbeitung", "datum": "2026-11-01")"));
    REQUIRE(good.is_good());
    const Answer& given = good.household->persons[0].answers.at(0);
    CHECK(given.affirmed);
    CHECK(given.reason == "Krankenhaus");
    CHECK(given.role == "Sachbearbeitung");
    CHECK(given.given_on == day("2026-11-01"));
    CHECK(read(answer(R"("wert": true, "rolle": "SB", "datum": "2026-11-01")")).codes() == "P821");
    CHECK(read(answer(R"("wert": true, "begründung": "  ", "rolle": "SB", "datum": "2026-11-01")")).codes() ==
          "P821");
    CHECK(read(answer(R"("wert": true, "begründung": "x", "datum": "2026-11-01")")).codes() == "P810");
    CHECK(read(answer(R"("wert": true, "begründung": "x", "rolle": "SB")")).codes() == "P810");
    CHECK(read(answer(R"("begründung": "x", "rolle": "SB", "datum": "2026-11-01")")).codes() == "P810");
    CHECK(
        read(
            R"({"wertungen": [{"name": "lücke_schädlich", "wert": true, "begründung": "x", "rolle": "SB", "datum": "2026-11-01"}]})")
            .codes() == "P820");
    CHECK(
        read(
            R"({"wertungen": [{"name": "anrechnung", "wert": true, "begründung": "x", "rolle": "SB", "datum": "2026-11-01"}]})")
            .codes() == "P832");
    CHECK(
        read(
            R"({"ermessen": [{"name": "anrechnung", "wert": true, "begründung": "x", "rolle": "SB", "datum": "2026-11-01"}]})")
            .is_good());
}

TEST_CASE("a judgement may hold for an item or for some days") {
    const std::string head =
        R"({"angaben": {"beschäftigungen": [{"von": "2022-01-01"}, {"von": "2020-01-01", "bis": "2020-05-01"}]}, "wertungen": [{"name": "lücke_unschädlich", "wert": true, "begründung": "x", "rolle": "SB", "datum": "2026-11-01", )";
    const auto item = read(head + R"("zu": {"beschäftigungen": 0}}]})");
    REQUIRE(item.is_good());
    // The list is sorted in memory; the file's first item is the second there.
    CHECK(item.household->persons[0].answers[0].item == std::pair{book().find_fact("beschäftigungen"), 1U});
    CHECK(read(head + R"("zu": {"beschäftigungen": 2}}]})").codes() == "P835");
    CHECK(read(head + R"("zu": {"verurteilungen": 0}}]})").codes() == "P835");
    CHECK(read(head + R"("zu": {"ledig": 0}}]})").codes() == "P837");
    CHECK(read(head + R"("zu": {"beschäftigungen": -1}}]})").codes() == "P804");
    const auto span = read(head + R"("von": "2021-03-01", "bis": "2021-03-31"}]})");
    REQUIRE(span.is_good());
    CHECK(span.household->persons[0].answers[0].span ==
          dsl::model::Validity{day("2021-03-01"), day("2021-04-01")});
}

TEST_CASE("two answers to the same question contradict each other") {
    const std::string yes =
        R"({"name": "tat_geringfügig", "wert": true, "begründung": "x", "rolle": "SB", "datum": "2026-11-01"})";
    const std::string no =
        R"({"name": "tat_geringfügig", "wert": false, "begründung": "x", "rolle": "SB", "datum": "2026-11-02"})";
    CHECK(read("{\"wertungen\": [" + yes + ", " + no + "]}").codes() == "P839");
    CHECK(read("{\"wertungen\": [" + yes + "]}").is_good());
}

TEST_CASE("atypical cases and discretion name a norm and an element that exist") {
    const auto element = [](const char* kind, const char* norm, const char* name) {
        return read("{\"" + std::string{kind} + "\": [{\"norm\": \"" + norm + "\", \"voraussetzung\": \"" +
                    name + R"(", "wert": true, "begründung": "x", "rolle": "SB", "datum": "2026-11-01"}]})");
    };
    const auto good = element("atypisch", "§ 25b Abs. 1 AufenthG", "voraufenthalt");
    REQUIRE(good.is_good());
    CHECK(good.household->persons[0].element_answers[0].is_atypical);
    CHECK(good.household->persons[0].element_answers[0].element == "voraufenthalt");
    CHECK(element("kann", "§ 25b Abs. 1 AufenthG", "straffrei/geringfügig").is_good());
    CHECK(element("kann", "§ 25b Abs. 1 AufenthG", "straffrei/1").codes() == "P834");
    CHECK(element("kann", "§ 25b Abs. 1 AufenthG", "geringfügig").codes() == "P834");
    CHECK(element("kann", "§ 25b Abs. 1 AufenthG", "straffrei").codes() == "P832");  // nothing it could do
    CHECK(element("atypisch", "§ 25b Abs. 1 AufenthG", "straffrei/geringfügig").codes() == "P832");
    CHECK(element("kann", "§ 25b Abs. 1 AufenthG", "straffrei/geringfügg").codes() == "P834");
    CHECK(element("atypisch", "§ 25b Abs. 1 AufenthG", "voraufenhalt").codes() == "P834");
    CHECK(element("atypisch", "§ 25c Abs. 1 AufenthG", "voraufenthalt").codes() == "P833");
    CHECK(
        read(
            R"({"kann": [{"norm": "§ 25b Abs. 1 AufenthG", "wert": true, "begründung": "x", "rolle": "SB", "datum": "2026-11-01"}]})")
            .is_good());
    CHECK(
        read(
            R"({"kann": [{"norm": "§ 104c Abs. 1 AufenthG", "wert": true, "begründung": "x", "rolle": "SB", "datum": "2026-11-01"}]})")
            .codes() == "P832");
}

TEST_CASE("a judgement named as a chain with a table says how its doubtful days count") {
    const auto named = [](const char* name) {
        return read(
            std::string{R"({"wertungen": [{"name": ")"} + name +
            R"(", "wert": true, "von": "2020-01-01", "begründung": "x", "rolle": "SB", "datum": "2026-11-01"}]})");
    };
    const auto good = named("aufenthalt_nach_tabelle");
    REQUIRE(good.is_good());
    CHECK(good.household->persons[0].answers[0].judgement.index == book().judgements.size());
    CHECK(named("aufenthalt_ohne_tabelle").codes() == "P820");
}

TEST_CASE("a base lies beneath: objects are merged, all else is replaced") {
    const std::string base =
        R"({"angaben": {"ledig": true, "lid_punkte": 10, "geburtsdatum": {"wert": "1990-05-01", "stand": "belegt"},
                                  "partner": {"ledig": false, "geburtsort": "Bonn"}}})";
    const auto result = read(
        R"({"basis": "base.json", "angaben": {"lid_punkte": 20, "ledig": null, "geburtsdatum": {"jahr": 1991}, "partner": {"geburtsort": "Köln"}}})",
        "person.json", {{"base.json", base}});
    REQUIRE(result.is_good());
    CHECK(known<NumberRange>(result, "lid_punkte") == NumberRange{20, 20});
    CHECK(entry(result, "ledig") == nullptr);  // unknown again
    CHECK(known<DateRange>(result, "geburtsdatum") == DateRange{day("1991-01-01"), day("1991-12-31")});
    CHECK(entry(result, "geburtsdatum")->values.front().standing == Standing::Stated);
    CHECK(entry(result, "ledig", 1) != nullptr);
    CHECK(std::get<TextSet>(entry(result, "geburtsort", 1)->values.front().known) == TextSet{{"Köln"}});
    CHECK(read(R"({"basis": "person.json"})").codes() == "P828");
    CHECK(read(R"({"basis": "nowhere.json"})").codes() == "P829");
    CHECK(read(R"({"basis": "a.json"})", "person.json",
               {{"a.json", R"({"basis": "b.json"})"}, {"b.json", R"({"basis": "a.json"})"}})
              .codes() == "P828");
}

TEST_CASE("a person may have a file of its own, and files may link to each other") {
    const auto result = read(
        R"({"angaben": {"partner": {"datei": "partner.xml"}, "kinder": [{"datei": "kind.json", "im_haushalt": true}]}})",
        "person.json",
        {{"partner.xml",
          "<person><angaben><ledig>false</ledig><partner datei=\"person.json\"/></angaben></person>"},
         {"kind.json", R"({"angaben": {"geburtsdatum": "2015-01-01"}})"}});
    REQUIRE(result.is_good());
    CHECK(result.household->persons.size() == 3);
    CHECK(std::get<PersonLink>(entry(result, "partner", 1)->values.front().known) == PersonLink{0});
    CHECK(read(R"({"angaben": {"partner": {"datei": "x.json"}}})").codes() == "P829");
    CHECK(
        read(R"({"angaben": {"partner": {"datei": "x.json"}}})", "person.json", {{"x.json", "[]"}}).codes() ==
        "P804");
}

TEST_CASE("errors in JSON are found where they are") {
    const auto at = [](const std::string& text) {
        const auto result = read(text);
        REQUIRE(result.diagnostics.all().size() == 1);
        const auto& diagnostic = result.diagnostics.all().front();
        const auto position = result.sources.at(result.file).position(diagnostic.span.begin);
        return std::string{dsl::core::id_of(diagnostic.code)} + " " + std::to_string(position.line) + ":" +
               std::to_string(position.column);
    };
    CHECK(at("") == "P801 1:1");
    CHECK(at("{\n  \"angaben\": {},\n}") == "P801 3:1");
    CHECK(at("{\n  \"angaben\" {}\n}") == "P801 2:13");
    CHECK(at("{\"angaben\": {\"ledig\": true \"lid_punkte\": 3}}") == "P801 1:28");
    CHECK(at("{\"angaben\": {\"ledig\": wahr}}") == "P801 1:23");
    CHECK(at("{} {}") == "P801 1:4");
    CHECK(at("// Kommentar\n{}") == "P801 1:1");
    CHECK(at("{\"angaben\": {„ledig“: true}}") == "P801 1:14");
    CHECK(at("{\"angaben\": {\"ledig\": \"a") == "P801 1:23");
    CHECK(at("{\"angaben\": {\"lid_punkte\": 17, \"ledig\": 5}}") == "P804 1:41");
    CHECK(at("{\"angaben\": {\"kinder\": [{\"geburtsdatum\": \"1990-13-01\"}]}}") == "P806 1:42");
    CHECK(at("\xEF\xBB\xBF{\"angaben\": {\"ledig\": 5}}").substr(0, 4) == "P804");
    CHECK(at("{\"angaben\": \"\xFF\"}") == "S104 1:14");
}

TEST_CASE("limits are errors, not crashes") {
    CHECK(read(std::string(70, '[') + std::string(70, ']')).codes() == "P815");
    CHECK(read(std::string(100000, '[')).codes() == "P815");
    std::string many = R"({"angaben": {"verurteilungen": [{})";
    for (int i = 0; i < 10000; ++i) many += ",{}";
    CHECK(read(many + "]}}").codes() == "P814");
    CHECK(read(R"({"angaben": {"geburtsort": ")" + std::string(30000, 'x') + "\"}}").codes() == "P822");
    CHECK(read(R"({"angaben": {")" + std::string(300, 'x') + "\": 1}}").codes() == "P822");
    CHECK(read(std::string(17 << 20, ' ')).codes() == "P813");
    std::string deep;
    for (int i = 0; i < 100000; ++i) deep += "<a>";
    CHECK(read("<person>" + deep, "p.xml").codes() == "P802");
    std::string closed;
    for (int i = 0; i < 100; ++i) closed += "</a>";
    CHECK(read("<person><angaben>" + deep.substr(0, 300) + closed + "</angaben></person>", "p.xml").codes() ==
          "P815");
}

TEST_CASE("a file says when it holds nothing of a person") {
    CHECK(read("{}").is_good());
    CHECK(read("[]").codes() == "P804");
    CHECK(read("{\"angaben\": []}").codes() == "P804");
    CHECK(read("{\"angabe\": {}}").codes() == "P811");
    CHECK(read("{\"ledig\": true}").messages().find("unter `angaben`") != std::string::npos);
    CHECK(read("{\"$schema\": \"x\", \"bemerkung\": \"y\"}").is_good());
    ReadOptions options;
    options.other_members = {"stichtag"};
    CHECK(read("{\"stichtag\": \"2026-01-01\"}", "p.json", {}, options).is_good());
    CHECK(read("{\"stichtag\": \"2026-01-01\"}").codes() == "P811");
    options.member = "person";
    CHECK(
        read(
            R"({"stichtag": "x", "erwartet": {}, "person": {"basis": "b.json", "angaben": {"ledig": true}}})",
            "fall.json", {{"b.json", R"({"angaben": {"lid_punkte": 3}})"}}, options)
            .is_good());
    CHECK(read("{\"angaben\": {}}", "fall.json", {}, options).codes() == "P810");
}

TEST_CASE("with today's date known, birth, proofs and answers do not lie ahead") {
    ReadOptions options;
    options.as_of = day("2026-11-25");
    const auto codes = [&](const char* text) { return read(text, "p.json", {}, options).codes(); };
    CHECK(codes(R"({"angaben": {"geburtsdatum": "2026-11-26"}})") == "P831");
    CHECK(codes(R"({"angaben": {"geburtsdatum": "2026-11-25"}})").empty());
    CHECK(
        codes(
            R"({"angaben": {"ledig": {"wert": true, "nachweise": [{"art": "Pass", "datum": "2027-01-01"}]}}})") ==
        "P831");
    CHECK(
        codes(
            R"({"wertungen": [{"name": "tat_geringfügig", "wert": true, "begründung": "x", "rolle": "SB", "datum": "2026-12-01"}]})") ==
        "P831");
}
