// Builds the explanation of an evaluation: a view over plan and values, made when somebody wants to read it.
// In: an evaluation that has begun with a person. Out: a Report (explanation.hpp). Decides nothing, writes no
// sentence.
#pragma once

#include <functional>

#include "evaluator/engine/reasons.hpp"
#include "evaluator/explain/explanation.hpp"

namespace evaluator::explain {

struct ExplainOptions {
    bool with_dates = true;         // ab / bis, found by stepping ahead with the law of the Rechtsstand
    bool with_trials = true;        // contested facts under each value; partly known days
    bool with_answers = true;       // the smallest sets of answers that settle an open norm
    std::size_t most_cells = 4096;  // combinations tried for exactness per element and norm
    /// Fills values into texts in another language; empty: in German.
    std::function<std::string(const Quantity&)> say_value;
};

Report explain(engine::Evaluation& evaluation, const ExplainOptions& options = {});
/// One norm of the evaluation's plan.
NormReport explain_norm(engine::Evaluation& evaluation, const engine::PlanNorm& norm,
                        const ExplainOptions& options = {});

/// Result of a norm from the truth of its elements and its consequences (semantics.md, "Norm"). A norm out of
/// force that a transition revives is not in force for whom the transition cannot concern.
struct NormResult {
    Outcome outcome = Outcome::Open;
    bool as_a_rule_only = false, sunk_by_discretion = false, sunk_by_rule = false;
    int consequence = -1;  // index in PlanNorm::consequences, the strongest that holds
};
NormResult result_of(engine::Evaluation& evaluation, const engine::PlanNorm& norm, engine::Truth truth,
                     const engine::Context& context);
/// The same for those who know the truth of the consequences' conditions otherwise.
NormResult result_of(const engine::PlanNorm& norm, engine::Truth truth,
                     const std::function<engine::Truth(engine::NodeId)>& condition);

}  // namespace evaluator::explain
