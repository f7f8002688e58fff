/// All versions of all acts at hand, asked by day: does this place exist in the law of that day? The files
/// are snapshots, taken on some days only, so a change between two of them cannot be dated exactly: both
/// neighbours count.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dsl/core/diagnostic.hpp"
#include "dsl/statute/statute.hpp"

namespace dsl::statute {

class Shelf {
public:
    void add(Statute statute);
    /// Every `<act>/<date>.xml` and `<act>/<date>.md` below the folder; returns how many were read. Order of
    /// folders does not matter.
    std::size_t load_folder(const std::filesystem::path& folder, core::Diagnostics& diagnostics);

    bool knows(std::string_view act) const { return versions_.contains(act); }
    std::vector<std::string> acts() const;
    const std::vector<Statute>& versions(std::string_view act) const;  // by state; precondition: known

    /// The version that was current on the day (the latest not after it); nullptr: none that old, or act
    /// unknown.
    const Statute* on(std::string_view act, core::Date day) const;

    /// Nothing: the act is not here, or the day lies before the first version, so nobody can say.
    std::optional<bool> exists(const core::Citation& citation, core::Date day) const;

private:
    std::map<std::string, std::vector<Statute>, std::less<>> versions_;
};

}  // namespace dsl::statute
