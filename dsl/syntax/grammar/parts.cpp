#include "dsl/syntax/grammar/parts.hpp"

namespace dsl::syntax::grammar {
namespace {

template <typename... Functions> struct overloaded : Functions... { using Functions::operator()...; };
template <typename... Functions> overloaded(Functions...) -> overloaded<Functions...>;

}  // namespace

// --- citations ---------------------------------------------------------------------------------------------

core::PlaceRange finish(ParseState&, PlacePair pair, Span) {
    core::Place last = pair.last.value_or(pair.first);
    return {std::move(pair.first), std::move(last)};
}

CitationPart finish(ParseState&, RankedPlaces ranked, Span span) {
    return {ranked.word.rank, std::move(ranked.places), false, ranked.word.is_plural, span};
}

CitationPart finish(ParseState&, BarePlaces bare, Span span) {
    return {core::Rank::Paragraph, std::move(bare.places), true, false, span};
}

Citation finish(ParseState&, FirstAndMore all, Span span) {
    all.more.insert(all.more.begin(), std::move(all.first));
    return {std::move(all.more), std::move(all.act), span};
}

Citations finish(ParseState&, CitationItems items, Span span) {
    items.more.insert(items.more.begin(), std::move(items.first));
    core::Rank last = core::Rank::Paragraph;
    for (Citation& item : items.more)
        for (CitationPart& part : item.parts) {
            if (part.is_bare) part.rank = last;
            last = part.rank;
        }
    return {std::move(items.more), span};
}

DateSpan finish(ParseState&, FromUntil days, Span span) { return {days.from, days.until, span}; }

// --- conditions --------------------------------------------------------------------------------------------

ExpressionId finish(ParseState& state, Joined joined, Span span) {
    if (joined.more.empty()) return joined.first;
    const Marked<Joiner> first = joined.more.front().joiner;
    std::vector<ExpressionId> operands{joined.first};
    for (const JoinedMore& next : joined.more) {
        if (next.joiner.value != first.value) state.report_mixed(first.span, next.joiner.span);
        operands.push_back(next.operand);
    }
    if (first.value == Joiner::And) return state.add(AllOf{std::move(operands)}, span, first.span);
    return state.add(AnyOf{std::move(operands)}, span, first.span);
}

ExpressionId finish(ParseState& state, Calculated calculated, Span span) {
    ExpressionId left = calculated.first;
    for (const CalculatedMore& next : calculated.more) {
        const Span whole{span.file, span.begin, state.file.at(next.operand).span.end};
        left = state.add(Arithmetic{next.op.value, left, next.operand}, whole, next.op.span);
    }
    return left;
}

ExpressionId finish(ParseState& state, Related related, Span span) {
    if (!related.tail) return related.left;
    const ExpressionId left = related.left;
    const auto add = [&](auto node) { return state.add(std::move(node), span, related.tail->span); };
    return std::visit(overloaded{
                          [&](Is is) { return is.left = left, add(is); },
                          [&](In in) { return in.value = left, add(in); },
                          [&](PresentTail) { return add(IsPresent{left}); },
                          [&](DayCompared compared) { return compared.left = left, add(compared); },
                          [&](const MeasuredTail& tail) {
                              Measured measured{left, tail.measure, tail.amount, std::nullopt, {}};
                              if (tail.reference) {
                                  measured.direction = tail.reference->direction;
                                  measured.reference = tail.reference->day;
                              }
                              return add(measured);
                          },
                          [&](Within within) { return within.day = left, add(within); },
                          [&](UninterruptedFor lasting) { return lasting.days = left, add(lasting); },
                          [&](InTotal total) { return total.days = left, add(total); },
                          [&](ThroughoutTail tail) {
                              return add(ThroughoutLast{left, tail.duration});
                          },
                      },
                      related.tail->value);
}

ExpressionId finish(ParseState& state, Limb limb, Span span) {
    return limb.negation ? state.add(Not{limb.operand}, span, *limb.negation) : limb.operand;
}

// --- values ------------------------------------------------------------------------------------------------

namespace {

/// The first word of something that is `length` bytes long at most.
Span first_word(const ParseState& state, Span span) {
    const std::string_view text = state.text_of(span);
    return {span.file, span.begin,
            span.begin + static_cast<std::uint32_t>(std::min(text.find(' '), text.size()))};
}

}  // namespace

ExpressionId finish(ParseState& state, CountedGroup group, Span span) {
    return state.add(GroupOf{GroupKind::Count, group.measure, group.count, std::move(group.members)}, span,
                     first_word(state, span));
}

ExpressionId finish(ParseState& state, QuantifierParts parts, Span span) {
    Name article{std::string{state.text_of(parts.word.span)}, parts.word.span};
    return state.add(Quantifier{parts.word.value, std::move(article), std::move(parts.list), parts.filter},
                     span, parts.word.span);
}

ExpressionId finish(ParseState& state, EveryParts parts, Span span) {
    Name article{std::string{state.text_of(parts.word)}, parts.word};
    return state.add(Every{std::move(article), std::move(parts.list), parts.filter, parts.condition}, span,
                     parts.word);
}

// --- norms, definitions ------------------------------------------------------------------------------------

LeadsTo finish(ParseState&, LeadsToParts parts, Span span) {
    return {std::move(parts.target),
            std::move(parts.basis),
            parts.term.duration,
            parts.term.is_at_most,
            parts.term.is_unlimited,
            span,
            false};
}

Definition finish(ParseState&, DefinitionParts parts, Span) {
    return {parts.kind,
            std::move(parts.name),
            std::move(parts.item),
            std::move(parts.text),
            std::move(parts.type),
            parts.body.value,
            std::move(parts.body.attributes),
            std::move(parts.body.versions)};
}

TypeName finish(ParseState&, TypeParts parts, Span span) {
    TypeName type{std::move(parts.base), std::nullopt, false, {}, span};
    if (parts.item) {
        type.item = std::move(parts.item->item);
        type.is_gapless = parts.item->is_gapless;
        type.fields = std::move(parts.item->fields);
    }
    return type;
}

TableRow finish(ParseState& state, RowParts parts, Span span) {
    return std::visit(
        overloaded{
            [&](Name& key) {
                return TableRow{std::move(key), std::move(parts.cells), span, false};
            },
            [&](const OtherwiseKey& key) {
                return TableRow{
                    {std::string{state.text_of(key.word)}, key.word}, std::move(parts.cells), span, true};
            },
        },
        parts.key);
}

ChainLine finish(ParseState&, ChainLineParts parts, Span span) {
    ChainLine line;
    line.kind = parts.kind;
    line.attributes = std::move(parts.attributes);
    line.span = span;
    std::visit(overloaded{
                   [&](std::vector<Name>& table) { line.table = std::move(table); },
                   [&](const ChainCondition& tail) {
                       line.is_gap = tail.is_gap;
                       line.is_capped = tail.limit.is_capped;
                       line.limit = tail.limit.limit;
                       line.condition = tail.condition;
                   },
               },
               parts.tail);
    return line;
}

}  // namespace dsl::syntax::grammar
