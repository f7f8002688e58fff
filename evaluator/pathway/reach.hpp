// The earliest day on which a norm can be open for a person, and the fewest steps it takes for that (internal
// to evaluator/pathway). Steps run side by side, each begun as early as its conditions allow.
#pragma once

#include <compare>

#include "evaluator/pathway/effects.hpp"
#include "evaluator/pathway/pathway.hpp"
#include "evaluator/pathway/scan.hpp"

namespace evaluator::pathway {

struct StepUse {
    model::StepId step;
    PersonIndex who = 0;
    core::Date begin, end;
    bool operator==(const StepUse&) const = default;
};

struct Reach {
    core::Date day;
    Cost cost;
    std::vector<StepUse> steps;   // each of them needed
    person::Household household;  // with what they set
};

class Reacher {
public:
    /// `may_assume_facts`: also what hangs on facts the file does not tell.
    Reacher(Scanner& scanner, core::Date horizon, bool may_assume_facts)
        : scanner_(scanner), horizon_(horizon), may_assume_facts_(may_assume_facts) {}

    /// Not before `from`; steps begin on `steps_from` at the earliest. `banned`: steps not to be taken.
    std::optional<Reach> reach(const person::Household& household, PersonIndex who,
                               const core::Citation& norm, core::Date from, core::Date steps_from,
                               const std::vector<model::StepId>& banned = {});
    /// Whether it is possible at all with every useful step taken: a quick look before the search.
    bool is_in_reach(const person::Household& household, PersonIndex who, const core::Citation& norm,
                     core::Date from, core::Date steps_from);

    /// The file with every useful step taken.
    person::Household with_all_steps(const person::Household& household, PersonIndex who,
                                     const core::Citation& norm, core::Date from);

    /// What a norm that is possible on the day takes for granted.
    Cost cost_of(const person::Household& household, PersonIndex who, const core::Citation& norm,
                 core::Date day);

    /// Steps that set what the norm reads, directly or for another such step.
    std::vector<model::StepId> useful_steps(const core::Citation& norm, core::Date day);

private:
    struct Attempt {
        std::optional<core::Date> day;
        Cost cost;
        std::vector<StepUse> steps;
        person::Household household;

        /// Earlier, else for less, else with fewer steps.
        bool is_better_than(const Attempt& other) const;
    };
    Attempt attempt(const person::Household& household, PersonIndex who, const core::Citation& norm,
                    core::Date from, core::Date steps_from, const std::vector<model::StepId>& steps);
    std::optional<StepUse> begin_of(const person::Household& household, PersonIndex who, model::StepId step,
                                    core::Date from);
    void take_all(Attempt& attempt, PersonIndex who, core::Date from, std::vector<model::StepId> steps);

    Scanner& scanner_;
    core::Date horizon_;
    bool may_assume_facts_;
};

}  // namespace evaluator::pathway
