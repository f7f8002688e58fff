// Rows of a CSV file as persons' files.
#include <catch2/catch.hpp>

#include <nlohmann/json.hpp>

#include "evaluator/mass/csv_mapping.hpp"
#include "tests/support/rules.hpp"

using evaluator::mass::CsvMapping;
using evaluator::mass::MappingError;
using evaluator::mass::Record;

namespace {

const test::Rules& book() {
    static const test::Rules rules = test::rules_from(R"(
auswahl Stand { a, b }
sachverhalt {
  tag : Datum "Tag?"
  betrag : Geld "Betrag?"
  ja_oder_nein : Wahr "Ja?"
  zeiten : Zeiträume je zeit { stand : Stand } "Zeiten"
}
)");
    return rules;
}

std::string read(const std::string& columns, const std::string& head, const std::string& row,
                 std::string& error) {
    CsvMapping mapping("{\"spalten\": " + columns + "}", book().book);
    mapping.read_head(head);
    return mapping.translate({1, 2, row, ""}, error);
}

}  // namespace

TEST_CASE("spellings become those of persons' files") {
    struct Row {
        const char *fact, *field, *json;
    };
    for (const Row& row :
         std::vector<Row>{{"tag", "24.12.1990", R"({"tag":"1990-12-24"})"},
                          {"tag", "00.12.1990", R"({"tag":"1990-12"})"},
                          {"tag", "00.00.1990", R"({"tag":"1990"})"},
                          {"betrag", "1.234,50", R"({"betrag":1234.50})"},
                          {"betrag", "1.234", R"({"betrag":1234})"},
                          {"betrag", "12.5", R"({"betrag":12.5})"},
                          {"betrag", "-3", R"({"betrag":-3})"},
                          {"ja_oder_nein", "JA", R"({"ja_oder_nein":true})"},
                          {"ja_oder_nein", "n", R"({"ja_oder_nein":false})"},
                          {"ja_oder_nein", "  ", R"({})"},
                          {"zeiten[1].von", "01.02.2020", R"({"zeiten":[{"von":"2020-02-01"}]})"}}) {
        std::string error;
        const std::string file = read(std::string{"{\"X\": \""} + row.fact + "\"}", "X", row.field, error);
        INFO(row.fact << " " << row.field << " " << error);
        CHECK(nlohmann::json::parse(file)["angaben"] == nlohmann::json::parse(row.json));
    }
}

TEST_CASE("a field that is none of what the fact can be spoils its record only, and names its column") {
    for (const auto& [fact, field] :
         std::vector<std::pair<std::string, std::string>>{{"tag", "1990-12-24"},
                                                          {"tag", "24.12.90"},
                                                          {"betrag", "viel"},
                                                          {"betrag", "1,2,3"},
                                                          {"ja_oder_nein", "?"}}) {
        std::string error;
        CHECK(read("{\"Spalte X\": \"" + fact + "\"}", "Spalte X", field, error).empty());
        CHECK(error.find("`Spalte X`") != std::string::npos);
    }
    std::string error;
    read("{\"X\": \"tag\"}", "X", "1;2", error);
    CHECK(error == "2 Felder statt 1");
}

TEST_CASE("a mapping says all that is wrong with it at once") {
    const auto fails = [](const std::string& text, const std::string& head, const std::string& message) {
        try {
            CsvMapping mapping(text, book().book);
            mapping.read_head(head);
            FAIL("accepted");
        } catch (const MappingError& error) {
            INFO(error.what());
            CHECK(std::string{error.what()}.find(message) != std::string::npos);
        }
    };
    fails("{", "X", "kein gültiges JSON");
    fails("[]", "X", "`spalten`");
    fails(R"({"spalten": {"X": "unbekannt"}})", "X", "die Angabe `unbekannt` gibt es nicht");
    fails(R"({"spalten": {"X": "zeiten"}})", "X", "ist eine Liste");
    fails(R"({"spalten": {"X": "tag[0]"}})", "X", "ist keine Liste");
    fails(R"({"spalten": {"X": "zeiten[a].von"}})", "X", "eine Zahl ab 0");
    fails(R"({"spalten": {"X": "tag"}})", "X;Y", "die Spalte `Y` steht nicht in der Zuordnung");
    fails(R"({"spalten": {"X": "tag"}})", "Y", "die Spalte `X` fehlt in der Datei");
    fails(R"({"spalten": {"X": "tag"}})", "X;X", "zweimal");
    fails(R"({"datum": "TTMMJJ", "spalten": {"X": "tag"}})", "X", "TT, MM und JJJJ");
}
