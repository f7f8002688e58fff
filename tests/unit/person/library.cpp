#include "tests/unit/person/library.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "dsl/model/check/check.hpp"
#include "dsl/syntax/parse.hpp"

namespace tests::person {

namespace {

namespace fs = std::filesystem;

dsl::model::RuleBook read_library() {
    const fs::path folder = fs::path{PARAGRAF_SOURCE_DIR} / "rules";
    std::vector<fs::path> paths;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.path().extension() == ".recht") paths.push_back(entry.path());
    std::sort(paths.begin(), paths.end());
    dsl::core::SourceMap sources;
    dsl::core::Diagnostics diagnostics;
    dsl::model::CheckInput input;
    for (const fs::path& path : paths) {
        std::ifstream file{path, std::ios::binary};
        const auto id =
            sources.add(fs::relative(path, folder).string(), {std::istreambuf_iterator<char>{file}, {}});
        input.files.push_back(dsl::syntax::parse(sources.at(id), id, diagnostics));
    }
    input.sources = &sources;
    auto book = dsl::model::check(input, diagnostics);
    if (diagnostics.has_errors()) WARN(dsl::core::render(diagnostics, sources));
    CHECK_FALSE(diagnostics.has_errors());
    return book;
}

}  // namespace

const dsl::model::RuleBook& library() {
    static const dsl::model::RuleBook book = read_library();
    return book;
}

}  // namespace tests::person
