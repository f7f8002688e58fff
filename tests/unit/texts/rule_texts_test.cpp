#include "evaluator/texts/rule_texts.hpp"

#include <algorithm>
#include <map>

#include <catch2/catch.hpp>

#include "evaluator/texts/localize.hpp"
#include "tests/support/rules.hpp"

namespace texts = evaluator::texts;

namespace {

std::map<std::string, std::string> ids_of(dsl::model::RuleBook book) {
    std::map<std::string, std::string> ids;
    for (const auto& text : texts::texts_of(book)) ids[text.id] = text.german;
    return ids;
}

constexpr std::string_view two_facts = R"(gesetz StAG "Gesetz"
auswahl Farbe { rot "Rot", blaugrün }
sachverhalt {
  a : Wahr "Ist a?" hinweis "Erster." hinweis "Zweiter." nachweis "Pass"
  b : Farbe "Ist b?" nachweis "Pass"
}
)";
constexpr std::string_view facts_turned = R"(gesetz StAG "Gesetz"
auswahl Farbe { blaugrün, rot "Rot" }
sachverhalt {
  b : Farbe "Ist b?" nachweis "Pass"
  a : Wahr "Ist a?" hinweis "Zweiter." hinweis "Erster." nachweis "Pass"
}
)";
constexpr std::string_view one_norm = R"(
norm § 1 StAG "Titel" {
  gültig ab 2020-01-01
  rechtsfolge soll "Handeln"
  voraussetzung eins "Alt" { zitat § 1 Abs. 1 StAG  gültig bis 2022-12-30  wenn a }
  voraussetzung eins "Neu" {
    zitat § 1 Abs. 1 StAG  gültig ab 2022-12-31
    wenn eines von { a, fall sonst_so "Sonst so" { wenn b ist rot } }
    entfällt alter "Wegen Alters" { zitat § 1 Abs. 2 StAG  wenn a }
  }
}
)";

std::string with(std::string_view facts, std::string_view norm) {
    return std::string(facts) + std::string(norm);
}

}  // namespace

TEST_CASE("ids are made of names and citations") {
    const auto rules = test::rules_from(with(two_facts, one_norm));
    const auto ids = ids_of(rules.book);
    const std::map<std::string, std::string> expected{
        {"angabe.a.frage", "Ist a?"},
        {"angabe.a.hinweis", "Erster."},
        {"angabe.a.hinweis.2", "Zweiter."},
        {"auswahl.Farbe.rot", "Rot"},
        {"auswahl.Farbe.blaugrün", "Blaugrün"},
        {"nachweis.Pass", "Pass"},
        {"norm.§ 1 StAG.titel", "Titel"},
        {"norm.§ 1 StAG.rechtsfolge.soll", "Handeln"},
        {"§ 1 StAG/eins.text", "Alt"},
        {"§ 1 StAG/eins.text@2022-12-31", "Neu"},
        {"§ 1 StAG/eins/sonst_so.text", "Sonst so"},
        {"§ 1 StAG/eins/alter.text", "Wegen Alters"},
    };
    for (const auto& [id, german] : expected) {
        INFO(id);
        REQUIRE(ids.count(id) == 1);
        CHECK(ids.at(id) == german);
    }
}

TEST_CASE("the order of the rules does not change an id") {
    CHECK(ids_of(test::rules_from(with(two_facts, one_norm)).book) ==
          ids_of(test::rules_from(with(facts_turned, one_norm)).book));
}

TEST_CASE("a later version leaves the ids of earlier ones alone") {
    constexpr std::string_view before = R"(
norm § 1 StAG "Titel" { gültig ab 2020-01-01  rechtsfolge soll "Handeln"
  voraussetzung eins "Alt" { zitat § 1 Abs. 1 StAG  wenn a } }
)";
    const auto old_ids = ids_of(test::rules_from(with(two_facts, before)).book);
    const auto new_ids = ids_of(test::rules_from(with(two_facts, one_norm)).book);
    for (const auto& [id, german] : old_ids) {
        INFO(id);
        REQUIRE(new_ids.count(id) == 1);
        CHECK(new_ids.at(id) == german);
    }
}

TEST_CASE("in the rule library every text has an id of its own") {
    auto book = test::rule_library().book;
    std::map<std::string, std::string> german_of;
    for (const auto& text : texts::texts_of(book)) {
        INFO(text.id);
        CHECK_FALSE(text.id.empty());
        CHECK_FALSE(text.german.empty());
        const auto [at, is_new] = german_of.emplace(text.id, text.german);
        CHECK(at->second == text.german);
    }
    CHECK(german_of.size() > 1000);
}

TEST_CASE("in the rule library no text is left without an id") {
    auto book = test::rule_library().book;
    std::vector<const std::string*> places;
    for (const auto& text : texts::texts_of(book)) places.push_back(text.place);
    const auto is_listed = [&](const std::string& text) {
        return text.empty() || std::find(places.begin(), places.end(), &text) != places.end();
    };
    for (const auto& block : book.blocks) CHECK(is_listed(block.text));
    for (const auto& fact : book.facts) CHECK(is_listed(fact.question));
    for (const auto& norm : book.norms) CHECK(is_listed(norm.title));
    for (const auto& judgement : book.judgements) CHECK(is_listed(judgement.question));
    for (const auto& transition : book.transitions) CHECK(is_listed(transition.text));
    for (const auto& block : book.blocks)
        for (const auto& hint : block.attributes.hints) CHECK(is_listed(hint));
}

TEST_CASE("no case of the rule library is named by the makeshift for texts outside the walk") {
    auto book = test::rule_library().book;
    for (const auto& text : texts::texts_of(book)) {
        INFO(text.id);
        CHECK(text.id.rfind("sonst/", 0) != 0);
    }
}

TEST_CASE("localizing changes texts and nothing else, and marks what has no translation") {
    auto rules = test::rules_from(with(two_facts, one_norm));
    texts::Catalogue catalogue(*texts::find_language("en"));
    catalogue.add({{"angabe.a.frage", "Ist a?", {}, {}}, {"Is it a?"}, {}, {}});
    catalogue.add({{"auswahl.Farbe.rot", "Rötlich", {}, {}}, {"Red"}, {}, {}});  // made from another text
    texts::localize(rules.book, catalogue);
    const auto& fact = rules.book.fact(rules.book.find_fact("a"));
    CHECK(fact.name == "a");
    CHECK(fact.question == "Is it a?");
    CHECK(rules.book.choices.back().values.front().text == texts::marked_as_german("Rot"));
    CHECK(rules.book.norms.front().title == texts::marked_as_german("Titel"));
}
