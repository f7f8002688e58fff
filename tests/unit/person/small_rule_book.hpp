// A small vocabulary made by hand: one fact of every type, lists of every kind, two judgements, one norm.
// Tests and fuzz targets of the person readers use it, so that they do not hang on the rule library.
#pragma once

#include "dsl/model/rule_book.hpp"

namespace tests::person {

dsl::model::RuleBook small_rule_book();

}  // namespace tests::person
