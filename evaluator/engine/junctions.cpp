// und, oder, nicht, mindestens N von: truth out of truths. A value is computed for each bound and lane at
// once; `until` for each bound by itself.
#include "evaluator/engine/evaluation.hpp"

namespace evaluator::engine {

using core::Date;
using model::Operation;

TruthValue Evaluation::compute_junction(const PlanNode& node, const Context& context) {
    const auto first = [&] { return truth_value(plan_->operand(node, 0), context); };
    TruthValue result;
    if (node.kind == NodeKind::WeakerMeans) {
        result = first();
        result.truth = result.truth.by_weaker_means();
        return result;
    }
    if (node.kind == NodeKind::Strictly) {
        result = first();
        result.truth = result.truth.strictly();
        return result;
    }
    switch (node.operation) {
        case Operation::AllOf: return junction(node, context, true);
        case Operation::AnyOf: return junction(node, context, false);
        case Operation::CountOf: return count_of(node, context);
        case Operation::NoneOf: result = junction(node, context, false); break;
        default: result = first(); break;
    }
    result.truth = !result.truth;
    return result;
}

/// Each bound for itself: a child that decides it holds it as long as it does; else all of them must hold.
TruthValue Evaluation::junction(const PlanNode& node, const Context& context, bool conjunction) {
    TruthValue result;
    result.truth = Truth::of(conjunction);
    std::array<Until, 8> deciding{};
    std::uint8_t decided = 0;
    Until all{};
    const NodeId* operands = plan_->begin_of(node);
    for (std::uint32_t i = 0; i < node.operand_count; ++i) {
        const TruthValue child = truth_value(operands[i], context);
        result.truth = conjunction ? result.truth & child.truth : result.truth | child.truth;
        all = all.earliest(child.until);
        const auto deciding_bits =
            static_cast<std::uint8_t>(conjunction ? ~child.truth.bits : child.truth.bits);
        if (deciding_bits == 0xFF && child.until.both() == Date::never()) {
            result.until = {};  // for ever, whatever the others are
            return result;
        }
        for (unsigned bits = deciding_bits; bits != 0; bits &= bits - 1) {
            const int bit = __builtin_ctz(bits);
            Until& best = deciding[static_cast<std::size_t>(bit)];
            if (!((decided >> bit) & 1) || child.until.both() > best.both()) best = child.until;
        }
        decided = static_cast<std::uint8_t>(decided | deciding_bits);
    }
    if (decided != 0xFF) result.until = all;
    for (int bit = 0; bit < 8; ++bit)
        if ((decided >> bit) & 1)
            result.until = result.until.earliest(deciding[static_cast<std::size_t>(bit)]);
    return result;
}

TruthValue Evaluation::count_of(const PlanNode& node, const Context& context) {
    TruthValue result;
    std::array<std::int64_t, 8> counts{};
    for (std::uint32_t i = 0; i < node.operand_count; ++i) {
        const TruthValue child = truth_value(plan_->operand(node, i), context);
        result.until = result.until.earliest(child.until);
        for (int bit = 0; bit < 8; ++bit)
            counts[static_cast<std::size_t>(bit)] += (child.truth.bits >> bit) & 1;
    }
    const auto* wanted = std::get_if<core::Rational>(&plan_->constants[node.constant]);
    const std::int64_t number = wanted ? wanted->floor() : 0;
    const auto at_least = [&](std::int64_t limit) {
        Truth truth = Truth::no();
        for (int bit = 0; bit < 8; ++bit)
            if (counts[static_cast<std::size_t>(bit)] >= limit)
                truth.bits = static_cast<std::uint8_t>(truth.bits | (1 << bit));
        return truth;
    };
    switch (node.measure) {
        case model::Measure::AtLeast: result.truth = at_least(number); break;
        case model::Measure::MoreThan: result.truth = at_least(number + 1); break;
        case model::Measure::AtMost: result.truth = !at_least(number + 1); break;
        case model::Measure::LessThan: result.truth = !at_least(number); break;
    }
    return result;
}

}  // namespace evaluator::engine
