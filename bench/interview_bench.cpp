// How long the next question takes after an answer: from a changed person to the question, on files of every
// fullness, each answered out of a full random file. Reading the file again is measured apart. See
// docs/leistung.md.
#include <benchmark/benchmark.h>

#include <algorithm>

#include "evaluator/interview/interview.hpp"
#include "evaluator/person/write.hpp"
#include "tests/support/random_person.hpp"
#include "tests/support/rules.hpp"

namespace {

namespace engine = evaluator::engine;
namespace interview = evaluator::interview;
namespace person = evaluator::person;
using namespace test;

const std::vector<std::vector<const char*>> wishes{{"§ 25b Abs. 1 AufenthG"},
                                                   {"§ 44 AufenthG"},
                                                   {"§ 10 Abs. 1 StAG"},
                                                   {"§ 25b Abs. 1 AufenthG", "§ 10 StAG", "§ 44 AufenthG"}};

engine::Options options() {
    engine::Options result;
    result.as_of = day("2026-11-25");
    return result;
}

engine::Plan plan_of(const std::vector<const char*>& norms) {
    std::vector<core::Citation> targets;
    for (const char* norm : norms) targets.push_back(std::get<core::Citation>(core::parse_citation(norm)));
    return engine::compile(rule_library().book, options(), targets);
}

/// The files of one interview, from the empty one on, each one answer richer.
std::vector<person::Household> course_of(const engine::Plan& plan, std::uint64_t seed) {
    RandomPersonOptions full_options;
    full_options.given = 0.95;
    full_options.partly_known = 0;
    const person::Household full = random_household(rule_library().book, seed, full_options);
    person::Household household = full;
    for (std::size_t who = 0; who < household.persons.size(); ++who)
        for (person::FactEntry& entry : household.persons[who].facts) entry.values.clear();
    std::vector<person::Household> course;
    std::vector<interview::Subject> closed;
    engine::Evaluation evaluation{plan};
    while (true) {
        course.push_back(household);
        evaluation.begin(household, options().as_of);
        const auto round = interview::next_round(evaluation, {}, closed);
        if (!round.next) return course;
        closed.push_back(round.next->subject);
        const auto* entry = interview::entry_of(full, round.next->subject);
        if (entry && round.next->subject.list.is_none())
            household.persons[round.next->subject.who].facts[round.next->subject.ref] = *entry;
    }
}

void next_question(benchmark::State& state) {
    const auto& norms = wishes[static_cast<std::size_t>(state.range(0))];
    const engine::Plan plan = plan_of(norms);
    std::vector<person::Household> files;
    for (std::uint64_t seed = 1; seed <= 5; ++seed) {
        auto course = course_of(plan, seed);
        files.insert(files.end(), course.begin(), course.end());
    }
    engine::Evaluation evaluation{plan};
    std::size_t at = 0;
    for (auto _ : state) {
        evaluation.begin(files[at], options().as_of);
        benchmark::DoNotOptimize(interview::next_round(evaluation, {}, {}));
        at = (at + 1) % files.size();
    }
    state.SetLabel(norms.size() > 1 ? "§§ 25b, 44 AufenthG, § 10 StAG" : norms.front());
}
BENCHMARK(next_question)->DenseRange(0, 3)->Unit(benchmark::kMicrosecond);

void first_question(benchmark::State& state) {
    const auto& norms = wishes[static_cast<std::size_t>(state.range(0))];
    const engine::Plan plan = plan_of(norms);
    person::Household empty;
    empty.persons.emplace_back();
    engine::Evaluation evaluation{plan};
    for (auto _ : state) {
        evaluation.begin(empty, options().as_of);
        benchmark::DoNotOptimize(interview::next_round(evaluation, {}, {}));
    }
    state.SetLabel(norms.size() > 1 ? "§§ 25b, 44 AufenthG, § 10 StAG" : norms.front());
}
BENCHMARK(first_question)->DenseRange(0, 3)->Unit(benchmark::kMicrosecond);

void read_file_again(benchmark::State& state) {
    const auto& book = rule_library().book;
    const auto files = course_of(plan_of(wishes[0]), 1);
    const std::string text = person::write_json(files.back(), book);
    for (auto _ : state) {
        core::SourceMap sources;
        core::Diagnostics diagnostics;
        person::ReadOptions read;
        read.sources = &sources;
        benchmark::DoNotOptimize(person::read_json(text, sources.add("a", text), book, read, diagnostics));
    }
    state.SetLabel(std::to_string(text.size()) + " Bytes");
}
BENCHMARK(read_file_again)->Unit(benchmark::kMicrosecond);

}  // namespace

BENCHMARK_MAIN();
