#include "evaluator/pathway/grants.hpp"

#include <algorithm>

#include "dsl/core/calendar.hpp"

namespace evaluator::pathway {

using core::Date;

const model::LeadsTo* status_led_to(const model::Norm& norm) {
    const auto leads = std::find_if(norm.leads_to.begin(), norm.leads_to.end(),
                                    [](const model::LeadsTo& one) { return one.status.has_value(); });
    return leads == norm.leads_to.end() ? nullptr : &*leads;
}

std::vector<Grant> grants_of(const engine::Plan& plan, PersonIndex who) {
    std::vector<Grant> grants;
    for (const engine::PlanNorm& planned : plan.norms) {
        const model::Norm& norm = plan.book->norm(planned.norm);
        if (!planned.is_requested || !planned.stands) continue;
        if (const model::LeadsTo* leads = status_led_to(norm))
            grants.push_back({who, planned.citation, *leads->status, leads->basis, leads});
    }
    return grants;
}

bool is_own_demand(const engine::PlanElement& element) {
    return !element.is_general && (element.kind == model::ElementKind::Voraussetzung ||
                                   element.kind == model::ElementKind::Regelvoraussetzung);
}

bool is_about(engine::Evaluation& evaluation, const core::Citation& citation) {
    const engine::PlanNorm* norm = evaluation.plan().find(citation);
    if (norm == nullptr) return false;
    return std::any_of(norm->elements.begin(), norm->elements.end(), [&](const engine::PlanElement& element) {
        const engine::NodeId only_if = evaluation.plan().blocks[element.block].only_if;
        return is_own_demand(element) && evaluation.truth(element.value).certain() &&
               (only_if == engine::no_node || evaluation.truth(only_if).certain());
    });
}

Granted grant(const Grant& what, Date day, Date horizon, Scanner& scanner, const StatusList& where,
              File& file) {
    Granted result;
    const auto length = engine::written_duration(scanner.plans().book(), what.leads_to->duration, day);
    if (length && !what.leads_to->unlimited) {
        result.end = core::state_met_on(day, *length);
        while (result.end > day && result.end < horizon) {
            const bool goes_on = scanner
                                     .first_possible(file, what.who, norm_node(what.norm), result.end,
                                                     core::next_day(result.end))
                                     .has_value();
            if (!goes_on) break;
            result.renewals.push_back(result.end);
            result.end = core::state_met_on(result.end, *length);
        }
        if (result.end >= horizon) result.end = Date::never();
    }
    person::Household changed = *file;
    begin_status(where, changed, what.who, what.status, what.basis, day, result.end);
    file = std::make_shared<const person::Household>(std::move(changed));
    return result;
}

}  // namespace evaluator::pathway
