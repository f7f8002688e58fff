// The report as a whole: head, norms in order, norms not in force; and the dates from and until which
// something holds.
#include <algorithm>

#include "evaluator/explain/context.hpp"

namespace evaluator::explain {

using core::Date;

/// Steps ahead from change to change with the law of the Rechtsstand, until it changes.
void Explainer::add_dates(NormReport& report, const engine::PlanNorm& planned) {
    constexpr int most_steps = 60;
    engine::Evaluation ahead{plan_};
    Date day = evaluation_.as_of();
    std::vector<std::pair<NodeId, Node*>> open;
    std::size_t next = 0;
    for (const engine::PlanElement& element_plan : planned.elements) {
        if (next >= report.elements.size()) break;
        if (element_plan.transition != ~0U) continue;
        while (next < report.elements.size() &&
               report.elements[next].id != book_.block(book_.element(element_plan.element).block).name)
            ++next;
        if (next < report.elements.size()) open.emplace_back(element_plan.value, &report.elements[next++]);
    }
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

NormReport Explainer::not_in_force(model::NormId id) const {
    const model::Norm& source = book_.norm(id);
    NormReport report;
    report.citation = source.citation;
    report.title = source.title;
    report.outcome = Outcome::NotInForce;
    for (const model::Norm& version : book_.norms) {
        if (version.is_general || version.citation != source.citation) continue;
        const model::Validity& validity = version.attributes.validity;
        if (validity.from > plan_.law_date &&
            (!report.in_force_from || validity.from < *report.in_force_from))
            report.in_force_from = validity.from;
        if (validity.until <= plan_.law_date) {
            const Date last = core::previous_day(validity.until);
            if (!report.in_force_until || last > *report.in_force_until) report.in_force_until = last;
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
    return report;
}

Report explain(engine::Evaluation& evaluation, const ExplainOptions& options) {
    return Explainer{evaluation, options}.report();
}

}  // namespace evaluator::explain
