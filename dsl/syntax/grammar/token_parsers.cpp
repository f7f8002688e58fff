// The parsers of single tokens declared in token_parsers.hpp.
#include "dsl/syntax/grammar/token_parsers.hpp"

#include <algorithm>
#include <deque>

namespace dsl::syntax::grammar {
namespace {

bool is_plain(const Token& token) { return token.kind == TokenKind::Word && !is_reserved(token.word); }

void find_placeholders(Text& text) {
    const std::string_view content = text.text;
    for (std::size_t open = content.find('{'); open != std::string_view::npos;
         open = content.find('{', open + 1)) {
        const std::size_t close = content.find('}', open);
        if (close == std::string_view::npos) return;
        const auto begin = static_cast<std::uint32_t>(text.span.begin + 1 + open + 1);
        const std::string_view inner = content.substr(open + 1, close - open - 1);
        text.placeholders.push_back(
            {core::to_nfc(inner), {text.span.file, begin, static_cast<std::uint32_t>(begin + inner.size())}});
    }
}

std::optional<Unit> unit_of(WordId word) {
    struct Entry {
        std::string_view word;
        Unit unit;
    };
    static constexpr Entry entries[] = {
        {"EUR", Unit::Euro},     {"Stunde", Unit::Hours},  {"Stunden", Unit::Hours},  {"Tag", Unit::Days},
        {"Tage", Unit::Days},    {"Tagen", Unit::Days},    {"Woche", Unit::Weeks},    {"Wochen", Unit::Weeks},
        {"Monat", Unit::Months}, {"Monate", Unit::Months}, {"Monaten", Unit::Months}, {"Jahr", Unit::Years},
        {"Jahre", Unit::Years},  {"Jahren", Unit::Years},
    };
    if (word == 0) return std::nullopt;
    const std::string_view spelling = spelling_of(word);
    for (const Entry& entry : entries)
        if (entry.word == spelling) return entry.unit;
    return std::nullopt;
}

bool read_digits(Iterator& first, ParseState& state, core::Rational& value) {
    const auto read = core::parse_german_decimal(state.text_of(*first));
    if (!read) state.report_token(core::Code::BadNumber, *first);
    value = read.value_or(core::Rational{});
    ++first;
    return true;
}

bool read_any_place(Iterator& first, ParseState& state, core::Place& result) {
    const auto read = core::parse_place(state.text_of(*first));
    if (!read) return false;
    result = *read;
    ++first;
    return true;
}

}  // namespace

bool KeywordParser::match(Iterator& first, ParseState& state) const {
    for (std::size_t index = 0; index < phrase.size(); ++index) {
        const Iterator at = first + index;
        if (at->kind == TokenKind::Word && at->word == phrase[index]) continue;
        // `nicht` begins several things; that it was not `nicht in` tells nothing.
        static const WordId negation = find_word("nicht");
        if (index == 0 || phrase[0] != negation) state.expect(at, quoted[index]);
        return false;
    }
    first += phrase.size();
    return true;
}

KeywordParser::KeywordParser(Phrase words) : phrase(words) {
    // What is missing is named from the word on that does not fit; the texts outlive every parse.
    static std::deque<std::string> kept;
    for (std::size_t index = 0; index < phrase.size(); ++index) {
        std::string rest = "`";
        for (std::size_t next = index; next < phrase.size(); ++next)
            rest.append(next == index ? "" : " ").append(spelling_of(phrase[next]));
        quoted[index] = kept.emplace_back(rest + "`");
    }
}

bool read_name(Iterator& first, ParseState& state, Name& result) {
    if (is_plain(*first)) return read_word(first, state, result);
    state.expect(first, "einen Namen");
    return false;
}

bool read_word(Iterator& first, ParseState& state, Name& result) {
    if (first->kind != TokenKind::Word && first->kind != TokenKind::Number &&
        first->kind != TokenKind::Place) {
        state.expect(first, "einen Namen");
        return false;
    }
    result = {core::to_nfc(state.text_of(*first)), state.span_of(*first)};
    ++first;
    return true;
}

bool read_act(Iterator& first, ParseState& state, Name& result) {
    // What follows a citation may also be the name of the next thing: acts have a capital letter, and no
    // colon follows.
    if (!is_plain(*first) || (first + 1)->mark == ':' || (first + 1)->mark == '=') return false;
    const std::string_view word = state.text_of(*first);
    if (std::none_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; })) return false;
    return read_name(first, state, result);
}

bool read_text(Iterator& first, ParseState& state, Text& result) {
    if (first->kind != TokenKind::Text) {
        state.expect(first, "einen Text in Anführungszeichen");
        return false;
    }
    std::string_view content = state.text_of(*first).substr(1);
    if (content.ends_with('"')) content.remove_suffix(1);
    result.text = core::to_nfc(content);
    result.span = state.span_of(*first);
    find_placeholders(result);
    ++first;
    return true;
}

bool read_date(Iterator& first, ParseState& state, DateValue& result) {
    if (first->kind != TokenKind::Date) {
        state.expect(first, "ein Datum wie 2026-11-25");
        return false;
    }
    auto read = core::parse_iso(state.text_of(*first));
    if (!read) read = core::parse_german(state.text_of(*first));
    if (!read) state.report_token(core::Code::BadDate, *first);
    result = {read.value_or(core::Date{}), state.span_of(*first)};
    ++first;
    return true;
}

bool read_number(Iterator& first, ParseState& state, Number& result) {
    if (first->kind != TokenKind::Number) {
        state.expect(first, "eine Zahl");
        return false;
    }
    read_digits(first, state, result.value);
    if (first->mark == '%')
        result.unit = Unit::Percent;
    else if (first->kind == TokenKind::Word)
        result.unit = unit_of(first->word);
    if (!result.unit) {
        state.expect(first, "eine Einheit");
        return true;
    }
    result.unit_span = state.span_of(*first);
    ++first;
    return true;
}

bool read_count(Iterator& first, ParseState& state, core::Rational& result) {
    if (first->kind != TokenKind::Number) {
        state.expect(first, "eine Zahl");
        return false;
    }
    return read_digits(first, state, result);
}

bool read_place(Iterator& first, ParseState& state, core::Place& result) {
    const bool may_be = first->kind == TokenKind::Number || first->kind == TokenKind::Place ||
                        (is_plain(*first) && first->end - first->begin <= 3);
    if (may_be && read_any_place(first, state, result)) return true;
    state.expect(first, "eine Nummer wie 25b");
    return false;
}

bool read_bare_place(Iterator& first, ParseState& state, core::Place& result) {
    const bool has_digits = first->kind == TokenKind::Number || first->kind == TokenKind::Place;
    const bool is_letter = is_plain(*first) && first->end - first->begin <= 2;
    if ((has_digits || is_letter) && read_any_place(first, state, result)) return true;
    state.expect(first, "eine Nummer wie 25b");
    return false;
}

bool read_section(Iterator& first, ParseState& state, Span& span) {
    if (first->kind != TokenKind::Section) {
        state.expect(first, "`§`");
        return false;
    }
    span = state.span_of(*first);
    ++first;
    return true;
}

}  // namespace dsl::syntax::grammar
