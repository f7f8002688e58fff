// The languages texts are translated into, one row each in language.cpp: code of the catalogue, locale of
// dates and numbers, direction, plural forms. German itself is no row: its texts stand in the rules and in
// phrases.def. A language is added by a row there and an empty catalogue (`paragraf texte auszug`).
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace evaluator::texts {

struct Language {
    std::string_view code;         // name of the catalogue: texte/<code>.po; also --sprache
    std::string_view german_name;  // for messages to caseworkers
    std::string_view locale;       // ICU: dates, numbers, plural categories
    std::string_view html_lang;    // BCP 47
    bool is_right_to_left = false;
    bool is_german = false;          // the register in plain German: texts in exact German need no mark
    std::string_view plural_header;  // Plural-Forms of the catalogue
    std::vector<std::string_view> categories;      // CLDR category of msgstr[0], msgstr[1], …
    std::string_view fraction_category = "other";  // the form for "4,5 days" where the list has no "other"
};

std::span<const Language> languages();
/// nullptr: no such language.
const Language* find_language(std::string_view code);
/// "en, fr, tr, …"
std::string language_codes();

}  // namespace evaluator::texts
