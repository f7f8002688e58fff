#include "evaluator/pathway/reach.hpp"

#include <algorithm>

#include "evaluator/engine/facts_read.hpp"
#include "evaluator/engine/settle.hpp"

#include "dsl/core/calendar.hpp"

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
Cost cheapest(engine::Evaluation& evaluation, engine::NodeId node) {
    Cost best;
    bool is_first = true;
    for (const engine::AnswerSet& set : engine::settlement(evaluation, node).yes) {
        Cost cost;
        for (const engine::Answer& answer : set.answers) count(answer.variable.variable, cost);
        if (is_first || cost < best) best = cost;
        is_first = false;
    }
    if (is_first)
        for (const engine::OpenVariable& open : engine::findings(evaluation, node, 256).variables)
            count(open.variable, best);
    return best;
}

const engine::PlanStep* step_in(const engine::Plan& plan, model::StepId step) {
    const auto found = std::find_if(plan.steps.begin(), plan.steps.end(),
                                    [&](const engine::PlanStep& one) { return one.step == step; });
    return found == plan.steps.end() ? nullptr : &*found;
}

bool sets_any(const engine::PlanStep& step, const std::vector<bool>& facts) {
    return std::any_of(step.effects.begin(), step.effects.end(), [&](const engine::PlanEffect& effect) {
        const auto& attributes = effect.origin->attributes;
        return facts[effect.origin->fact.index] ||
               std::any_of(attributes.begin(), attributes.end(),
                           [&](const auto& attribute) { return facts[attribute.first.index]; });
    });
}

}  // namespace

Cost Reacher::cost_of(const person::Household& household, PersonIndex who, const core::Citation& citation,
                      Date day) {
    engine::Evaluation& evaluation = scanner_.on(household, who, day);
    const engine::PlanNorm* norm = evaluation.plan().find(citation);
    if (norm == nullptr) return {};
    Cost cost;
    if (evaluation.truth(norm->value).is_open()) cost = cheapest(evaluation, norm->value);
    // A norm that only opens discretion is granted by using it.
    const auto is_kann = [](const engine::PlanConsequence& consequence) {
        return consequence.origin->kind == model::ConsequenceKind::Kann;
    };
    if (!norm->consequences.empty() &&
        std::all_of(norm->consequences.begin(), norm->consequences.end(), is_kann))
        ++cost.discretion;
    return cost;
}

std::vector<model::StepId> Reacher::useful_steps(const core::Citation& norm, Date day) {
    const engine::Plan& plan = scanner_.plans().on(day);
    const engine::NodeId node = norm_node(norm)(plan);
    std::vector<model::StepId> found;
    if (node == engine::no_node) return found;
    std::vector<bool> facts = engine::facts_read(plan, node);
    for (bool goes_on = true; goes_on;) {
        goes_on = false;
        for (const engine::PlanStep& step : plan.steps) {
            if (plan.book->steps[step.step.index].is_event || !sets_any(step, facts)) continue;
            if (std::find(found.begin(), found.end(), step.step) != found.end()) continue;
            found.push_back(step.step);
            engine::add_facts_read(plan, step.condition, facts);
            goes_on = true;
        }
    }
    return found;
}

std::optional<StepUse> Reacher::begin_of(const person::Household& household, PersonIndex who,
                                         model::StepId step, Date from) {
    const auto condition = [&](const engine::Plan& plan) {
        const engine::PlanStep* planned = step_in(plan, step);
        return planned ? planned->condition : engine::no_node;
    };
    const auto begin = scanner_.first_possible(household, who, condition, from, horizon_);
    if (!begin) return std::nullopt;
    engine::Evaluation& evaluation = scanner_.on(household, who, *begin);
    const engine::PlanStep* planned = step_in(evaluation.plan(), step);
    StepUse use{step, who, *begin, *begin};
    if (planned->takes != engine::no_node) {
        const engine::Value takes = evaluation.value(planned->takes);
        if (!takes.is_known) return std::nullopt;  // nobody can plan with it
        use.end = core::state_met_on(*begin, takes.duration_high);
    }
    if (use.end >= horizon_) return std::nullopt;
    return use;
}

