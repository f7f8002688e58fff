#include "sample_parts.hpp"

namespace evaluator::render::samples {

core::Date on(std::string_view iso) { return *core::parse_iso(iso); }
core::Citation cite(std::string_view text) { return std::get<core::Citation>(core::parse_citation(text)); }

Quantity unknown() {
    Quantity quantity;
    quantity.is_unknown = true;
    return quantity;
}

core::Duration months(int count) { return core::Duration::of_months(count); }

UsedFact fact(std::string name, std::string question, Quantity value, std::string_view asked_under) {
    UsedFact used;
    used.name = std::move(name);
    used.question = std::move(question);
    used.value = std::move(value);
    used.asked_under = {cite(asked_under)};
    return used;
}

UsedFact evidenced(UsedFact used, person::Proof proof) {
    used.standing = person::Standing::Evidenced;
    used.proofs.push_back(std::move(proof));
    return used;
}

Node part(Kind kind, State state, std::string text) {
    Node node;
    node.kind = kind;
    node.state = state;
    node.text = std::move(text);
    return node;
}

Node element(std::string id, std::string text, std::string_view citation, State state,
             model::ElementKind kind) {
    Node node = part(Kind::Element, state, std::move(text));
    node.id = std::move(id);
    node.citations = {cite(citation)};
    node.element_kind = kind;
    return node;
}

Node way(model::WayKind kind, State state, std::string text, std::string_view citation) {
    Node node = part(Kind::Way, state, std::move(text));
    node.way = kind;
    node.citations = {cite(citation)};
    return node;
}

Node leaf(State state, UsedFact used) {
    Node node = part(Kind::Leaf, state);
    node.facts.push_back(std::move(used));
    return node;
}

Reason reason(ReasonKind kind, std::string name, std::string question, std::string_view citation,
              Helps helps) {
    Reason why;
    why.kind = kind;
    why.name = std::move(name);
    why.question = std::move(question);
    why.citation = cite(citation);
    why.helps = helps;
    return why;
}

ChainPart stretch(ChainPart::Kind kind, std::string_view from, std::string_view until,
                  std::string_view citation, std::string status, core::Rational subtracted) {
    ChainPart chain_part{kind, {on(from), on(until)}, cite(citation), std::move(status), false, subtracted};
    return chain_part;
}

Calculation calculate(model::Operation operation, model::Measure measure, Quantity have, Quantity need) {
    Calculation sum;
    sum.operation = operation;
    sum.measure = measure;
    sum.have = std::move(have);
    sum.need = std::move(need);
    return sum;
}

Report head() {
    Report report;
    report.person_id = "beispiel-amina";
    report.as_of = on("2026-11-25");
    report.law_date = on("2026-11-25");
    report.rules_version = "2026.11";
    report.rules_digest = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
    report.checked_against = {
        {"AufenthG",
         on("2026-08-01"),
         "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
         {}},
        {"StAG", on("2026-08-01"), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", {}}};
    return report;
}

NormReport norm(std::string_view citation, std::string title, Outcome outcome, model::ConsequenceKind kind,
                std::string consequence) {
    NormReport report;
    report.citation = cite(citation);
    report.title = std::move(title);
    report.outcome = outcome;
    report.consequence = explain::ConsequenceInfo{kind, std::move(consequence), State::Met};
    report.version = {on("2015-08-01"), core::Date::never()};
    return report;
}

}  // namespace evaluator::render::samples
