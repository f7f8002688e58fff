// Work on whole columns: truth as bytes, until as pairs of days; and on packed ones (plane_kernels.hpp).
// `rows` is a multiple of 64; what stands in rows beyond the block does not matter. Compiled for several
// instruction sets, chosen once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "evaluator/cohort/columns.hpp"

namespace evaluator::cohort {

struct PlaneWork;
struct PlaneRef;

/// Some of the columns, by number.
struct Operands {
    const Column* columns;
    const std::uint32_t* numbers;
    std::size_t count;
};

struct Kernels {
    const char* name;
    /// und, oder: the truth of all operands.
    void (*fold)(bool conjunction, const Operands& operands, const Column& out, std::size_t rows);
    /// Until when it holds, as Evaluation::junction. `groups`: 2 where all lanes are alike, else 8.
    void (*fold_until)(bool conjunction, const Operands& operands, const Column& out, std::size_t rows,
                       int groups);
    void (*invert)(const std::uint8_t* in, std::uint8_t* out, std::size_t rows);
    /// Whether low, high lie at or before (Stichtag-like limits) `certain` and `possible`.
    void (*not_after)(const std::int32_t* certain, const std::int32_t* possible, std::int32_t limit,
                      std::uint8_t* out, std::size_t rows);
    /// certain: a >= b, possible: c >= d
    void (*at_least)(const std::int32_t* a, const std::int32_t* b, const std::int32_t* c,
                     const std::int32_t* d, std::uint8_t* out, std::size_t rows);
    /// certain: no bit outside of `inside`, possible: one of `inside`.
    void (*in_mask)(const std::uint64_t* mask, std::uint64_t inside, std::uint8_t* out, std::size_t rows);
    void (*both)(const std::uint8_t* other, std::uint8_t* out, std::size_t rows);
    /// Ranges times a factor that is not negative. False where one does not fit.
    bool (*scale)(const Column& in, std::int32_t factor, const Column& out, std::size_t rows);
    /// A bit per row: has one of the bits.
    void (*having)(const std::uint8_t* in, std::uint8_t bits, std::uint64_t* out, std::size_t rows);
    /// All steps of a PlaneProgram on one block; false where a number has grown too large.
    bool (*run_planes)(const PlaneWork& work);
    /// Two bits per row of some values: `words` of certain, then of possible, one value after the other.
    void (*copy_planes)(const PlaneWork& work, const PlaneRef* values, std::size_t count, std::uint64_t* to,
                        std::size_t words);
};

/// The best of the machine.
const Kernels& kernels();
/// All the machine can run, for tests.
std::vector<const Kernels*> all_kernels();

}  // namespace evaluator::cohort
