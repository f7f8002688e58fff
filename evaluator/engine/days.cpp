// Sets of days as step functions of truth, and what is measured on them: states that have lasted, sums in a
// window.
#include <algorithm>
#include <cstdlib>

#include "dsl/core/calendar.hpp"
#include "evaluator/engine/birth.hpp"
#include "evaluator/engine/compare.hpp"
#include "evaluator/engine/evaluation.hpp"

namespace evaluator::engine {

using core::Date;
using core::Rational;
using model::Measure;
using model::Operation;

namespace {

constexpr int most_steps = 20000;  // far above what a file within its limits gives; then the rest is open

bool bit_of(Truth truth, int bit) { return (truth.bits >> bit) & 1; }
void set_bit(Truth& truth, int bit) { truth.bits = static_cast<std::uint8_t>(truth.bits | (1 << bit)); }

/// A figure and its threshold come nearer by at most a day a day, give or take the unequal months: before
/// this day they cannot meet. Before all days nothing moves.
Date earliest_meeting(Date day, std::int64_t distance) {
    if (!day.is_day()) return Date::never();
    constexpr std::int64_t unequal_months = 4;
    return core::add_days(day, std::max<std::int64_t>(1, std::abs(distance) - unequal_months));
}

Truth truth_on(std::span<const DayStep> steps, Date day) {
    Truth truth = Truth::no();
    for (const DayStep& step : steps) {
        if (step.from > day) break;
        truth = step.truth;
    }
    return truth;
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
        return pieces.to >= (more_than ? core::state_exceeded_on(pieces.from, period)
                                       : core::state_met_on(pieces.from, period));
    }
    const Rational needed = core::days_by_191(period);
    return more_than ? Rational{pieces.days} > needed : Rational{pieces.days} >= needed;
}

/// A missing day in a gap that counts is worth more than a bridged or half one: then more days may be less,
/// and each bound looks at both.
bool missing_may_be_better(const PlanChain& chain) {
    bool counts_gap = false, has_less = false;
    for (const PlanChainLine& line : chain.lines) {
        counts_gap = counts_gap || (line.is_gap && line.kind == model::ChainLineKind::Counts);
        has_less = has_less || (!line.is_gap && line.kind != model::ChainLineKind::Counts &&
                                line.kind != model::ChainLineKind::Credit);
    }
    return counts_gap && has_less;
}

}  // namespace

/// Takes what was built from `begin` on off the stack and keeps it.
StepRange Evaluation::store(const PlanNode& node, std::size_t begin) {
    const Layer layer = layer_of(dependencies_of(node));
    std::vector<DayStep>& steps = layers_[layer].steps;
    const StepRange range{number_in(layer, steps.size()),
                          static_cast<std::uint32_t>(building_steps_.size() - begin)};
    steps.insert(steps.end(), building_steps_.begin() + static_cast<std::ptrdiff_t>(begin),
                 building_steps_.end());
    building_steps_.resize(begin);
    return range;
}

/// The days themselves, or those of a chain that belong at least to the class. Valid until the next value is
/// computed.
std::span<const DayStep> Evaluation::counting_days(const Value& days, DayClass least) {
    if (days.chain < 0) return steps(days.days);
    const std::size_t begin = building_steps_.size();
    for (const ChainStretch& stretch : stretches(chain_result(days.chain))) {
        Truth truth = Truth::no();
        for (int bit = 0; bit < 8; ++bit)
            if (stretch.classes[static_cast<std::size_t>(bit)] >= static_cast<std::uint8_t>(least))
                set_bit(truth, bit);
        building_steps_.push_back({stretch.from, truth});
    }
    const std::span<const DayStep> result{building_steps_.data() + begin, building_steps_.size() - begin};
    building_steps_.resize(begin);  // the memory stays: nobody builds before the caller is done with it
    return result;
}

