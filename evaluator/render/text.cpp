// The report for terminals and plain files.
#include "evaluator/render/compose_entry.hpp"
#include "evaluator/render/document.hpp"
#include "evaluator/render/render.hpp"
#include "evaluator/render/speech.hpp"
#include "evaluator/render/text_lines.hpp"

namespace evaluator::render {

namespace {

Ink ink_of(Mark mark) {
    switch (mark) {
        case Mark::None: return Ink::Plain;
        case Mark::Met: return Ink::Good;
        case Mark::NotMet: return Ink::Bad;
        case Mark::AsARuleNotMet: return Ink::Doubtful;
        case Mark::Waived: return Ink::Good;
        case Mark::NotApplicable: return Ink::Faint;
        case Mark::Open: return Ink::Open;
    }
    return Ink::Plain;
}

class TextLayout {
public:
    explicit TextLayout(const TextOptions& options)
        : lines_(options.width, options.color, options.ascii), ascii_(options.ascii) {}

    std::string lay_out(const Document& document) {
        head(document);
        overview(document);
        contested(document.contested);
        lapsing(document.lapsing);
        for (const auto& section : document.sections) norm(section);
        rows_below(say(Phrase::block_not_in_force), document.not_in_force);
        facts(document.facts);
        return lines_.take();
    }

    std::string lay_out(const Entry& requirement, std::size_t indent) {
        entry(indent, requirement, true);
        return lines_.take();
    }

private:
    std::string symbol(Mark mark) const {
        switch (mark) {
            case Mark::None: return ascii_ ? "  " : "· ";
            case Mark::Met: return ascii_ ? "+ " : "✓ ";
            case Mark::NotMet: return ascii_ ? "- " : "✗ ";
            case Mark::AsARuleNotMet: return ascii_ ? "~ " : "≁ ";
            case Mark::Waived: return ascii_ ? "/ " : "↷ ";
            case Mark::NotApplicable: return ascii_ ? "o " : "○ ";
            case Mark::Open: return ascii_ ? "? " : "? ";
        }
        return "";
    }

    void heading(const std::string& text) {
        lines_.blank();
        lines_.paragraph(0, "", text, Ink::Plain, Ink::Bold);
    }

    void fields(std::size_t indent, const std::vector<Field>& fields) {
        for (const auto& field : fields)
            lines_.paragraph(indent, field.label + ": ", field.value, Ink::Faint);
    }

    void head(const Document& document) {
        lines_.paragraph(0, "", document.title, Ink::Plain, Ink::Bold);
        lines_.rule('=');
        fields(0, document.head);
        heading(document.notice_title);
        for (const auto& text : document.notice) lines_.paragraph(2, "", text);
    }

    void row(const OverviewRow& row) {
        lines_.paragraph(2, symbol(row.badge.mark),
                         say(Phrase::norm_result, row.citation, row.title, row.badge.words),
                         ink_of(row.badge.mark));
    }

    void overview(const Document& document) {
        heading(say(Phrase::overview_title));
        lines_.paragraph(2, "", say(document.sections.empty() ? Phrase::no_norms : Phrase::overview_note));
        for (const auto& entry : document.overview) row(entry);
    }

    void rows_below(const std::string& title, const std::vector<OverviewRow>& rows) {
        if (rows.empty()) return;
        heading(title);
        for (const auto& entry : rows) row(entry);
    }

    void norm(const Section& section) {
        lines_.blank();
        lines_.rule('-');
        lines_.paragraph(0, "", say(Phrase::norm_titled, section.citation, section.title), Ink::Plain,
                         Ink::Bold);
        lines_.paragraph(0, symbol(section.badge.mark) + say(Phrase::label_result) + ": ",
                         section.badge.words, ink_of(section.badge.mark), ink_of(section.badge.mark));
        lines_.paragraph(0, "", section.explanation);
        fields(0, section.fields);
        if (!section.obstacles.empty()) heading(say(Phrase::block_obstacles));
        for (const auto& line : section.obstacles) lines_.paragraph(2, "- ", line);
        if (!section.open_points.empty()) heading(say(Phrase::block_open));
        for (std::size_t i = 0; i < section.open_points.size(); ++i)
            open_point(i + 1, section.open_points[i]);
        sufficient(section.sufficient);
        if (section.is_brief) return;
        heading(say(Phrase::block_requirements));
        if (section.entries.empty()) lines_.paragraph(2, "", say(Phrase::no_requirements));
        for (const auto& part : section.entries) entry(2, part, true);
    }

