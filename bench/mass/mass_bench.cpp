// One command, one run, one table: how many persons a second each program judges by the reference rule set.
// The results are compared first; a difference ends the program with 1. Rows are closures: a further engine
// is one more `add`. `--schnell`: few persons, for a build that only wants to see it run; timings say nothing
// then.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <functional>

#include "bench/reference/batch.hpp"
#include "bench/reference/engine.hpp"
#include "bench/reference/generate.hpp"
#include "bench/reference/programs.hpp"

namespace {

using reference::Verdicts;

/// A mass check has one day for all.
constexpr dsl::core::Date day_of_lines = dsl::core::date_of(2025, 6, 1);

struct Sizes {
    std::size_t persons = 1'000'000, lines = 100'000, engine = 10'000, columns = 200'000;
    int rounds = 5;
};

/// The persons in every form, made once.
struct Input {
    std::vector<reference::Flat> flats;
    std::vector<reference::Block> blocks;
    std::string lines, person_lines;        // of the first that count alike, all on one day; in our words
    std::vector<reference::Flat> of_lines;  // these persons
    std::vector<evaluator::person::Household> households;           // of the first ones that count alike
    std::vector<std::pair<std::size_t, dsl::core::Date>> position;  // of a household among the flats; its day
    std::vector<std::pair<std::size_t, reference::Person>>
        for_columns;                            // those of the first that count alike
    std::vector<reference::Block> same_blocks;  // the same by hand
    std::size_t left_out = 0;

    Input(const Sizes& sizes, std::uint32_t seed, const reference::Engine& engine) {
        reference::Generator generator{seed};
        for (std::size_t i = 0; i < sizes.persons; ++i) {
            const reference::Person person = generator.next();
            flats.push_back(reference::flatten(person));
            if (i < sizes.lines) add_line(reference::moved_to(person, day_of_lines));
            if (i >= std::max(sizes.engine, sizes.columns)) continue;
            if (!reference::counts_alike(person)) {
                ++left_out;
                continue;
            }
            if (i < sizes.columns) for_columns.emplace_back(i, person);
            if (i >= sizes.engine) continue;
            households.push_back(engine.read(person));
            position.emplace_back(i, person.as_of);
        }
        blocks = reference::columns(flats);
        std::vector<reference::Flat> same;
        for (const auto& [at, person] : for_columns) same.push_back(flats[at]);
        same_blocks = reference::columns(same);
    }

private:
    void add_line(const reference::Person& person) {
        if (!reference::counts_alike(person)) return;
        of_lines.push_back(reference::flatten(person));
        reference::append_line(person, lines);
        reference::append_person(person, person_lines);
        lines += '\n';
        person_lines += '\n';
    }
};

struct Row {
    std::string name;
    std::size_t persons;
    std::function<void()> run;
    std::vector<double> seconds;

