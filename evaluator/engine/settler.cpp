#include "evaluator/engine/settler.hpp"

#include <algorithm>

#include "evaluator/engine/birth.hpp"

namespace evaluator::engine {

using model::BaseType;
using model::Operation;

Family Settler::settle(NodeId id, const Context& context, bool wanted) {
    const PlanNode& node = plan_.nodes[id];
    const Truth truth = evaluation_.value(id, context).truth;
    if (truth.certain(lane_) == truth.possible(lane_))
        return truth.certain(lane_) == wanted ? Family::already() : Family::impossible();
    switch (node.kind) {
        case NodeKind::Call:
            return settle(operand(node, 0), context.for_body(node.frame, node.per_item), wanted);
        case NodeKind::WeakerMeans: return settle(operand(node, 0), context, wanted);
        case NodeKind::Strictly: {
            const Lane outer = lane_;
            lane_ = Lane::Strict;
            Family result = settle(operand(node, 0), context, wanted);
            lane_ = outer;
            return result;
        }
        case NodeKind::EveryPerson: return every_person(node, context, wanted);
        case NodeKind::Atypical:
        case NodeKind::Discretion:
        case NodeKind::Suspension: return asked_itself(id, context, wanted);
        case NodeKind::LawSwitch: return leaf(id, context, wanted);
        case NodeKind::Expression: break;
    }
    return expression(id, node, context, wanted);
}

AnswerSet Settler::answers(const LiteralSet& set) const {
    AnswerSet result;
    for (const Literal& literal : set.literals)
        result.answers.push_back({literal.says, variables_[literal.variable], literal.values});
    return result;
}

Family Settler::all(const PlanNode& node, const Context& context, bool wanted) {
    Family result = Family::already();
    for (std::uint32_t i = 0; i < node.operand_count && !result.is_impossible(); ++i)
        result = both(result, settle(operand(node, i), context, wanted));
    return result;
}

Family Settler::any(const PlanNode& node, const Context& context, bool wanted) {
    Family result = Family::impossible();
    for (std::uint32_t i = 0; i < node.operand_count; ++i)
        result = either(result, settle(operand(node, i), context, wanted));
    return result;
}

Family Settler::expression(NodeId id, const PlanNode& node, const Context& context, bool wanted) {
    switch (node.operation) {
        case Operation::AllOf: return wanted ? all(node, context, true) : any(node, context, false);
        case Operation::AnyOf: return wanted ? any(node, context, true) : all(node, context, false);
        case Operation::NoneOf: return wanted ? all(node, context, false) : any(node, context, true);
        case Operation::Not: return settle(operand(node, 0), context, !wanted);
        case Operation::Case: return settle(operand(node, 0), context, wanted);
        case Operation::CountOf: return count_of(node, context, wanted);
        case Operation::If: return choice(node, context, wanted);
        case Operation::ExistsItem: return exists(node, context, wanted);
        case Operation::NoItem: return exists(node, context, !wanted);
        case Operation::EveryItem: return every_item(node, context, wanted);
        case Operation::ForPerson: return for_person(id, node, context, wanted);
        case Operation::OnDay: {
            const Value day = evaluation_.value(operand(node, 0), context);
            const bool is_fixed = day.from_low == day.from_high && day.from_low.is_day();
            return is_fixed ? settle(operand(node, 1), context.on(day.from_low), wanted)
                            : leaf(id, context, wanted);
        }
        case Operation::FactUse:
        case Operation::CurrentPeriod:
        case Operation::Judgement:
        case Operation::Discretion:
        case Operation::ReadingIs: return asked_itself(id, context, wanted);
        case Operation::IsPresent:
            if (plan_.nodes[operand(node, 0)].operation == Operation::FactUse)
                return asked_itself(id, context, wanted);
            return leaf(id, context, wanted);
        default: return leaf(id, context, wanted);
    }
}

/// At least so many of the operands: by how many are reached with the first ones.
Family Settler::at_least(std::size_t needed, const PlanNode& node, const Context& context, bool wanted) {
    std::vector<Family> reached(needed + 1, Family::impossible());
    reached[0] = Family::already();
    for (std::uint32_t i = 0; i < node.operand_count; ++i) {
        const Family one = settle(operand(node, i), context, wanted);
        for (std::size_t count = needed; count > 0; --count)
            reached[count] = either(reached[count], both(reached[count - 1], one));
    }
    return reached[needed];
}

Family Settler::count_of(const PlanNode& node, const Context& context, bool wanted) {
    const auto* number = std::get_if<core::Rational>(&plan_.constants[node.constant]);
    std::int64_t needed = number ? number->floor() : 0;
    const bool is_upper = node.measure == model::Measure::AtMost || node.measure == model::Measure::LessThan;
    if (node.measure == model::Measure::MoreThan || node.measure == model::Measure::AtMost) ++needed;
    const std::int64_t all = node.operand_count;
    needed = std::clamp<std::int64_t>(needed, 0, all + 1);
    if (is_upper != wanted) return at_least(static_cast<std::size_t>(needed), node, context, true);
    return at_least(static_cast<std::size_t>(all - needed + 1), node, context, false);
}

Family Settler::choice(const PlanNode& node, const Context& context, bool wanted) {
    const Family then = settle(operand(node, 1), context, wanted);
    const Family otherwise = settle(operand(node, 2), context, wanted);
    Family result = both(settle(operand(node, 0), context, true), then);
    result = either(result, both(settle(operand(node, 0), context, false), otherwise));
    return either(result, both(then, otherwise));
}

/// Some item, or none: an item in question, or what the list does not yet say.
Family Settler::exists(const PlanNode& node, const Context& context, bool wanted) {
    const List list = list_of(node, context);
    Family result = wanted ? Family::impossible() : Family::already();
    for (const Member& item : list.items) {
        Family one = node.operand_count > 0 ? settle(operand(node, 0), item.context, wanted)
                     : wanted               ? Family::already()
                                            : Family::impossible();
        one = with_birth(item, std::move(one), wanted);
        result = wanted ? either(result, one) : both(result, one);
    }
    if (list.is_complete) return result;
    const Family said = answer(list.variable, wanted ? Says::Yes : Says::No);
    return wanted ? either(result, said) : both(result, said);
}

Family Settler::every_item(const PlanNode& node, const Context& context, bool wanted) {
    const List list = list_of(node, context);
    Family result = wanted ? Family::already() : Family::impossible();
    for (const Member& item : list.items) {
        Family one = settle(operand(node, 0), item.context, wanted);
        if (node.operand_count > 1) {
            const Family belongs = settle(operand(node, 1), item.context, !wanted);
            one = wanted ? either(one, belongs) : both(one, belongs);
        }
        one = with_birth(item, std::move(one), !wanted);
        result = wanted ? both(result, one) : either(result, one);
    }
    if (list.is_complete) return result;
    const Family said = answer(list.variable, Says::Suitable);
    return wanted ? both(result, said) : either(result, said);
}

Settler::List Settler::list_of(const PlanNode& node, const Context& context) {
    const model::FactId fact{node.ref};
    const Frame& owner = context.frame(node.frame);
    List list;
    Until until{};
    bool is_nobody = false;
    const auto* items = evaluation_.read_list(fact, owner, context.day, list.is_complete, is_nobody, until);
    for (std::uint32_t i = 0; items && i < items->items.size(); ++i) {
        const Frame frame = evaluation_.item_frame(fact, owner, *items, i);
        const Truth belongs = evaluation_.covers(frame, context.day, until);
        if (!belongs.possible()) continue;
        list.items.push_back(member(frame, context));
        if (belongs.is_open() && !list.items.back().birth)
            list.is_complete = false;  // its days have to be said
    }
    if (!items) list.is_complete = false;
    list.variable.context = context;
    list.variable.variable.ref = fact.index;
    list.variable.variable.who = owner.who;
    list.variable.variable.day = evaluation_.answer_span(fact, owner, context.day).from;
    return list;
}

Settler::Member Settler::member(const Frame& item, const Context& context) {
    Member result{context.with(item), std::nullopt};
    const bool is_person = item.item == nullptr || plan_.book->fact(item.list).type.is(BaseType::Personen);
    if (!is_person) return result;
    if (!birth_of(evaluation_, item).lives_on(context.day).is_open()) return result;
    OpenVariable birth;
    birth.context = context;
    birth.variable.ref = plan_.book->birth_date.index;
    birth.variable.who = item.who;
    birth.variable.list = item.list;
    birth.variable.position = item.position;
    birth.variable.day = evaluation_.answer_span(plan_.book->birth_date, item, context.day).from;
    result.birth = birth;
    return result;
}

OpenVariable Settler::person_variable(std::uint32_t fact, const Frame& owner, const Context& context) const {
    OpenVariable result;
    result.context = context;
    result.variable.kind = Variable::Kind::Person;
    result.variable.ref = fact;
    result.variable.who = owner.who;
    return result;
}

Family Settler::for_person(NodeId id, const PlanNode& node, const Context& context, bool wanted) {
    if (node.type != BaseType::Wahr) return leaf(id, context, wanted);
    Until until{};
    bool is_missing = false;
    const Frame& owner = context.frame(node.frame);
    const auto who = evaluation_.read_person(model::FactId{node.ref}, owner, context.day, is_missing, until);
    if (is_missing)
        return answer(person_variable(node.ref, owner, context), wanted ? Says::Suitable : Says::No);
    Frame other;
    other.who = who.value_or(unknown_person);
    const Member person = member(other, context);
    return with_birth(person, settle(operand(node, 0), person.context, wanted), wanted);
}

Family Settler::every_person(const PlanNode& node, const Context& context, bool wanted) {
    const model::FactId fact{node.ref};
    const Frame& owner = context.frame(0);
    Until until{};
    std::vector<Member> persons;
    bool is_complete = false, is_nobody = false;
    if (plan_.book->fact(fact).type.is_list()) {
        const auto* items = evaluation_.read_list(fact, owner, context.day, is_complete, is_nobody, until);
        for (std::uint32_t i = 0; items && i < items->items.size(); ++i) {
            const Frame frame = evaluation_.item_frame(fact, owner, *items, i);
            const Truth there = evaluation_.covers(frame, context.day, until);
            if (there.possible()) persons.push_back(member(frame, context));
        }
    } else {
        bool is_missing = false;
        const auto who = evaluation_.read_person(fact, owner, context.day, is_missing, until);
        is_complete = !is_missing;
        Frame frame;
        frame.who = who.value_or(unknown_person);
        if (!is_missing && who && birth_of(evaluation_, frame).lives_on(context.day).possible())
            persons.push_back(member(frame, context));
    }
    Family result = wanted ? Family::already() : Family::impossible();
    for (const Member& one : persons) {
        const Family its = with_birth(one, settle(operand(node, 0), one.context, wanted), !wanted);
        result = wanted ? both(result, its) : either(result, its);
    }
    if (is_complete) return result;
    const Family said = answer(person_variable(node.ref, owner, context), wanted ? Says::No : Says::Suitable);
    return wanted ? both(result, said) : either(result, said);
}

}  // namespace evaluator::engine
