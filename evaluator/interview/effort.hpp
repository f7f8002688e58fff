// What a question costs and how likely an answer is, before anybody has asked: numbers from effort.def. In:
// an open variable and what was asked last. Out: numbers for ranking. They order questions, they decide
// nothing.
#pragma once

#include "evaluator/engine/reasons.hpp"

namespace evaluator::interview {

namespace engine = evaluator::engine;
namespace model = dsl::model;
using evaluator::engine::Variable;

/// Numbers of effort.def by name.
namespace factor {
#define EFFORT(type, value)
#define FACTOR(name, value) inline constexpr double name = value;
#define CHANCE(name, value)
#include "evaluator/interview/effort.def"
#undef EFFORT
#undef FACTOR
#undef CHANCE
}  // namespace factor
namespace chance {
#define EFFORT(type, value)
#define FACTOR(name, value)
#define CHANCE(name, value) inline constexpr double name = value;
#include "evaluator/interview/effort.def"
#undef EFFORT
#undef FACTOR
#undef CHANCE
}  // namespace chance

/// Facts before what humans weigh; sensitive facts only when no other fact is left, then those about which
/// there is dispute: to settle it takes weighing proofs.
enum class Rank : std::uint8_t {
    Fact,
    SensitiveFact,
    Contested,
    Judgement,
    Discretion,
    Atypical,
    NeverAsked
};

Rank rank_of(const model::RuleBook& book, const Variable& variable);

/// `last`: what was asked before, or nothing.
double effort_of(const model::RuleBook& book, const Variable& variable, const Variable* last);

}  // namespace evaluator::interview
