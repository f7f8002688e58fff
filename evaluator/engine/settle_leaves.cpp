// Leaves: answers that settle a comparison, a sum, time by themselves are found by trying their cells.
#include <algorithm>

#include "evaluator/engine/cells.hpp"
#include "evaluator/engine/settler.hpp"

namespace evaluator::engine {

using model::BaseType;

namespace {

/// Facts first, then what a human has to weigh (semantics.md).
std::uint32_t rank_of(Variable::Kind kind) {
    switch (kind) {
        case Variable::Kind::Fact:
        case Variable::Kind::Person:
        case Variable::Kind::Suspension: return 0;
        case Variable::Kind::Judgement:
        case Variable::Kind::Doubtful: return 1;
        case Variable::Kind::Discretion: return 2;
        case Variable::Kind::Reading: return 3;
        case Variable::Kind::Atypical: return 4;
    }
    return 0;
}

}  // namespace

std::uint32_t Settler::number_of(const OpenVariable& open) {
    std::uint32_t number = 0;
    while (number < variables_.size() && !(variables_[number].variable == open.variable)) ++number;
    if (number == variables_.size()) variables_.push_back(open);
    return number;
}

Family Settler::answer(const OpenVariable& open, Says says, model::ChoiceMask values) {
    return Family::of({number_of(open), says, values}, rank_of(open.variable.kind));
}

Family Settler::asked_itself(NodeId id, const Context& context, bool wanted) {
    const std::vector<OpenVariable> open = open_variables(evaluation_, id, context);
    if (open.size() != 1) return leaf(id, context, wanted);
    return answer(open.front(), wanted ? Says::Yes : Says::No);
}

/// A comparison, a sum, time: answers that settle it by themselves are found by trying; and knowing all
/// it hangs on settles it in any case, with values that fit.
Family Settler::leaf(NodeId id, const Context& context, bool wanted) {
    const std::vector<OpenVariable> open = open_variables(evaluation_, id, context);
    if (open.empty()) return Family::impossible();
    bool is_every_one_tried = true;
    Family result = by_trying(id, context, wanted, open, is_every_one_tried);
    if (is_every_one_tried) return result;
    Family everything = Family::already();
    for (const OpenVariable& one : open) everything = both(everything, answer(one, Says::Suitable));
    return either(result, everything);
}

std::vector<Settler::Cell> Settler::cells(NodeId id, const OpenVariable& open) {
    std::vector<Cell> result;
    const std::vector<Value> values = cells_of(evaluation_, id, open);
    const bool is_choice = open.variable.kind == Variable::Kind::Fact &&
                           plan_.book->fact(model::FactId{open.variable.ref}).type.is(BaseType::Auswahl);
    const auto groups = is_choice ? choice_groups(evaluation_, id, open) : std::vector<model::ChoiceMask>{};
    for (std::size_t i = 0; i < values.size(); ++i) {
        const Says says = is_choice ? Says::OneOf : values[i].truth.certain() ? Says::Yes : Says::No;
        result.push_back({{open.variable, values[i]}, says, is_choice ? groups[i] : 0});
    }
    return result;
}

Family Settler::by_trying(NodeId id, const Context& context, bool wanted,
                          const std::vector<OpenVariable>& open, bool& is_every_one_tried) {
    std::vector<std::vector<Cell>> all;
    std::vector<const OpenVariable*> of;
    for (const OpenVariable& one : open) {
        all.push_back(cells(id, one));
        of.push_back(&one);
        if (all.back().empty()) is_every_one_tried = false;
    }
    Family result = Family::impossible();
    std::size_t tries = 0;
    std::vector<Assumption> assumed;
    const auto settles = [&] {
        ++tries;
        evaluation_.assume(assumed);
        const Truth truth = evaluation_.value(id, context).truth;
        return wanted ? truth.certain(lane_) : !truth.possible(lane_);
    };
    // Fewest answers first; what is settled already is not extended.
    const auto extend = [&](const auto& self, std::size_t from, std::size_t more,
                            const Family& so_far) -> void {
        for (std::size_t i = from; i < all.size() && tries < most_tries; ++i) {
            model::ChoiceMask settled = 0;
            for (const Cell& cell : all[i]) {
                assumed.push_back(cell.assumption);
                if (more == 1) {
                    if (settles()) {
                        if (cell.says == Says::OneOf)
                            settled |= cell.values;
                        else
                            result = either(result, both(so_far, answer(*of[i], cell.says)));
                    }
                } else {
                    self(self, i + 1, more - 1, both(so_far, answer(*of[i], cell.says, cell.values)));
                }
                assumed.pop_back();
            }
            if (settled != 0) result = either(result, both(so_far, answer(*of[i], Says::OneOf, settled)));
        }
    };
    for (std::size_t size = 1; size <= all.size() && tries < most_tries; ++size)
        extend(extend, 0, size, Family::already());
    if (tries >= most_tries) is_every_one_tried = false;
    evaluation_.assume({});
    return result;
}

}  // namespace evaluator::engine
