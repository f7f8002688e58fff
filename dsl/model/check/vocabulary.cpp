// Bodies of facts, judgements and readings: why a fact may be asked, what indicates a judgement, what a
// reading means.
#include "dsl/model/check/citations.hpp"
#include "dsl/model/check/collect.hpp"
#include "dsl/model/check/expressions.hpp"
#include "dsl/model/check/overloaded.hpp"
#include "dsl/model/check/passes.hpp"

#include <algorithm>

namespace dsl::model::checking {

namespace {

template <typename Line> AttributeList attributes_among(const std::vector<Line>& lines) {
    AttributeList list;
    for (const Line& line : lines)
        if (const auto* attribute = std::get_if<syntax::Attribute>(&line)) list.push_back(attribute);
    return list;
}

StepId step_named(Context& context, const syntax::Name& name) {
    if (const Thing* thing = find(context.steps, name.text)) {
        context.uses.push_back({*thing, *thing, {}, false, name.span});
        return StepId{thing->index};
    }
    report_unknown(context, name, names_of(context, context.steps));
    return StepId::none();
}

/// Which answers stay: only a yes-or-no fact has two.
void read_lasting(Context& context, Fact& fact, const syntax::Lasting& lasting) {
    const std::string when = lasting.when ? lasting.when->text : "";
    std::vector<std::string> answers;
    if (fact.type.is(BaseType::Wahr)) answers = {"ja", "nein"};
    if (lasting.when && std::find(answers.begin(), answers.end(), when) == answers.end())
        return report_unknown(context, *lasting.when, answers);
    fact.yes_lasts = when != "nein";
    fact.no_lasts = when != "ja";
}

void read_fact(Context& context, const Declared<syntax::Fact>& declared) {
    const syntax::Fact& written = *declared.declaration;
    const Surroundings around{base_of(context, *declared.file), {}, {}};
    const ReadAttributes read = read_attributes(context, attributes_among(written.lines), around);
    Fact& fact = context.book.facts[declared.index];
    fact.attributes = read.attributes;
    for (const syntax::FactLine& line : written.lines)
        std::visit(overloaded{
                       [](const syntax::Attribute&) {},
                       [&](const syntax::AttainableBy& by) {
                           for (const syntax::Name& name : by.steps)
                               if (const StepId step = step_named(context, name); !step.is_none())
                                   fact.attainable_by.push_back(step);
                       },
                       [&](const syntax::AskedUnder& asked) {
                           for (core::Citation& citation : absolute(context, asked.citations, around.base)) {
                               require_existing(context, citation, {}, asked.citations.span);
                               fact.asked_under.push_back(std::move(citation));
                           }
                       },
                       [&](const syntax::Sensitive&) { fact.is_sensitive = true; },
                       [&](const syntax::Lasting& lasting) { read_lasting(context, fact, lasting); },
                   },
                   line);
    if (fact.asked_under.empty())
        context.diagnostics.report(Code::FactWithoutNorm, written.name.span, fact.name);
}

void read_judgement(Context& context, const Declared<syntax::Judgement>& declared) {
    const syntax::Judgement& written = *declared.declaration;
    const Surroundings file{base_of(context, *declared.file), {}, {}};
    ReadAttributes read = read_attributes(context, attributes_among(written.lines), file);
    std::vector<core::Citation> concerned = absolute(context, written.concerns, file.base);
    for (const core::Citation& citation : concerned)
        require_existing(context, citation, read.attributes.validity, written.concerns.span);
    read.attributes.citations.insert(read.attributes.citations.begin(), concerned.begin(), concerned.end());
    if (read.attributes.citations.empty())
        context.diagnostics.report(Code::MissingCitation, written.name.span, "`" + written.name.text + "`");
    if (written.question.text.empty())
        context.diagnostics.report(Code::MissingQuestion, written.name.span, written.name.text);
    context.book.judgements[declared.index].attributes = read.attributes;
    Scope scope;
    scope.file = declared.file;
    scope.user = Thing{ThingKind::Judgement, declared.index};
    scope.around = inside(read, file);
    scope.is_dated = false;  // an indication only helps; it must not tie the judgement to a span
    ExpressionBuilder builder(context, scope);
    for (const syntax::JudgementLine& line : written.lines)
        if (const auto* indication = std::get_if<syntax::Indication>(&line))
            for (const syntax::ExpressionId id : indication->conditions) {
                const ExpressionId condition = builder.condition(id);
                context.book.judgements[declared.index].indications.push_back(
                    {indication->in_favour, condition});
            }
}

void read_reading(Context& context, const Declared<syntax::Reading>& declared) {
    const syntax::Reading& written = *declared.declaration;
    const Surroundings file{base_of(context, *declared.file), {}, {}};
    ReadAttributes read = read_attributes(context, pointers_to(written.attributes), file);
    const std::vector<core::Citation> concerned = absolute(context, written.concerns, file.base);
    for (const core::Citation& citation : concerned)
        require_existing(context, citation, read.attributes.validity, written.concerns.span);
    read.attributes.citations.insert(read.attributes.citations.begin(), concerned.begin(), concerned.end());
    Reading& reading = context.book.readings[declared.index];
    reading.attributes = read.attributes;
    const Surroundings around = inside(read, file);
    for (std::size_t i = 0; i < written.meanings.size(); ++i) {
        reading.meanings[i].attributes =
            read_attributes(context, pointers_to(written.meanings[i].attributes), around).attributes;
        for (std::size_t j = 0; j < i; ++j)
            if (core::same_name(written.meanings[i].name.text, written.meanings[j].name.text))
                context.diagnostics
                    .report(Code::DuplicateName, written.meanings[i].name.span, written.meanings[i].name.text)
                    .label(written.meanings[j].name.span, TextId::FirstHere);
    }
}

}  // namespace

void read_vocabulary(Context& context) {
    for (const auto& declared : context.fact_declarations)
        if (!declared.is_damaged) read_fact(context, declared);
    for (const auto& declared : context.judgement_declarations)
        if (!declared.is_damaged) read_judgement(context, declared);
    for (const auto& declared : context.reading_declarations)
        if (!declared.is_damaged) read_reading(context, declared);
    read_steps(context);
}

}  // namespace dsl::model::checking
