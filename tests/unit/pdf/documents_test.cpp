// The documents of the program as PDF: all that the page says is in it, in the same order.
#include <algorithm>

#include <catch2/catch.hpp>

#include "dsl/core/calendar.hpp"
#include "evaluator/render/pdf/pdf.hpp"
#include "evaluator/render/phrases.hpp"
#include "tests/unit/pdf/outside.hpp"
#include "tests/unit/render/sample_reports.hpp"

using namespace evaluator;
using namespace evaluator::render;

namespace {

using dsl::core::date_of;

timeline::Timeline small_line() {
    timeline::Timeline line;
    line.from = date_of(2024, 1, 1);
    line.until = date_of(2034, 1, 1);
    line.as_of = line.law_date = date_of(2026, 11, 25);
    timeline::NormTimeline norm;
    norm.title = "Gegenstand";
    norm.norm.stretches = {{{line.from, date_of(2027, 2, 1)}, timeline::State::NotMet},
                           {{date_of(2027, 2, 1), line.until}, timeline::State::Met}};
    norm.elements = {norm.norm};
    norm.elements[0].id = "aufenthalt";
    norm.elements[0].text = "Lange genug hier";
    line.norms = {norm};
    return line;
}

}  // namespace

TEST_CASE("Reports of every kind become pages without a letter missing") {
    for (const auto& report : {samples::everyday(), samples::everything(), samples::nothing()}) {
        const pdf::Pdf pdf = to_pdf(std::vector{report}, "Fuß", nullptr);
        CHECK(pdf.pages >= 1);
        CHECK(pdf.letters_without_font == 0);
        CHECK(pdf.bytes == to_pdf(std::vector{report}, "Fuß", nullptr).bytes);
    }
}

TEST_CASE("Two persons begin on pages of their own") {
    const int one = to_pdf(std::vector{samples::everyday()}, "", nullptr).pages;
    CHECK(to_pdf(std::vector{samples::everyday(), samples::everyday()}, "", nullptr).pages == 2 * one);
}

TEST_CASE("A report can be read in the order of the page, with foot and page numbers") {
    const pdf::Pdf pdf = to_pdf(std::vector{samples::everyday()}, "Am Fuß jeder Seite", nullptr);
    const auto text = outside::text_of(pdf.bytes);
    if (!text) {
        WARN("pdftotext is not installed: nothing checked");
        return;
    }
    std::size_t at = 0;
    for (const Phrase phrase : {Phrase::notice_title, Phrase::overview_title, Phrase::block_open,
                                Phrase::block_requirements, Phrase::block_facts}) {
        const std::size_t found = text->find(say(phrase), at);
        CHECK(found != std::string::npos);
        at = found == std::string::npos ? at : found;
    }
    CHECK(outside::count(*text, "Am Fuß jeder Seite") == static_cast<std::size_t>(pdf.pages));
    std::string close = *text;  // narrow blanks are no blanks to pdftotext
    close.erase(std::remove(close.begin(), close.end(), ' '), close.end());
    for (int page = 1; page <= pdf.pages; ++page)
        CHECK(outside::count(close, "\n" + std::to_string(page) + "/" + std::to_string(pdf.pages) + "\n") ==
              1);
}

TEST_CASE("A timeline has a figure with its words, and a table whose heads span their rows") {
    const pdf::Pdf pdf = to_pdf(small_line(), "", nullptr);
    CHECK(outside::count(pdf.bytes, "/S /Figure") >= 1);
    CHECK(outside::count(pdf.bytes, "/Alt <FEFF") == 1);
    CHECK(outside::count(pdf.bytes, "/RowSpan 2") == 2);
    const auto text = outside::text_of(pdf.bytes);
    if (!text) {
        WARN("pdftotext is not installed: nothing checked");
        return;
    }
    CHECK(outside::count(*text, "Lange genug hier") == 2);  // picture and table
    CHECK(outside::count(*text, "01.02.2027") >= 2);
}

TEST_CASE("The foot names the rule book, and its digest in short") {
    const std::string foot = pdf_foot("2026.11", "c0c86fa3c9f8cc2906e87a09bc75541337d99c1a", nullptr);
    CHECK(foot.find(say(Phrase::notice_title)) == 0);
    CHECK(foot.find("2026.11") != std::string::npos);
    CHECK(foot.find("c0c86fa3c9f8…") != std::string::npos);
}
