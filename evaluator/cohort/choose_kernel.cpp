#include "evaluator/cohort/choose_kernel.hpp"

#include <algorithm>
#include <bit>

#include "evaluator/cohort/columns.hpp"

namespace evaluator::cohort {

using core::Date;
using engine::NodeKind;
using engine::Value;
using model::BaseType;
using model::Operation;

namespace {

BaseType type_of(const Plan& plan, const PlanNode& node) {
    const bool reads = node.kind == NodeKind::Expression &&
                       (node.operation == Operation::FactUse || node.operation == Operation::CurrentPeriod);
    if (reads) return plan.book->fact(model::FactId{node.ref}).type.base;
    const bool is_typed =
        node.kind == NodeKind::Expression || node.kind == NodeKind::Call || node.kind == NodeKind::LawSwitch;
    return is_typed ? node.type : BaseType::Wahr;
}

bool is_day(BaseType type) { return type == BaseType::Datum || type == BaseType::Ereignis; }
bool is_number(BaseType type) {
    return type == BaseType::Zahl || type == BaseType::Geld || type == BaseType::Prozent;
}

/// A constant of the rules, itself or as a `wert`.
const Value* constant_of(const Plan& plan, NodeId id, Date& law_until) {
    const PlanNode& node = plan.nodes[id];
    law_until = std::min(law_until, node.law_until);
    if (node.kind == NodeKind::Call) return constant_of(plan, plan.operand(node, 0), law_until);
    const bool is_constant = node.kind == NodeKind::Expression && node.operation == Operation::Constant;
    return is_constant && node.constant != ~0U ? &plan.constant_values[node.constant] : nullptr;
}

/// Behind definitions.
const PlanNode& source_of(const Plan& plan, NodeId id) {
    const PlanNode* node = &plan.nodes[id];
    while (node->kind == NodeKind::Call) node = &plan.nodes[plan.operand(*node, 0)];
    return *node;
}
bool is_operation(const PlanNode& node, Operation operation) {
    return node.kind == NodeKind::Expression && node.operation == operation;
}

class Comparison {
public:
    Comparison(const Plan& plan, const PlanNode& node, const ProgramOptions& options)
        : plan_(plan), node_(node), options_(options), origin_(plan.book->expression(node.origin)) {
        choice_.law_until = node.law_until;
    }

    Choice choose() {
        switch (node_.operation) {
            case Operation::IsPresent: take(Kernel::IsPresent, {0}); break;
            case Operation::Before:
            case Operation::After:
            case Operation::NotLater:
            case Operation::NotEarlier: take(Kernel::DayOrder, {0, 1}); break;
            case Operation::DistanceAfter:
            case Operation::DistanceBefore:
            case Operation::WithinAfter:
            case Operation::WithinBefore:
                if (with_constant(1)) take(Kernel::Distance, {0, 2});
                break;
            case Operation::UninterruptedFor: lasts(); break;
            case Operation::In: in(); break;
            case Operation::Equal: equal(); break;
            case Operation::Compare: compare(); break;
            case Operation::Add:
            case Operation::Subtract:
            case Operation::Multiply: calculate(); break;
            default: break;
        }
        return std::move(choice_);
    }

private:
    BaseType origin_type(std::size_t i) const {
        return i < origin_.operands.size() ? plan_.book->expression(origin_.operands[i]).type.base
                                           : BaseType::Unbekannt;
    }
    void take(Kernel kernel, std::initializer_list<std::uint32_t> operands) {
        choice_.kernel = kernel;
        for (const std::uint32_t position : operands)
            choice_.operands.push_back(plan_.operand(node_, position));
    }
    bool with_constant(std::uint32_t position) {
        Date law = choice_.law_until;
        choice_.constant = constant_of(plan_, plan_.operand(node_, position), law);
        if (choice_.constant != nullptr) choice_.law_until = law;
        return choice_.constant != nullptr;
    }
    bool are_numbers() const { return is_number(type_at(0)) && is_number(type_at(1)); }
    BaseType type_at(std::uint32_t position) const {
        return type_of(plan_, plan_.nodes[plan_.operand(node_, position)]);
    }

