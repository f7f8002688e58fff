#include "evaluator/person/disassemble.hpp"
#include "evaluator/person/answer_places.hpp"

#include <algorithm>
#include <utility>

#include "evaluator/person/known_node.hpp"

namespace evaluator::person {

namespace {

using Kind = Node::Kind;
constexpr std::uint32_t deepest_inline = 15;  // far from max_nesting

void add_text(Node& object, const char* name, std::string text) {
    object.children.push_back(scalar_node(Kind::String, std::move(text), name));
}
void add_truth(Node& object, const char* name, bool yes) {
    object.children.push_back(scalar_node(Kind::Bool, yes ? "true" : "false", name));
}

/// `inherited`: how it stands if nothing is said.
void add_standing(Standing standing, const std::vector<Proof>& proofs, Standing inherited, Node& object) {
    const bool is_said = standing != inherited || (!proofs.empty() && standing != Standing::Evidenced);
    if (standing == Standing::Evidenced && (is_said || !proofs.empty())) add_text(object, "stand", "belegt");
    if (standing == Standing::Contested && is_said && object.find("strittig") == nullptr)
        add_text(object, "stand", "strittig");
    if (standing == Standing::Stated && is_said) add_text(object, "stand", "angegeben");
    if (proofs.empty()) return;
    Node array = container_node(Kind::Array, "nachweise");
    for (const Proof& proof : proofs) {
        Node item = container_node(Kind::Object);
        add_text(item, "art", proof.kind);
        if (proof.issued) add_text(item, "datum", core::to_iso(*proof.issued));
        if (proof.valid_until) add_text(item, "gültig_bis", core::to_iso(*proof.valid_until));
        array.children.push_back(std::move(item));
    }
    object.children.push_back(std::move(array));
}

void add_span(const model::Validity& span, Node& object) {
    if (span.from == core::Date::distant_past())
        object.children.push_back(scalar_node(Kind::Null, {}, "von"));
    else
        add_text(object, "von", core::to_iso(span.from));
    if (span.until != core::Date::never())
        add_text(object, "bis", core::to_iso(core::previous_day(span.until)));
}

void add_given(bool affirmed, const std::string& reason, const std::string& role,
               std::optional<core::Date> day, Node& object) {
    add_truth(object, "wert", affirmed);
    add_text(object, "begründung", reason);
    add_text(object, "rolle", role);
    if (day) add_text(object, "datum", core::to_iso(*day));
}

}  // namespace

Disassembler::Disassembler(const Household& household, const model::RuleBook& book)
    : household_(household),
      book_(book),
      links_(household.persons.size(), 0),
      is_inline_(household.persons.size(), false),
      ids_(household.persons.size()) {
    std::set<std::string> taken;
    for (const Person& person : household.persons) {
        taken.insert(person.id);
        for_each_link(person, [&](PersonIndex other) { ++links_[other]; });
    }
    if (!household.persons.empty()) choose_inline(0);
    for (PersonIndex i = 0; i < ids_.size(); ++i) {
        ids_[i] = household.persons[i].id;
        for (std::size_t number = i; ids_[i].empty(); ++number)
            if (taken.insert("p" + std::to_string(number)).second) ids_[i] = "p" + std::to_string(number);
    }
}

template <typename Visit> void Disassembler::for_each_link(const Person& person, Visit visit) const {
    const auto visit_entry = [&](const FactEntry& entry) {
        for (const TimedValue& value : entry.values)
            if (const auto* link = std::get_if<PersonLink>(&value.known); link != nullptr && link->person)
                visit(*link->person);
    };
    for (const FactEntry& entry : person.facts) visit_entry(entry);
    for (const ItemList& list : person.lists)
        for (const Item& item : list.items) {
            if (item.person) visit(*item.person);
            for (const auto& [id, entry] : item.attributes) visit_entry(entry);
        }
}

/// Walks from the person judged; whoever stands too deep gets a place of its own under `personen`.
void Disassembler::choose_inline(PersonIndex root) {
    std::vector<std::pair<PersonIndex, std::uint32_t>> open{{root, 0}};
    std::vector<bool> is_seen(household_.persons.size(), false);
    while (!open.empty()) {
        const auto [index, depth] = open.back();
        open.pop_back();
        if (is_seen[index]) continue;
        is_seen[index] = true;
        is_inline_[index] = index != root && depth <= deepest_inline && can_be_inline(index);
        const std::uint32_t own_depth = is_inline_[index] ? depth : 0;
        for_each_link(household_.persons[index],
                      [&](PersonIndex other) { open.emplace_back(other, own_depth + 1); });
    }
}

bool Disassembler::can_be_inline(PersonIndex index) const {
    const Person& person = household_.persons[index];
    const auto is_incomplete = [](const ItemList& list) { return list.is_incomplete; };
    const auto has_fact = [&](model::FactId id) { return person.find(id) != nullptr; };
    bool has_any = false;
    for (std::uint32_t i = 0; i < person.facts.size(); ++i) has_any = has_any || has_fact(model::FactId{i});
    if (!has_any || links_[index] != 1 || !person.id.empty() || !person.answers.empty() ||
        !person.element_answers.empty())
        return false;
    if (std::any_of(person.lists.begin(), person.lists.end(), is_incomplete)) return false;
    // A fact with the name of an attribute of the list would be taken for the attribute.
    for (const model::List& list : book_.lists)
        if (list.kind == model::BaseType::Personen)
            for (const model::FactId attribute : list.attributes)
                if (const auto same = book_.find_fact(book_.fact(attribute).name);
                    !same.is_none() && has_fact(same))
                    return false;
    return true;
}

Node Disassembler::root() {
    Node root = person(0, true);
    Node others = container_node(Kind::Object, "personen");
    for (PersonIndex i = 1; i < household_.persons.size(); ++i)
        if (!is_inline_[i] && (links_[i] > 0 || !household_.persons[i].id.empty())) {
            Node other = person(i, false);
            other.name = ids_[i];
            others.children.push_back(std::move(other));
        }
    if (!others.children.empty()) root.children.push_back(std::move(others));
    return root;
}

Node Disassembler::person(PersonIndex index, bool is_root) {
    const Person& person = household_.persons[index];
    Node node = container_node(Kind::Object);
    if (is_root && (!person.id.empty() || links_[index] > 0)) {
        Node head = container_node(Kind::Object, "person");
        add_text(head, "kennung", ids_[index]);
        node.children.push_back(std::move(head));
    }
    Node all = container_node(Kind::Object, "angaben");
    facts(index, all);
    if (!all.children.empty()) node.children.push_back(std::move(all));
    Node incomplete = container_node(Kind::Array, "unvollständig");
    for (const ItemList& list : person.lists)
        if (list.is_incomplete)
            incomplete.children.push_back(scalar_node(Kind::String, book_.fact(list.fact).name));
    Node judgements = container_node(Kind::Array, "wertungen"),
         discretions = container_node(Kind::Array, "ermessen");
    for (const Answer& given : person.answers) {
        const bool is_discretion = chain_answered(book_, given.judgement).is_none() &&
                                   book_.judgement(given.judgement).is_discretion;
        (is_discretion ? discretions : judgements).children.push_back(answer(given));
    }
    Node atypical = container_node(Kind::Array, "atypisch"), exercised = container_node(Kind::Array, "kann");
    for (const ElementAnswer& given : person.element_answers)
        (given.is_atypical ? atypical : exercised).children.push_back(element_answer(given));
    for (Node* array : {&incomplete, &judgements, &discretions, &atypical, &exercised})
        if (!array->children.empty()) node.children.push_back(std::move(*array));
    return node;
}

void Disassembler::facts(PersonIndex index, Node& into) {
    const Person& person = household_.persons[index];
    for (std::uint32_t i = 0; i < person.facts.size(); ++i)
        if (const FactEntry* entry = person.find(model::FactId{i})) {
            Node node = fact(*entry, model::FactId{i}, person);
            node.name = book_.facts[i].name;
            into.children.push_back(std::move(node));
        }
}

Node Disassembler::fact(const FactEntry& entry, model::FactId id, const Person& owner) {
    const bool is_constant = entry.values.size() == 1 && entry.values.front().span == model::Validity{};
    if (is_constant) {
        Node object = container_node(Kind::Object);
        value(entry.values.front(), id, owner, object);
        return unwrapped(std::move(object));
    }
    Node array = container_node(Kind::Array);
    for (const TimedValue& timed : entry.values) {
        Node object = container_node(Kind::Object);
        add_span(timed.span, object);
        value(timed, id, owner, object);
        array.children.push_back(std::move(object));
    }
    return array;
}

void Disassembler::value(const TimedValue& value, model::FactId id, const Person& owner, Node& object) {
    const model::Type& type = book_.fact(id).type;
    if (const auto* to_person = std::get_if<PersonLink>(&value.known)) {
        Node linked = link(*to_person);
        if (linked.is(Kind::Null)) {
            linked.name = "wert";
            object.children.push_back(std::move(linked));
        } else {
            for (Node& member : linked.children) object.children.push_back(std::move(member));
        }
    } else if (const auto* items = std::get_if<ListLink>(&value.known)) {
        Node array = list(owner.lists[items->list], value.standing, owner);
        array.name = "wert";
        object.children.push_back(std::move(array));
    } else if (value.standing == Standing::Contested) {
        add_contested(value.contested, type, book_, object);
    } else {
        add_known(value.known, type, book_, object);
    }
    add_standing(value.standing, value.proofs, inherited_, object);
}

Node Disassembler::link(const PersonLink& link) {
    if (!link.person) return container_node(Kind::Null);
    Node object = container_node(Kind::Object);
    if (is_inline_[*link.person]) {
        const Standing outer = std::exchange(inherited_, Standing::Stated);  // facts of their own
        facts(*link.person, object);
        inherited_ = outer;
    } else {
        add_text(object, "verweis", ids_[*link.person]);
    }
    return object;
}

Node Disassembler::list(const ItemList& list, Standing standing, const Person& owner) {
    Node array = container_node(Kind::Array);
    const model::List& declared = book_.list(book_.fact(list.fact).type.list);
    for (const Item& entry : list.items) array.children.push_back(item(entry, standing, declared, owner));
    return array;
}

Node Disassembler::item(const Item& item, Standing of_list, const model::List& list, const Person& owner) {
    Node object = container_node(Kind::Object);
    if (list.kind == model::BaseType::Zeitraeume) {
        const core::Date never = core::Date::never();
        const DateRange last{core::previous_day(item.until.low), core::previous_day(item.until.high)};
        const auto bound = [&](const char* name, const DateRange& day, model::BaseType type) {
            Node wrapped = container_node(Kind::Object, name);
            add_known(day, {type}, book_, wrapped);
            object.children.push_back(unwrapped(std::move(wrapped)));
        };
        if (item.from == DateRange{core::Date::distant_past(), last.high})
            object.children.push_back(scalar_node(Kind::Null, {}, "von"));
        else
            bound("von", item.from, model::BaseType::Datum);
        if (last != DateRange{never, never}) bound("bis", last, model::BaseType::Ereignis);
    }
    inherited_ = item.standing == Standing::Evidenced ? Standing::Evidenced : Standing::Stated;
    for (const auto& [id, entry] : item.attributes) {
        Node attribute = fact(entry, id, owner);
        attribute.name = book_.fact(id).name;
        object.children.push_back(std::move(attribute));
    }
    inherited_ = Standing::Stated;
    if (item.person) {
        Node linked = link({item.person});
        for (Node& member : linked.children) object.children.push_back(std::move(member));
    }
    add_standing(item.standing, item.proofs, of_list, object);
    return object;
}

Node Disassembler::answer(const Answer& answer) {
    Node object = container_node(Kind::Object);
    const model::ChainId chain = chain_answered(book_, answer.judgement);
    add_text(object, "name",
             chain.is_none() ? book_.judgement(answer.judgement).name : book_.chains[chain.index].name);
    add_given(answer.affirmed, answer.reason, answer.role, answer.given_on, object);
    if (answer.item) {
        Node target = container_node(Kind::Object, "zu");
        target.children.push_back(scalar_node(Kind::Number, std::to_string(answer.item->second),
                                              book_.fact(answer.item->first).name));
        object.children.push_back(std::move(target));
    }
    if (answer.span) add_span(*answer.span, object);
    return object;
}

Node Disassembler::element_answer(const ElementAnswer& answer) {
    Node object = container_node(Kind::Object);
    add_text(object, "norm", core::to_text(answer.norm));
    if (!answer.element.empty()) add_text(object, "voraussetzung", answer.element);
    add_given(answer.affirmed, answer.reason, answer.role, answer.given_on, object);
    return object;
}

}  // namespace evaluator::person
