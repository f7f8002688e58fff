#include "dsl/syntax/grammar/parse_state.hpp"

#include <array>

namespace dsl::syntax::grammar {
namespace {

using core::Code;

std::string_view without_backticks(std::string_view what) {
    if (what.size() < 3 || what.front() != '`') return {};
    return what.substr(1, what.find('`', 1) - 1);
}

/// Signs of programming languages and the words that stand for them here.
std::string_view word_for_symbol(std::string_view symbol) {
    struct Pair {
        std::string_view symbol, word;
    };
    static constexpr Pair pairs[] = {
        {">=", "mindestens"},
        {"≥", "mindestens"},
        {"<=", "höchstens"},
        {"≤", "höchstens"},
        {">", "mehr als"},
        {"<", "weniger als"},
        {"=", "ist"},
        {"==", "ist"},
        {"!=", "ist nicht"},
        {"<>", "ist nicht"},
        {"≠", "ist nicht"},
        {"&&", "und"},
        {"&", "und"},
        {"||", "oder"},
        {"|", "oder"},
        {"!", "nicht"},
        {"+", "plus"},
        {"*", "mal"},
        {"×", "mal"},
        {"/", "geteilt durch"},
        {"÷", "geteilt durch"},
        {"-", "minus"},
        {"–", "bis"},
        {"„", "\""},
        {"“", "\""},
        {"”", "\""},
        {"'", "\""},
        {";", ","},
        {"€", "EUR"},
        {"[", "{"},
        {"]", "}"},
        {"#", "--"},
    };
    for (const Pair& pair : pairs)
        if (pair.symbol == symbol) return pair.word;
    return {};
}

std::string shortened(std::string_view text) {
    constexpr std::size_t limit = 40;
    if (text.size() <= limit) return std::string{text};
    std::size_t end = limit;
    while ((static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    return std::string{text.substr(0, end)} + "…";
}

}  // namespace

ParseState::ParseState(std::string_view text, core::FileId file_id, const Lexed& lexed,
                       core::Diagnostics& diagnostics, bool notes_expectations)
    : text_(text), lexed_(lexed), diagnostics_(diagnostics), notes_expectations_(notes_expectations) {
    file.id = file_id;
}

Span ParseState::span_of(const Token* first, const Token* last) const {
    return {file.id, first->begin, last == first ? first->begin : (last - 1)->end};
}

void ParseState::note(const Token* at, std::string_view what) {
    if (furthest_ != nullptr && at < furthest_) return;
    if (at != furthest_) {
        furthest_ = at;
        expected_.clear();
        hidden_.clear();
    }
    if (std::find(expected_.begin(), expected_.end(), what) == expected_.end()) expected_.push_back(what);
}

void ParseState::sum_up(const Token* at, std::size_t count, std::string_view what) {
    if (!notes_expectations_ || furthest_ != at) return;
    const auto from = expected_.begin() + static_cast<std::ptrdiff_t>(std::min(count, expected_.size()));
    hidden_.insert(hidden_.end(), from, expected_.end());
    expected_.erase(from, expected_.end());
    note(at, what);
}

// --- errors ------------------------------------------------------------------------------------------------

void ParseState::count_error(const Token* at) {
    reported_ = at;
    ++errors_;
}

std::string ParseState::joined_expectations() const {
    // Many things may go on after a value; they are named only when nothing else could stand here.
    static constexpr std::array<std::string_view, 12> minor{"`.`",
                                                            "`,`",
                                                            "`bei`",
                                                            "`Fassung vom`",
                                                            "`mal` oder `geteilt durch`",
                                                            "`plus` oder `minus`",
                                                            "einen Vergleich wie `ist` oder `mindestens`",
                                                            "eine Einheit",
                                                            "`mit`",
                                                            "`Abs.`, `Satz`, `Nr.` …",
                                                            "`bis`",
                                                            "`nicht`"};
    std::vector<std::string_view> shown;
    for (const std::string_view what : expected_)
        if (std::find(minor.begin(), minor.end(), what) == minor.end()) shown.push_back(what);
    if (shown.empty()) shown = expected_;
    std::string result;
    for (std::size_t index = 0; index < shown.size(); ++index) {
        if (index != 0) result += index + 1 == shown.size() ? " oder " : ", ";
        result += shown[index];
    }
    return result.empty() ? "etwas anderes" : result;
}

Span ParseState::place_of(const Token& found) const {
    if (&found == lexed_.tokens.data()) return span_of(found);
    const Token& before = *(&found - 1);
    if (before.line != found.line || found.kind == TokenKind::End) return {file.id, before.end, before.end};
    return span_of(found);
}

bool ParseState::is_consequence(const Token& found) const {
    const auto has_error = [&](std::uint32_t line) {
        return std::binary_search(lexed_.lines_with_errors.begin(), lexed_.lines_with_errors.end(), line);
    };
    return has_error(found.line) || (&found != lexed_.tokens.data() && has_error((&found - 1)->line));
}

void ParseState::report_here(const Token* stopped_at) {
    const Token* found = furthest(stopped_at);
    if (reported_ == found) return;
    const bool is_heard = !gives_up();
    count_error(found);
    if (is_heard && !is_consequence(*found)) report_found(*found);
}

std::optional<std::string> ParseState::suggestion(const Token& found) const {
    if (found.kind != TokenKind::Word || is_reserved(found.word)) return std::nullopt;
    std::vector<std::string> candidates;
    for (const auto& list : {expected_, hidden_})
        for (const std::string_view what : list)
            if (!without_backticks(what).empty()) candidates.emplace_back(without_backticks(what));
    return core::nearest_name(text_of(found), candidates);
}

std::vector<const Token*> ParseState::open_brackets(const Token* at) const {
    std::vector<const Token*> open;
    for (const Token* token = lexed_.tokens.data(); token != at; ++token) {
        if (token->mark == '{' || token->mark == '(') open.push_back(token);
        if (token->mark == ')' && !open.empty() && open.back()->mark == '(') open.pop_back();
        if (token->mark != '}') continue;
        while (!open.empty() && open.back()->mark == '(')
            open.pop_back();  // a brace closes what was left open inside
        if (!open.empty()) open.pop_back();
    }
    return open;
}

void ParseState::report_found(const Token& found) {
    const std::vector<const Token*> open = open_brackets(&found);
    const std::string_view text = text_of(found);
    const std::string_view word =
        found.kind == TokenKind::Unknown || found.mark == '=' ? word_for_symbol(text) : std::string_view{};
    const bool is_closing = found.mark == '}' || found.mark == ')';
    const bool is_end = found.kind == TokenKind::End;
    const bool misses_parenthesis = !open.empty() && open.back()->mark == '(' && expects("`)`") &&
                                    (found.begins_line || is_closing || is_end);
    if (!word.empty()) {
        diagnostics_.report(Code::SymbolForWord, span_of(found), text, word);
    } else if (found.kind == TokenKind::Unknown) {
        diagnostics_.report(Code::UnknownCharacter, span_of(found), text);
    } else if (is_closing && open.empty()) {
        diagnostics_.report(Code::StrayClosing, span_of(found), text);
    } else if (misses_parenthesis || (is_end && !open.empty() && expects("`}`"))) {
        const Token& bracket = *open.back();
        diagnostics_.report(Code::MissingClosing, span_of(bracket), text_of(bracket),
                            bracket.mark == '{' ? "}" : ")");
    } else if (is_end) {
        diagnostics_.report(Code::UnexpectedEnd, place_of(found), joined_expectations());
    } else if (expects("einen Namen") && expected_.size() == 1 && is_reserved(found.word)) {
        diagnostics_.report(Code::ReservedWord, span_of(found), text);
    } else if (expects("eine Einheit") && found.kind == TokenKind::Word && found.word == 0 &&
               !found.begins_line) {
        diagnostics_.report(Code::UnknownUnit, span_of(found), text);
    } else {
        report_unexpected(found);
    }
}

void ParseState::report_unexpected(const Token& found) {
    const std::optional<std::string> nearest = suggestion(found);
    const std::string text = shortened(text_of(found));
    auto report = [&] {
        if (expects("eine Erklärung") && found.kind == TokenKind::Word)
            return diagnostics_.report(Code::UnknownDeclaration, span_of(found), text);
        // A word that is nearly right is marked itself, also when something is missing on the line before.
        return diagnostics_.report(Code::UnexpectedToken, nearest ? span_of(found) : place_of(found),
                                   joined_expectations(), text);
    }();
    if (nearest) report.help(core::TextId::DidYouMean, *nearest);
}

void ParseState::report_token(Code code, const Token& token) {
    if (gives_up()) return;
    if (std::find(bad_tokens_.begin(), bad_tokens_.end(), token.begin) != bad_tokens_.end()) return;
    bad_tokens_.push_back(token.begin);
    ++errors_;
    diagnostics_.report(code, span_of(token), text_of(token));
}

void ParseState::report_mixed(Span first, Span second) {
    if (gives_up()) return;
    if (std::find(bad_tokens_.begin(), bad_tokens_.end(), second.begin) != bad_tokens_.end()) return;
    bad_tokens_.push_back(second.begin);
    ++errors_;
    diagnostics_.report(Code::MixedAndOr, second).label(first, core::TextId::ThisIs, text_of(first));
}

void ParseState::report_unclosed(const Token* open, const Token* at) {
    if (reported_ == at && at->kind != TokenKind::End) return;
    count_error(at);
    diagnostics_.report(Code::MissingClosing, span_of(*open), text_of(*open), open->mark == '{' ? "}" : ")");
}

bool ParseState::enter(const Token* at) {
    if (++depth_ <= expression_depth_limit) return true;
    --depth_;
    if (!is_too_deep_) diagnostics_.report(Code::NestingTooDeep, span_of(*at), nesting_limit);
    is_too_deep_ = true;
    count_error(furthest(at));
    return false;
}

}  // namespace dsl::syntax::grammar
