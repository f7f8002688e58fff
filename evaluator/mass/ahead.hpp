// What lies ahead of one person: from change to change, for the norm alone, until its first window has
// closed. With the single evaluation, whoever judged the day of the check.
#pragma once

#include <optional>

#include "evaluator/mass/present.hpp"

namespace evaluator::mass {

class Ahead {
public:
    explicit Ahead(const Laws& laws);

    /// All verdicts on one person: of the day of the check, and what lies ahead.
    Verdicts judge(const person::Household& household, Present& person);

private:
    void look(std::size_t which, const Found& now, Verdict& verdict);

    struct Day {
        engine::Evaluation& evaluation;
        const Placed& placed;
        engine::Context context;
    };

    engine::Evaluation& evaluation(std::size_t phase, core::Date day);
    bool look_in(std::size_t phase, std::size_t which, const Found& now, Verdict& verdict);
    bool met(const Day& at, core::Date& until, bool is_exact);
    static void close(const Day& at, Verdict& verdict);

    const Laws& laws_;
    std::vector<engine::Evaluation> evaluations_;  // by phase
    std::vector<std::optional<engine::ExactTruth>> exact_;
    std::vector<bool> begun_;
    const person::Household* household_ = nullptr;
};

}  // namespace evaluator::mass
