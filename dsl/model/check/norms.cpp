// norm, allgemein, übergang: heads first (citation, span, aims), so that general parts and references find
// them; then the lines. What refers to other norms by citation is checked in targets.cpp, when all elements
// are known.
#include <algorithm>

#include "dsl/model/check/blocks.hpp"
#include "dsl/model/check/citations.hpp"
#include "dsl/model/check/collect.hpp"
#include "dsl/model/check/overloaded.hpp"
#include "dsl/model/check/passes.hpp"
#include "dsl/model/check/versions.hpp"

namespace dsl::model::checking {

static_assert(static_cast<int>(syntax::ElementKind::Aussetzung) == static_cast<int>(ElementKind::Aussetzung));
static_assert(static_cast<int>(syntax::ConsequenceKind::Verbot) == static_cast<int>(ConsequenceKind::Verbot));
static_assert(static_cast<int>(syntax::Favour::Later) == static_cast<int>(Favour::Later));

namespace {

std::string_view element_word(ElementKind kind) {
    switch (kind) {
        case ElementKind::Voraussetzung: return "voraussetzung";
        case ElementKind::Regelvoraussetzung: return "regelvoraussetzung";
        case ElementKind::Ausschluss: return "ausschluss";
        case ElementKind::Regelausschluss: return "regelausschluss";
        case ElementKind::Kannausschluss: return "kannausschluss";
        case ElementKind::Aussetzung: return "aussetzung";
    }
    return "";
}

/// The statuses of `gilt für`: a menge of statuses, or one status. Used before bodies are read, so from the
/// tree.
ChoiceMask statuses_named(Context& context, const syntax::Name& name, Thing user) {
    const RuleBook& book = context.book;
    if (book.status_choice.is_none()) return 0;
    if (const auto value = book.find_value(book.status_choice, name.text)) return ChoiceMask{1} << *value;
    const Thing* thing = find(context.values, name.text);
    const bool is_set = thing != nullptr && thing->kind == ThingKind::Definition &&
                        fits(book.definitions[thing->index].type, set_of(choice_type(book.status_choice)));
    if (!is_set) {
        if (thing == nullptr)
            report_unknown(context, name, names_of(context, context.values));
        else
            context.diagnostics.report(Code::WrongKindOfName, name.span, name.text,
                                       kind_text(context, *thing),
                                       "eine Menge von `" + book.choice(book.status_choice).name + "`");
        return 0;
    }
    context.uses.push_back({user, *thing, {}, false, name.span});
    ChoiceMask mask = 0;
    for (const DefinitionVersion& version : book.definitions[thing->index].versions) {
        const auto* values = std::get_if<ChoiceValues>(&book.expression(version.value).constant);
        if (values != nullptr)
            mask |= values->mask;
        else if (!is_unknown(book.expression(version.value).type))
            context.diagnostics.report(Code::ConstantExpected, book.expression(version.value).span);
    }
    return mask;
}

template <typename Written> void read_head(Context& context, Declared<Written>& declared, bool is_general) {
    const Written& written = *declared.declaration;
    const core::Citation file_base = base_of(context, *declared.file);
    Norm norm;
    norm.is_general = is_general;
    norm.citation = absolute(context, written.citation, file_base);
    norm.title = written.title.text;
    norm.span = written.citation.span;
    AttributeList attributes;
    for (const syntax::NormLine& line : written.lines)
        if (const auto* attribute = std::get_if<syntax::Attribute>(&line)) attributes.push_back(attribute);
    ReadAttributes read = read_attributes(context, attributes, Surroundings{norm.citation, {}, {}});
    require_existing(context, norm.citation, read.attributes.validity, written.citation.span);
    read.attributes.citations.insert(read.attributes.citations.begin(), norm.citation);
    norm.attributes = read.attributes;
    declared.index = static_cast<std::uint32_t>(context.book.norms.size());
    Thing first{ThingKind::Norm, declared.index};
    for (std::uint32_t i = 0; i < declared.index; ++i)
        if (context.book.norms[i].citation == norm.citation &&
            context.book.norms[i].is_general == is_general) {
            first.index = i;
            break;
        }
    context.versions[first].push_back(
        {norm.attributes.validity, read.has_validity ? read.validity_span : norm.span});
    context.book.norms.push_back(std::move(norm));
}

class NormReader {
public:
    NormReader(Context& context, const syntax::File& file, std::uint32_t index, Span validity_span)
        : context_(context), id_{index} {
        scope_.file = &file;
        scope_.user = Thing{ThingKind::Norm, index};
        scope_.around = {norm().citation, norm().attributes.validity, validity_span};
        scope_.is_general = norm().is_general;
    }

