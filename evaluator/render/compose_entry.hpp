// One node of an explanation in words: a requirement with its ways, conditions, arithmetic and facts.
#pragma once

#include "evaluator/render/document.hpp"

namespace evaluator::render {

struct EntryContext {
    core::Date as_of;
    model::Validity version{};  // of the norm: said of a requirement only where it differs
    bool is_settled = false;    // the norm fails anyhow: requirements that do not make it fail are only named
};

Entry compose_entry(const explain::Node& node, Role enclosing, const EntryContext& context);

}  // namespace evaluator::render
