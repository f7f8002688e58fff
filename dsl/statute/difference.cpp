#include "dsl/statute/difference.hpp"

#include <algorithm>
#include <map>

namespace dsl::statute {

namespace {

/// The first unit of each place; a repealed one does not exist.
std::map<core::Citation, std::uint32_t> living_units(const Statute& statute) {
    std::map<core::Citation, std::uint32_t> units;
    for (std::uint32_t i = 0; i < statute.units().size(); ++i)
        if (!statute.unit(i).repealed) units.emplace(statute.unit(i).place, i);
    return units;
}

bool parent_is_listed(const Statute& statute, std::uint32_t index,
                      const std::map<core::Citation, std::uint32_t>& others) {
    const std::uint32_t parent = statute.unit(index).parent;
    return parent == no_unit || others.contains(statute.unit(parent).place);
}

}  // namespace

std::vector<Change> differences(const Statute& before, const Statute& after) {
    const auto old_units = living_units(before), new_units = living_units(after);
    std::vector<Change> changes;
    for (const auto& [place, index] : old_units) {
        const std::string wording{before.text(before.unit(index))};
        const auto found = new_units.find(place);
        if (found == new_units.end()) {
            if (parent_is_listed(before, index, new_units))
                changes.push_back({ChangeKind::Removed, place, wording, ""});
        } else if (before.own_text(index) != after.own_text(found->second)) {
            changes.push_back(
                {ChangeKind::Changed, place, wording, std::string{after.text(after.unit(found->second))}});
        }
    }
    for (const auto& [place, index] : new_units)
        if (!old_units.contains(place) && parent_is_listed(after, index, old_units))
            changes.push_back({ChangeKind::Added, place, "", std::string{after.text(after.unit(index))}});
    std::sort(changes.begin(), changes.end(),
              [](const Change& a, const Change& b) { return a.place < b.place; });
    return changes;
}

}  // namespace dsl::statute
