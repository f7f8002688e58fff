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

namespace {

/// Of a paper given for at most so long nobody knows the last day, of one without an end there is none.
void note_paper(const model::RuleBook& book, const StatusList& where, person::Person& person,
                const model::LeadsTo& leads_to, Date day) {
    if (!where.valid_from.is_none()) set_from(person, where.valid_from, day, person::DateRange{day, day});
    if (where.valid_until.is_none()) return;
    forget_from(person, where.valid_until, day);
    const auto length = engine::written_duration(book, leads_to.duration, day);
    if (!length || leads_to.unlimited) return;
    const Date last = core::previous_day(core::state_met_on(day, *length));
    set_from(person, where.valid_until, day, person::DateRange{leads_to.at_most ? day : last, last});
}

}  // namespace

void give_status(const model::RuleBook& book, const StatusList& where, person::Household& household,
                 PersonIndex who, const model::LeadsTo& leads_to, Date day, Date end,
                 const std::vector<Date>& renewals) {
    begin_status(where, household, who, *leads_to.status, leads_to.basis, day, end);
    if ((where.titles >> *leads_to.status & 1U) == 0) return;
    note_paper(book, where, household.persons[who], leads_to, day);
    for (const Date again : renewals) note_paper(book, where, household.persons[who], leads_to, again);
}

FactSet facts_of_status(const model::RuleBook& book, const StatusList& where) {
    FactSet facts;
    for (const model::FactId fact : {where.list, where.valid_from, where.valid_until})
        if (!fact.is_none()) facts.add(book, fact);
    return facts;
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
    give_status(scanner.plans().book(), where, changed, what.who, *what.leads_to, day, result.end,
                result.renewals);
    file = std::make_shared<const person::Household>(std::move(changed));
    return result;
}

}  // namespace evaluator::pathway
