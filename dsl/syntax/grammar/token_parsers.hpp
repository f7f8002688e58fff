// Building stones of the grammar beside those of X3: parsers of single tokens. Blanks and comments are gone
// before, so there is no skipper and one context for all rules.
#pragma once

#include <boost/spirit/home/x3.hpp>

#include <array>
#include <initializer_list>
#include <utility>
#include <vector>

#include "dsl/syntax/grammar/parts.hpp"

namespace dsl::syntax::grammar {

namespace x3 = boost::spirit::x3;

struct state_tag;
using Iterator = const Token*;
using Context = x3::context<state_tag, ParseState>;

inline ParseState& state_of(const Context& context) { return x3::get<state_tag>(context); }

template <typename Value, typename Attribute> void assign(Value&& value, Attribute& attribute) {
    if constexpr (!std::is_same_v<std::remove_const_t<Attribute>, x3::unused_type>)
        attribute = std::forward<Value>(value);
}

// --- tokens ------------------------------------------------------------------------------------------------

struct KeywordParser : x3::parser<KeywordParser> {
    using attribute_type = x3::unused_type;
    static bool const has_attribute = false;

    explicit KeywordParser(Phrase words);
    template <typename C, typename R, typename A>
    bool parse(Iterator& first, const Iterator&, const C& context, R&, A&) const {
        return match(first, state_of(context));
    }
    bool match(Iterator& first, ParseState& state) const;

    Phrase phrase;
    std::array<std::string_view, 4> quoted;  // what to say when the phrase breaks off at each word
};
inline KeywordParser keyword(std::string_view words) { return KeywordParser{words}; }

struct MarkParser : x3::parser<MarkParser> {
    using attribute_type = x3::unused_type;
    static bool const has_attribute = false;

    explicit constexpr MarkParser(char c, std::string_view what) : mark(c), name(what) {}
    template <typename C, typename R, typename A>
    bool parse(Iterator& first, const Iterator&, const C& context, R&, A&) const {
        if (first->kind == TokenKind::Mark && first->mark == mark) return ++first, true;
        state_of(context).expect(first, name);
        return false;
    }

    char mark;
    std::string_view name;
};
inline constexpr MarkParser open_brace{'{', "`{`"};
inline constexpr MarkParser open_parenthesis{'(', "`(`"};
inline constexpr MarkParser close_parenthesis{')', "`)`"};
inline constexpr MarkParser comma{',', "`,`"};
inline constexpr MarkParser colon{':', "`:`"};
inline constexpr MarkParser equals{'=', "`=`"};
inline constexpr MarkParser point{'.', "`.`"};

/// A closing brace; one that is missing and was already reported counts as written.
struct CloseBraceParser : x3::parser<CloseBraceParser> {
    using attribute_type = x3::unused_type;
    static bool const has_attribute = false;

    template <typename C, typename R, typename A>
    bool parse(Iterator& first, const Iterator&, const C& context, R&, A&) const {
        if (first->kind == TokenKind::Mark && first->mark == '}') return ++first, true;
        if (state_of(context).was_reported(first)) return true;
        state_of(context).expect(first, "`}`");
        return false;
    }
};
inline constexpr CloseBraceParser close_brace{};

/// Tokens that are a value by themselves: read(first, state, attribute) decides.
template <typename Value, bool (*read)(Iterator&, ParseState&, Value&)>
struct TokenParser : x3::parser<TokenParser<Value, read>> {
    using attribute_type = Value;
    static bool const has_attribute = true;