    /// A state that has lasted: the first day of the run says it, but not until when.
    void lasts() {
        const bool is_chain = is_operation(source_of(plan_, plan_.operand(node_, 0)), Operation::ChainUse);
        if (options_.all_columns && is_chain && with_constant(1)) take(Kernel::LastsSince, {0});
    }
    void in() {
        if (!with_constant(1)) return;
        if (origin_type(0) == BaseType::Auswahl) take(Kernel::InMask, {0});
        if (origin_type(0) == BaseType::Fundstelle && choice_.constant->citations != nullptr)
            take(Kernel::InSet, {0});
    }
    void equal() {
        BaseType type = origin_type(0);
        if (type == BaseType::Unbekannt) type = origin_type(1);
        if (is_day(type)) take(Kernel::EqualDays, {0, 1});
        if (is_number(type) && are_numbers()) take(Kernel::EqualNumbers, {0, 1});
        if (type == BaseType::Auswahl) {
            if (with_constant(1))
                take(Kernel::EqualMask, {0});
            else if (with_constant(0))
                take(Kernel::EqualMask, {1});
        }
        if (type == BaseType::Fundstelle && with_constant(1) && choice_.constant->citations != nullptr)
            take(Kernel::InSet, {0});
    }
    void compare() {
        const BaseType type = origin_type(0);
        if (type == BaseType::Tage) lasts();
        if (type == BaseType::Spanne) {
            const bool is_age = is_operation(source_of(plan_, plan_.operand(node_, 0)), Operation::Age);
            if (is_age && with_constant(1)) take(Kernel::Age, {0});
        } else if (type == BaseType::Auswahl) {
            if (with_constant(1) && std::has_single_bit(choice_.constant->mask)) take(Kernel::Rank, {0});
        } else if (type != BaseType::Dauer && type != BaseType::Tage && are_numbers()) {
            take(Kernel::Ordered, {0, 1});
        }
    }
    void calculate() {
        const BaseType left = origin_type(0), right = origin_type(1);
        if (left != BaseType::Dauer && right != BaseType::Dauer && are_numbers()) {
            take(Kernel::Calculate, {0, 1});
        }
    }

    const Plan& plan_;
    const PlanNode& node_;
    const ProgramOptions& options_;
    const model::Expression& origin_;
    Choice choice_;
};

Kernel kernel_of(const PlanNode& node, const ProgramOptions& options) {
    switch (node.operation) {
        case Operation::Constant:
        case Operation::ReadingIs: return Kernel::Constant;
        case Operation::ReferenceDay: return Kernel::Day;
        case Operation::FactUse:
        case Operation::Age: return Kernel::Fact;
        case Operation::CurrentPeriod: return Kernel::Period;
        case Operation::Judgement:
        case Operation::Discretion: return Kernel::Asked;
        case Operation::ChainUse: return options.all_columns ? Kernel::ChainStart : Kernel::Single;
        case Operation::AllOf: return Kernel::All;
        case Operation::AnyOf: return Kernel::Any;
        case Operation::NoneOf: return Kernel::None;
        case Operation::Not: return Kernel::Not;
        case Operation::Case: return Kernel::Copy;
        case Operation::If: return node.type == BaseType::Wahr ? Kernel::Choose : Kernel::Single;
        default: return Kernel::Single;
    }
}

Choice with_all_operands(const Plan& plan, const PlanNode& node, Kernel kernel) {
    Choice choice;
    choice.kernel = kernel;
    choice.law_until = node.law_until;
    if (kernel != Kernel::Single && !is_leaf(kernel) && !is_constant(kernel))
        choice.operands.assign(plan.begin_of(node), plan.begin_of(node) + node.operand_count);
    return choice;
}

}  // namespace

bool is_number(const Plan& plan, const PlanNode& node) { return is_number(type_of(plan, node)); }

std::optional<Layout> layout_of(const Plan& plan, const PlanNode& node) {
    const BaseType type = type_of(plan, node);
    if (type == BaseType::Wahr) return Layout::Truth;
    if (is_day(type) || is_number(type)) return Layout::Range;
    if (type == BaseType::Auswahl) return Layout::Mask;
    if (type == BaseType::Fundstelle) return Layout::Set;
    const bool is_span = is_operation(node, Operation::Age) || is_operation(node, Operation::ChainUse);
    const bool is_call_of_one = node.kind == NodeKind::Call &&
                                (is_operation(source_of(plan, plan.operand(node, 0)), Operation::Age) ||
                                 is_operation(source_of(plan, plan.operand(node, 0)), Operation::ChainUse));
    if (is_span || is_call_of_one) return Layout::Range;
    return std::nullopt;
}

Choice choose_kernel(const Plan& plan, NodeId id, const ProgramOptions& options) {
    const PlanNode& node = plan.nodes[id];
    if (!layout_of(plan, node)) return {};
    switch (node.kind) {
        case NodeKind::Call: return with_all_operands(plan, node, Kernel::Copy);
        case NodeKind::Atypical:
        case NodeKind::Discretion:
        case NodeKind::Suspension: return with_all_operands(plan, node, Kernel::Variable);
        case NodeKind::WeakerMeans: return with_all_operands(plan, node, Kernel::WeakerMeans);
        case NodeKind::Strictly: return with_all_operands(plan, node, Kernel::Strictly);
        case NodeKind::LawSwitch:
        case NodeKind::EveryPerson: return {};
        case NodeKind::Expression: break;
    }
    const Kernel kernel = kernel_of(node, options);
    if (kernel != Kernel::Single) return with_all_operands(plan, node, kernel);
    return Comparison{plan, node, options}.choose();
}

}  // namespace evaluator::cohort
