// The one way in which mass checks ask the engine: a block of persons in, per person and norm a verdict out.
// Answered in columns (cohort_checker.hpp) or by the single evaluation, one after the other (single_checker):
// both give the same, bit by bit. Immutable once made; each thread asks for a Check of its own.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "evaluator/engine/options.hpp"
#include "evaluator/explain/explanation.hpp"
#include "evaluator/person/person.hpp"

namespace evaluator::mass {

namespace core = dsl::core;
namespace model = dsl::model;

struct Requirement {
    std::string id, text;
    std::string citation;  // "" = that of the norm
};

struct NormInfo {
    core::Citation citation;
    std::string name, title;  // `name`: the citation as text
    std::vector<Requirement> requirements;
};

/// Positions in NormInfo::requirements, ascending.
using Positions = std::vector<std::uint16_t>;

struct Verdict {
    explain::Outcome outcome = explain::Outcome::NotInForce;
    bool as_a_rule_only = false;   // open, but only an atypical case could help
    bool is_bounded_only = false;  // "open" may be said without need
    Positions unmet, open;
    Positions conflict;  // nothing is unmet, yet these open ones cannot all be met: why there is no result
    /// First day after which the result of the norm or of a requirement may be another; never: none.
    core::Date next_change = core::Date::never();
    /// First day within the time looked ahead on which the norm is met for certain; never: none.
    core::Date earliest = core::Date::never();
    /// First day after that on which it no longer is, and what is then unmet; never: not within that time.
    core::Date closes = core::Date::never();
    Positions closing;
    bool closes_by_law = false;  // other law begins on that day

    bool is_met() const;  // the norm gives something today
    bool operator==(const Verdict&) const = default;
};

using Verdicts = std::vector<Verdict>;  // one person: in the order of the checker's norms
using Check = std::function<void(std::span<const person::Household>, std::vector<Verdicts>&)>;

struct Checker {
    std::vector<NormInfo> norms;
    std::function<Check()> make;  // for one thread
};

/// What the single evaluation finds. `ahead_until`: how far to look for the earliest and the last day; not
/// after options.as_of: not at all. The rule book must outlive the checker.
Checker single_checker(const model::RuleBook& book, const engine::Options& options,
                       const std::vector<core::Citation>& targets, core::Date ahead_until);

}  // namespace evaluator::mass
