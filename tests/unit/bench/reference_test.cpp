// All programs of the reference rule set give the same results: by hand, in columns, from lines, our engine,
// and the oracle of the reference where node and /work/shared are there.
#include <catch2/catch.hpp>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "bench/reference/engine.hpp"
#include "bench/reference/generate.hpp"
#include "bench/reference/programs.hpp"

namespace {

constexpr const char* oracle = "/work/shared/bench";

std::string line_of(const reference::Person& person, const reference::Verdicts& found) {
    const auto letter = [&](std::size_t i) { return std::string{"FUT"[found.results[i]]}; };
    return "{\"id\":" + std::to_string(person.id) + ",\"r10\":\"" + letter(0) + "\",\"r25\":\"" + letter(1) +
           "\",\"r44\":\"" + letter(2) + "\"}\n";
}

std::string output_of(const std::string& command) {
    std::string text;
    FILE* pipe = popen(command.c_str(), "r");
    REQUIRE(pipe != nullptr);
    char block[4096];
    for (std::size_t size; (size = std::fread(block, 1, sizeof block, pipe)) > 0;) text.append(block, size);
    REQUIRE(pclose(pipe) == 0);
    return text;
}

}  // namespace

TEST_CASE("branchy, columnar and simdjson agree on every person and every condition", "[bench]") {
    reference::Generator generator{20251101};
    std::vector<reference::Flat> flats;
    std::string lines, expected, found;
    for (int i = 0; i < 20000; ++i) {
        const reference::Person person = generator.next();
        flats.push_back(reference::flatten(person));
        reference::append_line(person, lines);
        lines += '\n';
        expected += line_of(person, reference::verdicts(flats.back()));
    }
    const auto blocks = reference::columns(flats);
    std::vector<reference::BlockVerdicts> verdicts(blocks.size());
    std::vector<reference::BlockLeaves> leaves(blocks.size());
    reference::judge_columns(blocks, verdicts.data(), leaves.data());
    std::size_t parted = 0;
    for (std::size_t i = 0; i < flats.size(); ++i) {
        const reference::Leaves by_hand = reference::leaves(flats[i]);
        const reference::Verdicts whole = reference::verdicts(by_hand);
        parted += whole != reference::verdicts(flats[i]);
        for (std::size_t leaf = 0; leaf < reference::leaf_count; ++leaf)
            parted += by_hand[leaf] != reference::at(leaves[i / 64].leaves[leaf], i % 64);
        for (std::size_t result = 0; result < reference::result_count; ++result)
            parted += whole.results[result] != reference::at(verdicts[i / 64].results[result], i % 64);
    }
    CHECK(parted == 0);
    CHECK(reference::judge_lines(lines, false, found) == flats.size());
    CHECK(found == expected);
}

TEST_CASE("our engine gives the same on the rules written in Recht", "[bench]") {
    reference::Generator generator{20251101};
    reference::Engine engine{PARAGRAF_SOURCE_DIR "/bench/reference/regeln"};
    int left_out = 0, parted = 0, decided = 0;
    for (int i = 0; i < 3000; ++i) {
        const reference::Person person = generator.next();
        if (!reference::counts_alike(person)) {
            ++left_out;
            continue;
        }
        const auto household = engine.read(person);
        const reference::Verdicts wanted = reference::verdicts(reference::flatten(person));
        const reference::Verdicts found = engine.verdicts(household, person.as_of);
        for (std::size_t result = 0; result < reference::result_count; ++result) {
            if (found.results[result] != wanted.results[result]) {
                UNSCOPED_INFO(person.id << " r" << result << " ours " << int{found.results[result]}
                                        << " reference " << int{wanted.results[result]});
                ++parted;
            }
            decided += wanted.results[result] != 1;
        }
    }
    CHECK(parted == 0);
    CHECK(decided > 3000);
    CHECK(left_out < 60);
}

TEST_CASE("persons and results are those of the reference's own generator and oracle", "[bench]") {
    if (!std::filesystem::exists(std::string{oracle} + "/oracle.mjs") ||
        std::system("node --version > /dev/null 2>&1") != 0) {
        WARN("node or /work/shared/bench is not there: not compared");
        return;
    }
    reference::Generator generator{20251101};
    std::string lines, expected;
    for (int i = 0; i < 3000; ++i) {
        const reference::Person person = generator.next();
        reference::append_line(person, lines);
        lines += '\n';
        expected += line_of(person, reference::verdicts(reference::flatten(person)));
    }
    CHECK(output_of(std::string{"node "} + oracle + "/gen.mjs 3000 20251101") == lines);
    const auto file = std::filesystem::temp_directory_path() / "paragraf-reference-persons.jsonl";
    std::ofstream{file, std::ios::binary} << lines;
    CHECK(output_of(std::string{"node "} + oracle + "/oracle.mjs " + file.string()) == expected);
    std::filesystem::remove(file);
}
