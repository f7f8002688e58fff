// Start-up, one person's verdict, one person explained, on the whole rule library (docs/leistung.md).
#include <benchmark/benchmark.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "dsl/model/check/check.hpp"
#include "dsl/syntax/parse.hpp"
#include "evaluator/engine/settle.hpp"
#include "evaluator/explain/explain.hpp"
#include "evaluator/render/render.hpp"
#include "tests/support/random_person.hpp"
#include "tests/support/rules.hpp"

namespace {

namespace core = dsl::core;
namespace engine = evaluator::engine;

engine::Options options() {
    engine::Options result;
    result.as_of = test::day("2026-11-25");
    return result;
}

/// The texts of the library, read once: the benchmark is of our work, not of the disk.
const std::vector<std::pair<std::string, std::string>>& texts() {
    static const auto all = [] {
        std::vector<std::pair<std::string, std::string>> result;
        const std::filesystem::path folder = std::filesystem::path{PARAGRAF_SOURCE_DIR} / "rules";
        for (const auto& entry : std::filesystem::recursive_directory_iterator{folder}) {
            if (entry.path().extension() != ".recht") continue;
            std::ifstream in{entry.path(), std::ios::binary};
            result.emplace_back(std::filesystem::relative(entry.path(), folder).generic_string(),
                                std::string{std::istreambuf_iterator<char>{in}, {}});
        }
        std::sort(result.begin(), result.end());
        return result;
    }();
    return all;
}

void start_up(benchmark::State& state) {
    for (auto _ : state) {
        core::SourceMap sources;
        core::Diagnostics diagnostics;
        dsl::model::CheckInput input;
        input.sources = &sources;
        std::vector<core::FileId> ids;
        for (const auto& [name, text] : texts()) ids.push_back(sources.add(name, text));
        input.files = dsl::syntax::parse_all(sources, ids, diagnostics);
        const auto book = dsl::model::check(input, diagnostics);
        benchmark::DoNotOptimize(engine::compile(book, options()).nodes.size());
    }
}
BENCHMARK(start_up)->Unit(benchmark::kMillisecond)->UseRealTime();

void parse_only(benchmark::State& state) {
    for (auto _ : state) {
        core::SourceMap sources;
        core::Diagnostics diagnostics;
        for (const auto& [name, text] : texts()) {
            const core::FileId file = sources.add(name, text);
            benchmark::DoNotOptimize(
                dsl::syntax::parse(sources.at(file), file, diagnostics).declarations.size());
        }
    }
}
BENCHMARK(parse_only)->Unit(benchmark::kMillisecond);

void compile_plan(benchmark::State& state) {
    for (auto _ : state)
        benchmark::DoNotOptimize(engine::compile(test::rule_library().book, options()).nodes.size());
}
BENCHMARK(compile_plan)->Unit(benchmark::kMillisecond);

/// 64 random persons with 90 % of all facts of the vocabulary: heavier than any file of an office.
/// Random persons differ tenfold in what they cost: who measures some of them measures which.
constexpr int person_count = 64;

struct Persons {
    engine::Plan plan = engine::compile(test::rule_library().book, options());
    std::vector<evaluator::person::Household> all;

    Persons() {
        test::RandomPersonOptions given;
        given.given = 0.9;
        for (std::uint64_t seed = 0; seed < person_count; ++seed)
            all.push_back(test::random_household(test::rule_library().book, seed, given));
    }
};

void verdict_all_norms(benchmark::State& state) {
    const Persons persons;
    engine::Evaluation evaluation{persons.plan};
    std::size_t next = 0;
    for (auto _ : state) {
        evaluation.begin(persons.all[next++ % persons.all.size()], options().as_of);
        for (const auto& norm : persons.plan.norms)
            benchmark::DoNotOptimize(evaluation.truth(norm.value).bits);
    }
}
BENCHMARK(verdict_all_norms)->Unit(benchmark::kMicrosecond);

/// Reasons and the smallest sets of answers of all open norms.
void settled_all_norms(benchmark::State& state) {
    const Persons persons;
    engine::Evaluation evaluation{persons.plan};
    std::size_t next = 0;
    for (auto _ : state) {
        evaluation.begin(persons.all[next++ % persons.all.size()], options().as_of);
        for (const auto& norm : persons.plan.norms)
            benchmark::DoNotOptimize(engine::settlement(evaluation, norm.value).yes.size());
    }
}
BENCHMARK(settled_all_norms)->Unit(benchmark::kMicrosecond);

void explained(benchmark::State& state, bool with_dates, bool as_json) {
    const Persons persons;
    engine::Evaluation evaluation{persons.plan};
    evaluator::explain::ExplainOptions wanted;
    wanted.with_dates = with_dates;
    std::size_t next = 0;
    for (auto _ : state) {
        evaluation.begin(persons.all[next++ % persons.all.size()], options().as_of);
        const auto report = evaluator::explain::explain(evaluation, wanted);
        if (as_json) benchmark::DoNotOptimize(evaluator::render::to_json(report).size());
        benchmark::DoNotOptimize(report.norms.size());
    }
}
BENCHMARK_CAPTURE(explained, without_dates, false, false)
    ->Unit(benchmark::kMicrosecond)
    ->Iterations(person_count);
BENCHMARK_CAPTURE(explained, with_dates, true, false)
    ->Unit(benchmark::kMicrosecond)
    ->Iterations(person_count);
BENCHMARK_CAPTURE(explained, with_dates_as_json, true, true)
    ->Unit(benchmark::kMicrosecond)
    ->Iterations(person_count);

}  // namespace

BENCHMARK_MAIN();
