#include "evaluator/cohort/flat_chain.hpp"

#include <algorithm>

#include "dsl/core/calendar.hpp"
#include "evaluator/engine/chain_walk.hpp"

namespace evaluator::cohort {

using core::Date;
using engine::DayClass;
using model::ChainLineKind;

std::optional<FlatChain> FlatChain::of(const Plan& plan, const PlanNode& chain_use, AttributesBelow& below) {
    FlatChain made;
    const engine::PlanChain& chain = plan.chains[chain_use.ref];
    for (const engine::PlanChainLine& line : chain.lines)
        if (!made.add_line(plan, line, below)) return std::nullopt;
    if (below.list().is_none()) return std::nullopt;
    made.looks_at_both_ = missing_may_be_better(chain);
    return made;
}

bool FlatChain::add_line(const Plan& plan, const engine::PlanChainLine& line, AttributesBelow& below) {
    if (line.kind == ChainLineKind::Credit) return false;
    if (!line.is_gap)
        return (line.condition == engine::no_node || below.add(line.condition)) &&
               (line.counting == engine::no_node || below.add(line.counting));
    GapLine made;
    made.kind = line.kind;
    made.is_capped = line.is_capped;
    if (line.condition != engine::no_node) return false;  // it may hang on the days of the gap
    if (line.limit != engine::no_node) {
        const PlanNode& limit = plan.nodes[line.limit];
        const bool is_constant = limit.kind == engine::NodeKind::Expression &&
                                 limit.operation == model::Operation::Constant && limit.constant != ~0U;
        if (!is_constant) return false;
        const engine::Value& value = plan.constant_values[limit.constant];
        made.is_limited = true;
        made.low = value.duration_low;
        made.high = value.duration_high;
        const bool is_one = made.low == made.high;
        are_limits_alike_ = are_limits_alike_ && is_one;
        if (is_one && made.low.months >= 0 && made.low.days.is_whole() && !made.low.days.is_negative()) {
            made.surely_kept = std::int64_t{made.low.months} * 28 + made.low.days.numerator();
            made.perhaps_kept = std::int64_t{made.low.months} * 31 + made.low.days.numerator();
        }
    }
    gaps_.push_back(made);
    return true;
}

/// As Evaluation::gap_verdict.
FlatChain::Worth FlatChain::worth(Date from, Date until, int bit) const {
    Worth found;
    const Date last_missing = core::previous_day(until), before = core::previous_day(from);
    for (const GapLine& line : gaps_) {
        bool is_accepted = true;
        Date capped_to{};
        const std::int64_t length = std::int64_t{until.days} - from.days;
        if (line.is_limited && !line.is_capped && length > line.perhaps_kept) continue;
        if (line.is_limited && (line.is_capped || length > line.surely_kept)) {
            const Date last = core::deadline_last_day(before, bit < 4 ? line.low : line.high);
            if (line.is_capped)
                capped_to = core::next_day(last);
            else
                is_accepted = last_missing <= last;
        }
        if (!is_accepted) continue;
        if (line.is_capped) {
            found.capped = true;
            found.counted_to = std::max(found.counted_to, capped_to);
        } else if (line.kind == ChainLineKind::Counts) {
            found.counted = true;
        } else if (line.kind == ChainLineKind::CountsHalf) {
            found.half = true;
        } else {
            found.bridged = true;
        }
    }
    return found;
}

/// As Evaluation::chain_figures.
Date FlatChain::moved_start(std::span<const Stretch> days, Date as_of, int bit) const {
    const auto b = static_cast<std::size_t>(bit);
    engine::ChainWalk walk;
    Date end = as_of;  // days from here on are done; the Stichtag itself adds nothing
    bool has_later = false;
    for (std::size_t next = days.size(); next > 0;) {
        const std::size_t at = next - 1;
        const auto kind = static_cast<DayClass>(days[at].kind->classes[b]);
        std::size_t first = at;
        if (kind == DayClass::Missing) {
            while (first > 0 && days[first - 1].kind->classes[b] == 0) --first;
            const Date from = days[first].from;
            if (from == Date::distant_past()) break;
            const Worth gap = worth(from, has_later ? end : core::next_day(as_of), bit);
            const std::int64_t length = std::int64_t{end.days} - from.days;
            if (gap.counted) {
                // Counts if a day before it does: nothing is subtracted.
            } else if (gap.capped) {  // what is beyond counts for nothing, but breaks nothing
                walk.pending_bridged +=
                    std::max<std::int64_t>(0, std::int64_t{end.days} - gap.counted_to.days);
            } else if (has_later && gap.half) {
                walk.pending_half += length;
            } else if (has_later && gap.bridged) {
                walk.pending_bridged += length;
            } else {
                break;
            }
        } else {
            const Date from = days[at].from;
            const std::int64_t length = from == Date::distant_past() ? 0 : std::int64_t{end.days} - from.days;
            if (kind == DayClass::Half) walk.pending_half += length;
            if (kind == DayClass::Bridged) walk.pending_bridged += length;
            if (kind != DayClass::Bridged) walk.count(from);
        }
        end = days[first].from;
        has_later = true;
        next = first;
    }
    return walk.moved_start();
}

ChainStart FlatChain::start(std::span<const Stretch> days, Date as_of) const {
    bool is_one = are_limits_alike_, are_lanes_alike = true;
    for (const Stretch& stretch : days) {
        is_one = is_one && stretch.kind->is_one();
        are_lanes_alike = are_lanes_alike && stretch.kind->are_lanes_alike();
    }
    if (is_one) {
        const Date start = moved_start(days, as_of, 0);
        return {true, start, start};
    }
    std::array<Date, 8> starts{};
    for (int bit = 0; bit < 8; ++bit) {
        const auto b = static_cast<std::size_t>(bit);
        starts[b] = bit % 4 > 0 && are_lanes_alike ? starts[b - 1] : moved_start(days, as_of, bit);
    }
    return chain_start(starts, looks_at_both_);
}

}  // namespace evaluator::cohort
