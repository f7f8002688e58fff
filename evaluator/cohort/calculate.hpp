// Calculation with ranges of whole numbers, as columns hold them.
#pragma once

#include <algorithm>
#include <cstdint>
#include <iterator>

#include "evaluator/cohort/columns.hpp"

namespace evaluator::cohort {

struct Calculated {
    std::int32_t low = 0, high = 0;
    bool is_odd = false;  // does not fit
};

/// From a to b with c to d.
inline Calculated calculate(model::Operation operation, std::int64_t a, std::int64_t b, std::int64_t c,
                            std::int64_t d) {
    const auto fits = [](std::int64_t number) { return number <= most_number && number >= -most_number; };
    const bool left_open = b == unbounded, right_open = d == unbounded;
    const bool is_open = left_open || right_open;
    bool is_odd = false;
    std::int64_t low = 0, high = 0;
    if (operation == model::Operation::Add) {
        low = a + c;
        high = b + d;
    } else if (operation == model::Operation::Subtract) {
        low = a - d;
        high = b - c;
        is_odd = right_open;
    } else {
        const std::int64_t products[] = {a * c, a * d, b * c, b * d};
        low = *std::min_element(std::begin(products), std::end(products));
        high = *std::max_element(std::begin(products), std::end(products));
        if (is_open) {  // only with one number that is not negative
            is_odd = left_open ? c != d || c < 0 : a != b || a < 0;
            low = a * c;
        }
    }
    is_odd = is_odd || !fits(low) || (!is_open && !fits(high));
    return {static_cast<std::int32_t>(low), is_open ? unbounded : static_cast<std::int32_t>(high), is_odd};
}

}  // namespace evaluator::cohort
