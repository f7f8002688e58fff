// What a step does to the entries of lists: in the file itself, as the planner does it
// (evaluator/pathway/effects.cpp), with attributes whose value is the same for everybody.
#include <algorithm>

#include "evaluator/missing/steps.hpp"

namespace evaluator::missing {

using core::Date;
using engine::Value;
using model::BaseType;
using model::Operation;

namespace {

/// Nothing: it would have to be computed for the person; then nothing is known of it.
std::optional<person::Known> told_beforehand(const model::Expression& source, BaseType type, Date day) {
    if (source.operation == Operation::ReferenceDay) return person::DateRange{day, day};
    if (source.operation != Operation::Constant) return std::nullopt;
    const Value value = engine::from_constant(source.constant);
    switch (type) {
        case BaseType::Wahr: return person::BoolSet{!value.truth.certain(), value.truth.possible()};
        case BaseType::Zahl:
        case BaseType::Geld:
        case BaseType::Prozent: return person::NumberRange{value.low, value.high};
        case BaseType::Datum:
        case BaseType::Ereignis: return person::DateRange{value.from_low, value.from_high};
        case BaseType::Auswahl: return model::ChoiceValues{value.mask};
        default: return std::nullopt;
    }
}

person::Item new_item(const model::RuleBook& book, const model::Effect& effect, Date day) {
    person::Item item;
    if (book.fact(effect.fact).type.is(BaseType::Zeitraeume)) item.from = {day, day};
    for (const auto& [attribute, source] : effect.attributes) {
        auto known = told_beforehand(book.expression(source), book.fact(attribute).type.base, day);
        if (!known) continue;
        person::FactEntry entry;
        entry.values.push_back({{}, std::move(*known), {}, {}, {}});
        item.attributes.emplace_back(attribute, std::move(entry));
    }
    std::sort(item.attributes.begin(), item.attributes.end(),
              [](const auto& a, const auto& b) { return a.first < b.first; });
    return item;
}

/// It runs already with the same attributes: then it is not begun again.
bool runs_already(const person::ItemList& list, const person::Item& item, Date day) {
    return std::any_of(list.items.begin(), list.items.end(), [&](const person::Item& old) {
        if (old.until.high <= day) return false;
        return std::all_of(item.attributes.begin(), item.attributes.end(), [&](const auto& wanted) {
            const person::FactEntry* entry = old.find(wanted.first);
            const person::TimedValue* timed = entry ? entry->on(day) : nullptr;
            return timed && timed->known == wanted.second.values.front().known;
        });
    });
}

/// What runs on the day ends; what would have begun later does not come: the last ones, which stand in order
/// of their first days.
void end_items(person::ItemList& list, Date day) {
    std::erase_if(list.items, [&](const person::Item& item) { return item.from.low >= day; });
    for (person::Item& item : list.items)
        if (item.until.high > day) item.until = {std::min(item.until.low, day), day};
}

bool is_judged_from(const person::Person& person, model::FactId list, std::size_t position) {
    return std::any_of(person.answers.begin(), person.answers.end(), [&](const person::Answer& answer) {
        return answer.item && answer.item->first == list && answer.item->second >= position;
    });
}

}  // namespace

std::optional<person::Household> household_after(const PlannedStep& step, const model::RuleBook& book,
                                                 const person::Household& before, person::PersonIndex who,
                                                 Date day) {
    person::Household result = before;
    person::Person& person = result.persons[who];
    for (const model::Effect& effect : step.list_effects) {
        const person::FactEntry* entry = person.find(effect.fact);
        const person::TimedValue* timed = entry ? entry->on(day) : nullptr;
        const auto* link = timed ? std::get_if<person::ListLink>(&timed->known) : nullptr;
        if (!link) continue;  // nothing is known of it: then it is asked for
        person::ItemList& list = person.lists[link->list];
        if (effect.kind == model::Effect::Kind::Ends) {
            end_items(list, day);
            if (is_judged_from(person, effect.fact, list.items.size())) return std::nullopt;
            continue;
        }
        person::Item item = new_item(book, effect, day);
        if (!runs_already(list, item, day)) list.items.push_back(std::move(item));
    }
    return result;
}

}  // namespace evaluator::missing
