#include "evaluator/cohort/chain_start.hpp"

#include <algorithm>

namespace evaluator::cohort {

using core::Date;

bool missing_may_be_better(const engine::PlanChain& chain) {
    bool counts_gap = false, has_less = false;
    for (const engine::PlanChainLine& line : chain.lines) {
        counts_gap = counts_gap || (line.is_gap && line.kind == model::ChainLineKind::Counts);
        has_less = has_less || (!line.is_gap && line.kind != model::ChainLineKind::Counts &&
                                line.kind != model::ChainLineKind::Credit);
    }
    return counts_gap && has_less;
}

ChainStart chain_start(engine::Evaluation& evaluation, const engine::PlanNode& chain_use) {
    const engine::Value days = evaluation.days_of(chain_use, evaluation.root());
    const engine::ChainResult result = evaluation.chain_result(days.chain);
    const bool looks_at_both = missing_may_be_better(evaluation.plan().chains[result.chain]);
    std::array<Date, 8> starts{};
    for (int bit = 0; bit < 8; ++bit)
        starts[static_cast<std::size_t>(bit)] =
            evaluation.chain_figures(result, bit, evaluation.as_of()).moved_start;
    return chain_start(starts, looks_at_both);
}

ChainStart chain_start(const std::array<Date, 8>& starts, bool looks_at_both) {
    ChainStart found;
    for (std::size_t bit = 0; bit < 4; ++bit) {
        Date certain = starts[bit], possible = starts[bit + 4];
        if (looks_at_both) {
            certain = std::max(starts[bit], starts[bit + 4]);
            possible = std::min(starts[bit], starts[bit + 4]);
        }
        if (bit > 0 && (certain != found.certain || possible != found.possible)) found.is_uniform = false;
        if (bit > 0) continue;
        found.certain = certain;
        found.possible = possible;
    }
    return found;
}

}  // namespace evaluator::cohort
