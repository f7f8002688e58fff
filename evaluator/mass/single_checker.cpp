// A block of persons, one after the other, with the single evaluation. Ahead it steps from change to change
// as the timeline does, but for the norm alone and only until its first window has closed.
#include <algorithm>
#include <memory>

#include "evaluator/engine/plan.hpp"
#include "evaluator/engine/reasons.hpp"
#include "evaluator/explain/explain.hpp"
#include "evaluator/mass/checker.hpp"

namespace evaluator::mass {

using core::Date;
using engine::Evaluation;
using engine::PlanElement;
using engine::PlanNorm;
using engine::Truth;
using explain::Outcome;

namespace {

constexpr std::size_t most_tries = 4096;  // as `check`

/// A norm in one plan, with the places of its elements among the requirements of all plans.
struct Placed {
    const PlanNorm* norm = nullptr;  // nullptr: not in force
    std::vector<std::uint16_t> positions;
};

/// Law from a day on.
struct Phase {
    Date from, until;
    engine::Plan plan;
    std::vector<Placed> norms;  // in the order of the checker
};

struct Laws {
    std::vector<Phase> phases;
    Date as_of, ahead_until;
    std::vector<NormInfo> norms;
};

std::size_t norm_in(std::vector<NormInfo>& norms, const engine::Plan& plan, const PlanNorm& planned) {
    for (std::size_t i = 0; i < norms.size(); ++i)
        if (norms[i].citation == planned.citation) return i;
    norms.push_back(
        {planned.citation, core::to_text(planned.citation), plan.book->norm(planned.norm).title, {}});
    return norms.size() - 1;
}

std::uint16_t requirement_in(NormInfo& norm, const engine::Plan& plan, const PlanElement& element) {
    const model::Block& block = plan.book->block(plan.book->element(element.element).block);
    Requirement one{block.name + (element.is_old_side ? "/alt" : ""), block.text, {}};
    const auto& citations = block.attributes.citations;
    if (!citations.empty()) one.citation = core::to_text(citations.front());
    for (std::size_t i = 0; i < norm.requirements.size(); ++i)
        if (norm.requirements[i].id == one.id && norm.requirements[i].citation == one.citation)
            return static_cast<std::uint16_t>(i);
    norm.requirements.push_back(std::move(one));
    return static_cast<std::uint16_t>(norm.requirements.size() - 1);
}

/// Of elements replaced by a transition only the side that can count.
bool counts(Evaluation& evaluation, const PlanNorm& norm, const PlanElement& element,
            const engine::Context& context) {
    if (element.transition == ~0U) return true;
    const engine::PlanTransition& transition = norm.transitions[element.transition];
    const Truth condition = evaluation.value(transition.condition, context).truth;
    if (element.is_old_side) return condition.possible();
    return !condition.certain() ||
           evaluation.plan().book->transitions[transition.transition.index].if_more_favourable;
}

class OnePerson {
public:
    explicit OnePerson(const Laws& laws) : laws_(laws) {
        for (const Phase& phase : laws.phases) evaluations_.emplace_back(phase.plan);
    }

    Verdicts check(const person::Household& household) {
        household_ = &household;
        begun_.assign(evaluations_.size(), false);
        Verdicts result(laws_.norms.size());
        for (std::size_t i = 0; i < result.size(); ++i) {
            now(i, result[i]);
            if (laws_.ahead_until > laws_.as_of) look_ahead(i, result[i]);
        }
        return result;
    }

private:
    Evaluation& evaluation(std::size_t phase, Date day) {
        Evaluation& one = evaluations_[phase];
        const bool must_move = laws_.phases[phase].plan.options.evidenced_only && one.as_of() != day;
        if (!begun_[phase] || must_move) one.begin(*household_, day);
        begun_[phase] = true;
        return one;
    }

    static engine::Context on(Evaluation& evaluation, Date day) {
        return evaluation.as_of() == day ? evaluation.root() : evaluation.root().on(day);
    }

