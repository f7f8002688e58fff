// Counts over many persons, per norm: results, lists, what holds people back, what a step would change. Each
// thread counts for itself, then counts are added up; memory does not grow with the number of persons. Exact
// numbers, for inside only: what leaves the authority goes through `protected_count` (protect.hpp).
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <vector>

#include "evaluator/mass/checker.hpp"
#include "evaluator/mass/lists.hpp"

namespace evaluator::mass {

using Count = std::uint64_t;
constexpr std::size_t outcome_count = 7;  // explain::Outcome

/// How a norm stands for persons of whom something was changed.
struct EffectCounts {
    Count gains = 0;             // met now, and was not
    Count loses = 0;             // was met, and is not now
    Count opens = 0;             // was not met, and is open now
    std::vector<Count> settles;  // by requirement: unmet or open before, neither after
};

struct NormCounts {
    std::array<Count, outcome_count> outcomes{};
    std::array<Count, list_count> lists{};
    // By requirement:
    std::vector<Count> unmet;         // stands in the way, with others or alone
    std::vector<Count> only_this;     // everything else is met
    std::vector<Count> first_this;    // alone unmet, others are still open
    std::vector<Count> only_unknown;  // everything else is met, this is open
    std::vector<Count> closing;       // ends a window within the time looked ahead
    Count closing_by_law = 0;
    std::map<Positions, Count> combinations;  // of unmet requirements or such as exclude each other
    Count other_combinations = 0;             // those there was no room for
    std::vector<EffectCounts> effects;
};

class Statistics {
public:
    static constexpr std::size_t most_combinations = 10'000;

    Statistics(const std::vector<NormInfo>& norms, std::size_t effects);

    void add(const Verdicts& person);
    void add_bad() { ++bad_; }
    void add_effect(std::size_t effect, const Verdicts& before, const Verdicts& after);
    void add(const Statistics& other);

    Count persons() const { return persons_; }
    Count bad() const { return bad_; }
    const std::vector<NormCounts>& norms() const { return norms_; }

private:
    Count persons_ = 0, bad_ = 0;
    std::vector<NormCounts> norms_;
};

}  // namespace evaluator::mass
