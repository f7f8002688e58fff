#include "analysis/inventory/inventory.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "dsl/core/source.hpp"

namespace analysis {

namespace {

using Kind = model::Definition::Kind;

template <typename Items, typename Matches> std::size_t count_if(const Items& items, Matches matches) {
    return static_cast<std::size_t>(std::count_if(items.begin(), items.end(), matches));
}

template <typename Items> std::size_t versions_in(const Items& items) {
    std::size_t count = 0;
    for (const auto& item : items) count += item.versions.size();
    return count;
}

Tally definitions(const model::RuleBook& book, Kind kind, std::string name, std::string words) {
    Tally tally{std::move(name), std::move(words), 0, 0};
    for (const auto& definition : book.definitions) {
        if (definition.kind != kind) continue;
        ++tally.count;
        tally.versions += definition.versions.size();
    }
    return tally;
}

/// Requirements and ways that go on under another version are one.
struct Counted {
    std::set<std::pair<core::Citation, std::string>> norms, requirements;
    std::size_t norm_versions = 0, requirement_versions = 0;
};

Counted count_norms(const model::RuleBook& book, bool is_general) {
    Counted counted;
    for (const auto& norm : book.norms) {
        if (norm.is_general != is_general) continue;
        counted.norms.insert({norm.citation, ""});
        ++counted.norm_versions;
        for (const model::ElementId id : norm.elements)
            counted.requirements.insert(
                {norm.citation, core::canonical_name(book.block(book.element(id).block).name)});
        counted.requirement_versions += norm.elements.size();
    }
    return counted;
}

bool is_discretionary(model::WayKind way) {
    return way == model::WayKind::KannEntfallen || way == model::WayKind::KannGenuegen;
}

std::vector<Tally> tallies_of(const model::RuleBook& book) {
    const Counted norms = count_norms(book, false), general = count_norms(book, true);
    const auto ways =
        count_if(book.blocks, [](const model::Block& block) { return block.way != model::WayKind::None; });
    const auto is_attribute = [](const model::Fact& fact) { return !fact.owner.is_none(); };
    const auto is_discretion = [](const model::Judgement& one) { return one.is_discretion; };
    const auto is_event = [](const model::Step& step) { return step.is_event; };
    const auto attributes = count_if(book.facts, is_attribute);
    const auto discretions = count_if(book.judgements, is_discretion);
    const auto events = count_if(book.steps, is_event);
    return {
        {"gesetze", "Gesetze", book.acts.size(), 0},
        {"normen", "Normen", norms.norms.size(), norms.norm_versions},
        {"allgemeine_teile", "Allgemeine Teile", general.norms.size(), general.norm_versions},
        {"voraussetzungen", "Voraussetzungen und Ausschlussgründe der Normen", norms.requirements.size(),
         norms.requirement_versions},
        {"voraussetzungen_allgemein", "Voraussetzungen und Ausschlussgründe der allgemeinen Teile",
         general.requirements.size(), general.requirement_versions},
        {"ausnahmen", "Ausnahmen und Gegenausnahmen", ways, 0},
        {"ausnahmen_ermessen", "davon im Ermessen der Behörde",
         count_if(book.blocks, [](const model::Block& block) { return is_discretionary(block.way); }), 0},
        {"uebergaenge", "Übergangsregeln", book.transitions.size(), 0},
        {"angaben", "Angaben zur Person", book.facts.size() - attributes, 0},
        {"angaben_listen", "Angaben in Listen", attributes, 0},
        {"wertungen", "Wertungen", book.judgements.size() - discretions, 0},
        {"ermessen", "Ermessensfragen", discretions, 0},
        {"lesarten", "Streitfragen (Lesarten)", book.readings.size(), 0},
        {"quellen", "Quellen neben dem Gesetz", book.sources.size(), 0},
        definitions(book, Kind::Begriff, "begriffe", "Begriffe"),
        definitions(book, Kind::Wert, "werte", "Werte"),
        definitions(book, Kind::Menge, "mengen", "Mengen"),
        {"tabellen", "Tabellen", book.tables.size(), versions_in(book.tables)},
        {"ketten", "Ketten (Zeiten)", book.chains.size(), versions_in(book.chains)},
        {"massnahmen", "Maßnahmen", book.steps.size() - events, 0},
        {"ereignisse", "Ereignisse", events, 0},
    };
}

}  // namespace

Inventory inventory_of(const model::RuleBook& book) {
    Inventory inventory;
    inventory.rules_version = book.version;
    inventory.rules_digest = book.digest;
    inventory.tallies = tallies_of(book);
    std::map<std::pair<core::Citation, bool>, NormInventory> norms;
    std::map<std::pair<core::Citation, bool>, std::set<std::string>> names;
    for (const auto& norm : book.norms) {
        NormInventory& one = norms[{norm.citation, norm.is_general}];
        one.citation = norm.citation;
        one.title = norm.title;
        one.is_general = norm.is_general;
        ++one.versions;
        for (const model::ElementId id : norm.elements)
            names[{norm.citation, norm.is_general}].insert(
                core::canonical_name(book.block(book.element(id).block).name));
    }
    for (auto& [key, one] : norms) {
        one.requirements = names[key].size();
        one.questions = questions_of(book, one.citation, one.is_general);
        inventory.norms.push_back(std::move(one));
    }
    return inventory;
}

}  // namespace analysis
