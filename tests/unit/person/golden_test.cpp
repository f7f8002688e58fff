// Every message about a person's file as a user reads it: tests/golden/person/<code>*.json or .xml beside
// .errors. PARAGRAF_UPDATE=1 rewrites the expected texts; read the diff.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>

#include "tests/unit/person/reading.hpp"

using namespace tests::person;

namespace {

namespace fs = std::filesystem;
const fs::path folder = fs::path{PARAGRAF_SOURCE_DIR} / "tests/golden/person";

std::string content(const fs::path& path) {
    std::ifstream file{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
}

struct Example {
    std::string name, text;
};

/// Too large to keep as files.
std::vector<Example> generated() {
    std::string list = "{\"angaben\": {\"verurteilungen\": [{}";
    for (int i = 0; i < 10'000; ++i) list += ",{}";
    return {{"P813.json", std::string(17 << 20, ' ')},
            {"P814.json", list + "]}}"},
            {"P822.json", "{\"angaben\": {\"geburtsort\": \"" + std::string(30'000, 'x') + "\"}}"}};
}

std::vector<Example> examples() {
    std::vector<Example> all = generated();
    for (const auto& entry : fs::directory_iterator(folder))
        if (entry.path().extension() == ".json" || entry.path().extension() == ".xml")
            all.push_back({entry.path().filename().string(), content(entry.path())});
    std::sort(all.begin(), all.end(), [](const Example& a, const Example& b) { return a.name < b.name; });
    return all;
}

Result read_example(const Example& example) {
    evaluator::person::ReadOptions options;
    options.as_of = dsl::core::date_of(2026, 11, 25);
    options.unknown_facts_warn = example.name.starts_with("P818");
    return read(example.text, example.name, {}, options);
}

}  // namespace

TEST_CASE("messages about person files read as they should") {
    for (const Example& example : examples()) {
        const std::string found = read_example(example).messages();
        const fs::path expected = folder / (example.name + ".errors");
        INFO(expected << " (PARAGRAF_UPDATE=1 rewrites it)");
        if (std::getenv("PARAGRAF_UPDATE") != nullptr) std::ofstream{expected, std::ios::binary} << found;
        CHECK(found == content(expected));
    }
}

TEST_CASE("every code of person files has an example that shows it") {
    std::set<std::string> shown;
    for (const Example& example : examples()) {
        const Result result = read_example(example);
        for (const auto& diagnostic : result.diagnostics.all())
            if (example.name.starts_with(dsl::core::id_of(diagnostic.code)))
                shown.emplace(dsl::core::id_of(diagnostic.code));
    }
    for (const auto& entry : dsl::core::all_codes())
        if (entry.id.starts_with("P")) {
            INFO(entry.id);
            CHECK(shown.contains(std::string{entry.id}));
        }
}
