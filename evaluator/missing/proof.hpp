// Tries a set of changes by evaluating (internal to missing): whole, without each member, on the day before.
// Steps are taken one after the other where one asks for another; they end when they end.
#pragma once

#include <memory>

#include "evaluator/missing/search.hpp"

namespace evaluator::missing {

/// A set of changes on the first day on which it is enough.
struct Found {
    LiteralSet set;
    core::Date day;
    core::Date ready;  // when its steps are done; today without steps
    bool is_proven = false;
    explain::Outcome outcome = explain::Outcome::Open;
    std::vector<std::vector<std::string>> served;  // per literal: names of elements (element_key)
    std::vector<std::string> served_by_time;
};

std::string element_key(const engine::Plan& plan, const engine::PlanElement& element);

/// Evaluations of one person by plan, kept from day to day.
class Evaluations {
public:
    Evaluations(const person::Household& household, person::PersonIndex who)
        : household_(household), who_(who) {}

    /// Begun with the day, without changes.
    engine::Evaluation& begin(const engine::Plan& plan, core::Date day);
    /// The same once steps have changed the lists of the file; it stays until the next call for the plan.
    /// Nullptr: they cannot be followed.
    engine::Evaluation* after(const StepsDone& done, const std::vector<PlannedStep>& steps,
                              const engine::Plan& plan, core::Date day);

private:
    using ByPlan = std::map<const engine::Plan*, std::unique_ptr<engine::Evaluation>>;
    using File = std::optional<person::Household>;
    const File& file_after(const StepsDone& done, const std::vector<PlannedStep>& steps,
                           const model::RuleBook& book);

    const person::Household& household_;
    person::PersonIndex who_;
    std::map<StepsDone, File> files_;  // outlive the evaluations that go from one to the other
    ByPlan by_plan_, after_by_plan_;
};

class Proof {
public:
    Proof(Shared& shared, Evaluations& evaluations, engine::Evaluation& evaluation,
          const engine::PlanNorm& norm)
        : shared_(shared), evaluations_(evaluations), own_(evaluation), own_norm_(norm) {}

    struct Try {
        bool holds = false;
        bool can_be_tried = true;
        explain::Outcome outcome = explain::Outcome::Open;
        core::Date ready;
    };
    /// Leaves the changes assumed.
    Try attempt(const LiteralSet& set);
    /// Steps changed lists of the file in what was tried last.
    bool has_changed_lists() const { return !done_.empty(); }
    engine::Evaluation& evaluation() { return *evaluation_; }
    const engine::PlanNorm& norm() const { return *norm_; }
    /// What was assumed last.
    const std::vector<engine::Assumption>& assumed() const { return assumed_; }
    /// Drops members without which it holds as well, and notes what the others are needed for.
    void reduce(Found& found);
    /// Elements that do not stand in the way with what is assumed now.
    std::vector<bool> standing();
    std::vector<std::string> lost(const std::vector<bool>& with);
    /// The same by name, where two days are compared.
    std::set<std::string> standing_keys(bool is_standing);

private:
    /// Judged under the readings a set takes, on a plan of their own.
    void read_as(const LiteralSet& set);
    bool is_certain();
    /// From here on in the file as it is after the steps done so far; false: they cannot be followed.
    bool read_after();
    bool take_steps(std::vector<std::uint32_t> steps, core::Date& ready);
    std::optional<core::Date> first_day_allowed(const PlannedStep& step, core::Date from);

    Shared& shared_;
    Evaluations& evaluations_;
    engine::Evaluation& own_;
    const engine::PlanNorm& own_norm_;
    engine::Evaluation* evaluation_ = &own_;
    const engine::PlanNorm* norm_ = &own_norm_;
    std::vector<engine::Assumption> assumed_;
    StepsDone done_;  // that change lists
};

bool is_granted(explain::Outcome outcome);
/// The norm as it is law; older ones another norm links to have the same citation. nullptr: not in force.
const engine::PlanNorm* norm_in_force(const engine::Plan& plan, const core::Citation& citation);

}  // namespace evaluator::missing
