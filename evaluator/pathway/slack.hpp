// How long the steps of a way can wait: the way is walked again with a step begun later, and must still be
// open on every one of its days for no more than before (internal to evaluator/pathway).
#pragma once

#include "evaluator/pathway/describe.hpp"

namespace evaluator::pathway {

/// Writes StepUse::latest where a step can wait at least a week. Steps whose length hangs on what has been so
/// far (months of contributions) run by themselves and are left alone.
void note_latest_begin(Scanner& scanner, const File& original, std::vector<Chosen>& chosen,
                       core::Date horizon);

}  // namespace evaluator::pathway
