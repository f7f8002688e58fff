// The core of the evaluation: contexts, the table, variables, and, oder, nicht. Lists, days and chains have
// files of their own.
#include <algorithm>

#include "evaluator/engine/evaluation.hpp"

namespace evaluator::engine {

using core::Date;
using model::Operation;

void Evaluation::begin(const Household& household, Date as_of, PersonIndex who) {
    household_ = begun_with_ = &household;
    is_varied_ = false;
    as_of_ = as_of;
    who_ = who;
    assumptions_.clear();
    layers_[Begun].clear(plan_->nodes.size());
    scopes_.clear();
    scopes_.number_of(root());  // the root's number is 0
}

void Evaluation::Kept::clear(std::size_t nodes) {
    values.resize(nodes);
    stamps.resize(nodes, 0);
    truths.resize(nodes);
    if (++stamp == 0) {
        std::fill(stamps.begin(), stamps.end(), 0);
        std::fill(truths.begin(), truths.end(), Stamped{});
        stamp = 1;
    }
    values_elsewhere.clear();
    truths_elsewhere.clear();
    steps.clear();
    stretches.clear();
    chain_results.clear();
}

void Evaluation::assume(std::vector<Assumption> assumptions) {
    assumptions_ = std::move(assumptions);
    if (assumptions_.empty()) return;
    assumed_.reset();
    for (const Assumption& assumption : assumptions_)
        assumed_.set(dependency_bit(assumption.variable.kind, assumption.variable.ref));
    layers_[Tried].clear(plan_->nodes.size());
}

Context Evaluation::root() const {
    Context context;
    context.day = as_of_;
    context.frames[0].who = who_;
    context.scope = 0;
    return context;
}

std::uint32_t Evaluation::scope_of(const Context& context) {
    if (context.scope == Context::no_scope) context.scope = scopes_.number_of(context);
    return context.scope;
}

namespace {

/// Reading it again is as quick as looking it up.
bool is_quick(const PlanNode& node) {
    return node.kind == NodeKind::Expression &&
           (node.operation == Operation::Constant || node.operation == Operation::FactUse ||
            node.operation == Operation::ReferenceDay || node.operation == Operation::ChainUse);
}

}  // namespace

const Value& Evaluation::root_value(NodeId node, const Context& root) {
    Kept& kept = layers_[layer_of(plan_->dependencies[node])];
    if (kept.stamps[node] == kept.stamp) return kept.values[node];
    const PlanNode& source = plan_->nodes[node];
    Value result = compute_other(source, root);
    result.until.law = std::min(result.until.law, source.law_until);
    kept.stamps[node] = kept.stamp;
    return kept.values[node] = result;
}

TruthValue Evaluation::root_truth(NodeId node, const Context& root) {
    Kept& kept = layers_[layer_of(plan_->dependencies[node])];
    if (kept.truths[node].stamp == kept.stamp) return kept.truths[node].value;
    const PlanNode& source = plan_->nodes[node];
    TruthValue result = compute_truth(source, root);
    result.until.law = std::min(result.until.law, source.law_until);
    kept.truths[node] = {result, kept.stamp};
    return result;
}

Value Evaluation::value(NodeId node, const Context& context) {
    const PlanNode& source = plan_->nodes[node];
    if (source.is_truth()) return truth_value(node, context).as_value();
    if (context.is_root) return root_value(node, context);
    const bool is_kept = !is_quick(source) && context.day != Date::never();
    const Layer layer = is_kept ? layer_of(plan_->dependencies[node]) : Begun;
    if (is_kept)
        if (const Value* known = layers_[layer].values_elsewhere.find(node, scope_of(context), context.day))
            return *known;
    Value result = compute_other(source, context);
    result.until.law = std::min(result.until.law, source.law_until);
    if (!is_kept) return result;
    // A set of days is the same seen from every day; other values may move with the day (an age, a sum).
    const bool is_set = source.kind == NodeKind::Expression && source.operation == Operation::DaysWith;
    layers_[layer].values_elsewhere.store(node, scope_of(context),
                                          is_set ? Date::distant_past() : context.day,
                                          is_set ? Date::never() : Date{context.day.days + 1}, result);
    return result;
}

TruthValue Evaluation::compute_truth(const PlanNode& node, const Context& context) {
    if (is_junction(node)) return compute_junction(node, context);
    if (node.kind != NodeKind::Call) return TruthValue::of(compute_other(node, context));
    // Of the person judged and no item a body sees the same as whoever calls it.
    const bool is_same = context.is_root && context.depth == 1 && !node.per_item;
    return truth_value(plan_->operand(node, 0),
                       is_same ? context : context.for_body(node.frame, node.per_item));
}

/// Truth holds until it may change.
TruthValue Evaluation::truth_elsewhere(NodeId node, const Context& context) {
    const PlanNode& source = plan_->nodes[node];
    const bool is_kept = !is_quick(source) && context.day != Date::never();
    const Layer layer = is_kept ? layer_of(plan_->dependencies[node]) : Begun;
    if (is_kept)
        if (const TruthValue* known =
                layers_[layer].truths_elsewhere.find(node, scope_of(context), context.day))
            return *known;
    TruthValue result = compute_truth(source, context);
    result.until.law = std::min(result.until.law, source.law_until);
    if (is_kept)
        layers_[layer].truths_elsewhere.store(node, scope_of(context), context.day,
                                              std::max(Date{context.day.days + 1}, result.until.facts),
                                              result);
    return result;
}

Value Evaluation::compute_other(const PlanNode& node, const Context& context) {
    switch (node.kind) {
        case NodeKind::Expression: return compute_expression(node, context);
        case NodeKind::Call:
            return value(plan_->operand(node, 0), context.for_body(node.frame, node.per_item));
        case NodeKind::LawSwitch: return law_switch(node, context);
        case NodeKind::Atypical:
        case NodeKind::Discretion:
        case NodeKind::Suspension: return variable(node, context);
        case NodeKind::EveryPerson: return every_person(node, context);
        case NodeKind::WeakerMeans:
        case NodeKind::Strictly: break;
    }
    return {};
}

Value Evaluation::compute_expression(const PlanNode& node, const Context& context) {
    switch (node.operation) {
        case Operation::Constant:
            return node.constant == ~0U ? unknown_value(node.type, 64)
                                        : plan_->constant_values[node.constant];
        case Operation::FactUse:
            return read_fact(model::FactId{node.ref}, context.frame(node.frame), context.day);
        case Operation::CurrentPeriod: return current_period(node, context);
        case Operation::ReferenceDay: {
            Value result;
            result.is_known = result.moves = true;
            result.from_low = result.from_high = context.day;
            return result;
        }
        case Operation::Age: return age(node, context);
        case Operation::TableValue: return table_value(node, context);
        case Operation::ChainUse: return chain_use(node, context);
        case Operation::Judgement:
        case Operation::Discretion: return judgement(node, context);
        case Operation::ReadingIs: {
            Value result;
            for (const auto& [reading, meaning] : plan_->options.readings)
                if (reading.index == node.ref) result.truth = Truth::of(meaning == node.column);
            return result;
        }
        case Operation::Case: return value(plan_->operand(node, 0), context);
        case Operation::If: return choose(node, context);
        case Operation::ForPerson: return for_person(node, context);
        case Operation::OnDay: return on_day(node, context);
        case Operation::ExistsItem:
        case Operation::NoItem:
        case Operation::CountItems:
        case Operation::EveryItem:
        case Operation::Sum:
        case Operation::Largest:
        case Operation::Smallest:
        case Operation::Earliest:
        case Operation::Latest: return list_operation(node, context);
        case Operation::DaysWith:
        case Operation::FirstDay:
        case Operation::LastDay:
        case Operation::Since:
        case Operation::SpanBetween:
        case Operation::UninterruptedFor:
        case Operation::InTotal:
        case Operation::Throughout: return days_operation(node, context);
        case Operation::DistanceAfter:
        case Operation::DistanceBefore:
        case Operation::WithinAfter:
        case Operation::WithinBefore: return distance(node, context);
        case Operation::Equal:
        case Operation::In:
        case Operation::IsPresent:
        case Operation::Compare:
        case Operation::Before:
        case Operation::After:
        case Operation::NotLater:
        case Operation::NotEarlier:
        case Operation::Add:
        case Operation::Subtract:
        case Operation::Multiply:
        case Operation::Divide:
        case Operation::Share: return compare_node(node, context);
        case Operation::AllOf:
        case Operation::AnyOf:
        case Operation::NoneOf:
        case Operation::Not:
        case Operation::CountOf: break;  // compute_junction
        case Operation::TargetNorm:
        case Operation::ClaimStands:
        case Operation::DefinitionUse:
        case Operation::LawOfDay:
        case Operation::RequirementsMet:
        case Operation::NormStands: break;  // put together by the compiler
    }
    return {};
}

/// `Fassung vom D`: the body of each span in which D can lie.
Value Evaluation::law_switch(const PlanNode& node, const Context& context) {
    const Value day = value(plan_->operand(node, 0), context);
    const auto& spans = plan_->law_spans[node.ref];
    std::optional<Value> result;
    for (std::size_t i = 0; i < spans.size(); ++i) {
        // What has not happened lies after every day: the law of the last span.
        const bool is_last = spans[i].until == Date::never();
        if (day.from_high < spans[i].from || (day.from_low >= spans[i].until && !is_last)) continue;
        const Value body = value(plan_->operand(node, static_cast<std::uint32_t>(i + 1)), context);
        result = result ? hull(*result, body) : body;
    }
    if (!result) return unknown_value(node.type, 64);
    result->until = result->until.earliest(day.until);
    result->truth = result->truth.open_in(day.other_lanes);
    result->other_lanes |= day.other_lanes;
    if (day.moves)
        for (const auto& span : spans)
            if (span.from > context.day) result->until.limit_facts(span.from);
    return *result;
}

/// Truth is chosen in each lane for itself; another value is the one of the full lane, and marked where a
/// lane takes the other branch.
Value Evaluation::choose(const PlanNode& node, const Context& context) {
    const Value condition = value(plan_->operand(node, 0), context);
    const Truth chosen = condition.truth;
    const bool is_truth = node.type == model::BaseType::Wahr;
    Value result;
    if (chosen == Truth::yes() || (!is_truth && chosen.certain())) {
        result = value(plan_->operand(node, 1), context);
    } else if (chosen == Truth::no() || (!is_truth && !chosen.possible())) {
        result = value(plan_->operand(node, 2), context);
    } else {
        const Value yes = value(plan_->operand(node, 1), context);
        const Value no = value(plan_->operand(node, 2), context);
        result = hull(yes, no);
        if (is_truth) result.truth = (chosen & yes.truth) | ((!chosen) & no.truth) | (yes.truth & no.truth);
    }
    if (!is_truth && chosen.is_decided()) result.other_lanes |= chosen.lanes_unlike_full();
    result.until = result.until.earliest(condition.until);
    return result;
}

/// `am D gilt C`: D fixed: only the law can change it; D open: C on every day D can be.
Value Evaluation::on_day(const PlanNode& node, const Context& context) {
    const Value day = value(plan_->operand(node, 0), context);
    const NodeId condition = plan_->operand(node, 1);
    Value result;
    if (day.is_nobody || day.from_low == Date::never()) {
        result.truth = Truth::no().open_in(day.other_lanes);
        result.until = day.until;
        return result;
    }
    if (day.from_low == day.from_high) {
        result = value(condition, context.on(day.from_low));
        result.truth = result.truth.open_in(day.other_lanes);
        if (!day.moves) result.until.facts = Date::never();
        result.until = result.until.earliest(day.until);
        return result;
    }
    Truth joined = Truth::no();
    bool first = true;
    Date at = day.from_low;
    for (int step = 0; step < 20000 && at <= day.from_high; ++step) {
        if (at == Date::never()) {  // it may also not have happened
            joined = either(joined, Truth::no());
            break;
        }
        const Value here = value(condition, context.on(at));
        joined = first ? here.truth : either(joined, here.truth);
        first = false;
        result.until.law = std::min(result.until.law, here.until.law);
        if (joined == Truth::open() || here.until.facts == Date::never()) {
            if (day.from_high == Date::never()) joined = either(joined, Truth::no());
            break;
        }
        at = here.until.facts;
    }
    result.truth = joined.open_in(day.other_lanes);
    result.until = result.until.earliest(day.until);
    return result;
}

Value Evaluation::table_value(const PlanNode& node, const Context& context) {
    const Value key = value(plan_->operand(node, 0), context);
    const PlanTable& table = plan_->tables[node.ref];
    std::optional<Value> result;
    for (const PlanRow& row : table.rows) {
        if ((row.keys & key.mask) == 0 || node.column >= row.cells.size()) continue;
        const Value cell = value(row.cells[node.column], context);
        result = result ? hull(*result, cell) : cell;
    }
    Value found = result.value_or(unknown_value(node.type, 64));
    found.is_nobody = key.is_nobody;
    found.truth = found.truth.open_in(key.other_lanes);
    found.other_lanes |= key.other_lanes;
    found.until = found.until.earliest(key.until);
    found.until.law = std::min(found.until.law, table.law_until);
    return found;
}

}  // namespace evaluator::engine
