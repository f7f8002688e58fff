// The report as Markdown (CommonMark with tables), for tickets, wikis and reviews.
#include <algorithm>

#include "evaluator/render/document.hpp"
#include "evaluator/render/render.hpp"
#include "evaluator/render/speech.hpp"

namespace evaluator::render {

namespace {

/// Texts come from rule files and persons' files; none of it is markup.
std::string verbatim(std::string_view text) {
    constexpr std::string_view special = "\\`*_[]<>|#";
    std::string out;
    for (const char letter : text) {
        if (letter == '\n') {
            out += ' ';
            continue;
        }
        if (special.find(letter) != std::string_view::npos) out += '\\';
        out += letter;
    }
    return out;
}

std::string symbol(Mark mark) {
    switch (mark) {
        case Mark::None: return "";
        case Mark::Met: return "✓ ";
        case Mark::NotMet: return "✗ ";
        case Mark::AsARuleNotMet: return "≁ ";
        case Mark::Waived: return "↷ ";
        case Mark::NotApplicable: return "○ ";
        case Mark::Open: return "? ";
    }
    return "";
}

class MarkdownLayout {
public:
    std::string lay_out(const Document& document) {
        line("# " + verbatim(document.title));
        line("");
        fields("", document.head);
        line("");
        line("> **" + verbatim(document.notice_title) + ".** " + verbatim(document.notice[0]));
        for (std::size_t i = 1; i < document.notice.size(); ++i) line("> " + verbatim(document.notice[i]));
        overview(document);
        contested(document.contested);
        if (!document.lapsing.empty()) heading(2, say(Phrase::block_lapsing));
        for (const auto& text : document.lapsing) line("- " + verbatim(text));
        for (const auto& section : document.sections) norm(section);
        if (!document.not_in_force.empty()) heading(2, say(Phrase::block_not_in_force));
        for (const auto& row : document.not_in_force)
            line("- **" + verbatim(row.citation) + "** " + verbatim(row.title) + ": " +
                 verbatim(row.badge.words));
        if (!document.facts.rows.empty()) {
            heading(2, document.facts.caption);
            table("", document.facts);
        }
        return std::move(text_);
    }

private:
    void line(const std::string& text) { text_.append(text).append("\n"); }

    void heading(std::size_t level, const std::string& text) {
        line("");
        line(std::string(level, '#') + " " + verbatim(text));
        line("");
    }

    void fields(const std::string& indent, const std::vector<Field>& fields) {
        for (const auto& field : fields)
            line(indent + "- **" + verbatim(field.label) + ":** " + verbatim(field.value));
    }

    void overview(const Document& document) {
        heading(2, say(Phrase::overview_title));
        if (document.overview.empty()) {
            line(verbatim(say(Phrase::no_norms)));
            return;
        }
        line(verbatim(say(Phrase::overview_note)));
        line("");
        Table rows{{},
                   {say(Phrase::column_norm), say(Phrase::column_title), say(Phrase::column_result),
                    say(Phrase::column_open), say(Phrase::column_holds)},
                   {},
                   {false, false, false, true, false}};
        for (const auto& row : document.overview)
            rows.rows.push_back({row.citation, row.title, symbol(row.badge.mark) + row.badge.words,
                                 row.open_points, row.holds});
        table("", rows);
    }

    void table(const std::string& indent, const Table& table) {
        std::string head = indent + "|", bar = indent + "|";
        for (std::size_t i = 0; i < table.head.size(); ++i) {
            head += " " + verbatim(table.head[i]) + " |";
            bar += table.is_number[i] ? " ---: |" : " --- |";
        }
        line(head);
        line(bar);
        for (const auto& row : table.rows) {
            std::string cells = indent + "|";
            for (const auto& cell : row) cells += " " + verbatim(cell) + " |";
            line(cells);
        }
    }

    void norm(const Section& section) {
        heading(2, section.citation + " " + section.title);
        line("**" + verbatim(say(Phrase::label_result)) + ": " + symbol(section.badge.mark) +
             verbatim(section.badge.words) + "**");
        line("");
        line(verbatim(section.explanation));
        line("");
        fields("", section.fields);
        if (!section.obstacles.empty()) heading(3, say(Phrase::block_obstacles));
        for (const auto& text : section.obstacles) line("- " + verbatim(text));
        if (!section.open_points.empty()) heading(3, say(Phrase::block_open));
        for (std::size_t i = 0; i < section.open_points.size(); ++i) {
            const auto& point = section.open_points[i];
            line(std::to_string(i + 1) + ". **" + verbatim(point.kind) + ":** " + verbatim(point.question));
            fields("   ", point.details);
        }
        sufficient(section.sufficient);
        if (section.is_brief) return;
        heading(3, say(Phrase::block_requirements));
        if (section.entries.empty()) line(verbatim(say(Phrase::no_requirements)));
        for (const auto& part : section.entries) entry("", part);
    }

    void sufficient(const std::vector<Sufficient>& sides) {
        if (!sides.empty()) heading(3, say(Phrase::block_answers));
        for (const auto& side : sides) {
            line("- " + verbatim(side.lead));
            for (const auto& set : side.sets) line("  - " + verbatim(set));
            if (!side.more.empty()) line("  - *" + verbatim(side.more) + "*");
        }
    }

    void contested(const std::vector<Contested>& facts) {
        if (facts.empty()) return;
        heading(2, say(Phrase::block_contested));
        line(verbatim(say(Phrase::contested_note)));
        line("");
        for (const auto& fact : facts) {
            line("- **" + verbatim(fact.title) + "** – " + verbatim(fact.meaning));
            for (const auto& norm : fact.norms) {
                line("  - " + verbatim(norm.text));
                for (const auto& text : norm.details) line("    - " + verbatim(text));
            }
        }
    }

    void entry(const std::string& indent, const Entry& part) {
        const std::string inner = indent + "  ";
        std::string title = part.role;
        if (!part.text.empty())
            title = title.empty() ? part.text : say(Phrase::part_named, part.role, part.text);
        const std::string state = verbatim(part.badge.words);
        line(indent + "- " + symbol(part.badge.mark) +
             (part.badge.mark == Mark::None ? state : "**" + state + "**") + ": " + verbatim(title) +
             (part.citation.empty() ? "" : " – " + verbatim(part.citation)));
        for (const auto& text : part.calculations) line(inner + "- = " + verbatim(text));
        for (const auto& chain : part.tables) {
            line(inner + "- " + verbatim(chain.caption));
            line("");
            table(inner + "  ", chain);
            line("");
        }
        for (const auto& text : part.facts) line(inner + "- " + verbatim(text));
        for (const auto& text : part.notes) line(inner + "- *" + verbatim(text) + "*");
        for (const auto& child : part.parts) entry(inner, child);
    }

    std::string text_;
};

}  // namespace

std::string to_markdown(const explain::Report& report, const Translation* translation) {
    const SpeechScope scope(translation);
    return with_language_notes(MarkdownLayout().lay_out(compose(report)));
}

}  // namespace evaluator::render
