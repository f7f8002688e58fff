// The rule library of the repository as a rule book, for tests that read real person files.
#pragma once

#include "dsl/model/rule_book.hpp"

namespace tests::person {

/// Read once; a test fails if the rules have errors.
const dsl::model::RuleBook& library();

}  // namespace tests::person
