#include "evaluator/render/text_lines.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "dsl/core/source.hpp"
#include "evaluator/render/speech.hpp"

namespace evaluator::render {

namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 29> ascii_spellings{{
    {"ä", "ae"}, {"ö", "oe"},     {"ü", "ue"},   {"Ä", "Ae"}, {"Ö", "Oe"},       {"Ü", "Ue"},
    {"ß", "ss"}, {"§§", "Parr."}, {"§", "Par."}, {"„", "\""}, {"“", "\""},       {"”", "\""},
    {"‚", "'"},  {"‘", "'"},      {"’", "'"},    {"–", "-"},  {"—", "-"},        {"…", "..."},
    {"·", "|"},  {"€", "EUR"},    {"é", "e"},    {"è", "e"},  {"á", "a"},        {"ç", "c"},
    {"ğ", "g"},  {"ı", "i"},      {"ş", "s"},    {"×", "x"},  {"\xC2\xA0", " "},
}};

std::string_view color_of(Ink ink) {
    switch (ink) {
        case Ink::Plain: return "";
        case Ink::Bold: return "\x1b[1m";
        case Ink::Faint: return "\x1b[2m";
        case Ink::Good: return "\x1b[32m";
        case Ink::Bad: return "\x1b[31m";
        case Ink::Doubtful: return "\x1b[35m";
        case Ink::Open: return "\x1b[33m";
    }
    return "";
}

std::size_t code_point_length(char first) {
    const auto byte = static_cast<unsigned char>(first);
    return byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

/// Words by blanks; a place like "Abs. 1" stays in one piece.
std::vector<std::string> words_to_wrap(std::string_view text) {
    std::vector<std::string> words;
    bool joins = false;
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        const std::string_view word = text.substr(at, end - at);
        at = end + 1;
        if (word.empty()) continue;
        if (joins)
            words.back().append(" ").append(word);
        else
            words.emplace_back(word);
        joins = word == "§" || word == "§§" || word == "Abs." || word == "Nr." || word == "Satz" ||
                word == "Art." || word == "Buchst." || word == "Par." || word == "Parr.";
    }
    return words;
}

/// `taken`: columns of the first line that are already used.
std::vector<std::string> wrapped(std::string_view text, std::size_t width, std::size_t taken = 0) {
    std::vector<std::string> lines{{}};
    std::size_t used = taken;
    for (const auto& word : words_to_wrap(text)) {
        const std::size_t length = dsl::core::display_width(word);
        const bool starts_line = lines.back().empty();
        if (used + (starts_line ? 0 : 1) + length > width && used > 0) {
            lines.emplace_back();
            used = 0;
        } else if (!starts_line) {
            lines.back() += ' ';
            ++used;
        }
        lines.back() += word;
        used += length;
    }
    return lines;
}

std::string padded(std::string_view text, std::size_t width, bool to_the_right) {
    const std::size_t length = dsl::core::display_width(text);
    const std::string blanks(length < width ? width - length : 0, ' ');
    return to_the_right ? blanks + std::string(text) : std::string(text) + blanks;
}

void trim_right(std::string& line) {
    while (!line.empty() && line.back() == ' ') line.pop_back();
}

constexpr std::size_t gap = 2, least_column = 10, small_indent = 2;

}  // namespace

std::string to_ascii(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = std::min(code_point_length(text[at]), text.size() - at);
        if (length == 1) {
            out += text[at++];
            continue;
        }
        const auto rest = text.substr(at);
        const auto found =
            std::find_if(ascii_spellings.begin(), ascii_spellings.end(),
                         [&](const auto& spelling) { return rest.starts_with(spelling.first); });
        out += found == ascii_spellings.end() ? "?" : found->second;
        at += found == ascii_spellings.end() ? length : found->first.size();
    }
    return out;
}

std::string TextLines::spelled(std::string_view text) const {
    std::string words = with_language_notes(text);
    return ascii_ ? to_ascii(words) : words;
}

std::string TextLines::inked(std::string_view text, Ink ink) const {
    if (!color_ || ink == Ink::Plain || text.empty()) return std::string(text);
    return std::string(color_of(ink)).append(text).append("\x1b[0m");
}

void TextLines::lines(std::size_t indent, std::size_t hang, std::string_view lead, Ink lead_ink,
                      const std::vector<std::string>& wrapped_lines, Ink ink) {
    for (std::size_t i = 0; i < wrapped_lines.size(); ++i) {
        text_.append(i == 0 ? indent : hang, ' ');
        std::string first(i == 0 ? lead : "");
        if (wrapped_lines[i].empty()) trim_right(first);
        text_ += inked(first, lead_ink);
        text_ += inked(wrapped_lines[i], ink);
        trim_right(text_);
        text_ += '\n';
    }
}

