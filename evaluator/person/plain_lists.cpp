// Lists of a plain file, and what humans decided about it.
#include <algorithm>
#include <numeric>

#include "evaluator/person/plain_household.hpp"
#include "evaluator/person/scalar.hpp"

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

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == std::string_view::npos; }

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
    return list.kind != BaseType::Zeitraeume || item_period(frame, item);
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
        Reading inner;
        inner.index = person = *index;
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
bool PlainHousehold::item_period(const Frame& frame, Item& item) {
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

bool PlainHousehold::answers(const FlatValue& list, bool is_discretion, Reading& reading) {
    if (!list.is(Kind::Array)) return false;
    for (const FlatValue& object : values_.members(list))
        if (!object.is(Kind::Object) || !answer(object, is_discretion, reading)) return false;
    return true;
}

bool PlainHousehold::answer(const FlatValue& object, bool is_discretion, Reading& reading) {
    Frame frame;
    const FlatValue *name = nullptr, *reason = nullptr, *role = nullptr, *day = nullptr, *about = nullptr;
    const auto once = [](const FlatValue*& place, const FlatValue& member, bool is_good) {
        if (place != nullptr || !is_good) return false;
        place = &member;
        return true;
    };
    for (const FlatValue& member : values_.members(object)) {
        const Word word = values_.word(member);
        const bool is_text = member.is(Kind::String);
        const bool is_good = word == Word::Name          ? once(name, member, is_text)
                             : word == Word::Begruendung ? once(reason, member, is_text)
                             : word == Word::Rolle       ? once(role, member, is_text)
                             : word == Word::Datum       ? once(day, member, is_text)
                             : word == Word::Zu          ? once(about, member, member.is(Kind::Object))
                                                         : frame.put(word, member);
        if (!is_good) return false;
    }
    if (frame.zwischen || frame.eines_von || frame.jahr || frame.strittig || frame.stand || frame.nachweise ||
        frame.ab || frame.verweis)
        return false;
    if (!name || !reason || !role || !day || !frame.wert || !frame.wert->is(Kind::Bool)) return false;
    Answer made;
    const JudgementName meant = names_.judgement(name->text);
    made.judgement = is_discretion ? meant.as_discretion : meant.as_judgement;
    if (made.judgement.is_none() || is_blank(reason->text) || is_blank(role->text)) return false;
    core::Date given;
    if (!values_.whole_day(*day, given) || values_.is_in_future(given)) return false;
    if (about != nullptr && !target(*about, reading, made)) return false;
    if (frame.has_span()) {
        bool is_open_ended = false;
        if (!values_.span(frame, made.span.emplace(), is_open_ended)) return false;
    }
    made.affirmed = frame.wert->text == "true";
    made.reason = reason->text;
    made.role = role->text;
    made.given_on = given;
    const auto& others = reading.person.answers;
    const auto is_rival = [&](const Answer& other) {
        return other.judgement == made.judgement && other.item == made.item && other.span == made.span &&
               other.affirmed != made.affirmed;
    };
    if (std::any_of(others.begin(), others.end(), is_rival)) return false;
    reading.person.answers.push_back(std::move(made));
    return true;
}

/// `zu`: one item of a list, by its number in the file.
bool PlainHousehold::target(const FlatValue& object, const Reading& reading, Answer& answer) const {
    const FlatValue* item = nullptr;
    for (const FlatValue& member : values_.members(object)) {
        if (item != nullptr) return false;
        item = &member;
    }
    if (item == nullptr || !(item->is(Kind::Number) || item->is(Kind::String))) return false;
    const model::FactId list = names_.member(item->name).fact;
    const auto number = parse_index(item->text);
    if (list.is_none() || !book_.fact(list).type.is_list() || !number) return false;
    const FactEntry* entry = reading.person.find(list);
    if (entry == nullptr) return false;
    const auto& items = reading.person.lists[std::get<ListLink>(entry->values.front().known).list].items;
    if (*number >= items.size()) return false;
    std::uint32_t position = *number;
    for (const auto& [fact, positions] : reading.order)
        if (fact == list) position = positions[*number];
    answer.item = {list, position};
    return true;
}

}  // namespace evaluator::person
