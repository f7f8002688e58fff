// A block of persons, one after the other, with the single evaluation: what the columnar checker is held
// against.
#include "evaluator/mass/ahead.hpp"

namespace evaluator::mass {

using core::Date;
using engine::Evaluation;

namespace {

class OnePerson : public Present {
public:
    explicit OnePerson(const Laws& laws) : laws_(laws), evaluation_(laws.phases.front().plan), ahead_(laws) {}

    Verdicts check(const person::Household& household) {
        evaluation_.begin(household, laws_.as_of);
        exact_.emplace(evaluation_, most_tries);
        return ahead_.judge(household, *this);
    }

    State state(engine::NodeId node) override {
        const engine::Value value = evaluation_.value(node);
        return {value.truth, value.until.facts};
    }
    engine::ExactTruth::Result exact(engine::NodeId node) override {
        return exact_->of(node, evaluation_.root());
    }
    Evaluation& evaluation() override { return evaluation_; }

private:
    const Laws& laws_;
    Evaluation evaluation_;
    std::optional<engine::ExactTruth> exact_;
    Ahead ahead_;
};

}  // namespace

Checker single_checker(const model::RuleBook& book, const engine::Options& options,
                       const std::vector<core::Citation>& targets, Date ahead_until) {
    const auto laws = laws_of(book, options, targets, ahead_until);
    Checker checker;
    checker.norms = laws->norms;
    checker.make = [laws]() -> Check {
        auto person = std::make_shared<OnePerson>(*laws);
        return [laws, person](std::span<const person::Household> block, std::vector<Verdicts>& found) {
            found.clear();
            for (const person::Household& household : block) found.push_back(person->check(household));
        };
    };
    return checker;
}

}  // namespace evaluator::mass
