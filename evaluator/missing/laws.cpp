#include "evaluator/missing/missing.hpp"

namespace evaluator::missing {

using core::Date;

Laws::Laws(const model::RuleBook& book, engine::Options options, std::vector<core::Citation> targets)
    : book_(book),
      steps_(plan_steps(book_, targets)),
      plans_(book_, std::move(options), std::move(targets)) {}

const engine::Plan& Laws::on(Date day) { return plans_.on(options().law_date.value_or(day)); }

const engine::Plan& Laws::on(Date day, const Readings& readings, const core::Citation& norm) {
    const std::pair key{readings, norm};
    auto known = plans_by_readings_.find(key);
    if (known == plans_by_readings_.end()) {
        engine::Options chosen = options();
        chosen.readings.insert(chosen.readings.end(), readings.begin(), readings.end());
        std::vector<core::Citation> targets{norm};
        for (const PlannedStep& step : steps_)
            targets.insert(targets.end(), step.conditions.begin(), step.conditions.end());
        known = plans_by_readings_.emplace(key, timeline::Plans{book_, std::move(chosen), std::move(targets)})
                    .first;
    }
    return known->second.on(options().law_date.value_or(day));
}

}  // namespace evaluator::missing
