#include "evaluator/missing/search.hpp"

#include <algorithm>

namespace evaluator::missing {

using engine::Lane;
using engine::NodeKind;
using engine::Truth;
using engine::Value;
using model::Operation;

namespace {

bool is_leaf(const engine::PlanNode& node) {
    return node.operand_count == 0 || node.operation == Operation::Compare ||
           node.operation == Operation::Equal || node.operation == Operation::In;
}

}  // namespace

Family Search::settle(NodeId id, const Context& context, bool wanted) {
    const Truth truth = evaluation_.value(id, context).truth;
    if (wanted ? truth.certain(lane_) : !truth.possible(lane_)) return Family::already();
    const PlanNode& node = plan_.nodes[id];
    if (!context.is_root) return inside(id, node, context, wanted);
    auto& known = node.kind == NodeKind::Expression && is_leaf(node) ? leaves_ : composites_;
    const Key key{id, wanted, lane_};
    auto found = known.find(key);
    const bool was_cut = limits_.is_size_cut;
    if (found == known.end()) {
        limits_.is_size_cut = false;
        Family result = inside(id, node, context, wanted);
        found = known.emplace(key, Settled{std::move(result), limits_.is_size_cut}).first;
    }
    limits_.is_size_cut = was_cut || found->second.is_size_cut;
    return found->second.family;
}

Family Search::consequence(const engine::PlanNorm& norm) {
    Family result = norm.consequences.empty() ? Family::already() : Family::impossible();
    for (const auto& one : norm.consequences)
        result = one.condition == engine::no_node ? Family::already() : either(result, settle(one.condition));
    return result;
}

Family Search::inside(NodeId id, const PlanNode& node, const Context& context, bool wanted) {
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
        case NodeKind::Suspension: return weighed(id, node, context, wanted);
        case NodeKind::LawSwitch: return leaf(id, context, wanted);
        case NodeKind::Expression: break;
    }
    return expression(id, node, context, wanted);
}

Family Search::all(const PlanNode& node, const Context& context, bool wanted) {
    Family result = Family::already();
    // Every one is looked at, also once it is clear that there is no way: the days on which something turns.
    for (std::uint32_t i = 0; i < node.operand_count; ++i)
        result = both(result, settle(operand(node, i), context, wanted));
    return result;
}

Family Search::any(const PlanNode& node, const Context& context, bool wanted) {
    Family result = Family::impossible();
    for (std::uint32_t i = 0; i < node.operand_count; ++i)
        result = either(result, settle(operand(node, i), context, wanted));
    return result;
}

Family Search::expression(NodeId id, const PlanNode& node, const Context& context, bool wanted) {
    switch (node.operation) {
        case Operation::AllOf: return wanted ? all(node, context, true) : any(node, context, false);
        case Operation::AnyOf: return wanted ? any(node, context, true) : all(node, context, false);
        case Operation::NoneOf: return wanted ? all(node, context, false) : any(node, context, true);
        case Operation::Not: return settle(operand(node, 0), context, !wanted);
        case Operation::Case: return settle(operand(node, 0), context, wanted);
        case Operation::CountOf: return count_of(node, context, wanted);
        case Operation::If: return choice(node, context, wanted);
        case Operation::ExistsItem: return exists(id, node, context, wanted);
        case Operation::NoItem: return exists(id, node, context, !wanted);
        case Operation::EveryItem: return every_item(id, node, context, wanted);
        case Operation::ForPerson: return for_person(id, node, context, wanted);
        case Operation::OnDay: return on_day(id, node, context, wanted);
        case Operation::Judgement:
        case Operation::Discretion:
        case Operation::ReadingIs: return weighed(id, node, context, wanted);
        default: return leaf(id, context, wanted);
    }
}

/// At least so many of the operands: by how many are reached with the first ones.
Family Search::at_least(std::size_t needed, const PlanNode& node, const Context& context, bool wanted) {
    std::vector<Family> reached(needed + 1, Family::impossible());
    reached[0] = Family::already();
    for (std::uint32_t i = 0; i < node.operand_count; ++i) {
        const Family one = settle(operand(node, i), context, wanted);
        for (std::size_t count = needed; count > 0; --count)
            reached[count] = either(reached[count], both(reached[count - 1], one));
    }
    return reached[needed];
}

Family Search::count_of(const PlanNode& node, const Context& context, bool wanted) {
    const auto* number = std::get_if<core::Rational>(&plan_.constants[node.constant]);
    std::int64_t needed = number ? number->floor() : 0;
    const bool is_upper = node.measure == model::Measure::AtMost || node.measure == model::Measure::LessThan;
    if (node.measure == model::Measure::MoreThan || node.measure == model::Measure::AtMost) ++needed;
    const std::int64_t all = node.operand_count;
    needed = std::clamp<std::int64_t>(needed, 0, all + 1);
    if (is_upper != wanted) return at_least(static_cast<std::size_t>(needed), node, context, true);
    return at_least(static_cast<std::size_t>(all - needed + 1), node, context, false);
}

Family Search::choice(const PlanNode& node, const Context& context, bool wanted) {
    const Family then = settle(operand(node, 1), context, wanted);
    const Family otherwise = settle(operand(node, 2), context, wanted);
    Family result = both(settle(operand(node, 0), context, true), then);
    result = either(result, both(settle(operand(node, 0), context, false), otherwise));
    return either(result, both(then, otherwise));
}

/// On a day that is fixed its own conditions are asked; else day and condition together.
Family Search::on_day(NodeId id, const PlanNode& node, const Context& context, bool wanted) {
    const Value day = evaluation_.value(operand(node, 0), context);
    if (day.from_low != day.from_high || !day.from_low.is_day()) return leaf(id, context, wanted);
    Family result = settle(operand(node, 1), context.on(day.from_low), wanted);
    return day.from_low == context.day ? result : either(result, leaf(id, context, wanted));
}

}  // namespace evaluator::missing
