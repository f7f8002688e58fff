// What may be shown of a count so that nobody can be picked out (decision 0062): nothing between one and k-1
// but that it is so few, everything else rounded to a multiple of k. Totals are rounded like all others, so
// that no subtraction of shown numbers gives a hidden one.
#pragma once

#include <cstdint>

namespace evaluator::mass {

struct ShownCount {
    bool is_few = false;       // at least one, fewer than k
    std::uint64_t number = 0;  // 0 if few
    bool operator==(const ShownCount&) const = default;
};

/// k = 1: as it is.
constexpr ShownCount protected_count(std::uint64_t count, std::uint64_t k) {
    if (count == 0) return {false, 0};
    if (count < k) return {true, 0};
    return {false, (count + k / 2) / k * k};
}

}  // namespace evaluator::mass
