#include <algorithm>

#include "dsl/core/calendar.hpp"
#include "evaluator/engine/reasons.hpp"
#include "evaluator/timeline/rows.hpp"

namespace evaluator::timeline {

using core::Date;
using engine::Context;
using engine::Evaluation;
using engine::Lane;
using engine::PlanNorm;
using engine::Truth;
using engine::Until;

namespace {

class Walker {
public:
    Walker(Plans& plans, const person::Household& household, const Wish& wish, person::PersonIndex who)
        : plans_(plans), household_(household), wish_(wish), who_(who) {}

    Timeline walk() {
        result_.from = wish_.from;
        result_.until = wish_.until;
        result_.as_of = plans_.options().as_of;
        result_.law_date = plans_.options().law_date.value_or(plans_.options().as_of);
        result_.axis = wish_.axis;
        if (wish_.axis == Axis::Facts) {
            span(plans_.on(result_.law_date), {wish_.from, wish_.until});
        } else {
            for (Date day = wish_.from; day < wish_.until;) {
                const engine::Plan& plan = plans_.on(day);
                const Date end = std::min(plan.law_until, wish_.until);
                span(plan, {day, end});
                day = end;
            }
        }
        rows_.finish();
        return std::move(result_);
    }

private:
    /// All norms over days on which one plan is law.
    void span(const engine::Plan& plan, model::Validity days) {
        evaluation_ = nullptr;
        result_.norms.reserve(plan.norms.size());
        for (const PlanNorm& planned : plan.norms) {
            if (!planned.is_requested) continue;
            Known& known = rows_.of(plan, planned);
            if (days.until <= known.all_until()) continue;
            norm(plan, planned, days, known);
            known.law_until = planned.law_until;
        }
    }

    void norm(const engine::Plan& plan, const PlanNorm& planned, model::Validity days, Known& known) {
        NormTimeline& line = rows_.timeline_of(known);
        note_versions(plan, planned, line);
        steps(plan, days, line.norm, known.whole, planned.law_until,
              [&](const Context& context, Until& until) {
                  return of_norm(*evaluation_, planned, context, until);
              });
        for (std::size_t i = 0; i < planned.elements.size(); ++i) {
            const engine::PlanElement& element = planned.elements[i];
            const Date ends = element.transition == ~0U ? planned.law_until : days.until;
            const std::uint32_t row = rows_.row_of(plan, planned, i, known);
            steps(plan, days, line.elements[row], known.elements[row], ends,
                  [&](const Context& context, Until& until) {
                      return of_element(*evaluation_, planned, element, context, until);
                  });
        }
    }

    /// From change to change. `ends`: from then on another version may be law, and has to be asked.
    template <typename Judge>
    void steps(const engine::Plan& plan, model::Validity days, Row& row, Date& known_until, Date ends,
               const Judge& judge) {
        Date day = std::max(days.from, known_until);
        if (day >= days.until) return;
        begin(plan, days.from);
        if (wish_.axis == Axis::Law) {
            Until until;
            Stretch stretch = judge(evaluation_->root(), until);
            stretch.days = days;
            append(row, stretch);
            return;
        }
        while (day < days.until) {
            Until until;
            Stretch stretch = judge(on(*evaluation_, day), until);
            const Date law = std::max(days.until, std::min(until.law, ends));
            stretch.days = {day, std::min({std::max(until.facts, core::next_day(day)), law, wish_.until})};
            if (wish_.axis == Axis::Facts) stretch.days.until = std::min(stretch.days.until, days.until);
            day = stretch.days.until;
            append(row, stretch);
        }
        known_until = day;
    }

    /// Of each plan only what some row needs.
    void begin(const engine::Plan& plan, Date from) {
        if (evaluation_ != nullptr) return;
        evaluation_ = &plans_.scratch(plan);
        evaluation_->begin(household_, wish_.axis == Axis::Law ? plans_.options().as_of : from, who_);
        exact_.emplace(*evaluation_, wish_.most_tries);
    }

    /// Whether a proof is valid hangs on the Stichtag itself, so it has to be moved; else moving the day of
    /// the context keeps what was found on other days.
    Context on(Evaluation& evaluation, Date day) {
        if (!plans_.options().evidenced_only) return evaluation.root().on(day);
        if (evaluation.as_of() != day) evaluation.begin(household_, day, who_);
        return evaluation.root();
    }

