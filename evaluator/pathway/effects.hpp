// What steps and grants do to a file: facts get a value from a day on, periods begin and end. The days before
// stay as they were (internal to evaluator/pathway, and for `risks`).
#pragma once

#include <optional>

#include "evaluator/engine/evaluation.hpp"

namespace evaluator::pathway {

namespace core = dsl::core;
namespace model = dsl::model;

/// The gapless list of periods that carries the status, and its attributes; and what is said of the paper of
/// a title: its first and last day. None: the rule book has no such thing.
struct StatusList {
    model::FactId list, status, basis;
    model::FactId valid_from, valid_until;  // `titel_gültig_von`, `titel_gültig_bis`
    model::ChoiceMask titles = 0;           // statuses that are titles: menge `aufenthaltstitel`
    model::ChoiceMask statuses = 0;         // all there are
    model::ChoiceMask citizens = 0;         // that are given without an end and a basis: naturalisation
};
StatusList status_list(const model::RuleBook& book);

/// The values that the step sets on a day, read off a file.
struct ResolvedEffects {
    struct One {
        const model::Effect* origin = nullptr;
        std::optional<person::Known> value;                    // Is, AtLeast; nothing: that is not known
        std::vector<std::optional<person::Known>> attributes;  // NewItem: in the order of `origin`
    };
    std::vector<One> effects;
    core::Date day;
};
ResolvedEffects resolved(const engine::PlanStep& step, engine::Evaluation& evaluation);
/// Whether that changes anything for the person.
bool apply(const ResolvedEffects& effects, const model::RuleBook& book, person::Household& household,
           person::PersonIndex who);

/// The evaluation's household with what the step sets for the person on the day of its Stichtag; nothing:
/// that changes nothing.
std::optional<person::Household> with_effects(const engine::PlanStep& step, engine::Evaluation& evaluation,
                                              person::PersonIndex who);

/// What an effect (Is, AtLeast) sets, as the evaluation stands; nothing: that is not known.
std::optional<person::Known> value_set(const engine::PlanEffect& effect, engine::Evaluation& evaluation);

/// Closes the running status the day before and begins another.
void begin_status(const StatusList& where, person::Household& household, person::PersonIndex who,
                  std::uint8_t status, const std::optional<core::Citation>& basis, core::Date from,
                  core::Date until);
/// From the day on nobody knows the status, but that it is none which only naturalisation gives.
void leave_open(const StatusList& where, person::ItemList& list, core::Date from);
/// Whether the status with that basis runs on the day.
bool has_status(const StatusList& where, const person::Household& household, person::PersonIndex who,
                std::uint8_t status, const std::optional<core::Citation>& basis, core::Date day);

/// Ends the running status; nothing is known of the days from then on.
void end_status(const StatusList& where, person::Household& household, person::PersonIndex who,
                core::Date day);

void set_from(person::Person& person, model::FactId fact, core::Date day, person::Known known);
/// Nothing is known of the fact from the day on.
void forget_from(person::Person& person, model::FactId fact, core::Date day);

}  // namespace evaluator::pathway
