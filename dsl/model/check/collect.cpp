// First pass: every declaration of every file gets its place in the rule book and its name in a name table.
// Bodies are not read here, so that the order of files and declarations never matters.
#include "dsl/model/check/collect.hpp"

#include <algorithm>

#include "dsl/model/check/citations.hpp"
#include "dsl/model/check/passes.hpp"

namespace dsl::model::checking {

void declare(Context& context, NameTable& table, const syntax::Name& name, Thing thing) {
    const auto [place, is_new] = table.emplace(core::canonical_name(name.text), thing);
    if (is_new) return;
    context.diagnostics.report(Code::DuplicateName, name.span, name.text)
        .label(span_of(context, place->second), TextId::FirstHere);
}

void collect_acts(Context& context) {
    each_declaration<syntax::Act>(context, [&](const syntax::File&, const syntax::Act& act, bool) {
        for (const auto& [name, title] : context.book.acts) {
            if (!core::same_name(name, act.name.text) || title == act.title.text) continue;
            context.diagnostics.report(Code::DuplicateName, act.name.span, act.name.text);
        }
        context.book.acts.emplace(act.name.text, act.title.text);
    });
    each_declaration<syntax::CheckedAgainst>(
        context, [&](const syntax::File& file, const auto& checked, bool) {
            context.book.checked_against.push_back(
                {checked.act.text, checked.state.value, checked.digest.text, file.id});
        });
    const auto remember = [&](const syntax::File& file, const syntax::Citation& citation) {
        if (!citation.act) return;
        core::Citation base;
        base.act = citation.act->text;
        context.file_base.emplace(static_cast<std::uint32_t>(file.id), base);
    };
    for (const syntax::File& file : context.input.files)
        for (const syntax::Declaration& declaration : file.declarations) {
            if (const auto* norm = std::get_if<syntax::Norm>(&declaration.kind))
                remember(file, norm->citation);
            if (const auto* general = std::get_if<syntax::General>(&declaration.kind))
                remember(file, general->citation);
        }
}

namespace {

void add_counting_choice(Context& context) {
    Choice counting;
    counting.name = "Zählung";
    for (const char* value : {"ja", "halb", "neutral", "nein", "fraglich"})
        counting.values.push_back({value, "", {}});
    context.book.choices.push_back(counting);
    context.book.counting_choice = ChoiceId{static_cast<std::uint32_t>(context.book.choices.size() - 1)};
    context.types.emplace(core::canonical_name(counting.name),
                          Thing{ThingKind::Choice, context.book.counting_choice.index});
}

void add_values(Context& context, const syntax::File& file, const syntax::Choice& written, Choice& choice) {
    constexpr std::size_t most = 64;
    if (written.values.size() > most)
        context.diagnostics.report(Code::LimitExceeded, written.name.span,
                                   "Werte in `" + written.name.text + "`", written.values.size(), most);
    for (const syntax::ChoiceValue& value : written.values) {
        const auto same = std::find_if(
            choice.values.begin(), choice.values.end(),
            [&](const ChoiceValue& other) { return core::same_name(other.name, value.name.text); });
        if (same != choice.values.end()) {
            const auto first = static_cast<std::size_t>(same - choice.values.begin());
            context.diagnostics.report(Code::DuplicateName, value.name.span, value.name.text)
                .label(written.values[first].name.span, TextId::FirstHere);
            continue;
        }
        if (choice.values.size() == most) break;
        ChoiceValue read{value.name.text, value.text ? value.text->text : "", {}};
        if (value.citation) read.citation = absolute(context, *value.citation, base_of(context, file));
        choice.values.push_back(std::move(read));
    }
}

}  // namespace

core::Citation base_of(const Context& context, const syntax::File& file) {
    const auto found = context.file_base.find(static_cast<std::uint32_t>(file.id));
    return found == context.file_base.end() ? core::Citation{} : found->second;
}

void collect_choices(Context& context) {
    add_counting_choice(context);
    each_declaration<syntax::Choice>(
        context, [&](const syntax::File& file, const syntax::Choice& written, bool) {
            Choice choice;
            choice.name = written.name.text;
            choice.is_ordered = written.is_ordered;
            choice.span = written.name.span;
            add_values(context, file, written, choice);
            const Thing thing{ThingKind::Choice, static_cast<std::uint32_t>(context.book.choices.size())};
            context.book.choices.push_back(std::move(choice));
            declare(context, context.types, written.name, thing);
        });
}

void collect_sources(Context& context) {
    each_declaration<syntax::Source>(context, [&](const syntax::File&, const syntax::Source& written, bool) {
        Source source;
        source.name = written.name.text;
        source.text = written.text.text;
        source.rank = written.rank.text;
        if (written.land) source.land = written.land->text;
        source.span = written.name.span;
        const Thing thing{ThingKind::Source, static_cast<std::uint32_t>(context.book.sources.size())};
        context.book.sources.push_back(std::move(source));
        declare(context, context.sources, written.name, thing);
    });
    // `laut` inside of a source may name another one, so attributes come after all names
    std::uint32_t index = 0;
    each_declaration<syntax::Source>(
        context, [&](const syntax::File& file, const syntax::Source& written, bool) {
            const Surroundings around{base_of(context, file), {}, {}};
            context.book.sources[index].attributes =
                read_attributes(context, pointers_to(written.attributes), around).attributes;
            ++index;
        });
}

namespace {

/// Versions of one name share an entry; a name of another kind is an error.
template <typename Written, typename Entry>
void collect_versioned(Context& context, ThingKind kind, std::vector<Declared<Written>>& declared,
                       std::vector<Entry>& entries) {
    each_declaration<Written>(context,
                              [&](const syntax::File& file, const Written& written, bool is_damaged) {
                                  const Thing* known = find(context.values, written.name.text);
                                  if (known != nullptr && known->kind == kind) {
                                      declared.push_back({&file, &written, known->index, is_damaged});
                                      return;
                                  }
                                  const Thing thing{kind, static_cast<std::uint32_t>(entries.size())};
                                  Entry entry;
                                  entry.name = written.name.text;
                                  entry.span = written.name.span;
                                  entries.push_back(std::move(entry));
                                  declare(context, context.values, written.name, thing);
                                  declared.push_back({&file, &written, thing.index, is_damaged});
                              });
}

template <typename Written, typename Entry>
void collect_single(Context& context, ThingKind kind, NameTable& table,
                    std::vector<Declared<Written>>& declared, std::vector<Entry>& entries,
                    const syntax::File& file, const Written& written, bool is_damaged) {
    const Thing thing{kind, static_cast<std::uint32_t>(entries.size())};
    Entry entry;
    entry.name = written.name.text;
    entry.span = written.name.span;
    entries.push_back(std::move(entry));
    declare(context, table, written.name, thing);
    declared.push_back({&file, &written, thing.index, is_damaged});
}

}  // namespace

void collect_named(Context& context) {
    RuleBook& book = context.book;
    each_declaration<syntax::Facts>(context, [&](const syntax::File& file, const syntax::Facts& facts, bool) {
        for (const syntax::FactsItem& item : facts.items)
            if (const auto* judgement = std::get_if<syntax::Judgement>(&item)) {
                collect_single(context, ThingKind::Judgement, context.judgements,
                               context.judgement_declarations, book.judgements, file, *judgement,
                               judgement->is_damaged);
                book.judgements.back().is_discretion = judgement->is_discretion;
                book.judgements.back().question = judgement->question.text;
            }
    });
    each_declaration<syntax::Reading>(
        context, [&](const syntax::File& file, const syntax::Reading& written, bool damaged) {
            collect_single(context, ThingKind::Reading, context.readings, context.reading_declarations,
                           book.readings, file, written, damaged);
            book.readings.back().question = written.text.text;
            for (const syntax::Meaning& meaning : written.meanings)
                book.readings.back().meanings.push_back({meaning.name.text, meaning.text.text, {}});
        });
    each_declaration<syntax::Step>(
        context, [&](const syntax::File& file, const syntax::Step& written, bool damaged) {
            collect_single(context, ThingKind::Step, context.steps, context.step_declarations, book.steps,
                           file, written, damaged);
            book.steps.back().text = written.text.text;
            book.steps.back().is_event = written.is_event;
        });
    collect_versioned(context, ThingKind::Definition, context.definitions, book.definitions);
    collect_versioned(context, ThingKind::Table, context.tables, book.tables);
    collect_versioned(context, ThingKind::Chain, context.chains, book.chains);
    each_declaration<syntax::Norm>(context,
                                   [&](const syntax::File& file, const syntax::Norm& norm, bool damaged) {
                                       context.norm_declarations.push_back({&file, &norm, 0, damaged});
                                   });
    each_declaration<syntax::General>(
        context, [&](const syntax::File& file, const syntax::General& norm, bool damaged) {
            context.general_declarations.push_back({&file, &norm, 0, damaged});
        });
    each_declaration<syntax::Transition>(
        context, [&](const syntax::File& file, const auto& transition, bool damaged) {
            context.transition_declarations.push_back({&file, &transition, 0, damaged});
        });
}

}  // namespace dsl::model::checking
