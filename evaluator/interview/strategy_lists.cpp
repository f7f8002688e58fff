// Lists and persons: entries as alternatives or as conditions of their own, and what is not yet said of them.
#include "evaluator/interview/strategy.hpp"

namespace evaluator::interview {

using engine::Context;
using engine::Frame;
using engine::PlanNode;
using engine::Until;

namespace {

Variable person_variable(std::uint32_t fact, const Frame& owner) {
    Variable result;
    result.kind = Variable::Kind::Person;
    result.ref = fact;
    result.who = owner.who;
    return result;
}

}  // namespace

Strategy::Entries Strategy::entries_of(const PlanNode& node, const Context& context) {
    const model::FactId fact{node.ref};
    const Frame& owner = context.frame(node.frame);
    Entries result;
    Until until{};
    bool is_nobody = false;
    const auto* items = evaluation_.read_list(fact, owner, context.day, result.is_complete, is_nobody, until);
    if (!items) result.is_complete = false;
    for (std::uint32_t i = 0; items && i < items->items.size(); ++i) {
        const Frame frame = evaluation_.item_frame(fact, owner, *items, i);
        if (evaluation_.covers(frame, context.day, until).possible())
            result.contexts.push_back(context.with(frame));
    }
    result.list.ref = fact.index;
    result.list.who = owner.who;
    result.list.day = evaluation_.answer_span(fact, owner, context.day).from;
    return result;
}

Estimate Strategy::exists(const PlanNode& node, const Context& context) {
    const Entries entries = entries_of(node, context);
    Parts parts;
    for (const Context& entry : entries.contexts)
        if (node.operand_count > 0) parts.push_back(estimate(operand(node, 0), entry));
    if (!entries.is_complete) parts.push_back(asked(entries.list, chance::entry));
    return any(std::move(parts));
}

Estimate Strategy::every_item(const PlanNode& node, const Context& context) {
    const Entries entries = entries_of(node, context);
    Parts parts;
    for (const Context& entry : entries.contexts) {
        Estimate one = estimate(operand(node, 0), entry);
        if (node.operand_count > 1) one = any({one, opposite(estimate(operand(node, 1), entry))});
        parts.push_back(one);
    }
    if (!entries.is_complete) parts.push_back(asked(entries.list, 1 - chance::entry));
    return all(std::move(parts));
}

Estimate Strategy::for_person(engine::NodeId id, const PlanNode& node, const Context& context) {
    if (node.type != model::BaseType::Wahr) return leaf(id, context);
    Until until{};
    bool is_missing = false;
    const Frame& owner = context.frame(node.frame);
    const auto who = evaluation_.read_person(model::FactId{node.ref}, owner, context.day, is_missing, until);
    if (is_missing) return asked(person_variable(node.ref, owner), chance::entry);
    Frame other;
    other.who = who.value_or(engine::unknown_person);
    return estimate(operand(node, 0), context.with(other));
}

Estimate Strategy::every_person(const PlanNode& node, const Context& context) {
    const model::FactId fact{node.ref};
    const Frame& owner = context.frame(0);
    Until until{};
    Parts parts;
    bool is_known = false;
    if (plan_.book->fact(fact).type.is_list()) {
        bool is_nobody = false;
        const auto* items = evaluation_.read_list(fact, owner, context.day, is_known, is_nobody, until);
        if (!items) is_known = false;
        for (std::uint32_t i = 0; items && i < items->items.size(); ++i)
            parts.push_back(
                estimate(operand(node, 0), context.with(evaluation_.item_frame(fact, owner, *items, i))));
    } else {
        bool is_missing = false;
        const auto who = evaluation_.read_person(fact, owner, context.day, is_missing, until);
        is_known = !is_missing;
        Frame frame;
        frame.who = who.value_or(engine::unknown_person);
        if (is_known && who) parts.push_back(estimate(operand(node, 0), context.with(frame)));
    }
    if (!is_known) parts.push_back(asked(person_variable(node.ref, owner), 1 - chance::entry));
    return all(std::move(parts));
}

}  // namespace evaluator::interview
