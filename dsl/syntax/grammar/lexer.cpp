#include "dsl/syntax/grammar/lexer.hpp"

#include <fmt/core.h>

namespace dsl::syntax::grammar {
namespace {

using core::Code;

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// Length in bytes of the letter at the start of `text`; 0 if there is none. Latin letters and combining
/// marks (a decomposed ä is `a` and a mark).
std::size_t letter_length(std::string_view text) {
    if (text.empty()) return 0;
    if (is_ascii_letter(text[0]) || text[0] == '_') return 1;
    if (text.size() < 2) return 0;
    const auto lead = static_cast<unsigned char>(text[0]);
    const auto next = static_cast<unsigned char>(text[1]);
    if (lead == 0xC3) return next == 0x97 || next == 0xB7 ? 0 : 2;  // × and ÷ are no letters
    if (lead == 0xC4 || lead == 0xC5) return 2;
    if (lead == 0xCC || (lead == 0xCD && next < 0xB0)) return 2;
    return text.substr(0, 3) == "ẞ" ? 3 : 0;
}

std::size_t code_point_length(std::string_view text) {
    const auto lead = static_cast<unsigned char>(text[0]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    return std::min(length, text.size());
}

/// Characters one does not see, which can make a rule look different from what it says.
std::string_view hidden_name(std::string_view text) {
    if (text.size() < 2) return {};
    const auto at = [&](std::size_t index) { return static_cast<unsigned char>(text[index]); };
    if (at(0) == 0xC2 && at(1) == 0xAD) return "U+00AD (weiches Trennzeichen)";
    if (text.size() < 3) return {};
    if (at(0) == 0xEF && at(1) == 0xBB && at(2) == 0xBF) return "U+FEFF";
    if (at(0) != 0xE2) return {};
    if (at(1) == 0x80 && at(2) >= 0x8B && at(2) <= 0x8F) return "U+200B bis U+200F (ohne Breite)";
    if (at(1) == 0x80 && at(2) >= 0xAA && at(2) <= 0xAE) return "U+202A bis U+202E (Schreibrichtung)";
    if (at(1) == 0x81 && at(2) >= 0xA0 && at(2) <= 0xAF) return "U+2060 bis U+206F (ohne Breite)";
    return {};
}

class Lexer {
public:
    Lexer(std::string_view text, core::FileId file, core::Diagnostics& diagnostics)
        : text_(text), file_(file), diagnostics_(diagnostics) {}

    Lexed run() {
        if (rest().starts_with("\xEF\xBB\xBF")) position_ = line_start_ = 3;  // byte order mark
        while (position_ < text_.size()) step();
        add(TokenKind::End, position_);
        return std::move(lexed_);
    }

private:
    std::string_view rest() const { return text_.substr(position_); }
    std::string_view rest(std::size_t from) const { return text_.substr(std::min(from, text_.size())); }
    char at(std::size_t index) const { return index < text_.size() ? text_[index] : '\0'; }
    Span span(std::size_t begin, std::size_t end) const {
        return {file_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    }

    void step() {
        const char c = text_[position_];
        if (c == '\n') {
            ++position_;
            ++line_;
            line_start_ = position_;
            line_has_token_ = false;
        } else if (c == ' ' || c == '\t' || c == '\r' || rest().starts_with("\xC2\xA0")) {
            position_ += c == '\xC2' ? 2 : 1;
        } else if (rest().starts_with("--")) {
            comment();
        } else if (c == '"') {
            quoted();
        } else if (is_digit(c)) {
            number();
        } else if (letter_length(rest()) != 0) {
            word();
        } else if (rest().starts_with("§")) {
            add(TokenKind::Section, position_ + (rest().starts_with("§§") ? 4 : 2));
        } else {
            mark();
        }
    }

    Token& add(TokenKind kind, std::size_t end) {
        Token token;
        token.kind = kind;
        token.begins_line = !line_has_token_;
        token.at_margin = position_ == line_start_;
        token.begin = static_cast<std::uint32_t>(position_);
        token.end = static_cast<std::uint32_t>(end);
        token.line = line_;
        line_has_token_ = true;
        position_ = end;
        return lexed_.tokens.emplace_back(token);
    }

    void report_line() {
        if (lexed_.lines_with_errors.empty() || lexed_.lines_with_errors.back() != line_)
            lexed_.lines_with_errors.push_back(line_);
    }

    void find_hidden(std::size_t begin, std::size_t end) {
        for (std::size_t index = begin; index < end; index += code_point_length(text_.substr(index))) {
            const std::string_view name = hidden_name(text_.substr(index, end - index));
            if (!name.empty())
                diagnostics_.report(Code::HiddenCharacter,
                                    span(index, index + code_point_length(text_.substr(index))), name);
        }
    }

    std::size_t end_of_line() const {
        std::size_t end = text_.find('\n', position_);
        if (end == std::string_view::npos) end = text_.size();
        return end > position_ && text_[end - 1] == '\r' ? end - 1 : end;
    }

    void comment() {
        std::size_t end = end_of_line();
        find_hidden(position_, end);
        while (end > position_ && (text_[end - 1] == ' ' || text_[end - 1] == '\t')) --end;
        std::size_t begin = position_ + 2;
        while (begin < end && (text_[begin] == ' ' || text_[begin] == '\t')) ++begin;
        lexed_.comments.push_back(
            {span(position_, end), std::string{text_.substr(begin, end - begin)}, line_has_token_});
        position_ = end_of_line();
    }

    void quoted() {
        const std::size_t line_end = end_of_line();
        const std::size_t close = text_.find('"', position_ + 1);
        const bool is_closed = close != std::string_view::npos && close < line_end;
        const std::size_t end = is_closed ? close + 1 : line_end;
        if (!is_closed) {
            const bool is_last = line_end == text_.size();
            diagnostics_.report(is_last ? Code::UnterminatedText : Code::TextOverLineEnd,
                                span(position_, position_ + 1));
            report_line();
        }
        find_hidden(position_, end);
        add(TokenKind::Text, end);
    }

    std::size_t digits(std::size_t from) const {
        while (is_digit(at(from))) ++from;
        return from;
    }

    void number() {
        std::size_t end = digits(position_);
        if (at(end) == '-' && is_digit(at(end + 1))) {
            while (at(end) == '-' && is_digit(at(end + 1))) end = digits(end + 1);
            add(TokenKind::Date, end);
            return;
        }
        int points = 0;
        bool has_comma = false;
        while ((at(end) == '.' || at(end) == ',') && is_digit(at(end + 1)) && !has_comma) {
            has_comma = at(end) == ',';
            points += at(end) == '.' ? 1 : 0;
            end = digits(end + 1);
        }
        if (points == 2 && !has_comma && end - position_ <= 10 && end - text_.rfind('.', end) == 5) {
            add(TokenKind::Date, end);
            return;
        }
        if (points == 0 && !has_comma && letter_length(rest(end)) != 0) {
            while (letter_length(rest(end)) != 0 || is_digit(at(end)))
                end += is_digit(at(end)) ? 1 : letter_length(rest(end));
            add(TokenKind::Place, end);
            return;
        }
        add(TokenKind::Number, end);
    }

    void word() {
        std::size_t end = position_;
        for (;;) {
            const std::size_t letter = letter_length(rest(end));
            if (letter != 0)
                end += letter;
            else if (is_digit(at(end)) || at(end) == '/')
                ++end;
            else
                break;
        }
        WordId word = find_word(text_.substr(position_, end - position_));
        if (at(end) == '.') {
            const WordId with_point = find_word(text_.substr(position_, end + 1 - position_));
            if (with_point != 0) {
                word = with_point;
                ++end;
            }
        }
        add(TokenKind::Word, end).word = word;
    }

    void mark() {
        const char c = text_[position_];
        if (std::string_view{"{}(),:=.%"}.find(c) != std::string_view::npos && at(position_ + 1) != '=') {
            add(TokenKind::Mark, position_ + 1).mark = c;
            count_nesting(c);
            return;
        }
        find_hidden(position_, position_ + code_point_length(rest()));
        std::size_t end = position_ + code_point_length(rest());
        static constexpr std::string_view symbols = "<>=!&|+*/^~";
        if (symbols.find(c) != std::string_view::npos || c == ':')
            while (end < text_.size() && symbols.find(text_[end]) != std::string_view::npos) ++end;
        add(TokenKind::Unknown, end);
    }

    void count_nesting(char c) {
        if (c == '(' || c == '{') ++depth_;
        if ((c == ')' || c == '}') && depth_ > 0) --depth_;
        if (depth_ <= nesting_limit || lexed_.is_too_deep) return;
        lexed_.is_too_deep = true;
        diagnostics_.report(Code::NestingTooDeep, span(position_ - 1, position_), nesting_limit);
    }

    std::string_view text_;
    core::FileId file_;
    core::Diagnostics& diagnostics_;
    Lexed lexed_;
    std::size_t position_ = 0;
    std::size_t line_start_ = 0;
    std::uint32_t line_ = 1;
    std::uint32_t depth_ = 0;
    bool line_has_token_ = false;
};

}  // namespace

Lexed lex(std::string_view text, core::FileId file, core::Diagnostics& diagnostics) {
    return Lexer{text, file, diagnostics}.run();
}

}  // namespace dsl::syntax::grammar
