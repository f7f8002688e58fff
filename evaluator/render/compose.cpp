#include <algorithm>
#include <map>

#include "evaluator/render/compose_entry.hpp"
#include "evaluator/render/compose_open.hpp"
#include "evaluator/render/document.hpp"
#include "evaluator/render/values.hpp"

namespace evaluator::render {

namespace {

using explain::NormReport;
using explain::Report;

std::vector<Field> compose_head(const Report& report) {
    std::vector<Field> head;
    const auto add = [&](Phrase label, std::string value) { head.push_back({say(label), std::move(value)}); };
    add(Phrase::label_person, report.person_id.empty() ? say(Phrase::person_unnamed) : report.person_id);
    add(Phrase::label_as_of, spoken(report.as_of));
    add(Phrase::label_law_date, spoken(report.law_date));
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
        std::string act = say(Phrase::checked_act, checked.act, spoken(checked.state));
        if (std::find(acts.begin(), acts.end(), act) == acts.end()) acts.push_back(std::move(act));
    }
    if (!acts.empty()) add(Phrase::label_checked_against, joined(acts, "; "));
    return head;
}

std::string holds_words(const std::optional<core::Date>& holds_until) {
    const auto last = last_day_before(holds_until);
    if (!last) return say(Phrase::holds_forever);
    return say(Phrase::holds_through, spoken(*last), spoken(*holds_until));
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
    for (const auto& leads : norm.leads_to) add(Phrase::label_leads_to, words_of(leads));
    add(Phrase::label_holds_until, holds_words(norm.holds_until));
    add(Phrase::label_version, version_words(norm.version));
    for (const auto& transition : norm.transitions) add(Phrase::label_transition, transition);
    for (const auto& hint : norm.hints) add(Phrase::label_hint, hint);
    return fields;
}

std::vector<std::string> compose_obstacles(const NormReport& norm) {
    std::vector<std::string> lines;
    if (norm.outcome != explain::Outcome::DoesNotExist && !norm.as_a_rule_only) return lines;
    for (std::size_t i = 0; i < norm.elements.size(); ++i) {
        const explain::Node& element = norm.elements[i];
        const bool conflicts =
            std::find(norm.conflict.begin(), norm.conflict.end(), i) != norm.conflict.end();
        if (element.state != explain::State::NotMet && !element.as_a_rule_only && !conflicts) continue;
        const Badge badge = badge_of(element, role_of(element, Role::Requirement));
        std::string text = element.text.empty() ? spoken_name(element.id) : inflected(element.text);
        if (!element.citations.empty())
            text = say(Phrase::obstacle_cited, text, citation_list(element.citations));
        lines.push_back(say(Phrase::part_named, text, badge.words));
    }
    return lines;
}

/// A report on all of the library is read for what is possible; what certainly fails is told in brief then.
constexpr std::size_t most_in_full = 24;

Section compose_section(const NormReport& norm, core::Date as_of, bool is_brief) {
    Section section;
    section.citation = cited(norm.citation);
    section.title = norm.title;
    section.badge = badge_of(norm);
    std::vector<std::string> sentences{say(explanation_of(norm))};
    if (norm.sunk_by_discretion) sentences.push_back(say(Phrase::sunk_by_discretion));
    if (norm.sunk_by_rule) sentences.push_back(say(Phrase::sunk_by_rule));
    section.is_brief = is_brief;
    section.obstacles = compose_obstacles(norm);
    if (is_brief) {
        section.explanation = say(Phrase::section_brief, section.citation);
        return section;
    }
    section.explanation = joined(sentences, " ");
    section.fields = compose_fields(norm);
    OpenPoints open = compose_open_points(norm);
    section.sufficient = compose_sufficient(norm, open);
    section.open_points = std::move(open.points);
    const EntryContext context{as_of, norm.version, norm.outcome == explain::Outcome::DoesNotExist};
    for (const auto& element : norm.elements)
        section.entries.push_back(compose_entry(element, Role::Requirement, context));
    return section;
}

OverviewRow compose_row(const NormReport& norm, std::size_t open_points) {
    OverviewRow row{cited(norm.citation), norm.title, {}, {}, badge_of(norm)};
    row.open_points = open_points == 0 ? say(Phrase::nothing_named) : std::to_string(open_points);
    const auto last = last_day_before(norm.holds_until);
    row.holds = last ? spoken(*last) : say(Phrase::nothing_named);
    return row;
}

OverviewRow compose_not_in_force(const NormReport& norm) {
    OverviewRow row{cited(norm.citation), norm.title, {}, {}, {Mark::NotApplicable, {}}};
    row.badge.words = not_in_force_words(norm);
    return row;
}

/// All facts of the report that are known, each once, with every requirement that used it. What is missing
/// stands in the open points.
class FactTable {
public:
    void collect(const explain::Node& node, const std::string& norm, const std::string& enclosing) {
        const std::string citation = node.citations.empty() ? enclosing : cited(node.citations.front());
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
        if (fact.value.is_unknown) return;
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
    if (const Translation* language = translation())
        document.notice.insert(
            document.notice.begin(),
            say(language->language().is_german ? Phrase::notice_plain_german : Phrase::notice_translation));
    FactTable facts;
    for (const auto& norm : report.norms) {
        const bool is_brief =
            report.norms.size() > most_in_full && norm.outcome == explain::Outcome::DoesNotExist;
        document.sections.push_back(compose_section(norm, report.as_of, is_brief));
        document.overview.push_back(compose_row(norm, document.sections.back().open_points.size()));
        if (is_brief) continue;
        for (const auto& element : norm.elements) facts.collect(element, cited(norm.citation), {});
    }
    for (const auto& norm : report.not_in_force) document.not_in_force.push_back(compose_not_in_force(norm));
    for (const auto& fact : report.contested) document.contested.push_back(compose_contested(fact));
    for (const auto& proof : report.lapsing_proofs) document.lapsing.push_back(lapsing_words(proof));
    document.facts = facts.table();
    return document;
}

}  // namespace evaluator::render
