#include "evaluator/person/flat_person.hpp"

namespace evaluator::person {

using model::BaseType;

namespace {

bool is_number(BaseType type) {
    return type == BaseType::Zahl || type == BaseType::Geld || type == BaseType::Prozent;
}
bool is_day(BaseType type) { return type == BaseType::Datum || type == BaseType::Ereignis; }

bool fits(const core::Rational& number) {
    return number.is_whole() && number.numerator() <= most_flat_number &&
           number.numerator() >= -most_flat_number;
}

/// The only value over all time.
const Known* only_value(const FactEntry& entry) {
    const TimedValue& timed = entry.values.front();
    const bool is_only = entry.values.size() == 1 && timed.span.from == core::Date::distant_past() &&
                         timed.span.until == core::Date::never();
    return is_only ? &timed.known : nullptr;
}

}  // namespace

bool is_flat(BaseType type) {
    return type == BaseType::Wahr || type == BaseType::Auswahl || is_number(type) || is_day(type);
}

std::optional<FlatWord> word_of(const Known& known, BaseType type) {
    if (type == BaseType::Wahr)
        if (const auto* truth = std::get_if<BoolSet>(&known);
            truth && (truth->can_be_no || truth->can_be_yes))
            return FlatWord{truth->can_be_no} | FlatWord{truth->can_be_yes} << 1;
    if (type == BaseType::Auswahl)
        if (const auto* values = std::get_if<model::ChoiceValues>(&known); values && values->mask != 0)
            return values->mask;
    if (is_day(type))
        if (const auto* day = std::get_if<DateRange>(&known); day && day->low <= day->high)
            return word_of(day->low.days, day->high.days);
    if (is_number(type)) {
        const auto* range = std::get_if<NumberRange>(&known);
        if (range && fits(range->low) && fits(range->high) && range->low <= range->high)
            return word_of(static_cast<std::int32_t>(range->low.numerator()),
                           static_cast<std::int32_t>(range->high.numerator()));
    }
    return std::nullopt;
}

Known known_of(FlatWord word, BaseType type) {
    if (type == BaseType::Wahr) return BoolSet{(word & 1) != 0, (word & 2) != 0};
    if (type == BaseType::Auswahl) return model::ChoiceValues{word};
    if (is_day(type)) return DateRange{core::Date{low_of(word)}, core::Date{high_of(word)}};
    return NumberRange{core::Rational{low_of(word)}, core::Rational{high_of(word)}};
}

namespace {

bool add_item(const Item& item, const FlatListSpec& spec, FlatList& list) {
    if (item.standing == Standing::Contested) return false;
    if (spec.are_periods) {
        const bool is_known = item.from.low == item.from.high && item.until.low == item.until.high &&
                              item.from.low < item.until.low;
        const bool is_in_order = list.until.empty() || list.until.back() <= item.from.low;
        if (!is_known || !is_in_order) return false;
        list.from.push_back(item.from.low);
        list.until.push_back(item.until.low);
    }
    for (std::size_t i = 0; i < spec.attributes.size(); ++i) {
        const FactEntry* entry = item.find(spec.attributes[i]);
        FlatWord word = missing_word(spec.types[i]);
        if (entry != nullptr && !entry->values.empty()) {
            const Known* known = only_value(*entry);
            const auto found = known == nullptr ? std::nullopt : word_of(*known, spec.types[i]);
            if (!found) return false;
            word = *found;
        }
        list.words.push_back(word);
    }
    ++list.count;
    return true;
}

}  // namespace

bool flatten(const Person& person, const FlatListSpec& spec, FlatList& list) {
    list.clear();
    const FactEntry* entry = person.find(spec.fact);
    if (entry == nullptr) return true;
    const Known* known = only_value(*entry);
    const auto* link = known == nullptr ? nullptr : std::get_if<ListLink>(known);
    if (link == nullptr || link->list >= person.lists.size() ||
        entry->values.front().standing == Standing::Contested)
        return false;
    const ItemList& items = person.lists[link->list];
    list.is_missing = false;
    list.is_complete = !items.is_incomplete;
    for (const Item& item : items.items)
        if (!add_item(item, spec, list)) return false;
    return true;
}

bool flatten(const model::RuleBook& book, const Person& person, const FlatSpec& spec, FlatPerson& flat) {
    const auto word = [&](model::FactId id, FlatWord& found) {
        const BaseType type = book.fact(id).type.base;
        found = missing_word(type);
        const FactEntry* entry = person.find(id);
        if (entry == nullptr) return true;
        const Known* known = only_value(*entry);
        const auto fitting = known == nullptr ? std::nullopt : word_of(*known, type);
        if (fitting) found = *fitting;
        return fitting.has_value();
    };
    flat.id = person.id;
    flat.facts.resize(spec.facts.size());
    flat.lists.resize(spec.lists.size());
    flat.birth = missing_word(BaseType::Datum);
    for (std::size_t i = 0; i < spec.facts.size(); ++i)
        if (!word(spec.facts[i], flat.facts[i])) return false;
    for (std::size_t i = 0; i < spec.lists.size(); ++i)
        if (!flatten(person, spec.lists[i], flat.lists[i])) return false;
    return book.birth_date.is_none() || word(book.birth_date, flat.birth);
}

}  // namespace evaluator::person
