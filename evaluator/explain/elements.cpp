// Elements and their ways: state, text with the values filled in, answers of humans, other persons.
#include <algorithm>

#include "evaluator/explain/context.hpp"

namespace evaluator::explain {

using core::Date;
using engine::Lane;
using engine::Truth;
using model::ElementKind;
using model::WayKind;

namespace {

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
        if (!value.is_unknown && options_.say_value)
            shown = options_.say_value(value);
        else if (!value.is_unknown)
            shown = value.is_range ? words(value.low) + "–" + words(value.high) : words(value.low);
        if (!options_.say_value && follows_dative(result.substr(0, at))) shown = in_dative(shown);
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
    if (options_.with_trials) add_turns(node, planned, found);
    return node;
}

}  // namespace evaluator::explain
