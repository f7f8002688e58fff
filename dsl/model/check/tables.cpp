// tabelle: the types of the columns follow from the cells; `sonst` is spelled out, so that each key has one row.
#include <algorithm>
#include <bit>
#include <set>

#include "dsl/model/check/collect.hpp"
#include "dsl/model/check/expressions.hpp"
#include "dsl/model/check/passes.hpp"

namespace dsl::model::checking {

namespace {

/// table.column pairs named after `nach` in some chain: their ja and nein say what counts.
std::set<std::pair<std::string, std::string>> counting_columns(const Context& context) {
    std::set<std::pair<std::string, std::string>> columns;
    for (const auto& chain : context.chains)
        for (const syntax::ChainLine& line : chain.declaration->lines)
            if (line.table.size() == 2)
                columns.emplace(core::canonical_name(line.table[0].text), core::canonical_name(line.table[1].text));
    return columns;
}

const syntax::Name* bare_name(const syntax::File& file, syntax::ExpressionId id) {
    const auto* path = std::get_if<syntax::Path>(&file.at(id).kind);
    return path != nullptr && path->names.size() == 1 && path->key.is_none() ? &path->names[0] : nullptr;
}

Type type_of_number(const syntax::Number& number) {
    if (!number.unit || *number.unit == syntax::Unit::Hours) return simple(BaseType::Zahl);
    if (*number.unit == syntax::Unit::Percent) return simple(BaseType::Prozent);
    if (*number.unit == syntax::Unit::Euro) return simple(BaseType::Geld);
    return simple(BaseType::Dauer);
}

/// The only choice that has all these values; several or none: unknown.
Type choice_with(const Context& context, const std::vector<std::string>& values) {
    Type found;
    for (std::uint32_t i = 0; i < context.book.choices.size(); ++i) {
        const bool has_all = std::all_of(values.begin(), values.end(), [&](const std::string& value) {
            return context.book.find_value(ChoiceId{i}, value).has_value();
        });
        if (!has_all) continue;
        if (!is_unknown(found)) return {};
        found = choice_type(ChoiceId{i});
    }
    return found;
}

/// The simple cells of a column, those under `falls … dann … sonst` included.
void add_cells(const syntax::File& file, syntax::ExpressionId id, std::vector<syntax::ExpressionId>& cells) {
    if (const auto* choice = std::get_if<syntax::If>(&file.at(id).kind)) {
        add_cells(file, choice->then, cells);
        add_cells(file, choice->otherwise, cells);
    } else {
        cells.push_back(id);
    }
}

Type column_type(const Context& context, const Declared<syntax::Table>& table, std::size_t column, bool counts) {
    std::vector<syntax::ExpressionId> cells;
    for (const syntax::TableRow& row : table.declaration->rows)
        if (column < row.cells.size()) add_cells(*table.file, row.cells[column], cells);
    std::vector<std::string> names;
    bool only_yes_no = true, all_counting = true;
    for (const syntax::ExpressionId id : cells) {
        const syntax::Expression& cell = table.file->at(id);
        if (const auto* number = std::get_if<syntax::Number>(&cell.kind)) return type_of_number(*number);
        if (std::holds_alternative<syntax::DateLiteral>(cell.kind)) return simple(BaseType::Datum);
        if (std::holds_alternative<syntax::TextLiteral>(cell.kind)) return simple(BaseType::Text);
        if (std::holds_alternative<syntax::CitationLiteral>(cell.kind)) return simple(BaseType::Fundstelle);
        const syntax::Name* name = bare_name(*table.file, id);
        if (name == nullptr) continue;
        const Thing* thing = find(context.values, name->text);
        if (thing != nullptr && thing->kind == ThingKind::Definition && !counts) return context.book.definitions[thing->index].type;
        names.push_back(name->text);
        only_yes_no = only_yes_no && (name->text == "ja" || name->text == "nein");
        all_counting = all_counting && context.book.find_value(context.book.counting_choice, name->text).has_value();
    }
    if (names.empty() && !counts) return {};
    if (counts || (all_counting && !only_yes_no)) return choice_type(context.book.counting_choice);
    if (only_yes_no) return truth;
    return choice_with(context, names);
}

void read_rows(Context& context, Scope& scope, const Declared<syntax::Table>& declared, TableVersion& version) {
    const Table& table = context.book.tables[declared.index];
    const syntax::Table& written = *declared.declaration;
    const std::size_t count = table.key.is_none() ? 0 : context.book.choice(table.key).values.size();
    const ChoiceMask all = count >= 64 ? ~ChoiceMask{0} : (ChoiceMask{1} << count) - 1;
    ChoiceMask done = 0;
    const syntax::TableRow* otherwise = nullptr;
    for (const syntax::TableRow& row : written.rows) {
        TableRow read;
        read.span = row.span;
        if (row.cells.size() != written.columns.size())
            context.diagnostics.report(Code::RowLengthDiffers, row.key.span, row.cells.size(), written.columns.size());
        if (row.is_otherwise) {
            if (otherwise != nullptr)
                context.diagnostics.report(Code::ClauseTwice, row.key.span, std::string("sonst")).label(otherwise->key.span, TextId::FirstHere);
            otherwise = &row;
        } else if (!table.key.is_none()) {
            const auto value = context.book.find_value(table.key, row.key.text);
            if (!value) {
                std::vector<std::string> known;
                for (const ChoiceValue& each : context.book.choice(table.key).values) known.push_back(each.name);
                suggest(context.diagnostics.report(Code::UnknownChoiceValue, row.key.span, row.key.text, context.book.choice(table.key).name), row.key.text, known);
            } else if ((done & (ChoiceMask{1} << *value)) != 0) {
                context.diagnostics.report(Code::ClauseTwice, row.key.span, row.key.text);
            } else {
                read.keys = ChoiceMask{1} << *value;
                context.used_values.emplace(table.key.index, context.book.choice(table.key).values[*value].name);
            }
        }
        done |= read.keys;
        ExpressionBuilder builder(context, scope);
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            const Type type = i < table.column_types.size() ? context.book.tables[declared.index].column_types[i] : Type{};
            read.cells.push_back(builder.value_of_type(row.cells[i], type, i < written.columns.size() ? written.columns[i].text : "spalten"));
        }
        version.rows.push_back(std::move(read));
        if (row.is_otherwise) version.rows.back().keys = 0;
    }
    const ChoiceMask rest = all & ~done;
    if (otherwise != nullptr) {
        const auto position = static_cast<std::size_t>(otherwise - written.rows.data());
        version.rows[position].keys = rest;
        if (rest == 0 && count > 0) context.diagnostics.report(Code::UnreachableBranch, otherwise->key.span);
        return;
    }
    if (rest == 0) return;
    std::string missing;
    int listed = 0;
    for (std::size_t i = 0; i < count; ++i) {
        if ((rest & (ChoiceMask{1} << i)) == 0) continue;
        if (++listed > 4) continue;
        missing += (missing.empty() ? "`" : ", `") + context.book.choice(context.book.tables[declared.index].key).values[i].name + "`";
    }
    if (listed > 4) missing += " und " + std::to_string(listed - 4) + " weitere";
    context.diagnostics.report(Code::TableIncomplete, written.name.span, missing);
}

}  // namespace

