#include "evaluator/mass/cohort_checker.hpp"

#include "evaluator/cohort/conflicts.hpp"
#include "evaluator/mass/ahead.hpp"

namespace evaluator::mass {

namespace {

struct Compiled {
    std::shared_ptr<const Laws> laws;
    cohort::Program program;

    explicit Compiled(std::shared_ptr<const Laws> of)
        : laws(std::move(of)), program(laws->phases.front().plan, asked(laws->phases.front())) {}
};

class CohortCheck : public Present {
public:
    explicit CohortCheck(const Compiled& compiled)
        : laws_(*compiled.laws), run_(compiled.program), conflicts_(compiled.program), ahead_(laws_) {}

    void check(std::span<const person::Household> persons, std::vector<Verdicts>& found) {
        found.clear();
        for (std::size_t begin = 0; begin < persons.size(); begin += run_.rows()) {
            const auto block = persons.subspan(begin, std::min(run_.rows(), persons.size() - begin));
            run_.run(block, laws_.as_of);
            for (row_ = 0; row_ < block.size(); ++row_) found.push_back(check(block[row_]));
        }
    }

    State state(engine::NodeId node) override {
        const cohort::State found = run_.state(node, row_);
        return {found.truth, found.until.facts};
    }
    /// Answers are tried only where they can pull to two sides.
    engine::ExactTruth::Result exact(engine::NodeId node) override {
        const engine::Truth bounds = run_.state(node, row_).truth;
        if (bounds.is_decided()) return {bounds};
        const cohort::Conflicts::Answer answer = conflicts_.ask(run_, node, row_);
        if (answer != cohort::Conflicts::Answer::Perhaps)
            return {bounds, answer == cohort::Conflicts::Answer::Bounded};
        if (!exact_) exact_.emplace(evaluation(), most_tries);
        return exact_->of(node, evaluation().root());
    }
    engine::Evaluation& evaluation() override { return run_.evaluation(row_); }

private:
    Verdicts check(const person::Household& household) {
        exact_.reset();
        return ahead_.judge(household, *this);
    }

    const Laws& laws_;
    cohort::BlockRun run_;
    cohort::Conflicts conflicts_;
    std::size_t row_ = 0;
    std::optional<engine::ExactTruth> exact_;
    Ahead ahead_;
};

}  // namespace

Checker cohort_checker(const model::RuleBook& book, const engine::Options& options,
                       const std::vector<core::Citation>& targets, core::Date ahead_until) {
    const auto compiled = std::make_shared<const Compiled>(laws_of(book, options, targets, ahead_until));
    Checker checker;
    checker.norms = compiled->laws->norms;
    checker.make = [compiled]() -> Check {
        auto block = std::make_shared<CohortCheck>(*compiled);
        return [compiled, block](std::span<const person::Household> persons, std::vector<Verdicts>& found) {
            block->check(persons, found);
        };
    };
    return checker;
}

}  // namespace evaluator::mass
