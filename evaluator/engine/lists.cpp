// Quantifiers, counts and sums over lists: finite und, oder and sums; an item of doubtful membership counts
// in one bound only; a list that may have more items is never certain where more items could change the
// answer.
#include <algorithm>

#include "evaluator/engine/evaluation.hpp"

namespace evaluator::engine {

using core::Date;
using core::Rational;
using model::Operation;

namespace {

/// What a fold over the items has found so far.
struct Fold {
    Truth some = Truth::no();  // an item of which filter (and condition) hold
    Truth every = Truth::yes();
    std::int64_t count_certain = 0, count_possible = 0;
    Rational sum_low, sum_high;
    core::Duration time_low, time_high;
    bool unbounded = false;
    bool any_certain = false, any_possible = false;
    Value extreme;  // largest, smallest, earliest, latest
};

bool is_truth(Operation operation) {
    return operation == Operation::ExistsItem || operation == Operation::NoItem ||
           operation == Operation::EveryItem;
}

void add_to_sum(Fold& fold, Truth member, const Value& value) {
    if (!member.possible()) return;
    const Rational zero{0};
    fold.sum_low += member.certain() ? value.low : std::min(zero, value.low);
    fold.sum_high += member.certain() ? value.high : std::max(zero, value.high);
    if (member.certain()) fold.time_low = fold.time_low + value.duration_low;
    fold.time_high = fold.time_high + value.duration_high;
    fold.unbounded = fold.unbounded || value.is_unbounded;
}

bool wants_later(Operation operation) {
    return operation == Operation::Largest || operation == Operation::Latest;
}

/// Range of the extreme: the certain members bound it on one side, the possible ones on the other.
void add_to_extreme(Fold& fold, Operation operation, Truth member, const Value& value) {
    if (!member.possible()) return;
    Value& best = fold.extreme;
    const bool later = wants_later(operation);
    if (!fold.any_possible) {
        best = value;
        if (!member.certain()) best.is_known = false;
    } else {
        const auto pick = [&](auto a, auto b, bool bound_by_certain) {
            if (bound_by_certain && !member.certain()) return a;
            return later ? std::max(a, b) : std::min(a, b);
        };
        best.low = pick(best.low, value.low, later);
        best.high = pick(best.high, value.high, !later);
        best.from_low = pick(best.from_low, value.from_low, later);
        best.from_high = pick(best.from_high, value.from_high, !later);
        if (later == (core::compare(value.duration_high, best.duration_high) > 0))
            best.duration_high = value.duration_high;
        if (later == (core::compare(value.duration_low, best.duration_low) > 0))
            best.duration_low = value.duration_low;
        best.is_known = best.is_known && value.is_known && member.certain();
        best.is_unbounded = best.is_unbounded || value.is_unbounded;
        best.mask |= value.mask;
    }
    fold.any_possible = true;
    fold.any_certain = fold.any_certain || member.certain();
}

}  // namespace

Value Evaluation::list_operation(const PlanNode& node, const Context& context) {
    const model::FactId list{node.ref};
    const Frame& owner = context.frame(node.frame);
    const Operation operation = node.operation;
    const bool has_value = operation == Operation::EveryItem || operation == Operation::Sum ||
                           operation == Operation::Largest || operation == Operation::Smallest ||
                           operation == Operation::Earliest || operation == Operation::Latest;
    const NodeId inner = has_value ? plan_->operand(node, 0) : no_node;
    const std::uint32_t filter_position = has_value ? 1 : 0;
    const NodeId filter =
        node.operand_count > filter_position ? plan_->operand(node, filter_position) : no_node;

    Value result = unknown_value(node.type, 64);
    Until until{};
    bool is_complete = false, is_nobody = false;
    const person::ItemList* items = read_list(list, owner, context.day, is_complete, is_nobody, until);
    Fold fold;
    for (std::uint32_t i = 0; items && i < items->items.size(); ++i) {
        const Frame frame = item_frame(list, owner, *items, i);
        Truth member = covers(frame, context.day, until);
        if (!member.possible()) continue;
        const Context inside = context.with(frame);
        if (filter != no_node) {
            const Value fits = value(filter, inside);
            member = member & fits.truth;
            until = until.earliest(fits.until);
            if (!member.possible()) continue;
        }
        fold.count_certain += member.certain();
        ++fold.count_possible;
        fold.some = fold.some | member;
        if (!has_value) continue;
        const Value here = value(inner, inside);
        until = until.earliest(here.until);
        fold.every = fold.every & ((!member) | here.truth);
        if (here.is_nobody) continue;
        if (operation == Operation::Sum)
            add_to_sum(fold, member, here);
        else if (!is_truth(operation))
            add_to_extreme(fold, operation, member, here);
    }
    switch (operation) {
        case Operation::ExistsItem: result.truth = is_complete ? fold.some : fold.some | Truth::open(); break;
        case Operation::NoItem: result.truth = !(is_complete ? fold.some : fold.some | Truth::open()); break;
        case Operation::EveryItem:
            result.truth = is_complete ? fold.every : fold.every & Truth::open();
            break;
        case Operation::CountItems:
            result.low = Rational{fold.count_certain};
            result.is_unbounded = !is_complete;
            result.high = is_complete ? Rational{fold.count_possible} : Rational::max();
            result.is_known = is_complete && fold.count_certain == fold.count_possible;
            break;
        case Operation::Sum:
            result.low = fold.sum_low;
            result.is_unbounded = fold.unbounded || !is_complete;
            result.high = result.is_unbounded ? Rational::max() : fold.sum_high;
            result.duration_low = fold.time_low;
            result.duration_high =
                is_complete ? fold.time_high : unknown_value(model::BaseType::Dauer, 0).duration_high;
            result.is_known = is_complete && result.low == result.high &&
                              core::compare(result.duration_low, result.duration_high) == 0;
            break;
        default:  // Largest, Smallest, Earliest, Latest
            if (fold.any_possible) {
                const bool later = wants_later(operation);
                Value best = fold.extreme;
                const Value open = unknown_value(node.type, 64);
                const bool open_end = !fold.any_certain || !is_complete;
                if (open_end) best.is_known = false;
                if (!fold.any_certain) {  // perhaps there is none
                    best.low = std::min(best.low, open.low);
                    best.from_high = Date::never();
                    best.duration_low = open.duration_low;
                }
                if (!is_complete) {
                    if (later) {
                        best.high = open.high;
                        best.is_unbounded = open.is_unbounded;
                        best.from_high = Date::never();
                        best.duration_high = open.duration_high;
                    } else {
                        best.low = open.low;
                        best.from_low = open.from_low;
                        best.duration_low = open.duration_low;
                    }
                }
                best.truth = result.truth;
                result = best;
            } else if (is_complete) {  // no item: has not happened; a number of nothing is zero
                result.from_low = result.from_high = Date::never();
                result.low = result.high = Rational{0};
                result.is_unbounded = false;
                result.duration_low = result.duration_high = core::Duration{};
                result.is_known = true;
            }
            break;
    }
    result.until = until;
    return result;
}

}  // namespace evaluator::engine
