// Versions: entries of a dated value, and whether versions of one thing overlap or leave gaps.
#pragma once

#include "dsl/model/check/attributes.hpp"

namespace dsl::model::checking {

struct DatedEntry {
    const syntax::Version* version = nullptr;
    Validity validity;
};
/// An entry lasts until the next one begins, or until its `bis`. Ascending by first day.
std::vector<DatedEntry> dated_entries(Context& context, const std::vector<syntax::Version>& written,
                                      const Surroundings& around);

/// Reports overlaps (error) and days between versions on which nothing holds (warning).
void check_disjoint(Context& context, const std::string& name, std::vector<Stretch> stretches);

}  // namespace dsl::model::checking
