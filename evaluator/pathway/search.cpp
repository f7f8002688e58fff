// The search itself: from each file that grants can lead to, the one with the earliest day first.
#include <algorithm>
#include <set>
#include <tuple>

#include "dsl/core/calendar.hpp"
#include "evaluator/pathway/bound.hpp"
#include "evaluator/pathway/describe.hpp"
#include "evaluator/pathway/drafts.hpp"
#include "evaluator/pathway/expiry.hpp"
#include "evaluator/pathway/grants.hpp"
#include "evaluator/pathway/reach.hpp"
#include "evaluator/pathway/slack.hpp"

namespace evaluator::pathway {

using core::Date;

Cost Cost::operator+(const Cost& other) const {
    return {atypical + other.atypical, facts + other.facts, discretion + other.discretion,
            judgements + other.judgements};
}

namespace {

class Search {
public:
    /// Looks for ways that arrive before `before`.
    Search(Scanner& scanner, Reacher& reacher, const File& file, const std::vector<PersonIndex>& persons,
           const Wish& wish, Date before)
        : scanner_(scanner),
          wish_(wish),
          as_of_(scanner.plans().options().as_of),
          before_(before),
          where_(status_list(scanner.plans().book())),
          status_facts_(facts_of_status(scanner.plans().book(), where_)),
          reacher_(reacher),
          persons_(persons) {
        states_.push_back({file, as_of_, {}, {}});
        note_earliest(file);
    }

    void run() {
        for (std::size_t expanded = 0; !states_.empty(); ++expanded) {
            if (expanded == wish_.most_states) {
                is_complete = false;
                return;
            }
            const auto first =
                std::min_element(states_.begin(), states_.end(), [](const State& a, const State& b) {
                    return std::tie(a.cost.atypical, a.cost.facts, a.day, a.cost) <
                           std::tie(b.cost.atypical, b.cost.facts, b.day, b.cost);
                });
            const auto state = std::make_shared<const State>(std::move(*first));
            states_.erase(first);
            if (is_hopeless(state->day, state->cost)) {
                --expanded;
                continue;
            }
            for (std::size_t i = 0; i < wish_.goal.norms.size(); ++i)
                if (is_worth_trying(*state, earliest_[i])) try_goal(state, wish_.goal.norms[i]);
            if (state->chosen.size() < wish_.most_grants) try_grants(*state);
        }
    }

    /// The best ways, and the same ends over other steps.
    std::vector<Draft> best() {
        std::vector<Draft> kept = not_worse(drafts_);
        if (kept.size() > wish_.most_paths) kept.resize(wish_.most_paths);
        for (const Draft& draft : kept) try_other_steps(draft);
        return not_worse(drafts_);
    }

    bool is_complete = true;

private:
    void note_earliest(const File& file) {
        const File open = with_future_open(scanner_, file, persons_, where_);
        for (const core::Citation& norm : wish_.goal.norms)
            earliest_.push_back(
                scanner_.first_possible(open, wish_.goal.who, norm_node(norm), as_of_, wish_.horizon)
                    .value_or(wish_.horizon));
    }

    /// Without a grant before it each norm of the goal is an alternative worth showing.
    bool is_worth_trying(const State& state, Date earliest) const {
        return state.chosen.empty() || !is_too_late(std::max(state.day, earliest), state.cost);
    }

    void try_goal(const std::shared_ptr<const State>& state, const core::Citation& norm) {
        const Aim aim{wish_.goal.who, norm, state->day};
        const engine::PlanNorm* planned = scanner_.plans().on(state->day).find(norm);
        if (planned &&
            leads_back(*state, aim.who, status_led_to(scanner_.plans().book().norm(planned->norm))))
            return;
        const bool is_one_of_many = wish_.goal.norms.size() > 1;
        if (!reacher_.is_in_reach(state->file, aim)) return;
        if (is_one_of_many && !reacher_.is_ever_about(state->file, aim)) return;
        const auto found = reacher_.reach(state->file, aim, true);
        if (!found || (is_one_of_many && !is_about(scanner_.on(state->file, aim.who, found->day), norm)))
            return;
        add_draft(state, norm, *found);
    }

