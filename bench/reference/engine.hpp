// Our engine on the reference rule set: the rules of bench/reference/regeln, persons in their words, results
// as the hand-written programs give them.
#pragma once

#include <filesystem>
#include <map>

#include "bench/reference/facts.hpp"
#include "dsl/core/diagnostic.hpp"
#include "dsl/model/rule_book.hpp"
#include "evaluator/engine/evaluation.hpp"
#include "evaluator/person/person.hpp"

namespace reference {

class Engine {
public:
    /// Throws std::runtime_error with the messages where the rules are wrong.
    explicit Engine(const std::filesystem::path& rules);

    evaluator::person::Household read(const Person& person) const;
    Verdicts verdicts(const evaluator::person::Household& household, core::Date as_of);
    const dsl::model::RuleBook& book() const { return book_; }
    const evaluator::engine::Plan& plan() const { return *plan_; }

private:
    core::SourceMap sources_;
    core::Diagnostics diagnostics_;
    dsl::model::RuleBook book_;
    std::optional<evaluator::engine::Plan> plan_;
    std::optional<evaluator::engine::Evaluation> evaluation_;
    std::array<evaluator::engine::NodeId, result_count> results_{};
};

}  // namespace reference
