// Bytes to tokens, the part before the grammar: words, numbers, places (25b), days, texts, marks; comments
// are put aside. Reports what can be wrong with single tokens (open texts, hidden characters) and brackets
// nested too deeply. Precondition: well-formed UTF-8. The last token is always End.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "dsl/core/diagnostic.hpp"
#include "dsl/syntax/grammar/words.hpp"
#include "dsl/syntax/tree.hpp"

namespace dsl::syntax::grammar {

enum class TokenKind : std::uint8_t {
    Word,     // also the words of the language
    Number,   // 25; 1200,50
    Place,    // 25b
    Date,     // 2026-11-25; 25.11.2026
    Text,     // "…"
    Section,  // § or §§
    Mark,     // { } ( ) , : = . %
    Unknown,  // what has no meaning: >=, ?
    End,
};

struct Token {
    TokenKind kind = TokenKind::End;
    WordId word = 0;
    char mark = 0;
    bool begins_line = false;  // first token on its line
    bool at_margin = false;    // and in the first column
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::uint32_t line = 1;
};

constexpr std::uint32_t nesting_limit = 100;

struct Lexed {
    std::vector<Token> tokens;
    std::vector<Comment> comments;
    std::vector<std::uint32_t> lines_with_errors;  // ascending: what follows there is a consequence
    bool is_too_deep = false;
};

Lexed lex(std::string_view text, core::FileId file, core::Diagnostics& diagnostics);

}  // namespace dsl::syntax::grammar
