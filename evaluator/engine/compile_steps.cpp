// Steps and events of the rule book: conditions, durations and what they set, as nodes.
#include "evaluator/engine/compile.hpp"

namespace evaluator::engine {

void Compiler::compile_steps() {
    law_ = {plan_.law_date, false};
    scope_ = {};
    for (std::uint32_t i = 0; i < book_.steps.size(); ++i) {
        const model::Step& source = book_.steps[i];
        if (!is_on(source.attributes)) continue;
        PlanStep planned;
        planned.step = model::StepId{i};
        std::vector<NodeId> conditions;
        for (const model::ExpressionId condition : source.requires_all)
            conditions.push_back(expression(condition));
        planned.condition = all_of(conditions);
        planned.takes = optional_expression(source.takes);
        for (const model::Effect& effect : source.effects) {
            PlanEffect& made = planned.effects.emplace_back();
            made.origin = &effect;
            made.value = optional_expression(effect.value);
            for (const auto& [attribute, value] : effect.attributes)
                made.attributes.push_back(optional_expression(value));
        }
        plan_.steps.push_back(std::move(planned));
    }
}

std::optional<core::Duration> written_duration(const model::RuleBook& book, model::ExpressionId id,
                                               core::Date law_date) {
    constexpr int deepest = 8;
    for (int depth = 0; !id.is_none() && depth <= deepest; ++depth) {
        const model::Expression& expression = book.expression(id);
        if (const auto* length = std::get_if<core::Duration>(&expression.constant)) return *length;
        if (expression.operation != model::Operation::DefinitionUse) return std::nullopt;
        id = model::ExpressionId::none();
        for (const auto& version : book.definitions[expression.ref].versions)
            if (version.attributes.validity.holds_on(law_date)) id = version.value;
    }
    return std::nullopt;
}

}  // namespace evaluator::engine
