// The same persons under two states of the law, or two rule books: who gains, who loses, through which
// requirements. In: the verdicts under both. Out: per person what is different, and counts.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "evaluator/mass/checker.hpp"
#include "evaluator/mass/statistics.hpp"

namespace evaluator::mass {

/// A norm on both sides; requirements go by name.
struct ComparedNorm {
    std::string name, title;
    std::optional<std::size_t> before, after;  // position in the checkers; none: there is no such norm
};
std::vector<ComparedNorm> compared_norms(const Checker& before, const Checker& after);

enum class Turn : std::uint8_t { Same, Gains, Loses, Opens, Closes };
/// gewinnt, verliert, wird_offen, entfällt
std::string_view name_of(Turn turn);

struct Difference {
    Turn turn = Turn::Same;
    explain::Outcome before = explain::Outcome::NotInForce, after = explain::Outcome::NotInForce;
    /// Requirements that are better (gains, opens) or worse (loses, closes) than they were.
    std::vector<Requirement> through;
};

Difference difference(const ComparedNorm& norm, const Verdicts& before, const Verdicts& after,
                      const Checker& checker_before, const Checker& checker_after);

}  // namespace evaluator::mass
