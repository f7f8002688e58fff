// Steps that would bring a condition about: by what they make of facts, by entries of lists they begin or
// end.
#include <algorithm>

#include "dsl/core/calendar.hpp"
#include "evaluator/missing/proof.hpp"

namespace evaluator::missing {

using core::Date;
using engine::Assumption;
using engine::Evaluation;
using engine::Value;
using engine::Variable;
using model::BaseType;

/// A step whose effects reach it: instead of saying that the file should say otherwise.
Family Search::by_steps(const Leaf& leaf, std::set<std::uint32_t>& attained) {
    Family result = Family::impossible();
    const auto& dependencies = plan_.dependencies[leaf.id];
    for (std::uint32_t i = 0; i < shared_.laws.steps().size(); ++i) {
        const PlannedStep& step = shared_.laws.steps()[i];
        const bool is_near = std::any_of(step.effects.begin(), step.effects.end(), [&](const auto& effect) {
            return dependencies.test(engine::dependency_bit(Variable::Kind::Fact, effect.fact.index));
        });
        if (!is_near) continue;
        const Date end = end_of(step, evaluation_, shared_.today);
        const std::vector<Assumption> effects = effects_of(step, evaluation_, evaluation_.as_of());
        bool is_about_known_facts = false;
        for (const Assumption& effect : effects) {
            const Value before = evaluation_.read_fact(model::FactId{effect.variable.ref},
                                                       evaluation_.root().frame(0), evaluation_.as_of());
            const bool is_truth =
                plan_.book->fact(model::FactId{effect.variable.ref}).type.is(BaseType::Wahr);
            const bool is_known = is_truth ? before.truth.is_decided() : before.is_known;
            if (is_known &&
                dependencies.test(engine::dependency_bit(Variable::Kind::Fact, effect.variable.ref)))
                is_about_known_facts = true;
        }
        if (!is_about_known_facts || !is_reached(leaf, effects, true)) continue;
        const Family asked = conditions_of(step), way = taken(i, asked);
        if (way.is_impossible() && !asked.is_impossible()) continue;  // then the file has to say otherwise
        for (const Assumption& effect : effects) attained.insert(effect.variable.ref);
        shared_.days.insert(end);
        if (evaluation_.as_of() >= end) result = either(result, way);
    }
    return result;
}

/// A step that begins or ends entries of a list of which all is known: the leaf is looked at in the file as
/// it will be.
Family Search::by_list_steps(const Leaf& leaf) {
    Family result = Family::impossible();
    if (leaves_lists_ || !leaf.context.is_root || leaf.context.day != evaluation_.as_of()) return result;
    for (std::uint32_t i = 0; i < shared_.laws.steps().size(); ++i)
        if (reads_complete_list(shared_.laws.steps()[i], leaf) && is_reached_after(leaf, i))
            result = either(result, taken(i, conditions_of(shared_.laws.steps()[i])));
    return result;
}

bool Search::reads_complete_list(const PlannedStep& step, const Leaf& leaf) {
    const auto& dependencies = plan_.dependencies[leaf.id];
    return std::any_of(step.list_effects.begin(), step.list_effects.end(), [&](const auto& effect) {
        if (!dependencies.test(engine::dependency_bit(Variable::Kind::Fact, effect.fact.index))) return false;
        engine::Until until{};
        bool is_complete = false, is_nobody = false;
        const auto* items = evaluation_.read_list(effect.fact, leaf.context.frame(0), evaluation_.as_of(),
                                                  is_complete, is_nobody, until);
        return items != nullptr && is_complete;
    });
}

/// Once the step is done, if it begins today. Not on the day itself: that on which it will be is one to look
/// at.
bool Search::is_reached_after(const Leaf& leaf, std::uint32_t step) {
    const auto& steps = shared_.laws.steps();
    const Date end = end_of(steps[step], evaluation_, shared_.today);
    if (end >= shared_.horizon) return false;
    Evaluation* after = shared_.evaluations.after({{step, end}}, steps, plan_, evaluation_.as_of());
    if (after == nullptr) return false;
    std::vector<Assumption> assumed = effects_of(steps[step], evaluation_, evaluation_.as_of());
    assumed.insert(assumed.end(), given_.begin(), given_.end());
    after->assume(std::move(assumed));
    constexpr int most_changes = 40;
    Date day = std::max(end, evaluation_.as_of());
    for (int i = 0; i < most_changes; ++i) {
        const bool is_today = day == evaluation_.as_of();
        const Value here = after->value(leaf.id, is_today ? after->root() : after->root().on(day));
        if (leaf.wanted ? here.truth.certain(lane_) : !here.truth.possible(lane_)) {
            if (!is_today) shared_.days.insert(day);
            return is_today;
        }
        if (here.until.facts >= shared_.horizon) return false;
        day = std::max(here.until.facts, core::next_day(day));
    }
    return false;
}

/// The step, with what it asks for. Nobody first undoes what the step then brings about.
Family Search::taken(std::uint32_t step, const Family& asked) {
    const auto& effects = shared_.laws.steps()[step].effects;
    const auto undoes = [&](const Literal& one) {
        const Subject& subject = shared_.subjects[one.subject];
        const Variable& variable = subject.open.variable;
        if (subject.kind != Kind::Different || !variable.list.is_none()) return false;
        return variable.who == evaluation_.root().frame(0).who &&
               std::any_of(effects.begin(), effects.end(),
                           [&](const auto& effect) { return effect.fact.index == variable.ref; });
    };
    Subject subject;
    subject.kind = Kind::Step;
    subject.step = step;
    Literal literal;
    literal.subject = shared_.subjects.number_of(subject);
    const Family itself = Family::of(literal, static_cast<std::uint32_t>(Kind::Step));
    return both(itself, asked.without([&](const LiteralSet& set) {
        return std::any_of(set.literals.begin(), set.literals.end(), undoes);
    }));
}

/// `setzt voraus`; steps that ask for other steps are followed a little way.
Family Search::conditions_of(const PlannedStep& step) {
    constexpr int most_steps_in_a_row = 2;
    Family result = Family::already();
    if (step_depth_ >= most_steps_in_a_row) return step.conditions.empty() ? result : Family::impossible();
    ++step_depth_;
    for (const core::Citation& citation : step.conditions) {
        const engine::PlanNorm* norm = norm_in_force(plan_, citation);
        if (!norm) continue;
        // It may begin today, and what holds then need not hold later (an age, a list still empty).
        if (evaluation_.value(norm->value, evaluation_.root().on(shared_.today)).truth.certain()) continue;
        result = both(result, settle(norm->value, evaluation_.root(), true));
    }
    --step_depth_;
    return result;
}

}  // namespace evaluator::missing
