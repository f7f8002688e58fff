// The hand-written programs the engine is measured against: branchy (a struct per person), columnar (bit
// planes over blocks of 64 persons), and JSON lines in, result lines out (simdjson). All give the same.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "bench/reference/facts.hpp"

namespace reference {

// --- branchy
Verdicts verdicts(const Flat& person);  // stops at the first reason
Leaves leaves(const Flat& person);
Verdicts verdicts(const Leaves& leaves);

// --- columnar
struct alignas(64) Block {  // 64 persons
    std::array<std::uint64_t, fact_count> yes{}, no{};
    alignas(64) std::array<std::array<std::int32_t, 64>, number_count> numbers{};
    std::array<std::uint64_t, number_count> numbers_known{};
    alignas(64) std::array<std::uint32_t, 64> title{};
    alignas(64) std::array<std::uint8_t, 64> level{};
};
struct Planes {
    std::uint64_t yes = 0, no = 0;
};
struct BlockVerdicts {
    std::array<Planes, result_count> results;
};
struct BlockLeaves {
    std::array<Planes, leaf_count> leaves;
};
std::vector<Block> columns(std::span<const Flat> persons);
/// `leaves` may be nullptr. Chooses AVX-512, AVX2 or plain code once.
void judge_columns(std::span<const Block> blocks, BlockVerdicts* verdicts, BlockLeaves* leaves);
const char* columns_use();
inline std::uint8_t at(const Planes& planes, std::size_t person) {
    return static_cast<std::uint8_t>(1 + ((planes.yes >> person) & 1) - ((planes.no >> person) & 1));
}

// --- lines
/// JSON lines (see generate.hpp) to one result line each, appended to `out`; returns how many.
std::size_t judge_lines(std::string_view lines, bool with_reasons, std::string& out);

}  // namespace reference
