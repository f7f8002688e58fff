// How long one person's file takes to read, in CPU time: invented persons (4 kB) and the cases of the
// library, each written as one file that refers to no other (2 kB). See docs/leistung.md.
#include <benchmark/benchmark.h>

#include <filesystem>
#include <fstream>

#include "bench/persons/generator.hpp"
#include "evaluator/person/read_json.hpp"
#include "evaluator/person/reader.hpp"
#include "evaluator/person/write.hpp"
#include "tests/support/rules.hpp"

namespace {

namespace core = dsl::core;
namespace fs = std::filesystem;
namespace person = evaluator::person;
using test::rule_library;
using Texts = std::vector<std::string>;

Texts invented() {
    persons::Generator generator{1};
    Texts texts;
    for (int i = 0; i < 2000; ++i) texts.emplace_back(generator.next());
    return texts;
}

/// The person of a case with the files beneath it (`basis`) laid out.
std::optional<std::string> laid_out(const fs::path& path) {
    core::SourceMap sources;
    const auto add = [&](const fs::path& one) -> std::optional<core::FileId> {
        std::ifstream in{one, std::ios::binary};
        if (!in) return std::nullopt;
        return sources.add(one.lexically_normal().string(), {std::istreambuf_iterator<char>{in}, {}});
    };
    person::ReadOptions options;
    options.sources = &sources;
    options.member = "person";
    options.resolver = [&](std::string_view relative, core::FileId from) {
        return add(fs::path{sources.at(from).name()}.parent_path() / relative);
    };
    const auto file = add(path);
    core::Diagnostics diagnostics;
    const auto read =
        person::read_json(sources.at(*file).text(), *file, rule_library().book, options, diagnostics);
    if (!read) return std::nullopt;
    return person::write_json(*read, rule_library().book);
}

Texts cases() {
    Texts texts;
    std::vector<fs::path> paths;
    for (const auto& entry : fs::recursive_directory_iterator{fs::path{PARAGRAF_SOURCE_DIR} / "cases"})
        if (entry.path().extension() == ".json" && entry.path().parent_path().filename() != "basis")
            paths.push_back(entry.path());
    std::sort(paths.begin(), paths.end());
    for (std::size_t i = 0; i < paths.size(); i += 4)
        if (auto text = laid_out(paths[i])) texts.push_back(std::move(*text));
    return texts;
}

const Texts& texts(bool of_cases) {
    if (of_cases) {
        static const Texts from_cases = cases();
        return from_cases;
    }
    static const Texts persons = invented();
    return persons;
}

void report(benchmark::State& state, const Texts& read) {
    std::size_t bytes = 0;
    for (const std::string& text : read) bytes += text.size();
    const auto mean = static_cast<double>(bytes) / static_cast<double>(read.size());
    state.counters["bytes/file"] = mean;
    state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()));
    state.SetBytesProcessed(static_cast<std::int64_t>(static_cast<double>(state.iterations()) * mean));
}

/// The vocabulary made for each file.
void read_alone(benchmark::State& state) {
    const Texts& all = texts(state.range(0) != 0);
    std::size_t at = 0;
    for (auto _ : state) {
        core::Diagnostics diagnostics;
        benchmark::DoNotOptimize(
            person::read_json(all[at], core::FileId{1}, rule_library().book, {}, diagnostics));
        at = (at + 1) % all.size();
    }
    report(state, all);
}
BENCHMARK(read_alone)->Arg(0)->Arg(1);

/// One reader for all, as mass checks do it.
void read_many(benchmark::State& state) {
    const Texts& all = texts(state.range(0) != 0);
    person::Reader reader{rule_library().book};
    std::size_t at = 0, plain = 0;
    for (const std::string& text : all) plain += reader.read_plain(text, {}).has_value();
    for (auto _ : state) {
        core::Diagnostics diagnostics;
        auto household = reader.read_json(all[at], core::FileId{1}, {}, diagnostics);
        benchmark::DoNotOptimize(household);
        reader.recycle(std::move(*household));
        at = (at + 1) % all.size();
    }
    report(state, all);
    state.counters["plain %"] = 100.0 * static_cast<double>(plain) / static_cast<double>(all.size());
}
BENCHMARK(read_many)->Arg(0)->Arg(1);

}  // namespace

BENCHMARK_MAIN();
