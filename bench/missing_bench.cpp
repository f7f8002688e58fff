// What is missing for one norm, with plans kept (docs/leistung.md): the sample person of the README, and
// random persons over all norms.
#include "evaluator/missing/missing.hpp"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <iterator>

#include "nlohmann/json.hpp"
#include "tests/support/random_person.hpp"
#include "tests/support/rules.hpp"

namespace {

namespace core = dsl::core;
namespace engine = evaluator::engine;
namespace missing = evaluator::missing;
namespace person = evaluator::person;

engine::Options options() {
    engine::Options result;
    result.as_of = test::day("2026-11-25");
    return result;
}

const person::Household& amira() {
    static const person::Household household = [] {
        std::ifstream in{std::string{PARAGRAF_SOURCE_DIR} + "/beispiele/amira.json", std::ios::binary};
        const auto file = nlohmann::json::parse(std::string{std::istreambuf_iterator<char>{in}, {}});
        return test::person_from(test::rule_library().book, file.at("angaben").dump());
    }();
    return household;
}

std::vector<core::Citation> citation(const char* text) {
    return {std::get<core::Citation>(core::parse_citation(text))};
}

void one_norm(benchmark::State& state, const char* norm) {
    missing::Laws laws{test::rule_library().book, options(), citation(norm)};
    std::size_t sets = 0;
    for (auto _ : state) {
        const auto found = missing::missing(laws, amira());
        sets = found.norms.front().sets.size();
        benchmark::DoNotOptimize(sets);
    }
    state.counters["sets"] = static_cast<double>(sets);
}
BENCHMARK_CAPTURE(one_norm, right_to_stay, "§ 25b Abs. 1 AufenthG")
    ->Unit(benchmark::kMillisecond);                                                                // example
BENCHMARK_CAPTURE(one_norm, opportunity, "§ 104c Abs. 1 AufenthG")->Unit(benchmark::kMillisecond);  // example
BENCHMARK_CAPTURE(one_norm, naturalisation, "§ 10 Abs. 1 StAG")->Unit(benchmark::kMillisecond);     // example

/// All norms of the library for random persons with nearly complete files; the figures are per norm.
void all_norms(benchmark::State& state) {
    missing::Laws laws{test::rule_library().book, options(), {}};
    test::RandomPersonOptions given;
    given.given = 0.95;
    std::vector<person::Household> persons;
    for (std::uint64_t seed = 0; seed < 8; ++seed)
        persons.push_back(test::random_household(laws.book(), 500 + seed, given));
    static_cast<void>(missing::missing(laws, persons.front()));
    std::size_t norms = 0, next = 0, sets = 0;
    for (auto _ : state) {
        const auto found = missing::missing(laws, persons[next++ % persons.size()]);
        norms += found.norms.size();
        for (const auto& norm : found.norms) sets += norm.sets.size();
    }
    state.counters["per_norm"] = benchmark::Counter(
        static_cast<double>(norms), benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
    state.counters["sets"] = static_cast<double>(sets) / static_cast<double>(std::max<std::size_t>(norms, 1));
}
BENCHMARK(all_norms)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
