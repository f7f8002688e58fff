#include "evaluator/engine/plans.hpp"

#include <iterator>

namespace evaluator::engine {

const Plan& Plans::on(core::Date law_date) {
    const auto after = plans_.upper_bound(law_date);
    if (after != plans_.begin())
        if (const auto& before = *std::prev(after); law_date < before.second->law_until)
            return *before.second;
    Options options = options_;
    options.law_date = law_date;
    auto plan = std::make_unique<Plan>(compile(*book_, options, targets_));
    return *plans_.emplace(law_date, std::move(plan)).first->second;
}

Evaluation& Plans::scratch(const Plan& plan) {
    std::unique_ptr<Evaluation>& kept = scratch_[&plan];
    if (!kept) kept = std::make_unique<Evaluation>(plan);
    return *kept;
}

}  // namespace evaluator::engine