    /// Each step in turn must do without; and a later day may do with less judgement and discretion.
    void try_other_steps(const Draft& draft) {
        const Chosen& goal = draft.chosen.back();
        const Aim aim{wish_.goal.who, goal.norm, draft.before_goal->day};
        for (const StepUse& use : goal.steps)
            if (const auto other = reacher_.reach(draft.before_goal->file, aim, false, {use.step});
                other && other->day < before_)
                add_draft(draft.before_goal, goal.norm, *other);
        if (goal.cost.is_nothing()) return;
        if (const auto less = reacher_.reach_for_less(draft.before_goal->file, aim, goal.day, goal.cost))
            add_draft(draft.before_goal, goal.norm, *less);
    }

    void add_draft(const std::shared_ptr<const State>& state, const core::Citation& norm,
                   const Reach& found) {
        Draft draft;
        draft.before_goal = state;
        draft.chosen = state->chosen;
        draft.chosen.push_back({wish_.goal.who,
                                norm,
                                found.day,
                                Date::never(),
                                {},
                                found.steps,
                                found.cost,
                                found.file,
                                nullptr});
        draft.reached = found.day;
        draft.cost = state->cost + found.cost;
        drafts_.push_back(std::move(draft));
    }

    void try_grants(const State& state) {
        const Date before = no_help_from(state.cost);
        if (is_hopeless(state.day, state.cost)) return;
        for (const PersonIndex who : persons_)
            for (const Grant& what : grants_of(scanner_.plans().on(state.day), who))
                try_grant(state, what, before);
    }

    void try_grant(const State& state, const Grant& what, Date before) {
        const auto is_goal = [&] {
            return what.who == wish_.goal.who && std::find(wish_.goal.norms.begin(), wish_.goal.norms.end(),
                                                           what.norm) != wish_.goal.norms.end();
        };
        const bool is_done = std::any_of(state.chosen.begin(), state.chosen.end(), [&](const Chosen& one) {
            return one.who == what.who && one.norm == what.norm;
        });
        if (is_done || is_goal() || leads_back(state, what.who, what.leads_to)) return;
        if (has_status(where_, *state.file, what.who, what.status, what.basis, state.day)) return;
        const Aim aim{what.who, what.norm, state.day, before};
        if (!reacher_.is_in_reach(state.file, aim) || !reacher_.is_ever_about(state.file, aim)) return;
        const auto found = reacher_.reach(state.file, aim, false);
        if (!found || !is_about(scanner_.on(state.file, aim.who, found->day), what.norm) ||
            assumes_too_much(state.cost + found->cost) || is_hopeless(found->day, state.cost + found->cost))
            return;
        State next{found->file, found->day, state.chosen, state.cost + found->cost};
        const Granted given = grant(what, found->day, wish_.horizon, scanner_, where_, next.file);
        next.chosen.push_back({what.who, what.norm, found->day, given.end, given.renewals, found->steps,
                               found->cost, found->file, what.leads_to});
        if (!seen_.insert(state_key(next)).second) return;
        reacher_.note_grant(*found, next.file, number_of(what, *found, given), status_facts_);
        states_.push_back(std::move(next));
    }

    /// Who assumes many things finds many ways; they help nobody.
    static bool assumes_too_much(const Cost& cost) { return cost.atypical > 0 || cost.facts > 2; }

    /// A way that begins to help after the best one has arrived must at least assume less.
    bool is_too_late(Date day, const Cost& cost) const { return day >= no_help_from(cost); }
    Date no_help_from(const Cost& cost) const {
        Date first = before_;
        for (const Draft& known : drafts_)
            if (known.cost <= cost) first = std::min(first, known.reached);
        return first;
    }

    /// From that day on, for that much, no goal can be reached earlier or cheaper than it is already.
    bool is_hopeless(Date day, const Cost& cost) const {
        const Date before = no_help_from(cost);
        return day >= before || std::all_of(earliest_.begin(), earliest_.end(),
                                            [&](Date earliest) { return earliest >= before; });
    }

    static std::uint64_t number_of(const Grant& what, const Reach& found, const Granted& given) {
        const std::string basis = what.basis ? core::to_text(*what.basis) : "";
        return key_of(what.who, what.status, std::hash<std::string>{}(basis), found.day.days, given.end.days);
    }

