// Lists of a plain file.
#include <algorithm>
#include <numeric>

#include "evaluator/person/plain_household.hpp"

namespace evaluator::person {

using model::BaseType;
using Kind = FlatValue::Kind;

namespace {

std::pair<core::Date, core::Date> order_of(const Item& item) { return {item.from.low, item.until.low}; }

/// No day on which two items certainly are. As Assembler::check_overlaps.
bool is_without_overlap(const std::vector<Item>& items) {
    std::vector<const Item*> sorted;
    for (const Item& item : items) sorted.push_back(&item);
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const Item* a, const Item* b) { return a->from.high < b->from.high; });
    const Item* longest = nullptr;
    for (const Item* item : sorted) {
        if (item->from.high >= item->until.low) continue;  // perhaps on no day at all
        if (longest != nullptr && item->from.high < longest->until.low) return false;
        if (longest == nullptr || longest->until.low < item->until.low) longest = item;
    }
    return true;
}

}  // namespace

bool PlainHousehold::list(const FlatValue& value, model::FactId id, FactEntry& entry, Reading& reading) {
    if (value.is(Kind::Null)) return true;
    const FlatValue* array = &value;
    TimedValue made;
    if (value.is(Kind::Object)) {
        Frame frame;
        if (!values_.frame(value, frame)) return false;
        if (frame.has_span() || frame.zwischen || frame.eines_von || frame.jahr || frame.strittig ||
            frame.verweis || frame.wert == nullptr)
            return false;
        if (!values_.standing_and_proofs(frame, made.standing, made.proofs)) return false;
        array = frame.wert;
        if (array->is(Kind::Null)) return true;
    }
    if (!array->is(Kind::Array)) return false;
    const model::ListId list_id = book_.fact(id).type.list;
    const model::List& list = book_.list(list_id);
    ItemList items;
    items.fact = id;
    for (const FlatValue& written : values_.members(*array)) {
        Item read;
        if (!written.is(Kind::Object) || !item(written, list, list_id, read, reading)) return false;
        if (made.standing != Standing::Stated || read.standing == Standing::Evidenced)
            inherit(written, made.standing, list_id, read);
        items.items.push_back(std::move(read));
    }
    if (book_.fact(id).type.is(BaseType::Zeitraeume)) sort_periods(items, reading);
    if (list.is_gapless && !is_without_overlap(items.items)) return false;
    made.known = ListLink{static_cast<std::uint32_t>(reading.person.lists.size())};
    reading.person.lists.push_back(std::move(items));
    entry.values.push_back(std::move(made));
    return true;
}

void PlainHousehold::sort_periods(ItemList& list, Reading& reading) {
    const auto is_before = [](const Item& a, const Item& b) { return order_of(a) < order_of(b); };
    if (std::is_sorted(list.items.begin(), list.items.end(), is_before)) return;
    std::vector<std::uint32_t> sorted(list.items.size()), position(list.items.size());
    std::iota(sorted.begin(), sorted.end(), 0);
    std::stable_sort(sorted.begin(), sorted.end(), [&](std::uint32_t a, std::uint32_t b) {
        return is_before(list.items[a], list.items[b]);
    });
    std::vector<Item> items;
    for (const std::uint32_t written : sorted) {
        position[written] = static_cast<std::uint32_t>(items.size());
        items.push_back(std::move(list.items[written]));
    }
    list.items = std::move(items);
    reading.order.emplace_back(list.fact, std::move(position));
}

bool PlainHousehold::item(const FlatValue& object, const model::List& list, model::ListId id, Item& item,
                          Reading& reading) {
    Frame frame;
    std::vector<model::FactId> unknown;  // said to be so: `null`
    for (const FlatValue& member : values_.members(object)) {
        const model::FactId attribute = names_.attribute(id, member.name);
        if (attribute.is_none()) {
            if (frame.put(values_.word(member), member)) continue;
            if (list.kind == BaseType::Personen) continue;  // a fact of that person; or not, as will turn out
            return false;
        }
        FactEntry entry;
        if (!fact(member, attribute, entry, reading)) return false;
        note_days(entry, reading);
        const auto is_it = [&](const auto& known) { return known.first == attribute; };
        if (std::any_of(item.attributes.begin(), item.attributes.end(), is_it) ||
            std::find(unknown.begin(), unknown.end(), attribute) != unknown.end())
            return false;  // said twice
        if (entry.values.empty())
            unknown.push_back(attribute);
        else
            item.attributes.emplace_back(attribute, std::move(entry));
    }
    if (frame.says_value() || frame.ab) return false;
    if (list.kind != BaseType::Zeitraeume && frame.has_span()) return false;
    if (list.kind != BaseType::Personen && frame.verweis) return false;
    std::sort(item.attributes.begin(), item.attributes.end(),
              [](const auto& a, const auto& b) { return a.first < b.first; });
    if (!values_.standing_and_proofs(frame, item.standing, item.proofs)) return false;
    if (list.kind == BaseType::Personen) return item_person(object, frame, id, item, reading);
    return list.kind != BaseType::Zeitraeume || item_period(frame, item, reading);
}

