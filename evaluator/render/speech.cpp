#include "evaluator/render/speech.hpp"

#include "evaluator/texts/localize.hpp"

namespace evaluator::render {

namespace {

thread_local const Translation* current = nullptr;

constexpr std::string_view left_to_right = "\xE2\x81\xA6", first_strong = "\xE2\x81\xA8",
                           isolate_ends = "\xE2\x81\xA9";

std::string between(std::string_view begin, std::string_view text) {
    return std::string(begin).append(text).append(isolate_ends);
}

std::vector<std::string> forms_of(const texts::Catalogue& catalogue, const texts::Message& german) {
    if (const auto* entry = catalogue.usable(german.id, german.german, german.german_plural))
        return entry->translations;
    const auto marked = [&](const std::string& text) {
        return catalogue.language().is_german || !texts::has_words(text) ? text
                                                                         : texts::marked_as_german(text);
    };
    if (german.german_plural.empty()) return {marked(german.german)};
    std::vector<std::string> forms;
    for (const std::string_view category : catalogue.language().categories)
        forms.push_back(marked(category == "one" ? german.german : german.german_plural));
    return forms;
}

}  // namespace

Translation::Translation(texts::Catalogue catalogue)
    : catalogue_(std::move(catalogue)), formats_(catalogue_.language()) {
    for (const texts::Message& german : phrase_messages()) phrases_.push_back(forms_of(catalogue_, german));
}

std::string_view Translation::phrase(Phrase phrase, const core::Rational& count) const {
    const auto& forms = phrases_[static_cast<std::size_t>(phrase)];
    return forms.size() == 1 ? forms.front() : forms[formats_.plural_form(count)];
}

std::string Translation::text(const std::string& id, const std::string& german) const {
    if (const std::string* translation = catalogue_.text(id, german)) return *translation;
    const bool is_text_of_ours = catalogue_.find(id) != nullptr;  // not a name from a person's file
    return language().is_german || !is_text_of_ours ? german : texts::marked_as_german(german);
}

SpeechScope::SpeechScope(const Translation* translation) : before_(current) { current = translation; }
SpeechScope::~SpeechScope() { current = before_; }

const Translation* translation() { return current; }
bool speaks_german() { return current == nullptr || current->language().is_german; }

std::string isolated(std::string_view value) {
    const bool mixes = current != nullptr && current->language().is_right_to_left && !value.empty();
    return mixes ? between(first_strong, value) : std::string(value);
}

std::string spoken(const core::Date& day) {
    if (day == core::Date::never()) return say(Phrase::day_never);
    if (!day.is_day()) return say(Phrase::day_since_ever);
    return current == nullptr ? core::to_german(day) : current->formats().date(day);
}

std::string spoken(const core::Rational& number) {
    return current == nullptr || number.is_saturated() ? core::to_german(number)
                                                       : current->formats().number(number);
}

std::string spoken(const core::Duration& duration) {
    return current == nullptr ? core::to_german(duration) : current->formats().duration(duration);
}

std::string spoken_euro(const core::Rational& amount) {
    return current == nullptr || amount.is_saturated() ? core::to_german_euro(amount)
                                                       : current->formats().euro(amount);
}

std::string cited(const core::Citation& citation) {
    const std::string text = core::to_text(citation);
    return current != nullptr && current->language().is_right_to_left ? between(left_to_right, text) : text;
}

bool is_question(std::string_view text) {
    for (const std::string_view end : {texts::german_ends, isolate_ends})
        while (text.ends_with(end)) text.remove_suffix(end.size());
    return text.ends_with('?') || text.ends_with("\xD8\x9F");
}

/// German inside German is said once.
std::string with_language_notes(std::string_view text) {
    std::string out;
    std::size_t depth = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::string_view rest = text.substr(at);
        if (rest.starts_with(texts::german_begins)) {
            if (depth++ == 0) out += "[de] ";
            at += texts::german_begins.size();
        } else if (rest.starts_with(texts::german_ends)) {
            if (depth > 0) --depth;
            at += texts::german_ends.size();
        } else {
            out += text[at++];
        }
    }
    return out;
}

}  // namespace evaluator::render
