#include "evaluator/engine/ties.hpp"

#include <algorithm>
#include <numeric>

namespace evaluator::engine {

namespace {

bool asks(const std::vector<OpenVariable>& open, const Variable& variable) {
    return std::any_of(open.begin(), open.end(),
                       [&](const OpenVariable& one) { return one.variable == variable; });
}

}  // namespace

std::vector<OpenVariable> pulled_both_ways(const OpenByPart& open, const Chosen& chosen) {
    std::vector<OpenVariable> all;
    for (const std::size_t part : chosen)
        for (const OpenVariable& one : open[part]) {
            const auto known = std::find_if(all.begin(), all.end(), [&](const OpenVariable& other) {
                return other.variable == one.variable;
            });
            if (known == all.end()) {
                all.push_back(one);
                continue;
            }
            known->occurrences += one.occurrences;
            if (known->direction != one.direction) known->direction = Direction::Either;
        }
    std::erase_if(all, [](const OpenVariable& one) { return !one.is_in_conflict(); });
    std::stable_sort(all.begin(), all.end(), [](const OpenVariable& a, const OpenVariable& b) {
        return a.occurrences > b.occurrences;
    });
    return all;
}

std::vector<Chosen> tied(const OpenByPart& open) {
    Chosen all(open.size());
    std::iota(all.begin(), all.end(), 0);
    Chosen group_of = all;
    for (const OpenVariable& shared : pulled_both_ways(open, all)) {
        Chosen asking;
        for (const std::size_t part : all)
            if (asks(open[part], shared.variable)) asking.push_back(group_of[part]);
        for (std::size_t& group : group_of)
            if (std::find(asking.begin(), asking.end(), group) != asking.end()) group = asking.front();
    }
    std::vector<Chosen> groups;
    for (const std::size_t first : all) {
        Chosen group;
        std::copy_if(all.begin(), all.end(), std::back_inserter(group),
                     [&](std::size_t part) { return group_of[part] == group_of[first]; });
        if (group.front() == first) groups.push_back(std::move(group));
    }
    return groups;
}

}  // namespace evaluator::engine
