// What a norm that is open on a day takes for granted.
#include <algorithm>

#include "evaluator/engine/settle.hpp"
#include "evaluator/pathway/reach.hpp"

namespace evaluator::pathway {

using core::Date;

namespace {

using VariableKind = engine::Variable::Kind;

void count(const engine::Variable& variable, Cost& cost) {
    switch (variable.kind) {
        case VariableKind::Judgement:
        case VariableKind::Reading: ++cost.judgements; break;
        case VariableKind::Discretion: ++cost.discretion; break;
        case VariableKind::Atypical: ++cost.atypical; break;
        case VariableKind::Fact:
        case VariableKind::Suspension:
        case VariableKind::Person:
        case VariableKind::Doubtful: ++cost.facts; break;
    }
}

/// The cheapest of the sets that settle the node as yes; without any, all that is open.
Cost cheapest(const Scanner::Glance& there, engine::NodeId node, engine::KnownParts& known) {
    Cost best;
    bool is_first = true;
    for (const engine::AnswerSet& set :
         engine::rough_settlement(there.evaluation, node, there.context, 4, known)) {
        Cost cost;
        for (const engine::Answer& answer : set.answers) count(answer.variable.variable, cost);
        if (is_first || cost < best) best = cost;
        is_first = false;
    }
    if (is_first)
        for (const engine::OpenVariable& open : engine::open_variables(there.evaluation, node, there.context))
            count(open.variable, best);
    return best;
}

}  // namespace

Cost Reacher::weigh(const File& file, const Aim& aim, Date day) {
    return weigh(files_.place_of(file), aim, day);
}

/// What it takes hangs on what is open: that is told apart by its shape, and each shape weighed once.
Cost Reacher::weigh(Place place, const Aim& aim, Date day) {
    const Scanner::Glance there = scanner_.glance(files_.file(place), aim.who, day);
    const engine::Plan& plan = there.evaluation.plan();
    const engine::PlanNorm* norm = plan.find(aim.norm);
    if (norm == nullptr) return {};
    Cost cost;
    if (there.evaluation.value(norm->value, there.context).truth.is_open()) {
        const std::uint64_t shape = engine::open_shape(there.evaluation, norm->value, there.context);
        const auto [known, is_new] = by_shape_.try_emplace({&plan, norm->value, shape});
        if (is_new) {
            known_parts_.state_of = [&](engine::NodeId part) {
                return key_of(reinterpret_cast<std::uintptr_t>(&plan), part, aim.who, day.days,
                              files_.history(place, facts_of(plan, part)));
            };
            known->second = cheapest(there, norm->value, known_parts_);
        }
        cost = known->second;
    }
    // A norm that only opens discretion is granted by using it.
    const auto is_kann = [](const engine::PlanConsequence& consequence) {
        return consequence.origin->kind == model::ConsequenceKind::Kann;
    };
    if (!norm->consequences.empty() &&
        std::all_of(norm->consequences.begin(), norm->consequences.end(), is_kann))
        ++cost.discretion;
    return cost;
}

const FactSet& Reacher::facts_of(const engine::Plan& plan, engine::NodeId node) {
    const auto [known, is_new] = facts_.try_emplace({&plan, node});
    if (is_new) known->second = FactSet{plan, {node}};
    return known->second;
}

}  // namespace evaluator::pathway
