// The day on which a norm can be open for a person, for as little as possible that is not known, and the
// fewest steps it takes for that (internal to evaluator/pathway). Steps run side by side, each begun as early
// as its conditions allow.
#pragma once

#include <algorithm>
#include <compare>
#include <tuple>

#include "evaluator/pathway/effects.hpp"
#include "evaluator/pathway/pathway.hpp"
#include "evaluator/pathway/scan.hpp"

namespace evaluator::pathway {

struct StepUse {
    model::StepId step;
    PersonIndex who = 0;
    core::Date begin, end;
    bool is_open = false;                // whether it can begin is not certain
    std::optional<core::Date> latest{};  // the way works as well if it begins on that day
    bool operator==(const StepUse&) const = default;
};

/// Somebody, a norm, and the days [from, before) of interest.
struct Aim {
    PersonIndex who = 0;
    core::Citation norm;
    core::Date from;
    core::Date before = core::Date::never();
};

struct Reach {
    core::Date day;
    Cost cost;
    std::vector<StepUse> steps;  // each of them needed
    File file;                   // with what they set
};

class Reacher {
public:
    /// `may_assume_facts`: also what hangs on facts the file does not tell, or on atypical cases.
    Reacher(Scanner& scanner, core::Date steps_from, core::Date horizon, bool may_assume_facts)
        : scanner_(scanner),
          steps_from_(steps_from),
          horizon_(horizon),
          may_assume_facts_(may_assume_facts) {}

    using StepIds = std::vector<model::StepId>;
    /// `is_thorough`: looks also for steps that only help without others. `banned`: steps not to be taken.
    std::optional<Reach> reach(const File& file, const Aim& aim, bool is_thorough,
                               const StepIds& banned = {});
    /// The first day from `from` on which it takes less than `most`, by steps that can certainly begin: the
    /// way of those who do not want to hang on judgement and discretion.
    std::optional<Reach> reach_for_less(const File& file, const Aim& aim, core::Date from, const Cost& most);
    /// A quick look before the search: whether it is possible as the file is, or with all steps of the rule
    /// book.
    bool is_in_reach(const File& file, const Aim& aim);
    /// The file with every step that sets what the norm reads, directly or for another such step.
    File with_useful_steps(const File& file, const Aim& aim);

    /// What a norm that is possible on the day takes for granted.
    Cost cost_of(const File& file, const Aim& aim, core::Date day);
    /// The same without remembering the file.
    Cost weigh(const File& file, const Aim& aim, core::Date day);

private:
    struct Attempt {
        std::optional<core::Date> day;
        Cost cost;
        std::vector<StepUse> steps;
        File file;

        bool is_better_than(const Attempt& other) const;
        StepIds taken() const;
    };
    /// `to_beat`: later days than a way without assumptions needs are not looked at.
    Attempt attempt(const File& file, const Aim& aim, const StepIds& steps, const Attempt& to_beat);
    void find_day(Attempt& attempt, const Aim& aim, core::Date until);
    core::Date next_change(const Attempt& attempt, const Aim& aim, core::Date day);
    static StepIds latest_first(StepIds steps, const Attempt& attempt);
    bool drop_needless(Attempt& best, const File& file, const Aim& aim, const StepIds& order);
    std::optional<StepUse> begin_of(const File& file, PersonIndex who, model::StepId step);
    std::optional<StepUse> look_for_begin(const File& file, PersonIndex who, model::StepId step);
    /// The file as the step leaves it; nothing: the step changes nothing.
    File after(const File& file, PersonIndex who, const StepUse& use);
    void take_all(Attempt& attempt, PersonIndex who, StepIds steps);
    const StepIds& useful_steps(const Aim& aim);
    const std::vector<bool>& condition_facts(model::StepId step);
    static bool is_best_possible(const Attempt& attempt, const Aim& aim);
    core::Date end_of(const Aim& aim) const { return std::min(aim.before, horizon_); }
    bool is_fit(const Cost& cost) const {
        return may_assume_facts_ || (cost.facts == 0 && cost.atypical == 0);
    }

    Scanner& scanner_;
    core::Date steps_from_, horizon_;
    bool may_assume_facts_;
    std::map<std::pair<const engine::Plan*, engine::NodeId>, StepIds> useful_;
    std::map<std::uint32_t, std::vector<bool>> condition_facts_;  // by step
    std::map<std::pair<const person::Household*, PersonIndex>, std::pair<File, File>>
        with_all_;  // kept alive, result

    /// What was found out about one file and what steps make of it. Ways tried over it share most steps; each
    /// sequence of steps has one file here.
    struct Found {
        struct Day {
            std::optional<core::Date> day;
            Cost cost;
            core::Date looked_until = core::Date::distant_past();
        };
        using Household = const person::Household*;
        File base;
        std::vector<File> kept;  // no other file gets the address of one of these
        /// Which file a step has made into this one, and the step as of its law.
        std::map<Household, std::pair<File, const engine::PlanStep*>> before;
        std::map<std::tuple<Household, PersonIndex, std::uint32_t>, std::optional<StepUse>> begins;
        std::map<std::tuple<Household, PersonIndex, std::uint32_t, core::Date>, File> after;
        std::map<std::tuple<Household, PersonIndex, core::Citation, core::Date>, Day> days;
        std::map<std::tuple<Household, PersonIndex, core::Citation, core::Date>, Cost> costs;
    };
    void begin_on(const File& base);
    Found found_;
    std::map<std::tuple<const engine::Plan*, engine::NodeId, std::uint64_t>, Cost> by_shape_;
};

}  // namespace evaluator::pathway
