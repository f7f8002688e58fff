// Single parts of an explanation, for those who tell about an evaluation in another form (missing sets,
// interviews): an open point, a fact with its source, a value, the text of a requirement.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "evaluator/engine/reasons.hpp"
#include "evaluator/explain/explanation.hpp"

namespace evaluator::explain {

Reason reason_of(engine::Evaluation& evaluation, const engine::OpenVariable& open);
UsedFact fact_of(engine::Evaluation& evaluation, model::FactId fact, const engine::Frame& frame,
                 core::Date day);
/// Facts a condition reads, each once.
std::vector<UsedFact> facts_of(engine::Evaluation& evaluation, engine::NodeId node,
                               const engine::Context& context);
Quantity quantity_of(engine::Evaluation& evaluation, const engine::Value& value, const model::Type& type);
/// With the values of the person filled in; `say_value` as in ExplainOptions.
std::string requirement_text(engine::Evaluation& evaluation, const engine::PlanElement& element,
                             const std::function<std::string(const Quantity&)>& say_value = {});

}  // namespace evaluator::explain
