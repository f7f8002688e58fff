// Reports in another language: words, days and numbers, the direction of writing, and what is still German.
#include <catch2/catch.hpp>

#include "evaluator/render/html_text.hpp"
#include "evaluator/render/render.hpp"
#include "evaluator/render/speech.hpp"
#include "evaluator/render/values.hpp"
#include "evaluator/texts/localize.hpp"
#include "golden.hpp"
#include "sample_parts.hpp"

using namespace evaluator;
using namespace evaluator::render;
using samples::on;

namespace {

/// A catalogue that knows some phrases, by their names in phrases.def.
Translation translation_of(std::string_view code,
                           const std::vector<std::pair<std::string, std::vector<std::string>>>& phrases) {
    texts::Catalogue catalogue(*texts::find_language(code));
    for (const texts::Message& message : phrase_messages())
        for (const auto& [id, forms] : phrases)
            if (message.id == "bericht." + id) catalogue.add({message, forms, {}, {}});
    return Translation(std::move(catalogue));
}

Translation arabic() {
    return translation_of("ar",
                          {
                              {"report_title", {"فحص أولي"}},
                              {"notice_title", {"فحص أولي، وليس قرارًا"}},
                              {"notice_translation", {"هذه ترجمة غير رسمية. النص الألماني وحده هو المعتمد."}},
                              {"label_person", {"الشخص"}},
                              {"label_as_of", {"التاريخ المرجعي"}},
                              {"overview_title", {"نظرة عامة"}},
                              {"outcome_regular_claim", {"حق كقاعدة عامة"}},
                              {"state_met", {"مستوفى"}},
                              {"element_voraussetzung", {"شرط"}},
                              {"calc_of", {"{0} (المطلوب: {1})"}},
                              {"calc_since", {"محسوب من {0}"}},
                              {"calc_met_since", {"مستوفى منذ {0}"}},
                              {"label_version", {"الصيغة"}},
                              {"version_from", {"منذ {0}"}},
                          });
}

/// One norm, one requirement with its arithmetic; its texts as localize() leaves them.
explain::Report small_report() {
    explain::Report report;
    report.person_id = "amira";
    report.as_of = report.law_date = on("2026-11-25");
    report.rules_digest = "abc";
    explain::NormReport norm;
    norm.citation = samples::cite("§ 25b Abs. 1 AufenthG");
    norm.title = "تصريح إقامة عند الاندماج المستدام";
    norm.version.from = on("2015-08-01");
    norm.outcome = explain::Outcome::RegularClaim;
    explain::Node element =
        samples::element("voraufenthalt", texts::marked_as_german("Seit 6 Jahre geduldet"),
                         "§ 25b Abs. 1 Satz 2 Nr. 1 AufenthG", explain::State::Met);
    explain::Calculation calculation;
    calculation.operation = model::Operation::UninterruptedFor;
    calculation.subject = "المدة";
    calculation.have = samples::known(samples::months(81));
    calculation.need = samples::known(samples::months(72));
    calculation.since = on("2020-02-03");
    calculation.met_on = on("2026-02-03");
    element.calculations.push_back(calculation);
    norm.elements.push_back(element);
    report.norms.push_back(norm);
    return report;
}

std::string body_of(const std::string& html) { return html.substr(html.find("<body>")); }

}  // namespace

TEST_CASE("an Arabic report reads from right to left and marks what is still German") {
    const Translation translation = arabic();
    const std::string html = to_html(small_report(), &translation);
    CHECK(html.find("<html lang=\"ar\" dir=\"rtl\">") != std::string::npos);
    CHECK(html.find(texts::german_begins) == std::string::npos);
    CHECK(html.find(texts::german_ends) == std::string::npos);
    INFO("PARAGRAF_UPDATE=1 rewrites it");
    CHECK(golden::expected("render/arabisch/bericht.html", body_of(html)) == body_of(html));
}

TEST_CASE("after a translated report the next one is German again") {
    const std::string before = to_text(small_report());
    const Translation translation = arabic();
    CHECK(to_text(small_report(), {100, false, false, &translation}) != before);
    CHECK(to_text(small_report()) == before);
}

TEST_CASE("the style names no left and no right, so it serves both directions") {
    const std::string html = to_html(small_report());
    const std::string style = html.substr(0, html.find("</style>"));
    for (const char* side : {"-left", "-right", "left:", "right:", ": left", ": right"}) {
        INFO(side);
        CHECK(style.find(side) == std::string::npos);
    }
}

