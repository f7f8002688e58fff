// Looking ahead for one real person (beispiele/amira.json): exact timelines over 30 years, plans, dangers
// (docs/leistung.md). Plans by law date are made once, as a program that runs keeps them.
#include <benchmark/benchmark.h>

#include <fstream>
#include <iterator>

#include "dsl/core/calendar.hpp"
#include "evaluator/engine/reasons.hpp"
#include "evaluator/pathway/pathway.hpp"
#include "evaluator/pathway/risks.hpp"
#include "evaluator/timeline/timeline.hpp"
#include "tests/support/rules.hpp"

namespace {

namespace core = dsl::core;
namespace engine = evaluator::engine;
namespace pathway = evaluator::pathway;

engine::Options options() {
    engine::Options result;
    result.as_of = test::day("2026-11-25");
    result.with_steps = true;
    return result;
}

engine::Plans& plans() {
    static engine::Plans all{test::rule_library().book, options()};
    return all;
}

const evaluator::person::Household& amira() {
    static const auto household = [] {
        std::ifstream in{PARAGRAF_SOURCE_DIR "/beispiele/amira.json"};
        const std::string text{std::istreambuf_iterator<char>{in}, {}};
        core::SourceMap sources;
        core::Diagnostics diagnostics;
        const core::FileId file = sources.add("amira.json", text);
        auto read = evaluator::person::read_json(text, file, test::rule_library().book, {}, diagnostics);
        if (!read) std::abort();
        return *read;
    }();
    return household;
}

void timeline_30_years_all_norms(benchmark::State& state) {
    evaluator::timeline::Wish wish;
    wish.from = options().as_of;
    wish.until = core::add_clamp(wish.from, core::Duration::of_years(30));
    for (auto _ : state)
        benchmark::DoNotOptimize(evaluator::timeline::timeline(plans(), amira(), wish).norms.size());
}
BENCHMARK(timeline_30_years_all_norms)->Unit(benchmark::kMillisecond);

/// The same results day by day, of 100 days: times 109.6 for 30 years.
void scan_of_100_days_all_norms(benchmark::State& state) {
    engine::Evaluation evaluation{plans().on(options().as_of)};
    for (auto _ : state)
        for (int day = 0; day < 100; ++day) {
            evaluation.begin(amira(), core::Date{options().as_of.days + day});
            engine::ExactTruth exact{evaluation, 4096};
            for (const engine::PlanNorm& norm : evaluation.plan().norms) {
                benchmark::DoNotOptimize(exact.of(norm.value, evaluation.root()).truth);
                for (const auto& element : norm.elements)
                    benchmark::DoNotOptimize(exact.of(element.value, evaluation.root()).truth);
            }
        }
}
BENCHMARK(scan_of_100_days_all_norms)->Unit(benchmark::kMillisecond);

void plan_to(benchmark::State& state, const char* goal) {
    pathway::Wish wish;
    wish.goal = {goal, pathway::norms_leading_to(test::rule_library().book, goal), 0};
    wish.horizon = core::add_clamp(options().as_of, core::Duration::of_years(15));
    for (auto _ : state) benchmark::DoNotOptimize(pathway::find_paths(plans(), amira(), wish).if_true.size());
}
BENCHMARK_CAPTURE(plan_to, naturalisation, "deutscher")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(plan_to, settlement, "niederlassungserlaubnis")->Unit(benchmark::kMillisecond);

void dangers(benchmark::State& state) {
    const core::Date horizon = core::add_clamp(options().as_of, core::Duration::of_years(10));
    for (auto _ : state) benchmark::DoNotOptimize(pathway::risks(plans(), amira(), horizon).events.size());
}
BENCHMARK(dangers)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
