// Which documents a norm that is to be met still needs: only for facts without a valid proof on which its
// requirements really hang on that file (internal to evaluator/pathway).
#pragma once

#include "evaluator/explain/explanation.hpp"
#include "evaluator/pathway/describe.hpp"

namespace evaluator::pathway {

/// In the order of the report. A fact that can be left unsaid, with those before it, needs no proof.
std::vector<std::string> evidence_for(Scanner& scanner, const Chosen& chosen,
                                      const explain::NormReport& report);

}  // namespace evaluator::pathway
