// How far a day lies from an event: a day that is the Stichtag is compared with limits found once for all
// rows; else the limit of each event is looked up.
#include "evaluator/cohort/comparer.hpp"

namespace evaluator::cohort {

using model::Measure;
using model::Operation;

namespace {

constexpr std::int32_t before_never = INT32_MAX - 1;
}  // namespace

void Comparer::limits_of_events(const Work& work) {
    std::optional<EventLimits>& limits = event_limits_[work.number];
    if (!limits) limits.emplace(work.one);
    limit_low_.resize(rows_);
    limit_high_.resize(rows_);
    for (std::size_t i = 0; i < rows_; ++i) {
        const std::int32_t low = work.right.low[i], high = work.right.high[i];
        limit_low_[i] = limits->of(low);
        limit_high_[i] = high == low ? limit_low_[i] : limits->of(high);
    }
}

/// Whether the limit is reached (passed): between what is certain and what is possible.
void Comparer::reached(const Work& work, bool is_passed, std::uint8_t* out) {
    const Column& day = work.left;
    if (work.is_today) {
        kernels_.not_after(work.right.high, work.right.low,
                           thresholds_.last_event(work.number, day_, is_passed), out, rows_);
    } else if (is_passed) {
        kernels_.at_least(limit_low_.data(), day.high, limit_high_.data(), day.low, out, rows_);
        kernels_.invert(out, out, rows_);
    } else {
        kernels_.at_least(day.low, limit_high_.data(), day.high, limit_low_.data(), out, rows_);
    }
}

void Comparer::distance(const Work& work) {
    const Column &day = work.left, &event = work.right;
    const Measure measure = work.one.measure;
    std::uint8_t *bits = work.out.bits, *other = other_.data();
    if (!work.is_today) limits_of_events(work);
    const auto also = [&] { kernels_.both(other, bits, rows_); };
    const auto happens = [&](const Column& what) {
        kernels_.not_after(what.high, what.low, before_never, other, rows_);
        also();
    };
    switch (work.one.operation) {
        case Operation::DistanceAfter:
            reached(work, measure == Measure::MoreThan || measure == Measure::AtMost, bits);
            if (measure == Measure::AtMost || measure == Measure::LessThan)
                kernels_.invert(bits, bits, rows_);
            happens(event);
            break;
        case Operation::DistanceBefore:
            reached(work, measure == Measure::AtLeast || measure == Measure::LessThan, bits);
            if (measure == Measure::MoreThan || measure == Measure::AtLeast)
                kernels_.invert(bits, bits, rows_);
            happens(day);
            break;
        case Operation::WithinAfter:
            reached(work, true, bits);
            kernels_.invert(bits, bits, rows_);
            kernels_.at_least(day.low, event.high, day.high, event.low, other, rows_);
            also();
            happens(event);
            happens(day);
            break;
        default:  // WithinBefore
            reached(work, false, bits);
            kernels_.at_least(event.low, day.high, event.high, day.low, other, rows_);
            also();
            happens(day);
            break;
    }
}

}  // namespace evaluator::cohort
