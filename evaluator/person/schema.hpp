// JSON Schema (2020-12) and XSD of a person's file, made from the vocabulary, so that editors complete names
// and values, show the questions, and find slips before we do. The readers remain the judge: they also accept
// the ASCII spelling of names, and find what a schema cannot say.
#pragma once

#include <string>

#include "dsl/model/rule_book.hpp"

namespace evaluator::person {

std::string json_schema(const dsl::model::RuleBook& book);
std::string xsd(const dsl::model::RuleBook& book);

}  // namespace evaluator::person
