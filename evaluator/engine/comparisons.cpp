// Comparisons and calculation as nodes: operands, bounds, and the day on which a moving day crosses its
// threshold.
#include <algorithm>

#include "dsl/core/calendar.hpp"
#include "evaluator/engine/compare.hpp"
#include "evaluator/engine/evaluation.hpp"
#include "evaluator/engine/limits.hpp"

namespace evaluator::engine {

using core::Date;
using model::BaseType;
using model::Operation;

namespace {

BaseType ordered_type(const PlanNode& node) {
    return node.left != BaseType::Unbekannt    ? node.left
           : node.right != BaseType::Unbekannt ? node.right
                                               : BaseType::Zahl;
}

Value numbers(Operation operation, const Value& left, const Value& right) {
    Value result = left;
    result.is_known = left.is_known && right.is_known;
    result.is_unbounded = left.is_unbounded || right.is_unbounded;
    switch (operation) {
        case Operation::Add:
            result.low = left.low + right.low;
            result.high = left.high + right.high;
            break;
        case Operation::Subtract:
            result.low = right.is_unbounded ? -core::Rational::max() : left.low - right.high;
            result.high = left.high - right.low;
            result.is_unbounded = left.is_unbounded;
            break;
        case Operation::Multiply: {
            const core::Rational products[] = {left.low * right.low, left.low * right.high,
                                               left.high * right.low, left.high * right.high};
            result.low = *std::min_element(std::begin(products), std::end(products));
            result.high = *std::max_element(std::begin(products), std::end(products));
            break;
        }
        default: {  // Divide, Share: a divisor that may be zero leaves the quotient without an upper end
            const core::Rational factor =
                operation == Operation::Share ? core::Rational{100} : core::Rational{1};
            if (right.low <= core::Rational{0} && core::Rational{0} <= right.high) {
                const bool is_zero = right.high.is_zero() && !right.is_unbounded;
                // Nothing needed: any part of it is all of it. Nothing earned of nothing needed counts as
                // all.
                result.low = is_zero                                      ? core::Rational::max()
                             : right.is_unbounded || right.high.is_zero() ? core::Rational{0}
                                                                          : factor * left.low / right.high;
                result.high = core::Rational::max();
                result.is_unbounded = true;
                result.is_known = is_zero;
                break;
            }
            const core::Rational quotients[] = {
                left.low / right.low, right.is_unbounded ? core::Rational{0} : left.low / right.high,
                left.high / right.low, right.is_unbounded ? core::Rational{0} : left.high / right.high};
            result.low = factor * *std::min_element(std::begin(quotients), std::end(quotients));
            result.high = factor * *std::max_element(std::begin(quotients), std::end(quotients));
            result.is_unbounded = left.is_unbounded;
            break;
        }
    }
    if (result.is_unbounded) result.high = core::Rational::max();
    return result;
}

Value durations(Operation operation, const Value& left, const Value& right, BaseType left_type,
                BaseType right_type) {
    Value result = left;
    result.is_known = left.is_known && right.is_known;
    switch (operation) {
        case Operation::Add:
            result.duration_low = left.duration_low + right.duration_low;
            result.duration_high = left.duration_high + right.duration_high;
            break;
        case Operation::Subtract:
            result.duration_low = left.duration_low - right.duration_high;
            result.duration_high = left.duration_high - right.duration_low;
            break;
        case Operation::Multiply:
            if (left_type == BaseType::Dauer) {
                result.duration_low = left.duration_low * right.low;
                result.duration_high = left.duration_high * right.high;
            } else {
                result.duration_low = right.duration_low * left.low;
                result.duration_high = right.duration_high * left.high;
            }
            break;
        default:
            if (right_type == BaseType::Dauer) {  // how many of these fit into that
                result.low = core::days_by_191(left.duration_low) / core::days_by_191(right.duration_high);
                result.high = core::days_by_191(left.duration_high) / core::days_by_191(right.duration_low);
            } else {
                result.duration_low = right.is_unbounded ? core::Duration{} : left.duration_low / right.high;
                result.duration_high = left.duration_high / right.low;
            }
    }
    return result;
}

Value shifted_day(Operation operation, const Value& day, const Value& period, Date today) {
    Value result = day;
    const auto shift = [&](Date from, const core::Duration& length) {
        return operation == Operation::Add ? core::deadline_last_day(from, length)
                                           : core::look_back_day(from, length);
    };
    const bool forward = operation == Operation::Add;
    result.from_low = shift(day.from_low, forward ? period.duration_low : period.duration_high);
    result.from_high = shift(day.from_high, forward ? period.duration_high : period.duration_low);
    result.is_known = day.is_known && period.is_known;
    if (day.moves) result.until.limit_facts(core::next_day(today));
    return result;
}

}  // namespace

Value Evaluation::compare_node(const PlanNode& node, const Context& context) {
    const Value left = value(plan_->operand(node, 0), context);
    const Value right = node.operand_count > 1 ? value(plan_->operand(node, 1), context) : Value{};
    Value result;
    result.until = left.until.earliest(right.until);
    const Until operands = result.until;
    const bool is_calculation = node.operation == Operation::Add || node.operation == Operation::Subtract ||
                                node.operation == Operation::Multiply ||
                                node.operation == Operation::Divide || node.operation == Operation::Share;
    if (is_calculation) {
        if (node.left == BaseType::Datum || node.left == BaseType::Ereignis)
            result = shifted_day(node.operation, left, right, context.day);
        else if (node.left == BaseType::Dauer || node.right == BaseType::Dauer)
            result = durations(node.operation, left, right, node.left, node.right);
        else
            result = numbers(node.operation, left, right);
        result.is_nobody = left.is_nobody || right.is_nobody;
        result.other_lanes = left.other_lanes | right.other_lanes;
        result.until = result.until.earliest(operands);
        return result;
    }
    const std::uint8_t other_lanes = left.other_lanes | right.other_lanes;
    if (left.is_nobody || right.is_nobody) {
        result.truth = Truth::no().open_in(other_lanes);
        return result;
    }
    switch (node.operation) {
        case Operation::Equal: result.truth = equal(left, right, ordered_type(node)); break;
        case Operation::In: result.truth = is_in(left, right, node.left); break;
        case Operation::IsPresent:
            result.truth = Truth::between(left.from_high <= context.day, left.from_low <= context.day);
            for (const Date edge : {left.from_low, left.from_high})
                if (edge > context.day) result.until.limit_facts(edge);
            break;
        case Operation::Compare: {
            const BaseType type = node.left;
            if (type == BaseType::Spanne) {
                result.truth = compare_span(left, node.measure, right);
                if (left.moves) limit_by_dates(result.until, context.day, left.from_low, left.from_high);
                for (const Date from : {left.from_low, left.from_high})
                    for (const core::Duration& length : {right.duration_low, right.duration_high})
                        if (left.moves)
                            limit_near(result.until, context.day, core::age_reached_on(from, length), 1);
            } else if (type == BaseType::Tage) {
                return uninterrupted(node, context, left, right);
            } else if (type == BaseType::Dauer) {
                result.truth = compare_durations(left, node.measure, right);
            } else if (type == BaseType::Auswahl) {
                result.truth = compare_choices(left, node.measure, right);
            } else {
                result.truth = compare_numbers(left, node.measure, right);
            }
            break;
        }
        default:
            result.truth = compare_dates(left, node.operation, right);
            if (left.moves && !right.moves)
                limit_by_dates(result.until, context.day, right.from_low, right.from_high);
            if (right.moves && !left.moves)
                limit_by_dates(result.until, context.day, left.from_low, left.from_high);
            break;
    }
    result.truth = result.truth.open_in(other_lanes);
    return result;
}

Value Evaluation::distance(const PlanNode& node, const Context& context) {
    const Value day = value(plan_->operand(node, 0), context);
    const Value period = value(plan_->operand(node, 1), context);
    const Value event = value(plan_->operand(node, 2), context);
    Value result;
    result.until = day.until.earliest(period.until).earliest(event.until);
    const std::uint8_t other_lanes = day.other_lanes | period.other_lanes | event.other_lanes;
    if (day.is_nobody || event.is_nobody) {
        result.truth = Truth::no().open_in(other_lanes);
        return result;
    }
    result.truth = distance_holds(day, node.operation, node.measure, period, event).open_in(other_lanes);
    const bool backwards =
        node.operation == Operation::DistanceBefore || node.operation == Operation::WithinBefore;
    for (const core::Duration& length : {period.duration_low, period.duration_high}) {
        if (day.moves)
            for (const Date at : {event.from_low, event.from_high}) {
                limit_near(result.until, context.day,
                           backwards ? core::look_back_day(at, length) : core::deadline_last_day(at, length),
                           1);
                limit_near(result.until, context.day, at, 1);
            }
        if (event.moves)
            for (const Date at : {day.from_low, day.from_high}) {
                limit_near(result.until, context.day,
                           backwards ? core::deadline_last_day(at, length) : core::look_back_day(at, length),
                           4);
                limit_near(result.until, context.day, at, 1);
            }
    }
    return result;
}

}  // namespace evaluator::engine
