#include "bench/reference/programs.hpp"

namespace reference {

namespace plain {
void judge_all(std::span<const Block>, BlockVerdicts*, BlockLeaves*);
}
#ifdef REFERENCE_X86
namespace avx2 {
void judge_all(std::span<const Block>, BlockVerdicts*, BlockLeaves*);
}
namespace avx512 {
void judge_all(std::span<const Block>, BlockVerdicts*, BlockLeaves*);
}
#endif

namespace {

using Program = void (*)(std::span<const Block>, BlockVerdicts*, BlockLeaves*);
struct Choice {
    Program program = plain::judge_all;
    const char* name = "ohne SIMD";
};

Choice choose() {
#ifdef REFERENCE_X86
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw"))
        return {avx512::judge_all, "AVX-512"};
    if (__builtin_cpu_supports("avx2")) return {avx2::judge_all, "AVX2"};
#endif
    return {};
}
const Choice chosen = choose();

}  // namespace

const char* columns_use() { return chosen.name; }

void judge_columns(std::span<const Block> blocks, BlockVerdicts* verdicts, BlockLeaves* leaves) {
    chosen.program(blocks, verdicts, leaves);
}

std::vector<Block> columns(std::span<const Flat> persons) {
    std::vector<Block> blocks((persons.size() + 63) / 64);
    for (std::size_t i = 0; i < persons.size(); ++i) {
        const Flat& flat = persons[i];
        Block& block = blocks[i / 64];
        const std::size_t at = i % 64;
        for (std::size_t fact = 0; fact < fact_count; ++fact) {
            const std::uint64_t known = (flat.known >> fact) & 1, yes = (flat.yes >> fact) & 1;
            block.yes[fact] |= yes << at;
            block.no[fact] |= (known & ~yes) << at;
        }
        for (std::size_t number = 0; number < number_count; ++number) {
            block.numbers[number][at] = flat.numbers[number];
            block.numbers_known[number] |= std::uint64_t{(flat.numbers_known >> number) & 1} << at;
        }
        block.title[at] = flat.title;
        block.level[at] = static_cast<std::uint8_t>(flat.level);
    }
    return blocks;
}

}  // namespace reference