Value Evaluation::days_operation(const PlanNode& node, const Context& context) {
    switch (node.operation) {
        case Operation::DaysWith: return days_with(node, context);
        case Operation::Since: {
            const Value event = value(plan_->operand(node, 0), context);
            const std::size_t begin = building_steps_.size();
            building_steps_.push_back({Date::distant_past(), Truth::no().open_in(event.other_lanes)});
            const auto step_at = [&](Date day, Truth truth) {
                truth = truth.open_in(event.other_lanes);
                if (day == Date::never() || event.is_nobody) return;
                if (building_steps_.back().from == day)
                    building_steps_.back().truth = truth;
                else
                    building_steps_.push_back({day, truth});
            };
            if (event.from_low < event.from_high) step_at(event.from_low, Truth::open());
            step_at(event.from_high, Truth::yes());
            Value result;
            result.days = store(node, begin);
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
            result.other_lanes = first.other_lanes | last.other_lanes;
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
            const std::span<const DayStep> all = counting_days(days, DayClass::Half);
            Value result;
            result.until = days.until;
            Date certain = Date::never(), possible = Date::never(), earliest = Date::never();
            const bool first = node.operation == Operation::FirstDay;
            for (std::size_t i = 0; i < all.size(); ++i) {
                if (all[i].from > context.day) {
                    result.until.limit_facts(all[i].from);
                    break;
                }
                const Date end = std::min(
                    i + 1 < all.size() ? core::previous_day(all[i + 1].from) : Date::never(), context.day);
                result.other_lanes |= all[i].truth.lanes_unlike_full();
                if (!first && all[i].truth.possible() && end == context.day) result.moves = true;
                if (all[i].truth.possible()) earliest = std::min(earliest, all[i].from);
                if (all[i].truth.certain() && (!first || certain == Date::never()))
                    certain = first ? all[i].from : end;
                if (all[i].truth.possible() && (!first || possible == Date::never()))
                    possible = first ? all[i].from : end;
            }
            if (certain == Date::never()) {  // perhaps there is none; the last one may be any possible day
                result.from_low = earliest;
                result.from_high = Date::never();
            } else {
                result.from_low = std::min(certain, possible);
                result.from_high = std::max(certain, possible);
            }
            result.is_known = certain == possible;
            if (result.moves) result.until.limit_facts(core::next_day(context.day));
            return result;
        }
        case Operation::UninterruptedFor:
            return uninterrupted(node, context, value(plan_->operand(node, 0), context),
                                 value(plan_->operand(node, 1), context));
        case Operation::InTotal: return in_total(node, context);
        case Operation::Throughout: return throughout(node, context);
        default: return {};
    }
}

