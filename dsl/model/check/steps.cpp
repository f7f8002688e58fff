// maßnahme, ereignis: what a step presupposes, how long it takes and what it brings about.
#include "dsl/model/check/collect.hpp"
#include "dsl/model/check/expressions.hpp"
#include "dsl/model/check/overloaded.hpp"
#include "dsl/model/check/passes.hpp"

namespace dsl::model::checking {

namespace {

FactId fact_named(Context& context, const syntax::Name& name) {
    const Thing* thing = find(context.values, name.text);
    if (thing != nullptr && thing->kind == ThingKind::Fact) return FactId{thing->index};
    if (thing != nullptr) {
        context.diagnostics
            .report(Code::WrongKindOfName, name.span, name.text, kind_text(context, *thing),
                    std::string("eine Angabe"))
            .label(span_of(context, *thing), TextId::DeclaredHere);
        return FactId::none();
    }
    std::vector<std::string> facts;
    for (const Fact& fact : context.book.facts)
        if (fact.owner.is_none()) facts.push_back(fact.name);
    report_unknown(context, name, facts);
    return FactId::none();
}

ListId list_named(Context& context, const syntax::Name& name) {
    if (const Thing* thing = find(context.items, name.text)) return ListId{thing->index};
    const FactId fact =
        find(context.values, name.text) != nullptr ? fact_named(context, name) : FactId::none();
    if (!fact.is_none() && context.book.fact(fact).type.is_list()) return context.book.fact(fact).type.list;
    if (fact.is_none())
        report_unknown(context, name, names_of(context, context.items));
    else
        context.diagnostics.report(Code::ListExpected, name.span, "`" + name.text + "`");
    return ListId::none();
}

bool is_orderable(const Context& context, const Type& type) {
    return is_number(type) || type.is(BaseType::Dauer) || is_unknown(type) ||
           (type.is(BaseType::Auswahl) && context.book.choice(type.choice).is_ordered);
}

std::optional<Effect> read_sets(Context& context, ExpressionBuilder& builder, const syntax::Sets& sets) {
    Effect effect;
    effect.kind = sets.at_least ? Effect::Kind::AtLeast : Effect::Kind::Is;
    effect.fact = fact_named(context, sets.fact);
    if (effect.fact.is_none()) return std::nullopt;
    const Type type = context.book.fact(effect.fact).type;
    if (type.is_list() || type.is(BaseType::Person)) {
        context.diagnostics.report(Code::SingleExpected, sets.fact.span, type_text(context, type));
        return std::nullopt;
    }
    if (sets.at_least && !is_orderable(context, type)) {
        context.diagnostics.report(Code::WrongOperand, sets.fact.span, std::string("mindestens"),
                                   std::string("etwas, das sich der Größe nach ordnen lässt"),
                                   type_text(context, type));
        return std::nullopt;
    }
    effect.value = builder.value_of_type(sets.value, type, sets.fact.text);
    return effect;
}

std::optional<Effect> read_new_item(Context& context, ExpressionBuilder& builder,
                                    const syntax::NewItem& item) {
    const ListId list = list_named(context, item.item);
    if (list.is_none()) return std::nullopt;
    Effect effect;
    effect.kind = Effect::Kind::NewItem;
    effect.fact = context.book.list(list).fact;
    for (const auto& [name, value] : item.fields) {
        const FactId attribute = context.book.find_attribute(list, name.text);
        if (attribute.is_none()) {
            std::vector<std::string> known;
            for (const FactId id : context.book.list(list).attributes)
                known.push_back(context.book.fact(id).name);
            suggest(context.diagnostics.report(Code::UnknownMember, name.span, item.item.text, name.text),
                    name.text, known);
            continue;
        }
        const Type type = context.book.fact(attribute).type;
        effect.attributes.emplace_back(attribute, builder.value_of_type(value, type, name.text));
    }
    return effect;
}

std::optional<Effect> read_ends(Context& context, const syntax::Ends& ends) {
    Effect effect;
    effect.kind = Effect::Kind::Ends;
    if (const Thing* item = find(context.items, ends.fact.text))
        effect.fact = context.book.lists[item->index].fact;
    else
        effect.fact = fact_named(context, ends.fact);
    if (effect.fact.is_none()) return std::nullopt;
    return effect;
}

void read_step(Context& context, const Declared<syntax::Step>& declared) {
    const syntax::Step& written = *declared.declaration;
    const Surroundings file{base_of(context, *declared.file), {}, {}};
    AttributeList attributes;
    for (const syntax::StepLine& line : written.lines)
        if (const auto* attribute = std::get_if<syntax::Attribute>(&line)) attributes.push_back(attribute);
    const ReadAttributes read = read_attributes(context, attributes, file);
    Scope scope;
    scope.file = declared.file;
    scope.user = Thing{ThingKind::Step, declared.index};
    scope.around = inside(read, file);
    ExpressionBuilder builder(context, scope);
    Step step = context.book.steps[declared.index];
    step.attributes = read.attributes;
    for (const syntax::StepLine& line : written.lines)
        std::visit(
            overloaded{
                [](const syntax::Attribute&) {},
                [&](const syntax::Requires& needs) {
                    step.requires_all.push_back(builder.condition(needs.condition));
                },
                [&](const syntax::Takes& takes) {
                    if (!step.takes.is_none())
                        context.diagnostics.report(Code::ClauseTwice, takes.span, std::string("dauert"));
                    step.takes = builder.duration(takes.duration, "dauert");
                    step.takes_about = takes.is_about;
                },
                [&](const syntax::Causes& causes) {
                    for (const syntax::Effect& effect : causes.effects) {
                        const auto made = std::visit(
                            overloaded{
                                [&](const syntax::Sets& sets) { return read_sets(context, builder, sets); },
                                [&](const syntax::NewItem& item) {
                                    return read_new_item(context, builder, item);
                                },
                                [&](const syntax::Ends& ends) { return read_ends(context, ends); },
                            },
                            effect.kind);
                        if (made) step.effects.push_back(*made);
                    }
                },
            },
            line);
    context.book.steps[declared.index] = std::move(step);
}

}  // namespace

void read_steps(Context& context) {
    for (const auto& declared : context.step_declarations)
        if (!declared.is_damaged) read_step(context, declared);
}

}  // namespace dsl::model::checking
