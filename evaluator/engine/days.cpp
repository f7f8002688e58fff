// Sets of days as step functions of truth, and what is measured on them: states that have lasted, sums in a window.
#include <algorithm>
#include <functional>

#include "dsl/core/calendar.hpp"
#include "evaluator/engine/compare.hpp"
#include "evaluator/engine/evaluation.hpp"

namespace evaluator::engine {

using core::Date;
using core::Rational;
using model::Measure;
using model::Operation;

namespace {

constexpr int most_steps = 20000;  // far above what a file within its limits gives; then the rest is open
constexpr int widest_scan = 4000;  // days looked ahead one by one where figures move daily; stopping early does no harm

bool bit_of(Truth truth, int bit) { return (truth.bits >> bit) & 1; }
void set_bit(Truth& truth, int bit) { truth.bits = static_cast<std::uint8_t>(truth.bits | (1 << bit)); }

/// First day after `day`, at most `limit`, on which f differs from f(day).
Date first_change(Date day, Date limit, const std::function<Truth(Date)>& f) {
    const Truth now = f(day);
    Date at = core::next_day(day);
    for (int scanned = 0; at < limit; at = core::next_day(at), ++scanned)
        if (scanned > widest_scan || f(at) != now) return at;
    return limit;
}

struct Pieces {
    std::int64_t days = 0;
    int count = 0;
    Date from, to;  // of the only piece
};

Pieces pieces_in(std::span<const DayStep> steps, int bit, Date window_from, Date window_to) {
    Pieces pieces;
    Date open_since = Date::never();
    const auto close = [&](Date end) {
        if (open_since == Date::never()) return;
        const Date from = std::max(open_since, window_from), to = std::min(end, window_to);
        open_since = Date::never();
        if (to <= from) return;
        ++pieces.count;
        pieces.days += std::int64_t{to.days} - from.days;
        pieces.from = from;
        pieces.to = to;
    };
    for (const DayStep& step : steps) {
        if (bit_of(step.truth, bit)) {
            if (open_since == Date::never()) open_since = step.from;
        } else {
            close(step.from);
        }
    }
    close(Date::never());
    return pieces;
}

/// Time in one block is compared as a state (Z), in several pieces by days (§ 191 BGB).
bool lasts(const Pieces& pieces, const core::Duration& period, bool more_than, bool as_pieces) {
    if (!as_pieces && pieces.count == 1) {
        if (pieces.from == Date::distant_past()) return true;
        const Date met = core::state_met_on(pieces.from, period);
        return more_than ? pieces.to > met : pieces.to >= met;
    }
    const Rational needed = core::days_by_191(period);
    return more_than ? Rational{pieces.days} > needed : Rational{pieces.days} >= needed;
}

}  // namespace

StepRange Evaluation::store(const std::vector<DayStep>& steps) {
    const StepRange range{static_cast<std::uint32_t>(steps_.size()), static_cast<std::uint32_t>(steps.size())};
    steps_.insert(steps_.end(), steps.begin(), steps.end());
    return range;
}

Value Evaluation::days_operation(const PlanNode& node, const Context& context) {
    switch (node.operation) {
    case Operation::DaysWith: return days_with(node, context);
    case Operation::Since: {
        const Value event = value(plan_->operand(node, 0), context);
        std::vector<DayStep> steps{{Date::distant_past(), Truth::no()}};
        const auto step_at = [&](Date day, Truth truth) {
            if (day == Date::never() || event.is_nobody) return;
            if (steps.back().from == day) steps.back().truth = truth;
            else steps.push_back({day, truth});
        };
        if (event.from_low < event.from_high) step_at(event.from_low, Truth::open());
        step_at(event.from_high, Truth::yes());
        Value result;
        result.days = store(steps);
        result.is_known = event.is_known;
        result.until = event.until;
        return result;
    }
    case Operation::SpanBetween: {
        const Value first = value(plan_->operand(node, 0), context);
        const Value last = value(plan_->operand(node, 1), context);
        Value result;
        result.is_known = first.is_known && last.is_known;
        result.is_nobody = first.is_nobody || last.is_nobody;
        result.moves = first.moves || last.moves;
        result.from_low = first.from_low;
        result.from_high = first.from_high;
        result.to_low = core::next_day(last.from_low);
        result.to_high = core::next_day(last.from_high);
        result.until = first.until.earliest(last.until);
        if (result.moves) result.until.limit_facts(core::next_day(context.day));
        return result;
    }
    case Operation::FirstDay:
    case Operation::LastDay: {
        const Value days = value(plan_->operand(node, 0), context);
        std::vector<DayStep> own;
        std::span<const DayStep> all = steps(days.days);
        if (days.chain >= 0) {
            const ChainResult result = chain_result(days.chain);
            for (const ChainStretch& stretch : stretches(result)) {
                Truth truth = Truth::no();
                for (int bit = 0; bit < 8; ++bit)
                    if (stretch.classes[static_cast<std::size_t>(bit)] >= static_cast<std::uint8_t>(DayClass::Half)) set_bit(truth, bit);
                own.push_back({stretch.from, truth});
            }
            all = own;
        }
        Value result;
        result.until = days.until;
        Date certain = Date::never(), possible = Date::never();
        const bool first = node.operation == Operation::FirstDay;
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (all[i].from > context.day) {
                result.until.limit_facts(all[i].from);
                break;
            }
            const Date end = std::min(i + 1 < all.size() ? core::previous_day(all[i + 1].from) : Date::never(), context.day);
            if (!first && all[i].truth.possible() && end == context.day) result.moves = true;
            if (all[i].truth.certain() && (!first || certain == Date::never())) certain = first ? all[i].from : end;
            if (all[i].truth.possible() && (!first || possible == Date::never())) possible = first ? all[i].from : end;
        }
        result.from_low = std::min(certain, possible);
        result.from_high = std::max(certain, possible);
        result.is_known = certain == possible;
        if (result.moves) result.until.limit_facts(core::next_day(context.day));
        return result;
    }
    case Operation::UninterruptedFor:
        return uninterrupted(node, context, value(plan_->operand(node, 0), context), value(plan_->operand(node, 1), context));
    case Operation::InTotal: return in_total(node, context);
    case Operation::Throughout: return throughout(node, context);
    default: return {};
    }
}

