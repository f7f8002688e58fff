#include "evaluator/texts/localize.hpp"

#include <set>

#include "evaluator/texts/rule_texts.hpp"

namespace evaluator::texts {

std::string marked_as_german(std::string_view text) {
    return std::string(german_begins).append(text).append(german_ends);
}

bool has_words(std::string_view text) {
    bool in_placeholder = false;
    for (const char letter : text) {
        if (letter == '{') in_placeholder = true;
        if (letter == '}') in_placeholder = false;
        const bool is_letter = (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
        if (is_letter && !in_placeholder) return true;
    }
    return false;
}

void localize(dsl::model::RuleBook& book, const Catalogue& catalogue) {
    for (const RuleText& text : texts_of(book)) {
        if (text.place == nullptr) continue;
        const std::string* translation = catalogue.text(text.id, text.german);
        const bool is_marked = !catalogue.language().is_german;
        *text.place = translation != nullptr ? *translation
                      : is_marked            ? marked_as_german(text.german)
                                             : text.german;
    }
}

std::vector<Message> messages_of(dsl::model::RuleBook book) {
    std::vector<Message> messages;
    std::set<std::string> ids;
    for (RuleText& text : texts_of(book))
        if (ids.insert(text.id).second) messages.push_back({text.id, text.german, {}, text.note});
    return messages;
}

}  // namespace evaluator::texts
