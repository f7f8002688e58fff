#include "evaluator/pathway/scan.hpp"

#include <algorithm>

namespace evaluator::pathway {

using core::Date;

engine::Evaluation& Scanner::begun(ByPlan& all, const File& file, person::PersonIndex who,
                                   const engine::Plan& plan, Date day, bool on_that_day) {
    Begun& known = all[{&plan, who}];
    if (!known.evaluation) known.evaluation = std::make_unique<engine::Evaluation>(plan);
    const File& first = start_ ? start_ : file;
    if ((start_ ? known.first != start_ : !known.first) ||
        (on_that_day && known.evaluation->as_of() != day)) {
        known.evaluation->begin(*first, day, who);
        known.first = known.file = first;
    }
    if (known.file != file) {
        const File gone_by = std::move(known.file);  // to be forgotten only after the change
        if (!known.evaluation->vary(*file)) known.first = file;
        known.file = file;
    }
    return *known.evaluation;
}

engine::Evaluation& Scanner::on(const File& file, person::PersonIndex who, Date day) {
    return begun(judging_, file, who, plans_.on(day), day, true);
}

Scanner::Glance Scanner::glance(const File& file, person::PersonIndex who, Date day) {
    // Whether a proof is valid hangs on the Stichtag itself.
    engine::Evaluation& evaluation =
        begun(looking_, file, who, plans_.on(day), day, plans_.options().evidenced_only);
    return {evaluation, evaluation.root().on(day)};
}

std::optional<Date> Scanner::first_possible(const File& file, person::PersonIndex who, const Find& find,
                                            Date from, Date until) {
    return first_day(file, who, find, from, until,
                     [](engine::Truth truth) { return truth.possible(engine::Lane::Typical); });
}

std::optional<Date> Scanner::first_day(const File& file, person::PersonIndex who, const Find& find, Date from,
                                       Date until, const Wanted& wanted, bool out_of_force) {
    for (Date day = from; day < until;) {
        const engine::Plan& plan = plans_.on(day);
        const Date end = std::min(plan.law_until, until);
        const engine::NodeId node = find(plan);
        if (node == engine::no_node) {
            if (out_of_force) return day;
            day = end;
            continue;
        }
        while (day < end) {
            const Glance there = glance(file, who, day);
            const engine::Value value = there.evaluation.value(node, there.context);
            if (wanted(value.truth)) return day;
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
