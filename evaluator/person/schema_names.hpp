// What the types of values are called in both schemas of person files, so that the two agree.
#pragma once

#include <string>

#include "dsl/model/rule_book.hpp"

namespace evaluator::person {

/// The type of one value: "datum", "auswahl_titel", …; of a person: "person_verweis".
std::string schema_type_name(const dsl::model::Type& type, const dsl::model::RuleBook& book);
std::string schema_type_name(const dsl::model::Choice& choice);

}  // namespace evaluator::person
