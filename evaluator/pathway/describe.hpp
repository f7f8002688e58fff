// From chosen grants and steps to moves a person can read: norms explained on their day, evidence to gather,
// and what stands in the way where nothing is found (internal to evaluator/pathway).
#pragma once

#include "evaluator/pathway/reach.hpp"

namespace evaluator::pathway {

/// A grant (or, without `leads_to`, the goal) with the steps that lead to it.
struct Chosen {
    PersonIndex who = 0;
    core::Citation norm;
    core::Date day, end;
    std::vector<core::Date> renewals;
    std::vector<StepUse> steps;
    Cost cost;
    File file;  // on which it is judged
    const model::LeadsTo* leads_to = nullptr;
};

std::vector<Move> described(Scanner& scanner, const File& file, const std::vector<Chosen>& chosen,
                            const Wish& wish);

void add_once(std::vector<std::string>& all, const std::string& one);

std::vector<Obstacle> obstacles(Scanner& scanner, const File& file, const Wish& wish);

}  // namespace evaluator::pathway
