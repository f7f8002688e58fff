#include <algorithm>
#include <map>

#include "evaluator/render/compose_entry.hpp"
#include "evaluator/render/document.hpp"
#include "evaluator/render/values.hpp"

namespace evaluator::render {

namespace {

using explain::NormReport;
using explain::Reason;
using explain::Report;

std::vector<Field> compose_head(const Report& report) {
    std::vector<Field> head;
    const auto add = [&](Phrase label, std::string value) { head.push_back({say(label), std::move(value)}); };
    add(Phrase::label_person, report.person_id.empty() ? say(Phrase::person_unnamed) : report.person_id);
    add(Phrase::label_as_of, core::to_german(report.as_of));
    add(Phrase::label_law_date, core::to_german(report.law_date));
    add(Phrase::label_mode,
        say(report.evidenced_only ? Phrase::mode_evidenced_only : Phrase::mode_all_facts));
    add(Phrase::label_layers, report.layers.empty() ? say(Phrase::layers_none) : joined(report.layers, ", "));
    for (const auto& [reading, meaning] : report.readings)
        add(Phrase::label_reading, say(Phrase::reading_chosen, reading, meaning));
    add(Phrase::label_rules, report.rules_version.empty()
                                 ? say(Phrase::rules_unnamed, report.rules_digest)
                                 : say(Phrase::rules_named, report.rules_version, report.rules_digest));
    std::vector<std::string> acts;
    for (const auto& checked : report.checked_against) {
        std::string act = say(Phrase::checked_act, checked.act, core::to_german(checked.state));
        if (std::find(acts.begin(), acts.end(), act) == acts.end()) acts.push_back(std::move(act));
    }
    if (!acts.empty()) add(Phrase::label_checked_against, joined(acts, "; "));
    return head;
}

OpenPoint compose_open_point(const Reason& reason) {
    OpenPoint point{say(kind_of(reason)), question_of(reason), {}};
    const auto add = [&](Phrase label, std::string value) {
        if (!value.empty()) point.details.push_back({say(label), std::move(value)});
    };
    add(Phrase::label_concerns, concerned_words(reason.person, reason.item));
    if (reason.span) add(Phrase::label_span, words_of(*reason.span));
    if (reason.citation) add(Phrase::label_asked_for, core::to_text(*reason.citation));
    add(Phrase::label_asked_under, citation_list(reason.asked_under));
    add(Phrase::label_bring, joined(reason.proofs, ", "));
    const bool is_yes_or_no =
        reason.kind != explain::ReasonKind::Fact &&
        reason.kind != explain::ReasonKind::Reading;  // those may ask "how much", "which"
    if (is_yes_or_no && reason.helps == explain::Helps::Yes) add(Phrase::label_helps, say(Phrase::helps_yes));
    if (is_yes_or_no && reason.helps == explain::Helps::No) add(Phrase::label_helps, say(Phrase::helps_no));
    if (reason.is_sensitive) add(Phrase::label_protected, say(Phrase::protected_fact));
    return point;
}

int order_of(explain::ReasonKind kind) {
    switch (kind) {
        case explain::ReasonKind::Fact: return 0;
        case explain::ReasonKind::Suspension: return 1;
        case explain::ReasonKind::Judgement: return 2;
        case explain::ReasonKind::Reading: return 3;
        case explain::ReasonKind::Discretion: return 4;
        case explain::ReasonKind::Atypical: return 5;
    }
    return 5;
}

/// The same question may be a reason in several elements; it is asked once, for all of them.
std::vector<OpenPoint> compose_open_points(const NormReport& norm) {
    std::vector<Reason> reasons = norm.reasons;
    // what a paper can settle first, an atypical case last
    std::stable_sort(reasons.begin(), reasons.end(),
                     [](const Reason& a, const Reason& b) { return order_of(a.kind) < order_of(b.kind); });
    for (Reason& reason : reasons) reason = with_filled_question(std::move(reason), norm);
    std::vector<OpenPoint> points;
    std::vector<const Reason*> firsts;
    for (const auto& reason : reasons) {
        const auto same = std::find_if(firsts.begin(), firsts.end(), [&](const Reason* other) {
            return other->kind == reason.kind && other->name == reason.name &&
                   other->person == reason.person && other->item == reason.item && other->span == reason.span;
        });
        if (same == firsts.end()) {
            firsts.push_back(&reason);
            points.push_back(compose_open_point(reason));
            continue;
        }
        if (!reason.citation) continue;
        auto& details = points[static_cast<std::size_t>(same - firsts.begin())].details;
        const std::string citation = core::to_text(*reason.citation);
        for (auto& field : details)
            if (field.label == say(Phrase::label_asked_for) &&
                field.value.find(citation) == std::string::npos)
                field.value += ", " + citation;
    }
    return points;
}

std::string holds_words(const std::optional<core::Date>& holds_until) {
    const auto last = last_day_before(holds_until);
    if (!last) return say(Phrase::holds_forever);
    return say(Phrase::holds_through, core::to_german(*last), core::to_german(*holds_until));
}

std::string consequence_words(const explain::ConsequenceInfo& consequence) {
    const Phrase phrase =
        consequence.condition == explain::State::Open ? Phrase::consequence_open : Phrase::consequence_line;
    return say(phrase, say(name_of(consequence.kind)), consequence.text);
}

std::vector<Field> compose_fields(const NormReport& norm) {
    std::vector<Field> fields;
    const auto add = [&](Phrase label, std::string value) {
        if (!value.empty()) fields.push_back({say(label), std::move(value)});
    };
    if (norm.consequence) add(Phrase::label_consequence, consequence_words(*norm.consequence));
    for (const auto& stronger : norm.stronger) add(Phrase::label_stronger, consequence_words(stronger));
    add(Phrase::label_leads_to, norm.leads_to);
    add(Phrase::label_holds_until, holds_words(norm.holds_until));
    add(Phrase::label_version, version_words(norm.version));
    for (const auto& transition : norm.transitions) add(Phrase::label_transition, transition);
    for (const auto& hint : norm.hints) add(Phrase::label_hint, hint);
    return fields;
}

std::vector<std::string> compose_obstacles(const NormReport& norm) {
    std::vector<std::string> lines;
    if (norm.outcome != explain::Outcome::DoesNotExist && !norm.as_a_rule_only) return lines;
    for (const auto& element : norm.elements) {
        if (element.state != explain::State::NotMet && !element.as_a_rule_only) continue;
        const Badge badge = badge_of(element, role_of(element, Role::Requirement));
        std::string text = element.text.empty() ? spoken_name(element.id) : inflected(element.text);
        if (!element.citations.empty())
            text = say(Phrase::obstacle_cited, text, citation_list(element.citations));
        lines.push_back(say(Phrase::part_named, text, badge.words));
    }
    return lines;
}

Section compose_section(const NormReport& norm, core::Date as_of) {
    Section section;
    section.citation = core::to_text(norm.citation);
    section.title = norm.title;
    section.badge = badge_of(norm);
    std::vector<std::string> sentences{say(explanation_of(norm))};
    if (norm.sunk_by_discretion) sentences.push_back(say(Phrase::sunk_by_discretion));
    if (norm.sunk_by_rule) sentences.push_back(say(Phrase::sunk_by_rule));
    section.explanation = joined(sentences, " ");
    section.fields = compose_fields(norm);
    section.obstacles = compose_obstacles(norm);
    section.open_points = compose_open_points(norm);
    const EntryContext context{as_of, norm.version, norm.outcome == explain::Outcome::DoesNotExist};
    for (const auto& element : norm.elements)
        section.entries.push_back(compose_entry(element, Role::Requirement, context));
    return section;
}

OverviewRow compose_row(const NormReport& norm, std::size_t open_points) {
    OverviewRow row{core::to_text(norm.citation), norm.title, {}, {}, badge_of(norm)};
    row.open_points = open_points == 0 ? say(Phrase::nothing_named) : std::to_string(open_points);
    const auto last = last_day_before(norm.holds_until);
    row.holds = last ? core::to_german(*last) : say(Phrase::nothing_named);
    return row;
}

OverviewRow compose_not_in_force(const NormReport& norm, core::Date law_date) {
    OverviewRow row{core::to_text(norm.citation), norm.title, {}, {}, {Mark::NotApplicable, {}}};
    const auto last = norm.in_force_until && norm.in_force_until->is_day()
                          ? norm.in_force_until
                          : std::nullopt;  // a last day already
    if (last && *last < law_date)
        row.badge.words = say(Phrase::not_in_force_since, core::to_german(*last));
    else if (norm.in_force_from && norm.in_force_from->is_day() && *norm.in_force_from > law_date)
        row.badge.words = say(Phrase::not_in_force_yet, core::to_german(*norm.in_force_from));
    else
        row.badge.words = say(Phrase::not_in_force_at_all);
    return row;
}

/// All facts of the report, each once, with every requirement that used it.
class FactTable {
public:
    void collect(const explain::Node& node, const std::string& norm, const std::string& enclosing) {
        const std::string citation =
            node.citations.empty() ? enclosing : core::to_text(node.citations.front());
        for (const auto& fact : node.facts) add(fact, citation.empty() ? norm : citation);
        for (const auto& child : node.children) collect(child, norm, citation);
    }

