#include "evaluator/cohort/program.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "evaluator/cohort/choose_kernel.hpp"

namespace evaluator::cohort {

namespace {

constexpr std::uint32_t no_number = ~0U;

/// Truth that can be put together where some operands are no columns.
bool can_be_mixed(Kernel kernel) { return kernel >= Kernel::All && kernel <= Kernel::Choose; }

}  // namespace

/// First what can be a column, then the instructions: what stands only below a Single is not computed.
class Compiler {
public:
    explicit Compiler(Program& program) : program_(program), plan_(*program.plan_) {
        fits_.resize(plan_.nodes.size(), Fit::Unknown);
        program.numbers_.assign(plan_.nodes.size(), no_number);
    }

    std::uint32_t place(NodeId node) {
        std::uint32_t& number = program_.numbers_[node];
        if (number != no_number) return number;
        const Fit found = fit(node);
        Choice choice = choose_kernel(plan_, node, program_.options_);
        if (found == Fit::Single || (choice.kernel == Kernel::Single)) choice = {};
        const bool is_everybody = found == Fit::Column && !is_whole(choice);
        if (is_everybody) choice = {Kernel::Everybody, {}, nullptr, plan_.nodes[node].law_until};
        const bool needs_copy = program_.options_.with_until && choice.law_until != core::Date::never();
        if (choice.kernel == Kernel::Copy && !needs_copy)
            return program_.numbers_[node] = place(choice.operands.front());
        Instruction one = instruction(node, choice);
        if (found == Fit::Mixed) {
            one.mixed = choice.kernel;
            one.kernel = Kernel::Mixed;
        }
        if (is_leaf(one.kernel)) {
            const auto [known, is_new] =
                leaves_.try_emplace(key_of(one), static_cast<std::uint32_t>(program_.instructions_.size()));
            if (!is_new) return program_.numbers_[node] = known->second;
        }
        std::vector<std::uint32_t> operands;
        for (const NodeId operand : choice.operands) operands.push_back(place(operand));
        finish(one, operands);
        program_.instructions_.push_back(one);
        return program_.numbers_[node] = static_cast<std::uint32_t>(program_.instructions_.size() - 1);
    }

private:
    enum class Fit : std::uint8_t { Unknown, Column, Mixed, Single };

    /// What is read, and until which law: the same for the same leaf, wherever the rules speak of it.
    using LeafKey =
        std::tuple<Kernel, engine::NodeKind, model::Operation, model::BaseType, std::uint8_t, bool,
                   std::uint32_t, std::uint32_t, std::uint32_t, core::Date, NodeId, std::vector<NodeId>>;

    LeafKey key_of(const Instruction& one) const {
        const PlanNode& node = plan_.nodes[one.node];
        // What the single evaluation computes is known by its node only.
        const NodeId itself = one.kernel == Kernel::Everybody ? one.node : engine::no_node;
        return {
            one.kernel,    node.kind,   node.operation,
            node.type,     node.frame,  node.per_item,
            node.ref,      node.column, node.constant,
            one.law_until, itself,      {plan_.begin_of(node), plan_.begin_of(node) + node.operand_count}};
    }

    bool is_whole(const Choice& choice) {
        return choice.kernel != Kernel::Single &&
               std::all_of(choice.operands.begin(), choice.operands.end(),
                           [&](NodeId operand) { return fit(operand) == Fit::Column; });
    }

    Fit fit(NodeId node) {
        if (fits_[node] != Fit::Unknown) return fits_[node];
        const Choice choice = choose_kernel(plan_, node, program_.options_);
        Fit found = Fit::Single;
        if (is_whole(choice))
            found = Fit::Column;
        else if (program_.options_.all_columns && layout_of(plan_, plan_.nodes[node]))
            found = Fit::Column;
        else if (can_be_mixed(choice.kernel) && are_truths(choice))
            found = Fit::Mixed;
        return fits_[node] = found;
    }

    bool are_truths(const Choice& choice) {
        return std::all_of(choice.operands.begin(), choice.operands.end(), [&](NodeId operand) {
            return layout_of(plan_, plan_.nodes[operand]) == Layout::Truth;
        });
    }

    Instruction instruction(NodeId node, const Choice& choice) const {
        const PlanNode& source = plan_.nodes[node];
        Instruction one;
        one.kernel = choice.kernel;
        one.node = node;
        one.layout = layout_of(plan_, source).value_or(Layout::Truth);
        one.is_number = is_number(plan_, source);
        one.operation = source.operation;
        one.measure = source.measure;
        one.law_until = choice.law_until;
        one.constant = choice.constant;
        return one;
    }

    void finish(Instruction& one, const std::vector<std::uint32_t>& operands) {
        one.operands = static_cast<std::uint32_t>(program_.operands_.size());
        one.operand_count = static_cast<std::uint32_t>(operands.size());
        program_.operands_.insert(program_.operands_.end(), operands.begin(), operands.end());
        const auto operand = [&](std::size_t i) -> const Instruction& {
            return program_.instructions_[operands[i]];
        };
        one.is_uniform = one.kernel != Kernel::WeakerMeans;
        for (std::size_t i = 0; i < operands.size(); ++i)
            one.is_uniform = one.is_uniform && operand(i).is_uniform;
        const bool is_lane = one.kernel == Kernel::Everybody || one.kernel == Kernel::Single ||
                             one.kernel == Kernel::Mixed || one.kernel == Kernel::ChainStart ||
                             one.kernel == Kernel::Variable || one.operation == model::Operation::Discretion;
        if (is_lane) one.is_uniform = false;
        if (one.kernel == Kernel::Strictly) one.is_uniform = true;
        one.moves = one.kernel == Kernel::Day || one.operation == model::Operation::Age ||
                    (one.kernel == Kernel::Copy && operand(0).moves);
    }

    Program& program_;
    const Plan& plan_;
    std::vector<Fit> fits_;
    std::map<LeafKey, std::uint32_t> leaves_;
};

Program::Program(const Plan& plan, std::span<const NodeId> asked, const ProgramOptions& options)
    : plan_(&plan), options_(options) {
    Compiler compiler{*this};
    for (const NodeId node : asked) compiler.place(node);
}

}  // namespace evaluator::cohort
