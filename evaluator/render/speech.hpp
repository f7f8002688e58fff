// In which language one report is written. Without a scope it is German, as phrases.def and the rules say it.
// A SpeechScope sets the language for the calling thread while a function of render.hpp runs; `say` and
// `spoken` ask for it. Nothing else of this folder knows languages.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dsl/core/citation.hpp"
#include "evaluator/render/phrases.hpp"
#include "evaluator/texts/catalogue.hpp"
#include "evaluator/texts/formats.hpp"

namespace evaluator::render {

namespace core = dsl::core;

/// All that writing in one language takes; made once, used by many reports.
class Translation {
public:
    explicit Translation(texts::Catalogue catalogue);

    const texts::Language& language() const { return catalogue_.language(); }
    const texts::Formats& formats() const { return formats_; }
    std::string_view phrase(Phrase phrase, const core::Rational& count) const;
    /// A text outside of the rule book's own places: a name, a proof. Marked when there is no translation.
    std::string text(const std::string& id, const std::string& german) const;

private:
    texts::Catalogue catalogue_;
    texts::Formats formats_;
    std::vector<std::vector<std::string>> phrases_;  // by Phrase; one form, or one per plural form
};

class SpeechScope {
public:
    explicit SpeechScope(const Translation* translation);  // nullptr: German
    ~SpeechScope();
    SpeechScope(const SpeechScope&) = delete;
    SpeechScope& operator=(const SpeechScope&) = delete;

private:
    const Translation* before_;
};

/// nullptr: German.
const Translation* translation();
/// German or plain German: German grammar applies.
bool speaks_german();

std::string spoken(const core::Date& day);
std::string spoken(const core::Rational& number);
std::string spoken(const core::Duration& duration);
std::string spoken_euro(const core::Rational& amount);
/// Citations stay German; between words written from right to left they keep their own direction.
std::string cited(const core::Citation& citation);
/// "?" and its Arabic counterpart, also at the end of German text inside a translation.
bool is_question(std::string_view text);
/// For formats without markup: "[de] " before what has no translation.
std::string with_language_notes(std::string_view text);

}  // namespace evaluator::render
