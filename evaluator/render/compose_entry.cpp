#include "evaluator/render/compose_entry.hpp"

#include <algorithm>

#include "evaluator/render/relevance.hpp"
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
        case Node::Kind::OtherNorm: return say(Phrase::part_other_norm);
        case Node::Kind::OtherPerson:
            return say(Phrase::part_other_person,
                       node.person.empty() ? node.id : concerned_words(node.person, {}));
        case Node::Kind::AllOf: return say(Phrase::group_all);
        case Node::Kind::AnyOf: return say(Phrase::group_any);
        case Node::Kind::NoneOf: return say(Phrase::group_none);
        case Node::Kind::CountOf: return say(Phrase::group_count);
        case Node::Kind::Not: return say(Phrase::group_not);
        case Node::Kind::Definition:
        case Node::Kind::Leaf:
        case Node::Kind::Item: return {};
    }
    return {};
}

bool is_group(const Node& node) {
    return node.kind == Node::Kind::AllOf || node.kind == Node::Kind::AnyOf ||
           node.kind == Node::Kind::NoneOf || node.kind == Node::Kind::CountOf ||
           node.kind == Node::Kind::Not;
}

/// Days of a stretch; nullopt while it is still running or has run since ever.
std::optional<std::int64_t> length_of(const model::Validity& span) {
    if (!span.from.is_day() || !span.until.is_day()) return std::nullopt;
    return std::int64_t{span.until.days} - span.from.days;
}

/// Columns in which nothing is named only take room.
void drop_empty_columns(Table& table) {
    const std::string nothing = say(Phrase::nothing_named);
    for (std::size_t column = table.head.size(); column-- > 0;) {
        const bool is_empty = std::all_of(table.rows.begin(), table.rows.end(), [&](const auto& row) {
            return row[column].empty() || row[column] == nothing;
        });
        if (!is_empty) continue;
        table.head.erase(table.head.begin() + static_cast<std::ptrdiff_t>(column));
        table.is_number.erase(table.is_number.begin() + static_cast<std::ptrdiff_t>(column));
        for (auto& row : table.rows) row.erase(row.begin() + static_cast<std::ptrdiff_t>(column));
    }
}

/// The place at which all lines stand; nothing if they stand at several.
std::optional<core::Citation> common_place(const std::vector<explain::ChainPart>& parts) {
    std::optional<core::Citation> place;
    for (const auto& part : parts) {
        if (!part.citation) continue;
        if (place && *place != *part.citation) return std::nullopt;
        place = part.citation;
    }
    return place;
}

Table chain_table(const Calculation& calculation) {
    Table table;
    table.caption = calculation.subject.empty() ? say(Phrase::chain_caption_unnamed)
                                                : say(Phrase::chain_caption, calculation.subject);
    const auto place = common_place(calculation.parts);  // said once, not in every row
    if (place) table.caption = say(Phrase::obstacle_cited, table.caption, cited(*place));
    table.head = {say(Phrase::chain_from),      say(Phrase::chain_until),    say(Phrase::chain_days),
                  say(Phrase::chain_status),    say(Phrase::chain_counting), say(Phrase::chain_citation),
                  say(Phrase::chain_subtracted)};
    table.is_number = {false, false, true, false, false, false, true};
    core::Rational subtracted;
    for (const auto& part : calculation.parts) {
        const auto last = last_day_before(part.span.until);
        const auto length = length_of(part.span);
        const std::string counting = say(counting_of(part.kind));
        table.rows.push_back({
            part.span.from.is_day() ? spoken(part.span.from) : say(Phrase::nothing_named),
            last ? spoken(*last) : say(Phrase::chain_running),
            length ? std::to_string(*length) : say(Phrase::nothing_named),
            part.status.empty() ? say(Phrase::nothing_named) : part.status,
            part.only_possible ? say(Phrase::chain_only_possible, counting) : counting,
            part.citation && !place ? cited(*part.citation) : say(Phrase::nothing_named),
            part.subtracted_days.is_zero() ? say(Phrase::nothing_named) : spoken(part.subtracted_days),
        });
        subtracted += part.subtracted_days;
    }
    if (!subtracted.is_zero())
        table.rows.push_back({say(Phrase::chain_total), {}, {}, {}, {}, {}, spoken(subtracted)});
    drop_empty_columns(table);
    return table;
}

void add_unique(std::vector<std::string>& lines, std::string line) {
    if (!line.empty() && std::find(lines.begin(), lines.end(), line) == lines.end())
        lines.push_back(std::move(line));
}

