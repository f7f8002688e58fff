#include "apps/paragraf/ask_words.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "dsl/core/source.hpp"
#include "evaluator/render/values.hpp"

namespace apps {

namespace core = dsl::core;
namespace model = dsl::model;
namespace engine = evaluator::engine;
namespace interview = evaluator::interview;
namespace person = evaluator::person;
namespace render = evaluator::render;
using interview::Subject;
using interview::Topic;
using model::BaseType;

namespace {

AskKind kind_of(const model::Type& type) {
    switch (type.base) {
        case BaseType::Auswahl: return AskKind::Choice;
        case BaseType::Datum: return AskKind::Day;
        case BaseType::Ereignis: return AskKind::Event;
        case BaseType::Zahl: return AskKind::Number;
        case BaseType::Geld: return AskKind::Money;
        case BaseType::Prozent: return AskKind::Percent;
        case BaseType::Dauer: return AskKind::Duration;
        case BaseType::Text: return AskKind::Text;
        case BaseType::Fundstelle: return AskKind::Citation;
        case BaseType::Person: return AskKind::Person;
        case BaseType::Liste:
        case BaseType::Personen: return AskKind::Entries;
        case BaseType::Zeitraeume: return AskKind::Periods;
        default: return AskKind::YesNo;
    }
}

std::string question_of(const model::Fact& fact) {
    return fact.question.empty() ? render::spoken_name(fact.name) : fact.question;
}

std::string days_of(const person::DateRange& days) {
    if (days.low == core::Date::distant_past()) return "unbekannt";
    if (days.low == days.high) return core::to_german(days.low);
    return fmt::format("{} bis {}", core::to_german(days.low), core::to_german(days.high));
}

/// "Aufenthaltszeit 2 (ab 01.03.2020)"
std::string entry_words(const model::RuleBook& book, const person::Household& household,
                        const Subject& subject) {
    const model::List& list = book.list(book.fact(subject.list).type.list);
    std::string text = fmt::format("{} {}", render::spoken_name(list.item_name), subject.position + 1);
    for (const person::ItemList& items : household.persons[subject.who].lists) {
        if (items.fact != subject.list || subject.position >= items.items.size()) continue;
        const person::Item& item = items.items[subject.position];
        if (list.kind != BaseType::Zeitraeume) continue;
        text += " (ab " + days_of(item.from);
        if (item.until.low != core::Date::never())
            text += ", bis " +
                    days_of({core::previous_day(item.until.low), item.until.high == core::Date::never()
                                                                     ? item.until.high
                                                                     : core::previous_day(item.until.high)});
        text += ")";
    }
    return text;
}

struct Place {
    std::string words, path;  // "Kind 2", "kinder[1]"
};

/// How somebody is linked, seen from the person judged.
Place place_of(const model::RuleBook& book, const person::Household& household, engine::PersonIndex who,
               int depth = 0) {
    constexpr int deepest = 6;
    if (who == 0 || depth > deepest) return {};
    for (engine::PersonIndex from = 0; from < household.persons.size(); ++from) {
        const person::Person& owner = household.persons[from];
        Place found;
        for (std::size_t fact = 0; fact < owner.facts.size(); ++fact)
            for (const person::TimedValue& value : owner.facts[fact].values)
                if (const auto* link = std::get_if<person::PersonLink>(&value.known);
                    link && link->person == who)
                    found = {render::spoken_name(book.facts[fact].name), book.facts[fact].name};
        for (const person::ItemList& list : owner.lists)
            for (std::size_t i = 0; i < list.items.size(); ++i)
                if (list.items[i].person == who)
                    found = {
                        fmt::format("{} {}",
                                    render::spoken_name(book.list(book.fact(list.fact).type.list).item_name),
                                    i + 1),
                        fmt::format("{}[{}]", book.fact(list.fact).name, i)};
        if (found.words.empty()) continue;
        const Place outer = place_of(book, household, from, depth + 1);
        if (outer.words.empty()) return found;
        return {outer.words + ", " + found.words, outer.path + "." + found.path};
    }
    return {};
}

void add_choices(AskWords& words, const model::Choice& choice) {
    for (const model::ChoiceValue& value : choice.values)
        words.choices.push_back({value.name, value.text.empty() ? value.name : value.text});
}

void add_fact(AskWords& words, const model::RuleBook& book, const person::Household& household,
              const Subject& subject) {
    const model::Fact& fact = book.fact(model::FactId{subject.ref});
    words.kind = kind_of(fact.type);
    words.name = fact.name;
    words.text = question_of(fact);
    words.basis = fact.asked_under;
    words.proofs = fact.attributes.proofs;
    words.hints = fact.attributes.hints;
    if (!fact.owner.is_none()) {  // attributes of entries may lack a basis of their own: that of the list
        const model::Fact& list = book.fact(book.list(fact.owner).fact);
        if (words.basis.empty()) words.basis = list.asked_under;
        if (words.proofs.empty()) words.proofs = list.attributes.proofs;
        if (words.hints.empty()) words.hints = list.attributes.hints;
    }
    if (fact.type.is(BaseType::Auswahl)) add_choices(words, book.choice(fact.type.choice));
    if (fact.type.is(BaseType::Geld)) words.unit = "EUR";
    if (fact.type.is(BaseType::Prozent)) words.unit = "%";
    if (fact.type.is_list()) words.entry_name = render::spoken_name(book.list(fact.type.list).item_name);
    if (fact.type.is(BaseType::Zeitraeume) && book.list(fact.type.list).is_gapless)
        for (const model::FactId attribute : book.list(fact.type.list).attributes)
            if (const model::Type& type = book.fact(attribute).type;
                type.is(BaseType::Auswahl) && type.choice == book.status_choice) {
                words.status_name = book.fact(attribute).name;
                add_choices(words, book.choice(type.choice));
            }
    words.is_sensitive = fact.is_sensitive;
    const person::TimedValue* known = interview::value_of(household, subject);
    if (known == nullptr) return;
    const auto* days = std::get_if<person::DateRange>(&known->known);
    if (days && known->standing != person::Standing::Contested) words.known = days_of(*days);
}

/// Are these all? The entries as people would name them.
void add_completeness(AskWords& words, const model::RuleBook& book, const person::Household& household,
                      const Subject& subject) {
    words.is_of_periods = words.kind == AskKind::Periods;
    words.kind = AskKind::Complete;
    for (const person::ItemList& items : household.persons[subject.who].lists) {
        if (items.fact.index != subject.ref) continue;
        for (std::uint32_t i = 0; i < items.items.size(); ++i) {
            const Subject entry{Topic::Fact, 0, subject.who, items.fact, i, {}};
            words.entries.push_back(entry_words(book, household, entry));
        }
    }
}

void add_judgement(AskWords& words, const AskSession& session, const Subject& subject) {
    const model::RuleBook& book = session.book();
    words.kind = AskKind::Judgement;
    if (subject.topic == Topic::Judgement || subject.topic == Topic::Discretion) {
        const model::Judgement& judgement = book.judgement(model::JudgementId{subject.ref});
        words.name = judgement.name;
        words.text = judgement.question;
        words.basis = judgement.attributes.citations;
        words.hints = judgement.attributes.hints;
        return;
    }
    const engine::PlanBlock& block = session.plan().blocks[subject.ref];
    const model::Block& source = book.block(block.block);
    words.name = block.path;
    words.basis = source.attributes.citations;
    words.hints = source.attributes.hints;
    words.text =
        subject.topic == Topic::Atypical
            ? fmt::format("Liegt ein atypischer Fall vor, sodass es auf „{}“ nicht ankommt?", source.text)
            : fmt::format("Wird das Ermessen zugunsten der Person ausgeübt: {}?",
                          session.text_of(subject.ref));
}

}  // namespace

AskWords words_of(const AskSession& session, const Subject& subject) {
    const model::RuleBook& book = session.book();
    const person::Household& household = session.document().household();
    AskWords words;
    if (subject.topic <= Topic::Complete)
        add_fact(words, book, household, subject);
    else
        add_judgement(words, session, subject);
    if (subject.topic == Topic::Complete) add_completeness(words, book, household, subject);
    if (session.question() && session.question()->subject == subject) {
        words.contested = session.contested();
        words.signs = session.signs();
    }
    const Place place = place_of(book, household, subject.who);
    words.person = place.path;
    if (!subject.list.is_none()) {
        words.entry = fmt::format("{}[{}]", book.fact(subject.list).name, subject.position);
        words.text = entry_words(book, household, subject) + ": " + words.text;
    }
    if (!place.words.empty()) words.text = place.words + ": " + words.text;
    if (subject.days) {
        const bool is_open_ended = subject.days->until == core::Date::never();
        const bool is_since_ever = subject.days->from == core::Date::distant_past();
        words.text += subject.topic == Topic::Stretch ? ": Was war "
                      : subject.topic == Topic::Fact  ? " – für die Zeit "
                                                      : " Lücke ";
        words.text += is_since_ever   ? "vor dem " + core::to_german(subject.days->until)
                      : is_open_ended ? "ab " + core::to_german(subject.days->from)
                                      : render::words_of(*subject.days);
        if (subject.topic == Topic::Stretch) words.text += "?";
    }
    if (subject.topic == Topic::Complete)
        words.text +=
            std::string(words.text.ends_with('?') ? " " : ": ") +
            (words.entries.empty() ? "In der Akte steht nichts. Ist das vollständig?" : "Sind das alle?");
    return words;
}

std::string words_of(const AskSession& session, const engine::OpenVariable& open) {
    const model::RuleBook& book = session.book();
    using Kind = engine::Variable::Kind;
    const engine::Variable& variable = open.variable;
    switch (variable.kind) {
        case Kind::Fact:
        case Kind::Person: {
            const model::Fact& fact = book.fact(model::FactId{variable.ref});
            if (fact.owner.is_none()) return question_of(fact);
            return question_of(book.fact(book.list(fact.owner).fact)) + ": " + question_of(fact);
        }
        case Kind::Reading: return book.reading(model::ReadingId{variable.ref}).question;
        case Kind::Doubtful: return book.chains[variable.ref].text;
        case Kind::Judgement: return book.judgement(model::JudgementId{variable.ref}).question;
        case Kind::Discretion:
            if (variable.norm == ~0U - 1) return book.judgement(model::JudgementId{variable.ref}).question;
            if (variable.ref == ~0U) return book.norms[variable.norm - 1].title;
            break;
        case Kind::Atypical:
        case Kind::Suspension: break;
    }
    return session.text_of(variable.ref);
}

std::vector<AskReason> reasons_of(const AskSession& session, const interview::Why& why) {
    const model::RuleBook& book = session.book();
    const engine::PlanNorm& norm = session.plan().norms[why.norm];
    std::vector<AskReason> result;
    for (const std::uint32_t element : why.elements) {
        const std::uint32_t block = norm.elements[element].block;
        const auto& citations = book.block(session.plan().blocks[block].block).attributes.citations;
        result.push_back(
            {core::to_text(citations.empty() ? norm.citation : citations.front()), session.text_of(block)});
    }
    if (result.empty()) result.push_back({core::to_text(norm.citation), book.norm(norm.norm).title});
    return result;
}

}  // namespace apps