TEST_CASE("plain text says [de] before what has no translation, in German it says nothing") {
    const Translation translation = translation_of("en", {{"report_title", {"Pre-check"}}});
    const std::string text = to_text(small_report(), {100, false, false, &translation});
    CHECK(text.rfind("Pre-check", 0) == 0);
    CHECK(text.find("[de] Seit 6 Jahre geduldet") != std::string::npos);
    CHECK(text.find("[de] Stichtag: 25 November 2026") != std::string::npos);
    CHECK(text.find("[de] [de]") == std::string::npos);
    CHECK(to_markdown(small_report(), &translation).find("[de] ") != std::string::npos);
    const Translation plain = translation_of("de-leicht", {{"report_title", {"Eine erste Prüfung"}}});
    explain::Report unmarked = small_report();
    unmarked.norms.front().elements.front().text = "Seit 6 Jahre geduldet";
    const std::string german = to_text(unmarked, {100, false, false, &plain});
    CHECK(german.find("Seit 6 Jahren geduldet") != std::string::npos);
    CHECK(german.find("[de]") == std::string::npos);
    CHECK(german.find("Stichtag: 25. November 2026") != std::string::npos);
}

TEST_CASE("counts take the plural form of the language") {
    const Translation russian = translation_of(
        "ru", {{"open_points", {"{0} открытый вопрос", "{0} открытых вопроса", "{0} открытых вопросов"}},
               {"value_days", {"{0} день", "{0} дня", "{0} дней"}}});
    const SpeechScope scope(&russian);
    CHECK(say_count(Phrase::open_points, 1) == "1 открытый вопрос");
    CHECK(say_count(Phrase::open_points, 3) == "3 открытых вопроса");
    CHECK(say_count(Phrase::open_points, 12) == "12 открытых вопросов");
    CHECK(words_of(samples::known(core::Rational{21}, explain::Quantity::Unit::Days)) == "21 день");
    CHECK(words_of(samples::known(core::Rational{9, 2}, explain::Quantity::Unit::Days)) == "4,5 дня");
}

TEST_CASE("a fallback in a language with other plural forms keeps the German ones") {
    const Translation arabic_without = translation_of("ar", {});
    const SpeechScope scope(&arabic_without);
    const std::string one = say_count(Phrase::open_points, 1), many = say_count(Phrase::open_points, 12);
    CHECK(one.find("offener Punkt") != std::string::npos);
    CHECK(many.find("offene Punkte") != std::string::npos);
}

TEST_CASE("a value filled into a rule's text is written in the language") {
    const Translation english = translation_of("en", {{"value_unknown", {"unknown"}}});
    const auto words = value_words(english);
    CHECK(words(samples::known(samples::months(72))) == "6 years");
    CHECK(words(samples::known(on("2026-11-25"))) == "25 November 2026");
}

TEST_CASE("between words from right to left, values and citations keep their own direction") {
    const Translation translation = arabic();
    const SpeechScope scope(&translation);
    CHECK(cited(samples::cite("§ 5 AufenthG")) == "\u2066§ 5 AufenthG\u2069");
    CHECK(say(Phrase::version_from, std::string("2015")) == "منذ \u20682015\u2069");
}

TEST_CASE("marks from a person's file open and close nothing they should not") {
    const std::string begin(texts::german_begins), end(texts::german_ends);
    CHECK(escaped(begin + "<b>" + end) == "<span class=\"german\" lang=\"de\" dir=\"ltr\">&lt;b&gt;</span>");
    CHECK(escaped(begin + "a") == "<span class=\"german\" lang=\"de\" dir=\"ltr\">a</span>");
    CHECK(escaped("a" + end + end + "b") == "ab");
    CHECK(escaped(begin + begin + "a" + end + "b" + end) ==
          "<span class=\"german\" lang=\"de\" dir=\"ltr\">ab</span>");
    CHECK(escaped_attribute(begin + "\"a\"" + end) == "&quot;a&quot;");
}

TEST_CASE("a question is one with either question mark, also in German inside a translation") {
    CHECK(is_question("Ist das so?"));
    CHECK(is_question("هل هذا صحيح؟"));
    CHECK(is_question(texts::marked_as_german("Ist das so?")));
    CHECK_FALSE(is_question("Geburtsdatum"));
    CHECK_FALSE(is_question(""));
}