    void now(std::size_t which, Verdict& verdict) {
        const Phase& phase = laws_.phases.front();
        const Placed& placed = phase.norms[which];
        if (phase.until > laws_.as_of) verdict.next_change = phase.until;
        needs_trying_ = false;
        if (placed.norm == nullptr) return;
        Evaluation& one = evaluation(0, laws_.as_of);
        const PlanNorm& norm = *placed.norm;
        const auto note = [&](const engine::Value& value) {
            verdict.next_change = std::min(verdict.next_change, value.until.facts);
        };
        const engine::Findings found = engine::findings(one, norm.value, most_tries);
        note(one.value(norm.value));
        needs_trying_ = found.truth.bits != one.truth(norm.value).bits;
        const bool is_revived = std::any_of(norm.transitions.begin(), norm.transitions.end(),
                                            [](const auto& each) { return each.revives; });
        if (is_revived && !found.truth.possible() &&
            !one.truth(norm.transitions.front().condition).possible())
            return;
        const auto result = explain::result_of(one, norm, found.truth, one.root());
        verdict.outcome = result.outcome;
        verdict.as_a_rule_only = result.as_a_rule_only;
        verdict.is_bounded_only = found.is_bounded_only;
        for (const auto& consequence : norm.consequences)
            if (consequence.condition != engine::no_node) note(one.value(consequence.condition));
        for (std::size_t i = 0; i < norm.elements.size(); ++i) {
            if (!counts(one, norm, norm.elements[i], one.root())) continue;
            note(one.value(norm.elements[i].value));
            const Truth truth = engine::findings(one, norm.elements[i].value, most_tries).truth;
            if (truth.certain()) continue;
            // Unmet as a rule is unmet, as in `check`: only an atypical case could help.
            const bool is_open = truth.possible() && truth.possible(engine::Lane::Typical);
            (is_open ? verdict.open : verdict.unmet).push_back(placed.positions[i]);
        }
        std::sort(verdict.open.begin(), verdict.open.end());
        std::sort(verdict.unmet.begin(), verdict.unmet.end());
    }

    /// From change to change: the first window on which the norm is met, and what ends it.
    void look_ahead(std::size_t which, Verdict& verdict) {
        for (std::size_t i = 0; i < laws_.phases.size(); ++i) {
            const Phase& phase = laws_.phases[i];
            const Date from = std::max(phase.from, laws_.as_of);
            const Date end = std::min(phase.until, laws_.ahead_until);
            const Placed& placed = phase.norms[which];
            if (placed.norm == nullptr) {
                if (verdict.earliest == Date::never() || from >= laws_.ahead_until) continue;
                verdict.closes = from;
                verdict.closes_by_law = true;
                return;
            }
            for (Date day = from; day < end;) {
                Evaluation& one = evaluation(i, day);
                const engine::Context context = on(one, day);
                Date until = Date::never();
                // Trying answers costs most of the time: so only where it helped today, and before a window
                // is said to close. What is met is never said too often, only perhaps too late.
                const bool is_exact = needs_trying_ || verdict.earliest != Date::never();
                const bool is_met = met(one, *placed.norm, context, until, is_exact);
                if (is_met && verdict.earliest == Date::never()) verdict.earliest = day;
                if (!is_met && verdict.earliest != Date::never()) {
                    close(one, placed, context, verdict);
                    verdict.closes_by_law = day == from && i > 0;
                    return;
                }
                day = std::max(until, core::next_day(day));
            }
        }
    }

    static bool met(Evaluation& one, const PlanNorm& norm, const engine::Context& context, Date& until,
                    bool is_exact) {
        const engine::Value value = one.value(norm.value, context);
        until = value.until.facts;
        Truth truth = value.truth;
        if (truth.is_open() && is_exact) truth = engine::findings(one, norm.value, context, most_tries).truth;
        for (const auto& consequence : norm.consequences)
            if (consequence.condition != engine::no_node)
                until = std::min(until, one.value(consequence.condition, context).until.facts);
        Verdict as_then;
        as_then.outcome = explain::result_of(one, norm, truth, context).outcome;
        return as_then.is_met();
    }

    static void close(Evaluation& one, const Placed& placed, const engine::Context& context,
                      Verdict& verdict) {
        verdict.closes = context.day;
        for (std::size_t i = 0; i < placed.norm->elements.size(); ++i) {
            const PlanElement& element = placed.norm->elements[i];
            if (counts(one, *placed.norm, element, context) &&
                !one.value(element.value, context).truth.certain())
                verdict.closing.push_back(placed.positions[i]);
        }
        std::sort(verdict.closing.begin(), verdict.closing.end());
    }

