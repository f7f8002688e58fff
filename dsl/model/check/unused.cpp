// Warnings about what nobody needs: facts no rule asks for, definitions no rule uses, branches never reached,
// requirements no case decides.
#include <set>

#include "dsl/model/check/chain_lines.hpp"
#include "dsl/model/check/passes.hpp"

namespace dsl::model::checking {

void check_unused(Context& context) {
    const RuleBook& book = context.book;
    std::set<Thing> used;
    for (const Use& use : context.uses)
        if (use.user != use.used || use.used.kind == ThingKind::Source || use.used.kind == ThingKind::Step)
            used.insert(use.used);
    for (const Norm& norm : book.norms)
        for (const auto& [favour, fact] : norm.favourable) used.insert(Thing{ThingKind::Fact, fact.index});
    for (std::uint32_t i = 0; i < book.facts.size(); ++i) {  // who needs an item needs the list
        const Fact& fact = book.facts[i];
        if (!fact.owner.is_none() && used.contains(Thing{ThingKind::Fact, i}))
            used.insert(Thing{ThingKind::Fact, book.list(fact.owner).fact.index});
    }
    for (std::uint32_t i = 0; i < book.facts.size(); ++i)
        if (!used.contains(Thing{ThingKind::Fact, i}))
            context.diagnostics.report(Code::UnusedFact, book.facts[i].span, book.facts[i].name);
    const auto warn = [&](ThingKind kind, std::size_t count) {
        for (std::uint32_t i = 0; i < count; ++i) {
            const Thing thing{kind, i};
            if (!used.contains(thing))
                context.diagnostics.report(Code::UnusedDefinition, span_of(context, thing),
                                           name_of(context, thing));
        }
    };
    warn(ThingKind::Definition, book.definitions.size());
    warn(ThingKind::Table, book.tables.size());
    warn(ThingKind::Chain, book.chains.size());
    warn(ThingKind::Judgement, book.judgements.size());
    warn(ThingKind::Reading, book.readings.size());
}

void check_cases(Context& context) {
    if (!context.input.has_case) return;
    for (const Element& element : context.book.elements) {
        const Block& block = context.book.block(element.block);
        const Norm& norm = context.book.norm(element.home);
        if (!context.input.has_case(norm.citation, block.name))
            context.diagnostics.report(Code::RequirementWithoutCase, block.span, block.name);
    }
}

namespace {

bool is_mandatory(WayKind way) {
    return way == WayKind::Entfaellt || way == WayKind::Genuegt || way == WayKind::Unschaedlich;
}

/// A way that is always open leaves nothing to the others of its block.
void check_ways(Context& context, const Block& block) {
    const RuleBook& book = context.book;
    for (const BlockId id : block.ways) {
        const Block& always = book.block(id);
        if (!is_mandatory(always.way) || !always.condition.is_none() || !always.only_if.is_none() ||
            !always.ways.empty() || !always.attributes.source.is_none() ||
            always.attributes.validity != block.attributes.validity)
            continue;
        for (const BlockId other : block.ways)
            if (other != id && book.block(other).way != WayKind::EsSeiDenn)
                context.diagnostics.report(Code::UnreachableBranch, book.block(other).span)
                    .label(always.span, TextId::BetterLine);
        return;
    }
}

void check_repeated(Context& context, const Expression& group) {
    for (std::size_t i = 0; i < group.operands.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            if (same_expression(context.book, group.operands[i], group.operands[j])) {
                context.diagnostics
                    .report(Code::UnreachableBranch, context.book.expression(group.operands[i]).span)
                    .label(context.book.expression(group.operands[j]).span, TextId::FirstHere);
                break;
            }
}

void check_choice(Context& context, const Expression& choice) {
    const RuleBook& book = context.book;
    if (choice.operands.size() != 3) return;
    const Expression& condition = book.expression(choice.operands[0]);
    if (const bool* fixed = std::get_if<bool>(&condition.constant);
        fixed != nullptr && condition.operation == Operation::Constant)
        context.diagnostics.report(Code::UnreachableBranch,
                                   book.expression(choice.operands[*fixed ? 2 : 1]).span);
    // the same question again in `sonst` was answered no
    const Expression& otherwise = book.expression(choice.operands[2]);
    if (otherwise.operation == Operation::If && otherwise.operands.size() == 3 &&
        implies(book, otherwise.operands[0], choice.operands[0]))
        context.diagnostics.report(Code::UnreachableBranch, book.expression(otherwise.operands[1]).span)
            .label(condition.span, TextId::FirstHere);
}

}  // namespace

void check_branches(Context& context) {
    for (const Block& block : context.book.blocks) check_ways(context, block);
    for (const Expression& expression : context.book.expressions) {
        if (expression.operation == Operation::AllOf || expression.operation == Operation::AnyOf)
            check_repeated(context, expression);
        if (expression.operation == Operation::If) check_choice(context, expression);
    }
}

}  // namespace dsl::model::checking
