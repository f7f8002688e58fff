#include "evaluator/render/phrases.hpp"

#include "evaluator/render/speech.hpp"

namespace evaluator::render {

namespace {

struct Row {
    std::string_view id, one, many;
};

constexpr Row rows[] = {
#define PHRASE(id, text) Row{#id, text, text},
#define PLURAL(id, one, many) Row{#id, one, many},
#include "evaluator/render/phrases.def"
#undef PHRASE
#undef PLURAL
};

}  // namespace

std::string_view text_of(Phrase phrase, const dsl::core::Rational& count) {
    if (const Translation* language = translation()) return language->phrase(phrase, count);
    const Row& row = rows[static_cast<std::size_t>(phrase)];
    return count == dsl::core::Rational{1} ? row.one : row.many;
}

std::vector<texts::Message> phrase_messages() {
    std::vector<texts::Message> messages;
    for (const Row& row : rows) {
        const bool has_plural = row.one != row.many;
        messages.push_back({"bericht." + std::string(row.id), std::string(row.one),
                            has_plural ? std::string(row.many) : "", "Satz oder Wort des Berichts"});
    }
    return messages;
}

}  // namespace evaluator::render
