// `laut`: a layer below the statute (an Erlass, guidance) adds ways, lines of chains, indications and reasons
// for discretion. It never adds a requirement or a bar, and never takes a way back. Whether a case of a group
// or a line of a chain relaxes depends on where it stands: the conditions are walked with what helps there.
#include <set>
#include <tuple>

#include "dsl/model/check/passes.hpp"

namespace dsl::model::checking {

namespace {

/// What of a condition helps the person: that it holds (a value: that it is larger), that it does not, or one
/// cannot say.
enum class Helps : std::uint8_t { Holding, Failing, Unclear };

Helps opposite(Helps helps) {
    return helps == Helps::Holding   ? Helps::Failing
           : helps == Helps::Failing ? Helps::Holding
                                     : Helps::Unclear;
}

bool grows(Measure measure) { return measure == Measure::AtLeast || measure == Measure::MoreThan; }

class Walker {
public:
    explicit Walker(Context& context) : context_(context), book_(context.book) {}

    /// `helps`: whether the block, where it holds, helps the person. Its ways do as it does, its `es sei
    /// denn` the opposite.
    void block(BlockId id, Helps helps) {
        const Block& block = book_.block(id);
        if (helps != Helps::Holding) burden(block.attributes.source, block.span);
        expression(block.only_if, helps);
        expression(block.condition, helps);
        for (const BlockId way : block.ways)
            this->block(way, book_.block(way).way == WayKind::EsSeiDenn ? opposite(helps) : helps);
    }

    void element(const Element& element) {
        const Block& block = book_.block(element.block);
        if (element.kind != ElementKind::Kannausschluss) burden(block.attributes.source, block.span);
        const bool is_requirement =
            element.kind == ElementKind::Voraussetzung || element.kind == ElementKind::Regelvoraussetzung;
        expression(block.only_if, Helps::Failing);
        expression(block.condition, is_requirement ? Helps::Holding : Helps::Failing);
        // a bar falls by its ways and by its `es sei denn` alike
        for (const BlockId way : block.ways)
            this->block(way, is_requirement && book_.block(way).way == WayKind::EsSeiDenn ? Helps::Failing
                                                                                          : Helps::Holding);
    }

private:
    void burden(SourceId id, Span span) {
        if (id.is_none() || !reported_.insert(span).second) return;
        const Source& source = book_.sources[id.index];
        context_.diagnostics.report(Code::LayerAddsBurden, span, source.name)
            .label(source.span, TextId::DeclaredHere);
    }

    void operands(const Expression& source, Helps helps) {
        for (const ExpressionId operand : source.operands) expression(operand, helps);
    }

    /// The first operand as it says, the others (thresholds, days) one cannot say.
    void first_operand(const Expression& source, Helps helps) {
        for (std::size_t i = 0; i < source.operands.size(); ++i)
            expression(source.operands[i], i == 0 ? helps : Helps::Unclear);
    }

    /// One more member helps if `helps` is Holding.
    void group(const Expression& source, Helps members, Helps one_more) {
        for (const ExpressionId operand : source.operands) {
            const Expression& member = book_.expression(operand);
            if (member.operation == Operation::Case) {
                const Block& block = book_.block(BlockId{member.ref});
                if (one_more != Helps::Holding) burden(block.attributes.source, block.span);
            }
            expression(operand, members);
        }
    }

    void expression(ExpressionId id, Helps helps) {
        if (id.is_none() || !seen_.insert({0, id.index, helps}).second) return;
        const Expression& source = book_.expression(id);
        const Helps against = opposite(helps);
        switch (source.operation) {
            case Operation::AllOf: return group(source, helps, against);
            case Operation::AnyOf: return group(source, helps, helps);
            case Operation::NoneOf: return group(source, against, against);
            case Operation::CountOf: {
                const Helps members = grows(source.measure) ? helps : against;
                return group(source, members, members);
            }
            case Operation::Case: return inner(BlockId{source.ref}, helps);
            case Operation::Not: return operands(source, against);
            case Operation::If:
                for (std::size_t i = 0; i < source.operands.size(); ++i)
                    expression(source.operands[i], i == 0 ? Helps::Unclear : helps);
                return;
            case Operation::Compare:
                for (std::size_t i = 0; i < source.operands.size(); ++i)
                    expression(source.operands[i], grows(source.measure) == (i == 0) ? helps : against);
                return;
            case Operation::UninterruptedFor:
            case Operation::InTotal: return first_operand(source, grows(source.measure) ? helps : against);
            case Operation::Throughout: return first_operand(source, helps);
            case Operation::Add:
            case Operation::DaysWith:
            case Operation::ExistsItem:
            case Operation::CountItems:
            case Operation::Sum:
            case Operation::ForPerson: return operands(source, helps);
            case Operation::NoItem: return operands(source, against);
            case Operation::EveryItem:
                for (std::size_t i = 0; i < source.operands.size(); ++i)
                    expression(source.operands[i], i == 0 ? helps : against);
                return;
            case Operation::OnDay:
                for (std::size_t i = 0; i < source.operands.size(); ++i)
                    expression(source.operands[i], i == 0 ? Helps::Unclear : helps);
                return;
            case Operation::LawOfDay: return first_operand(source, helps);
            case Operation::DefinitionUse: return definition(source.ref, helps);
            case Operation::ChainUse: return chain(source.ref, helps);
            default: return operands(source, Helps::Unclear);
        }
    }

    /// A case: the block itself was looked at by its group.
    void inner(BlockId id, Helps helps) {
        const Block& block = book_.block(id);
        expression(block.only_if, helps);
        expression(block.condition, helps);
        for (const BlockId way : block.ways)
            this->block(way, book_.block(way).way == WayKind::EsSeiDenn ? opposite(helps) : helps);
    }

    void definition(std::uint32_t index, Helps helps) {
        for (const DefinitionVersion& version : book_.definitions[index].versions)
            expression(version.value, helps);
    }

    /// A chain only gains from one more line.
    void chain(std::uint32_t index, Helps helps) {
        if (!seen_.insert({1, index, helps}).second) return;
        for (const ChainVersion& version : book_.chains[index].versions) {
            if (helps != Helps::Holding) burden(version.attributes.source, book_.chains[index].span);
            for (const ChainLine& line : version.lines) {
                if (helps != Helps::Holding) burden(line.attributes.source, line.span);
                expression(line.condition, helps);
            }
        }
    }

    Context& context_;
    const RuleBook& book_;
    std::set<std::tuple<int, std::uint32_t, Helps>> seen_;  // expressions and chains
    std::set<Span> reported_;
};

}  // namespace

void check_layers(Context& context) {
    Walker walker(context);
    for (const Element& element : context.book.elements) walker.element(element);
    for (const Norm& norm : context.book.norms)
        for (const Deviation& deviation : norm.deviations)
            walker.block(deviation.way, context.book.block(deviation.way).way == WayKind::EsSeiDenn
                                            ? Helps::Failing
                                            : Helps::Holding);
}

}  // namespace dsl::model::checking
