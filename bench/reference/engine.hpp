// Our engine on the reference rule set: the rules of bench/reference/regeln, persons in their words, results
// as the hand-written programs give them.
#pragma once

#include <filesystem>
#include <map>

#include "bench/reference/facts.hpp"
#include "dsl/core/diagnostic.hpp"
#include "dsl/model/rule_book.hpp"
#include "evaluator/cohort/block_run.hpp"
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
    evaluator::engine::NodeId result(std::size_t which) const { return results_[which]; }

private:
    core::SourceMap sources_;
    core::Diagnostics diagnostics_;
    dsl::model::RuleBook book_;
    std::optional<evaluator::engine::Plan> plan_;
    std::optional<evaluator::engine::Evaluation> evaluation_;
    std::array<evaluator::engine::NodeId, result_count> results_{};
};

/// Which of the results a norm stands for.
std::size_t result_of(const core::Citation& norm);

/// The same in columns: persons read once and kept packed, in blocks of one day each.
class Cohort {
public:
    explicit Cohort(const Engine& engine);

    /// Persons of any days; the positions say where they stand among all.
    void add(const Engine& engine, const std::vector<std::pair<std::size_t, Person>>& persons);
    std::size_t persons() const { return order_.size(); }
    std::size_t reasons() const { return reasons_.size(); }
    double seconds_filling() const { return filling_; }

    /// Two bits per person and result, and with `with_reasons` per condition.
    void judge(bool with_reasons);
    /// How many words of results and reasons are others with the code for another instruction set.
    std::size_t differences_with(const evaluator::cohort::Kernels& kernels);
    /// Position of a person and what was found for it.
    std::pair<std::size_t, Verdicts> found(std::size_t person) const;

private:
    void add_day(const Engine& engine, core::Date day,
                 const std::vector<const std::pair<std::size_t, Person>*>& persons);

    struct Place {
        std::size_t position, block, row;
    };

    std::vector<evaluator::engine::NodeId> results_, reasons_;
    evaluator::cohort::Program program_;
    evaluator::cohort::BlockRun run_;
    evaluator::cohort::BlockRun::Query asked_results_, asked_reasons_;
    std::vector<evaluator::cohort::Packed> blocks_;
    std::vector<Place> order_;
    std::vector<std::uint64_t> planes_;  // per block and node: certain, possible
    double filling_ = 0;
};

}  // namespace reference
