// The schemas are judged by tools that others wrote: xmllint, and python3-jsonschema where it is installed.
#include <catch2/catch.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "evaluator/person/schema.hpp"
#include "evaluator/person/write.hpp"
#include "tests/unit/person/pairs.hpp"
#include "tests/unit/person/reading.hpp"

using namespace tests::person;

namespace {

namespace fs = std::filesystem;

class Folder {  // of its own, gone at the end
public:
    Folder()
        : path_(fs::temp_directory_path() /
                ("paragraf-schema-" + std::to_string(std::rand()) + "-" + std::to_string(::time(nullptr)))) {
        fs::create_directories(path_);
    }
    ~Folder() { fs::remove_all(path_); }
    fs::path write(const std::string& name, const std::string& text) const {
        std::ofstream{path_ / name, std::ios::binary} << text;
        return path_ / name;
    }
    fs::path operator/(const char* name) const { return path_ / name; }

private:
    fs::path path_;
};

bool runs(const std::string& command) { return std::system((command + " >/dev/null 2>&1").c_str()) == 0; }

/// Text alone is left to the reader in XML (see xsd.cpp); so only mistakes that the XSD can see.
const std::vector<std::string> wrong_xml{
    facts_xml("<geburtsdatm>1990</geburtsdatm>"),
    facts_xml("<ledig wert=\"ja\"/>"),
    facts_xml("<sprachniveau wert=\"C9\"/>"),
    facts_xml("<ledig><wert>vielleicht</wert></ledig>"),
    facts_xml("<kinder><kid/></kinder>"),
    facts_xml("<aufenthaltszeiten><aufenthaltszeit von=\"gestern\"/></aufenthaltszeiten>"),
    facts_xml("<ledig stand=\"vermutet\">true</ledig>"),
    "<person><wertungen><wertung name=\"tat_geringfügig\" wert=\"true\"/></wertungen></person>"};

const std::vector<std::string> wrong_json{
    facts_json("\"geburtsdatm\": \"1990\""),
    facts_json("\"ledig\": \"ja\""),
    facts_json("\"sprachniveau\": \"C9\""),
    facts_json("\"lid_punkte\": -1"),
    facts_json("\"geburtsdatum\": \"1.5.1990\""),
    facts_json("\"ledig\": {\"zwischen\": [true, false]}"),
    facts_json("\"ledig\": {\"stand\": \"belegt\"}"),
    facts_json("\"kinder\": [{\"tagessätze\": 3}]"),
    facts_json("\"kinder\": {}"),
    facts_json("\"aufenthaltszeiten\": [{\"status\": \"gestattung\"}]"),
    facts_json("\"titel_nach\": \"§ 25\""),
    "{\"wertungen\": [{\"name\": \"tat_geringfügig\", \"wert\": true}]}",
    "{\"angabe\": {}}",
    "{\"unvollständig\": [\"ledig\"]}"};

}  // namespace

TEST_CASE("the JSON Schema holds the vocabulary with its questions") {
    const auto schema = nlohmann::json::parse(evaluator::person::json_schema(book()));
    CHECK(schema["$schema"] == "https://json-schema.org/draft/2020-12/schema");
    const auto& facts = schema["$defs"]["angaben_felder"]["properties"];
    for (const auto& fact : book().facts) CHECK(facts.contains(fact.name) == fact.owner.is_none());
    CHECK(facts["geburtsdatum"]["title"] == "Wann ist die Person geboren?");
    CHECK(schema["$defs"]["auswahl_Sprachniveau"]["oneOf"][2]["const"] == "A2");
}

TEST_CASE("the JSON Schema accepts what the reader accepts and refuses what is wrong") {
    if (!runs("python3 -c 'import jsonschema'")) {
        WARN("python3-jsonschema is not installed: the JSON Schema was not tried");
        return;
    }
    const Folder folder;
    folder.write("schema.json", evaluator::person::json_schema(book()));
    nlohmann::json good = nlohmann::json::array(), bad = nlohmann::json::array();
    for (const Pair& pair : pairs()) {
        good.push_back(nlohmann::json::parse(pair.json));
        good.push_back(
            nlohmann::json::parse(evaluator::person::write_json(*read(pair.json).household, book())));
    }
    for (const std::string& text : wrong_json) {
        CHECK_FALSE(read(text).is_good());
        bad.push_back(nlohmann::json::parse(text));
    }
    folder.write("good.json", good.dump());
    folder.write("bad.json", bad.dump());
    folder.write("try.py", R"(import json, sys, jsonschema
folder = sys.argv[1]
load = lambda name: json.load(open(folder + "/" + name, encoding="utf-8"))
schema = load("schema.json")
jsonschema.Draft202012Validator.check_schema(schema)
validator = jsonschema.Draft202012Validator(schema)
wrong = [f"refused: {p}: {[e.message for e in validator.iter_errors(p)]}" for p in load("good.json") if not validator.is_valid(p)]
wrong += [f"accepted: {p}" for p in load("bad.json") if validator.is_valid(p)]
open(folder + "/result", "w", encoding="utf-8").write("\n".join(wrong))
)");
    const bool has_run =
        std::system(("python3 " + (folder / "try.py").string() + " " + (folder / "").string()).c_str()) == 0;
    REQUIRE(has_run);
    std::ifstream result{folder / "result"};
    CHECK(std::string{std::istreambuf_iterator<char>{result}, {}} == "");
}

TEST_CASE("the XSD accepts what the reader accepts and refuses what is wrong") {
    if (!runs("xmllint --version")) {
        WARN("xmllint is not installed: the XSD was not tried");
        return;
    }
    const Folder folder;
    const auto schema = folder.write("schema.xsd", evaluator::person::xsd(book()));
    const auto is_valid = [&](const std::string& text) {
        const auto file = folder.write("person.xml", text);
        return runs("xmllint --noout --schema " + schema.string() + " " + file.string());
    };
    for (const Pair& pair : pairs()) {
        INFO(pair.what << "\n" << pair.xml);
        CHECK(is_valid(pair.xml));
        const std::string written = evaluator::person::write_xml(*read(pair.json).household, book());
        INFO(written);
        CHECK(is_valid(written));
    }
    for (const std::string& text : wrong_xml) {
        INFO(text);
        CHECK_FALSE(read(text, "person.xml").is_good());
        CHECK_FALSE(is_valid(text));
    }
}
