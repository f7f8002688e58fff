// Chains (kette): which time counts, is bridged or breaks (semantics.md, "Chains"). Each bound in each lane
// is the same algorithm on its own days.
#include <algorithm>

#include "dsl/core/calendar.hpp"
#include "evaluator/engine/birth.hpp"
#include "evaluator/engine/chain_walk.hpp"
#include "evaluator/engine/evaluation.hpp"

namespace evaluator::engine {

using core::Date;
using core::Rational;
using model::ChainLineKind;

namespace {

constexpr int most_steps = 20000;

DayClass class_of(ChainLineKind kind) {
    switch (kind) {
        case ChainLineKind::Counts: return DayClass::Counts;
        case ChainLineKind::CountsHalf: return DayClass::Half;
        case ChainLineKind::Bridges: return DayClass::Bridged;
        case ChainLineKind::ByTable:
        case ChainLineKind::Credit: break;
    }
    return DayClass::Missing;
}

DayClass class_of(model::Counting counting) {
    switch (counting) {
        case model::Counting::Yes: return DayClass::Counts;
        case model::Counting::Half: return DayClass::Half;
        case model::Counting::Neutral: return DayClass::Bridged;
        case model::Counting::No:
        case model::Counting::Doubtful: break;
    }
    return DayClass::Missing;
}

/// The counting a table gives, per bound: of several possible the worst is certain, the best possible. A
/// doubtful day counts in the possible set only.
struct TableClass {
    DayClass certain = DayClass::Counts, possible = DayClass::Missing;
};
TableClass table_class(model::ChoiceMask mask) {
    TableClass result;
    for (int i = 0; i < 5; ++i) {
        if (!((mask >> i) & 1)) continue;
        const auto counting = static_cast<model::Counting>(i);
        result.certain = std::min(result.certain, class_of(counting));
        result.possible = std::max(
            result.possible, counting == model::Counting::Doubtful ? DayClass::Counts : class_of(counting));
    }
    return result;
}

/// What a human said of days whose status the table calls doubtful (numbered after the judgements).
model::ChoiceMask without_doubt(model::ChoiceMask mask, const model::RuleBook& book,
                                const Household& household, const Context& context, model::ChainId chain,
                                Until& until) {
    const auto bit = [](model::Counting counting) {
        return model::ChoiceMask{1} << static_cast<int>(counting);
    };
    const PersonIndex who = context.frame(0).who;
    if ((mask & bit(model::Counting::Doubtful)) == 0 || who >= household.persons.size()) return mask;
    const person::Answer* given = nullptr;
    for (const person::Answer& answer : household.persons[who].answers) {
        if (answer.judgement.index != book.judgements.size() + chain.index) continue;
        if (!answer.span) {
            if (!given) given = &answer;
            continue;
        }
        for (const Date edge : {answer.span->from, answer.span->until})
            if (edge > context.day) until.limit_facts(edge);
        if (answer.span->holds_on(context.day)) given = &answer;  // the narrower one goes before
    }
    if (!given) return mask;
    return (mask & ~bit(model::Counting::Doubtful)) |
           bit(given->affirmed ? model::Counting::Yes : model::Counting::No);
}

/// Days before birth are missing, whatever a line says of them.
void limit_to_life(ChainStretch& stretch, const Birth& birth) {
    const Truth lives = birth.lives_on(stretch.from);
    for (std::size_t bit = 0; bit < 8; ++bit)
        if (!((lives.bits >> bit) & 1)) {
            stretch.classes[bit] = static_cast<std::uint8_t>(DayClass::Missing);
            stretch.lines[bit] = -1;
        }
}

/// Days nobody looked at: certainly not in, possibly in.
ChainStretch unknown_from(Date day) {
    ChainStretch stretch;
    stretch.from = day;
    stretch.lines.fill(-1);
    std::fill(stretch.classes.begin() + 4, stretch.classes.end(),
              static_cast<std::uint8_t>(DayClass::Counts));
    return stretch;
}

}  // namespace

/// The best line without `Lücke` that holds on the day, per bound and lane.
std::array<std::uint8_t, 8> Evaluation::classify(const PlanChain& chain, const Context& context, Until& until,
                                                 std::array<std::int16_t, 8>& lines) {
    std::array<std::uint8_t, 8> classes{};
    lines.fill(-1);
    for (std::size_t i = 0; i < chain.lines.size(); ++i) {
        const PlanChainLine& line = chain.lines[i];
        if (line.is_gap || line.kind == ChainLineKind::Credit) continue;
        Truth holds = Truth::yes();
        if (line.condition != no_node) {
            const Value condition = value(line.condition, context);
            holds = condition.truth;
            until = until.earliest(condition.until);
        }
        TableClass by_table;
        std::uint8_t other_lanes = 0;
        if (line.kind == ChainLineKind::ByTable) {
            const Value counting = value(line.counting, context);
            other_lanes = counting.other_lanes;
            by_table = table_class(
                without_doubt(counting.mask, *plan_->book, *household_, context, chain.chain, until));
            until = until.earliest(counting.until);
        }
        for (std::size_t bit = 0; bit < 8; ++bit) {
            if (!((holds.bits >> bit) & 1)) continue;
            const bool is_other = ((other_lanes >> (bit % 4)) & 1) != 0;
            const DayClass found = line.kind != ChainLineKind::ByTable ? class_of(line.kind)
                                   : is_other ? bit < 4 ? DayClass::Missing : DayClass::Counts
                                   : bit < 4  ? by_table.certain
                                              : by_table.possible;
            if (static_cast<std::uint8_t>(found) > classes[bit]) {
                classes[bit] = static_cast<std::uint8_t>(found);
                lines[bit] = static_cast<std::int16_t>(i);
            }
        }
    }
    return classes;
}

/// The classes of all days; they are the same seen from every day, so they are found once per person.
ChainResult Evaluation::stretches_of(const PlanNode& node, const Context& body) {
    constexpr NodeId chain_keys = NodeId{1} << 31;  // beside those of the nodes
    const PlanChain& chain = plan_->chains[node.ref];
    const Layer layer = layer_of(dependencies_of(node));
    Memo<Value>& memo = layers_[layer].values_elsewhere;
    if (const Value* known = memo.find(chain_keys | node.ref, scope_of(body), body.day))
        return chain_result(known->chain);
    ChainResult result;
    result.chain = node.ref;
    result.context = body;
    result.until.law = chain.law_until;
    const std::size_t begin = building_stretches_.size();
    const Birth birth = birth_in(*this, body);
    Date day = Date::distant_past();
    for (int step = 0; step < most_steps; ++step) {
        Until until{};
        ChainStretch stretch;
        stretch.from = day;
        stretch.classes = classify(chain, body.on(day), until, stretch.lines);
        limit_to_life(stretch, birth);
        until.limit_facts(birth.next_edge(day));
        const bool is_new = building_stretches_.size() == begin ||
                            building_stretches_.back().classes != stretch.classes ||
                            building_stretches_.back().lines != stretch.lines;
        if (is_new) building_stretches_.push_back(stretch);
        result.until.law = std::min(result.until.law, until.law);
        if (until.facts == Date::never()) break;
        day = std::max(until.facts, core::next_day(day));
        if (day >= core::end_of_days) break;  // nobody is judged so late
        if (step + 1 == most_steps) building_stretches_.push_back(unknown_from(day));
    }
    Kept& kept = layers_[layer];
    result.begin = number_in(layer, kept.stretches.size());
    result.count = static_cast<std::uint32_t>(building_stretches_.size() - begin);
    kept.stretches.insert(kept.stretches.end(),
                          building_stretches_.begin() + static_cast<std::ptrdiff_t>(begin),
                          building_stretches_.end());
    building_stretches_.resize(begin);
    Value found;
    found.chain = keep(result, layer);
    memo.store(chain_keys | node.ref, scope_of(body), Date::distant_past(), Date::never(), found);
    return result;
}

std::int32_t Evaluation::keep(const ChainResult& result, Layer layer) {
    std::vector<ChainResult>& kept = layers_[layer].chain_results;
    kept.push_back(result);
    return static_cast<std::int32_t>(number_in(layer, kept.size() - 1));
}

Value Evaluation::chain_use(const PlanNode& node, const Context& context) {
    ChainResult result = stretches_of(node, context.for_body(node.frame, false));
    result.context = context.for_body(node.frame, false);
    result.until = result.until.earliest(birth_in(*this, result.context).until);
    for (const PlanChainLine& line : plan_->chains[node.ref].lines)  // judged on the Stichtag
        for (const NodeId operand :
             {line.limit, line.kind == ChainLineKind::Credit ? line.condition : no_node})
            if (operand != no_node)
                result.until = result.until.earliest(value(operand, result.context).until);
    Value days;
    days.chain = keep(result, layer_of(dependencies_of(node)));
    days.until = result.until;
    return days;
}

/// Whether a gap [from, until) is accepted: by a line whose condition holds on all its days and whose length
/// it keeps (last missing day not after the EF-day of the day before the gap).
GapVerdict Evaluation::gap_verdict(const ChainResult& result, Date from, Date until) {
    const PlanChain& chain = plan_->chains[result.chain];
    GapVerdict verdict;
    verdict.counted_to.fill(Date::distant_past());
    for (std::size_t i = 0; i < chain.lines.size(); ++i) {
        const PlanChainLine& line = chain.lines[i];
        if (!line.is_gap) continue;
        Truth accepted = Truth::yes();
        std::array<Date, 8> capped_to{};
        if (line.limit != no_node) {
            const Value limit = value(line.limit, result.context);
            const Date last_missing = core::previous_day(until), before = core::previous_day(from);
            if (!line.is_capped)
                accepted =
                    Truth::between(last_missing <= core::deadline_last_day(before, limit.duration_low),
                                   last_missing <= core::deadline_last_day(before, limit.duration_high));
            accepted = accepted.open_in(limit.other_lanes);
            for (std::size_t bit = 0; line.is_capped && bit < 8; ++bit)
                capped_to[bit] = ((limit.other_lanes >> (bit % 4)) & 1) != 0
                                     ? until
                                     : core::next_day(core::deadline_last_day(
                                           before, bit < 4 ? limit.duration_low : limit.duration_high));
            for (const core::Duration& length : {limit.duration_low, limit.duration_high})
                if (const Date late = core::next_day(core::deadline_last_day(before, length)); late >= until)
                    verdict.until = std::min(verdict.until, late);
        }
        Context inside = result.context;
        inside.gap = model::Validity{from, until};
        inside.is_root = false;
        for (Date day = from; line.condition != no_node && day < until && accepted != Truth::no();) {
            inside.day = day;
            const Value here = value(line.condition, inside);
            accepted = accepted & here.truth;
            if (here.until.facts == Date::never()) break;
            day = std::max(here.until.facts, core::next_day(day));
            if (day >= until) verdict.until = std::min(verdict.until, day);
        }
        for (std::size_t bit = 0; bit < 8; ++bit)
            if (line.is_capped && ((accepted.bits >> bit) & 1))
                verdict.counted_to[bit] = std::max(verdict.counted_to[bit], capped_to[bit]);
        Truth& slot = line.is_capped                           ? verdict.capped
                      : line.kind == ChainLineKind::Counts     ? verdict.counted
                      : line.kind == ChainLineKind::CountsHalf ? verdict.half
                                                               : verdict.bridged;
        std::int16_t& number = line.is_capped                           ? verdict.capped_line
                               : line.kind == ChainLineKind::Counts     ? verdict.counted_line
                               : line.kind == ChainLineKind::CountsHalf ? verdict.half_line
                                                                        : verdict.bridged_line;
        if ((accepted.bits | slot.bits) != slot.bits) number = static_cast<std::int16_t>(i);
        slot = slot | accepted;
    }
    return verdict;
}

/// The unbroken run back from the day, in one bound and lane (bit as in Truth).
ChainFigures Evaluation::chain_figures(const ChainResult& result, int bit, Date day) {
    // By number, not by reference: judging a gap may add stretches.
    const auto all = [this, &result](std::ptrdiff_t i) -> const ChainStretch& {
        return stretches(result)[static_cast<std::size_t>(i)];
    };
    const auto count = static_cast<std::ptrdiff_t>(result.count);
    const auto b = static_cast<std::size_t>(bit);
    ChainFigures figures;
    ChainWalk walk;
    auto at = count - 1;
    while (at > 0 && all(at).from > day) --at;
    Date end = day;  // days from here on are done; the Stichtag itself adds nothing
    bool has_later = false;
    while (at >= 0) {
        const ChainStretch stretch = all(at);
        const auto kind = static_cast<DayClass>(stretch.classes[b]);
        if (kind == DayClass::Missing) {
            std::ptrdiff_t first = at;
            while (first > 0 && all(first - 1).classes[b] == 0) --first;
            const Date gap_from = all(first).from;
            if (gap_from == Date::distant_past()) break;
            const bool is_running = !has_later;
            const Date gap_until = is_running ? core::next_day(day) : end;
            const GapVerdict verdict = gap_verdict(result, gap_from, gap_until);
            const auto accepted = [&](Truth truth) { return (truth.bits >> bit) & 1; };
            const std::int64_t length = std::int64_t{end.days} - gap_from.days;
            if (is_running) figures.gap_until = verdict.until;
            if (accepted(verdict.counted)) {
                // Counts if a day before it does: nothing is subtracted, and the next counting day is the
                // start.
            } else if (accepted(verdict.capped)) {  // what is beyond counts for nothing, but breaks nothing
                walk.pending_bridged +=
                    std::max<std::int64_t>(0, std::int64_t{end.days} - verdict.counted_to[b].days);
                if (is_running && end >= verdict.counted_to[b]) figures.moves_along = true;
            } else if (!is_running && accepted(verdict.half)) {
                walk.pending_half += length;
            } else if (!is_running && accepted(verdict.bridged)) {
                walk.pending_bridged += length;
            } else {
                break;
            }
            end = gap_from;
            at = first - 1;
            has_later = true;
            continue;
        }
        const std::int64_t length =
            stretch.from == Date::distant_past() ? 0 : std::int64_t{end.days} - stretch.from.days;
        if (!has_later && kind != DayClass::Counts) figures.moves_along = true;
        switch (kind) {
            case DayClass::Counts: walk.count(stretch.from); break;
            case DayClass::Half:
                walk.pending_half += length;
                walk.count(stretch.from);
                break;
            case DayClass::Bridged: walk.pending_bridged += length; break;
            case DayClass::Missing: break;
        }
        end = stretch.from;
        has_later = true;
        --at;
    }
    if (walk.start == Date::never()) return figures;
    figures.start = walk.start;
    figures.subtracted = Rational{walk.subtracted()};
    figures.moved_start = walk.moved_start();
    for (const PlanChainLine& line : plan_->chains[result.chain].lines) {
        if (line.kind != ChainLineKind::Credit) continue;
        const Truth holds =
            line.condition == no_node ? Truth::yes() : value(line.condition, result.context).truth;
        if (!((holds.bits >> bit) & 1)) continue;
        std::int64_t earlier = 0;  // counting days before the start
        for (std::ptrdiff_t i = 0; i < count && all(i).from < walk.start; ++i) {
            if (static_cast<DayClass>(all(i).classes[b]) != DayClass::Counts) continue;
            const Date to = i + 1 < count ? std::min(all(i + 1).from, walk.start) : walk.start;
            if (all(i).from == Date::distant_past())
                earlier = 1 << 20;
            else
                earlier += std::int64_t{to.days} - all(i).from.days;
        }
        Date moved = core::add_days(figures.moved_start, -earlier);
        if (line.limit != no_node) {
            const Value limit = value(line.limit, result.context);
            const bool is_other = ((limit.other_lanes >> (bit % 4)) & 1) != 0;
            if (is_other && bit < 4) continue;
            if (!is_other)
                moved =
                    std::max(moved, core::look_back_day(figures.moved_start,
                                                        bit < 4 ? limit.duration_low : limit.duration_high));
        }
        figures.credited = std::int64_t{figures.moved_start.days} - moved.days;
        figures.moved_start = moved;
    }
    return figures;
}

}  // namespace evaluator::engine
