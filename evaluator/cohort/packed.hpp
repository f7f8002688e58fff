// Leaves kept for many persons, as small as they can be: whoever judges the same persons again (other law,
// another question) need not read their files again. Truth takes two bits (eight where lanes differ), a
// number or day that is known or wholly unknown one, two or four bytes and one bit, a choice one byte. In:
// filled Columns. Out: what plane_run.hpp judges, or the same columns again.
#pragma once

#include "evaluator/cohort/columns.hpp"
#include "evaluator/cohort/kernels.hpp"

namespace evaluator::cohort {

/// As much as the widest registers hold.
struct alignas(64) Line {
    std::uint64_t words[8];
};
constexpr std::size_t rows_of_line = 512;  // of a plane: one bit per row

struct PackedLeaf {
    enum class Form : std::uint8_t {
        Planes,  // truth alike in all lanes: all rows that are certain, all that are possible
        Lanes,   // truth: eight planes, as the bits of engine::Truth
        Range,   // a plane of the rows that are known, and their values as codes
        Pair,    // lower ends as codes, upper ends as codes
        Choice,  // a dictionary of masks, or of numbers of sets, and a byte per row into it
        Masks,   // 64 bits per row
        Sets,    // 32 bits per row
    };
    Form form = Form::Planes;
    std::uint8_t width = 0;  // of a code, in bytes
    bool has_flags = false;
    std::uint8_t entries = 0;                        // of the dictionary
    std::int32_t base = 0;                           // value of code 0
    std::int32_t most = 0;                           // largest value of a row that is known, but for never
    std::int32_t unknown_low = 0, unknown_high = 0;  // of rows that are not
    std::uint32_t at = 0;                            // in lines

    // Codes are signed; the first stands for distant_past, the last for never. In four bytes they are the
    // values.
    std::int32_t first_code() const { return width == 4 ? INT32_MIN : -(1 << (8 * width - 1)); }
    std::int32_t last_code() const { return ~first_code(); }
    std::int32_t least() const { return width == 4 ? INT32_MIN : base + first_code() + 1; }
};

class Packed {
public:
    Packed(const Program& program, const Columns& columns);

    /// Whether no row has a flag, and everything lies as planes, codes and dictionaries.
    bool is_plain() const { return is_plain_; }
    /// Writes what is packed back into columns of the same program.
    void unpack(Columns& columns) const;

    std::span<const person::Household> block() const { return block_; }
    core::Date day() const { return day_; }
    std::span<const PackedLeaf> leaves() const { return leaves_; }
    const Line* memory() const { return memory_.data(); }
    std::size_t memory_lines() const { return memory_.size(); }
    /// 64 rows each, that hold persons.
    std::size_t words() const { return (block_.size() + 63) / 64; }
    /// Length of a plane.
    std::size_t lines() const { return (block_.size() + rows_of_line - 1) / rows_of_line; }

private:
    void truth(PackedLeaf& leaf, const Column& column);
    void range(PackedLeaf& leaf, const Column& column);
    void dictionary(PackedLeaf& leaf, const Column& column);
    void codes(const PackedLeaf& leaf, const std::int32_t* values);
    template <class Code> void codes(const PackedLeaf& leaf, const std::int32_t* values);
    void raw(const void* data, std::size_t bytes);
    std::byte* append(std::size_t bytes);
    void unpack(const PackedLeaf& leaf, const Column& column) const;
    void unpack_truth(const PackedLeaf& leaf, const Line* from, std::uint8_t* to) const;
    void unpack_range(const PackedLeaf& leaf, const Line* from, const Column& column) const;
    void unpack_choice(const PackedLeaf& leaf, const Line* from, const Column& column) const;
    void unpack_codes(const PackedLeaf& leaf, const Line* from, std::int32_t* to) const;
    std::uint32_t size_of(const PackedLeaf& leaf) const;

    std::span<const person::Household> block_;
    core::Date day_;
    bool is_plain_ = true;
    std::vector<PackedLeaf> leaves_;
    std::vector<Line> memory_;
};

}  // namespace evaluator::cohort
