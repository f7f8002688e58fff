#include "tests/structure/source_text.hpp"

#include <cctype>

namespace structure {

namespace {

// Where a string or character literal that starts at `begin` ends (one past its closing quote).
std::size_t end_of_literal(std::string_view source, std::size_t begin) {
    const char quote = source[begin];
    for (std::size_t i = begin + 1; i < source.size(); ++i) {
        if (source[i] == '\\')
            ++i;
        else if (source[i] == quote || source[i] == '\n')
            return i + 1;
    }
    return source.size();
}

std::size_t end_of_raw_string(std::string_view source, std::size_t quote) {
    const std::size_t open = source.find('(', quote);
    if (open == std::string_view::npos) return source.size();
    const std::string closing = ")" + std::string(source.substr(quote + 1, open - quote - 1)) + "\"";
    const std::size_t end = source.find(closing, open);
    return end == std::string_view::npos ? source.size() : end + closing.size();
}

bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

std::size_t end_of_comment(std::string_view source, std::size_t begin) {
    const bool line = source[begin + 1] == '/';
    const std::size_t end = source.find(line ? "\n" : "*/", begin + 2);
    if (end == std::string_view::npos) return source.size();
    return line ? end : end + 2;
}

// The end of the piece that starts at `begin`, and whether it is a comment.
struct Piece {
    std::size_t end;
    bool comment = false;
};

Piece piece_at(std::string_view source, std::size_t begin) {
    const char c = source[begin], before = begin == 0 ? '\n' : source[begin - 1];
    const char next = begin + 1 < source.size() ? source[begin + 1] : '\0';
    if (c == '/' && (next == '/' || next == '*')) return {end_of_comment(source, begin), true};
    if (c == '"') return {before == 'R' ? end_of_raw_string(source, begin) : end_of_literal(source, begin)};
    if (c == '\'' && !is_word(before)) return {end_of_literal(source, begin)};  // not the one in 1'000
    return {begin + 1};
}

}  // namespace

SourceParts split(std::string_view source) {
    SourceParts parts{std::string(source), std::string(source)};
    for (std::size_t begin = 0; begin < source.size();) {
        const Piece piece = piece_at(source, begin);
        std::string& other = piece.comment ? parts.code : parts.comments;
        for (; begin < piece.end; ++begin)
            if (other[begin] != '\n') other[begin] = ' ';
    }
    return parts;
}

std::string without_quoted(std::string_view text, char quote) {
    std::string result(text);
    bool is_quoted = false;
    for (char& c : result) {
        if (c == '\n') is_quoted = false;
        const bool at_quote = c == quote;
        if (at_quote) is_quoted = !is_quoted;
        if (is_quoted || at_quote) c = ' ';
    }
    return result;
}

}  // namespace structure