void TextLines::paragraph(std::size_t indent, std::string_view lead, std::string_view text, Ink lead_ink,
                          Ink text_ink) {
    const std::string lead_text = spelled(lead);
    const std::size_t lead_width = dsl::core::display_width(lead_text);
    const auto room = [&](std::size_t from) {
        return width_ > from + least_column ? width_ - from : least_column;
    };
    if (indent + lead_width > width_ * 2 / 3) {  // the lead fills the line: the text begins below
        lines(indent, indent + small_indent, "", Ink::Plain, wrapped(lead_text, room(indent + small_indent)),
              lead_ink);
        if (!text.empty())
            lines(indent + small_indent, indent + small_indent, "", Ink::Plain,
                  wrapped(spelled(text), room(indent + small_indent)), text_ink);
        return;
    }
    // a long lead must not push the text to the edge: then the following lines hang just below the indent
    const std::size_t hang = indent + (lead_width <= width_ / 8 ? lead_width : small_indent);
    const std::size_t taken = indent + lead_width > hang ? indent + lead_width - hang : 0;
    lines(indent, hang, lead_text, lead_ink, wrapped(spelled(text), room(hang), taken), text_ink);
}

void TextLines::rule(char with) {
    for (std::size_t i = 0; i < width_; ++i) text_ += ascii_ ? std::string(1, with) : with == '=' ? "═" : "─";
    text_ += '\n';
}

void TextLines::blank() {
    if (!text_.empty() && !text_.ends_with("\n\n")) text_ += '\n';
}

void TextLines::table(std::size_t indent, const std::vector<std::string>& head,
                      const std::vector<std::vector<std::string>>& rows, const std::vector<bool>& is_number) {
    std::vector<std::vector<std::string>> all{head};
    all.insert(all.end(), rows.begin(), rows.end());
    for (auto& row : all)
        for (auto& cell : row) cell = spelled(cell);
    std::vector<std::size_t> widths(head.size(), 0), least(head.size(), 0);
    for (const auto& row : all)
        for (std::size_t column = 0; column < row.size(); ++column) {
            widths[column] = std::max(widths[column], dsl::core::display_width(row[column]));
            for (const auto& word : words_to_wrap(row[column]))
                least[column] = std::max(least[column], dsl::core::display_width(word));
        }
    std::size_t needed = indent;
    for (const std::size_t width : widths) needed += width + gap;
    while (needed > width_ + gap) {  // take from the widest column until the table fits
        std::size_t widest = widths.size();
        for (std::size_t column = 0; column < widths.size(); ++column)
            if (widths[column] > least[column] &&
                (widest == widths.size() || widths[column] > widths[widest]))
                widest = column;
        if (widest == widths.size()) {
            records(indent, head, rows);
            return;
        }
        --widths[widest];
        --needed;
    }
    grid(indent, all, widths, is_number);
}

void TextLines::grid(std::size_t indent, const std::vector<std::vector<std::string>>& rows,
                     const std::vector<std::size_t>& widths, const std::vector<bool>& is_number) {
    for (std::size_t number = 0; number < rows.size(); ++number) {
        std::vector<std::vector<std::string>> cells;
        std::size_t height = 1;
        for (std::size_t column = 0; column < rows[number].size(); ++column) {
            cells.push_back(wrapped(rows[number][column], widths[column]));
            height = std::max(height, cells.back().size());
        }
        for (std::size_t line = 0; line < height; ++line) {
            std::string out(indent, ' ');
            for (std::size_t column = 0; column < cells.size(); ++column)
                out += padded(line < cells[column].size() ? cells[column][line] : "", widths[column],
                              is_number[column]) +
                       std::string(gap, ' ');
            trim_right(out);
            text_ += inked(out, number == 0 ? Ink::Faint : Ink::Plain) + '\n';
        }
    }
}

void TextLines::records(std::size_t indent, const std::vector<std::string>& head,
                        const std::vector<std::vector<std::string>>& rows) {
    for (const auto& row : rows) {
        std::string line;
        for (std::size_t column = 0; column < row.size(); ++column) {
            if (row[column].empty() || row[column] == "–") continue;
            line += (line.empty() ? "" : "; ") + head[column] + ": " + row[column];
        }
        paragraph(indent, "- ", line);
    }
}

}  // namespace evaluator::render
