#include "evaluator/pathway/scan.hpp"

#include <algorithm>

#include "evaluator/engine/reasons.hpp"

namespace evaluator::pathway {

using core::Date;

engine::Evaluation& Scanner::evaluation_of(const engine::Plan& plan) {
    auto& known = evaluations_[&plan];
    if (!known) known = std::make_unique<engine::Evaluation>(plan);
    return *known;
}

engine::Evaluation& Scanner::on(const person::Household& household, person::PersonIndex who, Date day) {
    engine::Evaluation& evaluation = evaluation_of(plans_.on(day));
    evaluation.begin(household, day, who);
    return evaluation;
}

std::optional<Date> Scanner::first_possible(const person::Household& household, person::PersonIndex who,
                                            const Find& find, Date from, Date until) {
    constexpr std::size_t most_tries = 256;
    // Whether a proof is valid hangs on the Stichtag itself.
    const bool moves_stichtag = plans_.options().evidenced_only;
    for (Date day = from; day < until;) {
        const engine::Plan& plan = plans_.on(day);
        const Date end = std::min(plan.law_until, until);
        const engine::NodeId node = find(plan);
        if (node == engine::no_node) {
            day = end;
            continue;
        }
        engine::Evaluation& evaluation = evaluation_of(plan);
        evaluation.begin(household, day, who);
        while (day < end) {
            if (moves_stichtag && evaluation.as_of() != day) evaluation.begin(household, day, who);
            const engine::Context context = evaluation.root().on(day);
            const engine::Value value = evaluation.value(node, context);
            if (value.truth.possible(engine::Lane::Typical)) {
                if (value.truth.certain()) return day;
                const engine::Findings found = engine::findings(evaluation, node, context, most_tries);
                if (found.truth.possible(engine::Lane::Typical)) return day;
            }
            day = std::max(value.until.facts, core::next_day(day));
        }
        day = end;
    }
    return std::nullopt;
}

Scanner::Find norm_node(const core::Citation& citation) {
    return [citation](const engine::Plan& plan) {
        const engine::PlanNorm* norm = plan.find(citation);
        return norm != nullptr && norm->stands ? norm->value : engine::no_node;
    };
}

}  // namespace evaluator::pathway
