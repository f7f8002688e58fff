// Proofs that lapse too early: before the day from which a norm holds, or before the Stichtag.
#include <algorithm>

#include "evaluator/explain/context.hpp"

namespace evaluator::explain {

using core::Date;

namespace {

void collect(const Node& node, std::vector<const UsedFact*>& into) {
    if (node.state == State::NotApplicable) return;
    for (const UsedFact& fact : node.facts) into.push_back(&fact);
    for (const Node& child : node.children) collect(child, into);
}

/// The day a norm needs its facts for: from which all its elements hold, and never before the Stichtag.
/// Nothing: it does not exist and no day is known from which it would.
std::optional<Date> needed_on(const NormReport& norm, Date as_of) {
    Date day = as_of;
    bool is_known = true;
    for (const Node& element : norm.elements) {
        if (element.met_from) day = std::max(day, *element.met_from);
        const bool stands_against = element.state == State::NotMet && !element.as_a_rule_only;
        if (stands_against && !element.met_from) is_known = false;
    }
    if (norm.outcome == Outcome::DoesNotExist && !is_known) return std::nullopt;
    return day;
}

/// The proof that lasts longest; nothing if one of them does not lapse.
const person::Proof* last_to_lapse(const UsedFact& fact) {
    const person::Proof* last = nullptr;
    for (const person::Proof& proof : fact.proofs) {
        if (!proof.valid_until) return nullptr;
        if (!last || *proof.valid_until > *last->valid_until) last = &proof;
    }
    return last;
}

}  // namespace

void Explainer::add_lapsing_proofs(Report& report) const {
    for (const NormReport& norm : report.norms) {
        const auto day = needed_on(norm, report.as_of);
        if (!day) continue;
        std::vector<const UsedFact*> facts;
        for (const Node& element : norm.elements) collect(element, facts);
        for (const UsedFact* fact : facts) {
            const person::Proof* proof = last_to_lapse(*fact);
            if (!proof || *proof->valid_until >= *day) continue;
            auto known = std::find_if(
                report.lapsing_proofs.begin(), report.lapsing_proofs.end(), [&](const LapsingProof& one) {
                    return one.fact.name == fact->name && one.fact.person == fact->person &&
                           one.fact.item == fact->item && one.proof == *proof && one.needed_on == *day;
                });
            if (known == report.lapsing_proofs.end())
                known = report.lapsing_proofs.insert(known, {*fact, *proof, *day, {}});
            auto& norms = known->norms;
            if (std::find(norms.begin(), norms.end(), norm.citation) == norms.end())
                norms.push_back(norm.citation);
        }
    }
    std::stable_sort(
        report.lapsing_proofs.begin(), report.lapsing_proofs.end(),
        [](const auto& a, const auto& b) { return *a.proof.valid_until < *b.proof.valid_until; });
}

}  // namespace evaluator::explain
