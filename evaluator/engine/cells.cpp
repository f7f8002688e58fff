#include "evaluator/engine/cells.hpp"

#include <algorithm>

namespace evaluator::engine {

using model::BaseType;
using model::ChoiceMask;
using model::Operation;

namespace {

/// Groups of values of one choice that no node below a node tells apart.
class Grouping {
public:
    Grouping(const Plan& plan, model::ChoiceId choice, ChoiceMask all)
        : plan_(plan), choice_(choice), seen_(plan.nodes.size(), false), groups_{all} {}

    void look(NodeId id) {
        if (seen_[id] || every_value_counts_) return;
        seen_[id] = true;
        const PlanNode& node = plan_.nodes[id];
        for (std::uint32_t i = 0; i < node.operand_count; ++i) look(plan_.operand(node, i));
        if (node.kind != NodeKind::Expression) return;
        if (node.operation == Operation::ChainUse)
            for (const PlanChainLine& line : plan_.chains[node.ref].lines)
                for (const NodeId part : {line.limit, line.condition, line.counting})
                    if (part != no_node) look(part);
        if (node.operation == Operation::TableValue) {
            const bool is_mine = tells_apart(plan_.operand(node, 0));
            for (const PlanRow& row : plan_.tables[node.ref].rows) {
                if (is_mine) split(row.keys);
                for (const NodeId cell : row.cells) look(cell);
            }
        }
        if (node.operation == Operation::Equal || node.operation == Operation::In ||
            node.operation == Operation::Compare)
            comparison(node);
    }

    std::vector<ChoiceMask> take() {
        if (!every_value_counts_) return groups_;
        std::vector<ChoiceMask> single;
        for (const ChoiceMask group : groups_)
            for (ChoiceMask rest = group; rest != 0; rest &= rest - 1) single.push_back(rest & ~(rest - 1));
        return single;
    }

private:
    bool tells_apart(NodeId id) const {
        const model::ExpressionId origin = plan_.nodes[id].origin;
        return !origin.is_none() && plan_.book->expression(origin).type.choice == choice_;
    }

    void comparison(const PlanNode& node) {
        if (!tells_apart(plan_.operand(node, 0))) return;
        const PlanNode& right = plan_.nodes[plan_.operand(node, 1)];
        const auto* values = right.kind == NodeKind::Expression && right.constant != ~0U
                                 ? std::get_if<model::ChoiceValues>(&plan_.constants[right.constant])
                                 : nullptr;
        if (!values) {  // compared with another fact: each value may matter
            every_value_counts_ = true;
        } else if (node.operation != Operation::Compare) {
            split(values->mask);
        } else {
            const ChoiceMask lowest = values->mask & ~(values->mask - 1);
            split(lowest - 1);  // below it, it, above it
            split(lowest);
        }
    }

    void split(ChoiceMask by) {
        const std::size_t count = groups_.size();
        for (std::size_t i = 0; i < count; ++i) {
            const ChoiceMask inside = groups_[i] & by, outside = groups_[i] & ~by;
            if (inside == 0 || outside == 0) continue;
            groups_[i] = inside;
            groups_.push_back(outside);
        }
    }

    const Plan& plan_;
    model::ChoiceId choice_;
    std::vector<bool> seen_;
    std::vector<ChoiceMask> groups_;
    bool every_value_counts_ = false;
};

std::vector<Value> truths(Truth no, Truth yes) {
    Value first, second;
    first.truth = no;
    second.truth = yes;
    first.is_known = second.is_known = true;
    return {first, second};
}

}  // namespace

std::vector<ChoiceMask> choice_groups(Evaluation& evaluation, NodeId node, const OpenVariable& open) {
    const Plan& plan = evaluation.plan();
    const model::Fact& fact = plan.book->fact(model::FactId{open.variable.ref});
    const Value known =
        evaluation.read_fact(model::FactId{open.variable.ref}, open.context.frame(0), open.variable.day);
    const std::size_t count = plan.book->choice(fact.type.choice).values.size();
    const ChoiceMask all = count >= 64 ? ~ChoiceMask{0} : (ChoiceMask{1} << count) - 1;
    Grouping grouping{plan, fact.type.choice, known.mask & all};
    grouping.look(node);
    return grouping.take();
}

std::vector<Value> cells_of(Evaluation& evaluation, NodeId node, const OpenVariable& open) {
    switch (open.variable.kind) {
        case Variable::Kind::Judgement:
        case Variable::Kind::Suspension: return truths(Truth::no(), Truth::yes());
        case Variable::Kind::Discretion: return truths(Truth::no(), Truth::discretion_exercised());
        case Variable::Kind::Atypical: return truths(Truth::no(), Truth::atypical_affirmed());
        case Variable::Kind::Fact: break;
        case Variable::Kind::Reading:
        case Variable::Kind::Person:
        case Variable::Kind::Doubtful: return {};
    }
    const model::Fact& fact = evaluation.plan().book->fact(model::FactId{open.variable.ref});
    if (fact.type.is(BaseType::Wahr)) return truths(Truth::no(), Truth::yes());
    if (!fact.type.is(BaseType::Auswahl)) return {};
    const std::vector<ChoiceMask> groups = choice_groups(evaluation, node, open);
    if (groups.size() < 2) return {};  // open for a reason not seen here: then nothing may be concluded
    std::vector<Value> cells;
    for (const ChoiceMask group : groups) {
        Value cell;
        cell.mask = group & ~(group - 1);
        cell.is_known = true;
        cells.push_back(cell);
    }
    return cells;
}

}  // namespace evaluator::engine
