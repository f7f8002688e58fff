// How far a day lies from an event: a day that is the Stichtag is compared with limits found once for all
// rows; else the limit of each event is looked up.
#include "dsl/core/calendar.hpp"
#include "evaluator/cohort/comparer.hpp"

namespace evaluator::cohort {

using core::Date;
using model::Measure;
using model::Operation;

namespace {

constexpr std::int32_t before_never = INT32_MAX - 1;
constexpr std::int32_t table_begin = -40000, table_size = 120000;  // 1860 to 2188
constexpr std::int32_t not_yet = INT32_MIN;

bool is_backwards(Operation operation) {
    return operation == Operation::DistanceBefore || operation == Operation::WithinBefore;
}

/// Of a broken day "at least" and its opposite need all of it, the others nothing.
core::Duration length_of(const Instruction& one) {
    core::Duration length = one.constant->duration_low;
    const bool is_distance =
        one.operation == Operation::DistanceAfter || one.operation == Operation::DistanceBefore;
    const bool rounds_up =
        is_distance && (one.measure == Measure::AtLeast || one.measure == Measure::LessThan);
    if (rounds_up) length.days = core::Rational{length.days.ceil()};
    return length;
}

Date limit_of_event(const Instruction& one, std::int32_t event, const core::Duration& length) {
    return is_backwards(one.operation) ? core::look_back_day(Date{event}, length)
                                       : core::deadline_last_day(Date{event}, length);
}

}  // namespace

/// The last event whose limit the Stichtag has reached, or passed.
std::int32_t Comparer::last_event(const Work& work, bool is_passed) {
    const core::Duration length = length_of(work.one);
    return last_with(work, is_passed, [&](Date event) {
        const Date at = limit_of_event(work.one, event.days, length);
        return is_passed ? at < day_ : at <= day_;
    });
}

void Comparer::limits_of_events(const Work& work) {
    const core::Duration length = length_of(work.one);
    std::vector<std::int32_t>& table = shifted_[work.number];
    table.resize(table_size, not_yet);
    limit_low_.resize(rows_);
    limit_high_.resize(rows_);
    std::int32_t far_event = 0, far_limit = limit_of_event(work.one, 0, length).days;
    const auto found = [&](std::int32_t event) {
        if (!Date{event}.is_day()) return event;
        const std::int64_t at = std::int64_t{event} - table_begin;
        if (at < 0 || at >= table_size) {  // unknown days, always the same ones
            if (event != far_event) far_limit = limit_of_event(work.one, event, length).days;
            far_event = event;
            return far_limit;
        }
        std::int32_t& known = table[static_cast<std::size_t>(at)];
        if (known == not_yet) known = limit_of_event(work.one, event, length).days;
        return known;
    };
    for (std::size_t i = 0; i < rows_; ++i) {
        const std::int32_t low = work.right.low[i], high = work.right.high[i];
        limit_low_[i] = found(low);
        limit_high_[i] = high == low ? limit_low_[i] : found(high);
    }
}

/// Whether the limit is reached (passed): between what is certain and what is possible.
void Comparer::reached(const Work& work, bool is_passed, std::uint8_t* out) {
    const Column& day = work.left;
    if (work.is_today) {
        kernels_->not_after(work.right.high, work.right.low, last_event(work, is_passed), out, rows_);
    } else if (is_passed) {
        kernels_->at_least(limit_low_.data(), day.high, limit_high_.data(), day.low, out, rows_);
        kernels_->invert(out, out, rows_);
    } else {
        kernels_->at_least(day.low, limit_high_.data(), day.high, limit_low_.data(), out, rows_);
    }
}

void Comparer::distance(const Work& work) {
    const Column &day = work.left, &event = work.right;
    const Measure measure = work.one.measure;
    std::uint8_t *bits = work.out.bits, *other = other_.data();
    if (!work.is_today) limits_of_events(work);
    const auto also = [&] { kernels_->both(other, bits, rows_); };
    const auto happens = [&](const Column& what) {
        kernels_->not_after(what.high, what.low, before_never, other, rows_);
        also();
    };
    switch (work.one.operation) {
        case Operation::DistanceAfter:
            reached(work, measure == Measure::MoreThan || measure == Measure::AtMost, bits);
            if (measure == Measure::AtMost || measure == Measure::LessThan)
                kernels_->invert(bits, bits, rows_);
            happens(event);
            break;
        case Operation::DistanceBefore:
            reached(work, measure == Measure::AtLeast || measure == Measure::LessThan, bits);
            if (measure == Measure::MoreThan || measure == Measure::AtLeast)
                kernels_->invert(bits, bits, rows_);
            happens(day);
            break;
        case Operation::WithinAfter:
            reached(work, true, bits);
            kernels_->invert(bits, bits, rows_);
            kernels_->at_least(day.low, event.high, day.high, event.low, other, rows_);
            also();
            happens(event);
            happens(day);
            break;
        default:  // WithinBefore
            reached(work, false, bits);
            kernels_->at_least(event.low, day.high, event.high, day.low, other, rows_);
            also();
            happens(day);
            break;
    }
}

}  // namespace evaluator::cohort