/// The days on which the condition holds, found by stepping from change to change, never day by day.
Value Evaluation::days_with(const PlanNode& node, const Context& context) {
    const NodeId condition = plan_->operand(node, 0);
    const std::size_t begin = building_steps_.size();
    const auto is_new = [&](Truth truth) {
        return building_steps_.size() == begin || building_steps_.back().truth != truth;
    };
    const Birth birth = birth_in(*this, context);
    Value result;
    result.is_known = true;
    result.until = birth.until;
    Date day = Date::distant_past();
    for (int step = 0; step < most_steps; ++step) {
        Value here = value(condition, context.on(day));
        here.truth = here.truth & birth.lives_on(day);
        here.until.limit_facts(birth.next_edge(day));
        if (is_new(here.truth)) building_steps_.push_back({day, here.truth});
        result.is_known = result.is_known && here.truth.is_decided();
        result.until.law = std::min(result.until.law, here.until.law);
        if (here.until.facts == Date::never()) break;
        day = std::max(here.until.facts, core::next_day(day));
        if (day >= core::end_of_days) break;  // nobody is judged so late
        if (step + 1 == most_steps) {
            building_steps_.push_back({day, Truth::open()});
            result.is_known = false;
        }
    }
    result.days = store(node, begin);
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
Date Evaluation::run_start(const Value& days, int bit, Date day, bool& moves_along, Until& until) {
    if (days.chain >= 0) {
        const ChainResult result = chain_result(days.chain);
        const ChainFigures figures = chain_figures(result, bit, day);
        moves_along = figures.moves_along;
        until.limit_facts(figures.gap_until);
        if (!missing_may_be_better(plan_->chains[result.chain])) return figures.moved_start;
        const ChainFigures other = chain_figures(result, bit ^ 4, day);
        moves_along = moves_along || other.moves_along;
        until.limit_facts(other.gap_until);
        return bit < 4 ? std::max(figures.moved_start, other.moved_start)
                       : std::min(figures.moved_start, other.moved_start);
    }
    Date start = Date::never();
    for (const DayStep& step : steps(days.days)) {
        if (step.from > day) break;
        if (!bit_of(step.truth, bit))
            start = Date::never();
        else if (start == Date::never())
            start = step.from;
    }
    return start;
}

/// Class Z: met from the same-number day on.
Value Evaluation::uninterrupted(const PlanNode& node, const Context& context, const Value& days,
                                const Value& period) {
    Value result;
    result.until = days.until.earliest(period.until);
    result.until.limit_facts(next_edge(days, context.day));
    const bool more_than = node.measure == Measure::MoreThan || node.measure == Measure::AtMost;
    const bool negated = node.measure == Measure::AtMost || node.measure == Measure::LessThan;
    Truth reached = Truth::no();
    for (int bit = 0; bit < 8; ++bit) {
        bool moves_along = false;
        const Date start = run_start(days, bit, context.day, moves_along, result.until);
        if (start == Date::never()) continue;
        const core::Duration& needed = bit < 4 ? period.duration_high : period.duration_low;
        const Date first = start == Date::distant_past() ? start
                           : more_than                   ? core::state_exceeded_on(start, needed)
                                                         : core::state_met_on(start, needed);
        if (context.day >= first) set_bit(reached, bit);
        // While days are bridged the start moves along: the day computed from today's start is not the one.
        if (moves_along && first.is_day())
            result.until.limit_facts(
                earliest_meeting(context.day, std::int64_t{first.days} - context.day.days));
        else if (first > context.day)
            result.until.limit_facts(first);
    }
    result.truth = (negated ? !reached : reached).open_in(period.other_lanes);
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
    const std::span<const DayStep> all = counting_days(days, DayClass::Counts);
    const bool more_than = node.measure == Measure::MoreThan || node.measure == Measure::AtMost;
    const Date day = context.day;
    const Date window_from[] = {
        !has_window ? Date::distant_past() : core::look_back_day(day, window.duration_low),
        !has_window ? Date::distant_past() : core::look_back_day(day, window.duration_high)};
    Truth reached = Truth::no();
    for (int bit = 0; bit < 8; ++bit) {
        const Date from = window_from[bit / 4];
        const Pieces pieces = pieces_in(all, bit, from, day);
        const Pieces twin = pieces_in(all, bit < 4 ? bit + 4 : bit - 4, from, day);
        const core::Duration& needed = bit < 4 ? period.duration_high : period.duration_low;
        bool holds = lasts(pieces, needed, more_than, false);
        if (pieces.days !=
            twin.days) {  // which days belong is open: the two measures may differ by some days
            const bool by_days = lasts(pieces, needed, more_than, true);
            holds = bit < 4 ? holds && by_days : holds || by_days;
        }
        if (holds) set_bit(reached, bit);
        const bool grows = bit_of(truth_on(all, day), bit);
        const bool shrinks = has_window && bit_of(truth_on(all, from), bit);
        if (!grows && !shrinks) continue;                  // nothing enters or leaves before the next edge
        if (grows != shrinks && holds == grows) continue;  // it moves away from the threshold
        const std::int64_t by_days = pieces.days - core::days_by_191(needed).floor();
        constexpr std::int64_t drift = 8;  // what enters leaves again, but for the unequal months
        if (grows && shrinks && std::abs(by_days) > drift) continue;
        result.until.limit_facts(earliest_meeting(day, by_days));
        if (pieces.count == 1 && pieces.from.is_day())
            result.until.limit_facts(earliest_meeting(
                day, std::int64_t{pieces.to.days} - core::state_met_on(pieces.from, needed).days));
    }
    const bool negated = node.measure == Measure::AtMost || node.measure == Measure::LessThan;
    result.truth = (negated ? !reached : reached).open_in(period.other_lanes | window.other_lanes);
    for (const DayStep& step : all) {
        if (step.from > day) {
            result.until.limit_facts(step.from);
            break;
        }
        if (!has_window || !step.from.is_day()) continue;
        // The edge leaves the window: what was in pieces may become one block, which is measured differently.
        for (int offset = -4; offset <= 4; ++offset) {
            const Date leaves =
                core::add_days(core::deadline_last_day(step.from, window.duration_low), offset);
            if (leaves <= day) continue;
            result.until.limit_facts(leaves);
            break;
        }
    }
    return result;
}

Value Evaluation::throughout(const PlanNode& node, const Context& context) {
    const Value days = value(plan_->operand(node, 0), context);
    const Value window = value(plan_->operand(node, 1), context);
    Value result;
    result.until = days.until.earliest(window.until);
    bool moves_along = false, moves = false;
    result.truth = Truth::no();
    const Date last = core::previous_day(context.day);  // the Stichtag itself is not in the window
    for (int bit = 0; bit < 8; ++bit) {
        const core::Duration& length = bit < 4 ? window.duration_high : window.duration_low;
        const Date from = core::look_back_day(context.day, length);
        const Date start = run_start(days, bit, last, moves_along, result.until);
        moves = moves || moves_along;
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
    result.truth = result.truth.open_in(window.other_lanes);
    const Date edge = next_edge(days, last);
    if (edge != Date::never()) result.until.limit_facts(core::next_day(edge));
    if (edge > context.day) result.until.limit_facts(edge);
    if (moves || result.until.facts <= context.day) result.until.facts = core::next_day(context.day);
    return result;
}

}  // namespace evaluator::engine
