#include "evaluator/render/compose_entry.hpp"

#include <algorithm>

#include "evaluator/render/values.hpp"

namespace evaluator::render {

namespace {

using explain::Calculation;
using explain::Node;

std::string role_words(const Node& node) {
    switch (node.kind) {
        case Node::Kind::Element: return say(name_of(node.element_kind));
        case Node::Kind::Way: return say(name_of(node.way));
        case Node::Kind::Case: return say(Phrase::part_case);
        case Node::Kind::Definition: return say(Phrase::part_definition);
        case Node::Kind::OtherNorm: return say(Phrase::part_other_norm);
        case Node::Kind::OtherPerson:
            return say(Phrase::part_other_person, node.person.empty() ? node.id : concerned_words(node.person, {}));
        case Node::Kind::AllOf: return say(Phrase::group_all);
        case Node::Kind::AnyOf: return say(Phrase::group_any);
        case Node::Kind::NoneOf: return say(Phrase::group_none);
        case Node::Kind::CountOf: return say(Phrase::group_count);
        case Node::Kind::Not: return say(Phrase::group_not);
        case Node::Kind::Leaf:
        case Node::Kind::Item: return {};
    }
    return {};
}

bool is_group(const Node& node) {
    return node.kind == Node::Kind::AllOf || node.kind == Node::Kind::AnyOf || node.kind == Node::Kind::NoneOf ||
           node.kind == Node::Kind::CountOf || node.kind == Node::Kind::Not;
}

/// Days of a stretch; nullopt while it is still running or has run since ever.
std::optional<std::int64_t> length_of(const model::Validity& span) {
    if (!span.from.is_day() || !span.until.is_day()) return std::nullopt;
    return std::int64_t{span.until.days} - span.from.days;
}

Table chain_table(const Calculation& calculation) {
    Table table;
    table.caption = calculation.subject.empty() ? say(Phrase::chain_caption_unnamed)
                                                : say(Phrase::chain_caption, calculation.subject);
    table.head = {say(Phrase::chain_from),     say(Phrase::chain_until),    say(Phrase::chain_days),
                  say(Phrase::chain_status),   say(Phrase::chain_counting), say(Phrase::chain_citation),
                  say(Phrase::chain_subtracted)};
    table.is_number = {false, false, true, false, false, false, true};
    core::Rational subtracted;
    for (const auto& part : calculation.parts) {
        const auto last = last_day_before(part.span.until);
        const auto length = length_of(part.span);
        const std::string counting = say(counting_of(part.kind));
        table.rows.push_back({
            core::to_german(part.span.from),
            last ? core::to_german(*last) : say(Phrase::chain_running),
            length ? std::to_string(*length) : say(Phrase::nothing_named),
            part.status.empty() ? say(Phrase::nothing_named) : part.status,
            part.only_possible ? say(Phrase::chain_only_possible, counting) : counting,
            part.citation ? core::to_text(*part.citation) : say(Phrase::nothing_named),
            part.subtracted_days.is_zero() ? say(Phrase::nothing_named) : core::to_german(part.subtracted_days),
        });
        subtracted += part.subtracted_days;
    }
    if (!subtracted.is_zero())
        table.rows.push_back({say(Phrase::chain_total), {}, {}, {}, {}, {}, core::to_german(subtracted)});
    return table;
}

void add_unique(std::vector<std::string>& lines, std::string line) {
    if (!line.empty() && std::find(lines.begin(), lines.end(), line) == lines.end()) lines.push_back(std::move(line));
}

/// What the node itself measured and used, without its children.
void add_own_content(Entry& entry, const Node& node, core::Date as_of) {
    for (const auto& calculation : node.calculations) {
        const std::string text = arithmetic(calculation, as_of);
        const bool says_subject = !calculation.subject.empty() && calculation.subject != node.text;
        if (!text.empty())
            add_unique(entry.calculations, says_subject ? say(Phrase::calc_subject, calculation.subject, text) : text);
        if (!calculation.parts.empty()) entry.tables.push_back(chain_table(calculation));
    }
    for (const auto& fact : node.facts) add_unique(entry.facts, fact_line(fact));
    if (!node.answered_by.empty()) add_unique(entry.notes, say(Phrase::note_answered, node.answered_by));
    for (const auto& hint : node.hints) add_unique(entry.notes, say(Phrase::part_named, say(Phrase::label_hint), hint));
}

void add_notes(Entry& entry, const Node& node, core::Date as_of) {
    if (node.is_boundary_day) entry.notes.push_back(say(Phrase::note_boundary_day));
    if (node.is_bounded_only) entry.notes.push_back(say(Phrase::note_bounded_only));
    if (!node.source.empty()) entry.notes.push_back(say(Phrase::note_source, node.source));
    if (node.kind != Node::Kind::Element) return;
    const bool is_met = node.state == explain::State::Met || node.state == explain::State::Waived;
    const auto last = node.met_until && node.met_until->is_day() ? node.met_until : std::nullopt;
    if (!is_met && node.met_from && node.met_from->is_day() && *node.met_from > as_of)
        entry.notes.push_back(last ? say(Phrase::note_met_between, core::to_german(*node.met_from), core::to_german(*last))
                                   : say(Phrase::note_met_from, core::to_german(*node.met_from)));
    else if (is_met && last) entry.notes.push_back(say(Phrase::note_met_until, core::to_german(*last)));
    else if (node.holds_until && node.holds_until->is_day())
        entry.notes.push_back(say(Phrase::note_changes_on, core::to_german(*node.holds_until)));
    if (!is_met && node.state != explain::State::NotApplicable && !node.proofs.empty())
        entry.notes.push_back(say(Phrase::part_named, say(Phrase::label_proofs), joined(node.proofs, ", ")));
    if (node.version.from.is_day() || node.version.until.is_day())
        entry.notes.push_back(say(Phrase::note_version, version_words(node.version)));
}

/// A group around a single part says nothing of its own, but for `keines von` and `nicht`.
bool is_transparent(const Node& node) {
    return (node.kind == Node::Kind::AllOf || node.kind == Node::Kind::AnyOf) && node.text.empty() &&
           node.children.size() == 1;
}

/// A leaf whose content belongs into the line above it.
bool merges_into(const Node& parent, const Node& child) {
    return child.kind == Node::Kind::Leaf && child.text.empty() && child.children.empty() && parent.children.size() == 1 &&
           !is_group(parent);
}

void add_part(Entry& entry, const Node& parent, const Node& child, Role role, core::Date as_of) {
    const Node* node = &child;
    while (is_transparent(*node)) node = &node->children.front();
    if (merges_into(parent, *node)) {
        add_own_content(entry, *node, as_of);
        return;
    }
    // "alle von" directly inside a requirement goes without saying
    if (node->kind == Node::Kind::AllOf && node->text.empty() && !is_group(parent)) {
        for (const auto& part : node->children) entry.parts.push_back(compose_entry(part, role, as_of));
        return;
    }
    entry.parts.push_back(compose_entry(*node, role, as_of));
}

/// A leaf named like its only fact or its only figure says both in one line.
void join_leaf(Entry& entry, const Node& node, core::Date as_of) {
    if (node.kind != Node::Kind::Leaf || node.text.empty()) return;
    if (node.calculations.size() == 1 && node.calculations.front().subject == node.text && !entry.calculations.empty()) {
        entry.text = say(Phrase::calc_subject, node.text, arithmetic(node.calculations.front(), as_of));
        entry.calculations.clear();
    }
    // the value behind a figure is in the figure already
    const auto is_named_alike = [&](const explain::UsedFact& fact) { return fact.question == node.text || fact.name == node.text; };
    if (node.facts.size() != 1 || !is_named_alike(node.facts.front())) return;
    if (entry.text == node.text) entry.text = fact_line(node.facts.front());
    entry.facts.clear();
}

/// A leaf without words of its own speaks through its arithmetic, its fact or its question.
void give_leaf_a_text(Entry& entry, const Node& node) {
    if (!entry.text.empty() || node.kind == Node::Kind::Element) return;
    if (!entry.calculations.empty()) {
        entry.text = entry.calculations.front();
        entry.calculations.erase(entry.calculations.begin());
    } else if (!entry.facts.empty()) {
        entry.text = entry.facts.front();
        entry.facts.erase(entry.facts.begin());
    } else if (!node.reasons.empty()) {
        entry.text = question_of(node.reasons.front());
    } else if (!node.id.empty()) {
        entry.text = node.id;
    } else if (entry.role.empty()) {
        entry.text = say(Phrase::part_unnamed);
    }
}

}  // namespace

Entry compose_entry(const Node& node, Role enclosing, core::Date as_of) {
    const Role role = role_of(node, enclosing);
    Entry entry;
    entry.badge = badge_of(node, role);
    entry.role = role_words(node);
    entry.text = !node.text.empty() ? node.text : node.kind == Node::Kind::Item ? concerned_words({}, node.id)
                 : node.kind == Node::Kind::Element                     ? node.id
                                                                        : "";
    entry.citation = citation_list(node.citations);
    add_own_content(entry, node, as_of);
    for (const auto& child : node.children) add_part(entry, node, child, role, as_of);
    add_notes(entry, node, as_of);
    join_leaf(entry, node, as_of);
    if (!is_group(node)) give_leaf_a_text(entry, node);
    return entry;
}

}  // namespace evaluator::render