bool PlainHousehold::item_person(const FlatValue& object, const Frame& frame, model::ListId list, Item& item,
                                 Reading& reading) {
    const auto is_of_item = [&](const FlatValue& member) {
        return &member == frame.stand || &member == frame.nachweise || &member == frame.bemerkung ||
               &member == frame.verweis || !names_.attribute(list, member.name).is_none();
    };
    PersonIndex person = 0;
    if (frame.verweis != nullptr) {
        for (const FlatValue& member : values_.members(object))
            if (!is_of_item(member)) return false;
        if (!resolve(*frame.verweis, person)) return false;
    } else {
        const auto index = add_person();
        if (!index) return false;
        Reading inner = begin(person = *index);
        is_linked_[person] = true;
        for (const FlatValue& member : values_.members(object))
            if (!is_of_item(member) && !fact_of_person(member, inner)) return false;
        if (!finish(inner)) return false;
    }
    if (person == reading.index) return false;
    item.person = person;
    if (names_.is_of_children(list)) families_.emplace_back(reading.index, person);
    return true;
}

/// First day and one past the last; either may be partly known.
bool PlainHousehold::item_period(const Frame& frame, Item& item, Reading& reading) {
    const auto bound = [&](const FlatValue& written, BaseType base, DateRange unknown, DateRange& range) {
        TimedValue timed;
        bool is_missing = false;
        Frame inner;
        if (!values_.value(written, {base}, timed, is_missing, inner)) return false;
        range = is_missing ? unknown : std::get<DateRange>(timed.known);
        return true;
    };
    const core::Date past = core::Date::distant_past(), never = core::Date::never();
    DateRange last{never, never};
    if (frame.von == nullptr) return false;
    if (frame.bis != nullptr && !bound(*frame.bis, BaseType::Ereignis, last, last)) return false;
    item.until = {core::next_day(last.low), core::next_day(last.high)};
    if (!bound(*frame.von, BaseType::Datum, {past, core::previous_day(item.until.high)}, item.from))
        return false;
    if (item.from.high.is_day()) reading.earliest = std::min(reading.earliest, item.from.high);
    return item.from.low < item.until.high;
}

bool PlainHousehold::says_standing(const FlatValue& value) const {
    if (!value.is(Kind::Object)) return false;
    for (const FlatValue& member : values_.members(value)) {
        const Word word = values_.word(member);
        if (word == Word::Stand || word == Word::Nachweise || word == Word::Strittig) return true;
    }
    return false;
}

/// As inherit_standing of the full reader: an item that says nothing stands as its list does, a value of it
/// as the item.
void PlainHousehold::inherit(const FlatValue& object, Standing of_list, model::ListId list, Item& item) {
    if (!says_standing(object)) item.standing = of_list;
    if (item.standing != Standing::Evidenced) return;
    bool has_link = false;
    for (const FlatValue& member : values_.members(object))
        has_link = has_link || values_.word(member) == Word::Verweis;
    Person* person = item.person && !has_link ? &household_.persons[*item.person] : nullptr;
    const auto prove = [](FactEntry& entry) {
        for (TimedValue& timed : entry.values) timed.standing = Standing::Evidenced;
    };
    for (const FlatValue& member : values_.members(object)) {
        bool is_said = says_standing(member);
        for (const FlatValue& child : values_.members(member)) is_said = is_said || says_standing(child);
        if (is_said) continue;
        const model::FactId id = names_.attribute(list, member.name);
        for (auto& [attribute, entry] : item.attributes)
            if (attribute == id) prove(entry);
        if (!id.is_none() || person == nullptr) continue;
        const model::FactId fact = names_.member(member.name).fact;
        if (fact.index < person->facts.size()) prove(person->facts[fact.index]);
    }
}

bool PlainHousehold::incomplete(const FlatValue& names, Reading& reading) const {
    if (!names.is(Kind::Array)) return false;
    for (const FlatValue& name : values_.members(names)) {
        const model::FactId id =
            name.is(Kind::String) ? names_.member(name.text).fact : model::FactId::none();
        if (id.is_none() || !book_.fact(id).type.is_list()) return false;
        if (const FactEntry* entry = reading.person.find(id))
            reading.person.lists[std::get<ListLink>(entry->values.front().known).list].is_incomplete = true;
    }
    return true;
}

}  // namespace evaluator::person
