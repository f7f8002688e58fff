// Comparisons and calculation over columns. In: an instruction, the columns of its operands and its own, the
// Stichtag. What a row needs beyond its ranges (lanes, persons who do not exist, numbers that do not fit) is
// put right afterwards.
#pragma once

#include <array>
#include <functional>

#include "evaluator/cohort/columns.hpp"
#include "evaluator/cohort/kernels.hpp"
#include "evaluator/cohort/sets.hpp"

namespace evaluator::cohort {

class Comparer {
public:
    using Single = std::function<engine::Value(std::size_t row, NodeId node)>;

    Comparer(const Program& program, const Sets& sets, Single single);

    /// `work_on`: how truth lies in the columns of this block.
    void begin(core::Date day, std::size_t block, std::size_t rows, const Kernels& work_on) {
        kernels_ = &work_on;
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
    /// Beginnings that are early enough, by Stichtag: the last one for which something is reached, or passed.
    struct Limit {
        core::Date day = core::Date::never();
        std::int32_t last = 0;
    };
    using Limits = std::array<std::vector<Limit>, 2>;

    template <class Holds> std::int32_t last_with(const Work& work, bool is_passed, Holds holds);
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
    std::int32_t last_event(const Work& work, bool is_passed);
    bool scale(const Work& work) const;
    bool calculate(const Work& work);
    void join_flags(const Work& work) const;
    std::uint8_t flags_at(const Work& work, std::size_t row) const;
    void join_until(const Work& work);
    void limit(const Work& work);
    void limit_distance(const Work& work, engine::Until& until, std::size_t row) const;
    void mend(const Work& work);
    std::int32_t limit_of(const Work& work, bool more_than, bool is_age);

    const Program& program_;
    const Kernels* kernels_;
    const Sets& sets_;
    Single single_;
    const std::vector<std::uint8_t>* has_flags_ = nullptr;
    core::Date day_;
    std::size_t block_ = 0, rows_ = 0;
    std::vector<Limits> limits_;                      // by instruction
    std::vector<std::vector<std::int16_t>> in_sets_;  // by instruction and set; -1: not yet asked
    std::vector<std::vector<std::int32_t>> shifted_;  // by instruction: a table of days
    std::vector<std::int32_t> limit_low_, limit_high_;
    std::vector<std::uint8_t> other_;  // one column
};

/// `holds` for the early ones and not for the late ones: the later something begins, the later it is reached.
template <class Holds> std::int32_t Comparer::last_with(const Work& work, bool is_passed, Holds holds) {
    constexpr std::size_t kept = 256;  // days one goes back and forth between
    std::vector<Limit>& all = limits_[work.number][is_passed ? 1 : 0];
    all.resize(kept);
    Limit& known = all[static_cast<std::uint32_t>(day_.days) % kept];
    if (known.day == day_) return known.last;
    std::int64_t low = core::Date::distant_past().days, high = core::Date::never().days;  // yes; no
    while (high - low > 1) {
        const std::int64_t middle = (low + high) / 2;
        (holds(core::Date{static_cast<std::int32_t>(middle)}) ? low : high) = middle;
    }
    known = {day_, static_cast<std::int32_t>(low)};
    return known.last;
}

}  // namespace evaluator::cohort
