// A Household back to text, in JSON or XML, so that reading it gives an equivalent Household (is_equivalent).
// For the interview, and for files made by programs. Persons without an id that are linked once stand where
// they are linked, all others under `personen`. Partly known days that no file can say (before 1800) come out
// wider, never narrower.
#pragma once

#include <string>

#include "evaluator/person/person.hpp"

namespace evaluator::person {

std::string write_json(const Household& household, const model::RuleBook& book);
std::string write_xml(const Household& household, const model::RuleBook& book);

}  // namespace evaluator::person
