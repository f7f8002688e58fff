// What settles a norm is put together from what settles its elements; those who ask for many states of a
// household have most elements from before.
#include "evaluator/engine/settler.hpp"

namespace evaluator::engine {

Family Settler::settle_by_parts(NodeId id, const Context& context, KnownParts& known) {
    const PlanNode& node = plan_.nodes[id];
    if (node.kind != NodeKind::Expression || node.operation != model::Operation::AllOf)
        return settle(id, context, true);
    Family result = Family::already();
    for (std::uint32_t i = 0; i < node.operand_count && !result.is_impossible(); ++i)
        result = both(result, part(operand(node, i), context, known));
    return result;
}

Family Settler::part(NodeId id, const Context& context, KnownParts& known) {
    const Truth truth = evaluation_.value(id, context).truth;
    if (!truth.is_open()) return settle(id, context, true);
    const auto [at, is_new] = known.parts_.try_emplace(known.state_of(id));
    KnownParts::Part& part = at->second;
    if (is_new) {
        Settler own{evaluation_, most_};
        part.sets = own.settle(id, context, true).sets();
        part.variables = std::move(own.variables_);
    }
    std::vector<std::uint32_t> numbers;  // here
    for (const OpenVariable& variable : part.variables) numbers.push_back(number_of(variable));
    std::vector<LiteralSet> sets = part.sets;
    for (LiteralSet& set : sets)
        for (Literal& literal : set.literals) literal.variable = numbers[literal.variable];
    return Family::of(std::move(sets));
}

}  // namespace evaluator::engine
