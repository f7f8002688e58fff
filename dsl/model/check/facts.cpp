// Facts, lists and their attributes by name and type; and the few of them the language itself knows.
#include "dsl/model/check/collect.hpp"
#include "dsl/model/check/passes.hpp"
#include "dsl/model/check/types.hpp"

namespace dsl::model::checking {

namespace {

FactId add_fact(Context& context, const syntax::Name& name, const Type& type, std::string question,
                ListId owner) {
    Fact fact;
    fact.name = name.text;
    fact.type = type;
    fact.question = std::move(question);
    fact.owner = owner;
    fact.span = name.span;
    context.book.facts.push_back(std::move(fact));
    return FactId{static_cast<std::uint32_t>(context.book.facts.size() - 1)};
}

void add_list(Context& context, const syntax::TypeName& written, FactId fact, Type& type) {
    RuleBook& book = context.book;
    const ListId id{static_cast<std::uint32_t>(book.lists.size())};
    List list;
    list.fact = fact;
    list.item_name = written.item ? written.item->text : "";
    list.kind = type.base;
    list.is_gapless = written.is_gapless;
    book.lists.push_back(list);
    type.list = id;
    if (written.item) declare(context, context.items, *written.item, Thing{ThingKind::List, id.index});
    if (written.is_gapless && !type.is(BaseType::Zeitraeume))
        context.diagnostics.report(Code::NotPossibleHere, written.span, std::string("lückenlos"));
    for (const syntax::ItemField& field : written.fields) {
        const FactId known = book.find_attribute(id, field.name.text);
        if (!known.is_none()) {
            context.diagnostics.report(Code::DuplicateName, field.name.span, field.name.text)
                .label(book.fact(known).span, TextId::FirstHere);
            continue;
        }
        Type field_type = type_named(context, field.type);
        if (field_type.is_list()) {  // items hold single values
            context.diagnostics.report(Code::SingleExpected, field.type.span, type_text(context, field_type));
            field_type = {};
        }
        const FactId attribute =
            add_fact(context, field.name, field_type, field.text ? field.text->text : "", id);
        book.lists[id.index].attributes.push_back(attribute);
        context.attributes[core::canonical_name(field.name.text)].push_back(attribute);
    }
}

void collect_fact(Context& context, const syntax::File& file, const syntax::Fact& written) {
    const FactId id = add_fact(context, written.name, {}, written.question.text, ListId::none());
    declare(context, context.values, written.name, Thing{ThingKind::Fact, id.index});
    Type type = type_named(context, written.type.base);
    if (type.is_list())
        add_list(context, written.type, id, type);
    else if (written.type.item && !is_unknown(type))
        context.diagnostics.report(Code::ListExpected, written.type.base.span, type_text(context, type));
    else if (type.is(BaseType::Tage)) {  // days come from expressions only
        context.diagnostics.report(Code::UnknownType, written.type.base.span, written.type.base.text);
        type = {};
    }
    context.book.facts[id.index].type = type;
    context.fact_declarations.push_back({&file, &written, id.index, written.is_damaged});
}

}  // namespace

void collect_facts(Context& context) {
    each_declaration<syntax::Facts>(context, [&](const syntax::File& file, const syntax::Facts& facts, bool) {
        for (const syntax::FactsItem& item : facts.items)
            if (const auto* fact = std::get_if<syntax::Fact>(&item)) collect_fact(context, file, *fact);
    });
}

void find_known_facts(Context& context) {
    RuleBook& book = context.book;
    book.birth_date = book.find_fact("geburtsdatum");
    for (std::uint32_t i = 0; i < book.lists.size(); ++i) {
        if (!book.lists[i].is_gapless) continue;
        const FactId status = book.find_attribute(ListId{i}, "status");
        if (status.is_none() || !book.fact(status).type.is(BaseType::Auswahl)) continue;
        book.status_choice = book.fact(status).type.choice;
        return;
    }
}

}  // namespace dsl::model::checking
