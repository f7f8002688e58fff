#include "evaluator/pathway/drafts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

namespace evaluator::pathway {

namespace {

/// Many judgements in favour are too much to be called the first choice.
bool is_bold(const Cost& cost) { return cost.judgements + cost.discretion > 3; }

bool has_rank_before(const Draft& a, const Draft& b) {
    const auto rank = [](const Draft& one) {
        return std::tuple{one.cost.atypical, one.cost.facts, is_bold(one.cost),
                          one.reached,       one.cost,       one.chosen.size()};
    };
    return rank(a) < rank(b);
}

/// The same goal by the same end, with a grant more that brings nothing.
bool is_detour(const Draft& draft, const Draft& other) {
    if (other.reached > draft.reached || other.cost > draft.cost) return false;
    if (other.chosen.size() > draft.chosen.size()) return false;
    const auto& goal = draft.chosen.back();
    if (!(other.chosen.back().norm == goal.norm)) return other.chosen.size() < draft.chosen.size();
    return std::all_of(other.chosen.begin(), other.chosen.end(), [&](const Chosen& one) {
        return std::any_of(draft.chosen.begin(), draft.chosen.end(),
                           [&](const Chosen& two) { return one.norm == two.norm && one.who == two.who; });
    });
}

}  // namespace

std::string state_key(const State& state) {
    std::vector<const Chosen*> chosen;
    for (const Chosen& one : state.chosen) chosen.push_back(&one);
    std::stable_sort(chosen.begin(), chosen.end(),
                     [](const Chosen* a, const Chosen* b) { return a->who < b->who; });
    std::string key = std::to_string(state.day.days);
    for (const Chosen* one : chosen) {
        const auto& basis = one->leads_to->basis;
        key += fmt::format("|{}/{}/{}/{}", one->who, *one->leads_to->status,
                           basis ? core::to_text(*basis) : "", one->day.days);
    }
    return key;
}

bool leads_back(const State& state, PersonIndex who, const model::LeadsTo* next) {
    return std::any_of(state.chosen.begin(), state.chosen.end(), [&](const Chosen& one) {
        if (one.who != who || !one.leads_to->unlimited) return false;
        return !one.leads_to->basis || (next != nullptr && !next->unlimited);
    });
}

std::vector<Draft> not_worse(std::vector<Draft>& drafts) {
    std::stable_sort(drafts.begin(), drafts.end(), has_rank_before);
    std::vector<Draft> kept;
    for (const Draft& draft : drafts) {
        const bool is_worse = std::any_of(kept.begin(), kept.end(), [&](const Draft& other) {
            return is_detour(draft, other) || draft.is_same_way(other);
        });
        if (!is_worse) kept.push_back(draft);
    }
    return kept;
}

}  // namespace evaluator::pathway
