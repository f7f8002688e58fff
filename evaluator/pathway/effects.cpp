#include "evaluator/pathway/effects.hpp"

#include <algorithm>

namespace evaluator::pathway {

using core::Date;
using engine::Value;
using model::BaseType;
using person::Known;

namespace {

std::optional<Known> known_of(const Value& value, BaseType type) {
    switch (type) {
        case BaseType::Wahr: return person::BoolSet{!value.truth.certain(), value.truth.possible()};
        case BaseType::Zahl:
        case BaseType::Geld:
        case BaseType::Prozent:
            if (value.is_unbounded) return std::nullopt;
            return person::NumberRange{value.low, value.high};
        case BaseType::Datum:
        case BaseType::Ereignis: return person::DateRange{value.from_low, value.from_high};
        case BaseType::Dauer: return person::DurationRange{value.duration_low, value.duration_high};
        case BaseType::Auswahl: return model::ChoiceValues{value.mask};
        case BaseType::Fundstelle:
            if (value.citations == nullptr) return std::nullopt;
            return person::CitationSet{*value.citations};
        case BaseType::Text:
            if (value.texts == nullptr) return std::nullopt;
            return person::TextSet{*value.texts};
        default: return std::nullopt;
    }
}

/// The higher of what is known and what a step reaches; nothing: it is there already.
std::optional<Known> raised(const Known* before, const Known& reached) {
    if (before == nullptr) return reached;
    if (const auto* range = std::get_if<person::NumberRange>(&reached)) {
        const auto* old = std::get_if<person::NumberRange>(before);
        if (old && old->low >= range->low) return std::nullopt;
        return old ? person::NumberRange{range->low, std::max(old->high, range->low)} : *range;
    }
    if (const auto* values = std::get_if<model::ChoiceValues>(&reached)) {
        const auto* old = std::get_if<model::ChoiceValues>(before);
        const model::ChoiceMask lowest = values->mask & (~values->mask + 1);
        const model::ChoiceMask at_least = ~(lowest - 1);
        if (!old) return *values;
        if ((old->mask & ~at_least) == 0) return std::nullopt;
        return model::ChoiceValues{(old->mask & at_least) | lowest};
    }
    return reached;
}

void cut(person::FactEntry& entry, Date day) {
    std::erase_if(entry.values, [&](const person::TimedValue& timed) { return timed.span.from >= day; });
    if (!entry.values.empty()) entry.values.back().span.until = std::min(entry.values.back().span.until, day);
}

void put(person::FactEntry& entry, Date day, Known known) {
    cut(entry, day);
    person::TimedValue timed;
    timed.span = {day, Date::never()};
    timed.known = std::move(known);
    entry.values.push_back(std::move(timed));
}

/// The list to change, made if the file has none: then nobody knows whether it is complete.
person::ItemList& list_of(person::Person& person, model::FactId fact, Date day) {
    if (person.facts.size() <= fact.index) person.facts.resize(fact.index + 1);
    person::FactEntry& entry = person.facts[fact.index];
    if (const auto* timed = entry.on(day))
        if (const auto* link = std::get_if<person::ListLink>(&timed->known);
            link && link->list < person.lists.size())
            return person.lists[link->list];
    person::ItemList made;
    made.fact = fact;
    made.is_incomplete = true;
    person.lists.push_back(std::move(made));
    entry.values.clear();
    put(entry, Date::distant_past(), person::ListLink{static_cast<std::uint32_t>(person.lists.size() - 1)});
    return person.lists.back();
}

void set_attribute(person::Item& item, model::FactId attribute, Known known) {
    const auto at =
        std::lower_bound(item.attributes.begin(), item.attributes.end(), attribute,
                         [](const auto& pair, model::FactId id) { return pair.first.index < id.index; });
    person::FactEntry entry;
    put(entry, Date::distant_past(), std::move(known));
    item.attributes.insert(at, {attribute, std::move(entry)});
}

/// Ends what runs on the day; what would have begun later does not come.
void end_items(person::ItemList& list, Date day) {
    std::erase_if(list.items, [&](const person::Item& item) { return item.from.low >= day; });
    for (person::Item& item : list.items)
        if (item.until.high > day) item.until = {std::min(item.until.low, day), day};
}

class Applier {
public:
    Applier(const model::RuleBook& book, person::Person& person, Date day)
        : book_(book), person_(person), day_(day) {}

