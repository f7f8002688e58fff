#include "evaluator/timeline/timeline.hpp"

#include <algorithm>
#include <deque>
#include <map>
#include <unordered_map>

#include "dsl/core/calendar.hpp"
#include "evaluator/engine/reasons.hpp"

namespace evaluator::timeline {

using core::Date;
using engine::Context;
using engine::Evaluation;
using engine::Lane;
using engine::PlanNorm;
using engine::Truth;
using engine::Until;

namespace {

/// What follows the same result is one stretch.
void append(Row& row, Stretch stretch) {
    if (stretch.days.until <= stretch.days.from) return;
    if (!row.stretches.empty()) {
        Stretch& last = row.stretches.back();
        const bool is_same = last.state == stretch.state && last.as_a_rule_only == stretch.as_a_rule_only &&
                             last.is_bounded_only == stretch.is_bounded_only &&
                             last.outcome == stretch.outcome;
        if (is_same && last.days.until == stretch.days.from) {
            last.days.until = stretch.days.until;
            return;
        }
        if (last.days.until < stretch.days.from) {
            Stretch gap;
            gap.days = {last.days.until, stretch.days.from};
            gap.state = State::NotInForce;
            gap.outcome = explain::Outcome::NotInForce;
            append(row, gap);
        }
    }
    row.stretches.push_back(stretch);
}

/// Before the first and after the last stretch it is not in force.
void complete(Row& row, Date from, Date until) {
    Stretch out;
    out.state = State::NotInForce;
    out.outcome = explain::Outcome::NotInForce;
    if (!row.stretches.empty() && from < row.stretches.front().days.from) {
        out.days = {from, row.stretches.front().days.from};
        row.stretches.insert(row.stretches.begin(), out);
    }
    out.days = {row.stretches.empty() ? from : row.stretches.back().days.until, until};
    append(row, out);
}

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
        finish();
        return std::move(result_);
    }

private:
    /// A row and the day up to which it is known already: a result that no change of the law touches goes on
    /// under the next plan without being asked again.
    struct Track {
        Row row;
        Date known_until = Date::distant_past();
    };
    struct Building {
        NormTimeline norm;
        Track whole;
        std::deque<Track> elements;
        std::map<std::pair<std::uint32_t, bool>, Track*> by_element;  // number, old side
    };

    /// All norms over days on which one plan is law.
    void span(const engine::Plan& plan, model::Validity days) {
        evaluation_ = nullptr;
        for (const PlanNorm& planned : plan.norms) {
            if (!planned.is_requested) continue;
            Building& norm = norm_of(plan, planned);
            note_versions(plan, planned, norm.norm);
            steps(plan, days, norm.whole, planned.law_until, [&](const Context& context, Until& until) {
                return of_norm(*evaluation_, planned, context, until);
            });
            for (const engine::PlanElement& element : planned.elements) {
                const Date ends = element.transition == ~0U ? planned.law_until : days.until;
                steps(plan, days, track_of(plan, element, norm), ends,
                      [&](const Context& context, Until& until) {
                          return of_element(*evaluation_, planned, element, context, until);
                      });
            }
        }
    }

    /// From change to change. `ends`: from then on another version may be law, and has to be asked.
    template <typename Judge>
    void steps(const engine::Plan& plan, model::Validity days, Track& track, Date ends, const Judge& judge) {
        Date day = std::max(days.from, track.known_until);
        if (day >= days.until) return;
        begin(plan, days.from);
        if (wish_.axis == Axis::Law) {
            Until until;
            Stretch stretch = judge(evaluation_->root(), until);
            stretch.days = days;
            append(track.row, stretch);
            return;
        }
        while (day < days.until) {
            Until until;
            Stretch stretch = judge(on(*evaluation_, day), until);
            const Date law = std::max(days.until, std::min(until.law, ends));
            stretch.days = {day, std::min({std::max(until.facts, core::next_day(day)), law, wish_.until})};
            if (wish_.axis == Axis::Facts) stretch.days.until = std::min(stretch.days.until, days.until);
            day = stretch.days.until;
            append(track.row, stretch);
        }
        track.known_until = day;
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

    Building& norm_of(const engine::Plan& plan, const PlanNorm& planned) {
        Building*& known = by_norm_[planned.norm.index];
        if (known != nullptr) return *known;
        for (Building& other : norms_)
            if (other.norm.citation == planned.citation) return *(known = &other);
        Building& made = norms_.emplace_back();
        made.norm.citation = planned.citation;
        made.norm.title = plan.book->norm(planned.norm).title;
        made.whole.row.text = made.norm.title;
        made.whole.row.citations = {planned.citation};
        return *(known = &made);
    }

    /// One row for all versions of an element.
    Track& track_of(const engine::Plan& plan, const engine::PlanElement& element, Building& norm) {
        Track*& kept = norm.by_element[{element.element.index, element.is_old_side}];
        if (kept != nullptr) return *kept;
        const model::Block& block = plan.book->block(plan.book->element(element.element).block);
        const std::string id = block.name + (element.is_old_side ? "/alt" : "");
        for (Track& other : norm.elements) {
            const Row& known = other.row;
            if (known.id == id && (known.citations.empty() || block.attributes.citations.empty() ||
                                   known.citations.front() == block.attributes.citations.front()))
                return *(kept = &other);
        }
        Row& row = norm.elements.emplace_back().row;
        row.id = id;
        row.text = block.text;
        row.citations = block.attributes.citations;
        const model::ElementKind kind = plan.book->element(element.element).kind;
        row.is_bar =
            kind != model::ElementKind::Voraussetzung && kind != model::ElementKind::Regelvoraussetzung;
        return *(kept = &norm.elements.back());
    }

    void finish() {
        for (Building& made : norms_) {
            NormTimeline& norm = result_.norms.emplace_back(std::move(made.norm));
            norm.norm = std::move(made.whole.row);
            for (Track& track : made.elements) norm.elements.push_back(std::move(track.row));
        }
        for (NormTimeline& norm : result_.norms) {
            complete(norm.norm, wish_.from, wish_.until);
            for (Row& row : norm.elements) complete(row, wish_.from, wish_.until);
            std::sort(norm.version_changes.begin(), norm.version_changes.end());
            norm.version_changes.erase(std::unique(norm.version_changes.begin(), norm.version_changes.end()),
                                       norm.version_changes.end());
        }
        std::stable_sort(result_.norms.begin(), result_.norms.end(),
                         [](const auto& a, const auto& b) { return a.citation < b.citation; });
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
    std::deque<Building> norms_;
    std::unordered_map<std::uint32_t, Building*> by_norm_;
    engine::Evaluation* evaluation_ = nullptr;  // of the plan at hand, once a row has asked
    std::optional<engine::ExactTruth> exact_;
    Timeline result_;
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
