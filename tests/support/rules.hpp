// Rule books and persons for tests: from text written in the test, or from the rule library of the
// repository.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "dsl/core/diagnostic.hpp"
#include "evaluator/engine/evaluation.hpp"
#include "evaluator/person/read_json.hpp"

namespace test {

namespace core = dsl::core;
namespace model = dsl::model;

/// A checked rule book; a test fails with the messages where there are errors.
struct Rules {
    core::SourceMap sources;
    core::Diagnostics diagnostics;
    model::RuleBook book;

    std::string messages() const { return core::render(diagnostics, sources, {}); }
};

/// One file of rules. The vocabulary the test needs is part of the text.
Rules rules_from(std::string_view text);
/// All of rules/ in the repository.
const Rules& rule_library();

/// `angaben` as JSON text; reports and throws std::runtime_error on a mistake in the test.
evaluator::person::Household person_from(const model::RuleBook& book, std::string_view json);

core::Date day(std::string_view iso);

/// One condition judged for one person: the value of the element of the only norm in the rules.
struct Judged {
    Rules rules;
    evaluator::engine::Plan plan;
    evaluator::person::Household household;
};

}  // namespace test