    bool apply(const ResolvedEffects::One& effect) {
        using Kind = model::Effect::Kind;
        const model::FactId fact = effect.origin->fact;
        switch (effect.origin->kind) {
            case Kind::NewItem: return add_item(effect);
            case Kind::Ends: return end_all(fact);
            case Kind::Is:
            case Kind::AtLeast: break;
        }
        if (!effect.value) return false;
        const person::FactEntry* entry = person_.find(fact);
        const person::TimedValue* before = entry ? entry->on(day_) : nullptr;
        std::optional<Known> known = effect.value;
        if (effect.origin->kind == Kind::AtLeast) known = raised(before ? &before->known : nullptr, *known);
        if (!known || (before && before->known == *known)) return false;
        set_from(person_, fact, day_, std::move(*known));
        return true;
    }

private:
    bool end_all(model::FactId fact) {
        if (person_.find(fact) == nullptr) return false;
        person::ItemList& list = list_of(person_, fact, day_);
        const person::ItemList before = list;
        end_items(list, day_);
        return !(before == list);
    }

    /// A period that runs already with the same attributes is not begun again.
    bool add_item(const ResolvedEffects::One& effect) {
        person::Item item;
        if (book_.fact(effect.origin->fact).type.is(BaseType::Zeitraeume)) {
            item.from = {day_, day_};
            item.until = {Date::never(), Date::never()};
        }
        for (std::size_t i = 0; i < effect.attributes.size(); ++i)
            if (effect.attributes[i])
                set_attribute(item, effect.origin->attributes[i].first, *effect.attributes[i]);
        person::ItemList& list = list_of(person_, effect.origin->fact, day_);
        const bool is_there = std::any_of(list.items.begin(), list.items.end(), [&](const person::Item& old) {
            if (old.until.high <= day_) return false;
            return std::all_of(item.attributes.begin(), item.attributes.end(), [&](const auto& wanted) {
                const person::FactEntry* has = old.find(wanted.first);
                const person::TimedValue* timed = has ? has->on(day_) : nullptr;
                return timed && timed->known == wanted.second.values.front().known;
            });
        });
        if (is_there) return false;
        list.items.push_back(std::move(item));
        return true;
    }

