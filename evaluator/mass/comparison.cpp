#include "evaluator/mass/comparison.hpp"

#include <algorithm>

namespace evaluator::mass {

namespace {

using explain::Outcome;

/// 2 met, 1 open, 0 not.
int rank(const Verdict& verdict) {
    if (verdict.is_met()) return 2;
    return verdict.outcome == Outcome::Open ? 1 : 0;
}

/// 2 met or not asked for, 1 open, 0 unmet.
int rank_of(const std::string& id, const Verdict* verdict, const NormInfo* norm) {
    if (verdict == nullptr) return 2;
    const auto holds = [&](const Positions& positions) {
        return std::any_of(positions.begin(), positions.end(),
                           [&](std::uint16_t at) { return norm->requirements[at].id == id; });
    };
    return holds(verdict->unmet) ? 0 : holds(verdict->open) ? 1 : 2;
}

Turn turn_of(int before, int after) {
    if (before == after) return Turn::Same;
    if (after == 2) return Turn::Gains;
    if (before == 2) return Turn::Loses;
    return after == 1 ? Turn::Opens : Turn::Closes;
}

}  // namespace

std::string_view name_of(Turn turn) {
    switch (turn) {
        case Turn::Same: return "gleich";
        case Turn::Gains: return "gewinnt";
        case Turn::Loses: return "verliert";
        case Turn::Opens: return "wird_offen";
        case Turn::Closes: return "entfällt";
    }
    return "";
}

std::vector<ComparedNorm> compared_norms(const Checker& before, const Checker& after) {
    std::vector<ComparedNorm> norms;
    for (std::size_t i = 0; i < before.norms.size(); ++i)
        norms.push_back({before.norms[i].name, before.norms[i].title, i, std::nullopt});
    for (std::size_t i = 0; i < after.norms.size(); ++i) {
        const auto known = std::find_if(norms.begin(), norms.end(), [&](const ComparedNorm& norm) {
            return norm.name == after.norms[i].name;
        });
        if (known != norms.end())
            known->after = i;
        else
            norms.push_back({after.norms[i].name, after.norms[i].title, std::nullopt, i});
    }
    return norms;
}

Difference difference(const ComparedNorm& norm, const Verdicts& before, const Verdicts& after,
                      const Checker& checker_before, const Checker& checker_after) {
    const Verdict* was = norm.before ? &before[*norm.before] : nullptr;
    const Verdict* is = norm.after ? &after[*norm.after] : nullptr;
    const NormInfo* old_norm = norm.before ? &checker_before.norms[*norm.before] : nullptr;
    const NormInfo* new_norm = norm.after ? &checker_after.norms[*norm.after] : nullptr;
    Difference result;
    if (was != nullptr) result.before = was->outcome;
    if (is != nullptr) result.after = is->outcome;
    result.turn = turn_of(was != nullptr ? rank(*was) : 0, is != nullptr ? rank(*is) : 0);
    if (result.turn == Turn::Same) return result;
    const bool is_better = result.turn == Turn::Gains || result.turn == Turn::Opens;
    const auto look = [&](const Requirement& one) {
        const bool is_there = std::any_of(result.through.begin(), result.through.end(),
                                          [&](const Requirement& known) { return known.id == one.id; });
        const int old_rank = rank_of(one.id, was, old_norm), new_rank = rank_of(one.id, is, new_norm);
        if (!is_there && (is_better ? new_rank > old_rank : new_rank < old_rank))
            result.through.push_back(one);
    };
    for (const NormInfo* side : {new_norm, old_norm})
        if (side != nullptr)
            for (const Requirement& one : side->requirements) look(one);
    return result;
}

}  // namespace evaluator::mass
