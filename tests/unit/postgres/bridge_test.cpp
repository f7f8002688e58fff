#include "apps/postgres/bridge.h"

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <string>

#include "dsl/core/date.hpp"

extern "C" void paragraf_die(const char* why) {
    FAIL("paragraf_die: " << why);
    std::abort();
}

namespace {

using dsl::core::date_of;

const std::string rules = PARAGRAF_SOURCE_DIR "/rules";
const char* const norm = "§ 25b Abs. 1 AufenthG";
const std::int32_t day = date_of(2026, 11, 25).days;

ParagrafError load(const std::string& folder) {
    ParagrafError error{};
    const bool went_well = paragraf_bridge_load(folder.c_str(), &error);
    CHECK(went_well == (error.trouble == PARAGRAF_NO_TROUBLE));
    return error;
}

struct Answer {
    std::string result;
    ParagrafTrouble trouble;
    std::string message, hint;
};

Answer verdict(const std::string& person, const std::string& about = norm, std::int32_t on = day) {
    ParagrafError error{};
    const char* result = paragraf_bridge_verdict(person.data(), person.size(), about.c_str(), on, &error);
    CHECK((result == nullptr) == (error.trouble != PARAGRAF_NO_TROUBLE));
    return {result == nullptr ? "" : result, error.trouble, error.message == nullptr ? "" : error.message,
            error.hint == nullptr ? "" : error.hint};
}

std::string sample() {
    std::ifstream file(PARAGRAF_SOURCE_DIR "/beispiele/amira.json", std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::size_t rows_of_all_norms(const std::string& person) {
    ParagrafError error{};
    std::size_t norms = 0, all = 0;
    REQUIRE(paragraf_bridge_check(person.data(), person.size(), nullptr, day, &norms, &error));
    for (std::size_t i = 0; i < norms; ++i) {
        const ParagrafRow* rows = nullptr;
        std::size_t count = 0;
        REQUIRE(paragraf_bridge_rows(i, &rows, &count, &error));
        REQUIRE(count >= 1);
        CHECK(rows[0].requirement == nullptr);
        for (std::size_t k = 0; k < count; ++k) {
            CHECK(rows[k].result != nullptr);
            CHECK(std::string(rows[k].basis) == rows[0].basis);
            for (std::size_t point = 0; point < rows[k].open_count; ++point)
                CHECK(std::string(rows[k].open[point]).find(':') != std::string::npos);
        }
        all += count;
    }
    return all;
}

}  // namespace

TEST_CASE("a folder without rules is an error, and the rules read before stay") {
    REQUIRE(load(rules).trouble == PARAGRAF_NO_TROUBLE);
    const std::string digest = paragraf_bridge_rules().digest;
    CHECK(load("/nirgends").trouble == PARAGRAF_BAD_RULES);
    CHECK(digest == paragraf_bridge_rules().digest);
    CHECK(verdict("{\"angaben\": {}}").result == "offen");
}

TEST_CASE("rules with errors are told with their messages") {
    const auto folder = std::filesystem::temp_directory_path() / "paragraf-bridge-test";
    std::filesystem::create_directories(folder);
    std::ofstream(folder / "falsch.recht") << "norm \"§ 1 Abs. 1 XG\" {\n";
    const ParagrafError error = load(folder.string());
    REQUIRE(error.trouble == PARAGRAF_BAD_RULES);
    REQUIRE(error.detail != nullptr);
    CHECK(std::string(error.detail).find("falsch.recht:") != std::string::npos);
    std::filesystem::remove_all(folder);
}

TEST_CASE("bad persons are told by code, without what stands in the file around") {
    REQUIRE(load(rules).trouble == PARAGRAF_NO_TROUBLE);
    const std::pair<const char*, const char*> table[] = {
        {"", "P801"},
        {"{", "P801"},
        {"\xff", "S104"},
        {"{\"angaben\": {\"a\": 1}}", "P803"},
        {"{\"angaben\": {\"ledig\": \"kaum\"}}", "P80"},
        {"{\"basis\": \"x.json\", \"angaben\": {}}", "P829"},
        {"{\"angaben\": {\"geburtsdatum\": \"1990-02-31\"}}", "P806"},
    };
    for (const auto& [person, code] : table) {
        const Answer answer = verdict(person);
        INFO(person << ": " << answer.message);
        CHECK(answer.trouble == PARAGRAF_BAD_PERSON);
        CHECK(answer.message.rfind(code, 0) == 0);
        CHECK(answer.message.find('\n') == std::string::npos);
    }
    CHECK(verdict("{\"angaben\": {\"geburtsdatumm\": \"1990-01-01\"}}").hint.find("geburtsdatum`") !=
          std::string::npos);
    CHECK(verdict("{\"angaben\": {}}").result == "offen");
}

TEST_CASE("a verdict is asked of exactly one norm") {
    REQUIRE(load(rules).trouble == PARAGRAF_NO_TROUBLE);
    for (const char* bad : {"", "x", "§ 999 AufenthG", "§ 25b AufenthG"}) {
        INFO(bad);
        CHECK(verdict("{\"angaben\": {}}", bad).trouble == PARAGRAF_BAD_QUESTION);
    }
    CHECK(verdict("{\"angaben\": {}}", "§ 60 Abs. 2 AsylG").trouble ==
          PARAGRAF_NO_TROUBLE);  // § 60 Abs. 2 Satz 2
    CHECK(verdict("{\"angaben\": {}}", norm, date_of(2010, 1, 1).days).result == "nicht_in_kraft");
}

TEST_CASE("the rows of all norms are the same when asked again, also after other persons and days") {
    REQUIRE(load(rules).trouble == PARAGRAF_NO_TROUBLE);
    const std::size_t rows = rows_of_all_norms(sample());
    CHECK(rows > 1000);
    CHECK(verdict("{\"angaben\": {}}").result == "offen");
    // more questions and states of the law than are kept
    for (std::int32_t back = 0; back < 200; ++back) verdict("{\"angaben\": {}}", norm, day - 30 * back);
    for (int paragraph = 1; paragraph < 100; ++paragraph)
        verdict("{\"angaben\": {}}", "§ " + std::to_string(paragraph) + " AufenthG");
    CHECK(rows_of_all_norms(sample()) == rows);
}