    const model::RuleBook& book_;
    person::Person& person_;
    Date day_;
};

/// The names are a convention, as that of the birth date is.
void note_titles(const model::RuleBook& book, StatusList& found) {
    found.valid_from = book.find_fact("titel_gültig_von");
    found.valid_until = book.find_fact("titel_gültig_bis");
    for (const model::Definition& definition : book.definitions)
        if (definition.kind == model::Definition::Kind::Menge && definition.name == "aufenthaltstitel" &&
            !definition.versions.empty()) {
            const model::Constant& titles = book.expression(definition.versions.back().value).constant;
            if (const auto* values = std::get_if<model::ChoiceValues>(&titles)) found.titles = values->mask;
        }
    if (book.status_choice.is_none()) return;
    for (std::size_t i = 0; i < book.choice(book.status_choice).values.size(); ++i)
        found.statuses |= model::ChoiceMask{1} << i;
    for (const model::Norm& norm : book.norms)
        for (const model::LeadsTo& gives : norm.leads_to)
            if (gives.status && gives.unlimited && !gives.basis)
                found.citizens |= model::ChoiceMask{1} << *gives.status;
}

}  // namespace

StatusList status_list(const model::RuleBook& book) {
    StatusList found;
    note_titles(book, found);
    for (const model::List& list : book.lists) {
        if (!list.is_gapless || book.status_choice.is_none()) continue;
        for (const model::FactId attribute : list.attributes) {
            const model::Type& type = book.fact(attribute).type;
            if (type.is(BaseType::Auswahl) && type.choice == book.status_choice) {
                found.list = list.fact;
                found.status = attribute;
            }
        }
        if (found.list != list.fact) continue;
        for (const model::FactId attribute : list.attributes)
            if (book.fact(attribute).type.is(BaseType::Fundstelle)) found.basis = attribute;
        return found;
    }
    return found;
}

ResolvedEffects resolved(const engine::PlanStep& step, engine::Evaluation& evaluation) {
    ResolvedEffects result;
    result.day = evaluation.as_of();
    const model::RuleBook& book = *evaluation.plan().book;
    for (const engine::PlanEffect& effect : step.effects) {
        ResolvedEffects::One one;
        one.origin = effect.origin;
        if (effect.value != engine::no_node) one.value = value_set(effect, evaluation);
        for (std::size_t i = 0; i < effect.attributes.size(); ++i) {
            const model::Type& type = book.fact(effect.origin->attributes[i].first).type;
            one.attributes.push_back(known_of(evaluation.value(effect.attributes[i]), type.base));
        }
        result.effects.push_back(std::move(one));
    }
    return result;
}

bool apply(const ResolvedEffects& effects, const model::RuleBook& book, person::Household& household,
           person::PersonIndex who) {
    Applier applier{book, household.persons[who], effects.day};
    bool is_different = false;
    for (const ResolvedEffects::One& effect : effects.effects)
        is_different = applier.apply(effect) || is_different;
    return is_different;
}

std::optional<person::Household> with_effects(const engine::PlanStep& step, engine::Evaluation& evaluation,
                                              person::PersonIndex who) {
    person::Household changed = evaluation.household();
    if (!apply(resolved(step, evaluation), *evaluation.plan().book, changed, who)) return std::nullopt;
    return changed;
}

std::optional<Known> value_set(const engine::PlanEffect& effect, engine::Evaluation& evaluation) {
    return known_of(evaluation.value(effect.value),
                    evaluation.plan().book->fact(effect.origin->fact).type.base);
}

void set_from(person::Person& person, model::FactId fact, Date day, Known known) {
    if (person.facts.size() <= fact.index) person.facts.resize(fact.index + 1);
    put(person.facts[fact.index], day, std::move(known));
}

void forget_from(person::Person& person, model::FactId fact, Date day) {
    if (fact.index < person.facts.size()) cut(person.facts[fact.index], day);
}

void end_status(const StatusList& where, person::Household& household, person::PersonIndex who, Date day) {
    if (where.list.is_none() || household.persons[who].find(where.list) == nullptr) return;
    end_items(list_of(household.persons[who], where.list, day), day);
}

void begin_status(const StatusList& where, person::Household& household, person::PersonIndex who,
                  std::uint8_t status, const std::optional<core::Citation>& basis, Date from, Date until) {
    if (where.list.is_none()) return;
    person::ItemList& list = list_of(household.persons[who], where.list, from);
    end_items(list, from);
    person::Item item;
    item.from = {from, from};
    item.until = {until, until};
    set_attribute(item, where.status, model::ChoiceValues{model::ChoiceMask{1} << status});
    if (!where.basis.is_none() && basis) set_attribute(item, where.basis, person::CitationSet{{*basis}});
    list.items.push_back(std::move(item));
    leave_open(where, list, until);
}

void leave_open(const StatusList& where, person::ItemList& list, Date from) {
    if (where.citizens == 0 || from == Date::never()) return;
    person::Item item;
    item.from = {from, from};
    item.until = {Date::never(), Date::never()};
    set_attribute(item, where.status, model::ChoiceValues{where.statuses & ~where.citizens});
    list.items.push_back(std::move(item));
}

bool has_status(const StatusList& where, const person::Household& household, person::PersonIndex who,
                std::uint8_t status, const std::optional<core::Citation>& basis, Date day) {
    const person::Person& person = household.persons[who];
    const person::FactEntry* entry = where.list.is_none() ? nullptr : person.find(where.list);
    const person::TimedValue* timed = entry ? entry->on(day) : nullptr;
    const auto* link = timed ? std::get_if<person::ListLink>(&timed->known) : nullptr;
    if (!link || link->list >= person.lists.size()) return false;
    for (const person::Item& item : person.lists[link->list].items) {
        if (item.from.high > day || item.until.low <= day) continue;
        const auto reads = [&](model::FactId attribute) -> const Known* {
            const person::FactEntry* has = attribute.is_none() ? nullptr : item.find(attribute);
            return has && has->on(day) ? &has->on(day)->known : nullptr;
        };
        const Known* is = reads(where.status);
        const Known* on = reads(where.basis);
        if (is && *is == Known{model::ChoiceValues{model::ChoiceMask{1} << status}} &&
            (!basis || (on && *on == Known{person::CitationSet{{*basis}}})))
            return true;
    }
    return false;
}

}  // namespace evaluator::pathway
