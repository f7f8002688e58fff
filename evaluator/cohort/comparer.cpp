#include "evaluator/cohort/comparer.hpp"

#include <algorithm>
#include <bit>

#include "dsl/core/calendar.hpp"
#include "evaluator/cohort/calculate.hpp"
#include "evaluator/engine/compare.hpp"
#include "evaluator/engine/limits.hpp"

namespace evaluator::cohort {

using core::Date;
using engine::Truth;
using engine::Until;
using engine::Value;
using model::Measure;
using model::Operation;

Comparer::Comparer(const Program& program, const Kernels& work_on, const Sets& sets, Single single)
    : program_(program), kernels_(work_on), sets_(sets), single_(std::move(single)), thresholds_(program) {
    in_sets_.resize(program.instructions().size());
    event_limits_.resize(program.instructions().size());
}

void Comparer::run(std::uint32_t number, const Instruction& one, std::span<const Column> columns,
                   std::vector<std::uint8_t>& has_flags) {
    has_flags_ = &has_flags;
    const auto operands = program_.operands(one);
    const auto& all = program_.instructions();
    const bool has_right = operands.size() > 1;
    const Column none;
    const Instruction& left = all[operands[0]];
    const Instruction* right = has_right ? &all[operands[1]] : nullptr;
    const bool are_flagged = (has_flags[operands[0]] | (has_right ? has_flags[operands[1]] : 0)) != 0;
    const bool is_constant = right != nullptr && right->kernel == Kernel::Constant;
    const Work work{number,
                    one,
                    columns[operands[0]],
                    has_right ? columns[operands[1]] : none,
                    columns[number],
                    left.moves,
                    right != nullptr && right->moves,
                    left.kernel == Kernel::Day,
                    are_flagged,
                    is_constant};
    other_.resize(rows_);
    join_until(work);
    if (one.kernel == Kernel::Calculate) {
        has_flags[number] = !scale(work) && calculate(work);
        return;
    }
    truth(work);
    if (work.out.facts != nullptr) limit(work);
    if (are_flagged) mend(work);
}

void Comparer::truth(const Work& work) {
    const bool is_more = work.one.measure == Measure::MoreThan || work.one.measure == Measure::LessThan;
    const std::uint64_t mask = work.one.constant != nullptr ? work.one.constant->mask : 0;
    std::uint8_t* bits = work.out.bits;
    const auto invert = [&](bool wanted) {
        if (wanted) kernels_.invert(bits, bits, rows_);
    };
    switch (work.one.kernel) {
        case Kernel::Ordered:
            at_least(work, work.one.measure == Measure::AtLeast || work.one.measure == Measure::LessThan);
            invert(is_more);
            break;
        case Kernel::DayOrder: {
            const Operation order = work.one.operation;
            at_least(work, order == Operation::Before || order == Operation::NotEarlier);
            invert(order == Operation::Before || order == Operation::After);
            break;
        }
        case Kernel::EqualNumbers:
        case Kernel::EqualDays: equal(work); break;
        case Kernel::IsPresent:
            kernels_.not_after(work.left.high, work.left.low, day_.days, bits, rows_);
            break;
        case Kernel::Age: age(work); break;
        case Kernel::LastsSince: lasts(work); break;
        case Kernel::InMask: in_mask(work, mask); break;
        case Kernel::EqualMask:
            in_mask(work, mask);
            for (std::size_t i = 0; !std::has_single_bit(mask) && i < rows_; ++i) bits[i] &= 0xF0;
            break;
        case Kernel::Rank: rank(work); break;
        case Kernel::InSet: in_set(work); break;
        default: distance(work); break;
    }
}

/// left at least right; or the other way round
void Comparer::at_least(const Work& work, bool left_first) {
    if (left_first)
        kernels_.at_least(work.left.low, work.right.high, work.left.high, work.right.low, work.out.bits,
                          rows_);
    else
        kernels_.at_least(work.right.low, work.left.high, work.right.high, work.left.low, work.out.bits,
                          rows_);
}

void Comparer::equal(const Work& work) {
    at_least(work, true);
    kernels_.at_least(work.right.low, work.left.high, work.right.high, work.left.low, other_.data(), rows_);
    kernels_.both(other_.data(), work.out.bits, rows_);
}

/// What has begun, and how long ago.
void Comparer::age(const Work& work) {
    const Measure measure = work.one.measure;
    const std::int32_t last = thresholds_.last_beginning(work.number, day_);
    std::uint8_t* bits = work.out.bits;
    kernels_.not_after(work.left.high, work.left.low, last, bits, rows_);
    if (measure == Measure::AtMost || measure == Measure::LessThan) kernels_.invert(bits, bits, rows_);
    kernels_.not_after(work.left.high, work.left.low, day_.days, other_.data(), rows_);
    kernels_.both(other_.data(), bits, rows_);
}

void Comparer::lasts(const Work& work) {
    const Measure measure = work.one.measure;
    const std::int32_t last = thresholds_.last_beginning(work.number, day_);
    std::uint8_t* bits = work.out.bits;
    kernels_.not_after(work.left.high, work.left.low, last, bits, rows_);
    if (measure == Measure::AtMost || measure == Measure::LessThan) kernels_.invert(bits, bits, rows_);
}

void Comparer::in_mask(const Work& work, std::uint64_t inside) {
    kernels_.in_mask(work.left.mask, inside, work.out.bits, rows_);
}

void Comparer::rank(const Work& work) {
    const int least = std::countr_zero(work.one.constant->mask);
    const Measure measure = work.one.measure;
    const bool more_than = measure == Measure::MoreThan || measure == Measure::AtMost;
    const int from = least + (more_than ? 1 : 0);
    in_mask(work, from >= 64 ? 0 : ~std::uint64_t{0} << from);
    if (measure == Measure::AtMost || measure == Measure::LessThan)
        kernels_.invert(work.out.bits, work.out.bits, rows_);
}

void Comparer::in_set(const Work& work) {
    std::vector<std::int16_t>& answers = in_sets_[work.number];
    answers.resize(sets_.size(), -1);
    for (std::size_t i = 0; i < block_; ++i) {
        std::int16_t& answer = answers[static_cast<std::size_t>(work.left.low[i])];
        if (answer < 0) {
            Value left;
            left.citations = sets_.set(work.left.low[i]);
            answer = engine::is_in(left, *work.one.constant, model::BaseType::Fundstelle).bits;
        }
        work.out.bits[i] = static_cast<std::uint8_t>(answer);
    }
}

/// A column of numbers times a constant: the usual calculation, without looking at single rows.
bool Comparer::scale(const Work& work) const {
    if (work.one.operation != Operation::Multiply || !work.is_factor || work.has_flags) return false;
    const std::int32_t factor = work.right.low[0];
    return factor >= 0 && kernels_.scale(work.left, factor, work.out, rows_);
}

/// Whether any row has a flag.
bool Comparer::calculate(const Work& work) {
    join_flags(work);
    bool has_flags = work.has_flags;
    for (std::size_t i = 0; i < block_; ++i) {
        const Calculated found = cohort::calculate(work.one.operation, work.left.low[i], work.left.high[i],
                                                   work.right.low[i], work.right.high[i]);
        if (found.is_odd) work.out.bits[i] |= flag::odd;
        has_flags = has_flags || found.is_odd;
        work.out.low[i] = found.low;
        work.out.high[i] = found.high;
    }
    return has_flags;
}

void Comparer::join_flags(const Work& work) const {
    for (std::size_t i = 0; i < rows_; ++i) work.out.bits[i] = work.has_flags ? flags_at(work, i) : 0;
}

/// Flags of columns without any are not kept up.
std::uint8_t Comparer::flags_at(const Work& work, std::size_t row) const {
    const auto operands = program_.operands(work.one);
    std::uint8_t flags = (*has_flags_)[operands[0]] != 0 ? work.left.bits[row] : std::uint8_t{0};
    if (operands.size() > 1 && (*has_flags_)[operands[1]] != 0) flags |= work.right.bits[row];
    return flags;
}

void Comparer::join_until(const Work& work) {
    if (work.out.facts == nullptr) return;
    const std::int32_t law = work.one.law_until.days;
    for (std::size_t i = 0; i < rows_; ++i) {
        work.out.facts[i] = work.left.facts[i];
        work.out.law[i] = std::min(work.left.law[i], law);
    }
    if (work.right.facts == nullptr) return;
    for (std::size_t i = 0; i < rows_; ++i) {
        work.out.facts[i] = std::min(work.out.facts[i], work.right.facts[i]);
        work.out.law[i] = std::min(work.out.law[i], work.right.law[i]);
    }
}

/// Values that do not fit, or may be others in some lanes: rare, so row by row.
void Comparer::mend(const Work& work) {
    for (std::size_t i = 0; i < block_; ++i) {
        const std::uint8_t flags = flags_at(work, i);
        if (flags == 0) continue;
        if ((flags & flag::odd) != 0) {
            work.out.put(i, cell_of(work.one, single_(i, work.one.node)));
            continue;
        }
        Truth truth{work.out.bits[i]};
        if ((flags & flag::nobody) != 0) truth = Truth::no();
        work.out.bits[i] = truth.open_in(flags & flag::other_lanes).bits;
    }
}

}  // namespace evaluator::cohort
