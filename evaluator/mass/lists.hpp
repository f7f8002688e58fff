// The three lists a person can stand on for a norm, and who stands on which: decided from verdict and days
// alone.
#pragma once

#include <string_view>

#include "evaluator/mass/checker.hpp"

namespace evaluator::mass {

enum class List : std::uint8_t {
    None,
    Now,         // met, and no end within the time looked ahead
    Soon,        // not met today, but within that time if nothing else changes
    LastChance,  // met today or soon, and the window closes again within that time
};
constexpr std::size_t list_count = 4;

List list_of(const Verdict& verdict);
/// jetzt, bald, letzte_chance; "" = none.
std::string_view name_of(List list);

}  // namespace evaluator::mass
