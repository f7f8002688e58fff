// Lines of text on a terminal: wrapping at words with hanging indent, columns by display width, colours, and
// the ASCII spelling of German text. Knows nothing about reports.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace evaluator::render {

enum class Ink : std::uint8_t { Plain, Bold, Faint, Good, Bad, Doubtful, Open };

class TextLines {
public:
    TextLines(std::size_t width, bool color, bool ascii)
        : width_(width < least_width ? least_width : width), color_(color), ascii_(ascii) {}

    /// One paragraph: the first line after `indent` columns and `lead` (which may be coloured), the others
    /// below the text.
    void paragraph(std::size_t indent, std::string_view lead, std::string_view text,
                   Ink lead_ink = Ink::Plain, Ink text_ink = Ink::Plain);
    void rule(char with);  // a line across the page
    void blank();
    /// Columns as wide as their cells; where the page is too narrow each row becomes "head: cell" lines.
    void table(std::size_t indent, const std::vector<std::string>& head,
               const std::vector<std::vector<std::string>>& rows, const std::vector<bool>& is_number);

    std::string take() { return std::move(text_); }

private:
    static constexpr std::size_t least_width = 40;
    std::string spelled(std::string_view text) const;
    void lines(std::size_t indent, std::size_t hang, std::string_view lead, Ink lead_ink,
               const std::vector<std::string>& wrapped_lines, Ink ink);
    std::string inked(std::string_view text, Ink ink) const;
    void grid(std::size_t indent, const std::vector<std::vector<std::string>>& rows,
              const std::vector<std::size_t>& widths, const std::vector<bool>& is_number);
    void records(std::size_t indent, const std::vector<std::string>& head,
                 const std::vector<std::vector<std::string>>& rows);

    std::size_t width_;
    bool color_, ascii_;
    std::string text_;
};

/// "§ 5 für „X“" -> "Par. 5 fuer \"X\""; letters without an ASCII spelling become '?'.
std::string to_ascii(std::string_view text);

}  // namespace evaluator::render
