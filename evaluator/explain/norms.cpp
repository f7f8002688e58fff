// Norms and elements: states, results that sink, the dates from and until which something holds.
#include <algorithm>

#include "evaluator/explain/context.hpp"

namespace evaluator::explain {

using core::Date;
using engine::Lane;
using engine::Truth;
using model::ConsequenceKind;
using model::ElementKind;
using model::WayKind;

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

/// "Seit {dauer}": the words before decide the case, units are printed by position.
bool follows_dative(const std::string& before) {
    for (const std::string_view word : {"eit ", "ach ", "on ", "or ", "it ", "etzten ", "binnen "})
        if (before.size() >= word.size() &&
            before.compare(before.size() - word.size(), word.size(), word) == 0)
            return true;
    return false;
}

std::string in_dative(std::string text) {
    for (const std::string_view unit : {"Jahre", "Monate", "Tage"})
        for (std::size_t at = text.find(unit); at != std::string::npos;
             at = text.find(unit, at + unit.size()))
            if (at + unit.size() == text.size() || text[at + unit.size()] == ' ')
                text.insert(at + unit.size(), "n");
    return text;
}

bool is_waiver(WayKind way) {
    return way == WayKind::Entfaellt || way == WayKind::KannEntfallen || way == WayKind::SollEntfallen;
}

bool is_bar(ElementKind kind) {
    return kind == ElementKind::Ausschluss || kind == ElementKind::Regelausschluss ||
           kind == ElementKind::Kannausschluss || kind == ElementKind::Aussetzung;
}

}  // namespace

