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

/// One end of a value's range, whatever its type.
struct Ends {
    Rational number;
    Date day;
    core::Duration time;
    int rank = 0;  // of an ordered choice
};

Ends low_end(const Value& value) {
    return {value.low, value.from_low, value.duration_low, value.mask == 0 ? 0 : __builtin_ctzll(value.mask)};
}
Ends high_end(const Value& value) {
    return {value.is_unbounded ? Rational::max() : value.high, value.from_high, value.duration_high,
            value.mask == 0 ? 63 : 63 - __builtin_clzll(value.mask)};
}
void take(Ends& best, const Ends& other, bool later) {
    best.number = later ? std::max(best.number, other.number) : std::min(best.number, other.number);
    best.day = later ? std::max(best.day, other.day) : std::min(best.day, other.day);
    best.rank = later ? std::max(best.rank, other.rank) : std::min(best.rank, other.rank);
    const auto order = core::compare(other.time, best.time);
    if (later ? order > 0 : order < 0) best.time = other.time;
}

/// What a fold over the items has found so far.
struct Fold {
    Truth some = Truth::no();  // an item of which filter (and condition) hold
    Truth every = Truth::yes();
    std::int64_t count_certain = 0, count_possible = 0;
    Rational sum_low, sum_high;
    core::Duration time_low, time_high;
    bool unbounded = false;
    std::uint8_t other_lanes = 0;
    bool any_certain = false, any_possible = false;
    model::ChoiceMask mask = 0;
    Ends near, weakest, far;  // largest, smallest, earliest, latest
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

/// The certain members take the extreme at least as far as `near`, the possible ones at most as far as `far`;
/// if there is no certain one, the weakest possible one may be alone.
void add_to_extreme(Fold& fold, Operation operation, Truth member, const Value& value) {
    const bool later = wants_later(operation);
    const Ends at_least = later ? low_end(value) : high_end(value);
    const Ends at_most = later ? high_end(value) : low_end(value);
    if (!fold.any_possible) {
        fold.weakest = at_least;
        fold.far = at_most;
        fold.mask = value.mask;
    }
    take(fold.weakest, at_least, !later);
    take(fold.far, at_most, later);
    fold.mask |= value.mask;
    fold.any_possible = true;
    if (!member.certain()) return;
    if (!fold.any_certain) fold.near = at_least;
    take(fold.near, at_least, later);
    fold.any_certain = true;
}

bool is_one(const Ends& low, const Ends& high, model::ChoiceMask mask, model::BaseType type) {
    switch (type) {
        case model::BaseType::Datum:
        case model::BaseType::Ereignis: return low.day == high.day;
        case model::BaseType::Dauer: return core::compare(low.time, high.time) == 0;
        case model::BaseType::Auswahl: return (mask & (mask - 1)) == 0;
        default: return low.number == high.number;
    }
}

Value extreme_of(const Fold& fold, const PlanNode& node, bool is_complete) {
    const Operation operation = node.operation;
    const Value open = unknown_value(node.type, 64);
    const bool later = wants_later(operation);
    Value result = open;
    const bool may_be_none = !fold.any_certain;
    if (may_be_none && !is_complete) {
        result.from_high = Date::never();
        return result;
    }
    if (!fold.any_possible) {  // no item: has not happened; a number of nothing is zero
        result.from_low = result.from_high = Date::never();
        result.low = result.high = Rational{0};
        result.is_unbounded = false;
        result.duration_low = result.duration_high = core::Duration{};
        result.is_known = true;
        return result;
    }
    const Ends near = may_be_none ? fold.weakest : fold.near;
    Ends low = later ? near : fold.far, high = later ? fold.far : near;
    model::ChoiceMask mask = fold.mask;
    if (!is_complete) {
        (later ? high : low) = later ? high_end(open) : low_end(open);
        if (later) high.day = Date::never();
        mask = open.mask;
    }
    if (may_be_none) {
        low.number = std::min(low.number, Rational{0});
        high.number = std::max(high.number, Rational{0});
        low.time = core::Duration{};
        high.day = Date::never();
    } else {
        mask &= later ? ~model::ChoiceMask{0} << near.rank : ~model::ChoiceMask{0} >> (63 - near.rank);
    }
    result.low = low.number;
    result.high = high.number;
    result.is_unbounded = high.number == Rational::max();
    result.from_low = low.day;
    result.from_high = high.day;
    result.duration_low = low.time;
    result.duration_high = high.time;
    result.mask = may_be_none ? open.mask : mask;
    result.is_known = is_complete && !may_be_none && is_one(low, high, result.mask, node.type);
    return result;
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
        if (member == Truth::no()) continue;
        const Context inside = context.with(frame);
        if (filter != no_node) {
            const Value fits = value(filter, inside);
            member = member & fits.truth;
            until = until.earliest(fits.until);
            if (member == Truth::no()) continue;
        }
        fold.count_certain += member.certain();
        fold.count_possible += member.possible();
        fold.some = fold.some | member;
        fold.other_lanes |= member.lanes_unlike_full();
        if (!has_value) continue;
        const Value here = value(inner, inside);
        until = until.earliest(here.until);
        fold.every = fold.every & ((!member) | here.truth);
        fold.other_lanes |= here.other_lanes;
        if (here.is_nobody || !member.possible()) continue;
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
            result = extreme_of(fold, node, is_complete);
            break;
    }
    result.other_lanes = fold.other_lanes;
    result.until = until;
    return result;
}

}  // namespace evaluator::engine
