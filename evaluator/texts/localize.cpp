#include "evaluator/texts/localize.hpp"

#include <set>

#include "evaluator/texts/rule_texts.hpp"

namespace evaluator::texts {

std::string marked_as_german(std::string_view text) {
    return std::string(german_begins).append(text).append(german_ends);
}

void localize(dsl::model::RuleBook& book, const Catalogue& catalogue) {
    for (const RuleText& text : texts_of(book)) {
        if (text.place == nullptr) continue;
        const std::string* translation = catalogue.text(text.id, text.german);
        *text.place = translation == nullptr ? marked_as_german(text.german) : *translation;
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