    const Laws& laws_;
    std::vector<Evaluation> evaluations_;  // by phase
    std::vector<bool> begun_;
    bool needs_trying_ = false;  // today trying answers found more than the bounds
    const person::Household* household_ = nullptr;
};

/// Values of the law in the texts of requirements, as they read for a person of whom nothing is known.
void fill_texts(Laws& laws) {
    const Phase& phase = laws.phases.front();
    person::Household nobody;
    nobody.persons.emplace_back();
    Evaluation evaluation(phase.plan);
    evaluation.begin(nobody, laws.as_of);
    explain::ExplainOptions quick;
    quick.with_dates = quick.with_trials = quick.with_answers = false;
    quick.most_cells = 1;
    for (std::size_t i = 0; i < laws.norms.size(); ++i) {
        std::vector<Requirement>& requirements = laws.norms[i].requirements;
        const bool has_values = std::any_of(requirements.begin(), requirements.end(), [](const auto& one) {
            return one.text.find('{') != std::string::npos;
        });
        if (phase.norms[i].norm == nullptr || !has_values) continue;
        const auto report = explain::explain_norm(evaluation, *phase.norms[i].norm, quick);
        for (const explain::Node& node : report.elements)
            for (Requirement& one : requirements)
                if (one.id == node.id && one.text.find('{') != std::string::npos) one.text = node.text;
    }
}

std::shared_ptr<const Laws> laws_of(const model::RuleBook& book, const engine::Options& options,
                                    const std::vector<core::Citation>& targets, Date ahead_until) {
    auto laws = std::make_shared<Laws>();
    laws->as_of = options.as_of;
    laws->ahead_until = ahead_until;
    for (Date day = options.law_date.value_or(options.as_of);;) {
        engine::Options of_day = options;
        of_day.law_date = day;
        Phase phase{day, Date::never(), engine::compile(book, of_day, targets), {}};
        if (!options.law_date) phase.until = phase.plan.law_until;
        day = phase.until;
        laws->phases.push_back(std::move(phase));
        if (day >= ahead_until) break;
    }
    laws->phases.front().from = options.as_of;
    for (const Phase& phase : laws->phases)
        for (const PlanNorm& norm : phase.plan.norms)
            if (norm.is_requested) norm_in(laws->norms, phase.plan, norm);
    for (const Phase& phase : laws->phases)
        for (const model::NormId id : phase.plan.not_in_force) {
            const model::Norm& norm = book.norm(id);
            const bool is_known =
                std::any_of(laws->norms.begin(), laws->norms.end(),
                            [&](const NormInfo& known) { return known.citation == norm.citation; });
            if (!is_known && !targets.empty())
                laws->norms.push_back({norm.citation, core::to_text(norm.citation), norm.title, {}});
        }
    std::stable_sort(laws->norms.begin(), laws->norms.end(),
                     [](const NormInfo& a, const NormInfo& b) { return a.citation < b.citation; });
    for (Phase& phase : laws->phases) {
        phase.norms.resize(laws->norms.size());
        for (const PlanNorm& norm : phase.plan.norms) {
            if (!norm.is_requested) continue;
            const std::size_t which = norm_in(laws->norms, phase.plan, norm);
            phase.norms[which].norm = &norm;
            for (const PlanElement& element : norm.elements)
                phase.norms[which].positions.push_back(
                    requirement_in(laws->norms[which], phase.plan, element));
        }
    }
    fill_texts(*laws);
    return laws;
}

}  // namespace

bool Verdict::is_met() const {
    switch (outcome) {
        case Outcome::Claim:
        case Outcome::RegularClaim:
        case Outcome::DiscretionOpened:
        case Outcome::TakesEffect: return true;
        case Outcome::DoesNotExist:
        case Outcome::Open:
        case Outcome::NotInForce: return false;
    }
    return false;
}

Checker single_checker(const model::RuleBook& book, const engine::Options& options,
                       const std::vector<core::Citation>& targets, Date ahead_until) {
    const auto laws = laws_of(book, options, targets, ahead_until);
    Checker checker;
    checker.norms = laws->norms;
    checker.make = [laws]() -> Check {
        auto person = std::make_shared<OnePerson>(*laws);
        return [laws, person](std::span<const person::Household> block, std::vector<Verdicts>& found) {
            found.clear();
            for (const person::Household& household : block) found.push_back(person->check(household));
        };
    };
    return checker;
}

}  // namespace evaluator::mass
