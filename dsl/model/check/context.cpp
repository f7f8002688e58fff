#include "dsl/model/check/context.hpp"

#include <algorithm>

namespace dsl::model::checking {

const Thing* find(const NameTable& table, std::string_view name) {
    const auto found = table.find(core::canonical_name(name));
    return found == table.end() ? nullptr : &found->second;
}

std::string name_of(const Context& context, Thing thing) {
    const RuleBook& book = context.book;
    switch (thing.kind) {
        case ThingKind::Fact: return book.facts[thing.index].name;
        case ThingKind::List: return book.lists[thing.index].item_name;
        case ThingKind::Choice: return book.choices[thing.index].name;
        case ThingKind::Definition: return book.definitions[thing.index].name;
        case ThingKind::Table: return book.tables[thing.index].name;
        case ThingKind::Chain: return book.chains[thing.index].name;
        case ThingKind::Judgement: return book.judgements[thing.index].name;
        case ThingKind::Reading: return book.readings[thing.index].name;
        case ThingKind::Source: return book.sources[thing.index].name;
        case ThingKind::Step: return book.steps[thing.index].name;
        case ThingKind::Norm: return core::to_text(book.norms[thing.index].citation);
        case ThingKind::Element: return book.block(book.elements[thing.index].block).name;
        case ThingKind::Transition: return book.transitions[thing.index].name;
        case ThingKind::Deviation:
            return "abweichend von in " +
                   core::to_text(book.norm(context.deviations[thing.index].norm).citation);
    }
    return {};
}

Span span_of(const Context& context, Thing thing) {
    const RuleBook& book = context.book;
    switch (thing.kind) {
        case ThingKind::Fact: return book.facts[thing.index].span;
        case ThingKind::List: return book.fact(book.lists[thing.index].fact).span;
        case ThingKind::Choice: return book.choices[thing.index].span;
        case ThingKind::Definition: return book.definitions[thing.index].span;
        case ThingKind::Table: return book.tables[thing.index].span;
        case ThingKind::Chain: return book.chains[thing.index].span;
        case ThingKind::Judgement: return book.judgements[thing.index].span;
        case ThingKind::Reading: return book.readings[thing.index].span;
        case ThingKind::Source: return book.sources[thing.index].span;
        case ThingKind::Step: return book.steps[thing.index].span;
        case ThingKind::Norm: return book.norms[thing.index].span;
        case ThingKind::Element: return book.block(book.elements[thing.index].block).span;
        case ThingKind::Transition: return book.transitions[thing.index].span;
        case ThingKind::Deviation: {
            const DeviationPlace& place = context.deviations[thing.index];
            return book.norm(place.norm).deviations[place.position].span;
        }
    }
    return {};
}

std::string_view kind_text(const Context& context, Thing thing) {
    switch (thing.kind) {
        case ThingKind::Fact: return "eine Angabe";
        case ThingKind::List: return "der Eintrag einer Liste";
        case ThingKind::Choice: return "eine Auswahl";
        case ThingKind::Definition:
            switch (context.book.definitions[thing.index].kind) {
                case Definition::Kind::Begriff: return "ein Begriff";
                case Definition::Kind::Wert: return "ein Wert";
                case Definition::Kind::Menge: return "eine Menge";
            }
            return "ein Begriff";
        case ThingKind::Table: return "eine Tabelle";
        case ThingKind::Chain: return "eine Kette";
        case ThingKind::Judgement:
            return context.book.judgements[thing.index].is_discretion ? "ein Ermessen" : "eine Wertung";
        case ThingKind::Reading: return "eine Lesart";
        case ThingKind::Source: return "eine Quelle";
        case ThingKind::Step: return "ein Schritt";
        case ThingKind::Norm: return "eine Norm";
        case ThingKind::Element: return "ein Element";
        case ThingKind::Transition: return "ein Übergang";
        case ThingKind::Deviation: return "eine Abweichung";
    }
    return {};
}

const std::vector<FactId>& attributes_named(const Context& context, std::string_view name) {
    static const std::vector<FactId> none;
    const auto found = context.attributes.find(core::canonical_name(name));
    return found == context.attributes.end() ? none : found->second;
}

std::vector<std::string> names_of(const Context& context, const NameTable& table) {
    constexpr std::size_t errors_with_help = 500;  // nobody reads more, and each costs a look at every name
    if (context.diagnostics.error_count() > errors_with_help) return {};
    std::vector<std::string> names;
    names.reserve(table.size());
    for (const auto& [key, thing] : table) names.push_back(name_of(context, thing));
    std::sort(names.begin(), names.end());  // the table has no order, messages need one
    return names;
}

void suggest(Diagnostics::Builder builder, std::string_view name,
             const std::vector<std::string>& candidates) {
    if (const auto nearest = core::nearest_name(name, candidates)) {
        builder.help(TextId::DidYouMean, *nearest);
        return;
    }
    constexpr std::size_t shown_at_most = 6;  // a short list teaches, a long one hides
    if (candidates.empty() || candidates.size() > shown_at_most) return;
    std::string all;
    for (const std::string& candidate : candidates) all += (all.empty() ? "`" : ", `") + candidate + "`";
    builder.help(TextId::Possible, all);
}

void report_unknown(Context& context, const syntax::Name& name, const std::vector<std::string>& candidates) {
    if (name.text.empty()) return;  // a syntax error said why
    suggest(context.diagnostics.report(Code::UnknownName, name.span, name.text), name.text, candidates);
}

Validity intersection(const Validity& a, const Validity& b) {
    return {std::max(a.from, b.from), std::min(a.until, b.until)};
}

std::string first_day_text(const Validity& validity) {
    return validity.from.is_day() ? core::to_iso(validity.from) : "jeher";
}

std::string last_day_text(const Validity& validity) {
    return validity.until.is_day() ? core::to_iso(core::previous_day(validity.until)) : "auf Weiteres";
}

}  // namespace dsl::model::checking
