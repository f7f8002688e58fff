// Which open variables may stand below a node of the plan, towards which answer, and whether more than once:
// without any person, so never too few. Two answers to one variable can only contradict each other where it
// occurs more than once and not always to the same end; elsewhere bounds are exact (engine::ExactTruth).
#pragma once

#include <map>
#include <vector>

#include "evaluator/cohort/program.hpp"
#include "evaluator/engine/reasons.hpp"

namespace evaluator::cohort {

using engine::Direction;

/// Towards yes, towards no, or an end nobody knows.
namespace way {
constexpr std::uint8_t yes = 1, no = 2, either = 4;
}
constexpr std::uint8_t way_of(Direction direction) {
    return direction == Direction::Yes ? way::yes : direction == Direction::No ? way::no : way::either;
}

struct Occurrence {
    std::uint32_t variable = 0;
    std::uint8_t ways = 0;
    bool is_repeated = false;

    bool is_in_conflict() const { return is_repeated && ways != way::yes && ways != way::no; }
};
using Occurrences = std::vector<Occurrence>;  // by variable, ascending

class Variables {
public:
    explicit Variables(const Plan& plan)
        : plan_(plan), below_(plan.nodes.size()), is_known_(plan.nodes.size()) {}

    const Occurrences& below(NodeId node);
    std::uint32_t fact(model::FactId id) { return number(0, id.index, 0); }
    /// Whether somebody lives yet: of a person whose birth date is known in part only.
    std::uint32_t birth() { return number(1, 0, 0); }
    /// A node that is itself a variable.
    std::uint32_t of(const PlanNode& node);
    std::size_t count() const { return numbers_.size(); }
    /// Whether there are cells to try for it (engine::cells_of): by number.
    std::vector<bool> that_can_be_tried() const;

private:
    using Key = std::array<std::uint32_t, 3>;

    std::uint32_t number(std::uint32_t kind, std::uint32_t ref, std::uint32_t column);
    Occurrences find(const PlanNode& node);
    Occurrences expression(const PlanNode& node);
    Occurrences all(const PlanNode& node, std::uint8_t ways);
    Occurrences list(const PlanNode& node, std::uint8_t ways);
    Occurrences chain(const PlanNode& node);
    Occurrences choice(const PlanNode& node);
    Occurrences days(const PlanNode& node);
    Occurrences with_birth(Occurrences found);
    Occurrences one(std::uint32_t variable, std::uint8_t ways, bool is_repeated);

    const Plan& plan_;
    std::vector<Occurrences> below_;
    std::vector<bool> is_known_;
    std::map<Key, std::uint32_t> numbers_;
};

}  // namespace evaluator::cohort
