#include <catch2/catch.hpp>

#include "evaluator/render/pdf/write_pdf.hpp"
#include "tests/unit/pdf/outside.hpp"

using namespace evaluator::render::pdf;

namespace {

constexpr dsl::core::Date day{20000};

Pages document(Blocks blocks) { return {"Titel", "de", false, std::move(blocks)}; }

std::size_t page_objects(const std::string& pdf) { return outside::count(pdf, "/Type /Page "); }

Table long_table(std::size_t rows) {
    Table table;
    table.head = {{{{"Kopfspalte"}}, true}, {{{"Wert"}}, true}};
    for (std::size_t i = 0; i < rows; ++i)
        table.rows.push_back({{{{"Zeile " + std::to_string(i)}}, true}, {{{"Inhalt"}}}});
    return table;
}

}  // namespace

TEST_CASE("An empty document is one page") {
    const Pdf pdf = write_pdf(document({}), "Fuß", day);
    CHECK(pdf.pages == 1);
    CHECK(pdf.bytes.starts_with("%PDF-1."));
    CHECK(pdf.bytes.ends_with("%%EOF\n"));
}

TEST_CASE("The same document gives the same bytes, and no clock gets in") {
    const Pages pages = document({{Heading{1, {{"A"}}}}, {long_table(3)}});
    const Pdf first = write_pdf(pages, "Fuß", day);
    CHECK(first.bytes == write_pdf(pages, "Fuß", day).bytes);
    CHECK(first.bytes != write_pdf(pages, "Fuß", dsl::core::Date{20001}).bytes);
    CHECK(first.bytes.find("(D:20241004000000") != std::string::npos);
}

TEST_CASE("A tagged file names its language, its title, its tree and the scope of its heads") {
    const Pdf pdf = write_pdf(document({{Heading{1, {{"A"}}}}, {long_table(2)}}), "", day);
    for (const char* part :
         {"/StructTreeRoot", "/MarkInfo << /Marked true >>", "/Lang (de)", "/DisplayDocTitle true", "/S /H1",
          "/S /Table", "/S /TR", "/S /TH", "/S /TD", "/Scope /Column", "/Scope /Row", "<dc:title>"})
        CHECK(outside::count(pdf.bytes, part) >= 1);
}

TEST_CASE("A figure has its alternative text, also beyond ASCII") {
    Chart chart;
    chart.rows = {{"Zeile", false, {{0, 0.5, Chart::Fill::Solid}, {0.5, 1, Chart::Fill::Stripes}}, {}, {}}};
    chart.alternative = "ä";
    const Pdf pdf = write_pdf(document({{chart}}), "", day);
    CHECK(pdf.bytes.find("/Alt <FEFF00E4>") != std::string::npos);
}

TEST_CASE("A table over several pages repeats its head on each, tagged once") {
    const Pdf pdf = write_pdf(document({{long_table(120)}}), "", day);
    REQUIRE(pdf.pages >= 3);
    CHECK(page_objects(pdf.bytes) == static_cast<std::size_t>(pdf.pages));
    CHECK(outside::count(pdf.bytes, "/Scope /Column") == 2);
    const auto text = outside::text_of(pdf.bytes);
    if (!text) {
        WARN("pdftotext is not installed: nothing checked");
        return;
    }
    CHECK(outside::count(*text, "Kopfspalte") == static_cast<std::size_t>(pdf.pages));
    for (std::size_t i = 0; i < 120; ++i)
        CHECK(outside::count(*text, "Zeile " + std::to_string(i) + "\n") == 1);
}

TEST_CASE("Nothing is lost that is longer than a line, a cell or a page") {
    const std::string word(400, 'x');
    std::string text;
    for (int i = 0; i < 1500; ++i) text += "Wort" + std::to_string(i) + " ";
    Table table = long_table(1);
    table.rows[0][1].runs = {{text}};
    const Pdf pdf = write_pdf(document({{Paragraph{{{word}}}}, {Paragraph{{{text}}}}, {table}}), "", day);
    CHECK(pdf.pages >= 3);
    const auto read = outside::text_of(pdf.bytes);
    if (!read) {
        WARN("pdftotext is not installed: nothing checked");
        return;
    }
    CHECK(outside::count(*read, "x") == 400);
    CHECK(outside::count(*read, "Wort") == 3000);
}

TEST_CASE("A heading never stands alone at the end of a page") {
    for (int lines = 30; lines < 50; ++lines) {
        Blocks blocks;
        for (int i = 0; i < lines; ++i) blocks.push_back({Paragraph{{{"Absatz"}}}});
        blocks.push_back({Heading{2, {{"Kapitel"}}}});
        blocks.push_back({Paragraph{{{"Danach"}}}});
        const auto text = outside::text_of(write_pdf(document(blocks), "", day).bytes);
        if (!text) {
            WARN("pdftotext is not installed: nothing checked");
            return;
        }
        const std::size_t heading = text->find("Kapitel"), after = text->find("Danach");
        CHECK(text->substr(heading, after - heading).find('\f') == std::string::npos);
    }
}

TEST_CASE("Every script of our languages has letters") {
    const Pdf pdf = write_pdf(document({{Paragraph{{{"Größe ✓ ✗ ≁ ↷ ○ → „ğş“ čšž"}}}},
                                        {Paragraph{{{"الإقامة"}}}},
                                        {Paragraph{{{"ბინადრობა"}}}},
                                        {Paragraph{{{"пребывание"}}}}}),
                              "", day);
    CHECK(pdf.letters_without_font == 0);
    CHECK(write_pdf(document({{Paragraph{{{"\xF3\xB0\x80\x80"}}}}}), "", day).letters_without_font > 0);
}

TEST_CASE("Tags nest as the blocks do") {
    const List list{
        false, true, {{{Paragraph{{{"eins"}}}}, {List{false, true, {{{Paragraph{{{"zwei"}}}}}}}}}}};
    const auto tags = outside::tags_of(write_pdf(document({{list}}), "", day).bytes);
    if (!tags) {
        WARN("pdfinfo is not installed: nothing checked");
        return;
    }
    std::string names;
    for (const char letter : *tags)
        if (letter != ' ') names += letter;
    CHECK(names ==
          "Document\nL(block)\nLI(block)\nLbl(block)\nLBody(block)\nP(block)\nL(block)\nLI(block)\n"
          "Lbl(block)\nLBody(block)\nP(block)\n");
}