/// Again and again the step that can end first, on the file as the steps before leave it.
void Reacher::take_all(Attempt& attempt, PersonIndex who, Date from, std::vector<model::StepId> steps) {
    while (!steps.empty()) {
        std::optional<StepUse> first;
        for (const model::StepId step : steps) {
            const auto use = begin_of(attempt.household, who, step, from);
            if (use && (!first || use->end < first->end)) first = use;
        }
        if (!first) return;
        std::erase(steps, first->step);
        engine::Evaluation& evaluation = scanner_.on(attempt.household, who, first->end);
        const engine::PlanStep* planned = step_in(evaluation.plan(), first->step);
        person::Household changed = attempt.household;
        if (planned && apply(*planned, evaluation, changed, who)) {
            attempt.household = std::move(changed);
            attempt.steps.push_back(*first);
        }
    }
}

Reacher::Attempt Reacher::attempt(const person::Household& household, PersonIndex who,
                                  const core::Citation& norm, Date from, Date steps_from,
                                  const std::vector<model::StepId>& steps) {
    Attempt result;
    result.household = household;
    take_all(result, who, steps_from, steps);
    for (Date day = from; day < horizon_;) {
        const auto hit = scanner_.first_possible(result.household, who, norm_node(norm), day, horizon_);
        if (!hit) break;
        result.cost = cost_of(result.household, who, norm, *hit);
        if (may_assume_facts_ || result.cost.facts == 0) {
            result.day = hit;
            break;
        }
        // The next day on which anything about the norm is different.
        engine::Evaluation& evaluation = scanner_.on(result.household, who, *hit);
        const engine::PlanNorm* planned = evaluation.plan().find(norm);
        day = std::max(std::min(evaluation.value(planned->value).until.facts, evaluation.plan().law_until),
                       core::next_day(*hit));
    }
    return result;
}

bool Reacher::Attempt::is_better_than(const Attempt& other) const {
    if (!day || !other.day) return day.has_value() && !other.day;
    if (*day != *other.day) return *day < *other.day;
    if (cost != other.cost) return cost < other.cost;
    return steps.size() < other.steps.size();
}

person::Household Reacher::with_all_steps(const person::Household& household, PersonIndex who,
                                          const core::Citation& norm, Date from) {
    Attempt all;
    all.household = household;
    take_all(all, who, from, useful_steps(norm, from));
    return std::move(all.household);
}

bool Reacher::is_in_reach(const person::Household& household, PersonIndex who, const core::Citation& norm,
                          Date from, Date steps_from) {
    const auto possible = [&](const person::Household& file) {
        return scanner_.first_possible(file, who, norm_node(norm), from, horizon_).has_value();
    };
    if (possible(household)) return true;
    const std::vector<model::StepId> useful = useful_steps(norm, from);
    if (useful.empty()) return false;
    Attempt all;
    all.household = household;
    take_all(all, who, steps_from, useful);
    return !all.steps.empty() && possible(all.household);
}

std::optional<Reach> Reacher::reach(const person::Household& household, PersonIndex who,
                                    const core::Citation& norm, Date from, Date steps_from,
                                    const std::vector<model::StepId>& banned) {
    std::vector<model::StepId> useful = useful_steps(norm, from);
    std::erase_if(useful, [&](model::StepId step) {
        return std::find(banned.begin(), banned.end(), step) != banned.end();
    });
    const auto with = [&](const std::vector<model::StepId>& steps) {
        return attempt(household, who, norm, from, steps_from, steps);
    };
    Attempt best = with({});
    std::vector<model::StepId> taken;
    if (const Attempt all = with(useful); all.is_better_than(best)) {
        best = all;
        for (const StepUse& use : all.steps) taken.push_back(use.step);
    }
    // Local search: each step out, each step in, as long as that makes it better.
    for (bool goes_on = true; goes_on;) {
        goes_on = false;
        for (const model::StepId step : useful) {
            std::vector<model::StepId> other = taken;
            if (std::erase(other, step) == 0) other.push_back(step);
            if (other.size() > taken.size() && best.day && *best.day <= from && best.cost == Cost{}) continue;
            Attempt changed = with(other);
            if (!changed.is_better_than(best)) continue;
            best = std::move(changed);
            taken.clear();
            for (const StepUse& use : best.steps) taken.push_back(use.step);
            goes_on = true;
        }
    }
    if (!best.day) return std::nullopt;
    return Reach{*best.day, best.cost, std::move(best.steps), std::move(best.household)};
}

}  // namespace evaluator::pathway
