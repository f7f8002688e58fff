// Values of a block of persons, one array per instruction and kind of information. Rows beyond the block are
// filled with anything: kernels run over whole columns.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "evaluator/cohort/program.hpp"
#include "evaluator/person/person.hpp"

namespace evaluator::cohort {

/// What a value is besides its range or set: bits 0-3 the lanes in which it may be another one.
namespace flag {
constexpr std::uint8_t other_lanes = 0x0F;
constexpr std::uint8_t nobody = 0x10;  // value of a person who does not exist
constexpr std::uint8_t odd = 0x80;     // does not fit into the column: who uses it asks the single evaluation
}  // namespace flag

constexpr std::int32_t unbounded = INT32_MAX;  // a number without an upper end
constexpr std::int32_t most_number = 1 << 30;  // larger ones are odd

struct Column {
    std::uint8_t* bits = nullptr;   // Truth; else flags
    std::int32_t* low = nullptr;    // Range; Set: number of the set
    std::int32_t* high = nullptr;   // Range
    std::uint64_t* mask = nullptr;  // Mask
    std::int32_t* facts = nullptr;  // until, if asked for
    std::int32_t* law = nullptr;
};

/// Memory for columns; aligned as the widest registers want it.
class Arena {
public:
    Arena() = default;
    /// Room for one column per layout named.
    Arena(std::span<const Layout> layouts, std::size_t rows, bool with_until);

    Column column(std::size_t number) const { return columns_[number]; }

private:
    struct Free {
        void operator()(std::byte* memory) const { ::operator delete[](memory, std::align_val_t{64}); }
    };
    std::unique_ptr<std::byte[], Free> memory_;
    std::vector<Column> columns_;
};

/// The leaves of a program for a block of persons, filled once (BlockRun::fill).
struct Columns {
    std::span<const person::Household> block;
    core::Date day;
    std::vector<std::uint32_t> leaves;  // their instructions
    Arena arena;
};

/// Writes a value into its row.
void store(const Column& column, const Instruction& one, std::size_t row, const engine::Value& value);

}  // namespace evaluator::cohort
