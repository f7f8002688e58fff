// Numbers for sets of citations, so that a column holds one number per row and each question about a set is
// answered once, not once per person. 0: nothing is known.
#pragma once

#include <map>
#include <vector>

#include "dsl/core/citation.hpp"

namespace evaluator::cohort {

class Sets {
public:
    using Citations = std::vector<dsl::core::Citation>;

    std::int32_t number_of(const Citations* citations) {
        if (citations == nullptr) return 0;
        const auto [known, is_new] =
            numbers_.try_emplace(*citations, static_cast<std::int32_t>(sets_.size()));
        if (is_new) sets_.push_back(&known->first);
        return known->second;
    }
    const Citations* set(std::int32_t number) const { return sets_[static_cast<std::size_t>(number)]; }
    std::size_t size() const { return sets_.size(); }

private:
    std::map<Citations, std::int32_t> numbers_;
    std::vector<const Citations*> sets_{nullptr};
};

}  // namespace evaluator::cohort
