// The verdict on the day of the check, whoever evaluates: put together from the truth of the norm, its
// requirements and consequences.
#pragma once

#include "evaluator/engine/reasons.hpp"
#include "evaluator/mass/laws.hpp"

namespace evaluator::mass {

constexpr std::size_t most_tries = 4096;  // as `check`

struct State {
    engine::Truth truth;
    core::Date until;  // facts only: other law is another phase
};

/// What is known of one person on that day.
class Present {
public:
    virtual ~Present() = default;
    virtual State state(engine::NodeId node) = 0;
    virtual engine::ExactTruth::Result exact(engine::NodeId node) = 0;
    /// At rest: what holds of the person on that day, nothing assumed.
    virtual engine::Evaluation& evaluation() = 0;
};

struct Found {
    /// Until when the result of the norm alone holds.
    core::Date until = core::Date::never();
    bool needs_trying = false;  // trying answers found more than the bounds
};

/// Fills in all but what lies ahead.
Found judge_now(const Laws& laws, std::size_t which, Present& person, Verdict& verdict);

/// Of elements replaced by a transition only the side that can count.
bool counts(const engine::PlanNorm& norm, const engine::PlanElement& element, const model::RuleBook& book,
            const std::function<engine::Truth(engine::NodeId)>& truth_of);

}  // namespace evaluator::mass
