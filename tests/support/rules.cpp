#include "tests/support/rules.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "dsl/model/check/check.hpp"
#include "dsl/syntax/parse.hpp"

namespace test {

namespace {

void check_into(Rules& rules) {
    model::CheckInput input;
    input.sources = &rules.sources;
    for (std::uint32_t i = 1; i <= rules.sources.size(); ++i)
        input.files.push_back(
            dsl::syntax::parse(rules.sources.at(core::FileId{i}), core::FileId{i}, rules.diagnostics));
    rules.book = model::check(input, rules.diagnostics);
    if (!rules.diagnostics.has_errors()) return;
    std::string errors;
    for (const core::Diagnostic& found : rules.diagnostics.sorted())
        if (found.severity == core::Severity::Error) errors += core::render(found, rules.sources, {});
    throw std::runtime_error(errors);
}

}  // namespace

Rules rules_from(std::string_view text) {
    Rules rules;
    rules.sources.add("test.recht", std::string{text});
    check_into(rules);
    return rules;
}

const Rules& rule_library() {
    static const Rules library = [] {
        Rules rules;
        const std::filesystem::path folder = std::filesystem::path{PARAGRAF_SOURCE_DIR} / "rules";
        std::vector<std::filesystem::path> files;
        for (const auto& entry : std::filesystem::recursive_directory_iterator{folder})
            if (entry.path().extension() == ".recht") files.push_back(entry.path());
        std::sort(files.begin(), files.end());
        for (const auto& file : files) {
            std::ifstream in{file, std::ios::binary};
            rules.sources.add(std::filesystem::relative(file, folder).generic_string(),
                              std::string{std::istreambuf_iterator<char>{in}, {}});
        }
        check_into(rules);
        return rules;
    }();
    return library;
}

evaluator::person::Household person_from(const model::RuleBook& book, std::string_view json) {
    core::SourceMap sources;
    core::Diagnostics diagnostics;
    const std::string text = R"({"angaben":)" + std::string{json} + "}";
    const core::FileId file = sources.add("person.json", text);
    auto household = evaluator::person::read_json(text, file, book, {}, diagnostics);
    if (!household) throw std::runtime_error(core::render(diagnostics, sources, {}));
    return *household;
}

core::Date day(std::string_view iso) {
    const auto parsed = core::parse_iso(iso);
    if (!parsed) throw std::runtime_error("not a day: " + std::string{iso});
    return *parsed;
}

}  // namespace test
