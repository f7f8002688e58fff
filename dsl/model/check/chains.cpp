// kette: lines typed and dated; `nach tabelle.spalte` looks up the value of the current period. Then: a line
// that can never make a difference, a chain that counts nothing, a gap without bounds.
#include <algorithm>

#include "dsl/model/check/chain_lines.hpp"
#include "dsl/model/check/collect.hpp"
#include "dsl/model/check/expressions.hpp"
#include "dsl/model/check/passes.hpp"

namespace dsl::model::checking {

namespace {

ChainLineKind kind_of(const syntax::ChainLine& line) {
    if (!line.table.empty()) return ChainLineKind::ByTable;
    switch (line.kind) {
        case syntax::ChainLineKind::Counts: return ChainLineKind::Counts;
        case syntax::ChainLineKind::CountsHalf: return ChainLineKind::CountsHalf;
        case syntax::ChainLineKind::Bridges: return ChainLineKind::Bridges;
        case syntax::ChainLineKind::Credit: return ChainLineKind::Credit;
    }
    return ChainLineKind::Counts;
}

/// The attribute of a gapless list whose type is the key of the table; `status` first.
FactId key_attribute(const Context& context, ChoiceId key) {
    FactId found;
    for (const List& list : context.book.lists) {
        if (!list.is_gapless) continue;
        for (const FactId id : list.attributes) {
            const Fact& fact = context.book.fact(id);
            if (!fact.type.is(BaseType::Auswahl) || fact.type.choice != key) continue;
            if (found.is_none() || core::same_name(fact.name, "status")) found = id;
        }
    }
    return found;
}

/// `nach anrechnung.voraufenthalt`: the cell for the current period's value.
ExpressionId counting_of(Context& context, const Thing& user, const Validity& validity,
                         const syntax::ChainLine& line) {
    const Span span = core::joined(line.table.front().span, line.table.back().span);
    const Thing* thing = find(context.values, line.table[0].text);
    if (thing == nullptr || thing->kind != ThingKind::Table) {
        if (thing == nullptr)
            report_unknown(context, line.table[0], names_of(context, context.values));
        else
            context.diagnostics.report(Code::WrongKindOfName, line.table[0].span, line.table[0].text,
                                       kind_text(context, *thing), std::string("eine Tabelle"));
        return ExpressionId::none();
    }
    context.uses.push_back({user, *thing, validity, true, span});
    const Table& table = context.book.tables[thing->index];
    std::optional<std::uint32_t> column;
    for (std::uint32_t i = 0; i < table.columns.size() && line.table.size() == 2; ++i)
        if (core::same_name(table.columns[i], line.table[1].text)) column = i;
    if (!column) {
        const syntax::Name& wrong = line.table.back();
        suggest(context.diagnostics.report(Code::UnknownMember, wrong.span, table.name, wrong.text),
                wrong.text, table.columns);
        return ExpressionId::none();
    }
    if (!fits(table.column_types[*column], choice_type(context.book.counting_choice))) {
        context.diagnostics.report(Code::NotACountingColumn, line.table[1].span, line.table[1].text);
        return ExpressionId::none();
    }
    const FactId attribute = table.key.is_none() ? FactId::none() : key_attribute(context, table.key);
    if (attribute.is_none()) {
        context.diagnostics.report(Code::WrongOperand, span, std::string("nach"),
                                   std::string("eine Tabelle über den Status"), "`" + table.name + "`");
        return ExpressionId::none();
    }
    context.uses.push_back({user, Thing{ThingKind::Fact, attribute.index}, validity, true, span});
    Expression current = operation_of(Operation::CurrentPeriod, context.book.fact(attribute).type);
    current.ref = attribute.index;
    current.span = span;
    Expression cell = operation_of(Operation::TableValue, choice_type(context.book.counting_choice),
                                   {context.add(std::move(current))});
    cell.ref = thing->index;
    cell.column = *column;
    cell.span = span;
    return context.add(std::move(cell));
}

ChainLine read_line(Context& context, Scope& scope, const syntax::ChainLine& written,
                    const Surroundings& around) {
    const ReadAttributes read = read_attributes(context, pointers_to(written.attributes), around);
    scope.around = inside(read, around);
    ChainLine line;
    line.kind = kind_of(written);
    line.is_gap = written.is_gap;
    line.is_capped = written.is_capped;
    line.attributes = read.attributes;
    line.span = written.span;
    ExpressionBuilder builder(context, scope);
    if (!written.limit.is_none())
        line.limit = builder.duration(written.limit, written.is_capped ? "höchstens" : "bis");
    if (!written.condition.is_none()) line.condition = builder.condition(written.condition);
    if (!written.table.empty())
        line.counting = counting_of(context, scope.user, read.attributes.validity, written);
    if (written.is_gap && written.kind == syntax::ChainLineKind::CountsHalf)
        context.diagnostics.report(Code::NotPossibleHere, written.span, std::string("zur Hälfte"));
    if (written.is_capped &&
        written.kind == syntax::ChainLineKind::Bridges)  // a bridged day is not counted anyhow
        context.diagnostics.report(Code::NotPossibleHere, written.span, std::string("höchstens"));
    if (is_empty(read.attributes.validity) && read.has_validity)
        context.diagnostics.report(Code::NeverInForce, read.validity_span, std::string("Zeile der Kette"));
    return line;
}

}  // namespace

void read_chains(Context& context) {
    for (const auto& declared : context.chains) {
        if (declared.is_damaged) continue;
        const syntax::Chain& written = *declared.declaration;
        Scope scope;
        scope.file = declared.file;
        scope.user = Thing{ThingKind::Chain, declared.index};
        const Surroundings file{base_of(context, *declared.file), {}, {}};
        const ReadAttributes read = read_attributes(context, pointers_to(written.attributes), file);
        if (!read.has_citation)
            context.diagnostics.report(Code::MissingCitation, written.name.span,
                                       "`kette " + written.name.text + "`");
        ChainVersion version;
        version.attributes = read.attributes;
        for (const syntax::ChainLine& line : written.lines)
            version.lines.push_back(read_line(context, scope, line, inside(read, file)));
        Chain& chain = context.book.chains[declared.index];
        if (chain.text.empty()) chain.text = written.text.text;
        chain.versions.push_back(std::move(version));
        const Span span = read.validity_span.end != 0 ? read.validity_span : written.name.span;
        context.versions[scope.user].push_back({read.attributes.validity, span});
    }
    for (Chain& chain : context.book.chains)
        std::stable_sort(chain.versions.begin(), chain.versions.end(), [](const auto& a, const auto& b) {
            return a.attributes.validity.from < b.attributes.validity.from;
        });
}

void check_chains(Context& context) {
    for (const Chain& chain : context.book.chains)
        for (const ChainVersion& version : chain.versions) check_chain_lines(context, chain, version);
}

}  // namespace dsl::model::checking
