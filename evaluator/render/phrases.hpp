// The catalogue of all wording in reports: ids and German texts from phrases.def, and the functions that fill
// them in. In: an id and values already in words. Out: one complete statement. No other file of this folder
// holds German text, so a translation (speech.hpp) replaces this table and nothing else.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <vector>

#include <fmt/format.h>

#include "dsl/core/rational.hpp"
#include "evaluator/texts/catalogue.hpp"

namespace evaluator::render {

enum class Phrase : std::uint16_t {
#define PHRASE(id, text) id,
#define PLURAL(id, one, many) id,
#include "evaluator/render/phrases.def"
#undef PHRASE
#undef PLURAL
};

/// The text with its placeholders, in the language of the report (speech.hpp); `count` picks the form where
/// there are several.
std::string_view text_of(Phrase phrase, const dsl::core::Rational& count = 2);

/// All texts of phrases.def, in its order, for catalogues.
std::vector<texts::Message> phrase_messages();

/// Between words written from right to left, a value keeps its own direction; else it is the value itself.
std::string isolated(std::string_view value);
template <typename Value> auto isolated_if_text(const Value& value) {
    if constexpr (std::is_convertible_v<const Value&, std::string_view>)
        return isolated(value);
    else
        return value;
}

template <typename... Values> std::string filled_in(std::string_view text, const Values&... values) {
    const auto shown = std::make_tuple(isolated_if_text(values)...);
    return std::apply([&](const auto&... each) { return fmt::vformat(text, fmt::make_format_args(each...)); },
                      shown);
}

template <typename... Values> std::string say(Phrase phrase, const Values&... values) {
    return filled_in(text_of(phrase), values...);
}

/// For rows of PLURAL; the count itself is {0}.
template <typename... Values>
std::string say_count(Phrase phrase, std::int64_t count, const Values&... values) {
    return filled_in(text_of(phrase, count), count, values...);
}

}  // namespace evaluator::render
