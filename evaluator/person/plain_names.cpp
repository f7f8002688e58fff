#include "evaluator/person/plain_names.hpp"

#include "evaluator/person/answer_places.hpp"

namespace evaluator::person {

namespace {

constexpr std::pair<std::string_view, Word> words[] = {
    {"person", Word::Person},
    {"angaben", Word::Angaben},
    {"wertungen", Word::Wertungen},
    {"ermessen", Word::Ermessen},
    {"atypisch", Word::Atypisch},
    {"kann", Word::Kann},
    {"unvollständig", Word::Unvollstaendig},
    {"personen", Word::Personen},
    {"bemerkung", Word::Bemerkung},
    {"$schema", Word::Schema},
    {"kennung", Word::Kennung},
    {"wert", Word::Wert},
    {"zwischen", Word::Zwischen},
    {"eines_von", Word::EinesVon},
    {"jahr", Word::Jahr},
    {"strittig", Word::Strittig},
    {"stand", Word::Stand},
    {"nachweise", Word::Nachweise},
    {"ab", Word::Ab},
    {"von", Word::Von},
    {"bis", Word::Bis},
    {"verweis", Word::Verweis},
    {"art", Word::Art},
    {"datum", Word::Datum},
    {"gültig_bis", Word::GueltigBis},
    {"name", Word::Name},
    {"zu", Word::Zu},
    {"begründung", Word::Begruendung},
    {"rolle", Word::Rolle},
    {"norm", Word::Norm},
    {"voraussetzung", Word::Voraussetzung},
};

/// Words that mean something beside facts or attributes, in items and in links to persons.
constexpr std::string_view beside_facts[] = {"stand",     "nachweise", "ab",      "von",      "bis",
                                             "bemerkung", "wert",      "verweis", "strittig", "datei",
                                             "zwischen",  "eines_von", "jahr"};

bool is_beside_facts(const std::string& name) {
    for (const std::string_view word : beside_facts)
        if (core::same_name(name, word)) return true;
    return false;
}

/// As written and with umlauts spelled out.
template <typename Found, typename Change>
void add(NameTable<Found>& table, std::string_view name, const Change& change) {
    change(table[name]);
    change(table[core::canonical_name(name)]);
}

}  // namespace

PlainNames::PlainNames(const model::RuleBook& book) : attributes_(book.lists.size()) {
    for (const auto& [name, word] : words)
        add(members_, name, [&, meant = word](MemberName& member) { member.word = meant; });
    for (std::uint32_t i = 0; i < book.facts.size(); ++i) {
        const model::Fact& fact = book.facts[i];
        if (is_beside_facts(fact.name)) are_clear_ = false;
        if (!fact.owner.is_none()) continue;
        fact_count_ = i + 1;
        add(members_, fact.name, [&](MemberName& member) { member.fact = model::FactId{i}; });
    }
    for (std::size_t list = 0; list < book.lists.size(); ++list) {
        for (const model::FactId id : book.lists[list].attributes)
            add(attributes_[list], book.fact(id).name, [&](model::FactId& found) { found = id; });
        of_children_.push_back(core::same_name(book.lists[list].item_name, "kind"));
    }
    for (const model::Choice& choice : book.choices) {
        auto& names = values_.emplace_back();
        for (std::size_t i = 0; i < choice.values.size(); ++i)
            add(names, choice.values[i].name,
                [&](std::uint8_t& value) { value = static_cast<std::uint8_t>(i); });
    }
    add_judgements(book);
}

/// The first of a name is meant; a judgement goes before a chain.
void PlainNames::add_judgements(const model::RuleBook& book) {
    const auto set = [](model::JudgementId& place, model::JudgementId meant) {
        if (place.is_none()) place = meant;
    };
    for (std::uint32_t i = 0; i < book.judgements.size(); ++i) {
        const std::string& name = book.judgements[i].name;
        if (book.find_judgement(name) != model::JudgementId{i}) continue;
        add(judgements_, name, [&](JudgementName& found) {
            set(book.judgements[i].is_discretion ? found.as_discretion : found.as_judgement,
                model::JudgementId{i});
        });
    }
    for (const model::ChainId chain : chains_in_doubt(book)) {
        const std::string& name = book.chains[chain.index].name;
        if (!book.find_judgement(name).is_none()) continue;
        add(judgements_, name, [&](JudgementName& found) { found.as_judgement = answer_about(book, chain); });
    }
}

}  // namespace evaluator::person
