// `günstig je mehr …` is a promise that more of a fact never hurts. A comparison that asks for less of it
// breaks the promise where it stands in the open; what definitions hide is left to the proofs of analysis/.
#include "dsl/model/check/passes.hpp"

namespace dsl::model::checking {

namespace {

class ShapeChecker {
public:
    ShapeChecker(Context& context, FactId fact, Favour favour)
        : context_(context), fact_(fact), favour_(favour) {}

    void check_block(BlockId id, bool helps) {
        const Block& block = context_.book.block(id);
        walk(block.condition, helps);
        for (const BlockId way : block.ways)
            check_block(way, context_.book.block(way).way != WayKind::EsSeiDenn);
    }

private:
    /// Which way the fact must go for the condition to come true.
    std::optional<Favour> wanted(const Expression& expression) const {
        switch (expression.operation) {
            case Operation::Compare:
                return expression.measure == Measure::AtLeast || expression.measure == Measure::MoreThan
                           ? Favour::More
                           : Favour::Less;
            case Operation::Before:
            case Operation::NotLater: return Favour::Earlier;
            case Operation::After:
            case Operation::NotEarlier: return Favour::Later;
            default: return std::nullopt;
        }
    }

    static Favour opposite(Favour favour) {
        switch (favour) {
            case Favour::More: return Favour::Less;
            case Favour::Less: return Favour::More;
            case Favour::Earlier: return Favour::Later;
            case Favour::Later: return Favour::Earlier;
        }
        return favour;
    }

    bool is_fact(ExpressionId id) const {
        const Expression& expression = context_.book.expression(id);
        return expression.operation == Operation::FactUse && expression.ref == fact_.index;
    }

    void walk(ExpressionId id, bool helps) {
        if (id.is_none()) return;
        const Expression& expression = context_.book.expression(id);
        if (const auto direction = wanted(expression); direction && expression.operands.size() == 2) {
            Favour needed = *direction;
            if (is_fact(expression.operands[1]))
                needed = opposite(needed);
            else if (!is_fact(expression.operands[0]))
                return;
            if (!helps) needed = opposite(needed);
            if (needed == opposite(favour_))
                context_.diagnostics.report(Code::ShapeContradicted, expression.span);
            return;
        }
        const bool turns =
            expression.operation == Operation::Not || expression.operation == Operation::NoneOf;
        const bool passes =
            turns || expression.operation == Operation::AllOf || expression.operation == Operation::AnyOf;
        if (expression.operation == Operation::Case) check_block(BlockId{expression.ref}, helps);
        if (passes)
            for (const ExpressionId operand : expression.operands) walk(operand, helps != turns);
    }

    Context& context_;
    FactId fact_;
    Favour favour_;
};

bool stands_for_person(ElementKind kind) {
    return kind == ElementKind::Voraussetzung || kind == ElementKind::Regelvoraussetzung;
}

}  // namespace

void check_shapes(Context& context) {
    const RuleBook& book = context.book;
    for (const Norm& norm : book.norms)
        for (const auto& [favour, fact] : norm.favourable)
            for (const ElementId id : norm.elements)
                ShapeChecker(context, fact, favour)
                    .check_block(book.element(id).block, stands_for_person(book.element(id).kind));
}

}  // namespace dsl::model::checking
