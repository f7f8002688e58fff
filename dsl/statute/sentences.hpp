/// Where the sentences of a paragraph of German statute text begin and end. In: the text, and the stretches
/// that are lists (numbers, letters), which belong to the sentence they interrupt. Out: the ranges of the
/// sentences, in order. No XML marks them, so this decides by punctuation: ordinals, dates, references and
/// abbreviations do not end one.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace dsl::statute {

/// Bytes [begin, end).
struct TextRange {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;

    friend constexpr auto operator<=>(const TextRange&, const TextRange&) = default;
};

std::vector<TextRange> split_sentences(std::string_view text, std::span<const TextRange> lists = {});

/// The half sentences of one sentence: what semicolons outside of lists and parentheses divide.
std::vector<TextRange> split_half_sentences(std::string_view sentence, std::span<const TextRange> lists = {});

}  // namespace dsl::statute
