// The truth of a node where answers occur several times, without what it hangs on. Parts of a junction that
// no answer ties together are made exact one by one: then their bounds together are exact, too, and what has
// to be tried adds up instead of multiplying. Only tied parts are tried together, answer by answer.
#include <algorithm>
#include <optional>

#include "evaluator/engine/cells.hpp"
#include "evaluator/engine/ties.hpp"

namespace evaluator::engine {

namespace {

/// Nodes all of which, or one of which, must hold.
struct Junction {
    std::vector<NodeId> parts;
    bool is_conjunction = true;

    Truth together(Truth a, Truth b) const { return is_conjunction ? a & b : a | b; }
    Truth neutral() const { return Truth::of(is_conjunction); }
    Truth truth(Evaluation& evaluation, const Context& context) const {
        Truth result = neutral();
        for (const NodeId part : parts) result = together(result, evaluation.value(part, context).truth);
        return result;
    }
};

/// The truth over all cells of some variables. A branch ends where nothing new can come of it: what its
/// leaves can give lies within its bounds.
class CellJoin {
public:
    CellJoin(Evaluation& evaluation, const Junction& junction, const Context& context, std::size_t most_tries)
        : evaluation_(evaluation),
          junction_(junction),
          context_(context),
          bounds_(junction.truth(evaluation, context)),
          tries_left_(most_tries) {}

    void add(const OpenVariable& open, std::vector<Value> cells) {
        variables_.push_back({&open, std::move(cells)});
    }
    bool is_empty() const { return variables_.empty(); }
    bool ran_out() const { return tries_left_ == 0; }

    /// Most frequent variables first: they settle most.
    Truth joined() {
        std::stable_sort(variables_.begin(), variables_.end(), [](const Tried& a, const Tried& b) {
            return a.open->occurrences > b.open->occurrences;
        });
        branch(0);
        evaluation_.assume({});
        return *joined_;
    }

private:
    struct Tried {
        const OpenVariable* open;
        std::vector<Value> cells;
    };

    void branch(std::size_t level) {
        if (joined_ == bounds_) return;
        if (tries_left_ > 0) --tries_left_;
        evaluation_.assume(assumptions_);
        const Truth here = junction_.truth(evaluation_, context_);
        if (joined_ && either(*joined_, here) == *joined_) return;
        if (is_settled(here) || level == variables_.size() || tries_left_ == 0) {
            joined_ = joined_ ? either(*joined_, here) : here;
            return;
        }
        for (const Value& cell : variables_[level].cells) {
            assumptions_.push_back({variables_[level].open->variable, cell});
            branch(level + 1);
            assumptions_.pop_back();
        }
    }

    Evaluation& evaluation_;
    const Junction& junction_;
    Context context_;
    Truth bounds_;
    std::size_t tries_left_;
    std::vector<Tried> variables_;
    std::vector<Assumption> assumptions_;
    std::optional<Truth> joined_;
};

std::optional<Junction> junction_of(const Plan& plan, NodeId node) {
    const PlanNode& source = plan.nodes[node];
    const bool is_conjunction = source.operation == model::Operation::AllOf;
    if (source.kind != NodeKind::Expression ||
        (!is_conjunction && source.operation != model::Operation::AnyOf))
        return std::nullopt;
    const NodeId* begin = plan.begin_of(source);
    return Junction{{begin, begin + source.operand_count}, is_conjunction};
}

/// Only these variables make bounds inexact. `whole`: the node by which their values are told apart.
ExactTruth::Result tried(Evaluation& evaluation, const Junction& junction, NodeId whole,
                         const Context& context, const std::vector<OpenVariable>& variables,
                         std::size_t most_tries) {
    ExactTruth::Result result{junction.truth(evaluation, context)};
    CellJoin cells_tried{evaluation, junction, context, most_tries};
    for (const OpenVariable& open : variables) {
        if (!open.is_in_conflict()) continue;
        std::vector<Value> cells = cells_of(evaluation, whole, open);
        if (cells.empty())
            result.is_bounded_only = true;
        else
            cells_tried.add(open, std::move(cells));
    }
    if (cells_tried.is_empty()) return result;
    result.truth = cells_tried.joined();
    result.is_bounded_only = !result.truth.is_decided() && (result.is_bounded_only || cells_tried.ran_out());
    return result;
}

}  // namespace

ExactTruth::Result ExactTruth::of(NodeId node, const Context& context) {
    const Truth bounds = evaluation_.value(node, context).truth;
    if (bounds.is_decided()) return {bounds};
    if (const auto known = known_.find({node, context.day}); known != known_.end()) return known->second;
    const std::vector<OpenVariable> open = open_variables(evaluation_, node, context);
    const bool is_exact =
        std::none_of(open.begin(), open.end(), [](const OpenVariable& one) { return one.is_in_conflict(); });
    const Result found = is_exact ? Result{bounds} : by_parts(node, context, open);
    known_[{node, context.day}] = found;
    return found;
}

ExactTruth::Result ExactTruth::by_parts(NodeId node, const Context& context,
                                        const std::vector<OpenVariable>& variables) {
    constexpr std::ptrdiff_t few = 4;  // tried sooner than told apart
    const auto whole = junction_of(evaluation_.plan(), node);
    const auto contested = std::count_if(variables.begin(), variables.end(),
                                         [](const OpenVariable& one) { return one.is_in_conflict(); });
    if (!whole || contested <= few)
        return tried(evaluation_, {{node}}, node, context, variables, most_tries_);
    Result result{whole->neutral()};
    Junction open = *whole;
    OpenByPart asked;
    std::erase_if(open.parts, [&](NodeId part) {
        const Truth truth = evaluation_.value(part, context).truth;
        if (truth.is_open())
            asked.push_back(open_variables(evaluation_, part, context));
        else
            result.truth = whole->together(result.truth, truth);
        return truth.is_decided();
    });
    for (const Chosen& group : tied(asked)) {
        Junction parts{{}, whole->is_conjunction};
        for (const std::size_t at : group) parts.parts.push_back(open.parts[at]);
        const Result one = group.size() == 1 ? of(parts.parts.front(), context)
                                             : tried(evaluation_, parts, node, context,
                                                     pulled_both_ways(asked, group), most_tries_);
        result.truth = whole->together(result.truth, one.truth);
        result.is_bounded_only = result.is_bounded_only || one.is_bounded_only;
        if (result.truth == !whole->neutral()) break;
    }
    if (result.truth.is_decided()) result.is_bounded_only = false;
    return result;
}

}  // namespace evaluator::engine