void type_tables(Context& context) {
    const auto counting = counting_columns(context);
    for (const auto& declared : context.tables) {
        const syntax::Table& written = *declared.declaration;
        const Type key = type_named(context, written.key_type);
        Table& table = context.book.tables[declared.index];
        const bool is_first = table.columns.empty();
        if (!is_unknown(key) && !key.is(BaseType::Auswahl))
            context.diagnostics.report(Code::WrongOperand, written.key_type.span, std::string("tabelle"), std::string("eine Auswahl"), type_text(context, key));
        if (is_first) {
            table.text = written.text ? written.text->text : "";
            if (key.is(BaseType::Auswahl)) table.key = key.choice;
            for (const syntax::Name& column : written.columns) table.columns.push_back(column.text);
        }
        for (std::size_t i = 0; i < written.columns.size(); ++i) {
            const bool counts = counting.contains({core::canonical_name(written.name.text), core::canonical_name(written.columns[i].text)});
            const Type type = column_type(context, declared, i, counts);
            if (is_first) table.column_types.push_back(type);
            else if (i >= table.columns.size() || !core::same_name(table.columns[i], written.columns[i].text) || !fits(table.column_types[i], type))
                context.diagnostics.report(Code::DuplicateName, written.columns[i].span, written.columns[i].text).label(table.span, TextId::FirstHere);
        }
    }
}

void read_tables(Context& context) {
    for (const auto& declared : context.tables) {
        if (declared.is_damaged) continue;
        Scope scope;
        scope.file = declared.file;
        scope.user = Thing{ThingKind::Table, declared.index};
        const Surroundings file{base_of(context, *declared.file), {}, {}};
        const ReadAttributes read = read_attributes(context, pointers_to(declared.declaration->attributes), file);
        scope.around = inside(read, file);
        TableVersion version;
        version.attributes = read.attributes;
        read_rows(context, scope, declared, version);
        context.book.tables[declared.index].versions.push_back(std::move(version));
        const Span span = read.validity_span.end != 0 ? read.validity_span : declared.declaration->name.span;
        context.versions[scope.user].push_back({read.attributes.validity, span});
    }
    for (Table& table : context.book.tables)
        std::stable_sort(table.versions.begin(), table.versions.end(), [](const auto& a, const auto& b) {
            return a.attributes.validity.from < b.attributes.validity.from;
        });
}

}  // namespace dsl::model::checking
