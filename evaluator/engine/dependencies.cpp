// Which variables each node hangs on, so that trying an answer recomputes only what it can change.
#include "evaluator/engine/compile.hpp"
#include "evaluator/engine/evaluation.hpp"

namespace evaluator::engine {

using model::Operation;

namespace {

/// Depth first over operands, the lines of chains and the cells of tables; the graph has no cycle.
class Noter {
public:
    explicit Noter(Plan& plan) : plan_(plan), done_(plan.nodes.size(), false) {
        plan_.dependencies.assign(plan_.nodes.size(), {});
    }

    const Dependencies& note(NodeId id) {
        if (done_[id]) return plan_.dependencies[id];
        done_[id] = true;
        const PlanNode& node = plan_.nodes[id];
        Dependencies all = own(node);
        for (std::uint32_t i = 0; i < node.operand_count; ++i) all |= note(plan_.operand(node, i));
        if (node.kind == NodeKind::Expression && node.operation == Operation::ChainUse)
            for (const PlanChainLine& line : plan_.chains[node.ref].lines)
                for (const NodeId part : {line.limit, line.condition, line.counting})
                    if (part != no_node) all |= note(part);
        if (node.kind == NodeKind::Expression && node.operation == Operation::TableValue)
            for (const PlanRow& row : plan_.tables[node.ref].rows)
                for (const NodeId cell : row.cells) all |= note(cell);
        return plan_.dependencies[id] = all;
    }

private:
    Dependencies own(const PlanNode& node) const {
        Dependencies result;
        const auto add = [&](Variable::Kind kind, std::uint32_t ref) {
            result.set(dependency_bit(kind, ref));
        };
        switch (node.kind) {
            case NodeKind::Atypical: add(Variable::Kind::Atypical, node.ref); break;
            case NodeKind::Discretion: add(Variable::Kind::Discretion, node.ref); break;
            case NodeKind::Suspension: add(Variable::Kind::Suspension, node.ref); break;
            case NodeKind::Expression:
                switch (node.operation) {
                    case Operation::Judgement: add(Variable::Kind::Judgement, node.ref); break;
                    case Operation::Discretion: add(Variable::Kind::Discretion, node.ref); break;
                    case Operation::ReadingIs: add(Variable::Kind::Reading, node.ref); break;
                    case Operation::ForPerson: add(Variable::Kind::Person, node.ref); break;
                    case Operation::DaysWith:
                    case Operation::ChainUse:
                        if (!plan_.book->birth_date.is_none())  // no day before birth belongs to them
                            add(Variable::Kind::Fact, plan_.book->birth_date.index);
                        break;
                    case Operation::FactUse:
                    case Operation::CurrentPeriod: add(Variable::Kind::Fact, node.ref); break;
                    case Operation::Age:
                        add(Variable::Kind::Fact, node.ref == ~0U ? plan_.book->birth_date.index : node.ref);
                        break;
                    default: break;
                }
                break;
            default: break;
        }
        return result;
    }

    Plan& plan_;
    std::vector<bool> done_;
};

}  // namespace

std::size_t dependency_bit(Variable::Kind kind, std::uint32_t ref) {
    return (ref + static_cast<std::uint32_t>(kind) * 29U) % Dependencies{}.size();
}

void note_dependencies(Plan& plan) {
    Noter noter{plan};
    for (NodeId id = 0; id < plan.nodes.size(); ++id) noter.note(id);
}

}  // namespace evaluator::engine
