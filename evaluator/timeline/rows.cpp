#include "evaluator/timeline/rows.hpp"

#include <algorithm>

namespace evaluator::timeline {

using core::Date;

namespace {

/// Before the first and after the last stretch it is not in force.
void complete(Row& row, Date from, Date until) {
    Stretch out;
    out.state = State::NotInForce;
    out.outcome = explain::Outcome::NotInForce;
    if (!row.stretches.empty() && from < row.stretches.front().days.from) {
        out.days = {from, row.stretches.front().days.from};
        row.stretches.insert(row.stretches.begin(), out);
    }
    out.days = {row.stretches.empty() ? from : row.stretches.back().days.until, until};
    append(row, out);
}

void sort_by_citation(std::vector<NormTimeline>& norms) {
    const auto comes_before = [](const NormTimeline& a, const NormTimeline& b) {
        return a.citation < b.citation;
    };
    // Those that come later are few and behind the others: a norm is too large to be moved about.
    const auto added = std::is_sorted_until(norms.begin(), norms.end(), comes_before);
    if (added == norms.end()) return;
    std::vector<NormTimeline*> order;
    order.reserve(norms.size());
    for (NormTimeline& norm : norms) order.push_back(&norm);
    std::stable_sort(order.begin(), order.end(),
                     [&](const NormTimeline* a, const NormTimeline* b) { return comes_before(*a, *b); });
    std::vector<NormTimeline> sorted;
    sorted.reserve(norms.size());
    for (NormTimeline* norm : order) sorted.push_back(std::move(*norm));
    norms = std::move(sorted);
}

}  // namespace

void append(Row& row, Stretch stretch) {
    if (stretch.days.until <= stretch.days.from) return;
    if (!row.stretches.empty()) {
        Stretch& last = row.stretches.back();
        const bool is_same = last.state == stretch.state && last.as_a_rule_only == stretch.as_a_rule_only &&
                             last.is_bounded_only == stretch.is_bounded_only &&
                             last.outcome == stretch.outcome;
        if (is_same && last.days.until == stretch.days.from) {
            last.days.until = stretch.days.until;
            return;
        }
        if (last.days.until < stretch.days.from) {
            Stretch gap;
            gap.days = {last.days.until, stretch.days.from};
            gap.state = State::NotInForce;
            gap.outcome = explain::Outcome::NotInForce;
            append(row, gap);
        }
    }
    row.stretches.push_back(stretch);
}

bool is_id(std::string_view id, std::string_view name, bool is_old_side) {
    if (!is_old_side) return id == name;
    return id.size() == name.size() + old_side.size() && id.starts_with(name) && id.ends_with(old_side);
}

bool is_of(const Row& row, const model::Block& block, bool is_old_side) {
    if (!is_id(row.id, block.name, is_old_side)) return false;
    const auto& citations = block.attributes.citations;
    return row.citations.empty() || citations.empty() || row.citations.front() == citations.front();
}

Date Known::all_until() const {
    Date least = std::min(whole, law_until);
    for (const Date until : elements) least = std::min(least, until);
    return least;
}

Known& Rows::of(const engine::Plan& plan, const engine::PlanNorm& planned) {
    by_norm_.resize(plan.book->norms.size());
    Known*& known = by_norm_[planned.norm.index];
    if (known != nullptr) return *known;
    for (Known& other : known_)
        if (line_.norms[other.norm].citation == planned.citation) return *(known = &other);
    NormTimeline& made = line_.norms.emplace_back();
    made.citation = planned.citation;
    made.title = plan.book->norm(planned.norm).title;
    made.norm.text = made.title;
    made.norm.citations = {&plan.book->norm(planned.norm).citation, 1};
    made.elements.reserve(planned.elements.size());
    known = &known_.emplace_back();
    known->norm = line_.norms.size() - 1;
    known->elements.reserve(planned.elements.size());
    known->versions.reserve(planned.elements.size());
    return *known;
}

std::uint32_t Rows::row_of(const engine::Plan& plan, const engine::PlanNorm& planned, std::size_t position,
                           Known& norm) {
    const engine::PlanElement& element = planned.elements[position];
    const auto is_it = [&](const Known::Version& version) {
        return version.element == element.element.index && version.is_old_side == element.is_old_side;
    };
    if (position < norm.versions.size() && is_it(norm.versions[position])) return norm.versions[position].row;
    const auto known = std::find_if(norm.versions.begin(), norm.versions.end(), is_it);
    if (known != norm.versions.end()) return known->row;
    const std::uint32_t row = find_or_add(plan, element, norm);
    norm.versions.push_back({element.element.index, element.is_old_side, row});
    return row;
}

std::uint32_t Rows::find_or_add(const engine::Plan& plan, const engine::PlanElement& element, Known& norm) {
    const model::Block& block = plan.book->block(plan.book->element(element.element).block);
    std::vector<Row>& rows = timeline_of(norm).elements;
    for (std::uint32_t i = 0; i < rows.size(); ++i)
        if (is_of(rows[i], block, element.is_old_side)) return i;
    Row& row = rows.emplace_back();
    row.id = block.name;
    if (element.is_old_side) row.id = line_.own_words->emplace_back(block.name + std::string{old_side});
    row.text = block.text;
    row.citations = block.attributes.citations;
    const model::ElementKind kind = plan.book->element(element.element).kind;
    row.is_bar = kind != model::ElementKind::Voraussetzung && kind != model::ElementKind::Regelvoraussetzung;
    norm.elements.push_back(Date::distant_past());
    return static_cast<std::uint32_t>(rows.size() - 1);
}

void Rows::finish() {
    for (NormTimeline& norm : line_.norms) {
        complete(norm.norm, line_.from, line_.until);
        for (Row& row : norm.elements) complete(row, line_.from, line_.until);
        std::sort(norm.version_changes.begin(), norm.version_changes.end());
        norm.version_changes.erase(std::unique(norm.version_changes.begin(), norm.version_changes.end()),
                                   norm.version_changes.end());
    }
    sort_by_citation(line_.norms);
}

}  // namespace evaluator::timeline
