// personen --anzahl N [--saat S] [--ab K]: N invented persons as JSON lines on standard output.
#include <CLI/CLI.hpp>
#include <cstdio>

#include "bench/persons/generator.hpp"

int main(int count_of_words, char** words) {
    std::uint64_t count = 1000, seed = 1, first = 0;
    CLI::App app{"Erfundene Personen als JSON-Zeilen (Verteilungen: bench/persons/figures.hpp)"};
    app.add_option("--anzahl", count, "Wie viele Personen");
    app.add_option("--saat", seed, "Gleiche Saat, gleiche Personen");
    app.add_option("--ab", first, "Nummer der ersten Person");
    CLI11_PARSE(app, count_of_words, words);

    persons::Generator generator{seed, first};
    std::string block;
    constexpr std::size_t block_size = std::size_t{1} << 20;
    for (std::uint64_t i = 0; i < count; ++i) {
        block += generator.next();
        block += '\n';
        if (block.size() < block_size && i + 1 < count) continue;
        if (std::fwrite(block.data(), 1, block.size(), stdout) != block.size()) return 1;  // nobody reads on
        block.clear();
    }
    return std::fflush(stdout) == 0 ? 0 : 1;
}
