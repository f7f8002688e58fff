#include "evaluator/cohort/thresholds.hpp"

#include <algorithm>

#include "dsl/core/calendar.hpp"

namespace evaluator::cohort {

using core::Date;
using model::Measure;
using model::Operation;

namespace {

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

}  // namespace

Date limit_of_event(const Instruction& one, Date event) {
    const core::Duration length = length_of(one);
    return is_backwards(one.operation) ? core::look_back_day(event, length)
                                       : core::deadline_last_day(event, length);
}

/// `holds` for the early ones and not for the late ones: the later something begins, the later it is reached.
template <class Holds>
std::int32_t Thresholds::last_with(std::uint32_t number, Date day, bool is_passed, Holds holds) {
    constexpr std::size_t kept = 256;  // days one goes back and forth between
    std::vector<Found>& all = found_[number][is_passed ? 1 : 0];
    all.resize(kept);
    Found& known = all[static_cast<std::uint32_t>(day.days) % kept];
    if (known.day == day) return known.last;
    std::int64_t low = Date::distant_past().days, high = Date::never().days;  // yes; no
    while (high - low > 1) {
        const std::int64_t middle = (low + high) / 2;
        (holds(Date{static_cast<std::int32_t>(middle)}) ? low : high) = middle;
    }
    known = {day, static_cast<std::int32_t>(low)};
    return known.last;
}

std::int32_t Thresholds::last_beginning(std::uint32_t number, Date day) {
    const Instruction& one = program_.instructions()[number];
    const bool is_age = one.kernel == Kernel::Age;
    const bool more_than = one.measure == Measure::MoreThan || one.measure == Measure::AtMost;
    const core::Duration& period = one.constant->duration_low;
    return last_with(number, day, more_than, [&](Date start) {
        const Date first = more_than ? core::state_exceeded_on(start, period)
                           : is_age  ? core::age_reached_on(start, period)
                                     : core::state_met_on(start, period);
        return first <= day;
    });
}

std::int32_t Thresholds::last_event(std::uint32_t number, Date day, bool is_passed) {
    const Instruction& one = program_.instructions()[number];
    return last_with(number, day, is_passed, [&](Date event) {
        const Date at = limit_of_event(one, event);
        return is_passed ? at < day : at <= day;
    });
}

std::int32_t EventLimits::far(std::int32_t event) {
    if (!Date{event}.is_day()) return event;
    if (event != far_event_) far_limit_ = limit_of_event(*one_, Date{event}).days;
    far_event_ = event;
    return far_limit_;
}

const std::int32_t* EventLimits::all(std::int32_t first, std::int32_t last) {
    if (first < first_event || last >= first_event + size) return nullptr;
    if (from_ == until_) from_ = until_ = first;
    for (; from_ > first; --from_) of(from_ - 1);
    for (; until_ <= last; ++until_) of(until_);
    return table_.data();
}

}  // namespace evaluator::cohort