    void open_point(std::size_t number, const OpenPoint& point) {
        const std::string lead = std::to_string(number) + ". ";
        lines_.paragraph(2, lead, say(Phrase::part_named, point.kind, point.question), Ink::Open);
        fields(2 + lead.size(), point.details);
    }

    void sufficient(const std::vector<Sufficient>& sides) {
        if (!sides.empty()) heading(say(Phrase::block_answers));
        for (const auto& side : sides) {
            lines_.paragraph(2, "", side.lead);
            for (const auto& set : side.sets) lines_.paragraph(4, "- ", set);
            if (!side.more.empty()) lines_.paragraph(4, "", side.more, Ink::Plain, Ink::Faint);
        }
    }

    void contested(const std::vector<Contested>& facts) {
        if (facts.empty()) return;
        heading(say(Phrase::block_contested));
        lines_.paragraph(2, "", say(Phrase::contested_note));
        for (const auto& fact : facts) {
            lines_.paragraph(2, "? ", fact.title, Ink::Open);
            lines_.paragraph(4, "", fact.meaning);
            for (const auto& norm : fact.norms) {
                lines_.paragraph(4, "- ", norm.text);
                for (const auto& text : norm.details) lines_.paragraph(6, "- ", text);
            }
        }
    }

    void entry(std::size_t indent, const Entry& part, bool is_requirement = false) {
        const std::size_t inner = indent + 2;
        lines_.paragraph(indent, symbol(part.badge.mark) + say(Phrase::badge_framed, part.badge.words),
                         is_requirement ? part.text : title_of(part), ink_of(part.badge.mark),
                         is_requirement ? Ink::Bold : Ink::Plain);
        const std::string place = is_requirement && !part.citation.empty()
                                      ? say(Phrase::entry_place, part.role, part.citation)
                                  : is_requirement ? part.role
                                                   : part.citation;
        if (!place.empty()) lines_.paragraph(inner, "", place, Ink::Plain, Ink::Faint);
        for (const auto& text : part.calculations) lines_.paragraph(inner, "= ", text);
        for (const auto& table : part.tables) chain(inner, table);
        for (const auto& text : part.facts) lines_.paragraph(inner, "- ", text);
        for (const auto& text : part.notes) lines_.paragraph(inner, "", text, Ink::Plain, Ink::Faint);
        for (const auto& child : part.parts) entry(inner, child);
    }

    static std::string title_of(const Entry& part) {
        if (part.role.empty()) return part.text;
        return part.text.empty() ? part.role : say(Phrase::part_named, part.role, part.text);
    }

    void chain(std::size_t indent, const Table& table) {
        lines_.paragraph(indent, "", table.caption);
        lines_.table(indent + 2, table.head, table.rows, table.is_number);
    }

    void lapsing(const std::vector<std::string>& texts) {
        if (texts.empty()) return;
        heading(say(Phrase::block_lapsing));
        for (const auto& text : texts) lines_.paragraph(2, "- ", text);
    }

    void facts(const Table& table) {
        if (table.rows.empty()) return;
        heading(table.caption);
        for (const auto& row : table.rows) {
            lines_.paragraph(2, "- ",
                             is_question(row[0]) ? say(Phrase::fact_asked, row[0], row[1])
                                                 : say(Phrase::fact_said, row[0], row[1]));
            lines_.paragraph(4, "",
                             row[3] == say(Phrase::nothing_named)
                                 ? say(Phrase::fact_source_unnamed, row[2], row[4])
                                 : say(Phrase::fact_source, row[2], row[3], row[4]),
                             Ink::Plain, Ink::Faint);
        }
    }

    TextLines lines_;
    bool ascii_;
};

}  // namespace

std::string to_text(const explain::Node& requirement, dsl::core::Date as_of, const TextOptions& options,
                    std::size_t indent) {
    const SpeechScope scope(options.translation);
    return TextLayout(options).lay_out(
        compose_entry(requirement, Role::Requirement, {as_of, requirement.version, false}), indent);
}

std::string to_text(const explain::Report& report, const TextOptions& options) {
    const SpeechScope scope(options.translation);
    return TextLayout(options).lay_out(compose(report));
}

}  // namespace evaluator::render