    void read(const syntax::NormLine& line) {
        std::visit(overloaded{
                       [](const syntax::Attribute&) {},
                       [&](const syntax::Element& element) {
                           if (!element.is_damaged) read_element(element);
                       },
                       [&](const syntax::NotEncoded& clause) {
                           if (!clause.is_damaged) read_not_encoded(clause);
                       },
                       [&](const syntax::Favourable& favourable) { read_favourable(favourable); },
                       [&](const syntax::Deviation& deviation) {
                           if (!deviation.is_damaged) read_deviation(deviation);
                       },
                       [&](const syntax::Accordingly& taken) {
                           if (!taken.is_damaged) read_takeover(taken);
                       },
                       [&](const syntax::Consequence& consequence) {
                           if (!consequence.is_damaged) read_consequence(consequence);
                       },
                       [&](const syntax::LeadsTo& leads) {
                           if (!leads.is_damaged) read_leads_to(leads);
                       },
                   },
                   line);
    }

private:
    Norm& norm() { return context_.book.norms[id_.index]; }

    void read_element(const syntax::Element& written) {
        BlockHead head;
        head.name = written.name.text;
        head.text = written.text.text;
        head.written_text = &written.text;
        head.mark = written.name.span;
        const auto kind = static_cast<ElementKind>(written.word.kind);
        head.title = std::string(element_word(kind)) + " " + written.name.text;
        head.needs_condition = head.needs_citation = true;
        Element element;
        element.kind = kind;
        element.home = id_;
        if (!written.persons.empty()) read_persons(written.persons, element);
        // Elements get their number before their block, so that what is used inside belongs to them.
        const Thing norm_as_user = scope_.user;
        const ElementId id{static_cast<std::uint32_t>(context_.book.elements.size())};
        context_.book.elements.push_back(element);
        scope_.user = Thing{ThingKind::Element, id.index};
        const BlockId block = read_block(context_, scope_, head, written.block);
        scope_.user = norm_as_user;
        context_.book.elements[id.index].block = block;
        norm().elements.push_back(id);
    }

    void read_persons(const std::vector<syntax::Name>& persons, Element& element) {
        element.for_self = false;
        for (const syntax::Name& name : persons) {
            if (core::same_name(name.text, "selbst")) {
                element.for_self = true;
                continue;
            }
            FactId fact = context_.book.find_fact(name.text);
            if (fact.is_none())
                if (const Thing* item = find(context_.items, name.text))
                    fact = context_.book.lists[item->index].fact;
            const bool is_person = !fact.is_none() && (context_.book.fact(fact).type.is(BaseType::Person) ||
                                                       context_.book.fact(fact).type.is(BaseType::Personen));
            if (!is_person) {
                std::vector<std::string> known;
                for (const Fact& each : context_.book.facts)
                    if (each.type.is(BaseType::Person) || each.type.is(BaseType::Personen))
                        known.push_back(each.name);
                suggest(context_.diagnostics.report(Code::UnknownPerson, name.span, name.text), name.text,
                        known);
                continue;
            }
            context_.uses.push_back(
                {scope_.user, Thing{ThingKind::Fact, fact.index}, scope_.around.validity, true, name.span});
            element.for_persons.push_back(fact);
        }
    }

    void read_not_encoded(const syntax::NotEncoded& written) {
        norm().not_encoded.push_back(
            {absolute(context_, written.citations, norm().citation), written.reason.text, written.span});
    }

