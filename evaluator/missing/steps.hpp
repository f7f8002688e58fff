// Steps a person can take (`maßnahme`): what they change, how long they take, what they ask for first. In:
// the rule book. Out: steps ready to be tried, and a rule book in which the conditions of the steps stand as
// norms of their own, so that they are evaluated like everything else.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "evaluator/engine/evaluation.hpp"

namespace evaluator::missing {

namespace core = dsl::core;
namespace model = dsl::model;

struct StepInfo {
    std::string name, text;
    std::optional<core::Duration> takes;
    bool takes_about = false;
};

struct PlannedStep {
    model::StepId id;
    StepInfo info;
    model::FactId length;  // `dauert`: as the person's file says
    std::vector<std::string> hints;
    std::vector<core::Citation> conditions;  // norms that stand for `setzt voraus`
    std::vector<model::Effect> effects;      // on facts of the person, with a value known beforehand
    /// `neu`, `beendet`: on entries of lists. They change the file itself.
    std::vector<model::Effect> list_effects;
};

/// Steps that change facts of the person; adds their conditions to the book and to the targets.
std::vector<PlannedStep> plan_steps(model::RuleBook& book, std::vector<core::Citation>& targets);

/// A condition as a norm of one requirement, so that it is evaluated and explained as norms are; the number
/// makes its citation, which no act has.
core::Citation condition_number(std::size_t number);
void add_norm(model::RuleBook& book, const core::Citation& citation, model::ExpressionId condition);

/// Whether the citation is a step's condition, not law.
bool is_step_condition(const core::Citation& citation);

/// Nothing: the file does not say.
std::optional<core::Duration> length_of(const PlannedStep& step, engine::Evaluation& evaluation);
/// The day on which it is done; as if at once where nobody knows how long it takes.
core::Date end_of(const PlannedStep& step, engine::Evaluation& evaluation, core::Date start);

/// Numbers of steps that change lists, in Laws::steps, and the day on which each is done, in order.
using StepsDone = std::vector<std::pair<std::uint32_t, core::Date>>;
/// The file once the step has changed its lists on that day; what it does to facts is `effects_of`. Nothing:
/// a human has judged an entry that would not come any more. (step_lists.cpp)
std::optional<person::Household> household_after(const PlannedStep& step, const model::RuleBook& book,
                                                 const person::Household& before, person::PersonIndex who,
                                                 core::Date day);

/// What the step leaves behind for the person judged, if it ends on that day. What is already better stays.
std::vector<engine::Assumption> effects_of(const PlannedStep& step, engine::Evaluation& evaluation,
                                           core::Date day);

}  // namespace evaluator::missing
