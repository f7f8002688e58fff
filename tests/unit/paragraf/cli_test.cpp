// Runs the commands of tests/golden/cli/*.cli with the program itself and compares what it writes and
// returns. A file holds
// `$ command` (run in tests/golden/cli with `paragraf` on the path), then exit code, standard output and
// standard error. PARAGRAF_UPDATE=1 rewrites them; read the diff.
#include <catch2/catch.hpp>

#include <sys/wait.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include <fmt/format.h>

namespace fs = std::filesystem;

namespace {

const fs::path folder = fs::path(PARAGRAF_SOURCE_DIR) / "tests/golden/cli";
/// Life paths with their timelines, plans and dangers under the real rules.
const fs::path paths_folder = fs::path(PARAGRAF_SOURCE_DIR) / "cases/lebenswege";

std::string read(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::string replaced(std::string text, const std::string& what, const std::string& with) {
    for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += with.size())
        text.replace(at, what.size(), with);
    return text;
}

struct Run {
    int exit = -1;
    std::string out, err;
};

Run run(const std::string& command, const fs::path& scratch, const fs::path& in = folder) {
    const std::string line = fmt::format(
        "cd '{}' && unset PARAGRAF_REGELN && export NO_COLOR=1 LC_ALL=C.UTF-8 TMP='{}' PATH='{}':\"$PATH\" "
        "&& ( {} ) >'{}/out' 2>'{}/err' </dev/null",
        in.string(), scratch.string(), fs::path(PARAGRAF_EXECUTABLE).parent_path().string(), command,
        scratch.string(), scratch.string());
    const int status = std::system(line.c_str());
    Run result;
    result.exit = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    result.out = replaced(read(scratch / "out"), scratch.string(), "$TMP");
    result.err = replaced(read(scratch / "err"), scratch.string(), "$TMP");
    return result;
}

std::string recorded(const std::string& command, const Run& result) {
    return fmt::format("$ {}\nexit: {}\n--- stdout\n{}--- stderr\n{}", command, result.exit, result.out,
                       result.err);
}

std::string command_of(const fs::path& file) {
    const std::string text = read(file);
    REQUIRE(text.starts_with("$ "));
    return text.substr(2, text.find('\n') - 2);
}

std::vector<fs::path> recorded_files(const fs::path& in = folder) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(in))
        if (entry.path().extension() == ".cli") files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

struct Scratch {
    Scratch() {
        std::string name = (fs::temp_directory_path() / "paragraf-cli-XXXXXX").string();
        REQUIRE(mkdtemp(name.data()) != nullptr);
        path = name;
    }
    ~Scratch() { fs::remove_all(path); }
    fs::path path;
};

void check_recorded(const fs::path& in, std::size_t least) {
    const char* wish = std::getenv("PARAGRAF_UPDATE");
    const bool updates = wish != nullptr && std::string(wish) == "1";
    const auto files = recorded_files(in);
    REQUIRE(files.size() > least);
    for (const auto& file : files) {
        const Scratch scratch;
        const std::string command = command_of(file);
        const std::string actual = recorded(command, run(command, scratch.path, in));
        if (updates) std::ofstream(file, std::ios::binary) << actual;
        INFO(file.filename().string() << " (PARAGRAF_UPDATE=1 rewrites it)");
        CHECK(read(file) == actual);
    }
}

}  // namespace

TEST_CASE("each command writes and returns what is recorded") { check_recorded(folder, 20); }

#ifndef __SANITIZE_ADDRESS__  // a plan takes a second, and a minute under sanitizers
TEST_CASE("timelines, plans and dangers of the life paths are those that were read and approved") {
    check_recorded(paths_folder, 30);
}
#endif

TEST_CASE("bad input and usage leave standard output empty and say why on standard error") {
    for (const auto& file : recorded_files()) {
        const Scratch scratch;
        const Run result = run(command_of(file), scratch.path);
        INFO(file.filename().string());
        CHECK(result.exit != 3);
        if (result.exit == 2) {
            CHECK(result.out.empty());
            CHECK_FALSE(result.err.empty());
        }
    }
}
