#include "evaluator/render/pdf/markup.hpp"

#include <catch2/catch.hpp>

#include "evaluator/render/pdf/read_page.hpp"

using namespace evaluator::render::pdf;

TEST_CASE("A page comes back as a tree, with entities resolved and pictures left out") {
    const Element root = read_markup(
        "<!DOCTYPE html>\n<html lang=\"de\"><body><p class=\"a b\">1 &lt; 2 &amp; 3<br>4</p><details open "
        "class=\"x\"><svg a=\"1\"><rect/></svg></details></body></html>\n");
    const Element* paragraph = root.find("p");
    REQUIRE(paragraph != nullptr);
    CHECK(paragraph->words() == "1 < 2 & 34");
    CHECK(paragraph->has_class("b"));
    CHECK_FALSE(paragraph->has_class("a b c"));
    CHECK(root.find("details")->attribute("class") == "x");
    CHECK(root.find("rect") == nullptr);
}

TEST_CASE("A page becomes blocks in its own order") {
    const Pages pages = read_page(
        "<html lang=\"ar\" "
        "dir=\"rtl\"><head><title>T</title></head><body><main><h1>A</h1><figure><svg></svg></figure>"
        "<dl><div><dt>L</dt><dd>V</dd></div></dl><ul><li>one<ul><li>two</li></ul></li></ul>"
        "<table><thead><tr><th>H</th></tr></thead><tbody><tr><th rowspan=\"2\">a</th><td>b</td></tr>"
        "<tr><td><ul><li>c</li><li>d</li></ul></td></tr></tbody></table></main></body></html>",
        {Chart{}});
    CHECK(pages.title == "T");
    CHECK(pages.language == "ar");
    CHECK(pages.is_right_to_left);
    REQUIRE(pages.blocks.size() == 5);
    CHECK(std::holds_alternative<Heading>(pages.blocks[0].content));
    CHECK(std::holds_alternative<Chart>(pages.blocks[1].content));
    CHECK(std::get<Fields>(pages.blocks[2].content).rows.size() == 1);
    const auto& item = std::get<List>(pages.blocks[3].content).items.at(0);
    REQUIRE(item.size() == 2);
    CHECK(std::holds_alternative<List>(item[1].content));
    const auto& table = std::get<Table>(pages.blocks[4].content);
    CHECK(table.head.size() == 1);
    CHECK(table.rows.at(0).at(0).rows == 2);
    std::string cell;
    for (const Run& run : table.rows.at(1).at(0).runs) cell += run.text;
    CHECK(cell == "• c\n• d");
}
