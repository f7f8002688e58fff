#include "bench/reference/engine.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "bench/reference/generate.hpp"
#include "dsl/model/check/check.hpp"
#include "dsl/syntax/parse.hpp"
#include "evaluator/person/read_json.hpp"

namespace reference {

namespace engine = evaluator::engine;

Engine::Engine(const std::filesystem::path& rules) {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator{rules})
        if (entry.path().extension() == ".recht") files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    dsl::model::CheckInput input;
    input.sources = &sources_;
    for (const auto& file : files) {
        std::ifstream in{file, std::ios::binary};
        const core::FileId id = sources_.add(std::filesystem::relative(file, rules).generic_string(),
                                             std::string{std::istreambuf_iterator<char>{in}, {}});
        input.files.push_back(dsl::syntax::parse(sources_.at(id), id, diagnostics_));
    }
    book_ = dsl::model::check(input, diagnostics_);
    if (diagnostics_.has_errors()) throw std::runtime_error(core::render(diagnostics_, sources_, {}));
    engine::Options options;
    options.as_of = core::date_of(2025, 6, 1);  // the rules are the same on all days of the persons
    plan_.emplace(engine::compile(book_, options));
    evaluation_.emplace(*plan_);
    if (plan_->norms.size() != result_count) throw std::runtime_error("three norms expected");
    for (const engine::PlanNorm& norm : plan_->norms) results_[result_of(norm.citation)] = norm.value;
}

std::size_t result_of(const core::Citation& norm) {
    const std::string text = core::to_text(norm);
    return text.find("25b") != std::string::npos ? 1 : text.find("44") != std::string::npos ? 2 : 0;
}

evaluator::person::Household Engine::read(const Person& person) const {
    std::string text;
    append_person(person, text);
    core::SourceMap sources;
    core::Diagnostics diagnostics;
    const core::FileId file = sources.add("person.json", text);
    auto household = evaluator::person::read_json(text, file, book_, {}, diagnostics);
    if (!household) throw std::runtime_error(core::render(diagnostics, sources, {}));
    return std::move(*household);
}

Verdicts Engine::verdicts(const evaluator::person::Household& household, core::Date as_of) {
    evaluation_->begin(household, as_of);
    Verdicts found;
    for (std::size_t i = 0; i < result_count; ++i) {
        const engine::Truth truth = evaluation_->truth(results_[i]);
        found.results[i] = static_cast<std::uint8_t>(truth.certain() + truth.possible());
    }
    return found;
}

}  // namespace reference