    template <typename C, typename R, typename A>
    bool parse(Iterator& first, const Iterator&, const C& context, R&, A& attribute) const {
        Value value;
        if (!read(first, state_of(context), value)) return false;
        assign(std::move(value), attribute);
        return true;
    }
};
bool read_name(Iterator& first, ParseState& state, Name& name);
bool read_word(Iterator& first, ParseState& state, Name& name);  // part of a path to a file: any word, 25b
bool read_act(Iterator& first, ParseState& state, Name& name);   // name of an act behind a citation
bool read_text(Iterator& first, ParseState& state, Text& text);
bool read_date(Iterator& first, ParseState& state, DateValue& date);
bool read_number(Iterator& first, ParseState& state, Number& number);  // with its unit
bool read_count(Iterator& first, ParseState& state, core::Rational& count);
bool read_place(Iterator& first, ParseState& state, core::Place& place);
bool read_bare_place(Iterator& first, ParseState& state,
                     core::Place& place);  // digits; or letters after `Buchst. a,`
bool read_section(Iterator& first, ParseState& state, Span& span);
inline constexpr TokenParser<Name, read_name> name{};
inline constexpr TokenParser<Name, read_word> any_word{};
inline constexpr TokenParser<Name, read_act> act_name{};
inline constexpr TokenParser<Text, read_text> text{};
inline constexpr TokenParser<DateValue, read_date> date{};
inline constexpr TokenParser<Number, read_number> number{};
inline constexpr TokenParser<core::Rational, read_count> count{};
inline constexpr TokenParser<core::Place, read_place> place{};
inline constexpr TokenParser<core::Place, read_bare_place> bare_place{};
inline constexpr TokenParser<Span, read_section> section_sign{};

/// One of several keywords, each standing for a value. The attribute is the value, or a struct of value and
/// span.
template <typename Value> struct OneOfParser : x3::parser<OneOfParser<Value>> {
    using attribute_type = Marked<Value>;
    static bool const has_attribute = true;

    OneOfParser(std::initializer_list<std::pair<KeywordParser, Value>> list) : choices(list) {}
    template <typename C, typename R, typename A>
    bool parse(Iterator& first, const Iterator&, const C& context, R&, A& attribute) const {
        for (const auto& [word, value] : choices) {
            const Iterator start = first;
            if (!word.match(first, state_of(context))) continue;
            if constexpr (std::is_same_v<A, Value>)
                attribute = value;
            else if constexpr (!std::is_same_v<std::remove_const_t<A>, x3::unused_type>)
                attribute = A{value, state_of(context).span_of(start, first)};
            return true;
        }
        return false;
    }

    std::vector<std::pair<KeywordParser, Value>> choices;
};

/// Where a keyword stood.
struct WordSpan : x3::parser<WordSpan> {
    using attribute_type = Span;
    static bool const has_attribute = true;
    explicit WordSpan(OneOfParser<int> list) : words(std::move(list)) {}
    template <typename C, typename R, typename A>
    bool parse(Iterator& first, const Iterator& last, const C& context, R& rcontext, A& attribute) const {
        Marked<int> word;
        if (!words.parse(first, last, context, rcontext, word)) return false;
        assign(word.span, attribute);
        return true;
    }
    OneOfParser<int> words;
};

/// Always succeeds: was the keyword there?
struct FlagParser : x3::parser<FlagParser> {
    using attribute_type = bool;
    static bool const has_attribute = true;

    explicit FlagParser(std::string_view words) : word(words) {}
    template <typename C, typename R, typename A>
    bool parse(Iterator& first, const Iterator&, const C& context, R&, A& attribute) const {
        assign(word.match(first, state_of(context)), attribute);
        return true;
    }

    KeywordParser word;
};
inline FlagParser flag(std::string_view words) { return FlagParser{words}; }

/// Always succeeds with a value, reads nothing.
template <typename Value> struct GivenParser : x3::parser<GivenParser<Value>> {
    using attribute_type = Value;
    static bool const has_attribute = true;

    template <typename C, typename R, typename A>
    bool parse(Iterator&, const Iterator&, const C&, R&, A& attribute) const {
        assign(value, attribute);
        return true;
    }

    Value value;
};
template <typename Value> GivenParser<Value> given(Value value) { return {{}, value}; }

}  // namespace dsl::syntax::grammar
