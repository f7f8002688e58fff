// Golden files of the syntax: tests/golden/syntax/*.recht beside .ast and .formatted, or .errors if there are
// mistakes. PARAGRAF_UPDATE=1 rewrites the expected texts; read the diff.
#include <catch2/catch.hpp>

#include <cstdlib>
#include <fstream>

#include "parsed.hpp"

namespace {

void compare(const std::string& path, const std::string& found) {
    INFO(path << " (PARAGRAF_UPDATE=1 rewrites it)");
    if (std::getenv("PARAGRAF_UPDATE") != nullptr) std::ofstream{path, std::ios::binary} << found;
    CHECK(test::content_of(path) == found);
}

}  // namespace

TEST_CASE("golden files of the syntax") {
    const std::vector<std::string> files = test::files_below("tests/golden/syntax", ".recht");
    REQUIRE_FALSE(files.empty());
    for (const std::string& path : files) {
        const std::string stem = path.substr(0, path.size() - std::string_view{".recht"}.size());
        const test::Parsed result = test::parsed(test::content_of(path));
        if (!result.diagnostics.is_empty()) {
            compare(stem + ".errors", result.messages());
            continue;
        }
        compare(stem + ".ast", result.dump());
        compare(stem + ".formatted", result.formatted());
    }
}

TEST_CASE("every message of the parser has a golden file") {
    for (const test::core::CodeEntry& entry : test::core::all_codes()) {
        if (!entry.id.starts_with("S1") || entry.code == test::core::Code::MoreNotShown ||
            entry.code == test::core::Code::FileTooLarge)
            continue;  // a file of 4 MiB is made in error_test.cpp; S199 belongs to the collector
        INFO(entry.id);
        const std::string text = test::content_of(std::string{PARAGRAF_SOURCE_DIR} + "/tests/golden/syntax/" +
                                                  std::string{entry.id} + ".errors");
        CHECK(text.find("[" + std::string{entry.id} + "]") != std::string::npos);
    }
}
