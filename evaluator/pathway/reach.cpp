#include "evaluator/pathway/reach.hpp"

#include <algorithm>
#include <tuple>

#include "dsl/core/calendar.hpp"
#include "evaluator/engine/facts_read.hpp"

namespace evaluator::pathway {

using core::Date;

namespace {

bool sets_any(const engine::PlanStep& step, const std::vector<bool>& facts) {
    return std::any_of(step.effects.begin(), step.effects.end(), [&](const engine::PlanEffect& effect) {
        const auto& attributes = effect.origin->attributes;
        return facts[effect.origin->fact.index] ||
               std::any_of(attributes.begin(), attributes.end(),
                           [&](const auto& attribute) { return facts[attribute.first.index]; });
    });
}

}  // namespace

/// Files that differ in steps only are looked at in one go.
Files::Place Reacher::begin_on(const File& base) {
    const Place place = files_.place_of(base);
    if (base_ == place) return place;
    base_ = place;
    files_.let_go();
    scanner_.start_from(base);
    return place;
}

Cost Reacher::cost_of(Place place, const Aim& aim, Date day) {
    const auto [known, is_new] = costs_.try_emplace({place, aim.who, aim.norm, day});
    if (is_new) known->second = weigh(place, aim, day);
    return known->second;
}

const Reacher::StepIds& Reacher::useful_steps(const Aim& aim) {
    const engine::Plan& plan = scanner_.plans().on(aim.from);
    const engine::NodeId node = norm_node(aim.norm)(plan);
    const auto [known, is_new] = useful_.try_emplace({&plan, node});
    StepIds& found = known->second;
    if (!is_new) return found;
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

std::optional<StepUse> Reacher::begin_of(Place place, PersonIndex who, model::StepId step) {
    const auto [known, is_new] =
        begins_.try_emplace(key_of(who, step.index, files_.history(place, condition_facts(step))));
    if (is_new) known->second = look_for_begin(files_.file(place), who, step);
    return known->second;
}

std::optional<StepUse> Reacher::look_for_begin(const File& file, PersonIndex who, model::StepId step) {
    const auto condition = [&](const engine::Plan& plan) {
        const engine::PlanStep* planned = step_in(plan, step);
        return planned ? planned->condition : engine::no_node;
    };
    const auto is_certain = [](engine::Truth truth) { return truth.certain(); };
    auto begin = scanner_.first_day(file, who, condition, steps_from_, horizon_, is_certain);
    const bool is_open = !begin;
    if (is_open) begin = scanner_.first_possible(file, who, condition, steps_from_, horizon_);
    if (!begin) return std::nullopt;
    engine::Evaluation& evaluation = scanner_.on(file, who, *begin);
    const engine::PlanStep* planned = step_in(evaluation.plan(), step);
    StepUse use{step, who, *begin, *begin, is_open};
    if (planned->takes != engine::no_node) {
        const engine::Value takes = evaluation.value(planned->takes);
        if (!takes.is_known) return std::nullopt;  // nobody can plan with it
        use.end = core::state_met_on(*begin, takes.duration_high);
    }
    if (use.end >= horizon_) return std::nullopt;
    return use;
}

/// Again and again the step that can end first, on the file as the steps before leave it; one that may not
/// begin at all waits for those that may. When a step could begin is asked again only after something that
/// its condition reads was set.
void Reacher::take_all(Attempt& attempt, PersonIndex who, const StepIds& steps) {
    struct Pending {
        model::StepId step;
        std::optional<StepUse> use;
    };
    std::vector<Pending> pending;
    for (const model::StepId step : steps) pending.push_back({step, begin_of(attempt.place, who, step)});
    while (true) {
        auto first = pending.end();
        for (auto one = pending.begin(); one != pending.end(); ++one)
            if (one->use && (first == pending.end() || std::tie(one->use->is_open, one->use->end) <
                                                           std::tie(first->use->is_open, first->use->end)))
                first = one;
        if (first == pending.end()) return;
        const StepUse use = *first->use;
        pending.erase(first);
        const auto changed = files_.after(attempt.place, who, use.step, use.end);
        if (!changed) continue;
        attempt.place = *changed;
        attempt.steps.push_back(use);
        const engine::Plan& plan = scanner_.plans().on(use.end);
        const FactSet& sets = files_.facts_set_by(plan, *step_in(plan, use.step));
        for (Pending& other : pending)
            if (sets.meets(condition_facts(other.step))) other.use = begin_of(attempt.place, who, other.step);
    }
}

/// In the law of today.
const FactSet& Reacher::condition_facts(model::StepId step) {
    const auto [known, is_new] = condition_facts_.try_emplace(step.index);
    if (!is_new) return known->second;
    const engine::Plan& plan = scanner_.plans().on(steps_from_);
    if (const engine::PlanStep* planned = step_in(plan, step))
        known->second = FactSet{plan, {planned->condition, planned->takes}};
    return known->second;
}

std::optional<Date> Reacher::first_possible(Place place, const Aim& aim, Date from, Date until) {
    return scanner_.first_possible(files_.file(place), aim.who, norm_node(aim.norm), from, until);
}

/// The first possible day, or a later one on which less has to be assumed: when a step ends or something
/// changes. Only days before `until`.
void Reacher::find_day(Attempt& attempt, const Aim& aim, Date until) {
    Day& known = days_[{attempt.place, aim.who, aim.norm, aim.from}];
    if (known.looked_until >= until) {
        attempt.day = known.day && *known.day < until ? known.day : std::nullopt;
        attempt.cost = known.cost;
        return;
    }
    constexpr int most_days = 24;
    Date day = aim.from;
    for (int tried = 0; tried < most_days && day < until; ++tried) {
        const auto hit = first_possible(attempt.place, aim, day, until);
        if (!hit) break;
        Cost cost = cost_of(attempt.place, aim, *hit);
        for (const StepUse& use : attempt.steps) cost.facts += use.is_open ? 1 : 0;
        const bool is_less = !attempt.day || std::tie(cost.atypical, cost.facts) <
                                                 std::tie(attempt.cost.atypical, attempt.cost.facts);
        if (is_less && is_fit(cost)) {
            attempt.day = hit;
            attempt.cost = cost;
        }
        if (cost.atypical == 0 && cost.facts == 0) {
            until = horizon_;  // no later day can be better
            break;
        }
        day = next_change(attempt, aim, *hit);
    }
    known = {attempt.day, attempt.cost, until};
}

/// When a step ends, or something the norm reads changes.
Date Reacher::next_change(const Attempt& attempt, const Aim& aim, Date day) {
    const Scanner::Glance there = scanner_.glance(files_.file(attempt.place), aim.who, day);
    const engine::Plan& plan = there.evaluation.plan();
    const engine::NodeId norm = plan.find(aim.norm)->value;
    Date next = std::min(there.evaluation.value(norm, there.context).until.facts, plan.law_until);
    for (const StepUse& use : attempt.steps)
        if (use.end > day) next = std::min(next, use.end);
    return std::max(next, core::next_day(day));
}

Reacher::Attempt Reacher::attempt(Place from, const Aim& aim, const StepIds& steps, const Attempt& to_beat) {
    Attempt result;
    result.place = from;
    take_all(result, aim.who, steps);
    const bool is_cheap = to_beat.day && to_beat.cost.facts == 0 && to_beat.cost.atypical == 0;
    find_day(result, aim, is_cheap ? std::min(core::next_day(*to_beat.day), end_of(aim)) : end_of(aim));
    return result;
}

/// Less that nobody knows, else earlier, else for less judgement and discretion, else with fewer steps.
bool Reacher::Attempt::is_better_than(const Attempt& other) const {
    if (!day || !other.day) return day.has_value() && !other.day;
    const auto rank = [](const Attempt& one) {
        return std::tuple{one.cost.atypical, one.cost.facts, *one.day, one.cost, one.steps.size()};
    };
    return rank(*this) < rank(other);
}

bool Reacher::is_best_possible(const Attempt& attempt, const Aim& aim) {
    return attempt.day && *attempt.day <= aim.from && attempt.steps.empty() && attempt.cost.facts == 0 &&
           attempt.cost.atypical == 0;
}

Reacher::StepIds Reacher::Attempt::taken() const {
    StepIds ids;
    for (const StepUse& use : steps) ids.push_back(use.step);
    return ids;
}

File Reacher::with_useful_steps(const File& file, const Aim& aim) {
    Attempt all;
    all.place = begin_on(file);
    take_all(all, aim.who, useful_steps(aim));
    return files_.file(all.place);
}

bool Reacher::is_in_reach(const File& file, const Aim& aim) {
    const Place place = begin_on(file);
    if (first_possible(place, aim, aim.from, end_of(aim))) return true;
    const auto [known, is_new] = with_all_.try_emplace({place, aim.who});
    if (is_new) {
        StepIds steps;
        for (const engine::PlanStep& step : scanner_.plans().on(aim.from).steps)
            if (!scanner_.plans().book().steps[step.step.index].is_event) steps.push_back(step.step);
        Attempt taken;
        taken.place = place;
        take_all(taken, aim.who, steps);
        known->second = taken.place;
    }
    return first_possible(known->second, aim, aim.from, end_of(aim)).has_value();
}

/// Leaves out one step after the other as long as the norm is open on the same day for no more. Whether any
/// could be left out.
bool Reacher::drop_needless(Attempt& best, Place from, const Aim& aim, const StepIds& order) {
    bool is_changed = false;
    for (const model::StepId step : order) {
        StepIds other = best.taken();
        if (std::erase(other, step) == 0) continue;
        Attempt fewer;
        fewer.place = from;
        take_all(fewer, aim.who, other);
        const Date day = *best.day;
        if (!first_possible(fewer.place, aim, day, core::next_day(day))) continue;
        Cost cost = cost_of(fewer.place, aim, day);
        for (const StepUse& use : fewer.steps) cost.facts += use.is_open ? 1 : 0;
        if (best.cost < cost) continue;
        fewer.day = day;
        fewer.cost = cost;
        best = std::move(fewer);
        is_changed = true;
    }
    return is_changed;
}

std::optional<Reach> Reacher::reach_for_less(const File& file, const Aim& aim, Date from, const Cost& most) {
    const Place place = begin_on(file);
    constexpr int most_days = 24;
    Attempt best;
    best.place = place;
    StepIds certain;
    take_all(best, aim.who, useful_steps(aim));
    for (const StepUse& use : best.steps)
        if (!use.is_open) certain.push_back(use.step);
    best.steps.clear();
    best.place = place;
    take_all(best, aim.who, certain);
    Date day = from;
    for (int tried = 0; tried < most_days && day < end_of(aim) && !best.day; ++tried) {
        const auto hit = first_possible(best.place, aim, day, end_of(aim));
        if (!hit) return std::nullopt;
        best.cost = cost_of(best.place, aim, *hit);
        if (best.cost < most) best.day = hit;
        day = next_change(best, aim, *hit);
    }
    if (!best.day) return std::nullopt;
    drop_needless(best, place, aim, latest_first(certain, best));
    return reached(best);
}

/// Of two steps that do, the one that is done earlier stays.
Reacher::StepIds Reacher::latest_first(StepIds steps, const Attempt& attempt) {
    std::sort(steps.begin(), steps.end(), [&](model::StepId a, model::StepId b) {
        const auto end = [&](model::StepId step) {
            const auto use = std::find_if(attempt.steps.begin(), attempt.steps.end(),
                                          [&](const StepUse& one) { return one.step == step; });
            return use == attempt.steps.end() ? Date::never() : use->end;
        };
        return std::tuple{end(b), b.index} < std::tuple{end(a), a.index};
    });
    return steps;
}

/// Besides those taken: it sets what the norm reads, or what one of them waits for.
bool Reacher::can_matter(model::StepId step, const Aim& aim, const StepIds& taken) {
    const engine::Plan& plan = scanner_.plans().on(aim.from);
    const FactSet& sets = files_.facts_set_by(plan, *step_in(plan, step));
    const engine::NodeId node = norm_node(aim.norm)(plan);
    return sets.meets(facts_of(plan, node)) ||
           std::any_of(taken.begin(), taken.end(),
                       [&](model::StepId other) { return sets.meets(condition_facts(other)); });
}

constexpr std::size_t few_steps = 5;

std::optional<Reach> Reacher::reach(const File& file, const Aim& aim, bool is_thorough,
                                    const StepIds& banned) {
    const Place place = begin_on(file);
    StepIds useful = useful_steps(aim);
    std::erase_if(useful, [&](model::StepId step) {
        return std::find(banned.begin(), banned.end(), step) != banned.end();
    });
    Attempt best = attempt(place, aim, {}, {});
    if (useful.size() <= few_steps) {  // every choice of them
        for (std::uint32_t chosen = 1; chosen < 1U << useful.size(); ++chosen) {
            StepIds steps;
            for (std::size_t i = 0; i < useful.size(); ++i)
                if ((chosen >> i & 1U) != 0) steps.push_back(useful[i]);
            if (Attempt one = attempt(place, aim, steps, best); one.is_better_than(best))
                best = std::move(one);
        }
        if (!best.day) return std::nullopt;
        return reached(best);
    }
    Attempt all = attempt(place, aim, useful, best);
    StepIds certain;  // an open step may cost more than it brings
    for (const StepUse& use : all.steps)
        if (!use.is_open) certain.push_back(use.step);
    if (certain.size() < all.steps.size())
        if (Attempt some = attempt(place, aim, certain, all); some.is_better_than(all)) all = std::move(some);
    if (all.is_better_than(best)) best = std::move(all);
    useful = latest_first(std::move(useful), best);
    if (best.day && drop_needless(best, place, aim, useful)) {
        best.day.reset();  // what is left may do even earlier
        find_day(best, aim, end_of(aim));
    }
    // A step may help only without others.
    for (bool goes_on = is_thorough && !is_best_possible(best, aim); goes_on;) {
        goes_on = false;
        for (const model::StepId step : useful) {
            StepIds other = best.taken();
            if (std::find(other.begin(), other.end(), step) != other.end()) continue;
            if (!can_matter(step, aim, other)) continue;
            other.push_back(step);
            Attempt changed = attempt(place, aim, other, best);
            if (!changed.is_better_than(best)) continue;
            best = std::move(changed);
            goes_on = true;
        }
    }
    if (!best.day) return std::nullopt;
    return reached(best);
}

}  // namespace evaluator::pathway