/// The days on which the condition holds, found by stepping from change to change, never day by day.
Value Evaluation::days_with(const PlanNode& node, const Context& context) {
    const NodeId condition = plan_->operand(node, 0);
    std::vector<DayStep> found;
    Value result;
    Date day = Date::distant_past();
    for (int step = 0; step < most_steps; ++step) {
        const Value here = value(condition, context.on(day));
        if (found.empty() || found.back().truth != here.truth) found.push_back({day, here.truth});
        result.until.law = std::min(result.until.law, here.until.law);
        if (here.until.facts == Date::never()) break;
        day = std::max(here.until.facts, core::next_day(day));
        if (step + 1 == most_steps) found.push_back({day, Truth::open()});
    }
    result.is_known = std::none_of(found.begin(), found.end(), [](const DayStep& s) { return s.truth.is_open(); });
    result.days = store(found);
    return result;
}

Date Evaluation::next_edge(const Value& days, Date day) const {
    Date edge = Date::never();
    if (days.chain >= 0) {
        for (const ChainStretch& stretch : stretches(chain_result(days.chain)))
            if (stretch.from > day) edge = std::min(edge, stretch.from);
        return edge;
    }
    for (const DayStep& step : steps(days.days))
        if (step.from > day) edge = std::min(edge, step.from);
    return edge;
}

/// First day of the unbroken run back from `day`; never() if the state does not hold on it.
Date Evaluation::run_start(const Value& days, int bit, Date day, bool& changes_daily) {
    if (days.chain >= 0) {
        const ChainResult result = chain_result(days.chain);
        const ChainFigures figures = chain_figures(result, bit, day);
        changes_daily = changes_daily || figures.changes_daily;
        return figures.moved_start;
    }
    Date start = Date::never();
    for (const DayStep& step : steps(days.days)) {
        if (step.from > day) break;
        if (!bit_of(step.truth, bit)) start = Date::never();
        else if (start == Date::never()) start = step.from;
    }
    return start;
}

/// Class Z: met from the same-number day on.
Value Evaluation::uninterrupted(const PlanNode& node, const Context& context, const Value& days, const Value& period) {
    Value result;
    result.until = days.until.earliest(period.until);
    bool changes_daily = false;
    const auto at_least = [&](Date day, bool more_than) {
        Truth truth = Truth::no();
        for (int bit = 0; bit < 8; ++bit) {
            const Date start = run_start(days, bit, day, changes_daily);
            if (start == Date::never()) continue;
            const core::Duration& needed = bit < 4 ? period.duration_high : period.duration_low;
            const Date met = start == Date::distant_past() ? start : core::state_met_on(start, needed);
            if (!more_than) result.until.limit_facts(met > day ? met : Date::never());
            if (more_than && core::next_day(met) > day) result.until.limit_facts(core::next_day(met));
            if (more_than ? day > met : day >= met) set_bit(truth, bit);
        }
        return truth;
    };
    const bool more_than = node.measure == Measure::MoreThan || node.measure == Measure::AtMost;
    const bool negated = node.measure == Measure::AtMost || node.measure == Measure::LessThan;
    const Truth reached = at_least(context.day, more_than);
    result.truth = negated ? !reached : reached;
    const Date edge = next_edge(days, context.day);
    result.until.limit_facts(edge);
    if (changes_daily) {
        const Until kept = result.until;
        const Date flips = first_change(context.day, std::min(edge, core::add_days(context.day, widest_scan)),
                                        [&](Date day) { return at_least(day, more_than); });
        // While days are bridged the start moves along: the day computed from today's start is not the one.
        result.until = kept;
        result.until.facts = std::min(days.until.facts, std::min(period.until.facts, std::min(edge, flips)));
    }
    return result;
}

