// The words of the language (words.def) as small numbers, so that the grammar compares integers. In: spelling
// as the author wrote it, with umlauts or ae, oe, ue, ss. Out: WordId, 0 for what is no word of the language.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dsl::syntax::grammar {

using WordId = std::uint16_t;  // 0: not a word of the language

WordId find_word(std::string_view spelling);
bool is_reserved(WordId word);
std::string_view spelling_of(WordId word);
const std::vector<std::string>& all_words();

/// One to four words in a row, "es sei denn". Precondition: all are words of the language.
class Phrase {
public:
    Phrase(std::string_view text);  // NOLINT: implicit, so that a grammar reads as text

    std::string_view text() const { return text_; }
    std::size_t size() const { return size_; }
    WordId operator[](std::size_t index) const { return words_[index]; }

private:
    std::string_view text_;
    std::array<WordId, 4> words_{};
    std::size_t size_ = 0;
};

}  // namespace dsl::syntax::grammar
