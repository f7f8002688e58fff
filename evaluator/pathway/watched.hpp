// What a danger list looks at: norms that give something and are met, can be met, or will be met by steps
// that lie ahead; and burdens that do not hold today (internal to evaluator/pathway).
#pragma once

#include <optional>
#include <vector>

#include "evaluator/pathway/pathway.hpp"
#include "evaluator/pathway/scan.hpp"

namespace evaluator::pathway {

struct Watched {
    core::Citation citation;
    bool is_burden = false;  // forbids, obliges, or does something by law
    engine::Truth today = engine::Truth::no();
    std::optional<core::Date> first;  // possible from then on; none: not before the horizon, or a burden
    File file;                        // on which it is: with the steps it takes, if any
};

std::vector<Watched> watched_norms(Scanner& scanner, const File& file, PersonIndex who, core::Date horizon);

}  // namespace evaluator::pathway
