// The report as a whole: head, norms in order, norms not in force; and the dates from and until which
// something holds.
#include <algorithm>

#include "evaluator/explain/context.hpp"

namespace evaluator::explain {

using core::Date;

/// Steps ahead from change to change with the law of the Rechtsstand, until it changes.
void Explainer::add_dates(NormReport& report, const std::vector<const engine::PlanElement*>& shown) {
    constexpr int most_steps = 60;
    engine::Evaluation ahead{plan_};
    Date day = evaluation_.as_of();
    std::vector<std::pair<NodeId, Node*>> open;
    for (std::size_t i = 0; i < shown.size(); ++i)
        if (shown[i]->transition == ~0U) open.emplace_back(shown[i]->value, &report.elements[i]);
    const Date law_end = plan_.options.law_date ? Date::never() : plan_.law_until;
    for (int step = 0; step < most_steps && !open.empty(); ++step) {
        ahead.begin(evaluation_.household(), day, evaluation_.root().frame(0).who);
        Date following = Date::never();
        for (auto it = open.begin(); it != open.end();) {
            const engine::Value value = ahead.value(it->first);
            Node& node = *it->second;
            const bool certain = value.truth.certain();
            if (certain && !node.met_from) node.met_from = day;
            if (!certain && node.met_from && !node.met_until) node.met_until = core::previous_day(day);
            const bool done = node.met_until.has_value() || value.until.facts == Date::never();
            if (!done) following = std::min(following, value.until.facts);
            it = done ? open.erase(it) : std::next(it);
        }
        if (following == Date::never() || following >= law_end) break;
        day = following;
    }
}

/// Versions that follow each other without a gap are one time in force.
NormReport Explainer::not_in_force(model::NormId id) const {
    const model::Norm& source = book_.norm(id);
    NormReport report;
    report.citation = source.citation;
    report.title = source.title;
    report.outcome = Outcome::NotInForce;
    std::vector<model::Validity> spans;
    for (const model::Norm& version : book_.norms)
        if (!version.is_general && version.citation == source.citation)
            spans.push_back(version.attributes.validity);
    std::sort(spans.begin(), spans.end(), [](const auto& a, const auto& b) { return a.from < b.from; });
    for (const model::Validity& span : spans) {
        if (span.until <= plan_.law_date) {
            const bool goes_on = report.was_in_force && report.was_in_force->until >= span.from;
            report.was_in_force = {goes_on ? report.was_in_force->from : span.from, span.until};
        } else if (span.from > plan_.law_date) {
            if (!report.will_be_in_force)
                report.will_be_in_force = span;
            else if (report.will_be_in_force->until >= span.from)
                report.will_be_in_force->until = span.until;
        }
    }
    return report;
}

Report Explainer::report() {
    Report report;
    const auto& persons = evaluation_.household().persons;
    report.person_id = persons[evaluation_.root().frame(0).who].id;
    report.as_of = evaluation_.as_of();
    report.law_date = plan_.law_date;
    report.evidenced_only = plan_.options.evidenced_only;
    for (const model::SourceId layer : plan_.options.layers)
        report.layers.push_back(book_.sources[layer.index].text);
    for (const auto& [reading, meaning] : plan_.options.readings)
        report.readings.emplace_back(book_.reading(reading).name,
                                     book_.reading(reading).meanings[meaning].text);
    report.rules_version = book_.version;
    report.rules_digest = book_.digest;
    report.checked_against = book_.checked_against;
    for (const engine::PlanNorm& planned : plan_.norms) {
        if (!planned.is_requested) continue;
        NormReport one = norm(planned);
        (one.outcome == Outcome::NotInForce ? report.not_in_force : report.norms).push_back(std::move(one));
    }
    const auto rank = [](const NormReport& one) {
        if (one.outcome == Outcome::Open && !one.as_a_rule_only) return 0;
        if (one.outcome == Outcome::Open || one.outcome == Outcome::DoesNotExist) return 2;
        return 1;
    };
    std::stable_sort(report.norms.begin(), report.norms.end(),
                     [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
    for (const model::NormId id : plan_.not_in_force) report.not_in_force.push_back(not_in_force(id));
    if (options_.with_trials) add_contested(report);
    add_lapsing_proofs(report);
    return report;
}

Report explain(engine::Evaluation& evaluation, const ExplainOptions& options) {
    return Explainer{evaluation, options}.report();
}

NormReport explain_norm(engine::Evaluation& evaluation, const engine::PlanNorm& norm,
                        const ExplainOptions& options) {
    return Explainer{evaluation, options}.norm(norm);
}

}  // namespace evaluator::explain
