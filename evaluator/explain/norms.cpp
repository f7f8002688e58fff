// Norms: the result and how it sinks, consequences, transitions, what is still open.
#include <algorithm>

#include "evaluator/explain/context.hpp"

namespace evaluator::explain {

using engine::Lane;
using engine::Truth;
using model::ConsequenceKind;

namespace {

/// Strongest first: what must be, then what should, then what may.
int strength(ConsequenceKind kind) {
    switch (kind) {
        case ConsequenceKind::KraftGesetzes:
        case ConsequenceKind::Pflicht:
        case ConsequenceKind::Verbot:
        case ConsequenceKind::Ist: return 3;
        case ConsequenceKind::Soll: return 2;
        case ConsequenceKind::Kann: return 1;
    }
    return 0;
}

Outcome outcome_of(ConsequenceKind kind) {
    switch (kind) {
        case ConsequenceKind::Ist: return Outcome::Claim;
        case ConsequenceKind::Soll: return Outcome::RegularClaim;
        case ConsequenceKind::Kann: return Outcome::DiscretionOpened;
        case ConsequenceKind::KraftGesetzes:
        case ConsequenceKind::Pflicht:
        case ConsequenceKind::Verbot: return Outcome::TakesEffect;
    }
    return Outcome::Open;
}

State state_from(Truth truth) {
    return truth.certain() ? State::Met : truth.possible() ? State::Open : State::NotMet;
}

}  // namespace

NormResult result_of(engine::Evaluation& evaluation, const engine::PlanNorm& norm, Truth truth,
                     const Context& context) {
    NormResult result;
    result.as_a_rule_only = truth.is_open() && !truth.possible(Lane::Typical);
    if (!truth.possible()) {
        result.outcome = Outcome::DoesNotExist;
        return result;
    }
    bool some_possible = norm.consequences.empty();
    for (std::size_t i = 0; i < norm.consequences.size(); ++i) {
        const auto& consequence = norm.consequences[i];
        const Truth condition = consequence.condition == engine::no_node
                                    ? Truth::yes()
                                    : evaluation.value(consequence.condition, context).truth;
        some_possible = some_possible || condition.possible();
        if (!condition.certain()) continue;
        const bool stronger =
            result.consequence < 0 ||
            strength(consequence.origin->kind) >
                strength(norm.consequences[static_cast<std::size_t>(result.consequence)].origin->kind);
        if (stronger) result.consequence = static_cast<int>(i);
    }
    if (!some_possible) result.outcome = Outcome::DoesNotExist;
    if (!some_possible || !truth.certain() || result.consequence < 0) return result;
    result.outcome = outcome_of(norm.consequences[static_cast<std::size_t>(result.consequence)].origin->kind);
    // The result sinks to the weakest means without which it would not be certain.
    if (!truth.certain(Lane::NoDiscretion)) {
        result.sunk_by_discretion = result.outcome != Outcome::DiscretionOpened;
        result.outcome = Outcome::DiscretionOpened;
    } else if (!truth.certain(Lane::Strict) && result.outcome != Outcome::DiscretionOpened) {
        result.sunk_by_rule = result.outcome != Outcome::RegularClaim;
        result.outcome = Outcome::RegularClaim;
    }
    return result;
}

NormReport Explainer::norm(const engine::PlanNorm& planned) {
    const model::Norm& source = book_.norm(planned.norm);
    NormReport report;
    report.citation = planned.citation;
    report.title = source.title;
    report.version = source.attributes.validity;
    report.hints = source.attributes.hints;
    const engine::Findings found = engine::findings(evaluation_, planned.value, options_.most_cells);
    const NormResult result = result_of(evaluation_, planned, found.truth, evaluation_.root());
    report.outcome = result.outcome;
    report.as_a_rule_only = result.as_a_rule_only;
    report.sunk_by_discretion = result.sunk_by_discretion;
    report.sunk_by_rule = result.sunk_by_rule;
    report.holds_until = until_of(evaluation_.value(planned.value).until);
    for (std::size_t i = 0; i < planned.consequences.size(); ++i) {
        const auto& consequence = planned.consequences[i];
        ConsequenceInfo info{
            consequence.origin->kind, consequence.origin->text,
            state_from(consequence.condition == engine::no_node ? Truth::yes()
                                                                : evaluation_.truth(consequence.condition))};
        const bool chosen = result.consequence == static_cast<int>(i);
        if (chosen || (!report.consequence && result.consequence < 0))
            report.consequence = info;
        else if (info.condition == State::Open)
            report.stronger.push_back(info);
    }
    for (const auto& transition : planned.transitions) {
        const model::Transition& rule = book_.transitions[transition.transition.index];
        if (evaluation_.truth(transition.condition).possible()) report.transitions.push_back(rule.text);
    }
    for (const auto& leads : source.leads_to)
        report.leads_to += (report.leads_to.empty() ? "" : ", ") + leads.name +
                           (leads.basis ? " nach " + core::to_text(*leads.basis) : "");
    const Context root = evaluation_.root();
    for (const engine::PlanElement& element_plan : planned.elements) {
        if (element_plan.transition != ~0U) {
            const bool old_possible =
                evaluation_.truth(planned.transitions[element_plan.transition].condition).possible();
            const bool new_possible =
                !evaluation_.truth(planned.transitions[element_plan.transition].condition).certain() ||
                book_.transitions[planned.transitions[element_plan.transition].transition.index]
                    .if_more_favourable;
            if (element_plan.is_old_side ? !old_possible : !new_possible) continue;
        }
        report.elements.push_back(element(element_plan, root));
    }
    report.reasons = reasons(found, std::nullopt);
    for (Reason& open : report.reasons)  // the element that asks for it
        for (const Node& node : report.elements)
            for (const Reason& own : node.reasons)
                if (!open.citation && own.name == open.name && own.kind == open.kind &&
                    own.person == open.person && own.item == open.item)
                    open.citation = own.citation;
    const bool revived = std::any_of(planned.transitions.begin(), planned.transitions.end(),
                                     [](const auto& t) { return t.revives; });
    if (revived && !found.truth.possible() &&
        !evaluation_.truth(planned.transitions.front().condition).possible()) {
        NormReport expired = not_in_force(planned.norm);
        return expired;
    }
    if (options_.with_dates) add_dates(report, planned);
    return report;
}

}  // namespace evaluator::explain
