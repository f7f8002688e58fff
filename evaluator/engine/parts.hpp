// Days that judge alike are one stretch, but each period of a file says its own about them: where a stretch
// is open, every part of it is to be asked for.
#pragma once

#include <vector>

#include "evaluator/engine/evaluation.hpp"

namespace evaluator::engine {

/// First days, up to `last`, of the parts into which the person's periods cut a stretch. Only lists count on
/// which something with these dependencies may hang.
std::vector<core::Date> parts_of(const Evaluation& evaluation, const model::Validity& stretch,
                                 core::Date last, PersonIndex who, const Dependencies& dependencies);

/// Days before a chain's run may count all the same.
bool may_be_credited(Evaluation& evaluation, const PlanChain& chain, const Context& context);
/// Whether the table calls days doubtful.
bool is_doubtful(const Value& counting);
/// How a gap counts may still change: a better line that is open matters also where a weaker one is certain.
bool is_open(const GapVerdict& gap);

}  // namespace evaluator::engine
