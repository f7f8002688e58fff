// What the kernels of an instruction set (kernels.hpp) need to run a PlaneProgram on a block of packed
// leaves. Planes are whole lines; bits of rows beyond the block say nothing.
#pragma once

#include "evaluator/cohort/packed.hpp"
#include "evaluator/cohort/plane_program.hpp"
#include "evaluator/cohort/thresholds.hpp"

namespace evaluator::cohort {

/// The planes of a value, one after the other. Certain in the lanes, possible in the lanes; with `shift` 2
/// two stand for all lanes.
struct PlaneValue {
    Line* at = nullptr;
    std::uint32_t shift = 2;
};
struct NumberColumn {
    std::int32_t *low = nullptr, *high = nullptr;
};
/// Four answers for each entry of a dictionary: two bits each, for certain and for possible.
struct alignas(64) PlaneAnswers {
    static constexpr std::size_t entries = 64, questions = 4;
    std::uint8_t of[entries] = {};
};
/// The limits of the events of a leaf.
struct PlaneEventLimits {
    const std::int32_t* table = nullptr;  // at [day - first]; nullptr where `events` has to be asked
    std::int32_t first = 0;
    std::int32_t low = 0, high = 0;  // of rows that are not known
    EventLimits* events = nullptr;
};

/// Plain pointers: functions of others that are compiled for one instruction set might be taken for all.
struct PlaneWork {
    const PlaneStep* steps;
    std::size_t step_count;
    const std::uint8_t* in_lanes;          // by step: gives eight planes
    const PlaneEventLimits* event_limits;  // by step
    const PlaneRef* operands;
    const PlaneQuestion* questions;
    const PlaneAnswers* const* answers;  // by leaf
    const PackedLeaf* leaves;
    const Line* memory;
    const PlaneValue* values;
    const NumberColumn* columns;
    const std::int64_t* limits;
    std::size_t words, lines;
    const Line* next;  // memory of the block that will be judged next: fetched on the way
    std::size_t next_lines;
};

/// What is rare, for all instruction sets alike.
void ask_limits(EventLimits& events, const NumberColumn& column, std::size_t rows);
bool calculate_columns(const PlaneWork& work, const PlaneStep& step);

}  // namespace evaluator::cohort
