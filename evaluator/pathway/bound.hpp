// The earliest day on which any way whatever could reach a norm: as the file is, with everything left open
// that a grant or a step could change, from the day on which it could change (internal to
// evaluator/pathway). The search stops where nothing can come before what it has found.
#pragma once

#include "evaluator/pathway/effects.hpp"
#include "evaluator/pathway/pathway.hpp"
#include "evaluator/pathway/scan.hpp"

namespace evaluator::pathway {

/// The file with nothing known of the status after today, and of each fact that a step sets after the day on
/// which the step could end at the earliest, going by how long it takes today.
File with_future_open(Scanner& scanner, const File& file, const std::vector<PersonIndex>& persons,
                      const StatusList& where);

}  // namespace evaluator::pathway
