// Runs a PlaneProgram on blocks of packed leaves. In: Packed. Out: truth of its instructions as planes. One
// per thread; the memory is kept.
#pragma once

#include <optional>

#include "evaluator/cohort/plane_kernels.hpp"
#include "evaluator/cohort/sets.hpp"

namespace evaluator::cohort {

class PlaneRun {
public:
    /// `rows`: most persons of a block.
    PlaneRun(const Program& program, PlaneProgram planes, const Kernels& kernels, const Sets& sets,
             std::size_t rows);
    PlaneRun(const PlaneRun&) = delete;
    PlaneRun& operator=(const PlaneRun&) = delete;

    /// False where the block is not plain, or a number grew too large: then nothing is known of it. It must
    /// live until the next one: what is packed as planes stays where it is. `next` will be judged next, if
    /// any.
    bool run(const Packed& packed, const Packed* next);

    engine::Truth truth(std::uint32_t number, std::size_t row) const;
    PlaneRef ref(std::uint32_t number) const { return planes_.ref(number); }
    /// As Kernels::copy_planes.
    void planes(std::span<const PlaneRef> values, std::uint64_t* to, std::size_t words) const {
        kernels_.copy_planes(work_, values.data(), values.size(), to, words);
    }

private:
    void give_memory(std::size_t rows);
    void place_values();
    void fetch(const Packed* next);
    bool find_lanes(const Packed& packed);
    void find_lanes();
    void values_of_leaves(const Packed& packed);
    void today(core::Date day);
    std::int64_t limit(const PlaneLimit& wanted, core::Date day);
    EventLimits& events(std::uint32_t number);
    void answer(const Packed& packed);
    void answer(const PlaneStep& step, std::span<const std::uint64_t> dictionary);
    engine::Truth answer(const PlaneQuestion& asked, std::uint64_t entry) const;
    void limits_of_events(const Packed& packed);

    const Program& program_;
    PlaneProgram planes_;
    const Kernels& kernels_;
    const Sets& sets_;
    Thresholds thresholds_;
    std::vector<std::optional<EventLimits>> events_;  // by instruction
    std::vector<Line> memory_;                        // of values
    std::vector<std::int32_t> numbers_;               // of columns
    std::vector<PlaneValue> values_;
    std::vector<NumberColumn> columns_;
    std::vector<std::uint8_t> in_lanes_;                    // by step
    std::vector<std::vector<PlaneAnswers>> answers_;        // by leaf
    std::vector<std::vector<std::uint64_t>> dictionaries_;  // for which they are
    std::vector<const PlaneAnswers*> answers_at_;
    std::vector<PlaneEventLimits> event_limits_;  // by step
    struct OfDay {
        core::Date day = core::Date::never();
        std::vector<std::int64_t> limits;
    };
    std::vector<OfDay> days_;  // those one goes back and forth between
    PlaneWork work_ = {};
};

}  // namespace evaluator::cohort
