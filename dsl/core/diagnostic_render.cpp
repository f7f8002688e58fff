// Draws a message under its source lines. Works in terminal columns: tabs are expanded, wide and combining
// characters take the room they take, control and direction characters of the source never reach the
// terminal.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "dsl/core/diagnostic.hpp"

namespace dsl::core {

namespace {

constexpr std::size_t tab_width = 4;
constexpr std::string_view replacement = "\u00b7";  // middle dot

enum class Tone : std::uint8_t { Error, Warning, Note, Gutter, Bold };

std::string_view escape_of(Tone tone) {
    switch (tone) {
        case Tone::Error: return "\x1b[1;31m";
        case Tone::Warning: return "\x1b[1;33m";
        case Tone::Note: return "\x1b[1;36m";
        case Tone::Gutter: return "\x1b[34m";
        case Tone::Bold: return "\x1b[1m";
    }
    return "";
}

std::string_view word_of(Severity severity) {
    switch (severity) {
        case Severity::Error: return "fehler";
        case Severity::Warning: return "warnung";
        case Severity::Note: return "hinweis";
    }
    return "";
}

Tone tone_of(Severity severity) {
    switch (severity) {
        case Severity::Error: return Tone::Error;
        case Severity::Warning: return Tone::Warning;
        case Severity::Note: return Tone::Note;
    }
    return Tone::Note;
}

/// Control characters could drive the terminal, direction marks could show another text than is meant.
bool must_not_be_shown(std::string_view letter) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(letter[i]); };
    if (letter.size() == 1) return byte(0) < 0x20 || byte(0) >= 0x7f;
    if (letter.size() == 2) return byte(0) == 0xc2 && byte(1) < 0xa0;
    if (letter.size() != 3 || byte(0) != 0xe2) return false;
    if (byte(1) == 0x80) return byte(2) == 0x8e || byte(2) == 0x8f || (byte(2) >= 0xa8 && byte(2) <= 0xae);
    return byte(1) == 0x81 && byte(2) >= 0xa6 && byte(2) <= 0xa9;
}

std::size_t letter_length(std::string_view text, std::size_t at) {
    std::size_t length = 1;
    while (length < 4 && at + length < text.size() &&
           (static_cast<unsigned char>(text[at + length]) & 0xc0) == 0x80)
        ++length;
    const std::string_view letter = text.substr(at, length);
    return find_invalid_utf8(letter) ? 1 : length;
}

std::string shown(std::string_view text) {
    std::string result;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t length = letter_length(text, i);
        const std::string_view letter = text.substr(i, length);
        result += must_not_be_shown(letter) ? replacement : letter;
        i += length;
    }
    return result;
}

/// One letter of a source line and where it stands on the screen.
struct Cell {
    std::size_t byte, column, width;
    std::string text;
};

std::vector<Cell> cells_of(std::string_view line) {
    std::vector<Cell> cells;
    std::size_t column = 0;
    for (std::size_t i = 0; i < line.size();) {
        const std::size_t length = letter_length(line, i);
        const std::string_view letter = line.substr(i, length);
        std::string text{letter};
        if (letter == "\t")
            text = std::string(tab_width - column % tab_width, ' ');
        else if (must_not_be_shown(letter))
            text = replacement;
        const std::size_t width = display_width(text);
        cells.push_back({i, column, width, text});
        column += width;
        i += length;
    }
    cells.push_back({line.size(), column, 1, ""});  // the place after the last letter can be marked too
    return cells;
}

/// A stretch of one line with its label.
struct Mark {
    std::size_t begin = 0, end = 0;  // bytes in the line, then columns
    bool primary = false;
    std::string text;
};

using MarkedLines = std::map<std::uint32_t, std::vector<Mark>>;

void add_marks(MarkedLines& lines, const SourceText& source, Span span, bool primary,
               const std::string& text) {
    const std::uint32_t first = source.position(span.begin).line;
    const std::uint32_t last =
        std::max(first, source.position(span.end > span.begin ? span.end - 1 : span.end).line);
    const std::size_t start = source.line_start(first);
    const std::size_t size = source.line_text(first).size();
    const std::size_t begin =
        std::min<std::size_t>(span.begin - std::min<std::size_t>(span.begin, start), size);
    if (first == last) {
        const std::size_t end =
            std::clamp<std::size_t>(span.end - std::min<std::size_t>(span.end, start), begin, size);
        lines[first].push_back({begin, end, primary, text});
        return;
    }
    lines[first].push_back({begin, size, primary, text});
    const std::string_view tail = source.line_text(last);
    const std::size_t indent = std::min(tail.find_first_not_of(" \t"), tail.size());
    const std::size_t end = std::min<std::size_t>(span.end - source.line_start(last), tail.size());
    lines[last].push_back({std::min(indent, end), end, primary, ""});
}