    void read_favourable(const syntax::Favourable& written) {
        const FactId fact = context_.book.find_fact(written.fact.text);
        if (fact.is_none()) {
            report_unknown(context_, written.fact, names_of(context_, context_.values));
            return;
        }
        const Type type = context_.book.fact(fact).type;
        const bool is_of_days =
            written.favour == syntax::Favour::Earlier || written.favour == syntax::Favour::Later;
        if (!is_unknown(type) && is_of_days != is_day(type)) {
            context_.diagnostics.report(Code::WrongOperand, written.fact.span, std::string("günstig je"),
                                        std::string(is_of_days ? "einen Tag" : "eine Menge, Zahl oder Dauer"),
                                        type_text(context_, type));
            return;
        }
        norm().favourable.emplace_back(static_cast<Favour>(written.favour), fact);
    }

    void read_deviation(const syntax::Deviation& written) {
        BlockHead head;
        head.name = written.name ? written.name->text : "";
        head.text = written.text ? written.text->text : "";
        head.written_text = written.text ? &*written.text : nullptr;
        head.way = way_of(written.word.kind);
        head.mark = written.name ? core::joined(written.word.span, written.name->span) : written.word.span;
        head.title = "abweichend von … " + std::string(way_word(written.word.kind));
        head.needs_citation = true;
        Deviation deviation;
        deviation.targets = absolute(context_, written.targets, norm().citation);
        deviation.span = written.targets.span;
        const Thing norm_as_user = scope_.user;
        scope_.user = Thing{ThingKind::Deviation, static_cast<std::uint32_t>(context_.deviations.size())};
        context_.deviations.push_back({id_, norm().deviations.size()});
        deviation.way = read_block(context_, scope_, head, written.block);
        scope_.user = norm_as_user;
        norm().deviations.push_back(std::move(deviation));
    }

    void read_takeover(const syntax::Accordingly& written) {
        Takeover takeover;
        takeover.targets = absolute(context_, written.targets, norm().citation);
        takeover.span = written.targets.span;
        for (const syntax::Name& name : written.without) takeover.without.push_back(name.text);
        AttributeList attributes;
        for (const syntax::BlockLine& line : written.block.lines) {
            if (const auto* attribute = std::get_if<syntax::Attribute>(&line.kind))
                attributes.push_back(attribute);
            else
                context_.diagnostics.report(Code::NotPossibleHere, written.block.span,
                                            std::string("`sei`, `wenn` und Wege in entsprechend"));
        }
        const ReadAttributes read = read_attributes(context_, attributes, scope_.around);
        if (!read.has_citation)
            context_.diagnostics.report(Code::MissingCitation, written.targets.span,
                                        std::string("`entsprechend`"));
        takeover.attributes = read.attributes;
        norm().takeovers.push_back(std::move(takeover));
    }

    void read_consequence(const syntax::Consequence& written) {
        Consequence consequence;
        consequence.kind = static_cast<ConsequenceKind>(written.kind);
        consequence.text = written.text.text;
        consequence.span = written.span;
        const Surroundings outer = scope_.around;
        if (written.period) {
            scope_.around.validity = read_validity(context_, *written.period, outer);
            scope_.around.validity_span = written.period->span;
        }
        consequence.validity = scope_.around.validity;
        if (!written.condition.is_none())
            consequence.condition = ExpressionBuilder(context_, scope_).condition(written.condition);
        scope_.around = outer;
        norm().consequences.push_back(std::move(consequence));
    }

    void read_leads_to(const syntax::LeadsTo& written) {
        const RuleBook& book = context_.book;
        LeadsTo leads;
        leads.name = written.target.text;
        leads.span = written.target.span;
        leads.at_most = written.is_at_most;
        leads.unlimited = written.is_unlimited;
        if (!book.status_choice.is_none()) leads.status = book.find_value(book.status_choice, leads.name);
        if (leads.status) {
            context_.used_values.emplace(book.status_choice.index,
                                         book.choice(book.status_choice).values[*leads.status].name);
            context_.type_uses.push_back({book.status_choice, leads.span});
        }
        if (!leads.status) {
            leads.fact = book.find_fact(leads.name);
            if (leads.fact.is_none()) {
                std::vector<std::string> known = names_of(context_, context_.values);
                if (!book.status_choice.is_none())
                    for (const ChoiceValue& value : book.choice(book.status_choice).values)
                        known.push_back(value.name);
                report_unknown(context_, written.target, known);
            } else if (const Type type = book.fact(leads.fact).type;
                       !is_unknown(type) && !type.is(BaseType::Wahr)) {
                context_.diagnostics.report(Code::WrongOperand, written.target.span, std::string("führt zu"),
                                            std::string("einen Status oder eine Aussage"),
                                            type_text(context_, type));
            }
        }
        if (written.basis) leads.basis = absolute(context_, *written.basis, norm().citation);
        if (!written.duration.is_none())
            leads.duration = ExpressionBuilder(context_, scope_).duration(written.duration, "für");
        norm().leads_to.push_back(std::move(leads));
    }

