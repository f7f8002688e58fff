#include "analysis/coverage/coverage.hpp"

#include <algorithm>

#include "dsl/core/source.hpp"

namespace analysis {

using explain::Node;
using explain::State;
using model::ElementKind;
using model::WayKind;

namespace {

bool share_a_day(const model::Validity& a, const model::Validity& b) {
    return a.from < b.until && b.from < a.until;
}

bool is_bar(const Node& node) {
    return node.kind == Node::Kind::Element &&
           (node.element_kind == ElementKind::Ausschluss ||
            node.element_kind == ElementKind::Regelausschluss ||
            node.element_kind == ElementKind::Kannausschluss || node.element_kind == ElementKind::Aussetzung);
}

/// Whether the node's own condition already gives what its ways would give. Without a condition: a
/// requirement stands, a bar is there.
bool suffices_alone(const Node& node) {
    const auto base = std::find_if(node.children.begin(), node.children.end(), [](const Node& child) {
        return child.kind != Node::Kind::Way && child.kind != Node::Kind::OtherPerson;
    });
    if (base == node.children.end()) return !is_bar(node);
    return base->state == (is_bar(node) ? State::NotMet : State::Met);
}

void collect_deciding(const Node& node, const std::string& before, std::vector<std::string>& into) {
    const bool alone = suffices_alone(node);
    for (const Node& child : node.children) {
        if (child.kind != Node::Kind::Way) continue;
        const std::string path = before + core::canonical_name(child.id);
        const bool takes_back = child.way == WayKind::EsSeiDenn;
        if (child.state == State::Met && (takes_back || !alone)) into.push_back(path);
        if (takes_back || !alone) collect_deciding(child, path + "/", into);
    }
}

NormCoverage* find_norm(Coverage& coverage, const core::Citation& citation, bool is_general) {
    const auto found = std::find_if(coverage.norms.begin(), coverage.norms.end(), [&](const auto& norm) {
        return norm.citation == citation && norm.is_general == is_general;
    });
    return found == coverage.norms.end() ? nullptr : &*found;
}

bool is_row_of(const RequirementRow& row, const CoveredRequirement& found) {
    return core::same_name(row.name, found.name) && row.citation == found.citation &&
           row.written_validity == found.validity;
}

void add_once(std::vector<CaseNumber>& cases, CaseNumber number) {
    if (cases.empty() || cases.back() != number) cases.push_back(number);
}

void cover(RequirementRow& row, State state, CaseNumber number) {
    add_once(row.states[static_cast<std::size_t>(state)].cases, number);
}

void cover_ways(NormCoverage& norm, const CoveredRequirement& found, CaseNumber number, core::Date law_date) {
    for (auto& way : norm.ways)
        if (core::same_name(way.requirement, found.name) && way.version.holds_on(law_date) &&
            std::find(found.deciding_ways.begin(), found.deciding_ways.end(), way.path) !=
                found.deciding_ways.end())
            add_once(way.decides.cases, number);
}

/// A boundary is tried by cases whose law is that of the two days.
void cover_changes(NormCoverage& norm, core::Date law_date, CaseNumber number) {
    for (auto& change : norm.changes) {
        if (law_date == core::previous_day(change.day)) add_once(change.day_before.cases, number);
        if (law_date == change.day) add_once(change.day_itself.cases, number);
    }
}

/// A requirement of a general part counts there, whichever norm it was expected for.
void cover_requirement(Coverage& coverage, NormCoverage& norm, const CoveredNorm& expected,
                       const CoveredRequirement& found, CaseNumber number) {
    const core::Date law_date = coverage.cases[number].law_date;
    bool is_known = false;
    for (auto& row : norm.requirements) {
        if (!is_row_of(row, found)) continue;
        if (row.origin == Origin::TakenOver && expected.version &&
            !share_a_day(row.version, *expected.version))
            continue;
        cover(row, found.state, number);
        is_known = true;
    }
    // a way that took effect on an older side of a transition is older than the law of the day
    cover_ways(norm, found, number,
               std::clamp(law_date, found.validity.from, core::previous_day(found.validity.until)));
    if (is_known) return;
    for (auto& general : coverage.norms) {
        if (!general.is_general) continue;
        for (auto& row : general.requirements) {
            if (!is_row_of(row, found)) continue;
            cover(row, found.state, number);
            add_once(general.cases, number);
            cover_changes(general, law_date, number);
            cover_ways(general, found, number, law_date);
        }
    }
}

void cover_outcome(NormCoverage& norm, const CoveredNorm& expected, CaseNumber number) {
    if (!expected.version || !expected.outcome) return;
    for (auto& row : norm.outcomes)
        if (row.version == *expected.version)
            for (auto& cell : row.outcomes)
                if (cell.value == *expected.outcome) add_once(cell.cases, number);
}

template <typename Value> void add(Count& total, const Cell<Value>& cell) {
    if (!cell.is_expected) return;
    ++total.expected;
    if (!cell.is_empty()) ++total.covered;
}

}  // namespace

std::vector<std::string> deciding_ways(const Node& element) {
    std::vector<std::string> paths;
    collect_deciding(element, "", paths);
    return paths;
}

CoveredRequirement covered_by(const Node& element) {
    return {element.id, element.citations.empty() ? core::Citation{} : element.citations.front(),
            element.version, element.state, deciding_ways(element)};
}

void add_case(Coverage& coverage, CaseNote note, const std::vector<CoveredNorm>& norms) {
    const CaseNumber number = coverage.cases.size();
    const bool covers = note.is_as_expected;
    coverage.cases.push_back(std::move(note));
    if (!covers) return;
    for (const auto& expected : norms) {
        NormCoverage* norm = find_norm(coverage, expected.citation, false);
        if (norm == nullptr) continue;
        add_once(norm->cases, number);
        cover_outcome(*norm, expected, number);
        cover_changes(*norm, coverage.cases[number].law_date, number);
        for (const auto& found : expected.requirements)
            cover_requirement(coverage, *norm, expected, found, number);
    }
}

Count& Count::operator+=(const Count& other) {
    expected += other.expected;
    covered += other.covered;
    return *this;
}

std::size_t Counts::empty() const {
    return states.empty() + ways.empty() + outcomes.empty() + changes.empty();
}

Counts& Counts::operator+=(const Counts& other) {
    states += other.states;
    ways += other.ways;
    outcomes += other.outcomes;
    changes += other.changes;
    return *this;
}

Counts count(const NormCoverage& norm) {
    Counts total;
    for (const auto& row : norm.requirements)
        for (const auto& cell : row.states) add(total.states, cell);
    for (const auto& row : norm.ways) add(total.ways, row.decides);
    for (const auto& row : norm.outcomes)
        for (const auto& cell : row.outcomes) add(total.outcomes, cell);
    for (const auto& row : norm.changes)
        for (const auto* cell : {&row.day_before, &row.day_itself}) add(total.changes, *cell);
    return total;
}

Counts count(const Coverage& coverage) {
    Counts total;
    for (const auto& norm : coverage.norms) total += count(norm);
    return total;
}

}  // namespace analysis