    Scanner& scanner_;
    const Wish& wish_;
    Date as_of_, before_;
    StatusList where_;
    FactSet status_facts_;
    Reacher& reacher_;
    std::vector<PersonIndex> persons_;
    std::vector<Date> earliest_;  // by norm of the goal: no way can be open before
    std::vector<State> states_;
    std::vector<Draft> drafts_;
    std::set<std::string> seen_;
};

}  // namespace

namespace {

/// Whom a way can grant something: who is to reach the goal, and members of the household whose status is
/// known.
std::vector<PersonIndex> persons_of(const person::Household& household, const Wish& wish,
                                    const StatusList& where) {
    constexpr std::size_t most = 4;
    std::vector<PersonIndex> persons;
    for (PersonIndex who = 0; who < household.persons.size() && persons.size() < most; ++who)
        if (who == wish.goal.who || (!where.list.is_none() && household.persons[who].find(where.list)))
            persons.push_back(who);
    return persons;
}

class Finder {
public:
    Finder(engine::Plans& plans, const person::Household& household, const Wish& wish)
        : scanner_(plans),
          reacher_(scanner_, plans.options().as_of, wish.horizon, false),
          wish_(wish),
          file_(std::make_shared<const person::Household>(household)) {
        persons_ = persons_of(household, wish, status_list(plans.book()));
        ends_ = expiries(scanner_, persons_, wish.horizon, file_);
        result_.goal = wish.goal;
        result_.as_of = plans.options().as_of;
        result_.horizon = wish.horizon;
    }

    Pathways find() {
        Search sure{scanner_, reacher_, file_, persons_, wish_, wish_.horizon};
        sure.run();
        keep(sure.best(), result_.paths);
        // What assumes more is worth telling only if it arrives earlier.
        const Date before = result_.paths.empty() ? wish_.horizon : result_.paths.front().reached;
        reacher_.assume_facts(before);
        Search if_true{scanner_, reacher_, file_, persons_, wish_, before};
        if_true.run();
        std::vector<Draft> bolder = if_true.best();
        std::erase_if(bolder, [](const Draft& draft) { return draft.cost.facts == 0; });
        keep(std::move(bolder), result_.if_true);
        result_.is_complete = sure.is_complete && if_true.is_complete;
        if (result_.paths.empty() && result_.if_true.empty())
            result_.obstacles = obstacles(scanner_, file_, wish_);
        return std::move(result_);
    }

private:
    void keep(std::vector<Draft> drafts, std::vector<Path>& into) {
        for (Draft& draft : drafts) {
            if (into.size() == wish_.most_paths) return;
            note_latest_begin(scanner_, file_, draft.chosen, wish_.horizon);
            into.push_back(
                {described(scanner_, file_, draft.chosen, wish_), ends_on(draft), draft.reached, draft.cost});
        }
    }

    /// What ends before the way gives that person something else, or so soon after the goal that the office
    /// may not have decided by then.
    std::vector<Expiry> ends_on(const Draft& draft) const {
        const Date soon = core::add_clamp(draft.reached, core::Duration::of_months(6));
        std::vector<Expiry> matter;
        for (const Expiry& one : ends_) {
            const bool takes_part = one.who == wish_.goal.who ||
                                    std::any_of(draft.chosen.begin(), draft.chosen.end(),
                                                [&](const Chosen& chosen) { return chosen.who == one.who; });
            const auto replaced =
                std::find_if(draft.chosen.begin(), draft.chosen.end(),
                             [&](const Chosen& chosen) { return chosen.who == one.who && chosen.leads_to; });
            const Date until = replaced == draft.chosen.end()
                                   ? soon
                                   : core::add_clamp(replaced->day, core::Duration::of_months(6));
            if (!takes_part || one.day > until) continue;
            matter.push_back(one);
            std::erase_if(matter.back().renewals, [&](Date day) { return day > until; });
        }
        return matter;
    }

    Scanner scanner_;
    Reacher reacher_;
    const Wish& wish_;
    File file_;
    std::vector<PersonIndex> persons_;
    std::vector<Expiry> ends_;
    Pathways result_;
};

}  // namespace

Pathways find_paths(engine::Plans& plans, const person::Household& household, const Wish& wish) {
    return Finder{plans, household, wish}.find();
}

std::vector<core::Citation> norms_leading_to(const model::RuleBook& book, const std::string& name) {
    std::vector<core::Citation> found;
    for (const model::Norm& norm : book.norms)
        for (const model::LeadsTo& leads : norm.leads_to) {
            const bool is_meant = core::same_name(name, leads.name) ||
                                  (leads.unlimited && leads.basis && core::same_name(name, "unbefristet"));
            if (is_meant && std::find(found.begin(), found.end(), norm.citation) == found.end())
                found.push_back(norm.citation);
        }
    return found;
}

}  // namespace evaluator::pathway
