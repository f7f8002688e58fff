// Explanations built by hand, so that layout and wording are tested without rules or engine: one as a
// caseworker would meet it, one with every state, reason and value there is, one with nothing in it.
#pragma once

#include "evaluator/explain/explanation.hpp"

namespace evaluator::render::samples {

explain::Report everyday();
explain::Report everything();
explain::Report nothing();

}  // namespace evaluator::render::samples
