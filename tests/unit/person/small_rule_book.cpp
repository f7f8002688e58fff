#include "tests/unit/person/small_rule_book.hpp"

namespace tests::person {

namespace model = dsl::model;
namespace core = dsl::core;
using model::BaseType;

namespace {

struct Builder {
    model::RuleBook book;

    model::FactId fact(const char* name, model::Type type, const char* question, model::ListId owner = {}) {
        model::Fact fact;
        fact.name = name;
        fact.type = type;
        fact.question = question;
        fact.owner = owner;
        book.facts.push_back(fact);
        return model::FactId{static_cast<std::uint32_t>(book.facts.size() - 1)};
    }
    model::ChoiceId choice(const char* name, bool is_ordered,
                           std::vector<std::pair<const char*, const char*>> values) {
        model::Choice choice;
        choice.name = name;
        choice.is_ordered = is_ordered;
        for (const auto& [value, text] : values) choice.values.push_back({value, text, std::nullopt});
        book.choices.push_back(choice);
        return model::ChoiceId{static_cast<std::uint32_t>(book.choices.size() - 1)};
    }
    void list(const char* name, const char* item, BaseType kind, bool is_gapless,
              std::vector<std::pair<const char*, model::Type>> attributes) {
        const model::ListId id{static_cast<std::uint32_t>(book.lists.size())};
        book.lists.push_back({});
        const auto fact_id = fact(name, {kind, {}, id}, name);
        std::vector<model::FactId> ids;
        for (const auto& [attribute, type] : attributes) ids.push_back(fact(attribute, type, "", id));
        book.lists[id.index] = {fact_id, item, kind, is_gapless, ids};
    }
    void judgement(const char* name, bool is_discretion) {
        model::Judgement judgement;
        judgement.name = name;
        judgement.question = name;
        judgement.is_discretion = is_discretion;
        book.judgements.push_back(judgement);
    }
    model::BlockId block(const char* name) {
        model::Block block;
        block.name = name;
        book.blocks.push_back(block);
        return model::BlockId{static_cast<std::uint32_t>(book.blocks.size() - 1)};
    }
};

core::Citation cited(const char* text) { return std::get<core::Citation>(core::parse_citation(text)); }

void add_norm(Builder& builder) {
    model::Norm norm;
    norm.citation = cited("§ 25b Abs. 1 AufenthG");
    norm.title = "Bleiberecht";
    const auto own = builder.block("voraufenthalt"), penal = builder.block("straffrei"),
               way = builder.block("geringfügig");
    builder.book.blocks[way.index].way = model::WayKind::KannEntfallen;
    builder.book.blocks[penal.index].ways.push_back(way);
    norm.consequences.emplace_back().kind = model::ConsequenceKind::Kann;
    for (const auto block : {own, penal}) {
        model::Element element;
        element.kind = model::ElementKind::Regelvoraussetzung;
        element.block = block;
        element.home = model::NormId{0};
        builder.book.elements.push_back(element);
        norm.elements.push_back(
            model::ElementId{static_cast<std::uint32_t>(builder.book.elements.size() - 1)});
    }
    builder.book.norms.push_back(norm);
    model::Norm claim;
    claim.citation = cited("§ 104c Abs. 1 AufenthG");
    claim.consequences.emplace_back().kind = model::ConsequenceKind::Soll;
    builder.book.norms.push_back(claim);
}

/// A chain whose days a table may call doubtful, and one without a table.
void add_chains(Builder& builder) {
    for (const bool by_table : {true, false}) {
        model::Chain chain;
        chain.name = by_table ? "aufenthalt_nach_tabelle" : "aufenthalt_ohne_tabelle";
        chain.text = by_table ? "Aufenthalt nach Tabelle" : "Aufenthalt ohne Tabelle";
        chain.versions.emplace_back().lines.emplace_back().kind =
            by_table ? model::ChainLineKind::ByTable : model::ChainLineKind::Counts;
        builder.book.chains.push_back(chain);
    }
}

}  // namespace

model::RuleBook small_rule_book() {
    Builder b;
    b.book.birth_date = b.fact("geburtsdatum", {BaseType::Datum}, "Wann ist die Person geboren?");
    b.fact("ledig", {BaseType::Wahr}, "Ist die Person ledig?");
    b.fact("letzte_einreise_am", {BaseType::Datum}, "Letzte Einreise");
    b.fact("asyl_unanfechtbar_am", {BaseType::Ereignis}, "Seit wann ist die Entscheidung unanfechtbar?");
    b.fact("lid_punkte", {BaseType::Zahl}, "Punkte im Test Leben in Deutschland");
    b.fact("nettoeinkommen", {BaseType::Geld}, "Nettoeinkommen im Monat");
    b.fact("erwerbsminderung", {BaseType::Prozent}, "Grad der Erwerbsminderung");
    b.fact("arbeitsvertrag_dauer", {BaseType::Dauer}, "Wie lange läuft der Arbeitsvertrag?");
    b.fact("geburtsort", {BaseType::Text}, "Geburtsort");
    b.fact("titel_nach", {BaseType::Fundstelle}, "Rechtsgrundlage des Titels");
    const auto language =
        b.choice("Sprachniveau", true,
                 {{"unter_A1", "Unter A1"}, {"A1", "A1"}, {"A2", "A2"}, {"B1", "B1"}, {"B2", "B2"}});
    const auto status = b.choice("Aufenthaltsstatus", false,
                                 {{"duldung_60a", "Duldung"},
                                  {"duldung_60b", "Duldung mit Zusatz"},
                                  {"gestattung", "Gestattung"},
                                  {"freizügigkeit_eu", "Freizügigkeit"}});
    const auto penalty =
        b.choice("Strafart", false, {{"geldstrafe", "Geldstrafe"}, {"freiheitsstrafe", "Freiheitsstrafe"}});
    b.fact("sprachniveau", {BaseType::Auswahl, language}, "Sprachniveau");
    b.fact("partner", {BaseType::Person}, "Ehegatte oder Lebenspartner");
    b.list("kinder", "kind", BaseType::Personen, false, {{"im_haushalt", {BaseType::Wahr}}});
    b.list("aufenthaltszeiten", "aufenthaltszeit", BaseType::Zeitraeume, true,
           {{"status", {BaseType::Auswahl, status}}, {"rechtsgrundlage", {BaseType::Fundstelle}}});
    b.list("beschäftigungen", "beschäftigung", BaseType::Zeitraeume, false,
           {{"stunden_woche", {BaseType::Zahl}}});
    b.list("verurteilungen", "verurteilung", BaseType::Liste, false,
           {{"rechtskraft_am", {BaseType::Datum}},
            {"strafart", {BaseType::Auswahl, penalty}},
            {"tagessätze", {BaseType::Zahl}},
            {"freiheitsstrafe_dauer", {BaseType::Dauer}}});
    b.judgement("lücke_unschädlich", false);
    b.judgement("tat_geringfügig", false);
    b.judgement("anrechnung", true);
    add_norm(b);
    add_chains(b);
    return b.book;
}

}  // namespace tests::person
