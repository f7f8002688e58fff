#include "evaluator/pathway/bound.hpp"

#include <algorithm>
#include <map>

#include "dsl/core/calendar.hpp"

namespace evaluator::pathway {

using core::Date;

namespace {

/// What may become of a fact: nobody knows, or at most as much as the steps reach that can be done by then.
struct Change {
    Date day;
    std::optional<person::Known> at_most;
};

Date earliest_end(engine::Evaluation& evaluation, const engine::PlanStep& step, Date today) {
    if (step.takes == engine::no_node) return today;
    const engine::Value takes = evaluation.value(step.takes);
    return takes.is_known ? core::state_met_on(today, takes.duration_low) : today;
}

/// Everything between what it is and what a step raises it to.
std::optional<person::Known> hull(const person::Known& before, const std::optional<person::Known>& reached) {
    if (!reached) return std::nullopt;
    if (const auto* old = std::get_if<model::ChoiceValues>(&before))
        if (const auto* high = std::get_if<model::ChoiceValues>(&*reached))
            return model::ChoiceValues{old->mask | high->mask};
    if (const auto* old = std::get_if<person::NumberRange>(&before))
        if (const auto* high = std::get_if<person::NumberRange>(&*reached))
            return person::NumberRange{std::min(old->low, high->low), std::max(old->high, high->high)};
    return std::nullopt;
}

using Changes = std::map<std::uint32_t, std::vector<Change>>;  // by FactId.index

Changes changes_of(engine::Evaluation& evaluation, Date today) {
    Changes all;
    const engine::Plan& plan = evaluation.plan();
    for (const engine::PlanStep& step : plan.steps) {
        if (plan.book->steps[step.step.index].is_event) continue;
        const Date end = earliest_end(evaluation, step, today);
        for (const engine::PlanEffect& effect : step.effects) {
            const bool raises = effect.origin->kind == model::Effect::Kind::AtLeast;
            all[effect.origin->fact.index].push_back(
                {end, raises ? value_set(effect, evaluation) : std::nullopt});
        }
    }
    return all;
}

void open_up(person::Person& person, model::FactId fact, std::vector<Change> changes, Date today) {
    std::stable_sort(changes.begin(), changes.end(),
                     [](const Change& a, const Change& b) { return a.day < b.day; });
    const person::FactEntry* entry = person.find(fact);
    const person::TimedValue* now = entry ? entry->on(today) : nullptr;
    std::optional<person::Known> known;
    const bool changes_by_itself = entry && entry->values.back().span.from > today;
    if (now != nullptr && !changes_by_itself) known = now->known;
    for (const Change& change : changes) {
        known = known ? hull(*known, change.at_most) : std::nullopt;
        if (!known) return forget_from(person, fact, change.day);
        set_from(person, fact, change.day, *known);
    }
}

}  // namespace

File with_future_open(Scanner& scanner, const File& file, const std::vector<PersonIndex>& persons,
                      const StatusList& where) {
    const Date today = scanner.plans().options().as_of;
    person::Household open = *file;
    for (const PersonIndex who : persons) {
        for (auto& [fact, changes] : changes_of(scanner.on(file, who, today), today))
            if (where.list.is_none() || fact != where.list.index)
                open_up(open.persons[who], model::FactId{fact}, std::move(changes), today);
        end_status(where, open, who, today);
        forget_from(open.persons[who], where.valid_from, today);
        forget_from(open.persons[who], where.valid_until, today);
    }
    return std::make_shared<const person::Household>(std::move(open));
}

}  // namespace evaluator::pathway
