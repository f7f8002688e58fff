#include "evaluator/texts/verify.hpp"

#include <optional>

#include <catch2/catch.hpp>

namespace texts = evaluator::texts;
using texts::FindingKind;

namespace {

/// The only finding for one text in one language; nullopt: the text is finished.
std::optional<FindingKind> finding(std::string_view code, const texts::Message& message,
                                   std::vector<std::string> translations, bool is_fuzzy = false) {
    texts::Catalogue catalogue(*texts::find_language(code));
    catalogue.add({message, std::move(translations), {}, {}, is_fuzzy, false});
    const auto check = texts::verify(catalogue, {message});
    CHECK(check.texts == 1);
    CHECK(check.finished == (check.findings.empty() ? 1U : 0U));
    if (check.findings.empty()) return std::nullopt;
    CHECK(check.findings.size() == 1);
    return check.findings.front().kind;
}

texts::Message plain(std::string german) { return {"id", std::move(german), {}, {}}; }
const texts::Message days{"days", "{0} Tag", "{0} Tage", {}};

}  // namespace

TEST_CASE("a finished translation has no finding") {
    CHECK(finding("en", plain("bis {0}"), {"until {0}"}) == std::nullopt);
    CHECK(finding("ru", days, {"{0} день", "{0} дня", "{0} дней"}) == std::nullopt);
    CHECK(finding("ar", plain("Ist das so?"), {"هل هذا صحيح؟"}) == std::nullopt);
    CHECK(finding("en", plain("{0}: {1}"), {""}) == std::nullopt);  // nothing to translate
}

TEST_CASE("what is left to do is told apart") {
    CHECK(finding("en", plain("bis {0}"), {""}) == FindingKind::Untranslated);
    CHECK(finding("en", plain("bis {0}"), {"until {0}"}, true) == FindingKind::Fuzzy);
    CHECK(finding("en", plain("bis {0}"), {"until"}) == FindingKind::Placeholders);
    CHECK(finding("en", plain("bis {0}"), {"until {1}"}) == FindingKind::Placeholders);
    CHECK(finding("en", plain("bis"), {"until {0}"}) == FindingKind::Placeholders);
    CHECK(finding("en", plain("Ist das so?"), {"That is so."}) == FindingKind::Question);
}

TEST_CASE("every language needs all of its plural forms") {
    CHECK(finding("en", days, {"{0} day", "{0} days"}) == std::nullopt);
    CHECK(finding("ru", days, {"{0} день", "{0} дней"}) == FindingKind::PluralForms);
    CHECK(finding("ru", days, {"{0} день", "", "{0} дней"}) == FindingKind::PluralForms);
    CHECK(finding("bs", days, {"{0} dan", "{0} dana"}) == FindingKind::PluralForms);
    CHECK(finding("ka", days, {"{0} დღე"}) == FindingKind::PluralForms);
    CHECK(finding("ar", days, {"a", "b", "c", "{0} d", "{0} e"}) == FindingKind::PluralForms);
}

TEST_CASE("numbers, paragraphs and dates of the German text must be there, in digits of either kind") {
    CHECK(finding("en", plain("nach § 25b Abs. 1"), {"under section 25b(1)"}) == std::nullopt);
    CHECK(finding("en", plain("nach § 25b Abs. 1"), {"under section 25a(1)"}) == FindingKind::Numbers);
    CHECK(finding("en", plain("bis 31.12.2027"), {"until 31 December 2027"}) == std::nullopt);
    CHECK(finding("en", plain("bis 31.12.2027"), {"until 31 December 2026"}) == FindingKind::Numbers);
    CHECK(finding("en", plain("ab 01.08.2026"), {"from 1 August 2026"}) == std::nullopt);
    CHECK(finding("ar", plain("mindestens 18 Jahre"), {"١٨ سنة على الأقل"}) == std::nullopt);
    CHECK(finding("ar", plain("mindestens 18 Jahre"), {"١٧ سنة على الأقل"}) == FindingKind::Numbers);
}

TEST_CASE("texts the catalogue does not know, or knows otherwise, are findings") {
    texts::Catalogue catalogue(*texts::find_language("en"));
    catalogue.add({plain("Alt"), {"Old"}, {}, {}});
    CHECK(texts::verify(catalogue, {plain("Neu")}).count(FindingKind::Stale) == 1);
    CHECK(texts::verify(catalogue, {{"new", "Neu", {}, {}}}).count(FindingKind::NotInFile) == 1);
}
