// Lists of a person: items with attributes, items that are persons, items that are periods.
#include <algorithm>
#include <numeric>

#include "evaluator/person/assemble.hpp"

namespace evaluator::person {

using model::BaseType;

/// The array of a list, also inside { "wert": […], "stand": … }. Nothing: unknown, or reported.
const Node* Assembler::list_array(const Node& node, TimedValue& value, const Path& path) {
    if (node.is(Node::Kind::Null)) return nullptr;
    const Node* array = &node;
    if (node.is(Node::Kind::Object)) {
        values_.standing_and_proofs(node, value.standing, value.proofs, path);
        array = node.find("wert");
        for (const Node& member : node.children)
            if (&member != array && !is_remark(member) && !core::same_name(member.name, "stand") &&
                !core::same_name(member.name, "nachweise"))
                values_.unknown_member(member, path, {"wert", "stand", "nachweise", "bemerkung"});
        if (array == nullptr) {
            problems_.report(Code::MissingField, node.place(), path, "wert");
            return nullptr;
        }
        if (array->is(Node::Kind::Null)) return nullptr;
    }
    if (array->is(Node::Kind::Array)) return array;
    values_.wrong(*array, node.name, path, TextId::WantList);
    return nullptr;
}

namespace {

bool says_standing(const Node& node) {
    return node.find("stand") != nullptr || node.find("nachweise") != nullptr ||
           node.find("strittig") != nullptr;
}

/// An item that says nothing of its own stands as its list does, a value of it that says nothing as the item:
/// who proves a conviction by an extract proves what stands in it.
void inherit_standing(const Node& node, Standing of_list, Item& item, Person* person,
                      const Vocabulary& vocabulary, model::ListId list) {
    if (!says_standing(node)) item.standing = of_list;
    if (item.standing != Standing::Evidenced) return;
    const auto prove = [](FactEntry& entry) {
        for (TimedValue& timed : entry.values) timed.standing = Standing::Evidenced;
    };
    for (const Node& member : node.children) {
        if (says_standing(member) ||
            std::any_of(member.children.begin(), member.children.end(), says_standing))
            continue;
        const model::FactId id = vocabulary.attribute(list, member.name);
        for (auto& [attribute, entry] : item.attributes)
            if (attribute == id) prove(entry);
        if (!id.is_none() || person == nullptr) continue;
        const model::FactId fact = vocabulary.fact(member.name);  // of the person the item is
        if (fact.index < person->facts.size()) prove(person->facts[fact.index]);
    }
}

}  // namespace

FactEntry Assembler::list_entry(const Node& node, model::FactId id, Reading& reading, const Path& path) {
    const model::Fact& fact = vocabulary_.book().fact(id);
    FactEntry entry;
    TimedValue value;
    const Node* array = list_array(node, value, path);
    if (array == nullptr) return entry;
    ItemList list;
    list.fact = id;
    std::vector<const Node*> nodes;
    for (std::size_t i = 0; i < array->children.size(); ++i) {
        nodes.push_back(&array->children[i]);
        list.items.push_back(item(array->children[i], fact.type.list, reading, {&path, i}));
        const Node& written = array->children[i];
        Item& read = list.items.back();
        const bool is_written_here =
            read.person && written.find("verweis") == nullptr &&
            written.find("datei") == nullptr;  // what stands elsewhere stands by itself
        inherit_standing(written, value.standing, read,
                         is_written_here ? &household_.persons[*read.person] : nullptr, vocabulary_,
                         fact.type.list);
    }
    auto& places = reading.item_places[id];
    places.resize(nodes.size());
    if (fact.type.is(BaseType::Zeitraeume)) reading.order[id] = sort_periods(list, nodes);
    for (std::uint32_t i = 0; i < nodes.size(); ++i) {
        const auto written = static_cast<std::uint32_t>(nodes[i] - array->children.data());
        places[i] = {nodes[i]->place(), written};
    }
    if (vocabulary_.book().list(fact.type.list).is_gapless) check_overlaps(list, nodes, path);
    value.known = ListLink{static_cast<std::uint32_t>(reading.person.lists.size())};
    reading.person.lists.push_back(std::move(list));
    entry.values.push_back(std::move(value));
    return entry;
}

/// By first day; `nodes` follow. Returns where each item of the file went.
std::vector<std::uint32_t> Assembler::sort_periods(ItemList& list, std::vector<const Node*>& nodes) {
    std::vector<std::uint32_t> sorted(list.items.size());
    std::iota(sorted.begin(), sorted.end(), 0);
    std::stable_sort(sorted.begin(), sorted.end(), [&](std::uint32_t a, std::uint32_t b) {
        return std::pair{list.items[a].from.low, list.items[a].until.low} <
               std::pair{list.items[b].from.low, list.items[b].until.low};
    });
    std::vector<Item> items;
    std::vector<const Node*> ordered;
    std::vector<std::uint32_t> position(sorted.size());
    for (const std::uint32_t written : sorted) {
        position[written] = static_cast<std::uint32_t>(items.size());
        items.push_back(std::move(list.items[written]));
        ordered.push_back(nodes[written]);
    }
    list.items = std::move(items);
    nodes = std::move(ordered);
    return position;
}

Item Assembler::item(const Node& node, model::ListId list_id, Reading& reading, const Path& path) {
    const model::List& list = vocabulary_.book().list(list_id);
    Item item;
    // <kind/>: an item of which nothing is known
    const bool is_empty_element = node.is(Node::Kind::Bare) && node.text.empty();
    if (!node.is(Node::Kind::Object) && !is_empty_element) {
        values_.wrong(node, list.item_name, path, TextId::WantObject);
        return item;
    }
    Members facts;
    const Node* link = nullptr;
    for (const Node& member : node.children) {
        const Path member_path{&path, member.name};
        const auto is = [&](const char* name) { return core::same_name(member.name, name); };
        const model::FactId attribute = vocabulary_.attribute(list_id, member.name);
        if (!attribute.is_none()) {
            FactEntry entry;
            read_fact(member, attribute, entry, reading, member_path);
            if (!entry.values.empty()) item.attributes.emplace_back(attribute, std::move(entry));
        } else if (is_remark(member) || is("stand") || is("nachweise")) {
            continue;
        } else if (list.kind == BaseType::Zeitraeume && (is("von") || is("bis"))) {
            continue;
        } else if (list.kind == BaseType::Personen && (is("verweis") || is("datei"))) {
            if (link != nullptr)
                problems_.report(Code::MembersExclude, member.place(), path, link->name, member.name);
            link = &member;
        } else if (list.kind == BaseType::Personen) {
            facts.push_back(&member);
        } else {
            unknown_attribute(member, list_id, member_path);
        }
    }
    std::sort(item.attributes.begin(), item.attributes.end(),
              [](const auto& a, const auto& b) { return a.first < b.first; });
    values_.standing_and_proofs(node, item.standing, item.proofs, path);
    if (list.kind == BaseType::Personen) item_person(node, link, facts, list_id, item, reading, path);
    if (list.kind == BaseType::Zeitraeume) item_period(node, item, path);
    return item;
}

void Assembler::unknown_attribute(const Node& member, model::ListId list, const Path& path) {
    const Code code = options_.unknown_facts_warn ? Code::UnknownFactIgnored : Code::UnknownFact;
    auto report = problems_.report(code, member.place(), path, shortened(member.name));
    if (!vocabulary_.fact(member.name).is_none())
        report.help(TextId::BelongsToPerson, member.name);
    else if (problems_.wants_suggestions())
        problems_.suggest(report, member.name, vocabulary_.attribute_names(list));
}

void Assembler::item_person(const Node& node, const Node* link, const Members& facts, model::ListId list,
                            Item& item, Reading& reading, const Path& path) {
    if (link != nullptr && !facts.empty()) {
        problems_.report(Code::LinkWithFacts, facts.front()->place(), path, link->name, facts.front()->name);
        return;
    }
    if (link == nullptr)
        item.person = inline_person(facts, reading, node.place(), path);
    else
        item.person = resolved(*link, reading, {&path, link->name});
    if (!item.person) return;
    if (*item.person == reading.index)
        problems_.report(Code::LinksToItself, node.place(), path, vocabulary_.book().list(list).item_name);
    kin_.push_back(
        {reading.index, *item.person, vocabulary_.book().list(list).fact, node.place(), path.text()});
}

/// First day and one past the last; either may be partly known.
void Assembler::item_period(const Node& node, Item& item, const Path& path) {
    const Node *from = node.find("von"), *until = node.find("bis");
    item.from.high = core::Date::never();  // after a mistake it is certainly on no day: no overlap to report
    if (from == nullptr) {
        problems_.report(Code::MissingField, node.place(), path, "von").help(TextId::UnknownBeginIsNull);
        return;
    }
    const auto bound = [&](const Node& bound_node, DateRange unknown,
                           BaseType type) -> std::optional<DateRange> {
        const Path bound_path{&path, bound_node.name};
        bool is_missing = false;
        const auto value = values_.value(bound_node, {bound_node.name, {type}, bound_path}, is_missing);
        if (is_missing) return unknown;
        if (!value) return std::nullopt;
        return std::get<DateRange>(value->known);
    };
    const core::Date past = core::Date::distant_past(), never = core::Date::never();
    const auto last =
        until != nullptr ? bound(*until, {never, never}, BaseType::Ereignis) : DateRange{never, never};
    if (!last) return;
    item.until = {core::next_day(last->low), core::next_day(last->high)};
    const auto first = bound(*from, {past, core::previous_day(item.until.high)}, BaseType::Datum);
    if (!first) return;
    item.from = *first;
    if (item.until.high <= item.from.low)
        problems_.report(Code::PeriodReversed, until->span, path, core::to_german(item.from.low),
                         core::to_german(last->high));
}

void Assembler::incomplete_lists(const Node& node, Reading& reading, const Path& path) {
    if (!node.is(Node::Kind::Array)) {
        values_.wrong(node, node.name, path, TextId::WantList);
        return;
    }
    for (std::size_t i = 0; i < node.children.size(); ++i) {
        const Node& child = node.children[i];
        const Path item_path{&path, i};
        const auto name = values_.text(child, node.name, item_path);
        if (!name) continue;
        const model::FactId id = vocabulary_.fact(*name);
        if (id.is_none()) {
            problems_.suggest(problems_.report(Code::UnknownFact, child.span, item_path, shortened(*name)),
                              *name, vocabulary_.fact_names());
            continue;
        }
        if (!vocabulary_.book().fact(id).type.is_list()) {
            problems_.report(Code::NotAList, child.span, item_path, *name);
            continue;
        }
        const FactEntry* entry = reading.person.find(id);
        if (entry != nullptr)
            reading.person.lists[std::get<ListLink>(entry->values.front().known).list].is_incomplete = true;
        // else: nothing is known of the list anyhow
    }
}

}  // namespace evaluator::person
