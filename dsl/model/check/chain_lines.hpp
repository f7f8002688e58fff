// Lines of a chain compared with each other: which can never make a difference.
#pragma once

#include "dsl/model/check/context.hpp"

namespace dsl::model::checking {

void check_chain_lines(Context& context, const Chain& chain, const ChainVersion& version);

/// Same meaning written twice: same operations on the same things. Spans do not count.
bool same_expression(const RuleBook& book, ExpressionId a, ExpressionId b);
/// Whenever `stronger` holds, `weaker` does: every part of `weaker` is a part of `stronger`. No condition:
/// always.
bool implies(const RuleBook& book, ExpressionId stronger, ExpressionId weaker);

}  // namespace dsl::model::checking
