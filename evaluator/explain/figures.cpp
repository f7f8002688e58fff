// The arithmetic behind a leaf: what there is, what is asked for, since and until when.
#include <algorithm>

#include "dsl/core/calendar.hpp"
#include "evaluator/explain/context.hpp"

namespace evaluator::explain {

using core::Date;
using engine::Value;
using model::BaseType;
using model::Operation;

void Explainer::add_calculation(const PlanNode& node, const Context& context, Node& into) {
    Calculation result;
    result.operation = node.operation;
    result.measure = node.measure;
    const auto operand_type = [&](std::uint32_t i) {
        const auto& operands = book_.expression(node.origin).operands;
        return i < operands.size() ? book_.expression(operands[i]).type : model::Type{};
    };
    const auto operand_value = [&](std::uint32_t i) {
        return evaluation_.value(plan_.operand(node, i), context);
    };
    switch (node.operation) {
        case Operation::Compare: {
            const Value left = operand_value(0), right = operand_value(1);
            if (operand_type(0).is(BaseType::Tage)) break;
            result.subject = subject(plan_.operand(node, 0));
            result.have = quantity(left, operand_type(0));
            result.need = quantity(right, operand_type(1));
            if (operand_type(0).is(BaseType::Spanne) && left.from_low == left.from_high &&
                left.from_low.is_day()) {
                result.since = left.from_low;
                result.met_on = core::age_reached_on(left.from_low, right.duration_low);
            }
            into.calculations.push_back(std::move(result));
            return;
        }
        case Operation::Before:
        case Operation::After:
        case Operation::NotLater:
        case Operation::NotEarlier:
        case Operation::Equal:
        case Operation::In:
            result.subject = subject(plan_.operand(node, 0));
            result.have = quantity(operand_value(0), operand_type(0));
            if (node.operation != Operation::In)
                result.need = quantity(operand_value(1), operand_type(1));
            else
                result.need = members(operand_value(1), operand_type(1));
            into.calculations.push_back(std::move(result));
            return;
        case Operation::DistanceAfter:
        case Operation::DistanceBefore:
        case Operation::WithinAfter:
        case Operation::WithinBefore: {
            const Value day = operand_value(0), period = operand_value(1), event = operand_value(2);
            result.subject = subject(plan_.operand(node, 2));
            result.have = quantity(day, operand_type(0));
            result.need = quantity(period, operand_type(1));
            if (event.from_low == event.from_high && event.from_low.is_day()) {
                result.since = event.from_low;
                if (node.operation == Operation::DistanceAfter)
                    result.met_on = core::waiting_met_on(event.from_low, period.duration_low);
                if (node.operation == Operation::WithinAfter)
                    result.met_on = core::deadline_last_day(event.from_low, period.duration_low);
                if (node.operation == Operation::DistanceBefore || node.operation == Operation::WithinBefore)
                    result.met_on = core::look_back_day(event.from_low, period.duration_low);
                if (node.operation == Operation::DistanceAfter && day.moves)
                    into.is_boundary_day = core::is_boundary_day(event.from_low, period.duration_low,
                                                                 context.day, core::CountingClass::Waiting);
            }
            into.calculations.push_back(std::move(result));
            return;
        }
        default: break;
    }
    const bool is_state =
        node.operation == Operation::UninterruptedFor || node.operation == Operation::Compare;
    if (!is_state && node.operation != Operation::InTotal && node.operation != Operation::Throughout) return;
    // Definitions of days are looked through: the figures are those of the chain or the days behind them.
    const Value days = operand_value(0), period = operand_value(1);
    result.subject = subject(plan_.operand(node, 0));
    if (days.chain >= 0)
        add_chain(result, days, context, into);
    else {
        Date start = Date::never();
        for (const engine::DayStep& step : evaluation_.steps(days.days)) {
            if (step.from > context.day) break;
            if (!step.truth.certain())
                start = Date::never();
            else if (start == Date::never())
                start = step.from;
        }
        if (start.is_day()) result.since = start;
    }
    result.need = quantity(period, model::Type{BaseType::Dauer, {}, {}, BaseType::Unbekannt});
    if (is_state && result.since) {
        result.have.low = result.have.high = core::elapsed_duration(*result.since, context.day);
        result.met_on = core::state_met_on(*result.since, period.duration_high);
        into.is_boundary_day = core::is_boundary_day(*result.since, period.duration_high, context.day);
    } else {
        result.have.is_unknown = result.parts.empty() && is_state && into.state == State::Open;
        if (is_state && !result.have.is_unknown) result.have.low = result.have.high = core::Duration{};
    }
    if (node.operation == Operation::InTotal) {
        const Date from = node.operand_count > 2
                              ? core::look_back_day(context.day, operand_value(2).duration_low)
                              : Date::distant_past();
        std::int64_t total = 0;
        const auto steps = evaluation_.steps(days.days);
        for (std::size_t i = 0; days.chain < 0 && i < steps.size(); ++i) {
            if (!steps[i].truth.certain()) continue;
            const Date to = std::min(i + 1 < steps.size() ? steps[i + 1].from : Date::never(), context.day);
            const Date begin = std::max(steps[i].from, from);
            if (begin < to && begin.is_day()) total += std::int64_t{to.days} - begin.days;
        }
        result.have = {};
        result.have.unit = Quantity::Unit::Days;
        result.have.low = result.have.high = core::Rational{total};
        if (node.operand_count > 2)
            result.window =
                quantity(operand_value(2), model::Type{BaseType::Dauer, {}, {}, BaseType::Unbekannt});
    }
    into.calculations.push_back(std::move(result));
}

}  // namespace evaluator::explain
