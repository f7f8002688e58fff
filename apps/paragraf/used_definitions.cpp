#include "apps/paragraf/used_definitions.hpp"

#include <algorithm>

namespace apps {

namespace {

using namespace dsl::model;
using dsl::core::Date;
using dsl::core::Span;

bool holds(const Attributes& attributes, Date day) { return attributes.validity.holds_on(day); }

/// Depth first; the rule book has no cycles, and what was seen is not entered again.
class Collector {
public:
    Collector(const RuleBook& book, Date day) : book_(book), day_(day) {}

    void norm(const Norm& norm, const std::vector<Span>& lines) {
        const auto is_shown = [&](const Span& span) {
            return lines.empty() || std::find(lines.begin(), lines.end(), span) != lines.end();
        };
        for (const Consequence& consequence : norm.consequences)
            if (consequence.validity.holds_on(day_)) expression(consequence.condition);
        for (const LeadsTo& leads : norm.leads_to) expression(leads.duration);
        for (const ElementId element : norm.elements) {
            const BlockId body = book_.element(element).block;
            if (is_shown(book_.block(body).span)) block(body);
        }
        for (const Deviation& deviation : norm.deviations)
            if (is_shown(deviation.span)) block(deviation.way);
    }

    std::vector<UsedDefinition> take() { return std::move(used_); }

private:
    void block(BlockId id) {
        const Block& one = book_.block(id);
        if (!holds(one.attributes, day_)) return;
        for (const auto& [name, value] : one.text_values) expression(value);
        expression(one.only_if);
        expression(one.condition);
        for (const BlockId way : one.ways) block(way);
    }

    void expression(ExpressionId id) {
        if (id.is_none()) return;
        const Expression& one = book_.expression(id);
        switch (one.operation) {
            case Operation::DefinitionUse: definition(book_.definitions[one.ref]); break;
            case Operation::ChainUse: chain(book_.chains[one.ref]); break;
            case Operation::TableValue: table(book_.tables[one.ref]); break;
            case Operation::Case: block(BlockId{one.ref}); break;
            default: break;  // all others name no definition
        }
        for (const ExpressionId operand : one.operands) expression(operand);
    }

    /// Whether it is new; then it is noted.
    bool note(UsedDefinition::Kind kind, const std::string& name) {
        const UsedDefinition one{kind, name};
        if (std::find(used_.begin(), used_.end(), one) != used_.end()) return false;
        used_.push_back(one);
        return true;
    }

    void definition(const Definition& one) {
        if (!note(UsedDefinition::Kind::Definition, one.name)) return;
        for (const DefinitionVersion& version : one.versions)
            if (holds(version.attributes, day_)) expression(version.value);
    }

    void chain(const Chain& one) {
        if (!note(UsedDefinition::Kind::Chain, one.name)) return;
        for (const ChainVersion& version : one.versions) {
            if (!holds(version.attributes, day_)) continue;
            for (const ChainLine& line : version.lines) {
                if (!holds(line.attributes, day_)) continue;
                for (const ExpressionId part : {line.limit, line.condition, line.counting}) expression(part);
            }
        }
    }

    void table(const Table& one) {
        if (!note(UsedDefinition::Kind::Table, one.name)) return;
        for (const TableVersion& version : one.versions)
            if (holds(version.attributes, day_))
                for (const TableRow& row : version.rows)
                    for (const ExpressionId cell : row.cells) expression(cell);
    }

    const RuleBook& book_;
    Date day_;
    std::vector<UsedDefinition> used_;
};

}  // namespace

std::vector<UsedDefinition> used_definitions(const RuleBook& book, const Norm& norm, Date day,
                                             const std::vector<Span>& lines) {
    Collector collector{book, day};
    collector.norm(norm, lines);
    return collector.take();
}

}  // namespace apps
