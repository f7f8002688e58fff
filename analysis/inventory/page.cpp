#include "analysis/inventory/page.hpp"

#include <fmt/format.h>

#include "evaluator/render/text_lines.hpp"

namespace analysis {

namespace {

constexpr std::string_view title = "Bestand der Regelsammlung";

std::string rules_line(const Inventory& inventory) {
    return inventory.rules_version.empty()
               ? fmt::format("Regelwerk ohne Versionsnummer, SHA-256 {}", inventory.rules_digest)
               : fmt::format("Regelwerk Version {}, SHA-256 {}", inventory.rules_version,
                             inventory.rules_digest);
}

/// Texts of rules and cases: a bar would end the cell, an angle bracket could begin markup.
std::string cell(const std::string& text) {
    std::string out;
    for (const char letter : text) {
        if (letter == '|' || letter == '<' || letter == '*' || letter == '_') out += '\\';
        out += letter == '\n' ? ' ' : letter;
    }
    return out;
}

std::string row_of(const std::vector<std::string>& cells) {
    std::string row = "|";
    for (const auto& text : cells) row += " " + cell(text) + " |";
    return row + "\n";
}

}  // namespace

std::string to_markdown(const Inventory& inventory) {
    std::string text = fmt::format("# {}\n\n{}. Geschrieben von `paragraf bestand --format md`.\n", title,
                                   rules_line(inventory));
    for (const auto& section : sections_of(inventory)) {
        text += fmt::format("\n{} {}\n", std::string(static_cast<std::size_t>(section.level), '#'),
                            section.title);
        if (!section.note.empty()) text += "\n" + section.note + "\n";
        if (section.rows.empty()) continue;
        text += "\n" + row_of(section.head) + "|";
        for (const bool is_number : section.is_number) text += is_number ? " ---: |" : " --- |";
        text += "\n";
        for (const auto& row : section.rows) text += row_of(row);
    }
    return text;
}

std::string to_text(const Inventory& inventory, std::size_t width, bool color, bool ascii) {
    using evaluator::render::Ink;
    evaluator::render::TextLines lines(width, color, ascii);
    lines.paragraph(0, "", title, Ink::Plain, Ink::Bold);
    lines.paragraph(0, "", rules_line(inventory));
    for (const auto& section : sections_of(inventory)) {
        lines.blank();
        if (section.level == 2) lines.rule('-');
        lines.paragraph(0, "", section.title, Ink::Plain, Ink::Bold);
        if (!section.note.empty()) lines.paragraph(0, "", section.note);
        if (!section.rows.empty()) lines.table(0, section.head, section.rows, section.is_number);
    }
    return lines.take();
}

}  // namespace analysis
