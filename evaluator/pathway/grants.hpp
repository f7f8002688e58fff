// What a grant does to the file: the status it gives, how long, and how often it is given again (internal to
// evaluator/pathway).
#pragma once

#include "evaluator/pathway/files.hpp"
#include "evaluator/pathway/pathway.hpp"
#include "evaluator/pathway/scan.hpp"

namespace evaluator::pathway {

/// A norm somebody could be granted, and where it leads. Of several lines the first that gives a status.
struct Grant {
    PersonIndex who = 0;
    core::Citation norm;
    std::uint8_t status = 0;
    std::optional<core::Citation> basis;
    const model::LeadsTo* leads_to = nullptr;
};

/// The first line that gives a status; nullptr: the norm gives none.
const model::LeadsTo* status_led_to(const model::Norm& norm);

std::vector<Grant> grants_of(const engine::Plan& plan, PersonIndex who);

/// Whether the file itself certainly meets something the norm asks for. Otherwise nothing speaks for its
/// being about this person, and a way over it would only say "if things were otherwise".
bool is_about(engine::Evaluation& evaluation, const core::Citation& norm);

/// What it asks of this person and of nobody else.
bool is_own_demand(const engine::PlanElement& element);

struct Granted {
    core::Date end = core::Date::never();  // first day after it
    std::vector<core::Date> renewals;
};
/// The file as the status makes it, from the day on until the end, the paper given again on the days of
/// `renewals`.
void give_status(const model::RuleBook& book, const StatusList& where, person::Household& household,
                 PersonIndex who, const model::LeadsTo& leads_to, core::Date day, core::Date end,
                 const std::vector<core::Date>& renewals);
/// The facts that this sets.
FactSet facts_of_status(const model::RuleBook& book, const StatusList& where);
/// Gives the status from the day on. It is given again at its end as long as the norm would still be open if
/// the former status had gone on: what the law asks of the status one comes from it does not ask a second
/// time, all else it does (docs/decisions).
Granted grant(const Grant& what, core::Date day, core::Date horizon, Scanner& scanner,
              const StatusList& where, File& file);

}  // namespace evaluator::pathway
