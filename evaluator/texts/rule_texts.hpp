// Every text of the rule book that people read, each with its id. An id is made of names and citations, never
// of positions, so it survives reordering:
//
//     `angabe.identität_geklärt.frage`            question of a fact
//     `auswahl.Klärung.geklärt`                   value of a choice
//     `norm.§ 25b Abs. 1 AufenthG.titel`          title of a norm
//     `§ 25b Abs. 1 AufenthG/straffrei.text`      element; further names for ways and cases
//     `…@2022-12-31`                              later version with another text
//     `….2`                                       second text of the same kind at the same place
//
// In: a rule book. Out: ids, German texts, and where each stands, so that reading out and translating
// (localize.hpp) can never go through different texts.
#pragma once

#include <string>
#include <vector>

#include "dsl/model/rule_book.hpp"

namespace evaluator::texts {

namespace core = dsl::core;
namespace model = dsl::model;

struct RuleText {
    std::string id, german;
    std::string note;              // for translators
    std::string* place = nullptr;  // in the rule book; nullptr: a name that is shown as a text
};

/// One row per place; places with the same id have the same text. The pointers live as long as the rule book
/// is not changed otherwise.
std::vector<RuleText> texts_of(model::RuleBook& book);

/// "schulbesuch_nachgewiesen" -> "Schulbesuch nachgewiesen": how a name without a text of its own is shown.
std::string spoken_name(const std::string& name);

/// Ids that renderers ask for by name.
std::string id_of_name(const std::string& fact);  // a list or a linked person: "Kinder"
std::string id_of_proof(const std::string& proof);

}  // namespace evaluator::texts
