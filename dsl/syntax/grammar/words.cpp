#include "dsl/syntax/grammar/words.hpp"

#include <cassert>
#include <unordered_map>

#include "dsl/core/source.hpp"

namespace dsl::syntax::grammar {
namespace {

struct Word {
    std::string_view text;
    bool is_reserved;
};

constexpr bool Reserved = true;
constexpr bool Soft = false;
constexpr Word words[] = {
#define WORD(text, reserved) {text, reserved},
#include "dsl/syntax/grammar/words.def"
#undef WORD
};

struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};
using Index = std::unordered_map<std::string, WordId, Hash, std::equal_to<>>;

Index make_index() {
    Index index;
    for (const Word& word : words) {
        const auto id = static_cast<WordId>(&word - words + 1);
        index.emplace(word.text, id);
        index.emplace(core::canonical_name(word.text), id);
    }
    return index;
}

const Index& index() {
    static const Index made = make_index();
    return made;
}

}  // namespace

WordId find_word(std::string_view spelling) {
    const auto found = index().find(spelling);
    if (found != index().end()) return found->second;
    for (const char c : spelling)
        if ((static_cast<unsigned char>(c) & 0x80U) != 0) {  // mixed or decomposed spelling
            const auto folded = index().find(core::canonical_name(spelling));
            return folded == index().end() ? WordId{0} : folded->second;
        }
    return 0;
}

bool is_reserved(WordId word) { return word != 0 && words[word - 1].is_reserved; }

std::string_view spelling_of(WordId word) { return word == 0 ? std::string_view{} : words[word - 1].text; }

const std::vector<std::string>& all_words() {
    static const std::vector<std::string> made = [] {
        std::vector<std::string> result;
        for (const Word& word : words) result.emplace_back(word.text);
        return result;
    }();
    return made;
}

Phrase::Phrase(std::string_view text) : text_(text) {
    while (!text.empty()) {
        const std::size_t blank = text.find(' ');
        const WordId word = find_word(text.substr(0, blank));
        assert(word != 0 && size_ < words_.size() && "every word of the grammar stands in words.def");
        words_[size_++] = word;
        text = blank == std::string_view::npos ? std::string_view{} : text.substr(blank + 1);
    }
}

}  // namespace dsl::syntax::grammar
