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

/// One row of a column.
struct Cell {
    std::uint8_t bits = 0;
    std::int32_t low = 0, high = 0;
    std::uint64_t mask = 0;
    std::int32_t facts = core::Date::never().days, law = core::Date::never().days;
};

struct Column {
    std::uint8_t* bits = nullptr;   // Truth; else flags
    std::int32_t* low = nullptr;    // Range; Set: number of the set
    std::int32_t* high = nullptr;   // Range
    std::uint64_t* mask = nullptr;  // Mask
    std::int32_t* facts = nullptr;  // until, if asked for
    std::int32_t* law = nullptr;

    void put(std::size_t row, const Cell& cell) const {
        bits[row] = cell.bits;
        if (low != nullptr) low[row] = cell.low;
        if (high != nullptr) high[row] = cell.high;
        if (mask != nullptr) mask[row] = cell.mask;
        if (facts != nullptr) facts[row] = cell.facts;
        if (law != nullptr) law[row] = cell.law;
    }
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
    std::size_t rows = 0;
    std::vector<std::uint32_t> leaves;    // their instructions
    std::vector<std::uint8_t> has_flags;  // by leaf: whether any row has one
    std::vector<std::uint8_t> is_usual;   // by leaf: no row was answered
    Arena arena;
};

/// The value of a node as a row. Of a set of citations the number is for others to find.
Cell cell_of(const Instruction& one, const engine::Value& value);
/// A number as a row holds it; flag::odd where it does not fit.
std::int32_t number_of(const core::Rational& value, std::uint8_t& flags);

}  // namespace evaluator::cohort
