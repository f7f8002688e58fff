// What the rules of the grammar share while one file is parsed: its tokens, the tree being filled, and a note
// of how far parsing got and what could have stood there. Turns a failure into one message and finds the
// place to resume. Knows nothing of X3. Expectations are only noted in the second run, made when the first
// one found an error.
#pragma once

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dsl/core/diagnostic.hpp"
#include "dsl/syntax/grammar/lexer.hpp"
#include "dsl/syntax/tree.hpp"

namespace dsl::syntax::grammar {

/// Lists of things that can be resumed one by one after an error.
enum class Level : std::uint8_t { File, Norm, Block, Facts, Versions, Chain, Step, Judgement };

class ParseState {
public:
    ParseState(std::string_view text, core::FileId file, const Lexed& lexed, core::Diagnostics& diagnostics,
               bool notes_expectations);

    File file;

    // --- tokens
    std::string_view text_of(const Token& token) const {
        return text_.substr(token.begin, token.end - token.begin);
    }
    std::string_view text_of(Span span) const { return text_.substr(span.begin, span.end - span.begin); }
    Span span_of(const Token& token) const { return {file.id, token.begin, token.end}; }
    /// From `first` to the token before `last`; empty at `first` when nothing was read.
    Span span_of(const Token* first, const Token* last) const;

    // --- tree
    template <typename Kind> ExpressionId add(Kind&& kind, Span span, Span keyword = {}) {
        file.expressions.push_back({std::forward<Kind>(kind), span, keyword});
        return {static_cast<std::uint32_t>(file.expressions.size() - 1)};
    }
    /// Alternatives that failed leave no expressions behind.
    std::size_t mark() const { return file.expressions.size(); }
    void roll_back(std::size_t mark) { file.expressions.resize(mark); }

    // --- expectations
    void expect(const Token* at, std::string_view what) {
        if (notes_expectations_) note(at, what);
    }
    std::size_t expectation_count(const Token* at) const { return furthest_ == at ? expected_.size() : 0; }
    /// What was expected at `at` since `count` is summed up as `what`.
    void sum_up(const Token* at, std::size_t count, std::string_view what);

    // --- errors
    core::Diagnostics& diagnostics() { return diagnostics_; }
    std::size_t errors() const { return errors_; }
    /// So many mistakes that nobody reads on; also keeps hostile texts from costing time.
    bool gives_up() const { return errors_ >= most_errors; }
    const Token* end() const { return &lexed_.tokens.back(); }
    /// What was expected at the furthest place; once per place.
    void report_here(const Token* stopped_at);
    bool was_reported(const Token* at) const { return reported_ == at; }
    void report_token(core::Code code, const Token& token);  // a token that is wrong in itself
    void report_mixed(Span first, Span second);
    const Token* furthest(const Token* stopped_at) const { return std::max(stopped_at, furthest_); }

    /// Where to go on after an error inside something of this level that began at `first`.
    const Token* resume(Level level, const Token* first, const Token* stopped_at) const;
    bool begins_item(Level level, const Token& token) const;
    /// The token ends the whole list although its brace is missing.
    bool ends_list(Level level, const Token& token) const;
    void report_unclosed(const Token* open, const Token* at);

    // --- depth of expressions without brackets (`seit seit seit …`)
    bool enter(const Token* at);
    void leave() { --depth_; }

private:
    static constexpr std::size_t most_errors = 500;
    static constexpr std::uint32_t expression_depth_limit = 2 * nesting_limit + 10;  // a bracket is two steps

    void note(const Token* at, std::string_view what);
    std::string joined_expectations() const;
    void report_found(const Token& found);
    void report_unexpected(const Token& found);
    std::vector<const Token*> open_brackets(const Token* at) const;
    std::optional<std::string> suggestion(const Token& found) const;
    bool expects(std::string_view what) const {
        return std::find(expected_.begin(), expected_.end(), what) != expected_.end();
    }
    bool is_consequence(const Token& found) const;
    Span place_of(const Token& found) const;
    void count_error(const Token* at);

    std::string_view text_;
    const Lexed& lexed_;
    core::Diagnostics& diagnostics_;
    bool notes_expectations_;
    const Token* furthest_ = nullptr;
    const Token* reported_ = nullptr;
    std::vector<std::string_view> expected_;
    std::vector<std::string_view> hidden_;   // summed up, still good for a suggestion
    std::vector<std::uint32_t> bad_tokens_;  // at most as many as errors
    bool is_too_deep_ = false;
    std::size_t errors_ = 0;
    std::uint32_t depth_ = 0;
};

}  // namespace dsl::syntax::grammar
