// begriff, wert, menge: types first (expressions ask for them), then the bodies of all versions.
#include <algorithm>

#include "dsl/model/check/collect.hpp"
#include "dsl/model/check/expressions.hpp"
#include "dsl/model/check/passes.hpp"
#include "dsl/model/check/versions.hpp"

namespace dsl::model::checking {

namespace {

ListId item_list(Context& context, const syntax::Name& name) {
    if (const Thing* thing = find(context.items, name.text)) return ListId{thing->index};
    if (const Thing* fact = find(context.values, name.text); fact != nullptr && fact->kind == ThingKind::Fact)
        if (const Type& type = context.book.facts[fact->index].type; type.is_list()) return type.list;
    report_unknown(context, name, names_of(context, context.items));
    return ListId::none();
}

Definition::Kind kind_of(syntax::DefinitionKind kind) {
    switch (kind) {
        case syntax::DefinitionKind::Begriff: return Definition::Kind::Begriff;
        case syntax::DefinitionKind::Wert: return Definition::Kind::Wert;
        case syntax::DefinitionKind::Menge: return Definition::Kind::Menge;
    }
    return Definition::Kind::Begriff;
}

Type declared_type(Context& context, const syntax::Definition& written) {
    const Type type = type_named(context, written.type.base);
    if (type.is_list() || type.is(BaseType::Person) || written.type.item) {
        context.diagnostics.report(Code::SingleExpected, written.type.span, type_text(context, type));
        return {};
    }
    if (written.kind != syntax::DefinitionKind::Menge) return type;
    const bool can_be_set = type.is(BaseType::Auswahl) || type.is(BaseType::Fundstelle) || is_day(type);
    if (can_be_set || is_unknown(type)) return is_unknown(type) ? Type{} : set_of(type);
    context.diagnostics.report(Code::WrongOperand, written.type.base.span, std::string("menge"),
                               std::string("eine Auswahl, Fundstellen oder Tage"), type_text(context, type));
    return {};
}

void read_version(Context& context, Scope& scope, const syntax::Definition& written,
                  const AttributeList& attributes, const Surroundings& around, syntax::ExpressionId value,
                  std::uint32_t index) {
    const ReadAttributes read = read_attributes(context, attributes, around);
    scope.around = inside(read, around);
    ExpressionBuilder builder(context, scope);
    const Type type = context.book.definitions[index].type;
    const ExpressionId built = builder.value_of_type(value, type, written.name.text);
    context.book.definitions[index].versions.push_back({read.attributes, built});
    const Span span = read.validity_span.end != 0 ? read.validity_span : written.name.span;
    context.versions[scope.user].push_back({read.attributes.validity, span});
}

void read_definition(Context& context, const Declared<syntax::Definition>& declared) {
    const syntax::Definition& written = *declared.declaration;
    Scope scope;
    scope.file = declared.file;
    scope.user = Thing{ThingKind::Definition, declared.index};
    const ListId per_item = context.book.definitions[declared.index].per_item;
    if (!per_item.is_none()) scope.frames.push_back(Frame{per_item, false});
    const Surroundings file{base_of(context, *declared.file), {}, {}};
    if (!written.value.is_none()) {
        read_version(context, scope, written, pointers_to(written.attributes), file, written.value,
                     declared.index);
        return;
    }
    const ReadAttributes outer = read_attributes(context, pointers_to(written.attributes), file);
    const std::vector<DatedEntry> entries = dated_entries(context, written.versions, inside(outer, file));
    for (const DatedEntry& entry : entries) {
        Surroundings around = inside(outer, file);
        around.validity = entry.validity;
        around.validity_span = entry.version->period.span;
        read_version(context, scope, written, pointers_to(entry.version->attributes), around,
                     entry.version->value, declared.index);
        // what is said of all entries holds for each: citations of its own come first
        Attributes& own = context.book.definitions[declared.index].versions.back().attributes;
        const Attributes& common = outer.attributes;
        own.citations.insert(own.citations.end(), common.citations.begin(), common.citations.end());
        own.hints.insert(own.hints.end(), common.hints.begin(), common.hints.end());
        own.proofs.insert(own.proofs.end(), common.proofs.begin(), common.proofs.end());
        own.is_protective = own.is_protective || common.is_protective;
        if (own.source.is_none()) own.source = common.source;
    }
}

}  // namespace

void read_definitions(Context& context) {
    std::vector<bool> has_head(context.book.definitions.size(), false);
    for (const auto& declared : context.definitions) {
        const syntax::Definition& written = *declared.declaration;
        Definition& definition = context.book.definitions[declared.index];
        const Type type = declared_type(context, written);
        if (!has_head[declared.index]) {
            has_head[declared.index] = true;
            definition.kind = kind_of(written.kind);
            definition.type = type;
            definition.text = written.text ? written.text->text : "";
            if (written.item) definition.per_item = item_list(context, *written.item);
        } else if (!fits(definition.type, type) || definition.kind != kind_of(written.kind)) {
            context.diagnostics.report(Code::DuplicateName, written.name.span, written.name.text)
                .label(definition.span, TextId::FirstHere);
        }
    }
    type_tables(context);
    for (const auto& declared : context.definitions)
        if (!declared.is_damaged) read_definition(context, declared);
    for (Definition& definition : context.book.definitions)
        std::stable_sort(definition.versions.begin(), definition.versions.end(),
                         [](const auto& a, const auto& b) {
                             return a.attributes.validity.from < b.attributes.validity.from;
                         });
}

}  // namespace dsl::model::checking
