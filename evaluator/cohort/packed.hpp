// Leaves kept for many persons, as small as they can be: whoever judges the same persons again (other law,
// another question) need not read their files again. Truth that is plain takes two bits, a number or day that
// is known or wholly unknown four bytes and one bit. In: filled Columns. Out: the same columns again.
#pragma once

#include "evaluator/cohort/columns.hpp"
#include "evaluator/cohort/kernels.hpp"

namespace evaluator::cohort {

class Packed {
public:
    Packed(const Program& program, const Columns& columns);

    /// Has the memory fetched while another block is judged.
    void prefetch() const;
    /// Truth is alike in all lanes, and every value fits.
    bool is_plain() const;
    /// Writes what is packed back into columns of the same program.
    void unpack(Columns& columns, bool as_planes) const;
    /// A leaf of those columns; what is kept as it is stays where it is.
    Column column(const Columns& columns, std::size_t leaf, bool as_planes) const;

private:
    enum class Form : std::uint8_t { Bits, Bytes, Known, Pair, Mask32, Mask64, Number };
    struct Leaf {
        Form form = Form::Bytes;
        bool has_flags = false;
        std::int32_t unknown_high = 0;
        std::uint32_t at = 0;  // in memory_, in words
    };

    Leaf truth(const Column& column);
    Leaf range(const Column& column);
    Leaf mask(const Column& column);
    void append(const void* data, std::size_t bytes);
    void unpack(const Leaf& leaf, const Column& column) const;

    const Kernels& kernels_;
    std::size_t rows_;
    std::span<const person::Household> block_;
    core::Date day_;
    std::vector<Leaf> leaves_;
    std::vector<std::uint64_t> memory_;
};

}  // namespace evaluator::cohort
