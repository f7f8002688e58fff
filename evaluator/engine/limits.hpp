// The day on which a comparison may change because the Stichtag moves: what of a range or a distance the
// moving day meets next. May be too early, never too late. For the engine, one person or many.
#pragma once

#include "dsl/core/calendar.hpp"
#include "evaluator/engine/value.hpp"

namespace evaluator::engine {

/// A day that may lie before all others is crossed at once when days begin to pass.
inline bool limit_at_beginning(Until& until, core::Date day, core::Date crossing) {
    if (day != core::Date::distant_past() || crossing != core::Date::distant_past()) return false;
    until.limit_facts(core::Date{day.days + 1});
    return true;
}

/// Month ends make the day of a crossing irregular by up to three days; too early does no harm.
inline void limit_near(Until& until, core::Date day, core::Date crossing, int spread) {
    if (limit_at_beginning(until, day, crossing)) return;
    if (!crossing.is_day() || crossing >= core::end_of_days) return;
    for (int offset = -spread; offset <= spread; ++offset) {
        const core::Date candidate = core::add_days(crossing, offset);
        if (candidate > day) {
            until.limit_facts(candidate);
            return;
        }
    }
}

/// The ends of a range of days.
inline void limit_by_dates(Until& until, core::Date day, core::Date low, core::Date high) {
    for (const core::Date edge : {low, high}) {
        if (limit_at_beginning(until, day, edge) || !edge.is_day() || edge >= core::end_of_days) continue;
        if (edge > day)
            until.limit_facts(edge);
        else if (core::next_day(edge) > day)
            until.limit_facts(core::next_day(edge));
    }
}

}  // namespace evaluator::engine
