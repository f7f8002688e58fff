// Plans by law date, kept for many persons and days: those who step through time meet the same few states of
// the law again and again.
#pragma once

#include <map>
#include <memory>
#include <vector>

#include "evaluator/engine/evaluation.hpp"
#include "evaluator/engine/plan.hpp"

namespace evaluator::engine {

/// Not for use by several threads at once.
class Plans {
public:
    Plans(const model::RuleBook& book, Options options, std::vector<core::Citation> targets = {})
        : book_(&book), options_(std::move(options)), targets_(std::move(targets)) {}

    /// The plan for the law of that day.
    const Plan& on(core::Date law_date);
    /// An evaluation of one of these plans whose memory is kept. Whoever asks begins it anew, and may use it
    /// only until somebody else asks.
    Evaluation& scratch(const Plan& plan);
    const Options& options() const { return options_; }
    const model::RuleBook& book() const { return *book_; }

private:
    const model::RuleBook* book_;
    Options options_;
    std::vector<core::Citation> targets_;
    std::map<core::Date, std::unique_ptr<Plan>> plans_;  // by first day of the span they hold
    std::map<const Plan*, std::unique_ptr<Evaluation>> scratch_;
};

}  // namespace evaluator::engine