    double median() {
        std::sort(seconds.begin(), seconds.end());
        return seconds[seconds.size() / 2];
    }
};

/// Rounds of all rows in turn and time of the processor, so that a busy machine is unfair to nobody.
void measure(std::vector<Row>& rows, int rounds) {
    for (int round = 0; round < rounds; ++round)
        for (Row& row : rows) {
            const std::clock_t begin = std::clock();
            row.run();
            row.seconds.push_back(static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC);
        }
}

/// printf counts bytes: two for each of our letters beyond ASCII.
std::string padded(std::string text, std::size_t width) {
    std::size_t letters = 0;
    for (const char c : text) letters += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    return text.append(width - std::min(width, letters), ' ');
}

void print(std::vector<Row>& rows, const std::string& yardstick) {
    double least = 0;
    for (Row& row : rows)
        if (row.name == yardstick) least = row.median() / static_cast<double>(row.persons);
    std::printf("%-52s %10s %14s %12s %10s\n", "Programm", "Personen", "Personen/s", "ns/Person", "Faktor");
    for (Row& row : rows) {
        const double each = row.median() / static_cast<double>(row.persons);
        std::printf("%s %10zu %14.0f %12.1f %10.2f\n", padded(row.name, 52).c_str(), row.persons, 1 / each,
                    each * 1e9, least > 0 ? each / least : 0);
    }
    std::printf(
        "Faktor: Zeit je Person gegen „%s“ in demselben Lauf; Median der Runden, Rechenzeit auf einem "
        "Kern.\n",
        yardstick.c_str());
}

std::string line_of(std::uint64_t id, const Verdicts& found) {
    const auto letter = [&](std::size_t i) { return "FUT"[found.results[i]]; };
    return "{\"id\":" + std::to_string(id) + ",\"r10\":\"" + letter(0) + "\",\"r25\":\"" + letter(1) +
           "\",\"r44\":\"" + letter(2) + "\"}\n";
}

/// How many persons any of the programs judges differently.
std::size_t differences(const Input& input, reference::Engine& engine) {
    std::vector<reference::BlockVerdicts> verdicts(input.blocks.size());
    std::vector<reference::BlockLeaves> leaves(input.blocks.size());
    reference::judge_columns(input.blocks, verdicts.data(), leaves.data());
    std::size_t count = 0;
    for (std::size_t i = 0; i < input.flats.size(); ++i) {
        const reference::Leaves by_hand = reference::leaves(input.flats[i]);
        const Verdicts wanted = reference::verdicts(input.flats[i]);
        bool is_same = wanted == reference::verdicts(by_hand);
        for (std::size_t leaf = 0; leaf < reference::leaf_count; ++leaf)
            is_same &= by_hand[leaf] == reference::at(leaves[i / 64].leaves[leaf], i % 64);
        for (std::size_t result = 0; result < reference::result_count; ++result)
            is_same &= wanted.results[result] == reference::at(verdicts[i / 64].results[result], i % 64);
        if (!is_same) std::fprintf(stderr, "Spalten: %s", line_of(i, wanted).c_str());
        count += !is_same;
    }
    for (std::size_t i = 0; i < input.households.size(); ++i) {
        const auto [position, day] = input.position[i];
        const Verdicts ours = engine.verdicts(input.households[i], day),
                       wanted = reference::verdicts(input.flats[position]);
        if (ours == wanted) continue;
        ++count;
        std::fprintf(stderr, "Paragraf: %s  von Hand: %s", line_of(position, ours).c_str(),
                     line_of(position, wanted).c_str());
    }
    return count;
}

std::size_t differences(const Input& input, reference::Cohort& cohort) {
    std::size_t count = 0;
    cohort.judge(true);
    for (std::size_t i = 0; i < cohort.persons(); ++i) {
        const auto [position, ours] = cohort.found(i);
        const Verdicts wanted = reference::verdicts(input.flats[position]);
        if (ours == wanted) continue;
        ++count;
        std::fprintf(stderr, "Paragraf, Spalten: %s  von Hand: %s", line_of(position, ours).c_str(),
                     line_of(position, wanted).c_str());
    }
    for (const evaluator::cohort::Kernels* kernels : evaluator::cohort::all_kernels()) {
        const std::size_t others = cohort.differences_with(*kernels);
        if (others != 0) std::fprintf(stderr, "Spalten mit %s: andere Ergebnisse\n", kernels->name);
        count += others;
    }
    return count;
}

/// `batch` tries answers where the bounds alone say open: what is open by hand may be decided.
bool is_settled(const Verdicts& ours, const Verdicts& by_hand) {
    for (std::size_t i = 0; i < reference::result_count; ++i)
        if (by_hand.results[i] != 1 && ours.results[i] != by_hand.results[i]) return false;
    return true;
}

/// From line to line.
std::size_t differences(const Input& input, reference::Batch& batch, reference::QuickBatch& quick) {
    std::size_t count = 0, settled = 0;
    std::string expected, found;
    const std::vector<Verdicts> ours = batch.verdicts(input.person_lines),
                                by_bounds = quick.verdicts(input.person_lines);
    for (std::size_t i = 0; i < input.of_lines.size(); ++i) {
        const Verdicts wanted = reference::verdicts(input.of_lines[i]);
        expected += line_of(input.of_lines[i].id, wanted);
        if (by_bounds[i] != wanted) {
            ++count;
            std::fprintf(stderr, "Paragraf, schnell: %s  von Hand: %s", line_of(i, by_bounds[i]).c_str(),
                         line_of(i, wanted).c_str());
        }
        if (ours[i] == wanted) continue;
        if (is_settled(ours[i], wanted)) {
            ++settled;
            continue;
        }
        ++count;
        std::fprintf(stderr, "Paragraf, Zeilen: %s  von Hand: %s", line_of(i, ours[i]).c_str(),
                     line_of(i, wanted).c_str());
    }
    reference::judge_lines(input.lines, false, found);
    if (found != expected) std::fprintf(stderr, "simdjson: andere Ergebnisse\n");
    std::printf(
        "Zeilen: %zu von %zu Personen hat `batch` entschieden, die von Hand offen bleiben; im Mittel %zu "
        "Byte, in unseren Worten %zu\n",
        settled, input.of_lines.size(), input.lines.size() / std::max<std::size_t>(input.of_lines.size(), 1),
        input.person_lines.size() / std::max<std::size_t>(input.of_lines.size(), 1));
    return count + (found != expected);
}

std::vector<Row> rows_of(const Input& input, const Sizes& sizes, reference::Engine& engine,
                         reference::Cohort& cohort, reference::Batch& batch, reference::QuickBatch& quick) {
    std::vector<Row> rows;
    const auto add = [&](std::string name, std::size_t persons, std::function<void()> run) {
        rows.push_back({std::move(name), persons, std::move(run), {}});
    };
    static std::vector<Verdicts> found;  // kept: nothing is judged in vain
    static std::vector<reference::Leaves> leaves;
    static std::vector<reference::BlockVerdicts> block_verdicts;
    static std::vector<reference::BlockLeaves> block_leaves;
    static std::string out;
    found.resize(sizes.persons);
    leaves.resize(sizes.persons);
    block_verdicts.resize(input.blocks.size());
    block_leaves.resize(input.blocks.size());
    add("von Hand, verzweigt: Ergebnis", sizes.persons, [&] {
        for (std::size_t i = 0; i < input.flats.size(); ++i) found[i] = reference::verdicts(input.flats[i]);
    });
    add("von Hand, verzweigt: mit Gründen", sizes.persons, [&] {
        for (std::size_t i = 0; i < input.flats.size(); ++i) {
            leaves[i] = reference::leaves(input.flats[i]);
            found[i] = reference::verdicts(leaves[i]);
        }
    });
    add("von Hand, Spalten: Ergebnis", sizes.persons,
        [&] { reference::judge_columns(input.blocks, block_verdicts.data(), nullptr); });
    add("von Hand, Spalten: mit Gründen", sizes.persons,
        [&] { reference::judge_columns(input.blocks, block_verdicts.data(), block_leaves.data()); });
    add("von Hand, simdjson: Zeilen zu Ergebniszeilen", input.of_lines.size(), [&] {
        out.clear();
        reference::judge_lines(input.lines, false, out);
    });
    add("von Hand, simdjson: mit voller Begründung", input.of_lines.size(), [&] {
        out.clear();
        reference::judge_lines(input.lines, true, out);
    });
    add("Paragraf, Zeilen zu Ergebniszeilen", input.of_lines.size(), [&] {
        out.clear();
        quick.judge(input.person_lines, false, out);
    });
    add("Paragraf, Zeilen: mit jeder Voraussetzung", input.of_lines.size(), [&] {
        out.clear();
        quick.judge(input.person_lines, true, out);
    });
    add("Paragraf, Zeilen, wie `batch`: exakt, nächste Änderung", input.of_lines.size(), [&] {
        out.clear();
        batch.judge(input.person_lines, out);
    });
    add("Paragraf, einzeln: Ergebnis (Ketten eingeschlossen)", input.households.size(), [&] {
        for (std::size_t i = 0; i < input.households.size(); ++i)
            found[i] = engine.verdicts(input.households[i], input.position[i].second);
    });
    add("von Hand, Spalten: mit Gründen, Personen wie folgt", input.for_columns.size(),
        [&] { reference::judge_columns(input.same_blocks, block_verdicts.data(), block_leaves.data()); });
    add("Paragraf, Spalten: Ergebnis", cohort.persons(), [&] { cohort.judge(false); });
    add("Paragraf, Spalten: mit Gründen", cohort.persons(), [&] { cohort.judge(true); });
    return rows;
}

}  // namespace

