// What a chain counted: its stretches, gaps and what was subtracted, back to where it begins.
#include <algorithm>

#include "dsl/core/calendar.hpp"
#include "evaluator/explain/context.hpp"

namespace evaluator::explain {

using core::Date;
using engine::DayClass;
using engine::Value;

namespace {

/// A line without a citation stands where its chain stands.
std::optional<core::Citation> place_of(const model::Chain& chain, const model::ChainLine& line) {
    if (!line.attributes.citations.empty()) return line.attributes.citations.front();
    for (const model::ChainVersion& version : chain.versions)
        for (const model::ChainLine& own : version.lines)
            if (&own == &line && !version.attributes.citations.empty())
                return version.attributes.citations.front();
    return std::nullopt;
}

}  // namespace

void Explainer::add_chain(Calculation& calculation, const Value& days, const Context& context, Node& into) {
    const engine::ChainResult result = evaluation_.chain_result(days.chain);
    const std::vector<engine::ChainStretch> stretches(evaluation_.stretches(result).begin(),
                                                      evaluation_.stretches(result).end());
    engine::ChainFigures figures = evaluation_.chain_figures(result, 0, context.day);
    const engine::ChainFigures widest = evaluation_.chain_figures(result, 4, context.day);
    const bool is_possible_only = figures.moved_start == Date::never() && widest.moved_start != Date::never();
    calculation.possible_only = is_possible_only;
    const std::size_t bit = is_possible_only ? 4 : 0;
    if (is_possible_only) figures = widest;
    const engine::PlanChain& chain = plan_.chains[result.chain];
    const Date since = std::min(figures.start, widest.start);
    for (std::size_t i = 0; i < stretches.size() && stretches[i].from <= context.day; ++i) {
        const Date end = std::min(i + 1 < stretches.size() ? stretches[i + 1].from : Date::never(),
                                  core::next_day(context.day));
        // what broke off just before the chain is told, also where it has been so since ever
        const bool is_endless = stretches[i].from == Date::distant_past();
        const bool is_missing = stretches[i].classes[0] == static_cast<std::uint8_t>(DayClass::Missing) &&
                                stretches[i].classes[4] == static_cast<std::uint8_t>(DayClass::Missing);
        if ((is_endless && (!is_missing || since == Date::never())) ||
            (since != Date::never() && end <= core::add_days(since, -370)))
            continue;
        const Date status_day = is_endless ? core::previous_day(end) : stretches[i].from;
        ChainPart part{};
        std::optional<model::Validity> rest;  // of a gap of which only the first days count
        part.span = {stretches[i].from, end};
        const auto certain = static_cast<DayClass>(stretches[i].classes[0]),
                   possible = static_cast<DayClass>(stretches[i].classes[4]);
        const std::int64_t length = std::int64_t{end.days} - stretches[i].from.days;
        std::int16_t line = stretches[i].lines[possible == certain ? 0 : 4];
        part.only_possible = certain != possible;
        switch (possible == certain ? certain : possible) {
            case DayClass::Counts:
                part.kind = part.only_possible ? ChainPart::Kind::Doubtful : ChainPart::Kind::Counts;
                break;
            case DayClass::Half:
                part.kind = ChainPart::Kind::Half;
                part.subtracted_days = core::Rational{length} / core::Rational{2};
                break;
            case DayClass::Bridged:
                part.kind = ChainPart::Kind::Bridged;
                part.subtracted_days = core::Rational{length};
                break;
            case DayClass::Missing: {
                const engine::GapVerdict verdict = evaluation_.gap_verdict(result, stretches[i].from, end);
                part.kind = ChainPart::Kind::BreakingGap;
                const auto holds = [&](engine::Truth truth) { return (truth.bits >> bit) & 1; };
                if (holds(verdict.counted)) {
                    part.kind = ChainPart::Kind::CountedGap;
                    line = verdict.counted_line;
                } else if (holds(verdict.capped) && !is_endless) {
                    part.kind = ChainPart::Kind::CountedGap;
                    line = verdict.capped_line;
                    const Date counted_to = verdict.counted_to[bit];
                    if (counted_to < end) rest = model::Validity{counted_to, end};
                    part.span.until = std::min(end, counted_to);
                } else if (holds(verdict.bridged)) {
                    part.kind = ChainPart::Kind::BridgedGap;
                    line = verdict.bridged_line;
                    part.subtracted_days = core::Rational{length};
                } else if ((verdict.counted | verdict.capped | verdict.bridged).possible()) {
                    part.only_possible = true;
                }
                break;
            }
        }
        if (line >= 0)
            part.citation = place_of(book_.chains[chain.chain.index],
                                     *chain.lines[static_cast<std::size_t>(line)].origin);
        for (const auto& planned : chain.lines)
            if (planned.counting != engine::no_node && plan_.nodes[planned.counting].operand_count > 0) {
                const NodeId key = plan_.operand(plan_.nodes[planned.counting], 0);
                const Quantity status = quantity(evaluation_.value(key, result.context.on(status_day)),
                                                 book_.expression(plan_.nodes[key].origin).type);
                if (const auto* name = std::get_if<std::string>(&status.low)) part.status = *name;
            }
        calculation.parts.push_back(part);
        if (!rest) continue;
        part.kind = ChainPart::Kind::BridgedGap;
        part.span = *rest;
        part.subtracted_days = core::Rational{std::int64_t{rest->until.days} - rest->from.days};
        calculation.parts.push_back(std::move(part));
    }
    if (figures.moved_start.is_day()) calculation.since = figures.moved_start;
    into.text = into.text.empty() ? book_.chains[chain.chain.index].text : into.text;
}

}  // namespace evaluator::explain
