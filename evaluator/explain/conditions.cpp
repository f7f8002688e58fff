// The tree under `wenn`: groups, cases, definitions, other norms and persons, list items, and leaves.
#include <algorithm>

#include "evaluator/explain/context.hpp"

namespace evaluator::explain {

using engine::NodeKind;
using engine::Value;
using model::BaseType;
using model::Operation;

std::optional<core::Date> Explainer::until_of(const engine::Until& until) const {
    const core::Date day = plan_.options.law_date ? until.facts : until.both();
    return day >= core::end_of_days ? std::nullopt : std::optional{day};
}

void Explainer::state_of(Node& node, NodeId id, const Context& context) {
    const Value value = evaluation_.value(id, context);
    node.state = value.truth.certain() ? State::Met : value.truth.possible() ? State::Open : State::NotMet;
    node.as_a_rule_only = value.truth.possible() && !value.truth.possible(engine::Lane::Typical);
    node.holds_until = until_of(value.until);
    if (node.state == State::Open)
        for (const auto& open : engine::open_variables(evaluation_, id, context))
            node.reasons.push_back(reason(open, std::nullopt));
}

/// Constants the compiler put in; nothing to read.
bool Explainer::is_trivial(NodeId id) const {
    const PlanNode& node = plan_.nodes[id];
    return node.kind == NodeKind::Expression && node.operation == Operation::Constant;
}

Node Explainer::condition(NodeId id, const Context& context) {
    const PlanNode& node = plan_.nodes[id];
    switch (node.kind) {
        case NodeKind::Call: return call(id, node, context);
        case NodeKind::Expression: break;
        case NodeKind::LawSwitch:
        case NodeKind::Atypical:
        case NodeKind::Discretion:
        case NodeKind::Suspension:
        case NodeKind::WeakerMeans:
        case NodeKind::Strictly:
        case NodeKind::EveryPerson: return leaf(id, node, context);
    }
    switch (node.operation) {
        case Operation::AllOf: return group(id, node, context, Node::Kind::AllOf);
        case Operation::AnyOf: return group(id, node, context, Node::Kind::AnyOf);
        case Operation::NoneOf: return group(id, node, context, Node::Kind::NoneOf);
        case Operation::CountOf: return group(id, node, context, Node::Kind::CountOf);
        case Operation::Not: return group(id, node, context, Node::Kind::Not);
        case Operation::Case: {
            Node result;
            result.kind = Node::Kind::Case;
            state_of(result, id, context);
            fill_block(result, plan_.blocks[node.ref], context);
            return result;
        }
        case Operation::ForPerson:
            return node.type == BaseType::Wahr ? other_person(id, node, context) : leaf(id, node, context);
        case Operation::ExistsItem:
        case Operation::NoItem:
        case Operation::EveryItem: return list(id, node, context);
        default: return leaf(id, node, context);
    }
}

Node Explainer::group(NodeId id, const PlanNode& node, const Context& context, Node::Kind kind) {
    Node result;
    result.kind = kind;
    state_of(result, id, context);
    if (kind == Node::Kind::CountOf) add_calculation(node, context, result);
    for (std::uint32_t i = 0; i < node.operand_count; ++i) {
        const NodeId operand = plan_.operand(node, i);
        if (!is_trivial(operand)) result.children.push_back(condition(operand, context));
    }
    return result;
}

Node Explainer::call(NodeId id, const PlanNode& node, const Context& context) {
    Node result;
    const NodeId body = plan_.operand(node, 0);
    const Context inside = context.for_body(node.frame, node.per_item);
    if (node.operation != Operation::DefinitionUse) {
        result.kind = Node::Kind::OtherNorm;
        result.citations = book_.expression(node.origin).citations;
        state_of(result, id, context);
        return result;
    }
    const model::Definition& definition = book_.definitions[node.ref];
    result.kind = Node::Kind::Definition;
    result.id = definition.name;
    result.text = definition.text.empty() ? definition.name : definition.text;
    for (const auto& version : definition.versions)
        if (version.attributes.validity.holds_on(plan_.law_date)) {
            result.citations = version.attributes.citations;
            result.version = version.attributes.validity;
            result.hints = version.attributes.hints;
        }
    state_of(result, id, context);
    if (definition.type.is(BaseType::Wahr))
        result.children.push_back(condition(body, inside));
    else
        gather_facts(body, inside, result);
    return result;
}

Node Explainer::other_person(NodeId id, const PlanNode& node, const Context& context) {
    Node result;
    result.kind = Node::Kind::OtherPerson;
    result.person = book_.fact(model::FactId{node.ref}).name;
    result.text = book_.fact(model::FactId{node.ref}).question;
    state_of(result, id, context);
    engine::Until until{};
    bool is_missing = false;
    const auto who = evaluation_.read_person(model::FactId{node.ref}, context.frame(node.frame), context.day,
                                             is_missing, until);
    if (!who || is_missing) return result;
    engine::Frame frame;
    frame.who = *who;
    result.children.push_back(condition(plan_.operand(node, 0), context.with(frame)));
    return result;
}

Node Explainer::list(NodeId id, const PlanNode& node, const Context& context) {
    constexpr std::size_t most_items = 20;
    Node result = leaf(id, node, context);
    const model::FactId fact{node.ref};
    const bool every = node.operation == Operation::EveryItem;
    const std::uint32_t filter = every ? 1 : 0;
    engine::Until until{};
    bool is_complete = false, is_nobody = false;
    const auto* items =
        evaluation_.read_list(fact, context.frame(node.frame), context.day, is_complete, is_nobody, until);
    for (std::uint32_t i = 0; items && i < items->items.size() && result.children.size() < most_items; ++i) {
        const engine::Frame frame = evaluation_.item_frame(fact, context.frame(node.frame), *items, i);
        if (!evaluation_.covers(frame, context.day, until).possible()) continue;
        const Context inside = context.with(frame);
        const bool has_filter = node.operand_count > filter;
        if (has_filter && every && !evaluation_.value(plan_.operand(node, filter), inside).truth.possible())
            continue;
        if (!has_filter && !every) continue;
        Node item = condition(plan_.operand(node, every ? 0 : filter), inside);
        Node wrapped;
        wrapped.kind = Node::Kind::Item;
        wrapped.id = item_name(inside.frame(0));
        wrapped.state = item.state;
        wrapped.reasons = item.reasons;
        wrapped.children.push_back(std::move(item));
        result.children.push_back(std::move(wrapped));
    }
    return result;
}

Node Explainer::leaf(NodeId id, const PlanNode& node, const Context& context) {
    Node result;
    result.kind = Node::Kind::Leaf;
    result.text = subject(id);
    result.person = person_name(context.frame(0));
    state_of(result, id, context);
    gather_facts(id, context, result);
    if (node.kind == NodeKind::Expression) add_calculation(node, context, result);
    if (node.kind == NodeKind::Expression &&
        (node.operation == Operation::Judgement || node.operation == Operation::Discretion)) {
        const auto& judgement = book_.judgement(model::JudgementId{node.ref});
        result.id = judgement.name;
        result.citations = judgement.attributes.citations;
        if (const auto* answer = evaluation_.answer_to(model::JudgementId{node.ref}, context, node.frame))
            result.answered_by = answered_by(*answer);
    }
    return result;
}

}  // namespace evaluator::explain
