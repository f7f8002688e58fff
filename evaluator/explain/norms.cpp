// Norms: the result and how it sinks, consequences, transitions, what is still open.
#include <algorithm>

#include "evaluator/engine/conflict.hpp"
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
    return result_of(norm, truth, [&](engine::NodeId node) { return evaluation.value(node, context).truth; });
}

NormResult result_of(const engine::PlanNorm& norm, Truth truth,
                     const std::function<Truth(engine::NodeId)>& condition_of) {
    NormResult result;
    result.as_a_rule_only = truth.is_open() && !truth.possible(Lane::Typical);
    if (!truth.possible()) {
        const bool is_revived = std::any_of(norm.transitions.begin(), norm.transitions.end(),
                                            [](const auto& each) { return each.revives; });
        const bool stands = !is_revived || condition_of(norm.transitions.front().condition).possible();
        result.outcome = stands ? Outcome::DoesNotExist : Outcome::NotInForce;
        return result;
    }
    bool some_possible = norm.consequences.empty();
    for (std::size_t i = 0; i < norm.consequences.size(); ++i) {
        const auto& consequence = norm.consequences[i];
        const Truth condition =
            consequence.condition == engine::no_node ? Truth::yes() : condition_of(consequence.condition);
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
    const engine::NodeId chosen = norm.consequences[static_cast<std::size_t>(result.consequence)].condition;
    if (chosen != engine::no_node) truth = truth & condition_of(chosen);
    if (!truth.certain(Lane::NoDiscretion)) {
        result.sunk_by_discretion = result.outcome != Outcome::DiscretionOpened;
        result.outcome = Outcome::DiscretionOpened;
    } else if (!truth.certain(Lane::Strict) && result.outcome != Outcome::DiscretionOpened) {
        result.sunk_by_rule = result.outcome != Outcome::RegularClaim;
        result.outcome = Outcome::RegularClaim;
    }
    return result;
}

/// The consequence that holds, and possible stronger ones.
void Explainer::add_consequences(NormReport& report, const engine::PlanNorm& planned, int chosen) {
    for (std::size_t i = 0; i < planned.consequences.size(); ++i) {
        const auto& consequence = planned.consequences[i];
        ConsequenceInfo info{
            consequence.origin->kind, consequence.origin->text,
            state_from(consequence.condition == engine::no_node ? Truth::yes()
                                                                : evaluation_.truth(consequence.condition))};
        if (chosen == static_cast<int>(i) || (!report.consequence && chosen < 0))
            report.consequence = info;
        else if (info.condition == State::Open)
            report.stronger.push_back(info);
    }
}

/// Elements of a transition are shown as far as their side can apply.
bool Explainer::is_shown(const engine::PlanNorm& planned, const engine::PlanElement& element) {
    if (element.transition == ~0U) return true;
    const engine::PlanTransition& transition = planned.transitions[element.transition];
    const Truth condition = evaluation_.truth(transition.condition);
    if (element.is_old_side) return condition.possible();
    return !condition.certain() || book_.transitions[transition.transition.index].if_more_favourable;
}

/// How long a title is granted: a length of the rules themselves, also through a dated value.
LeadsTo Explainer::leads_to(const model::LeadsTo& source) const {
    LeadsTo result{source.name, source.basis,
                   engine::written_duration(book_, source.duration, plan_.law_date), source.at_most,
                   source.unlimited};
    if (source.status && !book_.status_choice.is_none()) {
        const std::string& text = book_.choice(book_.status_choice).values[*source.status].text;
        if (!text.empty()) result.name = text;
    } else if (!source.fact.is_none()) {
        result.name = short_name(book_.fact(source.fact));
    }
    return result;
}

/// Reasons of the norm take over from its elements where they are asked and where a day turns.
void Explainer::complete_reasons(NormReport& report) {
    for (Reason& open : report.reasons)
        for (const Node& node : report.elements)
            for (const Reason& own : node.reasons) {
                if (own.name != open.name || own.kind != open.kind || own.person != open.person ||
                    own.item != open.item)
                    continue;
                if (!open.citation) open.citation = own.citation;
                open.turns.insert(open.turns.end(), own.turns.begin(), own.turns.end());
            }
}

/// A norm can be impossible through what its requirements together ask.
void Explainer::add_conflict(NormReport& report, const engine::PlanNorm& planned,
                             const std::vector<const engine::PlanElement*>& shown) {
    std::vector<engine::NodeId> parts;
    for (const engine::PlanElement* element : shown) {
        if (!evaluation_.truth(element->value).possible()) return;
        parts.push_back(element->value);
    }
    for (const Node& element : report.elements)
        if (element.state == State::NotMet) return;  // found by trying answers
    report.conflict = engine::conflict(evaluation_, planned.value, parts, engine::most_conflict_tries);
}

NormReport Explainer::norm(const engine::PlanNorm& planned) {
    const model::Norm& source = book_.norm(planned.norm);
    const engine::Findings found = engine::findings(evaluation_, planned.value, options_.most_cells);
    const NormResult result = result_of(evaluation_, planned, found.truth, evaluation_.root());
    if (result.outcome == Outcome::NotInForce) return not_in_force(planned.norm);
    NormReport report;
    report.citation = planned.citation;
    report.title = source.title;
    report.version = source.attributes.validity;
    report.hints = source.attributes.hints;
    report.outcome = result.outcome;
    report.as_a_rule_only = result.as_a_rule_only;
    report.sunk_by_discretion = result.sunk_by_discretion;
    report.sunk_by_rule = result.sunk_by_rule;
    report.holds_until = until_of(evaluation_.value(planned.value).until);
    add_consequences(report, planned, result.consequence);
    for (const auto& transition : planned.transitions)
        if (evaluation_.truth(transition.condition).possible())
            report.transitions.push_back(book_.transitions[transition.transition.index].text);
    for (const auto& leads : source.leads_to) report.leads_to.push_back(leads_to(leads));
    std::vector<const engine::PlanElement*> shown;
    for (const engine::PlanElement& element_plan : planned.elements) {
        if (!is_shown(planned, element_plan)) continue;
        shown.push_back(&element_plan);
        report.elements.push_back(element(element_plan, evaluation_.root()));
    }
    if (report.outcome == Outcome::DoesNotExist) add_conflict(report, planned, shown);
    report.reasons = reasons(found, std::nullopt);
    complete_reasons(report);
    if (options_.with_answers && report.outcome == Outcome::Open) add_answer_sets(report, planned);
    if (options_.with_dates) add_dates(report, shown);
    return report;
}

}  // namespace evaluator::explain