class Drawing {
public:
    Drawing(const Diagnostic& diagnostic, const SourceMap& sources, const RenderStyle& style)
        : diagnostic_(diagnostic), sources_(sources), style_(style) {}

    std::string draw() {
        const SourceText* source = sources_.find(diagnostic_.span.file);
        if (source) out_ += place(*source, diagnostic_.span) + ": ";
        out_ += painted(fmt::format("{}[{}]", word_of(diagnostic_.severity), id_of(diagnostic_.code)),
                        tone_of(diagnostic_.severity));
        out_ += ": " + painted(shown(diagnostic_.message), Tone::Bold) + "\n";
        const std::vector<std::pair<FileId, MarkedLines>> files = marked_files();
        for (const auto& [file, lines] : files)
            gutter_ = std::max(gutter_, std::to_string(lines.rbegin()->first).size());
        for (const auto& [file, lines] : files)
            draw_file(sources_.at(file), lines, file != diagnostic_.span.file);
        for (const std::string& help : diagnostic_.helps) draw_help(help);
        return std::move(out_);
    }

private:
    std::string painted(std::string_view text, Tone tone) const {
        return style_.color ? fmt::format("{}{}\x1b[0m", escape_of(tone), text) : std::string{text};
    }

    static std::string place(const SourceText& source, Span span) {
        const LineColumn at = source.position(span.begin);
        return fmt::format("{}:{}:{}", shown(source.name()), at.line, at.column);
    }

    /// The file of the message first, then the others in order.
    std::vector<std::pair<FileId, MarkedLines>> marked_files() const {
        std::map<FileId, MarkedLines> others;
        MarkedLines own;
        const SourceText* source = sources_.find(diagnostic_.span.file);
        bool labelled = false;
        for (const Label& label : diagnostic_.labels) {
            const SourceText* place = sources_.find(label.span.file);
            if (!place) continue;
            const bool primary = label.span == diagnostic_.span;
            labelled = labelled || primary;
            add_marks(label.span.file == diagnostic_.span.file ? own : others[label.span.file], *place,
                      label.span, primary, shown(label.text));
        }
        if (source && !labelled) add_marks(own, *source, diagnostic_.span, true, "");
        std::vector<std::pair<FileId, MarkedLines>> files;
        if (!own.empty()) files.emplace_back(diagnostic_.span.file, std::move(own));
        for (auto& [file, lines] : others) files.emplace_back(file, std::move(lines));
        return files;
    }

    void draw_file(const SourceText& source, const MarkedLines& lines, bool other_file) {
        if (other_file)
            out_ += painted(fmt::format("{:>{}} --> ", "", gutter_), Tone::Gutter) +
                    fmt::format("{}:{}\n", shown(source.name()), lines.begin()->first);
        std::uint32_t previous = 0;
        for (const auto& [line, marks] : lines) {
            if (previous != 0 && line > previous + 1)
                out_ += painted(fmt::format(" {}\n", style_.ascii ? "..." : "…"), Tone::Gutter);
            draw_line(source, line, marks);
            previous = line;
        }
    }

    void draw_line(const SourceText& source, std::uint32_t line, std::vector<Mark> marks) {
        std::vector<Cell> cells = cells_of(source.line_text(line));
        for (Mark& mark : marks) to_columns(mark, cells);
        std::stable_sort(marks.begin(), marks.end(),
                         [](const Mark& a, const Mark& b) { return a.begin < b.begin; });
        const std::string text = cut(cells, marks);
        out_ += painted(fmt::format(" {:>{}} |", line, gutter_), Tone::Gutter) +
                (text.empty() ? "" : " " + text) + "\n";
        draw_marks(marks);
    }

    static void to_columns(Mark& mark, const std::vector<Cell>& cells) {
        const auto cell_at = [&](std::size_t byte) {
            return std::find_if(cells.begin(), cells.end() - 1,
                                [byte](const Cell& cell) { return cell.byte >= byte; });
        };
        const auto first = cell_at(mark.begin);
        std::size_t begin = first->column, end = cell_at(mark.end)->column;
        if (first->width == 0 && end == begin && begin > 0)
            --begin;  // a combining mark alone: under its letter
        mark.begin = begin;
        mark.end = std::max(end, begin + 1);
    }

