// Where parsing goes on after an error: at the next thing of the same kind, judged by the word it begins
// with.
#include <algorithm>

#include "dsl/syntax/grammar/parse_state.hpp"

namespace dsl::syntax::grammar {
namespace {

using Words = std::vector<WordId>;

Words words(std::initializer_list<std::string_view> spellings) {
    Words result;
    for (const std::string_view spelling : spellings) result.push_back(find_word(spelling));
    return result;
}

bool holds(const Words& list, WordId word) {
    return word != 0 && std::find(list.begin(), list.end(), word) != list.end();
}

bool begins_attribute(WordId word) {
    static const Words list = words({"zitat", "gültig", "laut", "hinweis", "schützend", "nachweis"});
    return holds(list, word);
}

bool is_not_encoded(const Token& token) {
    static const WordId not_word = find_word("nicht");
    static const WordId encoded = find_word("kodiert");
    return token.word == not_word && (&token + 1)->word == encoded;
}

bool begins_declaration(const Token& token) {
    static const Words list =
        words({"verwendet", "geprüft", "gesetz", "norm", "allgemein", "begriff", "wert", "menge", "tabelle",
               "kette", "übergang", "sachverhalt", "auswahl", "maßnahme", "ereignis", "quelle"});
    static const Words also_inside = words({"lesart"});
    if (token.at_margin)
        return holds(list, token.word) || holds(also_inside, token.word) || is_not_encoded(token);
    return token.begins_line && holds(list, token.word);
}

bool begins_norm_line(const Token& token) {
    static const Words list =
        words({"voraussetzung", "regelvoraussetzung", "ausschluss", "regelausschluss", "kannausschluss",
               "aussetzung", "abweichend", "entsprechend", "rechtsfolge", "führt"});
    static const WordId favourable = find_word("günstig");
    static const WordId per = find_word("je");
    return holds(list, token.word) || (token.word == favourable && (&token + 1)->word == per);
}

}  // namespace

bool ParseState::begins_item(Level level, const Token& token) const {
    static const Words block = words(
        {"sei", "betrifft", "wenn", "entfällt", "genügt", "unschädlich", "es", "regelmäßig", "kann", "soll"});
    static const Words versions = words({"ab", "bis"});
    static const Words chain = words({"zählt", "überbrückt", "anrechenbar"});
    static const Words step = words({"setzt", "dauert", "bewirkt"});
    static const Words judgement = words({"spricht"});
    static const Words facts = words({"wertung", "ermessen"});
    if (token.kind != TokenKind::Word) return false;
    switch (level) {
        case Level::File: return begins_declaration(token);
        case Level::Norm:
            return begins_norm_line(token) || begins_attribute(token.word) || is_not_encoded(token);
        case Level::Block: return holds(block, token.word) || begins_attribute(token.word);
        case Level::Facts:
            return holds(facts, token.word) || (token.begins_line && (&token + 1)->mark == ':');
        case Level::Versions: return holds(versions, token.word);
        case Level::Chain: return holds(chain, token.word) || begins_attribute(token.word);
        case Level::Step: return holds(step, token.word) || begins_attribute(token.word);
        case Level::Judgement: return holds(judgement, token.word) || begins_attribute(token.word);
    }
    return false;
}

bool ParseState::ends_list(Level level, const Token& token) const {
    if (level == Level::File) return false;
    if (token.at_margin && begins_declaration(token)) return true;
    return level == Level::Block && begins_norm_line(token);
}

const Token* ParseState::resume(Level level, const Token* first, const Token* stopped_at) const {
    int depth = 0;
    const Token* token = first;
    for (; token->kind != TokenKind::End; ++token) {
        const bool is_past = token > first && token >= stopped_at;
        if (is_past && (ends_list(level, *token) || (depth <= 0 && begins_item(level, *token)))) return token;
        if (token->mark == '{') ++depth;
        if (token->mark != '}') continue;
        if (depth == 0 && level != Level::File && token >= stopped_at) return token;
        depth = std::max(depth - 1, 0);
    }
    return token;
}

}  // namespace dsl::syntax::grammar
