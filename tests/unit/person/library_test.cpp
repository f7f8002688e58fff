// Person files that people see or that decide about rules, read with the real vocabulary: samples and cases.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "evaluator/person/read_json.hpp"
#include "evaluator/person/read_xml.hpp"
#include "evaluator/person/schema.hpp"
#include "evaluator/person/write.hpp"
#include "tests/unit/person/library.hpp"

using namespace evaluator::person;

namespace {

namespace fs = std::filesystem;
const fs::path root = PARAGRAF_SOURCE_DIR;

struct Reader {
    core::SourceMap sources;
    core::Diagnostics diagnostics;

    std::optional<core::FileId> add(const fs::path& path) {
        const std::string name = path.lexically_normal().string();
        if (const auto known = sources.find(name)) return known;
        std::ifstream file{path, std::ios::binary};
        if (!file) return std::nullopt;
        return sources.add(name, {std::istreambuf_iterator<char>{file}, {}});
    }
    std::optional<Household> read(const fs::path& path, std::string member = {}) {
        const auto file = add(path);
        if (!file) return std::nullopt;
        ReadOptions options;
        options.sources = &sources;
        options.member = std::move(member);
        if (options.member.empty()) options.as_of = core::date_of(2026, 11, 25);  // cases may lie ahead
        options.resolver = [&](std::string_view relative, core::FileId from) {
            return add(fs::path{sources.at(from).name()}.parent_path() / relative);
        };
        const auto reader = path.extension() == ".xml" ? read_xml : read_json;
        return reader(sources.at(*file).text(), *file, tests::person::library(), options, diagnostics);
    }
    std::string messages() const { return core::render(diagnostics, sources); }
};

std::vector<fs::path> files(const char* folder, const char* extension) {
    std::vector<fs::path> found;
    for (const auto& entry : fs::recursive_directory_iterator(root / folder))
        if (entry.path().extension() == extension) found.push_back(entry.path());
    std::sort(found.begin(), found.end());
    return found;
}

bool runs(const std::string& command) { return std::system((command + " >/dev/null 2>&1").c_str()) == 0; }

}  // namespace

TEST_CASE("every sample person reads without a message, in JSON and in XML alike") {
    const auto samples = files("beispiele", ".json");
    REQUIRE_FALSE(samples.empty());
    for (const fs::path& sample : samples) {
        INFO(sample);
        Reader reader;
        const auto json = reader.read(sample);
        const auto xml = reader.read(fs::path{sample}.replace_extension(".xml"));
        CHECK(reader.messages() == "");
        REQUIRE(json);
        REQUIRE(xml);
        CHECK(is_equivalent(*json, *xml));
        CHECK(reader.sources.size() == 2);
    }
}

TEST_CASE("every case of the library is a sound person file") {
    std::size_t number = 0;
    for (const fs::path& path : files("cases", ".json")) {
#ifdef __SANITIZE_ADDRESS__
        if (++number % 4 != 0) continue;  // memory errors show in a quarter of thousands of files, too
#endif
        if (path.parent_path().filename() == "basis") continue;  // read with the cases that build on it
        Reader reader;
        const auto household = reader.read(path, "person");
        INFO(path << "\n" << reader.messages());
        CHECK(household.has_value());
        ++number;
    }
    CHECK(number > 0);
}

TEST_CASE("the examples in the description of the format can be read") {
    std::ifstream file{root / "docs/sachverhalt-datei.md", std::ios::binary};
    const std::string page{std::istreambuf_iterator<char>{file}, {}};
    std::vector<Household> households;
    for (const std::string ending : {".json", ".xml"}) {
        const std::string fence = "```" + ending.substr(1) + "\n";
        for (auto begin = page.find(fence); begin != std::string::npos; begin = page.find(fence, begin + 1)) {
            const auto end = page.find("```", begin + fence.size());
            Reader reader;
            const auto id = reader.sources.add("block" + ending,
                                               page.substr(begin + fence.size(), end - begin - fence.size()));
            const auto read = ending == ".xml" ? read_xml : read_json;
            const auto household =
                read(reader.sources.at(id).text(), id, tests::person::library(), {}, reader.diagnostics);
            INFO(reader.messages());
            REQUIRE(household);
            households.push_back(*household);
        }
    }
    REQUIRE(households.size() == 3);
    CHECK(is_equivalent(households[0], households[2]));  // the first example, in both formats
}

TEST_CASE("the schemas of the library accept the samples") {
    const fs::path folder = fs::temp_directory_path() / "paragraf-library-schema";
    fs::create_directories(folder);
    std::ofstream{folder / "person.schema.json"} << json_schema(tests::person::library());
    std::ofstream{folder / "person.xsd"} << xsd(tests::person::library());
    if (!runs("xmllint --version")) WARN("xmllint is not installed: the XSD was not tried");
    if (!runs("python3 -c 'import jsonschema'"))
        WARN("python3-jsonschema is not installed: the JSON Schema was not tried");
    for (const fs::path& sample : files("beispiele", ".json")) {
        INFO(sample);
        const std::string xml = fs::path{sample}.replace_extension(".xml").string();
        if (runs("xmllint --version"))
            CHECK(runs("xmllint --noout --schema " + (folder / "person.xsd").string() + " " + xml));
        if (runs("python3 -c 'import jsonschema'"))
            CHECK(
                runs("python3 -c 'import json, sys, jsonschema; "
                     "jsonschema.Draft202012Validator(json.load(open(sys.argv[1]))).validate(json.load(open("
                     "sys.argv[2])))' " +
                     (folder / "person.schema.json").string() + " " + sample.string()));
    }
    fs::remove_all(folder);
}