    Stretch from_truth(Evaluation& evaluation, engine::NodeId node, const Context& context, Until& until,
                       Truth& truth) {
        const engine::Value value = evaluation.value(node, context);
        until = until.earliest(value.until);
        truth = value.truth;
        Stretch stretch;
        if (truth.is_open()) {
            const engine::ExactTruth::Result found = exact_->of(node, context);
            truth = found.truth;
            stretch.is_bounded_only = found.is_bounded_only;
        }
        stretch.state = truth.certain() ? State::Met : truth.possible() ? State::Open : State::NotMet;
        stretch.as_a_rule_only = truth.is_open() && !truth.possible(Lane::Typical);
        return stretch;
    }

    Stretch of_norm(Evaluation& evaluation, const PlanNorm& planned, const Context& context, Until& until) {
        Truth truth;
        Stretch stretch = from_truth(evaluation, planned.value, context, until, truth);
        for (const auto& consequence : planned.consequences)
            if (consequence.condition != engine::no_node)
                until = until.earliest(evaluation.value(consequence.condition, context).until);
        for (const auto& transition : planned.transitions)
            if (transition.revives)
                until = until.earliest(evaluation.value(transition.condition, context).until);
        stretch.outcome = explain::result_of(evaluation, planned, truth, context).outcome;
        if (stretch.outcome == explain::Outcome::DoesNotExist) stretch.state = State::NotMet;
        if (stretch.outcome == explain::Outcome::NotInForce) stretch.state = State::NotInForce;
        return stretch;
    }

    /// Of an element replaced by a transition only the side that can count.
    Stretch of_element(Evaluation& evaluation, const PlanNorm& planned, const engine::PlanElement& element,
                       const Context& context, Until& until) {
        if (element.transition != ~0U) {
            const engine::PlanTransition& transition = planned.transitions[element.transition];
            const engine::Value condition = evaluation.value(transition.condition, context);
            until = until.earliest(condition.until);
            const bool if_better = plans_.book().transitions[transition.transition.index].if_more_favourable;
            const bool counts =
                element.is_old_side ? condition.truth.possible() : if_better || !condition.truth.certain();
            if (!counts) {
                Stretch out;
                out.state = State::NotInForce;
                return out;
            }
        }
        Truth truth;
        return from_truth(evaluation, element.value, context, until, truth);
    }

    void note_versions(const engine::Plan& plan, const PlanNorm& planned, NormTimeline& norm) {
        const auto note = [&](const model::Validity& validity) {
            for (const Date day : {validity.from, validity.until})
                if (day > wish_.from && day < wish_.until) norm.version_changes.push_back(day);
        };
        if (wish_.axis == Axis::Facts) return;
        note(plan.book->norm(planned.norm).attributes.validity);
        for (const engine::PlanElement& element : planned.elements)
            note(plan.book->block(plan.book->element(element.element).block).attributes.validity);
    }

    Plans& plans_;
    const person::Household& household_;
    const Wish& wish_;
    person::PersonIndex who_;
    engine::Evaluation* evaluation_ = nullptr;  // of the plan at hand, once a row has asked
    std::optional<engine::ExactTruth> exact_;
    Timeline result_;
    Rows rows_{result_};
};

}  // namespace

const Stretch* Row::on(Date day) const {
    for (const Stretch& stretch : stretches)
        if (stretch.days.holds_on(day)) return &stretch;
    return nullptr;
}

std::optional<Date> Row::first_met(Date day) const {
    for (const Stretch& stretch : stretches)
        if (stretch.state == State::Met && stretch.days.until > day) return std::max(stretch.days.from, day);
    return std::nullopt;
}

std::vector<model::Validity> Row::windows() const {
    std::vector<model::Validity> result;
    for (const Stretch& stretch : stretches) {
        if (stretch.state != State::Met) continue;
        if (!result.empty() && result.back().until == stretch.days.from)
            result.back().until = stretch.days.until;
        else
            result.push_back(stretch.days);
    }
    return result;
}

std::optional<Date> Timeline::next_change() const {
    std::optional<Date> next;
    const auto look = [&](const Row& row) {
        for (const Stretch& stretch : row.stretches)
            if (stretch.days.from > as_of && (!next || stretch.days.from < *next)) next = stretch.days.from;
    };
    for (const NormTimeline& norm : norms) {
        look(norm.norm);
        for (const Row& row : norm.elements) look(row);
    }
    return next;
}

Wish usual_wish(Date as_of) {
    Wish wish;
    wish.from = core::look_back_day(as_of, core::Duration::of_years(2));
    wish.until = core::next_day(core::deadline_last_day(as_of, core::Duration::of_years(10)));
    return wish;
}

Timeline timeline(Plans& plans, const person::Household& household, const Wish& wish,
                  person::PersonIndex who) {
    return Walker{plans, household, wish, who}.walk();
}

}  // namespace evaluator::timeline
