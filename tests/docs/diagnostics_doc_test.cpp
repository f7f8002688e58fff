// Every message has a section in docs/diagnostics.md with wrong, right and why; and no section is left of a
// message that no longer exists.
#include <catch2/catch.hpp>

#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "dsl/core/diagnostic.hpp"

using namespace dsl::core;

namespace {

/// Code -> lines of its section ("### T301 …" up to the next heading), in the order of the page.
std::vector<std::pair<std::string, std::vector<std::string>>> sections() {
    std::ifstream page{std::string{PARAGRAF_SOURCE_DIR} + "/docs/diagnostics.md"};
    REQUIRE(page);
    std::vector<std::pair<std::string, std::vector<std::string>>> found;
    bool inside = false;
    for (std::string line; std::getline(page, line);) {
        if (line.starts_with("### ")) {
            found.emplace_back(line.substr(4, 4), std::vector<std::string>{});
            inside = true;
        } else if (line.starts_with("## ")) {
            inside = false;
        } else if (inside) {
            found.back().second.push_back(line);
        }
    }
    return found;
}

bool has_filled_line(const std::vector<std::string>& lines, const std::string& start) {
    for (const std::string& line : lines)
        if (line.starts_with(start) && line.size() > start.size() + 3) return true;
    return false;
}

}  // namespace

TEST_CASE("every message has a section that shows wrong, right and why") {
    std::map<std::string, std::vector<std::string>> by_code;
    for (auto& [code, lines] : sections()) by_code[code] = lines;
    for (const CodeEntry& entry : all_codes()) {
        INFO(entry.id << ": add a section `### " << entry.id << " …` to docs/diagnostics.md");
        const auto found = by_code.find(std::string{entry.id});
        if (found == by_code.end()) {
            CHECK(false);
            continue;
        }
        CHECK(has_filled_line(found->second, "* **Falsch:** "));
        CHECK(has_filled_line(found->second, "* **Richtig:** "));
        CHECK(has_filled_line(found->second, "* **Warum:** "));
    }
}

TEST_CASE("no section tells of a message that does not exist, and none stands twice") {
    std::map<std::string, int> count;
    for (const auto& [code, lines] : sections()) {
        INFO(code);
        CHECK(find_code(code).has_value());
        CHECK(++count[code] == 1);
    }
    CHECK(count.size() > 100);
}