void add_remarks(Entry& entry, const Node& node) {
    if (!node.answered_by.empty()) add_unique(entry.notes, say(Phrase::note_answered, node.answered_by));
    for (const auto& hint : node.hints)
        add_unique(entry.notes, say(Phrase::part_named, say(Phrase::label_hint), hint));
}

/// The explanation names a figure after its first fact. A percentage needs both, and a length since a birth
/// date is an age.
std::string subject_of(const Node& node, const Calculation& calculation) {
    const bool is_length = std::holds_alternative<core::Duration>(calculation.have.low);
    const bool is_of_a_day =
        std::any_of(node.facts.begin(), node.facts.end(), [&](const explain::UsedFact& fact) {
            return fact.question == calculation.subject && std::holds_alternative<core::Date>(fact.value.low);
        });
    if (is_length && is_of_a_day && calculation.operation == model::Operation::Compare)
        return say(Phrase::calc_age);
    const bool is_share = calculation.have.unit == explain::Quantity::Unit::Percent &&
                          node.facts.size() == 2 && node.facts[0].question == calculation.subject;
    return is_share ? say(Phrase::calc_share, fact_label(node.facts[0]), fact_label(node.facts[1]))
                    : spoken_name(calculation.subject);
}

/// Lists longer than this stand in the table of facts alone.
constexpr std::size_t most_facts = 6;

/// What the node itself measured and used, without its children.
void add_own_content(Entry& entry, const Node& node, core::Date as_of) {
    for (const auto& calculation : node.calculations) {
        // a bare value is said by its fact
        const std::string text =
            is_comparison(calculation) || node.facts.empty() ? arithmetic(calculation, as_of) : "";
        const bool says_subject = !calculation.subject.empty() && calculation.subject != node.text;
        if (!text.empty())
            add_unique(entry.calculations, says_subject || node.kind == Node::Kind::Leaf
                                               ? labelled(subject_of(node, calculation), text)
                                               : text);
        if (!calculation.parts.empty()) entry.tables.push_back(chain_table(calculation));
    }
    if (node.facts.size() > most_facts) return add_remarks(entry, node);
    for (const auto& fact : node.facts) {
        const std::string line = fact_line(fact);
        const bool is_said = std::any_of(entry.calculations.begin(), entry.calculations.end(),
                                         [&](const std::string& sum) { return sum.starts_with(line); });
        if (!is_said) add_unique(entry.facts, line);
    }
    add_remarks(entry, node);
}

/// Only a version that begins later or ends earlier than the norm's tells something about it.
bool is_narrower(const model::Validity& version, const model::Validity& norm) {
    return version.from > norm.from || version.until < norm.until;
}

/// From and until when a requirement holds, or a bar does not stand in the way.
void add_dates(Entry& entry, const Node& node, core::Date as_of) {
    const bool is_bar = role_of(node, Role::Requirement) != Role::Requirement;
    const bool is_met = node.state == explain::State::Met || node.state == explain::State::Waived;
    const auto last = node.met_until && node.met_until->is_day() ? node.met_until : std::nullopt;
    const auto note = [&](Phrase requirement, Phrase bar, const auto&... days) {
        entry.notes.push_back(say(is_bar ? bar : requirement, spoken(days)...));
    };
    if (!is_met && node.met_from && node.met_from->is_day() && *node.met_from > as_of) {
        if (last)
            note(Phrase::note_met_between, Phrase::note_clear_between, *node.met_from, *last);
        else
            note(Phrase::note_met_from, Phrase::note_clear_from, *node.met_from);
    } else if (is_met && last) {
        note(Phrase::note_met_until, Phrase::note_clear_until, *last);
    } else if (node.holds_until && node.holds_until->is_day()) {
        note(Phrase::note_changes_on, Phrase::note_changes_on, *node.holds_until);
    }
}

void add_notes(Entry& entry, const Node& node, const EntryContext& context) {
    if (node.is_boundary_day) entry.notes.push_back(say(Phrase::note_boundary_day));
    if (node.is_bounded_only) entry.notes.push_back(say(Phrase::note_bounded_only));
    if (!node.source.empty()) entry.notes.push_back(say(Phrase::note_source, node.source));
    if (node.kind != Node::Kind::Element) return;
    add_dates(entry, node, context.as_of);
    const bool needs_proof = node.state == explain::State::NotMet || node.state == explain::State::Open;
    if (needs_proof && !node.proofs.empty())
        entry.notes.push_back(say(Phrase::part_named, say(Phrase::label_proofs), joined(node.proofs, ", ")));
    if ((node.version.from.is_day() || node.version.until.is_day()) &&
        is_narrower(node.version, context.version))
        entry.notes.push_back(say(Phrase::note_version, version_words(node.version)));
}