    Context& context_;
    NormId id_;
    Scope scope_;
};

Span validity_span_of(const std::vector<syntax::NormLine>& lines) {
    for (const syntax::NormLine& line : lines)
        if (const auto* attribute = std::get_if<syntax::Attribute>(&line))
            if (const auto* valid = std::get_if<syntax::ValidIn>(&attribute->kind)) return valid->period.span;
    return {};
}

}  // namespace

void read_norm_heads(Context& context) {
    for (auto& declared : context.general_declarations) read_head(context, declared, true);
    for (auto& declared : context.norm_declarations) read_head(context, declared, false);
    for (const auto& declared : context.general_declarations)
        context.book.norms[declared.index].applies_to =
            statuses_named(context, declared.declaration->applies_to, Thing{ThingKind::Norm, declared.index});
}

void read_norm_bodies(Context& context) {
    for (const auto& declared : context.general_declarations) {
        NormReader reader(context, *declared.file, declared.index,
                          validity_span_of(declared.declaration->lines));
        for (const syntax::NormLine& line : declared.declaration->lines) reader.read(line);
    }
    for (const auto& declared : context.norm_declarations) {
        NormReader reader(context, *declared.file, declared.index,
                          validity_span_of(declared.declaration->lines));
        for (const syntax::NormLine& line : declared.declaration->lines) reader.read(line);
        if (context.book.norms[declared.index].consequences.empty() && !declared.is_damaged &&
            std::none_of(declared.declaration->lines.begin(), declared.declaration->lines.end(),
                         [](const syntax::NormLine& line) {
                             return std::holds_alternative<syntax::Consequence>(
                                 line);  // a damaged one was reported already
                         }))
            context.diagnostics.report(
                Code::MissingConsequence, declared.declaration->citation.span,
                "`norm " + core::to_text(context.book.norms[declared.index].citation) + "`");
    }
    each_declaration<syntax::NotEncoded>(context, [&](const syntax::File& file,
                                                      const syntax::NotEncoded& written, bool damaged) {
        if (!damaged && !written.is_damaged)
            context.book.not_encoded.push_back({absolute(context, written.citations, base_of(context, file)),
                                                written.reason.text, written.span});
    });
}

void read_transitions(Context& context) {
    for (const auto& declared : context.transition_declarations) {
        if (declared.is_damaged) continue;
        const syntax::Transition& written = *declared.declaration;
        Transition transition;
        transition.name = written.name.text;
        transition.text = written.text.text;
        transition.span = written.name.span;
        transition.law_of = written.law_of.value;
        transition.if_more_favourable = written.if_more_favourable;
        const Surroundings file{base_of(context, *declared.file), {}, {}};
        const ReadAttributes read = read_attributes(context, pointers_to(written.attributes), file);
        if (!read.has_citation)
            context.diagnostics.report(Code::MissingCitation, written.name.span,
                                       "`übergang " + written.name.text + "`");
        transition.attributes = read.attributes;
        transition.targets =
            absolute(context, written.targets,
                     read.attributes.citations.empty() ? file.base : read.attributes.citations.front());
        Scope scope;
        scope.file = declared.file;
        scope.user =
            Thing{ThingKind::Transition, static_cast<std::uint32_t>(context.book.transitions.size())};
        scope.around = inside(read, file);
        transition.condition = ExpressionBuilder(context, scope).condition(written.condition);
        for (const Transition& other : context.book.transitions)
            if (core::same_name(other.name, transition.name))
                context.diagnostics.report(Code::DuplicateName, written.name.span, written.name.text)
                    .label(other.span, TextId::FirstHere);
        context.book.transitions.push_back(std::move(transition));
    }
}

}  // namespace dsl::model::checking
