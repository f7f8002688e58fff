// Which variables each node hangs on, so that trying an answer recomputes only what it can change.
#include "evaluator/engine/compile.hpp"
#include "evaluator/engine/evaluation.hpp"
#include "evaluator/engine/facts_read.hpp"

namespace evaluator::engine {

using model::Operation;

namespace {

template <typename Visit> void each_below(const Plan& plan, const PlanNode& node, const Visit& visit) {
    for (std::uint32_t i = 0; i < node.operand_count; ++i) visit(plan.operand(node, i));
    if (node.kind != NodeKind::Expression) return;
    if (node.operation == Operation::ChainUse)
        for (const PlanChainLine& line : plan.chains[node.ref].lines)
            for (const NodeId part : {line.limit, line.condition, line.counting})
                if (part != no_node) visit(part);
    if (node.operation == Operation::TableValue)
        for (const PlanRow& row : plan.tables[node.ref].rows)
            for (const NodeId cell : row.cells) visit(cell);
}

/// The fact a node itself reads.
std::optional<model::FactId> fact_of(const Plan& plan, const PlanNode& node) {
    if (node.kind == NodeKind::EveryPerson) return model::FactId{node.ref};
    if (node.kind != NodeKind::Expression) return std::nullopt;
    const auto birth = [&]() -> std::optional<model::FactId> {
        if (plan.book->birth_date.is_none()) return std::nullopt;
        return plan.book->birth_date;
    };
    switch (node.operation) {
        case Operation::ForPerson:
        case Operation::FactUse:
        case Operation::CurrentPeriod: return model::FactId{node.ref};
        case Operation::Age: return node.ref == ~0U ? birth() : model::FactId{node.ref};
        case Operation::DaysWith:
        case Operation::ChainUse: return birth();  // no day before birth belongs to them
        default: return std::nullopt;
    }
}

/// Whether a person's birth decides besides what the node reads: nobody is there before it.
bool reads_birth(const Plan& plan, const PlanNode& node) {
    if (plan.book->birth_date.is_none()) return false;
    if (node.kind == NodeKind::EveryPerson) return true;
    if (node.kind != NodeKind::Expression) return false;
    return node.operation == Operation::ForPerson ||
           (is_over_list(node.operation) &&
            plan.book->fact(model::FactId{node.ref}).type.is(model::BaseType::Personen));
}

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
        each_below(plan_, node, [&](NodeId below) { all |= note(below); });
        return plan_.dependencies[id] = all;
    }

private:
    Dependencies own(const PlanNode& node) const {
        Dependencies result;
        const auto add = [&](Variable::Kind kind, std::uint32_t ref) {
            result.set(dependency_bit(kind, ref));
        };
        if (reads_birth(plan_, node)) add(Variable::Kind::Fact, plan_.book->birth_date.index);
        if (const auto fact = fact_of(plan_, node)) add(Variable::Kind::Fact, fact->index);
        if (node.kind == NodeKind::Expression && is_over_list(node.operation))
            add(Variable::Kind::Fact, node.ref);
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

void note_dependencies(Plan& plan) {
    Noter noter{plan};
    for (NodeId id = 0; id < plan.nodes.size(); ++id) noter.note(id);
}

void add_facts_read(const Plan& plan, NodeId root, std::vector<bool>& facts) {
    facts.resize(plan.book->facts.size());
    std::vector<bool> seen(plan.nodes.size());
    std::vector<NodeId> open{root};
    while (!open.empty()) {
        const NodeId id = open.back();
        open.pop_back();
        if (seen[id]) continue;
        seen[id] = true;
        const PlanNode& node = plan.nodes[id];
        if (const auto fact = fact_of(plan, node)) facts[fact->index] = true;
        if (node.kind == NodeKind::Expression && is_over_list(node.operation)) facts[node.ref] = true;
        if (reads_birth(plan, node)) facts[plan.book->birth_date.index] = true;
        each_below(plan, node, [&](NodeId below) { open.push_back(below); });
    }
}

std::vector<bool> facts_read(const Plan& plan, NodeId node) {
    std::vector<bool> facts;
    add_facts_read(plan, node, facts);
    return facts;
}

}  // namespace evaluator::engine
