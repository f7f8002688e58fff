/// What changed between two versions of an act, unit by unit. In: two statutes. Out: the finest units whose
/// own wording differs, and the coarsest ones that came or went. A sentence put in moves the numbers of those
/// behind it; they then count as changed.
#pragma once

#include <string>
#include <vector>

#include "dsl/statute/statute.hpp"

namespace dsl::statute {

enum class ChangeKind : std::uint8_t { Added, Removed, Changed };

struct Change {
    ChangeKind kind = ChangeKind::Changed;
    core::Citation place;
    std::string before, after;  // whole wording of the unit; empty where it does not exist

    friend bool operator==(const Change&, const Change&) = default;
};

/// Sorted by place. Precondition: the same act.
std::vector<Change> differences(const Statute& before, const Statute& after);

}  // namespace dsl::statute
