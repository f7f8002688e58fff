// Comparisons and calculation over columns. In: an instruction, the columns of its operands and its own, the
// Stichtag. What a row needs beyond its ranges (lanes, persons who do not exist, numbers that do not fit) is
// put right afterwards.
#pragma once

#include <functional>
#include <optional>

#include "evaluator/cohort/columns.hpp"
#include "evaluator/cohort/kernels.hpp"
#include "evaluator/cohort/sets.hpp"
#include "evaluator/cohort/thresholds.hpp"

namespace evaluator::cohort {

class Comparer {
public:
    using Single = std::function<engine::Value(std::size_t row, NodeId node)>;

    Comparer(const Program& program, const Kernels& work_on, const Sets& sets, Single single);

    void begin(core::Date day, std::size_t block, std::size_t rows) {
        day_ = day;
        block_ = block;
        rows_ = rows;
    }
    /// `has_flags`: by instruction, whether any row of its column has one; set for the one that is run.
    void run(std::uint32_t number, const Instruction& one, std::span<const Column> columns,
             std::vector<std::uint8_t>& has_flags);

private:
    struct Work {
        std::uint32_t number;
        const Instruction& one;
        const Column &left, &right, &out;
        bool left_moves, right_moves;
        bool is_today;   // left is the Stichtag
        bool has_flags;  // of the operands
        bool is_factor;  // right is a constant
    };
    void truth(const Work& work);
    void at_least(const Work& work, bool left_first);
    void equal(const Work& work);
    void age(const Work& work);
    void lasts(const Work& work);
    void in_mask(const Work& work, std::uint64_t inside);
    void rank(const Work& work);
    void in_set(const Work& work);
    void distance(const Work& work);
    void limits_of_events(const Work& work);
    void reached(const Work& work, bool is_passed, std::uint8_t* out);
    bool scale(const Work& work) const;
    bool calculate(const Work& work);
    void join_flags(const Work& work) const;
    std::uint8_t flags_at(const Work& work, std::size_t row) const;
    void join_until(const Work& work);
    void limit(const Work& work);
    void limit_distance(const Work& work, engine::Until& until, std::size_t row) const;
    void mend(const Work& work);

    const Program& program_;
    const Kernels& kernels_;
    const Sets& sets_;
    Single single_;
    const std::vector<std::uint8_t>* has_flags_ = nullptr;
    core::Date day_;
    std::size_t block_ = 0, rows_ = 0;
    Thresholds thresholds_;
    std::vector<std::vector<std::int16_t>> in_sets_;        // by instruction and set; -1: not yet asked
    std::vector<std::optional<EventLimits>> event_limits_;  // by instruction
    std::vector<std::int32_t> limit_low_, limit_high_;
    std::vector<std::uint8_t> other_;  // one column
};

}  // namespace evaluator::cohort
