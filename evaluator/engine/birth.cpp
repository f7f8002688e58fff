#include "evaluator/engine/birth.hpp"

#include <algorithm>

namespace evaluator::engine {

/// A birth date is the same on every day, also where the file gives it for some days only.
Birth birth_of(Evaluation& evaluation, const Frame& person) {
    Birth birth;
    const model::FactId fact = evaluation.plan().book->birth_date;
    if (fact.is_none()) return birth;
    const auto& persons = evaluation.household().persons;
    const auto* entry = person.who < persons.size() ? persons[person.who].find(fact) : nullptr;
    if (!entry && !evaluation.has_assumptions()) return birth;
    if (!evaluation.has_assumptions() && !evaluation.plan().options.evidenced_only) {  // no values in between
        bool is_known = false;
        for (const person::TimedValue& timed : entry->values) {
            const auto* given = std::get_if<person::DateRange>(&timed.known);
            if (!given || !given->low.is_day()) continue;
            birth.possible = is_known ? std::min(birth.possible, given->low) : given->low;
            birth.certain = is_known ? std::max(birth.certain, given->high) : given->high;
            is_known = true;
        }
        return birth;
    }
    Value day = evaluation.read_fact(fact, person, evaluation.as_of());
    if (evaluation.plan().options.evidenced_only) birth.until = day.until;  // its proof may lapse
    for (std::size_t i = 0; entry && i < entry->values.size(); ++i) {
        const Value given = evaluation.read_fact(fact, person, entry->values[i].span.from);
        if (!given.from_low.is_day()) continue;
        day = day.from_low.is_day() ? hull(day, given) : given;
    }
    if (!day.from_low.is_day()) return birth;  // nothing is known
    birth.possible = day.from_low;
    birth.certain = day.from_high;
    return birth;
}

Birth birth_in(Evaluation& evaluation, const Context& context) {
    Frame person = context.frame(0);
    person.item = nullptr;
    return birth_of(evaluation, person);
}

}  // namespace evaluator::engine
