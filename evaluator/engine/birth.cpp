#include "evaluator/engine/birth.hpp"

namespace evaluator::engine {

Birth birth_in(Evaluation& evaluation, const Context& context) {
    Birth birth;
    const model::FactId fact = evaluation.plan().book->birth_date;
    if (fact.is_none()) return birth;
    Frame person = context.frame(0);
    person.item = nullptr;
    const Value day = evaluation.read_fact(fact, person, evaluation.as_of());
    birth.until = day.until;
    if (!day.from_low.is_day()) return birth;  // nothing is known
    birth.possible = day.from_low;
    birth.certain = day.from_high;
    return birth;
}

}  // namespace evaluator::engine
