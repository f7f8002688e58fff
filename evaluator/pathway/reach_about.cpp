// Whether a norm can ever be said to be about a person, asked before anything is tried for it.
#include <algorithm>

#include "evaluator/pathway/grants.hpp"
#include "evaluator/pathway/reach.hpp"

namespace evaluator::pathway {

using core::Date;

bool Reacher::is_ever_about(const File& file, const Aim& aim) {
    const Place place = begin_on(file);
    for (Date day = aim.from; day < end_of(aim);) {
        const engine::Plan& plan = scanner_.plans().on(day);
        const engine::PlanNorm* norm = plan.find(aim.norm);
        const auto is_met = [&](const engine::PlanElement& element) {
            return is_own_demand(element) && is_ever_certain(place, aim.who, plan, element.value, day);
        };
        if (norm && std::any_of(norm->elements.begin(), norm->elements.end(), is_met)) return true;
        day = plan.law_until;
    }
    return false;
}

/// In that law, from the day on.
bool Reacher::is_ever_certain(Place place, PersonIndex who, const engine::Plan& plan, engine::NodeId node,
                              Date from) {
    const auto [known, is_new] =
        ever_certain_.try_emplace(key_of(reinterpret_cast<std::uintptr_t>(&plan), node, who, from.days,
                                         files_.history(place, facts_of(plan, node))));
    if (!is_new) return known->second;
    const auto find = [&](const engine::Plan& other) { return &other == &plan ? node : engine::no_node; };
    const auto is_certain = [](engine::Truth truth) { return truth.certain(); };
    return known->second = scanner_
                               .first_day(files_.file(place), who, find, from,
                                          std::min(plan.law_until, horizon_), is_certain)
                               .has_value();
}

}  // namespace evaluator::pathway