Value Evaluation::in_total(const PlanNode& node, const Context& context) {
    const Value days = value(plan_->operand(node, 0), context);
    const Value period = value(plan_->operand(node, 1), context);
    const bool has_window = node.operand_count > 2;
    const Value window = has_window ? value(plan_->operand(node, 2), context) : Value{};
    Value result;
    result.until = days.until.earliest(period.until);
    if (has_window) result.until = result.until.earliest(window.until);
    std::vector<DayStep> counted;
    std::span<const DayStep> all = steps(days.days);
    if (days.chain >= 0) {
        const ChainResult chain = chain_result(days.chain);
        for (const ChainStretch& stretch : stretches(chain)) {
            Truth truth = Truth::no();
            for (int bit = 0; bit < 8; ++bit)
                if (stretch.classes[static_cast<std::size_t>(bit)] == static_cast<std::uint8_t>(DayClass::Counts)) set_bit(truth, bit);
            counted.push_back({stretch.from, truth});
        }
        all = counted;
    }
    const bool more_than = node.measure == Measure::MoreThan || node.measure == Measure::AtMost;
    const auto reached = [&](Date day) {
        Truth truth = Truth::no();
        const Date from = !has_window ? Date::distant_past() : core::look_back_day(day, window.duration_low);
        const Date from_wide = !has_window ? from : core::look_back_day(day, window.duration_high);
        for (int bit = 0; bit < 8; ++bit) {
            const int other = bit < 4 ? bit + 4 : bit - 4;
            const Pieces pieces = pieces_in(all, bit, bit < 4 ? from : from_wide, day);
            const Pieces twin = pieces_in(all, other, bit < 4 ? from : from_wide, day);
            const core::Duration& needed = bit < 4 ? period.duration_high : period.duration_low;
            bool holds = lasts(pieces, needed, more_than, false);
            if (pieces.days != twin.days) {  // which days belong is open: the two measures may differ by some days
                const bool by_days = lasts(pieces, needed, more_than, true);
                holds = bit < 4 ? holds && by_days : holds || by_days;
            }
            if (holds) set_bit(truth, bit);
        }
        return truth;
    };
    const Truth truth = reached(context.day);
    const bool negated = node.measure == Measure::AtMost || node.measure == Measure::LessThan;
    result.truth = negated ? !truth : truth;
    bool can_change = false;  // no day after some edge, none in the window: nothing moves any more
    for (const DayStep& step : all)
        can_change = can_change || step.truth != Truth::no();
    if (can_change) {
        Date limit = core::add_days(context.day, widest_scan);
        for (const DayStep& step : all)
            if (step.from > context.day) limit = std::min(limit, step.from);
        result.until.limit_facts(first_change(context.day, limit, reached));
    }
    return result;
}

Value Evaluation::throughout(const PlanNode& node, const Context& context) {
    const Value days = value(plan_->operand(node, 0), context);
    const Value window = value(plan_->operand(node, 1), context);
    Value result;
    result.until = days.until.earliest(window.until);
    bool changes_daily = false;
    result.truth = Truth::no();
    const Date last = core::previous_day(context.day);  // the Stichtag itself is not in the window
    for (int bit = 0; bit < 8; ++bit) {
        const core::Duration& length = bit < 4 ? window.duration_high : window.duration_low;
        const Date from = core::look_back_day(context.day, length);
        const Date start = run_start(days, bit, last, changes_daily);
        if (from > last || (start != Date::never() && start <= from)) set_bit(result.truth, bit);
        if (start != Date::never() && start > from)
            for (int offset = -4; offset <= 4; ++offset) {
                const Date candidate = core::add_days(core::deadline_last_day(start, length), offset);
                if (candidate > context.day) {
                    result.until.limit_facts(candidate);
                    break;
                }
            }
    }
    const Date edge = next_edge(days, last);
    if (edge != Date::never()) result.until.limit_facts(core::next_day(edge));
    if (edge > context.day) result.until.limit_facts(edge);
    if (changes_daily) result.until.limit_facts(core::next_day(context.day));
    return result;
}

}  // namespace evaluator::engine
