#include "dsl/model/check/chain_lines.hpp"

#include <algorithm>

namespace dsl::model::checking {

bool same_expression(const RuleBook& book, ExpressionId a, ExpressionId b) {
    if (a == b) return true;
    if (a.is_none() || b.is_none()) return false;
    const Expression& left = book.expression(a);
    const Expression& right = book.expression(b);
    if (left.operation == Operation::Case || left.type.is(BaseType::Unbekannt)) return false;
    return left.operation == right.operation && left.type == right.type && left.measure == right.measure &&
           left.frame == right.frame && left.ref == right.ref && left.column == right.column &&
           left.constant == right.constant && left.citations == right.citations &&
           std::equal(left.operands.begin(), left.operands.end(), right.operands.begin(),
                      right.operands.end(),
                      [&](ExpressionId x, ExpressionId y) { return same_expression(book, x, y); });
}

namespace {

std::vector<ExpressionId> parts(const RuleBook& book, ExpressionId condition, Operation joined_by) {
    if (condition.is_none()) return {};
    const Expression& expression = book.expression(condition);
    if (expression.operation != joined_by) return {condition};
    std::vector<ExpressionId> all;
    for (const ExpressionId operand : expression.operands)
        for (const ExpressionId part : parts(book, operand, joined_by)) all.push_back(part);
    return all;
}

/// Counts first, half, bridged: what a day or gap is worth.
int worth(ChainLineKind kind) {
    switch (kind) {
        case ChainLineKind::Counts: return 3;
        case ChainLineKind::CountsHalf: return 2;
        case ChainLineKind::Bridges: return 1;
        case ChainLineKind::ByTable:
        case ChainLineKind::Credit: return 0;
    }
    return 0;
}

const core::Duration* fixed_limit(const RuleBook& book, ExpressionId limit) {
    return limit.is_none() ? nullptr : std::get_if<core::Duration>(&book.expression(limit).constant);
}

bool allows_as_much(const RuleBook& book, const ChainLine& better, const ChainLine& line) {
    if (better.limit.is_none()) return true;
    if (line.limit.is_none()) return false;
    if (same_expression(book, better.limit, line.limit)) return true;
    const auto* more = fixed_limit(book, better.limit);
    const auto* less = fixed_limit(book, line.limit);
    return more != nullptr && less != nullptr && core::compare(*less, *more) <= 0;
}

/// Wherever `line` could apply, `better` applies too and is worth at least as much.
bool makes_useless(const RuleBook& book, const ChainLine& better, const ChainLine& line, bool is_earlier) {
    if (better.kind == ChainLineKind::ByTable || line.kind == ChainLineKind::Credit ||
        better.kind == ChainLineKind::Credit)
        return false;
    if (!better.attributes.source.is_none() && better.attributes.source != line.attributes.source)
        return false;  // a layer may be off
    const Validity common = intersection(better.attributes.validity, line.attributes.validity);
    if (common != line.attributes.validity || !implies(book, line.condition, better.condition)) return false;
    if (better.is_gap != line.is_gap)  // days that always count or bridge leave no gap
        return !better.is_gap && better.condition.is_none();
    if (line.kind == ChainLineKind::ByTable) return worth(better.kind) == 3;
    // `höchstens` takes a gap of any length; what counts of it is worth more than a bridge.
    if (line.is_capped && !better.is_capped && !better.limit.is_none()) return false;
    const bool takes_any = better.is_capped && worth(better.kind) > worth(line.kind);
    if (better.is_gap && !takes_any && !allows_as_much(book, better, line)) return false;
    // a counted gap reaches the Stichtag and needs no neighbours, so it beats a bridged one
    if (worth(better.kind) != worth(line.kind)) return worth(better.kind) > worth(line.kind);
    const bool same = implies(book, better.condition, line.condition) &&
                      (!better.is_gap || allows_as_much(book, line, better)) &&
                      better.attributes.validity == line.attributes.validity;
    return !same || is_earlier;
}

}  // namespace

bool implies(const RuleBook& book, ExpressionId stronger, ExpressionId weaker) {
    if (weaker.is_none() || same_expression(book, stronger, weaker)) return true;
    if (stronger.is_none()) return false;
    const auto given = parts(book, stronger, Operation::AllOf);
    const auto wanted = parts(book, weaker, Operation::AllOf);
    const auto is_given = [&](ExpressionId part) {
        for (const ExpressionId alternative : parts(book, part, Operation::AnyOf))
            if (std::any_of(given.begin(), given.end(),
                            [&](ExpressionId other) { return same_expression(book, other, alternative); }))
                return true;
        return std::any_of(given.begin(), given.end(),
                           [&](ExpressionId other) { return same_expression(book, other, part); });
    };
    return std::all_of(wanted.begin(), wanted.end(), is_given);
}

void check_chain_lines(Context& context, const Chain& chain, const ChainVersion& version) {
    const auto counts = [](const ChainLine& line) {
        return !line.is_gap &&
               (line.kind == ChainLineKind::Counts || line.kind == ChainLineKind::CountsHalf ||
                line.kind == ChainLineKind::ByTable);
    };
    if (std::none_of(version.lines.begin(), version.lines.end(), counts))
        context.diagnostics.report(Code::ChainCountsNothing, chain.span, chain.name);
    for (std::size_t i = 0; i < version.lines.size(); ++i) {
        const ChainLine& line = version.lines[i];
        if (line.is_gap && line.limit.is_none() && line.condition.is_none())
            context.diagnostics.report(Code::GapWithoutLimit, line.span);
        for (std::size_t j = 0; j < version.lines.size(); ++j) {
            if (i == j || !makes_useless(context.book, version.lines[j], line, j < i)) continue;
            context.diagnostics.report(Code::UselessChainLine, line.span, chain.name)
                .label(version.lines[j].span, TextId::BetterLine);
            break;
        }
    }
}

}  // namespace dsl::model::checking