NormResult result_of(engine::Evaluation& evaluation, const engine::PlanNorm& norm, Truth truth) {
    NormResult result;
    result.as_a_rule_only = truth.is_open() && !truth.possible(Lane::Typical);
    if (!truth.possible()) {
        result.outcome = Outcome::DoesNotExist;
        return result;
    }
    bool some_possible = norm.consequences.empty();
    for (std::size_t i = 0; i < norm.consequences.size(); ++i) {
        const auto& consequence = norm.consequences[i];
        const Truth condition =
            consequence.condition == engine::no_node ? Truth::yes() : evaluation.truth(consequence.condition);
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

std::string Explainer::filled(const std::string& text, const engine::PlanBlock& planned,
                              const Context& context) {
    std::string result = text;
    for (const auto& [name, node] : planned.text_values) {
        const std::string place = "{" + name + "}";
        const auto at = result.find(place);
        if (at == std::string::npos) continue;
        const model::ExpressionId origin = plan_.nodes[node].origin;
        const model::Type type = origin.is_none() ? model::Type{} : book_.expression(origin).type;
        const Quantity value = quantity(evaluation_.value(node, context), type);
        std::string shown = "…";
        const auto words = [&](const auto& end) {
            if (const auto* number = std::get_if<core::Rational>(&end))
                return value.unit == Quantity::Unit::Euro      ? core::to_german_euro(*number)
                       : value.unit == Quantity::Unit::Percent ? core::to_german(*number) + " %"
                                                               : core::to_german(*number);
            if (const auto* day = std::get_if<Date>(&end)) return core::to_german(*day);
            if (const auto* length = std::get_if<core::Duration>(&end)) return core::to_german(*length);
            if (const auto* words_of = std::get_if<std::string>(&end)) return *words_of;
            return std::string{"…"};
        };
        if (!value.is_unknown)
            shown = value.is_range ? words(value.low) + "–" + words(value.high) : words(value.low);
        if (follows_dative(result.substr(0, at))) shown = in_dative(shown);
        result.replace(at, place.size(), shown);
    }
    return result;
}

void Explainer::fill_block(Node& node, const engine::PlanBlock& planned, const Context& context) {
    const model::Block& source = book_.block(planned.block);
    node.id = source.name.empty() ? planned.path.substr(planned.path.rfind('/') + 1) : source.name;
    node.text = filled(source.text, planned, context);
    node.citations = source.attributes.citations;
    node.version = source.attributes.validity;
    if (!source.attributes.source.is_none()) node.source = book_.sources[source.attributes.source.index].text;
    node.hints = source.attributes.hints;
    node.proofs = source.attributes.proofs;
    if (planned.base != engine::no_node && !is_trivial(planned.base))
        node.children.push_back(condition(planned.base, context));
    for (const Node& child : node.children)
        node.is_boundary_day = node.is_boundary_day || child.is_boundary_day;
    for (const std::uint32_t index : planned.ways) node.children.push_back(way(index, context));
    for (const std::uint32_t index : planned.exceptions) node.children.push_back(way(index, context));
}

Node Explainer::way(std::uint32_t block, const Context& context) {
    const engine::PlanBlock& planned = plan_.blocks[block];
    Node node;
    node.kind = Node::Kind::Way;
    node.way = book_.block(planned.block).way;
    state_of(node, planned.value, context);
    fill_block(node, planned, context);
    if (planned.only_if != engine::no_node && !evaluation_.value(planned.only_if, context).truth.possible())
        node.state = State::NotApplicable;
    if (const auto* answer = evaluation_.element_answer(block, context.frame(0), false))
        node.answered_by = answered_by(*answer);
    return node;
}

/// Met, waived, open, as a rule not met; a bar is met where it does not stand in the way.
State Explainer::element_state(const engine::PlanElement& planned, const Context& context, Truth truth,
                               Node& node) {
    const engine::PlanBlock& body = plan_.blocks[planned.block];
    // `für selbst, partner`: not applicable to the person judged, yet open or unmet for another one
    const bool concerns =
        body.only_if == engine::no_node || evaluation_.value(body.only_if, context).truth.possible();
    if (!concerns && truth.certain()) return State::NotApplicable;
    if (truth.certain()) {
        const Truth base =
            body.base == engine::no_node ? Truth::yes() : evaluation_.value(body.base, context).truth;
        const bool base_suffices = is_bar(planned.kind) ? !base.possible() : base.certain();
        if (base_suffices) return State::Met;
        const auto waives = [&](std::uint32_t index) {
            const engine::PlanBlock& helping = plan_.blocks[index];
            return is_waiver(book_.block(helping.block).way) &&
                   evaluation_.value(helping.value, context).truth.certain();
        };
        const auto substitutes = [&](std::uint32_t index) {
            const engine::PlanBlock& helping = plan_.blocks[index];
            return !is_waiver(book_.block(helping.block).way) &&
                   evaluation_.value(helping.value, context).truth.certain();
        };
        const bool substituted = std::any_of(body.ways.begin(), body.ways.end(), substitutes);
        const bool waived = std::any_of(body.ways.begin(), body.ways.end(), waives) ||
                            std::any_of(planned.deviations.begin(), planned.deviations.end(), waives);
        return waived && !substituted ? State::Waived : State::Met;
    }
    if (!truth.possible()) return State::NotMet;
    node.as_a_rule_only = !truth.possible(Lane::Typical);
    return node.as_a_rule_only ? State::NotMet : State::Open;
}

Node Explainer::element(const engine::PlanElement& planned, const Context& context) {
    const engine::PlanBlock& body = plan_.blocks[planned.block];
    Node node;
    node.kind = Node::Kind::Element;
    node.element_kind = planned.kind;
    const engine::Findings found = engine::findings(evaluation_, planned.value, options_.most_cells);
    const engine::Value value = evaluation_.value(planned.value, context);
    node.holds_until = until_of(value.until);
    node.is_bounded_only = found.is_bounded_only;
    const bool mine = planned.for_self || planned.for_persons.empty();
    node.state = element_state(planned, context, found.truth, node);
    const auto& citations = book_.block(body.block).attributes.citations;
    node.reasons = reasons(found, citations.empty() ? std::nullopt : std::optional{citations.front()});
    if (mine)
        fill_block(node, body, context);
    else {
        const model::Block& source = book_.block(body.block);
        node.id = source.name;
        node.text = filled(source.text, body, context);
        node.citations = citations;
        node.version = source.attributes.validity;
    }
    for (const std::uint32_t index : planned.deviations) node.children.push_back(way(index, context));
    if (planned.atypical != engine::no_node)
        if (const auto* answer = evaluation_.element_answer(planned.block, context.frame(0), true))
            node.answered_by = answered_by(*answer);
    for (const model::FactId id : planned.for_persons) {
        engine::Until until{};
        bool is_missing = false;
        if (book_.fact(id).type.is_list()) continue;
        const auto who = evaluation_.read_person(id, context.frame(0), context.day, is_missing, until);
        if (!who || is_missing) continue;
        engine::Frame frame;
        frame.who = *who;
        Node other;
        other.kind = Node::Kind::OtherPerson;
        other.person = book_.fact(id).name;
        other.text = book_.fact(id).question;
        const Context inside = context.with(frame);
        state_of(other, planned.single, inside);
        if (body.base != engine::no_node) other.children.push_back(condition(body.base, inside));
        node.children.push_back(std::move(other));
    }
    return node;
}

NormReport Explainer::norm(const engine::PlanNorm& planned) {
    const model::Norm& source = book_.norm(planned.norm);
    NormReport report;
    report.citation = planned.citation;
    report.title = source.title;
    report.version = source.attributes.validity;
    report.hints = source.attributes.hints;
    const engine::Findings found = engine::findings(evaluation_, planned.value, options_.most_cells);
    const NormResult result = result_of(evaluation_, planned, found.truth);
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
