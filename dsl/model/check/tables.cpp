// tabelle: the types of the columns follow from the cells; `sonst` is spelled out, so that each key has one
// row.
#include <algorithm>
#include <optional>
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
                columns.emplace(core::canonical_name(line.table[0].text),
                                core::canonical_name(line.table[1].text));
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
    if (id.is_none()) return;
    if (const auto* choice = std::get_if<syntax::If>(&file.at(id).kind)) {
        add_cells(file, choice->then, cells);
        add_cells(file, choice->otherwise, cells);
    } else {
        cells.push_back(id);
    }
}

Type column_type(const Context& context, const Declared<syntax::Table>& table, std::size_t column,
                 bool counts) {
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
        if (thing != nullptr && thing->kind == ThingKind::Definition && !counts)
            return context.book.definitions[thing->index].type;
        names.push_back(name->text);
        only_yes_no = only_yes_no && (name->text == "ja" || name->text == "nein");
        all_counting =
            all_counting && context.book.find_value(context.book.counting_choice, name->text).has_value();
    }
    if (names.empty() && !counts) return {};
    if (counts || (all_counting && !only_yes_no)) return choice_type(context.book.counting_choice);
    if (only_yes_no) return truth;
    return choice_with(context, names);
}

class RowReader {
public:
    RowReader(Context& context, Scope& scope, const Declared<syntax::Table>& declared)
        : context_(context), scope_(scope), written_(*declared.declaration), index_(declared.index) {
        if (table().key.is_none()) return;
        value_count_ = context.book.choice(table().key).values.size();
    }

    std::vector<TableRow> read() {
        std::vector<TableRow> rows;
        for (const syntax::TableRow& row : written_.rows) {
            if (row.cells.size() != written_.columns.size())
                context_.diagnostics.report(Code::RowLengthDiffers, row.key.span, row.cells.size(),
                                            written_.columns.size());
            TableRow read;
            read.span = row.span;
            read.keys = keys_of(row, rows.size());
            done_ |= read.keys;
            read.cells = cells_of(row);
            rows.push_back(std::move(read));
        }
        finish(rows);
        return rows;
    }

private:
    const Table& table() const { return context_.book.tables[index_]; }

    ChoiceMask keys_of(const syntax::TableRow& row, std::size_t position) {
        if (row.is_otherwise) {
            if (otherwise_)
                context_.diagnostics.report(Code::ClauseTwice, row.key.span, std::string("sonst"))
                    .label(written_.rows[*otherwise_].key.span, TextId::FirstHere);
            otherwise_ = position;
            return 0;
        }
        if (table().key.is_none()) return 0;
        const Choice& choice = context_.book.choice(table().key);
        const auto value = context_.book.find_value(table().key, row.key.text);
        if (!value) {
            std::vector<std::string> known;
            for (const ChoiceValue& each : choice.values) known.push_back(each.name);
            suggest(context_.diagnostics.report(Code::UnknownChoiceValue, row.key.span, row.key.text,
                                                choice.name),
                    row.key.text, known);
            return 0;
        }
        const ChoiceMask key = ChoiceMask{1} << *value;
        context_.used_values.emplace(table().key.index, choice.values[*value].name);
        if ((done_ & key) == 0) return key;
        context_.diagnostics.report(Code::ClauseTwice, row.key.span, row.key.text);
        return 0;
    }

    std::vector<ExpressionId> cells_of(const syntax::TableRow& row) {
        std::vector<ExpressionId> cells;
        ExpressionBuilder builder(context_, scope_);
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            const Type type = i < table().column_types.size() ? table().column_types[i] : Type{};
            cells.push_back(builder.value_of_type(
                row.cells[i], type, i < written_.columns.size() ? written_.columns[i].text : "spalten"));
        }
        return cells;
    }

    /// `sonst` stands for all values without a row; without it they must not be forgotten silently.
    void finish(std::vector<TableRow>& rows) {
        const ChoiceMask all = value_count_ >= 64 ? ~ChoiceMask{0} : (ChoiceMask{1} << value_count_) - 1;
        const ChoiceMask rest = all & ~done_;
        if (otherwise_) {
            rows[*otherwise_].keys = rest;
            if (rest == 0 && value_count_ > 0)
                context_.diagnostics.report(Code::UnreachableBranch, written_.rows[*otherwise_].key.span);
            return;
        }
        if (rest == 0) return;
        constexpr int shown_at_most = 4;
        std::string missing;
        int count = 0;
        for (std::size_t i = 0; i < value_count_; ++i) {
            if ((rest & (ChoiceMask{1} << i)) == 0 || ++count > shown_at_most) continue;
            missing +=
                (missing.empty() ? "`" : ", `") + context_.book.choice(table().key).values[i].name + "`";
        }
        if (count > shown_at_most) missing += " und " + std::to_string(count - shown_at_most) + " weitere";
        context_.diagnostics.report(Code::TableIncomplete, written_.name.span, missing);
    }

    Context& context_;
    Scope& scope_;
    const syntax::Table& written_;
    std::uint32_t index_;
    std::size_t value_count_ = 0;
    ChoiceMask done_ = 0;
    std::optional<std::size_t> otherwise_;
};

}  // namespace

void type_tables(Context& context) {
    const auto counting = counting_columns(context);
    for (const auto& declared : context.tables) {
        const syntax::Table& written = *declared.declaration;
        const Type key = type_named(context, written.key_type);
        Table& table = context.book.tables[declared.index];
        const bool is_first = table.columns.empty();
        if (!is_unknown(key) && !key.is(BaseType::Auswahl))
            context.diagnostics.report(Code::WrongOperand, written.key_type.span, std::string("tabelle"),
                                       std::string("eine Auswahl"), type_text(context, key));
        if (is_first) {
            table.text = written.text ? written.text->text : "";
            if (key.is(BaseType::Auswahl)) table.key = key.choice;
            for (const syntax::Name& column : written.columns) table.columns.push_back(column.text);
        }
        for (std::size_t i = 0; i < written.columns.size(); ++i) {
            const bool counts = counting.contains(
                {core::canonical_name(written.name.text), core::canonical_name(written.columns[i].text)});
            const Type type = column_type(context, declared, i, counts);
            if (is_first)
                table.column_types.push_back(type);
            else if (i >= table.columns.size() ||
                     !core::same_name(table.columns[i], written.columns[i].text) ||
                     !fits(table.column_types[i], type))
                context.diagnostics
                    .report(Code::DuplicateName, written.columns[i].span, written.columns[i].text)
                    .label(table.span, TextId::FirstHere);
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
        const ReadAttributes read =
            read_attributes(context, pointers_to(declared.declaration->attributes), file);
        scope.around = inside(read, file);
        TableVersion version;
        version.attributes = read.attributes;
        version.rows = RowReader(context, scope, declared).read();
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