int main(int count_of_words, char** words) {
    Sizes sizes;
    std::uint32_t seed = 20251101;
    std::string only;
    bool is_quick = false;
    CLI::App app{"Vergleich nach den Regeln von bench/reference: erst die Ergebnisse, dann die Zeiten"};
    app.add_option("--anzahl", sizes.persons, "Personen im Speicher");
    app.add_option("--zeilen", sizes.lines, "Personen als Zeilen (simdjson)");
    app.add_option("--einzeln", sizes.engine, "Personen für die einzelne Prüfung");
    app.add_option("--spalten", sizes.columns, "Personen für die Spalten von Paragraf");
    app.add_option("--runden", sizes.rounds, "Runden; gezeigt wird der Median");
    app.add_option("--saat", seed, "Gleiche Saat, gleiche Personen");
    app.add_option("--nur", only, "Nur Zeilen, deren Name damit beginnt (zum Suchen, wo die Zeit bleibt)");
    app.add_flag("--schnell", is_quick, "Wenige Personen, eine Runde");
    CLI11_PARSE(app, count_of_words, words);
    if (is_quick) sizes = {5000, 2000, 500, 2000, 1};
    sizes.lines = std::min(sizes.lines, sizes.persons);
    sizes.engine = std::min(sizes.engine, sizes.persons);
    sizes.columns = std::min(sizes.columns, sizes.persons);

    reference::Engine engine{PARAGRAF_SOURCE_DIR "/bench/reference/regeln"};
    const Input input{sizes, seed, engine};
    reference::Cohort cohort{engine};
    cohort.add(engine, input.for_columns);
    reference::Batch batch{engine, day_of_lines};
    reference::QuickBatch quick{engine, day_of_lines};
    const std::size_t different =
        differences(input, engine) + differences(input, cohort) + differences(input, batch, quick);
    std::printf(
        "Ergebnisse verglichen: %zu Personen, davon %zu als Zeilen und %zu mit Paragraf "
        "(%zu in Spalten; %zu ausgelassen: Monatsenden); verschieden: %zu\n",
        sizes.persons, input.of_lines.size(), input.households.size(), cohort.persons(), input.left_out,
        different);
    if (different > 0) return 1;
    std::printf("Spalten: %s; Paragraf: %s, %zu Gründe, Spalten füllen %.0f ns/Person\n\n",
                reference::columns_use(), evaluator::cohort::kernels().name, cohort.reasons(),
                cohort.seconds_filling() * 1e9 / static_cast<double>(cohort.persons()));
    std::vector<Row> rows = rows_of(input, sizes, engine, cohort, batch, quick);
    std::erase_if(rows, [&](const Row& row) { return !row.name.starts_with(only); });
    measure(rows, std::max(sizes.rounds, 1));
    print(rows, "von Hand, Spalten: mit Gründen");
    return 0;
}