    /// The line as text; a line too long for the screen is cut around the caret, and the marks are moved
    /// along.
    std::string cut(const std::vector<Cell>& cells, std::vector<Mark>& marks) const {
        const std::size_t frame = gutter_ + 4;
        const std::size_t room = std::max<std::size_t>(style_.width > frame ? style_.width - frame : 0, 30);
        std::size_t from = 0, to = cells.back().column;
        if (to > room) {
            const auto primary =
                std::find_if(marks.begin(), marks.end(), [](const Mark& mark) { return mark.primary; });
            const std::size_t caret = primary == marks.end() ? marks.front().begin : primary->begin;
            from = caret > room * 2 / 3 ? std::min(caret - room / 3, to - room) : 0;
            to = std::min(to, from + room);
        }
        const std::string dots = style_.ascii ? "..." : "…";
        const std::size_t shift = from == 0 ? 0 : display_width(dots);
        std::string text = from == 0 ? "" : dots;
        std::size_t start = from;
        for (const Cell& cell : cells) {
            if (cell.column < from || cell.column + cell.width > to) continue;
            if (text == dots && from != 0) start = cell.column;
            text += cell.text;
        }
        if (to < cells.back().column) text += dots;
        for (Mark& mark : marks) {
            mark.begin = std::clamp(mark.begin, start, to) - start + shift;
            mark.end = std::max(std::clamp(mark.end, start, to) - start + shift, mark.begin + 1);
        }
        while (text.ends_with(' ')) text.pop_back();
        return text;
    }

    void draw_marks(const std::vector<Mark>& marks) {
        std::string line;
        for (const bool primary : {false, true})  // the caret lies on top
            for (const Mark& mark : marks)
                if (mark.primary == primary) {
                    line.resize(std::max(line.size(), mark.end), ' ');
                    std::fill(line.begin() + static_cast<std::ptrdiff_t>(mark.begin),
                              line.begin() + static_cast<std::ptrdiff_t>(mark.end), primary ? '^' : '-');
                }
        std::vector<Mark> hanging;
        std::copy_if(marks.begin(), marks.end(), std::back_inserter(hanging),
                     [](const Mark& mark) { return !mark.text.empty(); });
        std::string tail;
        if (!hanging.empty() && hanging.back().end >= line.size()) {
            tail = " " + hanging.back().text;
            hanging.pop_back();
        }
        const Tone tone = tone_of(diagnostic_.severity);
        out_ += margin() + painted(line + tail, tone) + "\n";
        for (; !hanging.empty(); hanging.pop_back()) {
            std::string row;
            for (const Mark& mark : hanging) {
                const bool last = &mark == &hanging.back();
                if (row.size() < mark.begin) row.resize(mark.begin, ' ');
                if (last)
                    row.replace(mark.begin, std::string::npos, mark.text);
                else if (row.size() == mark.begin)
                    row += '|';
            }
            out_ += margin() + painted(row, tone) + "\n";
        }
    }

    std::string margin() const { return painted(fmt::format(" {:>{}} |", "", gutter_), Tone::Gutter) + " "; }

    void draw_help(const std::string& help) {
        const std::string lead = fmt::format(" {:>{}} = hilfe: ", "", gutter_);
        const std::size_t indent = display_width(lead);
        const std::size_t room = std::max<std::size_t>(style_.width > indent ? style_.width - indent : 0, 30);
        std::string line, text = shown(help);
        bool first = true;
        const auto flush = [&] {
            out_ += first ? painted(fmt::format(" {:>{}} =", "", gutter_), Tone::Gutter) + " " +
                                painted("hilfe", Tone::Bold) + ": "
                          : std::string(indent, ' ');
            out_ += line + "\n";
            line.clear();
            first = false;
        };
        for (std::size_t i = 0; i <= text.size();) {
            const std::size_t end = std::min(text.find(' ', i), text.size());
            const std::string word = text.substr(i, end - i);
            if (!line.empty() && display_width(line) + 1 + display_width(word) > room) flush();
            line += (line.empty() ? "" : " ") + word;
            i = end + 1;
        }
        flush();
    }

    const Diagnostic& diagnostic_;
    const SourceMap& sources_;
    const RenderStyle& style_;
    std::size_t gutter_ = 1;
    std::string out_;
};

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
    return fmt::format("{} {}", count, count == 1 ? one : many);
}

}  // namespace

std::string render(const Diagnostic& diagnostic, const SourceMap& sources, const RenderStyle& style) {
    return Drawing{diagnostic, sources, style}.draw();
}

std::string render(const Diagnostics& diagnostics, const SourceMap& sources, const RenderStyle& style) {
    std::string text;
    for (const Diagnostic& diagnostic : diagnostics.sorted())
        text += render(diagnostic, sources, style) + "\n";
    const std::size_t errors = diagnostics.error_count(), warnings = diagnostics.warning_count();
    if (errors + warnings == 0) return text;
    if (errors != 0) text += counted(errors, "Fehler", "Fehler");
    if (warnings != 0) text += (errors != 0 ? ", " : "") + counted(warnings, "Warnung", "Warnungen");
    return text + "\n";
}

}  // namespace dsl::core
