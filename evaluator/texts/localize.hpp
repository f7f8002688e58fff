// A rule book whose texts speak another language, and the mark around German texts that have no translation
// yet. The rule book stays the same law: names, citations, conditions and ids are untouched, so a plan made
// from it decides the same.
#pragma once

#include <string>
#include <vector>

#include "dsl/model/rule_book.hpp"
#include "evaluator/texts/catalogue.hpp"

namespace evaluator::texts {

/// Private characters around German text inside a translated report; renderers turn them into what their
/// format has for it (lang="de"). They never occur in a finished report.
inline constexpr std::string_view german_begins = "\xEE\x80\x80", german_ends = "\xEE\x80\x81";

std::string marked_as_german(std::string_view text);

/// Whether there is anything to translate: "{0}: {1}" may be written otherwise, but reads the same
/// everywhere.
bool has_words(std::string_view text);

void localize(dsl::model::RuleBook& book, const Catalogue& catalogue);

/// The texts of a rule book as messages for catalogues, each id once, in the order of the rules.
std::vector<Message> messages_of(dsl::model::RuleBook book);

}  // namespace evaluator::texts
