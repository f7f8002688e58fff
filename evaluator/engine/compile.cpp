#include "evaluator/engine/compile.hpp"

#include <algorithm>

namespace evaluator::engine {

static std::uint64_t hash_of(const PlanNode& node, const std::vector<NodeId>& operands) {
    std::uint64_t hash = 0;
    const auto mix = [&](std::uint64_t part) {
        hash = (hash ^ part) * 0x9E3779B97F4A7C15ULL;
        hash ^= hash >> 29;
    };
    mix(static_cast<std::uint64_t>(node.kind) << 8 | static_cast<std::uint64_t>(node.operation));
    mix(std::uint64_t{node.ref} << 32 | node.constant);
    mix(std::uint64_t{node.origin.index} << 32 | node.column);
    for (const NodeId operand : operands) mix(operand);
    return hash;
}

bool Compiler::is_same(const PlanNode& a, const PlanNode& b, const std::vector<NodeId>& operands_of_b) const {
    return a.kind == b.kind && a.operation == b.operation && a.type == b.type && a.measure == b.measure &&
           a.frame == b.frame && a.per_item == b.per_item && a.ref == b.ref && a.column == b.column &&
           a.constant == b.constant && a.law_until == b.law_until && a.origin == b.origin &&
           std::equal(plan_.begin_of(a), plan_.begin_of(a) + a.operand_count, operands_of_b.begin(),
                      operands_of_b.end());
}

/// The same node of the same text on the same operands is there once, so that norms share their values.
NodeId Compiler::add(PlanNode node, const std::vector<NodeId>& operands) {
    const std::uint64_t hash = hash_of(node, operands);
    const auto [first, last] = nodes_.equal_range(hash);
    for (auto known = first; known != last; ++known)
        if (is_same(plan_.nodes[known->second], node, operands)) return known->second;
    nodes_.emplace(hash, static_cast<NodeId>(plan_.nodes.size()));
    node.operands = static_cast<std::uint32_t>(plan_.operands.size());
    node.operand_count = static_cast<std::uint32_t>(operands.size());
    plan_.operands.insert(plan_.operands.end(), operands.begin(), operands.end());
    plan_.nodes.push_back(node);
    return static_cast<NodeId>(plan_.nodes.size() - 1);
}

std::uint32_t Compiler::constant(const model::Constant& value) {
    const auto known = std::find_if(shared_constants_.begin(), shared_constants_.end(),
                                    [&](std::uint32_t index) { return plan_.constants[index] == value; });
    if (known != shared_constants_.end()) return *known;
    plan_.constants.push_back(value);
    shared_constants_.push_back(static_cast<std::uint32_t>(plan_.constants.size() - 1));
    return shared_constants_.back();
}

std::uint32_t Compiler::constant_of(model::ExpressionId source) {
    const auto [known, is_new] =
        constants_.try_emplace(source.index, static_cast<std::uint32_t>(plan_.constants.size()));
    if (is_new) plan_.constants.push_back(book_.expression(source).constant);
    return known->second;
}

NodeId Compiler::truth(bool value) {
    PlanNode node;
    node.operation = model::Operation::Constant;
    node.constant = constant(value);
    return add(node);
}

NodeId Compiler::all_of(const std::vector<NodeId>& operands) {
    if (operands.size() == 1) return operands.front();
    PlanNode node;
    node.operation = model::Operation::AllOf;
    return add(node, operands);
}

NodeId Compiler::any_of(const std::vector<NodeId>& operands) {
    if (operands.size() == 1) return operands.front();
    PlanNode node;
    node.operation = model::Operation::AnyOf;
    return add(node, operands);
}

NodeId Compiler::negation(NodeId operand) {
    PlanNode node;
    node.operation = model::Operation::Not;
    return add(node, {operand});
}

void Compiler::note(const model::Validity& validity) {
    if (law_.is_frozen) return;
    if (validity.from > law_.day) law_until_ = std::min(law_until_, validity.from);
    if (validity.until > law_.day) law_until_ = std::min(law_until_, validity.until);
}

bool Compiler::in_force(const model::Validity& validity) {
    note(validity);
    return validity.holds_on(law_.day);
}

bool Compiler::is_on(const model::Attributes& attributes) {
    const auto& layers = plan_.options.layers;
    const bool layer_on = attributes.source.is_none() ||
                          std::find(layers.begin(), layers.end(), attributes.source) != layers.end();
    return layer_on && in_force(attributes.validity);
}

void Compiler::compile_all(const std::vector<core::Citation>& targets) {
    const auto is_wanted = [&](const model::Norm& source) {
        if (source.is_general) return false;
        return targets.empty() || std::any_of(targets.begin(), targets.end(), [&](const auto& target) {
                   return core::contains(target, source.citation) || core::contains(source.citation, target);
               });
    };
    law_ = {plan_.law_date, false};
    for (std::uint32_t i = 0; i < book_.norms.size(); ++i) {
        const model::Norm& source = book_.norms[i];
        if (!is_wanted(source)) continue;
        norm(model::NormId{i}, true);
    }
    if (plan_.options.with_steps) compile_steps();
    std::vector<core::Citation> standing;
    for (const PlanNorm& planned : plan_.norms)
        if (planned.is_requested) standing.push_back(planned.citation);
    for (std::uint32_t i = 0; i < book_.norms.size(); ++i) {
        const model::Norm& source = book_.norms[i];
        if (!is_wanted(source)) continue;
        if (std::find(standing.begin(), standing.end(), source.citation) != standing.end()) continue;
        standing.push_back(source.citation);
        plan_.not_in_force.push_back(model::NormId{i});
    }
    std::stable_sort(plan_.norms.begin(), plan_.norms.end(),
                     [](const PlanNorm& a, const PlanNorm& b) { return a.citation < b.citation; });
}

const PlanNorm* Plan::find(const core::Citation& citation) const {
    // An older version that another norm only links to may stand beside the one in force.
    const PlanNorm* linked = nullptr;
    for (const PlanNorm& planned : norms) {
        if (!(planned.citation == citation)) continue;
        if (planned.is_requested && planned.stands) return &planned;
        if (linked == nullptr) linked = &planned;
    }
    return linked;
}

/// First day after `day` on which any law in the book begins or ends.
static core::Date next_change_of_law(const model::RuleBook& book, core::Date day) {
    core::Date next = core::Date::never();
    const auto look = [&](const model::Validity& validity) {
        if (validity.from > day) next = std::min(next, validity.from);
        if (validity.until > day) next = std::min(next, validity.until);
    };
    for (const auto& norm : book.norms) {
        look(norm.attributes.validity);
        for (const auto& consequence : norm.consequences) look(consequence.validity);
        for (const auto& takeover : norm.takeovers) look(takeover.attributes.validity);
    }
    for (const auto& block : book.blocks) look(block.attributes.validity);
    for (const auto& definition : book.definitions)
        for (const auto& version : definition.versions) look(version.attributes.validity);
    for (const auto& table : book.tables)
        for (const auto& version : table.versions) look(version.attributes.validity);
    for (const auto& chain : book.chains)
        for (const auto& version : chain.versions) {
            look(version.attributes.validity);
            for (const auto& line : version.lines) look(line.attributes.validity);
        }
    for (const auto& transition : book.transitions) look(transition.attributes.validity);
    return next;
}

static std::vector<PlanFact> facts_of(const model::RuleBook& book) {
    std::vector<PlanFact> facts;
    for (const model::Fact& fact : book.facts) {
        PlanFact& one = facts.emplace_back();
        one.base = fact.type.base;
        if (!fact.type.choice.is_none())
            one.choices = static_cast<std::uint8_t>(
                std::min<std::size_t>(book.choice(fact.type.choice).values.size(), 64));
        one.is_attribute = !fact.owner.is_none();
        if (one.is_attribute) one.list = book.list(fact.owner).fact;
    }
    return facts;
}

Plan compile(const model::RuleBook& book, const Options& options,
             const std::vector<core::Citation>& targets) {
    Plan plan;
    plan.book = &book;
    plan.options = options;
    plan.law_date = options.law_date.value_or(options.as_of);
    plan.law_until = next_change_of_law(book, plan.law_date);
    plan.facts = facts_of(book);
    Compiler{book, plan}.compile_all(targets);
    note_dependencies(plan);
    for (const model::Constant& constant : plan.constants)
        plan.constant_values.push_back(from_constant(constant));
    return plan;
}

}  // namespace evaluator::engine
