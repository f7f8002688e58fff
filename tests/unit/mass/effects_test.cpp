// What is taken to be so for everybody: steps of the rules, and values.
#include <catch2/catch.hpp>

#include "evaluator/mass/effects.hpp"
#include "evaluator/person/assumption.hpp"
#include "tests/support/rules.hpp"

using namespace evaluator;
using test::day;

namespace {

constexpr const char* rules = R"(
gesetz AufenthG "Aufenthaltsgesetz"
auswahl Niveau geordnet { A1 "A1", A2 "A2", B1 "B1" }
sachverhalt {
  geburtsdatum : Datum "Geburtsdatum"  erhoben nach § 86 AufenthG
  niveau : Niveau "Welches Niveau?"  erhoben nach § 86 AufenthG
  arbeitet : Wahr "Arbeitet die Person?"  erhoben nach § 86 AufenthG
  einkommen : Geld "Wie viel?"  erhoben nach § 86 AufenthG
}
norm § 1 AufenthG "Probe" {
  gültig ab 2020-01-01
  rechtsfolge ist "Erlaubnis erteilen"
  voraussetzung sprache "Spricht" { zitat Satz 1  wenn niveau mindestens A2 }
  voraussetzung arbeit "Arbeitet" { zitat Satz 2  wenn arbeitet }
}
maßnahme sprachkurs "Sprachkurs besuchen" {
  dauert etwa 6 Monate
  bewirkt niveau mindestens A2
}
)";

struct Effects {
    test::Rules book = test::rules_from(rules);
    engine::Options options;

    Effects() { options.as_of = day("2026-11-25"); }
    mass::Effect of(const std::string& wish) const { return mass::effect_of(book.book, options, wish); }
    /// Whether the file is another one then; `facts` becomes the person after it.
    bool change(const std::string& wish, person::Household& household) const {
        return of(wish).make()(household);
    }
    /// The levels that are possible on a day, one bit each.
    std::uint64_t level(const person::Household& household, const char* on) const {
        const auto* entry = household.persons.front().find(book.book.find_fact("niveau"));
        const auto* value = entry == nullptr ? nullptr : entry->on(day(on));
        return value == nullptr ? 0 : std::get<dsl::model::ChoiceValues>(value->known).mask;
    }
    person::Household person(const char* facts) const { return test::person_from(book.book, facts); }
};

}  // namespace

TEST_CASE("a step does what the rules say it does, and worsens nothing") {
    const Effects effects;
    CHECK(effects.of("sprachkurs").name == "Sprachkurs besuchen");
    auto beginner = effects.person(R"({"niveau": "A1"})");
    CHECK(effects.change("sprachkurs", beginner));
    CHECK(effects.level(beginner, "2026-11-24") == 0b001);  // it begins on the as-of day
    CHECK(effects.level(beginner, "2026-11-25") == 0b010);
    auto unknown = effects.person("{}");
    CHECK(effects.change("sprachkurs", unknown));
    CHECK(effects.level(unknown, "2026-11-25") == 0b010);  // just what the step promises
    for (const char* better : {R"({"niveau": "A2"})", R"({"niveau": "B1"})"}) {
        auto household = effects.person(better);
        effects.change("sprachkurs", household);
        CHECK((household == effects.person(better)));
    }
}

TEST_CASE("a value holds for everybody, better or worse") {
    const Effects effects;
    auto household = effects.person(R"({"niveau": "B1", "arbeitet": true})");
    CHECK(effects.change("niveau=A1", household));
    CHECK((household == effects.person(R"({"niveau": "A1", "arbeitet": true})")));
    CHECK_FALSE(effects.change("niveau=A1", household));  // it is so already
    CHECK(effects.change("arbeitet=nein", household));
    CHECK((household == effects.person(R"({"niveau": "A1", "arbeitet": false})")));
}

TEST_CASE("what does not exist or does not fit is refused") {
    const Effects effects;
    for (const char* wish :
         {"kurs", "=A1", "niveu=A2", "niveau=C9", "arbeitet=vielleicht", "einkommen=1.850"})
        CHECK_THROWS_AS(effects.of(wish), mass::EffectError);
}

TEST_CASE("angabe=wert is read as people write it") {
    const auto value = [](const char* text) {
        const auto read = person::parse_assumption(text);
        return read ? read->fact + " " + read->value : "-";
    };
    CHECK(value("a=ja") == "a true");
    CHECK(value("a=nein") == "a false");
    CHECK(value("a=B1") == "a \"B1\"");
    CHECK(value("a=1.850") == "a 1.850");
    CHECK(value("a=2026-11-25") == "a \"2026-11-25\"");
    CHECK(value("a={\"jahr\": 1990}") == "a {\"jahr\": 1990}");
    CHECK(value("a=x=y") == "a \"x=y\"");
    CHECK(value("a=") == "a \"\"");
    CHECK(value("=1") == "-");
    CHECK(value("a") == "-");
    CHECK(person::assumed_file({{"a", "1"}, {"b", "2"}, {"a", "3"}}, "x.json") ==
          "{\n  \"basis\": \"x.json\",\n  \"angaben\": {\n    \"b\": 2,\n    \"a\": 3\n  }\n}");
}
