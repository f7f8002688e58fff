// The day on which a norm can be open for a person, for as little as possible that is not known, and the
// fewest steps it takes for that (internal to evaluator/pathway). Steps run side by side, each begun as early
// as its conditions allow.
#pragma once

#include <algorithm>
#include <compare>
#include <tuple>

#include "evaluator/engine/settle.hpp"
#include "evaluator/pathway/files.hpp"
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
    Files::Place place = 0;
};

class Reacher {
public:
    /// `may_assume_facts`: also what hangs on facts the file does not tell, or on atypical cases.
    Reacher(Scanner& scanner, core::Date steps_from, core::Date horizon, bool may_assume_facts)
        : scanner_(scanner),
          files_(scanner),
          steps_from_(steps_from),
          horizon_(horizon),
          may_assume_facts_(may_assume_facts) {}

    /// From now on also over facts the file does not tell, for ways that arrive before `horizon`.
    void assume_facts(core::Date horizon) {
        may_assume_facts_ = true;
        days_.clear();
        if (horizon == horizon_) return;
        horizon_ = horizon;
        begins_.clear();
        with_all_.clear();
        ever_certain_.clear();
    }

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
    /// Whether the file itself ever certainly meets something the norm asks for.
    bool is_ever_about(const File& file, const Aim& aim);
    /// The file with every step that sets what the norm reads, directly or for another such step.
    File with_useful_steps(const File& file, const Aim& aim);

    /// Where a grant leads to from there; `what`: a number that tells it from other grants.
    void note_grant(const Reach& from, const File& granted, std::uint64_t what, const FactSet& sets) {
        files_.note(from.place, granted, what, sets);
    }

    /// What a norm that is possible on the day takes for granted.
    Cost weigh(const File& file, const Aim& aim, core::Date day);

private:
    using Place = Files::Place;
    struct Attempt {
        std::optional<core::Date> day;
        Cost cost;
        std::vector<StepUse> steps;
        Place place = 0;

        bool is_better_than(const Attempt& other) const;
        StepIds taken() const;
    };
    /// `to_beat`: later days than a way without assumptions needs are not looked at.
    Attempt attempt(Place from, const Aim& aim, const StepIds& steps, const Attempt& to_beat);
    std::optional<core::Date> first_possible(Place place, const Aim& aim, core::Date from, core::Date until);
    void find_day(Attempt& attempt, const Aim& aim, core::Date until);
    Cost cost_of(Place place, const Aim& aim, core::Date day);
    Cost weigh(Place place, const Aim& aim, core::Date day);
    bool is_ever_certain(Place place, PersonIndex who, const engine::Plan& plan, engine::NodeId node,
                         core::Date from);
    const FactSet& facts_of(const engine::Plan& plan, engine::NodeId node);
    core::Date next_change(const Attempt& attempt, const Aim& aim, core::Date day);
    static StepIds latest_first(StepIds steps, const Attempt& attempt);
    bool drop_needless(Attempt& best, Place from, const Aim& aim, const StepIds& order);
    std::optional<StepUse> begin_of(Place place, PersonIndex who, model::StepId step);
    std::optional<StepUse> look_for_begin(const File& file, PersonIndex who, model::StepId step);
    void take_all(Attempt& attempt, PersonIndex who, const StepIds& steps);
    const StepIds& useful_steps(const Aim& aim);
    bool can_matter(model::StepId step, const Aim& aim, const StepIds& taken);
    const FactSet& condition_facts(model::StepId step);
    static bool is_best_possible(const Attempt& attempt, const Aim& aim);
    Place begin_on(const File& base);
    Reach reached(const Attempt& attempt) {
        return {*attempt.day, attempt.cost, attempt.steps, files_.file(attempt.place), attempt.place};
    }
    core::Date end_of(const Aim& aim) const { return std::min(aim.before, horizon_); }
    bool is_fit(const Cost& cost) const {
        return may_assume_facts_ || (cost.facts == 0 && cost.atypical == 0);
    }

    Scanner& scanner_;
    Files files_;
    core::Date steps_from_, horizon_;
    bool may_assume_facts_;
    std::optional<Place> base_;  // whose steps are tried
    std::map<std::pair<const engine::Plan*, engine::NodeId>, StepIds> useful_;
    std::map<std::uint32_t, FactSet> condition_facts_;  // by step

    // What was found out about places.
    struct Day {
        std::optional<core::Date> day;
        Cost cost;
        core::Date looked_until = core::Date::distant_past();
    };
    std::unordered_map<std::uint64_t, std::optional<StepUse>> begins_;
    std::map<std::tuple<Place, PersonIndex, core::Citation, core::Date>, Day> days_;
    std::map<std::tuple<Place, PersonIndex, core::Citation, core::Date>, Cost> costs_;
    std::map<std::pair<Place, PersonIndex>, Place> with_all_;
    std::unordered_map<std::uint64_t, bool> ever_certain_;
    std::map<std::tuple<const engine::Plan*, engine::NodeId, std::uint64_t>, Cost> by_shape_;
    std::map<std::pair<const engine::Plan*, engine::NodeId>, FactSet> facts_;
    engine::KnownParts known_parts_;
};

}  // namespace evaluator::pathway
