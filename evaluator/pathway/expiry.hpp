// Where the title or the toleration in the file ends by its own paper, and what a plan makes of that: it is
// given again as a grant is (grants.hpp), it goes on because the rules do not say otherwise, or it ends
// (internal to evaluator/pathway, and for `risks`).
#pragma once

#include "evaluator/pathway/effects.hpp"
#include "evaluator/pathway/pathway.hpp"
#include "evaluator/pathway/scan.hpp"

namespace evaluator::pathway {

/// The ends of what these persons hold today, before the horizon. `file` becomes the file the plan goes by:
/// what is given again goes on, what cannot be given again ends.
std::vector<Expiry> expiries(Scanner& scanner, const std::vector<PersonIndex>& persons, core::Date horizon,
                             File& file);

}  // namespace evaluator::pathway
