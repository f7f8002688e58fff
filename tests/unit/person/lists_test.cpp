#include <catch2/catch.hpp>

#include "tests/unit/person/reading.hpp"

using namespace tests::person;
using namespace evaluator::person;
using dsl::core::Date;

namespace {

const ItemList& list(const Result& result, const char* fact, std::size_t person = 0) {
    const auto* found = entry(result, fact, person);
    REQUIRE(found != nullptr);
    return result.household->persons.at(person).lists.at(
        std::get<ListLink>(found->values.front().known).list);
}

}  // namespace

TEST_CASE("the file says the last day, memory holds the day after it") {
    const auto result = read_facts(R"("aufenthaltszeiten": [
        {"von": "2020-01-01", "status": "gestattung"},
        {"von": "2019-03-01", "bis": "2019-12-31", "status": "duldung_60a", "nachweise": [{"art": "Duldung"}]}])");
    REQUIRE(result.is_good());
    const auto& items = list(result, "aufenthaltszeiten").items;
    REQUIRE(items.size() == 2);
    CHECK(items[0].from == DateRange{day("2019-03-01"), day("2019-03-01")});  // sorted by first day
    CHECK(items[0].until == DateRange{day("2020-01-01"), day("2020-01-01")});
    CHECK(items[0].standing == Standing::Evidenced);
    CHECK(items[1].until == DateRange{Date::never(), Date::never()});
    const auto status = items[1].find(
        book().find_attribute(book().fact(book().find_fact("aufenthaltszeiten")).type.list, "status"));
    REQUIRE(status != nullptr);
    CHECK(status->values.front().known == Known{dsl::model::ChoiceValues{0b100}});
}

TEST_CASE("an item that says nothing of its standing has its list's, a value its item's") {
    const auto result = read_facts(R"("aufenthaltszeiten": {"stand": "belegt", "wert": [
        {"von": "2019-01-01", "bis": "2019-12-31", "status": "duldung_60a"},
        {"von": "2020-01-01", "bis": "2020-12-31", "status": "duldung_60a", "stand": "angegeben"},
        {"von": "2021-01-01", "bis": "2021-12-31", "status": {"wert": "duldung_60a", "stand": "angegeben"}},
        {"von": "2022-01-01", "stand": "strittig", "status": "duldung_60a"}]})");
    REQUIRE(result.is_good());
    const auto& items = list(result, "aufenthaltszeiten").items;
    const auto of_status = [&](std::size_t i) {
        return items[i].attributes.front().second.values.front().standing;
    };
    CHECK(items[0].standing == Standing::Evidenced);
    CHECK(of_status(0) == Standing::Evidenced);
    CHECK(items[1].standing == Standing::Stated);
    CHECK(of_status(1) == Standing::Stated);
    CHECK(items[2].standing == Standing::Evidenced);
    CHECK(of_status(2) == Standing::Stated);
    CHECK(items[3].standing == Standing::Contested);
}

TEST_CASE("what is said of a child in an evidenced entry is evidenced, unless it says otherwise") {
    const auto result = read_facts(R"("kinder": {"stand": "belegt", "wert": [
        {"geburtsdatum": "2020-01-01", "im_haushalt": true},
        {"geburtsdatum": {"wert": "2021-01-01", "stand": "angegeben"}},
        {"geburtsdatum": "2022-01-01", "stand": "angegeben"}]})");
    REQUIRE(result.is_good());
    const auto& items = list(result, "kinder").items;
    const auto of_birth = [&](std::size_t i) {
        const auto* birth = result.household->persons[*items[i].person].find(book().birth_date);
        REQUIRE(birth != nullptr);
        return birth->values.front().standing;
    };
    CHECK(of_birth(0) == Standing::Evidenced);
    CHECK(of_birth(1) == Standing::Stated);
    CHECK(of_birth(2) == Standing::Stated);
}

TEST_CASE("periods may be partly known, but must be able to have a day") {
    const auto result =
        read_facts(R"("aufenthaltszeiten": [{"von": "2019", "bis": "2020-03", "status": "gestattung"},
                                                             {"von": null, "bis": "2018-12-31", "status": "duldung_60a"}])");
    REQUIRE(result.is_good());
    const auto& items = list(result, "aufenthaltszeiten").items;
    CHECK(items[1].from == DateRange{day("2019-01-01"), day("2019-12-31")});
    CHECK(items[1].until == DateRange{day("2020-03-02"), day("2020-04-01")});
    CHECK(items[0].from == DateRange{Date::distant_past(), day("2018-12-31")});
    CHECK(read_facts(R"("aufenthaltszeiten": [{"von": "2020-06-01", "bis": "2020-05-31"}])").codes() ==
          "P807");
    CHECK(read_facts(R"("aufenthaltszeiten": [{"von": "2020-06-01", "bis": "2020-06-01"}])").is_good());
    CHECK(read_facts(R"("aufenthaltszeiten": [{"bis": "2020-05-31"}])").codes() == "P810");
    CHECK(read_facts(R"("aufenthaltszeiten": [{"bis": "2020-05-31"}, {"von": "2019-01-01"}])").codes() ==
          "P810");
}

