#include "evaluator/mass/ahead.hpp"

#include <algorithm>

#include "evaluator/explain/explain.hpp"

namespace evaluator::mass {

using core::Date;
using engine::Evaluation;
using engine::PlanElement;
using engine::Truth;

Ahead::Ahead(const Laws& laws) : laws_(laws) {
    for (const Phase& phase : laws.phases) evaluations_.emplace_back(phase.plan);
    exact_.resize(laws.phases.size());
    begun_.resize(laws.phases.size());
}

Verdicts Ahead::judge(const person::Household& household, Present& person) {
    household_ = &household;
    begun_.assign(evaluations_.size(), false);
    Verdicts result(laws_.norms.size());
    for (std::size_t i = 0; i < result.size(); ++i) {
        const Found now = judge_now(laws_, i, person, result[i]);
        if (laws_.ahead_until > laws_.as_of) look(i, now, result[i]);
    }
    return result;
}

Evaluation& Ahead::evaluation(std::size_t phase, Date day) {
    Evaluation& one = evaluations_[phase];
    const bool must_move = laws_.phases[phase].plan.options.evidenced_only && one.as_of() != day;
    if (!begun_[phase] || must_move) {
        one.begin(*household_, day);
        exact_[phase].emplace(one, most_tries);
    }
    begun_[phase] = true;
    return one;
}

void Ahead::look(std::size_t which, const Found& now, Verdict& verdict) {
    for (std::size_t i = 0; i < laws_.phases.size(); ++i)
        if (!look_in(i, which, now, verdict)) return;
}

/// False once there is nothing more to find.
bool Ahead::look_in(std::size_t phase_number, std::size_t which, const Found& now, Verdict& verdict) {
    const Phase& phase = laws_.phases[phase_number];
    const Date from = std::max(phase.from, laws_.as_of);
    const Date end = std::min(phase.until, laws_.ahead_until);
    const Placed& placed = phase.norms[which];
    if (placed.norm == nullptr) {
        if (verdict.earliest == Date::never() || from >= laws_.ahead_until) return true;
        verdict.closes = from;
        verdict.closes_by_law = true;
        return false;
    }
    Date day = from;
    if (phase_number == 0 && from < end) {  // the day of the check is judged already
        if (verdict.is_met()) verdict.earliest = from;
        day = std::max(now.until, core::next_day(from));
    }
    while (day < end) {
        Evaluation& one = evaluation(phase_number, day);
        const Day at{one, placed, one.as_of() == day ? one.root() : one.root().on(day)};
        Date until = Date::never();
        // Trying answers costs most of the time: so only where it helped today, and before a window
        // is said to close. What is met is never said too often, only perhaps too late.
        const bool is_exact = now.needs_trying || verdict.earliest != Date::never();
        const bool is_met = met(at, until, is_exact);
        if (is_met && verdict.earliest == Date::never()) verdict.earliest = day;
        if (!is_met && verdict.earliest != Date::never()) {
            close(at, verdict);
            verdict.closes_by_law = day == from && phase_number > 0;
            return false;
        }
        day = std::max(until, core::next_day(day));
    }
    return true;
}

bool Ahead::met(const Day& at, Date& until, bool is_exact) {
    const engine::PlanNorm& norm = *at.placed.norm;
    const engine::Value value = at.evaluation.value(norm.value, at.context);
    until = value.until.facts;
    Truth truth = value.truth;
    const auto phase = static_cast<std::size_t>(&at.evaluation - evaluations_.data());
    if (truth.is_open() && is_exact) truth = exact_[phase]->of(norm.value, at.context).truth;
    for (const auto& consequence : norm.consequences)
        if (consequence.condition != engine::no_node)
            until = std::min(until, at.evaluation.value(consequence.condition, at.context).until.facts);
    Verdict as_then;
    as_then.outcome = explain::result_of(at.evaluation, norm, truth, at.context).outcome;
    return as_then.is_met();
}

void Ahead::close(const Day& at, Verdict& verdict) {
    verdict.closes = at.context.day;
    const auto truth_of = [&](engine::NodeId node) { return at.evaluation.value(node, at.context).truth; };
    const engine::PlanNorm& norm = *at.placed.norm;
    for (std::size_t i = 0; i < norm.elements.size(); ++i) {
        const PlanElement& element = norm.elements[i];
        if (counts(norm, element, *at.evaluation.plan().book, truth_of) && !truth_of(element.value).certain())
            verdict.closing.push_back(at.placed.positions[i]);
    }
    std::sort(verdict.closing.begin(), verdict.closing.end());
}

}  // namespace evaluator::mass
