// Each message of the checker as an author sees it: <code>.recht beside <code>.errors in tests/golden/check.
// PARAGRAF_UPDATE=1 rewrites the expected texts; read the diff.
#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>

#include "tests/unit/check/checked.hpp"

namespace {

/// Codes of N, T, Z, F, K, A that other folders report.
const std::set<std::string_view> reported_elsewhere{"A710", "A711", "A731", "A732", "A733", "A734"};

std::vector<std::string> golden_names() {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator{test::golden_folder()})
        if (entry.path().extension() == ".recht") names.push_back(entry.path().stem().string());
    std::sort(names.begin(), names.end());
    return names;
}

}  // namespace

TEST_CASE("the messages about each example are the expected ones") {
    const bool update = std::getenv("PARAGRAF_UPDATE") != nullptr;
    for (const std::string& name : golden_names()) {
        const auto checked =
            test::check_text(test::read_file(test::golden_folder() + name + ".recht"), name + ".recht");
        const std::string expected = test::golden_folder() + name + ".errors";
        if (update) std::ofstream{expected, std::ios::binary} << checked.messages();
        INFO(name);
        CHECK(checked.messages() == test::read_file(expected));
    }
}

TEST_CASE("every message of the checker has an example that shows it") {
    for (const dsl::core::CodeEntry& entry : dsl::core::all_codes()) {
        if (std::string_view{"NTZFKA"}.find(entry.id[0]) == std::string_view::npos ||
            reported_elsewhere.contains(entry.id))
            continue;
        INFO(entry.id);
        const std::string text = test::read_file(test::golden_folder() + std::string{entry.id} + ".recht");
        CHECK(test::check_text(text).reports(entry.id));
    }
}

TEST_CASE("the correct example has no message") {
    CHECK(test::check_text(test::read_file(test::golden_folder() + "gut.recht")).messages() == "");
}