/// A leaf whose content belongs into the line above it.
bool merges_into(const Node& parent, const Node& child) {
    if (child.kind != Node::Kind::Leaf || !child.children.empty() || is_group(parent)) return false;
    if (child.text.empty() || parent.kind == Node::Kind::Definition) return true;
    return parent.kind == Node::Kind::Element && (!child.facts.empty() || !child.calculations.empty());
}

/// A leaf named like its only fact or its only figure says both in one line.
void join_leaf(Entry& entry, const Node& node) {
    if (node.kind != Node::Kind::Leaf || node.text.empty()) return;
    if (node.calculations.size() == 1 && node.calculations.front().subject == node.text &&
        entry.calculations.size() == 1) {
        entry.text = entry.calculations.front();
        entry.calculations.clear();
    }
    // the value behind a figure is in the figure already
    const auto is_named_alike = [&](const explain::UsedFact& fact) {
        return fact.question == node.text || fact.name == node.text;
    };
    if (node.facts.size() != 1 || !is_named_alike(node.facts.front())) return;
    if (entry.text == inflected(node.text)) entry.text = fact_line(node.facts.front());
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

class EntryComposer {
public:
    explicit EntryComposer(const EntryContext& context) : context_(context) {}

    Entry compose(const Node& node, Role enclosing, bool is_title_only) {
        const Role role = role_of(node, enclosing);
        Entry entry;
        entry.badge = badge_of(node, role);
        entry.role = role_words(node);
        entry.text = text_of_node(node);
        entry.citation = citation_list(node.citations);
        if (!is_title_only) {
            add_own_content(entry, node, context_.as_of);
            add_parts(entry, node, role);
            add_notes(entry, node, context_);
        }
        join_leaf(entry, node);
        if (!is_group(node)) give_leaf_a_text(entry, node);
        return entry;
    }

private:
    static std::string text_of_node(const Node& node) {
        if (!node.text.empty()) return inflected(node.text);
        if (node.kind == Node::Kind::Item) return concerned_words({}, node.id);
        return node.kind == Node::Kind::Element ? spoken_name(node.id) : "";
    }

    void add_parts(Entry& entry, const Node& node, Role role) {
        const auto parts = relevant_parts(node, role);
        for (const Part& part : parts) add_part(entry, node, part, role, parts.size() == 1);
    }

    void add_part(Entry& entry, const Node& parent, const Part& part, Role role, bool is_alone) {
        const Node& node = *part.node;
        if (is_alone && !part.is_title_only && merges_into(parent, node)) {
            add_own_content(entry, node, context_.as_of);
            return;
        }
        if ((node.kind == Node::Kind::AllOf || node.kind == Node::Kind::AnyOf) && node.text.empty()) {
            const auto inner = relevant_parts(node, role_of(node, role));
            // a group around a single part says nothing of its own; "alle von" inside a requirement goes
            // without saying
            if (inner.size() == 1 || (node.kind == Node::Kind::AllOf && !is_group(parent))) {
                for (const Part& one : inner)
                    add_part(entry, parent, {one.node, part.is_title_only}, role,
                             is_alone && inner.size() == 1);
                return;
            }
        }
        if (node.kind == Node::Kind::Not && node.children.size() == 1 && !is_group(parent)) {
            // the part says itself whether it holds
            add_part(entry, node, {&node.children.front(), part.is_title_only}, role, false);
            return;
        }
        Entry one = compose(node, role, part.is_title_only);
        const bool is_said = std::any_of(entry.parts.begin(), entry.parts.end(), [&](const Entry& other) {
            return one.parts.empty() && other.parts.empty() && other.text == one.text &&
                   other.role == one.role && other.badge.words == one.badge.words &&
                   other.citation == one.citation;
        });
        if (!is_said) entry.parts.push_back(std::move(one));
    }

    const EntryContext& context_;
};

}  // namespace

Entry compose_entry(const Node& node, Role enclosing, const EntryContext& context) {
    const bool is_failing = node.state == explain::State::NotMet || node.as_a_rule_only;
    Entry entry = EntryComposer(context).compose(node, enclosing, false);
    if (context.is_settled && !is_failing) {
        entry.calculations.clear();
        entry.facts.clear();
        entry.notes.clear();
        entry.tables.clear();
        entry.parts.clear();
    }
    return entry;
}

}  // namespace evaluator::render
