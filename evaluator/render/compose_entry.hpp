// One node of an explanation in words: a requirement with its ways, conditions, arithmetic and facts.
#pragma once

#include "evaluator/render/document.hpp"

namespace evaluator::render {

Entry compose_entry(const explain::Node& node, Role enclosing, core::Date as_of);

}  // namespace evaluator::render
