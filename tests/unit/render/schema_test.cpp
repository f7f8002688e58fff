#include <catch2/catch.hpp>

#include "evaluator/render/render.hpp"
#include "golden.hpp"
#include "sample_reports.hpp"
#include "small_validator.hpp"

using namespace evaluator;
using nlohmann::json;

namespace {

json schema() {
    return json::parse(
        golden::read(std::filesystem::path(PARAGRAF_SOURCE_DIR) / "docs/schema/ergebnis.schema.json"));
}

std::string joined(const std::vector<std::string>& errors) {
    std::string text;
    for (const auto& error : errors) text += error + "\n";
    return text;
}

}  // namespace

TEST_CASE("the JSON of every sample follows the schema in docs") {
    const json rules = schema();
    small_validator::Validator validator(rules);
    for (const auto& report :
         {render::samples::everyday(), render::samples::everything(), render::samples::nothing()})
        CHECK(joined(validator.check(json::parse(render::to_json(report)))).empty());
    const auto list = render::to_json_list({render::samples::everyday(), render::samples::nothing()});
    CHECK(joined(validator.check(json::parse(list))).empty());
}

TEST_CASE("the schema refuses what is not a result") {
    const json rules = schema();
    small_validator::Validator validator(rules);
    const auto refuses = [&](auto change) {
        json result = json::parse(render::to_json(render::samples::everyday()));
        change(result);
        return !validator.check(result).empty();
    };
    CHECK(refuses([](json& result) { result.erase("hinweis"); }));
    CHECK(refuses([](json& result) { result["punktzahl"] = 5; }));
    CHECK(refuses([](json& result) { result["stichtag"] = "25.11.2026"; }));
    CHECK(refuses([](json& result) { result["normen"][0]["ergebnis"] = "ja"; }));
    CHECK(refuses([](json& result) { result["normen"][0]["voraussetzungen"][0]["ergebnis"] = "grün"; }));
    CHECK(refuses([](json& result) { result["normen"][0]["gruende"][0].erase("art"); }));
}

TEST_CASE("the names of the issue stand in the JSON of a norm and of a requirement") {
    const json result = json::parse(render::to_json(render::samples::everyday()));
    const json& norm = result["normen"][1];
    CHECK(norm["norm"] == "§ 25b Abs. 1 AufenthG");
    CHECK(norm["rechtsfolge"] == "soll");
    CHECK(norm["ergebnis"] == "offen");
    CHECK(norm["gilt_bis"] == "2026-12-31");  // may change on 01.01.2027
    const json& residence = norm["voraussetzungen"][0];
    CHECK(residence["id"] == "voraufenthalt");
    CHECK(residence["in_der_regel"] == true);
    CHECK(residence["ab"] == "2027-02-03");
    CHECK(residence["teile"][0]["rechnung"] ==
          "5 Jahre 9 Monate von 6 Jahren; gerechnet ab 03.02.2021; erfüllt ab 03.02.2027");
    CHECK(norm["voraussetzungen"][2]["gruende"][0]["art"] == "angabe");
    CHECK(norm["voraussetzungen"][2]["gruende"][0]["zitat"] == "§ 25b Abs. 1 Satz 2 Nr. 4 AufenthG");
}
