// The figures behind a leaf: facts used with their source, arithmetic, and what a chain counted.
#include <algorithm>

#include "dsl/core/calendar.hpp"
#include "evaluator/explain/context.hpp"

namespace evaluator::explain {

using core::Date;
using engine::DayClass;
using engine::NodeKind;
using engine::Value;
using model::BaseType;
using model::Operation;

namespace {

constexpr int deepest = 12;
constexpr std::size_t most_facts = 24;

Quantity day_quantity(Date low, Date high) {
    Quantity result;
    if (low == Date::never()) {
        result.not_happened = true;
        return result;
    }
    result.is_unknown = low == Date::distant_past() && high.days >= Date::never().days - 1;
    result.is_range = low != high;
    if (low.is_day()) result.low = low;
    if (high.is_day() && high.days < Date::never().days - 1) result.high = high;
    if (!result.is_range) result.high = result.low;
    return result;
}

}  // namespace

Quantity Explainer::quantity(const Value& value, const model::Type& type) const {
    Quantity result;
    if (value.is_nobody) {
        result.is_unknown = true;
        return result;
    }
    switch (type.base) {
        case BaseType::Wahr:
            if (value.truth.is_open())
                result.is_unknown = true;
            else
                result.low = result.high = value.truth.certain();
            return result;
        case BaseType::Datum:
        case BaseType::Ereignis: return day_quantity(value.from_low, value.from_high);
        case BaseType::Dauer:
            result.is_range = core::compare(value.duration_low, value.duration_high) != 0;
            result.is_unknown =
                result.is_range && value.duration_low.is_zero() && value.duration_high.months >= 12 * 10000;
            result.low = value.duration_low;
            result.high = value.duration_high;
            return result;
        case BaseType::Spanne: {
            const bool known = value.from_low == value.from_high && value.to_low == value.to_high &&
                               value.from_low.is_day() && value.to_low.is_day();
            result.is_unknown = !known;
            if (known) result.low = result.high = core::elapsed_duration(value.from_low, value.to_low);
            return result;
        }
        case BaseType::Auswahl: {
            const auto& values = book_.choice(type.choice).values;
            std::string names;
            int count = 0;
            for (std::size_t i = 0; i < values.size(); ++i)
                if ((value.mask >> i) & 1) {
                    ++count;
                    names += (names.empty() ? "" : ", ") +
                             (values[i].text.empty() ? values[i].name : values[i].text);
                }
            result.is_unknown = count == static_cast<int>(values.size()) && count > 1;
            if (!result.is_unknown) result.low = result.high = names;
            return result;
        }
        case BaseType::Fundstelle:
        case BaseType::Text: {
            std::string names;
            if (value.citations)
                for (const auto& citation : *value.citations)
                    names += (names.empty() ? "" : ", ") + core::to_text(citation);
            if (value.texts)
                for (const auto& text : *value.texts) names += (names.empty() ? "" : ", ") + text;
            result.is_unknown = !value.citations && !value.texts;
            if (!result.is_unknown) result.low = result.high = names;
            return result;
        }
        case BaseType::Geld: result.unit = Quantity::Unit::Euro; break;
        case BaseType::Prozent: result.unit = Quantity::Unit::Percent; break;
        default: break;
    }
    result.low = value.low;
    result.is_range = value.is_unbounded || value.low != value.high;
    result.is_unknown = value.is_unbounded && value.low.is_zero();
    if (!value.is_unbounded) result.high = value.high;
    return result;
}

/// A set, as the words a reader compares with; long ones are left to the rule.
Quantity Explainer::members(const Value& set, const model::Type& type) const {
    constexpr std::size_t most_bytes = 160;
    model::Type element = type;
    if (type.is(BaseType::Menge)) element.base = type.element;
    if (!element.is(BaseType::Auswahl) && !element.is(BaseType::Fundstelle)) return {};
    Quantity result = quantity(set, element);
    const auto* words = std::get_if<std::string>(&result.low);
    return words && words->size() <= most_bytes ? result : Quantity{};
}

UsedFact Explainer::used_fact(model::FactId id, const engine::Frame& frame, Date day) {
    const model::Fact& fact = book_.fact(id);
    UsedFact result;
    result.name = fact.name;
    result.question = short_name(fact);
    result.asked_under = asked_under(fact);
    result.is_sensitive = fact.is_sensitive;
    result.person = person_name(frame);
    if (frame.item) result.item = item_name(frame);
    const auto& persons = evaluation_.household().persons;
    const person::FactEntry* entry = !fact.owner.is_none() ? (frame.item ? frame.item->find(id) : nullptr)
                                     : frame.who < persons.size() ? persons[frame.who].find(id)
                                                                  : nullptr;
    if (const person::TimedValue* timed = entry ? entry->on(day) : nullptr) {
        result.standing = timed->standing;
        result.proofs = timed->proofs;
        if (const auto* link = std::get_if<person::ListLink>(&timed->known)) {
            if (frame.who < persons.size() && link->list < persons[frame.who].lists.size())
                result.value.low = result.value.high = core::Rational{
                    static_cast<std::int64_t>(persons[frame.who].lists[link->list].items.size())};
            return result;
        }
        if (const auto* link = std::get_if<person::PersonLink>(&timed->known)) {
            result.value.low = result.value.high = link->person.has_value();
            return result;
        }
    }
    result.value = quantity(evaluation_.read_fact(id, frame, day), fact.type);
    return result;
}

/// Facts an expression reads, each once; facts of list items only as far as the items are shown on their own.
void Explainer::gather_facts(NodeId id, const Context& context, Node& into, int depth) {
    const PlanNode& node = plan_.nodes[id];
    if (depth > deepest || into.facts.size() >= most_facts) return;
    const auto add = [&](UsedFact fact) {
        for (const UsedFact& known : into.facts)
            if (known.name == fact.name && known.person == fact.person && known.item == fact.item) return;
        into.facts.push_back(std::move(fact));
    };
    if (node.kind == NodeKind::Call) {
        gather_facts(plan_.operand(node, 0), context.for_body(node.frame, node.per_item), into, depth + 1);
        return;
    }
    switch (node.operation) {
        case Operation::FactUse:
            add(used_fact(model::FactId{node.ref}, context.frame(node.frame), context.day));
            return;
        case Operation::CurrentPeriod: {
            UsedFact fact = used_fact(model::FactId{node.ref}, context.frame(node.frame), context.day);
            fact.value = quantity(evaluation_.value(id, context), book_.fact(model::FactId{node.ref}).type);
            add(std::move(fact));
            return;
        }
        case Operation::Age:
            add(used_fact(node.ref == ~0U ? book_.birth_date : model::FactId{node.ref},
                          context.frame(node.frame), context.day));
            return;
        case Operation::ExistsItem:
        case Operation::NoItem:
        case Operation::EveryItem:
        case Operation::CountItems:
        case Operation::Sum:
        case Operation::Largest:
        case Operation::Smallest:
        case Operation::Earliest:
        case Operation::Latest:
            add(used_fact(model::FactId{node.ref}, context.frame(node.frame), context.day));
            return;
        case Operation::ForPerson: {
            engine::Until until{};
            bool is_missing = false;
            const auto who = evaluation_.read_person(model::FactId{node.ref}, context.frame(node.frame),
                                                     context.day, is_missing, until);
            add(used_fact(model::FactId{node.ref}, context.frame(node.frame), context.day));
            if (!who || is_missing) return;
            engine::Frame frame;
            frame.who = *who;
            gather_facts(plan_.operand(node, 0), context.with(frame), into, depth + 1);
            return;
        }
        case Operation::OnDay: {
            gather_facts(plan_.operand(node, 0), context, into, depth + 1);
            const Value day = evaluation_.value(plan_.operand(node, 0), context);
            if (day.from_low.is_day() && day.from_low == day.from_high)
                gather_facts(plan_.operand(node, 1), context.on(day.from_low), into, depth + 1);
            return;
        }
        case Operation::ChainUse: return;  // shown as parts of the calculation
        default: break;
    }
    for (std::uint32_t i = 0; i < node.operand_count; ++i)
        gather_facts(plan_.operand(node, i), context, into, depth + 1);
}

/// What is measured, in the words of the rules.
std::string Explainer::subject(NodeId id) const {
    const PlanNode& node = plan_.nodes[id];
    if (node.kind == NodeKind::Atypical || node.kind == NodeKind::Discretion ||
        node.kind == NodeKind::Suspension)
        return node.ref == ~0U ? "" : book_.block(plan_.blocks[node.ref].block).text;
    if (node.kind == NodeKind::Call && node.operation == Operation::DefinitionUse) {
        const model::Definition& definition = book_.definitions[node.ref];
        return definition.text.empty() ? definition.name : definition.text;
    }
    switch (node.operation) {
        case Operation::FactUse:
        case Operation::CurrentPeriod:
        case Operation::ExistsItem:
        case Operation::NoItem:
        case Operation::EveryItem:
        case Operation::CountItems:
        case Operation::Sum:
        case Operation::Largest:
        case Operation::Smallest:
        case Operation::Earliest:
        case Operation::Latest: return short_name(book_.fact(model::FactId{node.ref}));
        case Operation::Age: return book_.birth_date.is_none() ? "" : book_.fact(book_.birth_date).question;
        case Operation::Judgement:
        case Operation::Discretion: return book_.judgement(model::JudgementId{node.ref}).question;
        case Operation::ReadingIs: return book_.reading(model::ReadingId{node.ref}).question;
        case Operation::ChainUse: return book_.chains[plan_.chains[node.ref].chain.index].text;
        case Operation::TableValue: return book_.tables[plan_.tables[node.ref].table.index].text;
        default: break;
    }
    for (std::uint32_t i = 0; i < node.operand_count; ++i)
        if (std::string text = subject(plan_.operand(node, i)); !text.empty()) return text;
    return "";
}

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
        if (stretches[i].from == Date::distant_past() ||
            (since != Date::never() && end <= core::add_days(since, -370)))
            continue;
        ChainPart part{};
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
                } else if (holds(verdict.bridged)) {
                    part.kind = ChainPart::Kind::BridgedGap;
                    line = verdict.bridged_line;
                    part.subtracted_days = core::Rational{length};
                } else if ((verdict.counted | verdict.bridged).possible()) {
                    part.only_possible = true;
                }
                break;
            }
        }
        if (line >= 0 && !chain.lines[static_cast<std::size_t>(line)].origin->attributes.citations.empty())
            part.citation = chain.lines[static_cast<std::size_t>(line)].origin->attributes.citations.front();
        for (const auto& planned : chain.lines)
            if (planned.counting != engine::no_node && plan_.nodes[planned.counting].operand_count > 0) {
                const NodeId key = plan_.operand(plan_.nodes[planned.counting], 0);
                const Quantity status = quantity(evaluation_.value(key, result.context.on(stretches[i].from)),
                                                 book_.expression(plan_.nodes[key].origin).type);
                if (const auto* name = std::get_if<std::string>(&status.low)) part.status = *name;
            }
        calculation.parts.push_back(std::move(part));
    }
    if (figures.moved_start.is_day()) calculation.since = figures.moved_start;
    into.text = into.text.empty() ? book_.chains[chain.chain.index].text : into.text;
}

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
        result.have.is_unknown = result.parts.empty() && is_state;
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
