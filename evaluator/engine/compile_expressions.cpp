#include <algorithm>
#include <functional>
#include <set>

#include "evaluator/engine/compile.hpp"

namespace evaluator::engine {

using model::Operation;

NodeId Compiler::optional_expression(model::ExpressionId id) {
    return id.is_none() ? no_node : expression(id);
}

NodeId Compiler::expression(model::ExpressionId id) {
    const model::Expression& source = book_.expression(id);
    switch (source.operation) {
        case Operation::AllOf:
        case Operation::AnyOf:
        case Operation::NoneOf:
        case Operation::CountOf: return group(source, id);
        case Operation::Case: {
            const model::Block& fall = book_.block(model::BlockId{source.ref});
            if (!is_on(fall.attributes)) return no_node;
            const core::Citation norm = scope_.norm ? scope_.norm->citation : core::Citation{};
            const std::uint32_t planned = block(model::BlockId{source.ref}, fall.name, norm);
            PlanNode node;
            node.operation = Operation::Case;
            node.ref = planned;
            node.origin = id;
            return add(node, {plan_.blocks[planned].value});
        }
        case Operation::DefinitionUse: return definition_use(source, id);
        case Operation::LawOfDay: return law_of_day(source, id);
        case Operation::RequirementsMet:
        case Operation::NormStands: return norm_link(source, id);
        case Operation::ClaimStands: return claim_stands(id);
        case Operation::TargetNorm: return target_norm(id);
        default: return with_operands(source, id);
    }
}

NodeId Compiler::with_operands(const model::Expression& source, model::ExpressionId id) {
    LawNote note{*this};
    std::vector<NodeId> operands;
    for (const model::ExpressionId operand : source.operands) {
        const NodeId compiled = expression(operand);
        operands.push_back(compiled == no_node ? truth(false) : compiled);
    }
    PlanNode node;
    node.operation = source.operation;
    node.type = source.type.base;
    node.measure = source.measure;
    node.frame = source.frame;
    if (!source.operands.empty()) node.left = book_.expression(source.operands[0]).type.base;
    if (source.operands.size() > 1) node.right = book_.expression(source.operands[1]).type.base;
    node.ref = source.ref;
    node.column = source.column;
    node.origin = id;
    if (source.operation == Operation::ChainUse) node.ref = chain(model::ChainId{source.ref});
    if (source.operation == Operation::TableValue) node.ref = table(model::TableId{source.ref});
    if (!std::holds_alternative<std::monostate>(source.constant)) {
        node.constant = constant_of(id);
    }
    node.law_until = note.until();
    return add(node, operands);
}

/// A `fall` out of force is left out of its group: an empty `eines von` is no, an empty `alle von` yes.
NodeId Compiler::group(const model::Expression& source, model::ExpressionId id) {
    LawNote note{*this};
    std::vector<NodeId> operands;
    for (const model::ExpressionId operand : source.operands)
        if (const NodeId compiled = expression(operand); compiled != no_node) operands.push_back(compiled);
    PlanNode node;
    node.operation = source.operation;
    node.measure = source.measure;
    node.origin = id;
    if (source.operation == Operation::CountOf) {
        node.constant = constant_of(id);
    }
    node.law_until = note.until();
    return add(node, operands);
}

NodeId Compiler::definition_use(const model::Expression& source, model::ExpressionId id) {
    LawNote note{*this};
    const model::DefinitionId definition{source.ref};
    const NodeId body = definition_body(definition);
    PlanNode node;
    node.kind = NodeKind::Call;
    node.operation = Operation::DefinitionUse;
    node.type = source.type.base;
    node.frame = source.frame;
    node.per_item = !book_.definitions[definition.index].per_item.is_none();
    node.ref = definition.index;
    node.origin = id;
    node.law_until = note.until();
    return add(node, {body});
}

NodeId Compiler::definition_body(model::DefinitionId id) {
    const model::Definition& definition = book_.definitions[id.index];
    const model::DefinitionVersion* current = nullptr;
    for (const auto& version : definition.versions)
        if (is_on(version.attributes)) current = &version;  // a layer's version, written later, goes before
    const bool scoped = current && scope_.norm && depends_on_norm(current->value);
    const ScopeKey key{id.index, law_, scoped ? scope_.norm : nullptr};
    if (const auto known = definitions_.find(key); known != definitions_.end() && !scoped)
        return known->second;
    NodeId body = no_node;
    if (current) body = expression(current->value);
    if (body == no_node) {  // no version in force: nothing is known (the checker reports it)
        PlanNode node;
        node.operation = Operation::Constant;
        node.type = definition.type.base;
        body = add(node);
    }
    return definitions_[key] = body;
}

/// Whether an expression asks for `Zielnorm` or `Anspruch`, also through definitions: then it is compiled per
/// norm.
bool Compiler::depends_on_norm(model::ExpressionId id) {
    if (id.is_none()) return false;
    if (const auto known = depends_on_norm_.find(id.index); known != depends_on_norm_.end())
        return known->second;
    depends_on_norm_[id.index] = false;  // ends a cycle the checker has already reported
    const model::Expression& source = book_.expression(id);
    bool result = source.operation == Operation::TargetNorm || source.operation == Operation::ClaimStands ||
                  std::any_of(source.operands.begin(), source.operands.end(),
                              [&](model::ExpressionId operand) { return depends_on_norm(operand); });
    if (source.operation == Operation::RequirementsMet)  // of a general part: as it stands in this norm
        result = std::any_of(book_.norms.begin(), book_.norms.end(), [&](const model::Norm& norm) {
            return norm.is_general && !source.citations.empty() &&
                   model::same_paragraph(norm.citation, source.citations.front());
        });
    if (source.operation == Operation::DefinitionUse)
        for (const auto& version : book_.definitions[source.ref].versions)
            result = result || depends_on_norm(version.value);
    if (source.operation == Operation::Case) {
        const std::function<bool(model::BlockId)> in_block = [&](model::BlockId block_id) {
            const model::Block& inner = book_.block(block_id);
            return depends_on_norm(inner.condition) || depends_on_norm(inner.only_if) ||
                   std::any_of(inner.ways.begin(), inner.ways.end(), in_block);
        };
        result = result || in_block(model::BlockId{source.ref});
    }
    return depends_on_norm_[id.index] = result;
}

NodeId Compiler::law_of_day(const model::Expression& source, model::ExpressionId id) {
    const model::Expression& day = book_.expression(source.operands[1]);
    const Law outer = law_;
    if (const auto* fixed = std::get_if<core::Date>(&day.constant);
        day.operation == Operation::Constant && fixed) {
        law_ = {*fixed, true};
        const NodeId value = expression(source.operands[0]);
        law_ = outer;
        return value == no_node ? truth(false) : value;
    }
    std::set<core::Date> changes{core::Date::distant_past()};
    const auto look = [&](const model::Validity& validity) {
        changes.insert(validity.from);
        if (validity.until != core::Date::never()) changes.insert(validity.until);
    };
    for (const auto& definition : book_.definitions)
        for (const auto& version : definition.versions) look(version.attributes.validity);
    for (const auto& table : book_.tables)
        for (const auto& version : table.versions) look(version.attributes.validity);
    for (const auto& chain : book_.chains)
        for (const auto& version : chain.versions) look(version.attributes.validity);
    std::vector<model::Validity> spans;
    std::vector<NodeId> operands{expression(source.operands[1])};
    for (auto it = changes.begin(); it != changes.end(); ++it) {
        const auto next = std::next(it);
        const model::Validity span{*it, next == changes.end() ? core::Date::never() : *next};
        law_ = {span.from, true};
        const NodeId value = expression(source.operands[0]);
        operands.push_back(value == no_node ? truth(false) : value);
        spans.push_back(span);
    }
    law_ = outer;
    PlanNode node;
    node.kind = NodeKind::LawSwitch;
    node.operation = Operation::LawOfDay;
    node.type = source.type.base;
    node.ref = static_cast<std::uint32_t>(plan_.law_spans.size());
    node.origin = id;
    plan_.law_spans.push_back(std::move(spans));
    return add(node, operands);
}

std::uint32_t Compiler::chain(model::ChainId id) {
    const ScopeKey key{id.index, law_, nullptr};
    if (const auto known = chains_.find(key); known != chains_.end()) return known->second;
    PlanChain planned;
    planned.chain = id;
    LawNote note{*this};
    for (const auto& version : book_.chains[id.index].versions) {
        if (!is_on(version.attributes)) continue;
        for (const model::ChainLine& line : version.lines) {
            if (!is_on(line.attributes)) continue;
            PlanChainLine compiled;
            compiled.kind = line.kind;
            compiled.is_gap = line.is_gap;
            compiled.is_capped = line.is_capped;
            compiled.limit = optional_expression(line.limit);
            compiled.condition = optional_expression(line.condition);
            compiled.counting = optional_expression(line.counting);
            compiled.origin = &line;
            planned.lines.push_back(compiled);
        }
    }
    planned.law_until = note.until();
    plan_.chains.push_back(std::move(planned));
    return chains_[key] = static_cast<std::uint32_t>(plan_.chains.size() - 1);
}

std::uint32_t Compiler::table(model::TableId id) {
    const ScopeKey key{id.index, law_, nullptr};
    if (const auto known = tables_.find(key); known != tables_.end()) return known->second;
    PlanTable planned;
    planned.table = id;
    LawNote note{*this};
    for (const auto& version : book_.tables[id.index].versions) {
        if (!is_on(version.attributes)) continue;
        for (const model::TableRow& row : version.rows) {
            PlanRow compiled{row.keys, {}};
            for (const model::ExpressionId cell : row.cells) compiled.cells.push_back(expression(cell));
            planned.rows.push_back(std::move(compiled));
        }
    }
    planned.law_until = note.until();
    plan_.tables.push_back(std::move(planned));
    return tables_[key] = static_cast<std::uint32_t>(plan_.tables.size() - 1);
}

}  // namespace evaluator::engine
