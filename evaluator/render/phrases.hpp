// The catalogue of all wording in reports: ids and German texts from phrases.def, and the functions that fill
// them in. In: an id and values already in words. Out: one complete statement. No other file of this folder
// holds German text, so a translation replaces this table and nothing else.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <fmt/format.h>

namespace evaluator::render {

enum class Phrase : std::uint16_t {
#define PHRASE(id, text) id,
#define PLURAL(id, one, many) id,
#include "evaluator/render/phrases.def"
#undef PHRASE
#undef PLURAL
};

/// The text with its placeholders; `count` picks the form where there are two.
std::string_view text_of(Phrase phrase, std::int64_t count = 2);

template <typename... Values> std::string say(Phrase phrase, const Values&... values) {
    return fmt::vformat(text_of(phrase), fmt::make_format_args(values...));
}

/// For rows of PLURAL; the count itself is {0}.
template <typename... Values>
std::string say_count(Phrase phrase, std::int64_t count, const Values&... values) {
    return fmt::vformat(text_of(phrase, count), fmt::make_format_args(count, values...));
}

}  // namespace evaluator::render
