// Random persons over a vocabulary: any fact of any rule book may be given, missing, partly known or
// contested, with dates where the boundaries lie close together. Same seed, same person.
#pragma once

#include <cstdint>
#include <random>

#include "evaluator/person/person.hpp"

namespace test {

/// Sanitizers look at memory, not at the law, and cost ten times the time: a quarter of the tries is enough.
constexpr int fewer_when_sanitized(int count) {
#ifdef __SANITIZE_ADDRESS__
    return (count + 3) / 4;
#else
    return count;
#endif
}

struct RandomPersonOptions {
    double given = 0.8;          // share of the facts that are given at all
    double partly_known = 0.05;  // of those: only a range or several values
    int first_year = 2008, last_year = 2028;
};

evaluator::person::Household random_household(const dsl::model::RuleBook& book, std::uint64_t seed,
                                              const RandomPersonOptions& options = {});

/// Makes one missing or partly known fact of the person judged known, chosen by the seed; false if there is
/// none.
bool learn_something(const dsl::model::RuleBook& book, evaluator::person::Household& household,
                     std::uint64_t seed);

}  // namespace test