    Table table() {
        for (auto& [row, uses] : rows_) {
            row.back() = joined(uses, ", ");
            table_.rows.push_back(std::move(row));
        }
        table_.caption = say(Phrase::block_facts);
        table_.head = {say(Phrase::column_fact), say(Phrase::column_value), say(Phrase::column_standing),
                       say(Phrase::column_asked_under), say(Phrase::column_used_for)};
        table_.is_number.assign(table_.head.size(), false);
        return std::move(table_);
    }

private:
    void add(const explain::UsedFact& fact, const std::string& used_for) {
        std::string label = fact_label(fact);
        if (fact.is_sensitive) label = say(Phrase::fact_protected, label);
        std::vector<std::string> row{
            label,
            words_of(fact.value),
            standing_words(fact),
            fact.asked_under.empty() ? say(Phrase::nothing_named) : citation_list(fact.asked_under),
            {}};
        const auto [at, is_new] = index_.try_emplace(row, rows_.size());
        if (is_new) rows_.emplace_back(std::move(row), std::vector<std::string>{});
        auto& uses = rows_[at->second].second;
        if (std::find(uses.begin(), uses.end(), used_for) == uses.end()) uses.push_back(used_for);
    }

    Table table_;
    std::map<std::vector<std::string>, std::size_t> index_;
    std::vector<std::pair<std::vector<std::string>, std::vector<std::string>>> rows_;
};

}  // namespace

Document compose(const Report& report) {
    Document document;
    document.title = say(Phrase::report_title);
    document.head = compose_head(report);
    document.notice_title = say(Phrase::notice_title);
    document.notice = {say(Phrase::notice_text), say(Phrase::notice_facts)};
    FactTable facts;
    for (const auto& norm : report.norms) {
        document.sections.push_back(compose_section(norm, report.as_of));
        document.overview.push_back(compose_row(norm, document.sections.back().open_points.size()));
        for (const auto& element : norm.elements) facts.collect(element, core::to_text(norm.citation), {});
    }
    for (const auto& norm : report.not_in_force)
        document.not_in_force.push_back(compose_not_in_force(norm, report.law_date));
    document.lapsing = report.lapsing_proofs;
    document.facts = facts.table();
    return document;
}

}  // namespace evaluator::render
