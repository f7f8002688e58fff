// Where a search stands, and the ways it has found, not yet described (internal to evaluator/pathway).
#pragma once

#include <memory>
#include <string>

#include "evaluator/pathway/describe.hpp"

namespace evaluator::pathway {

struct State {
    File file;
    core::Date day;
    std::vector<Chosen> chosen;
    Cost cost;
};

struct Draft {  // a path, not yet described
    std::vector<Chosen> chosen;
    core::Date reached;
    Cost cost;
    std::shared_ptr<const State> before_goal;

    /// What tells ways apart: whom is granted what, and the steps.
    bool is_same_way(const Draft& other) const {
        return std::equal(chosen.begin(), chosen.end(), other.chosen.begin(), other.chosen.end(),
                          [](const Chosen& a, const Chosen& b) {
                              return a.who == b.who && a.norm == b.norm && same_steps(a.steps, b.steps);
                          });
    }
    static bool same_steps(const std::vector<StepUse>& a, const std::vector<StepUse>& b) {
        return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                          [](const StepUse& x, const StepUse& y) { return x.step == y.step; });
    }
    bool has_same_grants(const Draft& other) const {
        return std::equal(
            chosen.begin(), chosen.end(), other.chosen.begin(), other.chosen.end(),
            [](const Chosen& a, const Chosen& b) { return a.who == b.who && a.norm == b.norm; });
    }
};

/// Equal for places from which the same follows: which norm has brought a status does not matter, only when;
/// nor does it matter who of a household came first on the way there.
std::string state_key(const State& state);

/// Who has become a citizen needs no title any more, and whose title is unlimited none that ends. `next`:
/// what would be granted, if that is known.
bool leads_back(const State& state, PersonIndex who, const model::LeadsTo* next);

/// In order of rank. A way is kept unless another is no later, for no more, over fewer or the same grants.
std::vector<Draft> not_worse(std::vector<Draft>& drafts);

}  // namespace evaluator::pathway
