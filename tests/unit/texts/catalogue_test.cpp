#include "evaluator/texts/catalogue.hpp"

#include <catch2/catch.hpp>

#include "evaluator/texts/merge.hpp"

namespace texts = evaluator::texts;
using texts::Catalogue;
using texts::Entry;
using texts::Message;

namespace {

const texts::Language& english() { return *texts::find_language("en"); }

Entry entry(std::string id, std::string german, std::string translation) {
    return {{std::move(id), std::move(german), {}, {}}, {std::move(translation)}, {}, {}};
}

Message message(std::string id, std::string german) { return {std::move(id), std::move(german), {}, {}}; }

Catalogue catalogue_of(const std::vector<Entry>& entries) {
    Catalogue catalogue(english());
    for (const auto& one : entries) catalogue.add(one);
    return catalogue;
}

}  // namespace

TEST_CASE("only a finished translation of today's German text is shown") {
    Entry fuzzy = entry("d", "Vier", "Four");
    fuzzy.is_fuzzy = true;
    Entry obsolete = entry("e", "Fünf", "Five");
    obsolete.is_obsolete = true;
    const Catalogue catalogue = catalogue_of(
        {entry("a", "Eins", "One"), entry("b", "Zwei {0}", "Two"), entry("c", "Drei", ""), fuzzy, obsolete});
    REQUIRE(catalogue.text("a", "Eins") != nullptr);
    CHECK(*catalogue.text("a", "Eins") == "One");
    CHECK(catalogue.text("a", "Eins, geändert") == nullptr);
    CHECK(catalogue.text("b", "Zwei {0}") == nullptr);  // lost its placeholder
    CHECK(catalogue.text("c", "Drei") == nullptr);
    CHECK(catalogue.text("d", "Vier") == nullptr);
    CHECK(catalogue.text("e", "Fünf") == nullptr);
    CHECK(catalogue.text("f", "Sechs") == nullptr);
}

TEST_CASE("forms for one and two may leave the number out, the general form may not") {
    Catalogue catalogue(*texts::find_language("ar"));
    const Message days{"days", "{0} Tag", "{0} Tage", {}};
    catalogue.add({days, {"لا أيام", "يوم", "يومان", "{0} أيام", "{0} يومًا", "{0} يوم"}, {}, {}});
    const Message months{"months", "{0} Monat", "{0} Monate", {}};
    catalogue.add({months, {"لا", "شهر", "شهران", "{0} أشهر", "{0} شهرًا", "شهر"}, {}, {}});
    CHECK(catalogue.usable("days", "{0} Tag", "{0} Tage") != nullptr);
    CHECK(catalogue.usable("months", "{0} Monat", "{0} Monate") == nullptr);
}

TEST_CASE("placeholders are compared whatever their order") {
    CHECK(texts::placeholders("{1} von {0}") == texts::placeholders("{0} of {1}"));
    CHECK(texts::placeholders("{dauer}") == std::vector<std::string>{"{dauer}"});
    CHECK(texts::placeholders("{0") != texts::placeholders("{0}"));
    CHECK(texts::placeholders("0}") != texts::placeholders("0"));
}

TEST_CASE("merging adds new texts empty and keeps those that did not change") {
    const Catalogue result = texts::merged(catalogue_of({entry("a", "Eins", "One")}),
                                           {message("a", "Eins"), message("b", "Zwei")});
    CHECK(*result.text("a", "Eins") == "One");
    REQUIRE(result.find("b") != nullptr);
    CHECK_FALSE(result.find("b")->is_translated());
    CHECK_FALSE(result.find("b")->is_fuzzy);
}

TEST_CASE("merging marks translations of changed texts and remembers the text they were made from") {
    const Catalogue old = catalogue_of({entry("a", "Acht Jahre", "Eight years")});
    const Catalogue once = texts::merged(old, {message("a", "Sechs Jahre")});
    REQUIRE(once.find("a") != nullptr);
    CHECK(once.find("a")->is_fuzzy);
    CHECK(once.find("a")->translations.front() == "Eight years");
    CHECK(once.find("a")->previous_german == "Acht Jahre");
    CHECK(once.text("a", "Sechs Jahre") == nullptr);
    const Catalogue twice = texts::merged(once, {message("a", "Vier Jahre")});
    CHECK(twice.find("a")->previous_german == "Acht Jahre");
}

TEST_CASE("a text that is gone stays as obsolete and comes back with its translation") {
    const Catalogue gone = texts::merged(catalogue_of({entry("a", "Eins", "One")}), {});
    CHECK(gone.find("a") == nullptr);
    REQUIRE(gone.entries().size() == 1);
    CHECK(gone.entries().front().is_obsolete);
    const Catalogue back = texts::merged(gone, {message("a", "Eins")});
    CHECK(*back.text("a", "Eins") == "One");
    CHECK(back.entries().size() == 1);
}

TEST_CASE("texts of one place that change their numbers keep their translations") {
    const Catalogue old =
        catalogue_of({entry("x.hinweis", "Erster.", "First."), entry("x.hinweis.2", "Zweiter.", "Second.")});
    const Catalogue result =
        texts::merged(old, {message("x.hinweis", "Davor."), message("x.hinweis.2", "Erster."),
                            message("x.hinweis.3", "Zweiter.")});
    CHECK(*result.text("x.hinweis.2", "Erster.") == "First.");
    CHECK(*result.text("x.hinweis.3", "Zweiter.") == "Second.");
    CHECK(result.text("x.hinweis", "Davor.") == nullptr);
}

TEST_CASE("the same German text elsewhere is offered, but for a translator to confirm") {
    const Catalogue result = texts::merged(catalogue_of({entry("a.text", "Geduldet", "Tolerated")}),
                                           {message("a.text", "Geduldet"), message("b.text", "Geduldet")});
    REQUIRE(result.find("b.text") != nullptr);
    CHECK(result.find("b.text")->translations.front() == "Tolerated");
    CHECK(result.find("b.text")->is_fuzzy);
    CHECK_FALSE(result.find("a.text")->is_fuzzy);
}