TEST_CASE("a gapless list says one thing of each day, other lists may overlap") {
    CHECK(read_facts(
              R"("aufenthaltszeiten": [{"von": "2019-01-01", "bis": "2020-01-01"}, {"von": "2020-01-01"}])")
              .codes() == "P808");
    CHECK(read_facts(
              R"("aufenthaltszeiten": [{"von": "2019-01-01", "bis": "2019-12-31"}, {"von": "2020-01-01"}])")
              .is_good());
    CHECK(read_facts(R"("aufenthaltszeiten": [{"von": "2019-01-01", "bis": "2020"}, {"von": "2020"}])")
              .is_good());  // perhaps not
    CHECK(
        read_facts(R"("aufenthaltszeiten": [{"von": "2010-01-01"}, {"von": "2011-01-01", "bis": "2011-02-01"},
                                              {"von": "2012-01-01"}])")
            .codes() == "P808 P808");
    CHECK(read_facts(R"("beschäftigungen": [{"von": "2019-01-01"}, {"von": "2020-01-01"}])").is_good());
}

TEST_CASE("an item of persons holds own attributes and facts of the person") {
    const auto result =
        read_facts(R"("kinder": [{"geburtsdatum": "2015-02-03", "im_haushalt": true, "ledig": true}, {}])");
    REQUIRE(result.is_good());
    const auto& items = list(result, "kinder").items;
    REQUIRE(items.size() == 2);
    CHECK(items[0].attributes.size() == 1);
    REQUIRE(items[0].person == PersonIndex{1});
    CHECK(entry(result, "geburtsdatum", 1)->values.front().known ==
          Known{DateRange{day("2015-02-03"), day("2015-02-03")}});
    CHECK(items[1].person == PersonIndex{2});
}

TEST_CASE("links between persons may go both ways, but not to oneself") {
    const auto couple = read(R"({"person": {"kennung": "a"}, "angaben": {"partner": {"verweis": "b"}},
        "personen": {"b": {"angaben": {"partner": {"verweis": "a"}, "ledig": false}}}})");
    REQUIRE(couple.is_good());
    CHECK(known<PersonLink>(couple, "partner") == PersonLink{1});
    CHECK(std::get<PersonLink>(entry(couple, "partner", 1)->values.front().known) == PersonLink{0});
    CHECK(read(R"({"person": {"kennung": "a"}, "angaben": {"partner": {"verweis": "a"}}})").codes() ==
          "P827");
    CHECK(read(R"({"angaben": {"partner": {"verweis": "c"}}, "personen": {"b": {}}})").codes() == "P816");
    CHECK(
        read(R"({"angaben": {"partner": {"verweis": "b", "ledig": true}}, "personen": {"b": {}}})").codes() ==
        "P830");
    CHECK(read(R"({"personen": {"b": {}}})").codes() == "P838");
    CHECK(
        read(R"({"angaben": {"partner": {"verweis": "b"}, "kinder": [{"verweis": "k", "im_haushalt": true}]},
        "personen": {"b": {"angaben": {"kinder": [{"verweis": "k"}]}}, "k": {"angaben": {"geburtsdatum": "2015-01-01"}}}})")
            .is_good());
}

TEST_CASE("what cannot be true of a family is named") {
    CHECK(read_facts(R"("geburtsdatum": "1990-05-01", "letzte_einreise_am": "1990-04-30")").codes() ==
          "P809");
    CHECK(read_facts(R"("geburtsdatum": "1990", "letzte_einreise_am": "1990-04-30")")
              .is_good());  // may be born before
    CHECK(read_facts(R"("geburtsdatum": "1990-05-01", "asyl_unanfechtbar_am": "nicht")").is_good());
    CHECK(
        read_facts(R"("geburtsdatum": "1990-05-01", "aufenthaltszeiten": [{"von": "1990-01-01"}])").codes() ==
        "P809");
    CHECK(read_facts(R"("geburtsdatum": "1990-05-01", "verurteilungen": [{"rechtskraft_am": "1980-01-01"}])")
              .codes() == "P809");
    CHECK(read_facts(R"("geburtsdatum": "1990-05-01", "kinder": [{"geburtsdatum": "1989-01-01"}])").codes() ==
          "P809");
    CHECK(read(R"({"person": {"kennung": "a"}, "angaben": {"kinder": [{"verweis": "b"}]},
        "personen": {"b": {"angaben": {"kinder": [{"verweis": "a"}]}}}})")
              .codes() == "P842");
}

TEST_CASE("unknown names are errors with the nearest name, or warnings if asked for") {
    const auto error = read_facts(R"("geburtsdatm": "1990-05-01")");
    CHECK(error.codes() == "P803");
    CHECK(error.messages().find("meinten Sie `geburtsdatum`?") != std::string::npos);
    ReadOptions lenient;
    lenient.unknown_facts_warn = true;
    const auto warned =
        read(R"({"angaben": {"geburtsdatm": "1990-05-01", "ledig": true}})", "p.json", {}, lenient);
    CHECK(warned.codes() == "P818");
    CHECK(warned.household.has_value());
    CHECK(read_facts(R"("status": "duldung_60a")").messages().find("`aufenthaltszeiten`") !=
          std::string::npos);
    CHECK(read_facts(R"("verurteilungen": [{"ledig": true}])").messages().find("`angaben`") !=
          std::string::npos);
}

TEST_CASE("an incomplete list must be a list") {
    CHECK(read(R"({"unvollständig": ["ledig"]})").codes() == "P837");
    CHECK(read(R"({"unvollständig": ["kindr"]})").codes() == "P803");
    CHECK(read(R"({"unvollständig": ["kinder"]})").is_good());
}
