// Lists and other persons. What a complete list holds is past: only steps begin or end entries, and what is
// said of its persons can change.
#include "evaluator/missing/search.hpp"

namespace evaluator::missing {

using engine::Frame;
using engine::OpenVariable;
using engine::Truth;
using engine::Until;
using model::BaseType;

/// Some item, or none: an item in question, or what the list does not yet say.
Family Search::exists(NodeId id, const PlanNode& node, const Context& context, bool wanted) {
    const List list = list_of(node, context);
    const bool wants_item = wanted;
    Family result = wants_item ? Family::impossible() : Family::already();
    for (const Context& item : list.items) {
        const Family one = node.operand_count > 0 ? settle(operand(node, 0), item, wants_item)
                           : wants_item           ? Family::already()
                                                  : Family::impossible();
        result = wants_item ? either(result, one) : both(result, one);
    }
    if (list.is_complete) {
        const bool is_negated = node.operation == model::Operation::NoItem;
        const Leaf whole{id, context, is_negated ? !wanted : wanted};
        note_turning_day(whole);
        result = either(result, by_list_steps(whole));
        if (result.is_impossible()) dead_.push_back({id, context});
        return result;
    }
    const Family said = answer(list.variable, wants_item ? Says::Yes : Says::No, Kind::Answer);
    return wants_item ? either(result, said) : both(result, said);
}

Family Search::every_item(NodeId id, const PlanNode& node, const Context& context, bool wanted) {
    const List list = list_of(node, context);
    Family result = wanted ? Family::already() : Family::impossible();
    for (const Context& item : list.items) {
        Family one = settle(operand(node, 0), item, wanted);
        if (node.operand_count > 1) {
            const Family belongs = settle(operand(node, 1), item, !wanted);
            one = wanted ? either(one, belongs) : both(one, belongs);
        }
        result = wanted ? both(result, one) : either(result, one);
    }
    if (list.is_complete) {
        note_turning_day({id, context, wanted});
        result = either(result, by_list_steps({id, context, wanted}));
        if (result.is_impossible()) dead_.push_back({id, context});
        return result;
    }
    const Family said = answer(list.variable, Says::Suitable, Kind::Answer);
    return wanted ? both(result, said) : either(result, said);
}

Search::List Search::list_of(const PlanNode& node, const Context& context) {
    const model::FactId fact{node.ref};
    const Frame& owner = context.frame(node.frame);
    List list;
    Until until{};
    bool is_nobody = false;
    const auto* items = evaluation_.read_list(fact, owner, context.day, list.is_complete, is_nobody, until);
    for (std::uint32_t i = 0; items && i < items->items.size(); ++i) {
        const Frame frame = evaluation_.item_frame(fact, owner, *items, i);
        const Truth belongs = evaluation_.covers(frame, context.day, until);
        if (belongs.is_open()) list.is_complete = false;  // its days have to be said
        if (belongs.possible()) list.items.push_back(context.with(frame));
    }
    if (!items) list.is_complete = false;
    list.variable.context = context;
    list.variable.variable.ref = fact.index;
    list.variable.variable.who = owner.who;
    list.variable.variable.day = evaluation_.answer_span(fact, owner, context.day).from;
    return list;
}

OpenVariable Search::person_variable(std::uint32_t fact, const Frame& owner, const Context& context) const {
    OpenVariable result;
    result.context = context;
    result.variable.kind = engine::Variable::Kind::Person;
    result.variable.ref = fact;
    result.variable.who = owner.who;
    return result;
}

Family Search::for_person(NodeId id, const PlanNode& node, const Context& context, bool wanted) {
    if (node.type != BaseType::Wahr) return leaf(id, context, wanted);
    Until until{};
    bool is_missing = false;
    const Frame& owner = context.frame(node.frame);
    const auto who = evaluation_.read_person(model::FactId{node.ref}, owner, context.day, is_missing, until);
    if (is_missing)
        return answer(person_variable(node.ref, owner, context), wanted ? Says::Suitable : Says::No,
                      Kind::Answer);
    if (!who) {  // it is known that there is nobody
        if (wanted) dead_.push_back({id, context});
        return wanted ? Family::impossible() : Family::already();
    }
    Frame other;
    other.who = *who;
    return settle(operand(node, 0), context.with(other), wanted);
}

Family Search::every_person(const PlanNode& node, const Context& context, bool wanted) {
    const model::FactId fact{node.ref};
    const Frame& owner = context.frame(0);
    Until until{};
    std::vector<Context> persons;
    bool is_complete = false, is_nobody = false;
    if (plan_.book->fact(fact).type.is_list()) {
        const auto* items = evaluation_.read_list(fact, owner, context.day, is_complete, is_nobody, until);
        for (std::uint32_t i = 0; items && i < items->items.size(); ++i)
            persons.push_back(context.with(evaluation_.item_frame(fact, owner, *items, i)));
    } else {
        bool is_missing = false;
        const auto who = evaluation_.read_person(fact, owner, context.day, is_missing, until);
        is_complete = !is_missing;
        Frame frame;
        frame.who = who.value_or(engine::unknown_person);
        if (!is_missing && who) persons.push_back(context.with(frame));
    }
    Family result = wanted ? Family::already() : Family::impossible();
    for (const Context& one : persons) {
        const Family its = settle(operand(node, 0), one, wanted);
        result = wanted ? both(result, its) : either(result, its);
    }
    if (is_complete) return result;
    const Family said =
        answer(person_variable(node.ref, owner, context), wanted ? Says::No : Says::Suitable, Kind::Answer);
    return wanted ? both(result, said) : either(result, said);
}

}  // namespace evaluator::missing
