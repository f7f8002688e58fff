// Verdicts and tables of results for persons that come one after the other, as a database asks for them. In:
// a rule folder, JSON texts, norms as people write them, days. Out: names of results and rows. Keeps what it
// has made: the rule book, a plan per norm and law, the person read last. Knows no PostgreSQL and no clock.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "apps/paragraf/load_rules.hpp"
#include "apps/postgres/result_row.hpp"
#include "evaluator/engine/evaluation.hpp"
#include "evaluator/person/person.hpp"
#include "evaluator/person/reader.hpp"

namespace apps::postgres {

/// A person's file that cannot be read.
struct PersonError : std::runtime_error {
    explicit PersonError(const dsl::core::Diagnostics& found);
    std::string detail, hint;  // may be empty
};

/// Not for use by several threads at once.
class Judge {
public:
    /// Throws UserError if the folder holds no rule book without errors.
    explicit Judge(const std::filesystem::path& folder);

    const LoadedRules& rules() const { return *rules_; }

    /// Throws PersonError.
    void read(std::string_view person);
    /// What the reader remarked about the person read last.
    const std::string& warnings() const { return warnings_; }

    /// Name of the result of one norm for the person read last. Throws UserError if `norm` does not name
    /// exactly one.
    std::string_view verdict(const std::string& norm, dsl::core::Date day);

    /// Begins to check the person read last; "" asks for all norms. How many norms there are to tell about.
    std::size_t check(const std::string& norm, dsl::core::Date day);
    std::vector<ResultRow> rows(std::size_t norm);

private:
    /// A plan and the memory for evaluating it.
    struct Prepared {
        explicit Prepared(evaluator::engine::Plan made) : plan(std::move(made)), evaluation(plan) {}
        evaluator::engine::Plan plan;
        evaluator::engine::Evaluation evaluation;
    };
    struct Question {
        std::vector<dsl::core::Citation> targets;  // none: all norms
        std::vector<dsl::core::Citation> norms;    // of the rule book, each once
        std::optional<dsl::core::Citation> exact;  // the one with just this name, else the only one
        std::map<dsl::core::Date, std::unique_ptr<Prepared>> by_law;  // by first day of the span they hold
    };

    Question& question(const std::string& norm);
    Prepared& prepared(Question& question, dsl::core::Date day);
    evaluator::engine::Evaluation& begin(Question& question, dsl::core::Date day);

    std::unique_ptr<LoadedRules> rules_;
    evaluator::person::Reader reader_;
    std::map<std::string, Question, std::less<>> questions_;
    std::string person_text_;
    std::optional<evaluator::person::Household> person_;
    std::string warnings_;

    struct Asked {
        const evaluator::engine::PlanNorm* norm = nullptr;  // none: not in force
        dsl::model::NormId id;
    };
    std::vector<Asked> asked_;
    evaluator::engine::Evaluation* evaluation_ = nullptr;
};

}  // namespace apps::postgres
