#include "evaluator/explain/parts.hpp"

#include "evaluator/explain/context.hpp"

namespace evaluator::explain {

struct Parts {
    explicit Parts(Evaluation& evaluation, const ExplainOptions& options = {})
        : explainer(evaluation, options), root(evaluation.root()) {}

    Reason reason(const engine::OpenVariable& open) { return explainer.reason(open, std::nullopt); }
    UsedFact fact(model::FactId id, const engine::Frame& frame, core::Date day) {
        return explainer.used_fact(id, frame, day);
    }
    std::vector<UsedFact> facts(NodeId id, const Context& context) {
        Node node;
        explainer.gather_facts(id, context, node);
        return std::move(node.facts);
    }
    Quantity quantity(const engine::Value& value, const model::Type& type) {
        return explainer.quantity(value, type);
    }
    std::string text(const engine::PlanElement& element) {
        const engine::PlanBlock& block = explainer.plan_.blocks[element.block];
        return explainer.filled(explainer.book_.block(block.block).text, block, root);
    }

    Explainer explainer;
    Context root;
};

Reason reason_of(Evaluation& evaluation, const engine::OpenVariable& open) {
    return Parts{evaluation}.reason(open);
}

UsedFact fact_of(Evaluation& evaluation, model::FactId fact, const engine::Frame& frame, core::Date day) {
    return Parts{evaluation}.fact(fact, frame, day);
}

std::vector<UsedFact> facts_of(Evaluation& evaluation, NodeId node, const Context& context) {
    return Parts{evaluation}.facts(node, context);
}

Quantity quantity_of(Evaluation& evaluation, const engine::Value& value, const model::Type& type) {
    return Parts{evaluation}.quantity(value, type);
}

std::string requirement_text(Evaluation& evaluation, const engine::PlanElement& element,
                             const std::function<std::string(const Quantity&)>& say_value) {
    ExplainOptions options;
    options.say_value = say_value;
    return Parts{evaluation, options}.text(element);
}

}  // namespace evaluator::explain
