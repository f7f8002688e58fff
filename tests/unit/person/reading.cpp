#include "tests/unit/person/reading.hpp"

#include "evaluator/person/read_json.hpp"
#include "evaluator/person/read_xml.hpp"
#include "tests/unit/person/small_rule_book.hpp"

namespace tests::person {

std::string Result::codes() const {
    std::string text;
    for (const auto& diagnostic : diagnostics.sorted())
        text += (text.empty() ? "" : " ") + std::string{dsl::core::id_of(diagnostic.code)};
    return text;
}

std::string Result::messages() const { return dsl::core::render(diagnostics, sources); }

const dsl::model::RuleBook& book() {
    static const dsl::model::RuleBook small = small_rule_book();
    return small;
}

Result read(const std::string& text, const std::string& name,
            const std::vector<std::pair<std::string, std::string>>& others,
            evaluator::person::ReadOptions options) {
    Result result;
    result.file = result.sources.add(name, text);
    for (const auto& [other, content] : others) result.sources.add(other, content);
    options.sources = &result.sources;
    options.resolver = [&](std::string_view relative, dsl::core::FileId) {
        return result.sources.find(relative);
    };
    const auto reader = name.ends_with(".xml") ? evaluator::person::read_xml : evaluator::person::read_json;
    result.household = reader(text, result.file, book(), options, result.diagnostics);
    return result;
}

Result read_facts(const std::string& facts) { return read("{\"angaben\": {" + facts + "}}"); }

const evaluator::person::FactEntry* entry(const Result& result, const char* fact, std::size_t person) {
    if (!result.household) return nullptr;
    return result.household->persons.at(person).find(book().find_fact(fact));
}

}  // namespace tests::person
