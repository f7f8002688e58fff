#include "evaluator/pathway/slack.hpp"

#include <algorithm>

#include "dsl/core/calendar.hpp"
#include "evaluator/engine/facts_read.hpp"
#include "evaluator/pathway/grants.hpp"

namespace evaluator::pathway {

using core::Date;

namespace {

constexpr int least_wait = 7;

class Walk {
public:
    Walk(Scanner& scanner, const File& original, std::vector<Chosen>& chosen, Date horizon)
        : scanner_(scanner),
          where_(status_list(scanner.plans().book())),
          original_(original),
          chosen_(chosen),
          reacher_(scanner, scanner.plans().options().as_of, horizon, true) {}

    void note() {
        if (!works()) return;  // a way that cannot be walked again tells nothing
        for (Chosen& one : chosen_)
            for (StepUse& use : one.steps)
                if (has_fixed_length(use)) use.latest = latest_of(one, use);
    }

private:
    bool has_fixed_length(const StepUse& use) {
        const engine::Plan& plan = scanner_.plans().on(use.begin);
        const engine::PlanStep* step = step_in(plan, use.step);
        if (step == nullptr) return false;
        if (step->takes == engine::no_node) return true;
        const auto reads = engine::facts_read(plan, step->takes);
        return std::find(reads.begin(), reads.end(), true) == reads.end();
    }

    /// The step ends on the day it is needed: that of the norm, or of another step that begins with it.
    std::optional<Date> latest_of(const Chosen& one, StepUse& use) {
        std::vector<Date> ends{one.day};
        for (const StepUse& other : one.steps)
            if (other.begin > use.begin) ends.push_back(other.begin);
        std::sort(ends.rbegin(), ends.rend());
        const StepUse usual = use;
        for (const Date end : ends) {
            const int wait = end.days - usual.end.days;
            if (wait < least_wait) break;
            use.begin = Date{usual.begin.days + wait};
            use.end = end;
            const bool is_fine = works();
            const Date begin = use.begin;
            use = usual;
            if (is_fine) return begin;
        }
        return std::nullopt;
    }

    bool works() {
        File file = original_;
        for (const Chosen& one : chosen_) {
            std::vector<StepUse> steps = one.steps;
            std::stable_sort(steps.begin(), steps.end(),
                             [](const StepUse& a, const StepUse& b) { return a.end < b.end; });
            for (const StepUse& use : steps)
                if (!take(use, file)) return false;
            const auto open =
                scanner_.first_possible(file, one.who, norm_node(one.norm), one.day, core::next_day(one.day));
            if (!open || reacher_.weigh(file, {one.who, one.norm, one.day}, one.day) > one.cost) return false;
            if (one.leads_to == nullptr) continue;
            person::Household changed = *file;
            give_status(scanner_.plans().book(), where_, changed, one.who, *one.leads_to, one.day, one.end,
                        one.renewals);
            file = std::make_shared<const person::Household>(std::move(changed));
        }
        return true;
    }

    bool take(const StepUse& use, File& file) {
        engine::Evaluation& before = scanner_.on(file, use.who, use.begin);
        const engine::PlanStep* step = step_in(before.plan(), use.step);
        if (step == nullptr) return false;
        const engine::Truth may_begin = before.truth(step->condition);
        if (use.is_open ? !may_begin.possible() : !may_begin.certain()) return false;
        engine::Evaluation& after = scanner_.on(file, use.who, use.end);
        step = step_in(after.plan(), use.step);
        if (step == nullptr) return false;
        auto changed = with_effects(*step, after, use.who);
        if (!changed) return false;
        file = std::make_shared<const person::Household>(std::move(*changed));
        return true;
    }

    Scanner& scanner_;
    StatusList where_;
    const File& original_;
    std::vector<Chosen>& chosen_;
    Reacher reacher_;
};

}  // namespace

void note_latest_begin(Scanner& scanner, const File& original, std::vector<Chosen>& chosen, Date horizon) {
    Walk{scanner, original, chosen, horizon}.note();
}

}  // namespace evaluator::pathway
