// From which day on a person lives. Days before it certainly belong to no set of days and no chain: what a
// list of periods leaves unknown then is known. A birth date nobody has said sets no limit.
#pragma once

#include "evaluator/engine/evaluation.hpp"

namespace evaluator::engine {

struct Birth {
    core::Date possible = core::Date::distant_past();  // from here on the person may live
    core::Date certain = core::Date::distant_past();   // from here on certainly
    Until until;

    bool is_partly_known() const { return possible != certain; }
    Truth lives_on(core::Date day) const { return Truth::between(day >= certain, day >= possible); }
    /// The next day after `day` on which this changes.
    core::Date next_edge(core::Date day) const {
        return possible > day ? possible : certain > day ? certain : core::Date::never();
    }
};

/// Of the person of a frame.
Birth birth_of(Evaluation& evaluation, const Frame& person);
/// Of the person judged in the context: in an item of Personen that one, else whose list it is.
Birth birth_in(Evaluation& evaluation, const Context& context);

}  // namespace evaluator::engine
