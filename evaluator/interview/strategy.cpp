#include "evaluator/interview/strategy.hpp"

#include <algorithm>
#include <bit>

#include "evaluator/engine/cells.hpp"

namespace evaluator::interview {

using engine::Context;
using engine::NodeId;
using engine::NodeKind;
using engine::PlanNode;
using engine::Truth;
using model::BaseType;
using model::Operation;

namespace {

constexpr int most_visits = 20000;
constexpr double least = 1e-6;

/// What most likely ends it per effort comes first; where there is nothing to ask stands last.
template <typename Ends> void sort_by(std::vector<Estimate>& parts, Ends ends) {
    std::stable_sort(parts.begin(), parts.end(), [&](const Estimate& a, const Estimate& b) {
        const bool asks_a = a.first != no_question, asks_b = b.first != no_question;
        if (asks_a != asks_b) return asks_a;
        return a.effort * std::max(ends(b), least) < b.effort * std::max(ends(a), least);
    });
}

}  // namespace

Estimate opposite(Estimate estimate) {
    estimate.chance = 1 - estimate.chance;
    return estimate;
}

/// What a condition is for says how likely it is: exclusions and exceptions are rare.
void Strategy::expect_by_role() {
    for (const engine::PlanNorm& norm : plan_.norms)
        for (const engine::PlanElement& element : norm.elements) {
            using Kind = model::ElementKind;
            const bool is_bar =
                element.kind != Kind::Voraussetzung && element.kind != Kind::Regelvoraussetzung;
            if (is_bar) least_[element.value] = 1 - chance::bar;
            expect_ways(plan_.blocks[element.block].ways);
            expect_ways(plan_.blocks[element.block].exceptions);
            expect_ways(element.deviations);
        }
}

void Strategy::expect_ways(const std::vector<std::uint32_t>& blocks) {
    for (const std::uint32_t block : blocks)
        if (plan_.blocks[block].value != engine::no_node) most_[plan_.blocks[block].value] = chance::way;
}

Estimate Strategy::estimate(NodeId id, const Context& context) {
    const PlanNode& node = plan_.nodes[id];
    const Truth truth = evaluation_.value(id, context).truth;
    if (truth.is_decided()) return {truth.certain() ? 1.0 : 0.0, 0, 0, no_question};
    if (++visits_ > most_visits) return {};
    if (!context.is_root) return open_node(id, node, context);
    if (const auto known = known_.find(id); known != known_.end()) return known->second;
    Estimate found = open_node(id, node, context);
    if (const auto least_chance = least_.find(id); least_chance != least_.end())
        found.chance = std::max(found.chance, least_chance->second);
    if (const auto most_chance = most_.find(id); most_chance != most_.end())
        found.chance = std::min(found.chance, most_chance->second);
    known_.emplace(id, found);
    return found;
}

Estimate Strategy::open_node(NodeId id, const PlanNode& node, const Context& context) {
    switch (node.kind) {
        case NodeKind::Call: return estimate(operand(node, 0), context.for_body(node.frame, node.per_item));
        case NodeKind::WeakerMeans:
        case NodeKind::Strictly: return estimate(operand(node, 0), context);
        case NodeKind::EveryPerson: return every_person(node, context);
        case NodeKind::Atypical:
        case NodeKind::Discretion: return asked(evaluation_.variable_of(node, context), chance::discretion);
        case NodeKind::Suspension: return {};
        case NodeKind::LawSwitch: return leaf(id, context);
        case NodeKind::Expression: break;
    }
    return expression(id, node, context);
}

Estimate Strategy::expression(NodeId id, const PlanNode& node, const Context& context) {
    switch (node.operation) {
        case Operation::AllOf: return all(operands(node, context));
        case Operation::AnyOf: return any(operands(node, context));
        case Operation::NoneOf: return opposite(any(operands(node, context)));
        case Operation::Not: return opposite(estimate(operand(node, 0), context));
        case Operation::Case: return estimate(operand(node, 0), context);
        case Operation::CountOf: return count_of(node, operands(node, context));
        case Operation::If: return choice(node, context);
        case Operation::ExistsItem: return exists(node, context);
        case Operation::NoItem: return opposite(exists(node, context));
        case Operation::EveryItem: return every_item(node, context);
        case Operation::ForPerson: return for_person(id, node, context);
        case Operation::OnDay: return on_day(id, node, context);
        case Operation::Judgement: return asked(evaluation_.variable_of(node, context), chance::condition);
        case Operation::Discretion: return asked(evaluation_.variable_of(node, context), chance::discretion);
        case Operation::ReadingIs: return {};
        case Operation::UninterruptedFor:
        case Operation::InTotal:
        case Operation::Throughout: {
            Estimate result = leaf(id, context);
            const bool is_upper =
                node.measure == model::Measure::AtMost || node.measure == model::Measure::LessThan;
            result.chance = is_upper ? 1 - chance::time : chance::time;
            return result;
        }
        default: return leaf(id, context);
    }
}

Strategy::Parts Strategy::operands(const PlanNode& node, const Context& context) {
    Parts parts;
    parts.reserve(node.operand_count);
    for (std::uint32_t i = 0; i < node.operand_count; ++i)
        parts.push_back(estimate(operand(node, i), context));
    return parts;
}

Estimate Strategy::all(Parts parts) const {
    sort_by(parts, [](const Estimate& part) { return 1 - part.chance; });
    Estimate result{1, 0, 0, parts.empty() ? no_question : parts.front().first};
    for (const Estimate& part : parts) {
        result.effort += result.chance * part.effort;
        result.questions += result.chance * part.questions;
        result.chance *= part.chance;
    }
    return result;
}

Estimate Strategy::any(Parts parts) const {
    for (Estimate& part : parts) part = opposite(part);
    return opposite(all(std::move(parts)));
}

/// So many of the parts: asked in the order that decides most, until enough hold or enough fail.
Estimate Strategy::count_of(const PlanNode& node, Parts parts) const {
    const auto* number = std::get_if<dsl::core::Rational>(&plan_.constants[node.constant]);
    std::int64_t needed = number ? number->floor() : 0;
    const bool is_upper = node.measure == model::Measure::AtMost || node.measure == model::Measure::LessThan;
    if (node.measure == model::Measure::MoreThan || node.measure == model::Measure::AtMost) ++needed;
    const auto count = static_cast<std::int64_t>(parts.size());
    needed = std::clamp<std::int64_t>(needed, 0, count + 1);
    if (2 * needed <= count)
        sort_by(parts, [](const Estimate& part) { return part.chance; });
    else
        sort_by(parts, [](const Estimate& part) { return 1 - part.chance; });
    // held[k]: chance that it is undecided so far and k of the parts hold
    std::vector<double> held(static_cast<std::size_t>(count) + 1, 0.0);
    held[0] = 1;
    Estimate result{0, 0, 0, parts.empty() ? no_question : parts.front().first};
    for (std::int64_t i = 0; i < count; ++i) {
        const Estimate& part = parts[static_cast<std::size_t>(i)];
        for (std::int64_t k = i; k >= 0; --k) {
            const double here = held[static_cast<std::size_t>(k)];
            held[static_cast<std::size_t>(k)] = 0;
            if (k >= needed || k + count - i < needed) {  // decided
                if (k >= needed) result.chance += here;
                continue;
            }
            result.effort += here * part.effort;
            result.questions += here * part.questions;
            held[static_cast<std::size_t>(k)] += here * (1 - part.chance);
            held[static_cast<std::size_t>(k) + 1] += here * part.chance;
        }
    }
    for (std::int64_t k = needed; k <= count; ++k) result.chance += held[static_cast<std::size_t>(k)];
    return is_upper ? opposite(result) : result;
}

Estimate Strategy::choice(const PlanNode& node, const Context& context) {
    const Estimate condition = estimate(operand(node, 0), context);
    const Estimate then = estimate(operand(node, 1), context);
    const Estimate otherwise = estimate(operand(node, 2), context);
    Estimate result;
    result.chance = condition.chance * then.chance + (1 - condition.chance) * otherwise.chance;
    result.effort =
        condition.effort + condition.chance * then.effort + (1 - condition.chance) * otherwise.effort;
    result.questions = condition.questions + condition.chance * then.questions +
                       (1 - condition.chance) * otherwise.questions;
    for (const Estimate& part : {condition, then, otherwise})
        if (result.first == no_question) result.first = part.first;
    return result;
}

Estimate Strategy::on_day(NodeId id, const PlanNode& node, const Context& context) {
    const engine::Value day = evaluation_.value(operand(node, 0), context);
    const bool is_fixed = day.from_low == day.from_high && day.from_low.is_day();
    return is_fixed ? estimate(operand(node, 1), context.on(day.from_low)) : leaf(id, context);
}

/// A comparison, a sum, time: what it hangs on has to be known, the cheapest first.
Estimate Strategy::leaf(NodeId id, const Context& context) {
    const std::vector<engine::OpenVariable> open = engine::open_variables(evaluation_, id, context);
    Estimate result;
    if (open.size() == 1) {
        result = asked(open.front().variable, chance::condition);
        if (result.first != no_question) result.chance = chance_by_trying(id, context, open.front());
        return result;
    }
    double cheapest = 0;
    for (const engine::OpenVariable& one : open) {
        const std::size_t question = question_of(one.variable);
        if (question == no_question) continue;
        const double effort = questions_[question].effort;
        if (result.first == no_question || effort < cheapest) {
            result.first = question;
            cheapest = effort;
        }
        result.effort += effort;
        result.questions += 1;
    }
    return result;
}

/// The share of the values that make it hold, where they can be counted.
double Strategy::chance_by_trying(NodeId id, const Context& context, const engine::OpenVariable& open) {
    if (open.variable.kind != Variable::Kind::Fact) return chance::condition;
    const model::Fact& fact = plan_.book->fact(model::FactId{open.variable.ref});
    if (!fact.type.is(BaseType::Auswahl)) return chance::condition;
    double all = 0, holding = 0;
    for (const model::ChoiceMask group : engine::choice_groups(evaluation_, id, open)) {
        engine::Value cell;
        cell.mask = group & ~(group - 1);
        cell.is_known = true;
        evaluation_.assume({{open.variable, cell}});
        const Truth truth = evaluation_.value(id, context).truth;
        const double weight = std::popcount(group);
        all += weight;
        holding += truth.certain() ? weight : truth.possible() ? weight / 2 : 0;
    }
    evaluation_.assume({});
    return all > 0 ? holding / all : chance::condition;
}

Estimate Strategy::asked(const Variable& variable, double chance) const {
    const std::size_t question = question_of(variable);
    if (question == no_question) return {chance, 0, 0, no_question};
    return {chance, questions_[question].effort, 1, question};
}

std::size_t Strategy::question_of(const Variable& variable) const {
    for (std::size_t i = 0; i < questions_.size(); ++i)
        if (questions_[i].open.variable == variable) return i;
    return no_question;
}

}  // namespace evaluator::interview
