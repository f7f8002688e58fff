// The promises of docs/architecture.md, and proof that a broken promise is found.
#include <catch2/catch.hpp>
#include <fstream>

#include "tests/structure/rules.hpp"
#include "tests/structure/source_text.hpp"

using namespace structure;

namespace {

struct Row {
    std::string path, text, what;  // `what`: part of the only finding, "" for none
};

void check_rows(const std::vector<Row>& rows) {
    for (const Row& row : rows) {
        CAPTURE(row.path, row.text);
        const std::vector<Finding> findings = check_source(row.path, row.text);
        REQUIRE(findings.size() == (row.what.empty() ? 0 : 1));
        if (!row.what.empty()) CHECK(findings[0].what.find(row.what) != std::string::npos);
    }
}

}  // namespace

TEST_CASE("the sources keep to the table of folders") {
    const std::filesystem::path root = PARAGRAF_SOURCE_DIR;
    REQUIRE(count_sources(root) > 50);
    for (const Finding& finding : check_tree(root))
        FAIL_CHECK(finding.file << ":" << finding.line << ": " << finding.what);
}

TEST_CASE("a folder may include its own headers and those below it, never those above") {
    check_rows({
        {"dsl/core/date.cpp", "#include \"dsl/core/date.hpp\"", ""},
        {"dsl/core/date.cpp", "#include \"dsl/model/type.hpp\"",
         "dsl/core must not include dsl/model/type.hpp"},
        {"dsl/model/type.cpp", "#include \"dsl/syntax/tree.hpp\"", "dsl/model must not include dsl/syntax"},
        {"dsl/model/check/names.cpp", "#include \"dsl/syntax/tree.hpp\"", ""},
        {"dsl/model/check/names.cpp", "#include \"dsl/syntax/grammar/rules.hpp\"", "must not include"},
        {"dsl/syntax/parse.cpp", "#include \"dsl/syntax/grammar/rules.hpp\"", ""},
        {"evaluator/engine/plan.cpp", "#include \"evaluator/person/person.hpp\"", ""},
        {"evaluator/engine/plan.cpp", "#include \"evaluator/person/read_json.hpp\"", "must not include"},
        {"evaluator/engine/plan.cpp", "#include \"evaluator/explain/explain.hpp\"", "must not include"},
        {"evaluator/render/text.cpp", "#include \"evaluator/explain/explanation.hpp\"", ""},
        {"apps/paragraf/main.cpp", "#include \"evaluator/render/render.hpp\"", ""},
        {"apps/paragraf/main.cpp", "#include \"tests/support/cases.hpp\"", "from a folder of the table"},
        {"dsl/core/date.cpp", "#include \"date.hpp\"", "write it from the root"},
        {"dsl/utils/date.cpp", "", "no row in the table"},
    });
}

TEST_CASE("a library stays in the folders that need it") {
    check_rows({
        {"dsl/syntax/grammar/rules.hpp", "#include <boost/spirit/home/x3.hpp>", ""},
        {"dsl/syntax/parse.cpp", "#include <boost/spirit/home/x3.hpp>", "must not use x3"},
        {"dsl/syntax/tree.hpp", "#include <boost/fusion/include/adapt_struct.hpp>", ""},
        {"dsl/model/check/names.cpp", "#include <boost/variant.hpp>", "must not use boost"},
        {"evaluator/engine/plan.cpp", "#include <nlohmann/json.hpp>", "must not use nlohmann"},
        {"dsl/core/source.cpp", "#include <nlohmann/json.hpp>", "must not use nlohmann"},
        {"evaluator/person/read.cpp", "#include <nlohmann/json.hpp>", ""},
        {"evaluator/render/json.cpp", "# include <pugixml.hpp>", "must not use pugixml"},
        {"dsl/core/source.cpp", "#include <unknown/library.hpp>", "must not use unknown/library.hpp"},
        {"dsl/core/source.cpp", "#include <string_view>", ""},
        {"dsl/core/source.cpp", "// #include <nlohmann/json.hpp>", ""},
    });
}

TEST_CASE("core, model, engine and explain neither print nor read files, clocks or the environment") {
    check_rows({
        {"dsl/core/source.cpp", "#include <fstream>", "must not print"},
        {"dsl/model/type.cpp", "#include <iostream>", "must not print"},
        {"evaluator/engine/plan.cpp", "auto now = std::chrono::system_clock::now();", "clocks"},
        {"evaluator/explain/explain.cpp", "const char* home = std::getenv(\"HOME\");", "environment"},
        {"apps/paragraf/main.cpp", "#include <fstream>\nauto now = std::chrono::system_clock::now();", ""},
    });
}

TEST_CASE("no act and no paragraph is named in C++") {
    check_rows({
        {"evaluator/engine/plan.cpp", "if (act == \"AufenthG\") return;", "an act is named"},
        {"evaluator/render/text.cpp", "auto basis = R\"(§ 25b)\";", "a paragraph is cited"},
        {"apps/paragraf/main.cpp", "help(\"so: `§ 25b Abs. 1 StAG`\");", ""},
        {"apps/paragraf/main.cpp", R"(help("so: \"§ 25b Abs. 1 StAG\"");)", ""},
        {"apps/paragraf/main.cpp", R"(find("§ 25b Abs. 1 StAG"), help("\"so\"");)", "an act is named"},
        {"evaluator/person/schema.cpp", "add(\"§ 25 StAG\");  // example", ""},
        {"evaluator/person/schema.cpp", "add(\"Art. 9 DSGVO\");", ""},
        {"dsl/core/date.cpp", "// the last day (§ 188 Abs. 3 BGB)", ""},
        {"dsl/model/rule_book.hpp", "bool is_sensitive;  // Art. 9 GDPR", ""},
        {"dsl/core/citation.hpp", "std::string act;  // \"StAG\", as in \"§ 10 StAG\"", ""},
        {"evaluator/engine/plan.cpp", "count();  // § 25b Abs. 6 counts this too", "a comment cites"},
        {"evaluator/engine/plan.cpp", "/* as\n § 10 Abs. 1 says */", "a comment cites"},
    });
}

TEST_CASE("a finding names its line") {
    const auto findings = check_source("dsl/core/a.cpp", "int a;\n\n#include <fstream>\n");
    REQUIRE(findings.size() == 1);
    CHECK(findings[0].line == 3);
}

TEST_CASE("a violation planted in a tree is found") {
    namespace fs = std::filesystem;
    const fs::path root = fs::temp_directory_path() / "paragraf-structure-test";
    fs::remove_all(root);
    fs::create_directories(root / "evaluator/engine");
    std::ofstream(root / "evaluator/engine/plan.cpp") << "#include <vector>\n#include <nlohmann/json.hpp>\n";
    const auto findings = check_tree(root);
    fs::remove_all(root);
    REQUIRE(findings.size() == 1);
    CHECK(findings[0] == Finding{"evaluator/engine/plan.cpp", 2,
                                 "evaluator/engine must not use nlohmann: <nlohmann/json.hpp>"});
}

TEST_CASE("code and comments are told apart") {
    const SourceParts parts =
        split("int a = 1'000; // \"x\nauto s = \"//\"; /* y */ char c = '\"'; auto r = R\"(/*\")\";");
    CHECK(parts.code.find("\"//\"") != std::string::npos);
    CHECK(parts.code.find("R\"(/*\")\"") != std::string::npos);
    CHECK(parts.code.find('y') == std::string::npos);
    CHECK(parts.comments.find("// \"x") != std::string::npos);
    CHECK(parts.comments.find("/* y */") != std::string::npos);
    CHECK(parts.comments.find("char") == std::string::npos);
}
