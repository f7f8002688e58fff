// What differs between two reports on the same norms: outcomes and requirements, with the days from which
// they hold. For "what if" (other facts), and for two states of the law. Plain data, in the order of the
// second report.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "evaluator/explain/explanation.hpp"

namespace evaluator::explain {

struct RequirementDifference {
    std::string id, text;
    model::ElementKind kind = model::ElementKind::Voraussetzung;
    std::optional<core::Citation> citation;
    std::optional<State> before, after;  // nothing: the requirement is not there on that side
    bool before_as_a_rule_only = false, after_as_a_rule_only = false;
    std::optional<core::Date> before_from, after_from;  // met from, if it is or will be
};

struct NormDifference {
    core::Citation citation;
    std::string title;
    Outcome before = Outcome::Open, after = Outcome::Open;
    bool before_as_a_rule_only = false, after_as_a_rule_only = false;
    std::vector<RequirementDifference> requirements;
    bool is_grant = true;  // else a ban, a duty, or what the law itself brings about: nearer is not better

    bool is_better() const;  // nearer to a grant
    bool is_worse() const;
};

struct Difference {
    std::vector<NormDifference> norms;  // only those that differ; the better ones first
    std::size_t compared = 0;
};

Difference difference(const Report& before, const Report& after);

}  // namespace evaluator::explain
