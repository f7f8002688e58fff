// Until when comparisons hold that move with the Stichtag.
#include <algorithm>

#include "evaluator/cohort/comparer.hpp"
#include "evaluator/engine/limits.hpp"

namespace evaluator::cohort {

using core::Date;
using engine::Until;
using model::Operation;

namespace {

struct Days {
    Date low, high;
};
Days days_of(const Column& column, std::size_t row) {
    return {Date{column.low[row]}, Date{column.high[row]}};
}

/// The ages a person reaches.
void limit_age(Until& until, Date day, const Days& birth, const core::Duration& length) {
    engine::limit_by_dates(until, day, birth.low, birth.high);
    engine::limit_near(until, day, core::age_reached_on(birth.low, length), 1);
    if (birth.high != birth.low) engine::limit_near(until, day, core::age_reached_on(birth.high, length), 1);
}

void limit_present(Until& until, Date day, const Days& event) {
    for (const Date edge : {event.low, event.high})
        if (edge > day) until.limit_facts(edge);
}

}  // namespace

/// As Evaluation::distance: what the moving day, or the moving event, comes near to.
void Comparer::limit_distance(const Work& work, Until& until, std::size_t row) const {
    const bool backwards =
        work.one.operation == Operation::DistanceBefore || work.one.operation == Operation::WithinBefore;
    const core::Duration& length = work.one.constant->duration_low;
    const Days day = days_of(work.left, row), event = days_of(work.right, row);
    if (work.left_moves)
        for (const Date at : {event.low, event.high}) {
            engine::limit_near(
                until, day_,
                backwards ? core::look_back_day(at, length) : core::deadline_last_day(at, length), 1);
            engine::limit_near(until, day_, at, 1);
        }
    if (work.right_moves)
        for (const Date at : {day.low, day.high}) {
            engine::limit_near(
                until, day_,
                backwards ? core::deadline_last_day(at, length) : core::look_back_day(at, length), 4);
            engine::limit_near(until, day_, at, 1);
        }
}

void Comparer::limit(const Work& work) {
    const Kernel kernel = work.one.kernel;
    const bool one_moves = work.left_moves != work.right_moves;
    const bool is_moving = kernel == Kernel::Age || kernel == Kernel::IsPresent ||
                           (kernel == Kernel::DayOrder && one_moves) ||
                           (kernel == Kernel::Distance && (work.left_moves || work.right_moves));
    for (std::size_t i = 0; is_moving && i < block_; ++i) {
        if (work.has_flags && (flags_at(work, i) & flag::nobody) != 0) continue;
        Until until;
        if (kernel == Kernel::Age) {
            limit_age(until, day_, days_of(work.left, i), work.one.constant->duration_low);
        } else if (kernel == Kernel::IsPresent) {
            limit_present(until, day_, days_of(work.left, i));
        } else if (kernel == Kernel::DayOrder) {
            const Days fixed = days_of(work.left_moves ? work.right : work.left, i);
            engine::limit_by_dates(until, day_, fixed.low, fixed.high);
        } else {
            limit_distance(work, until, i);
        }
        work.out.facts[i] = std::min(work.out.facts[i], until.facts.days);
    }
}

}  // namespace evaluator::cohort
