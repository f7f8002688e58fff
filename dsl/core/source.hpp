/// Source texts and places in them: a Span is a range of bytes in a numbered file, a SourceText turns offsets
/// into lines and columns, a SourceMap owns the texts of one run. Also what has to be known about UTF-8:
/// validity, NFC, and when two spellings are the same name. Must not read files.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dsl::core {

enum class FileId : std::uint32_t {};
constexpr FileId no_file{0};  // a message without a place; SourceMap numbers from 1

/// Bytes [begin, end) of a file.
struct Span {
    FileId file = no_file;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;

    friend constexpr auto operator<=>(const Span&, const Span&) = default;
};

constexpr Span joined(Span first, Span last) { return {first.file, first.begin, last.end}; }

struct LineColumn {
    std::uint32_t line = 1;    // from 1
    std::uint32_t column = 1;  // from 1, in code points

    friend constexpr auto operator<=>(const LineColumn&, const LineColumn&) = default;
};

class SourceText {
public:
    SourceText(std::string name, std::string text);

    const std::string& name() const { return name_; }
    std::string_view text() const { return text_; }
    std::string_view text(Span span) const;  // clipped to the text

    LineColumn position(std::uint32_t offset) const;
    std::uint32_t line_count() const { return static_cast<std::uint32_t>(line_starts_.size()); }
    std::uint32_t line_start(std::uint32_t line) const;    // offset of the first byte; lines from 1
    std::string_view line_text(std::uint32_t line) const;  // without the line end

private:
    std::string name_;
    std::string text_;
    std::vector<std::uint32_t> line_starts_;
};

class SourceMap {
public:
    FileId add(std::string name, std::string text);
    const SourceText& at(FileId file) const;    // precondition: known
    const SourceText* find(FileId file) const;  // nullptr: no_file or unknown
    std::optional<FileId> find(std::string_view name) const;
    std::size_t size() const { return texts_.size(); }

private:
    std::deque<SourceText> texts_;  // references stay valid while files are added
};

/// Offset of the first byte that is not well-formed UTF-8.
std::optional<std::size_t> find_invalid_utf8(std::string_view text);

/// Unicode normal form C. Precondition: well-formed UTF-8 (ill-formed text is returned as it is).
std::string to_nfc(std::string_view text);

/// Number of code points; columns one sees on a terminal (combining marks 0, wide characters 2).
std::size_t count_code_points(std::string_view text);
std::size_t display_width(std::string_view text);

/// One spelling for all: NFC, ä = ae, ö = oe, ü = ue, ß = ss.
std::string canonical_name(std::string_view name);
bool same_name(std::string_view a, std::string_view b);

/// The candidate with the fewest slips of the pen (Damerau-Levenshtein), if few enough to be meant; else
/// nothing. Among equals the first.
std::optional<std::string> nearest_name(std::string_view name, std::span<const std::string> candidates);

}  // namespace dsl::core
