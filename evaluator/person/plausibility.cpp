// Data that cannot be true: a person in two statuses on one day, events before birth, children older than
// their parents. Only what is impossible under every reading of partly known days is reported.
#include <algorithm>
#include <numeric>

#include "evaluator/person/assemble.hpp"

namespace evaluator::person {

/// A gapless list says one thing of each day. Precondition: `nodes` in the order of the items.
void Assembler::check_overlaps(const ItemList& list, const std::vector<const Node*>& nodes,
                               const Path& path) {
    std::vector<std::uint32_t> order(list.items.size());
    std::iota(order.begin(), order.end(), 0);
    const auto& items = list.items;
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        return items[a].from.high < items[b].from.high;
    });
    const Item* longest = nullptr;  // of those before: the one that certainly lasts longest
    for (const std::uint32_t index : order) {
        const Item& item = items[index];
        const bool is_certain = item.from.high < item.until.low;  // it certainly has a day
        if (longest != nullptr && is_certain && item.from.high < longest->until.low)
            problems_.report(
                Code::PeriodsOverlap, nodes[index]->place(), path, vocabulary_.book().fact(list.fact).name,
                core::to_german(item.from.high),
                core::to_german(core::previous_day(std::min(item.until.low, longest->until.low))));
        if (is_certain && (longest == nullptr || longest->until.low < item.until.low)) longest = &item;
    }
}

std::optional<DateRange> Assembler::birth_of(const Person& person) const {
    const model::FactId birth = vocabulary_.book().birth_date;
    const FactEntry* entry = birth.is_none() ? nullptr : person.find(birth);
    const auto* range = entry == nullptr ? nullptr : std::get_if<DateRange>(&entry->values.front().known);
    return range == nullptr ? std::nullopt : std::optional{*range};
}

/// Nothing happens to a person before birth.
void Assembler::check_birth(const Reading& reading) {
    const auto birth = birth_of(reading.person);
    if (!birth) return;
    const model::RuleBook& book = vocabulary_.book();
    const model::FactId birth_fact = book.birth_date;
    const auto place = [&](model::FactId fact) {
        const auto found = reading.places.find(fact.index);
        return found == reading.places.end() ? std::pair<core::Span, std::string>{} : found->second;
    };
    const auto [birth_span, birth_path] = place(birth_fact);
    if (options_.as_of && birth->low > *options_.as_of)
        problems_.report(Code::DayInFuture, birth_span, birth_path, book.fact(birth_fact).name,
                         core::to_german(birth->low));
    const auto check = [&](core::Date latest, const std::string& what, core::Span span,
                           const std::string& path) {
        if (!latest.is_day() || latest >= birth->low) return;
        problems_.report(Code::DaysOutOfOrder, span, path, what, core::to_german(latest),
                         book.fact(birth_fact).name, core::to_german(birth->low));
    };
    const auto check_entry = [&](const FactEntry& entry, model::FactId fact, core::Span span,
                                 const std::string& path) {
        for (const TimedValue& value : entry.values)
            if (const auto* day = std::get_if<DateRange>(&value.known))
                check(day->high, book.fact(fact).name, span, path);
    };
    for (std::uint32_t i = 0; i < reading.person.facts.size(); ++i) {
        const auto [span, path] = place(model::FactId{i});
        check_entry(reading.person.facts[i], model::FactId{i}, span, path);
    }
    for (const ItemList& list : reading.person.lists) {
        const auto& places = reading.item_places.at(list.fact);
        const std::string list_path = place(list.fact).second;
        for (std::size_t i = 0; i < list.items.size(); ++i) {
            const auto [span, written] = places[i];
            const std::string path = list_path + "[" + std::to_string(written) + "]";
            check(list.items[i].from.high, book.fact(list.fact).name, span, path);
            for (const auto& [attribute, entry] : list.items[i].attributes)
                check_entry(entry, attribute, span, path);
        }
    }
}

/// Children: born after their parents, nobody among their own descendants. Other lists of persons say nothing
/// of it.
void Assembler::check_families() {
    const model::RuleBook& book = vocabulary_.book();
    const auto is_child = [&](const Kinship& kin) {
        return core::same_name(book.list(book.fact(kin.list).type.list).item_name, "kind");
    };
    std::erase_if(kin_, [&](const Kinship& kin) { return !is_child(kin) || kin.parent == kin.child; });
    std::vector<std::vector<const Kinship*>> children(household_.persons.size());
    std::vector<std::uint32_t> parents(household_.persons.size(), 0);
    for (const Kinship& kin : kin_) {
        children[kin.parent].push_back(&kin);
        ++parents[kin.child];
        const auto parent = birth_of(household_.persons[kin.parent]),
                   child = birth_of(household_.persons[kin.child]);
        if (parent && child && child->high < parent->low && child->high.is_day())
            problems_.report(Code::DaysOutOfOrder, kin.span, kin.path,
                             book.fact(book.birth_date).name + " (Kind)", core::to_german(child->high),
                             book.fact(book.birth_date).name, core::to_german(parent->low));
    }
    std::vector<PersonIndex>
        free;  // take away, again and again, who is nobody's child; a circle is left over
    for (PersonIndex i = 0; i < parents.size(); ++i)
        if (parents[i] == 0) free.push_back(i);
    while (!free.empty()) {
        const PersonIndex person = free.back();
        free.pop_back();
        for (const Kinship* kin : children[person])
            if (--parents[kin->child] == 0) free.push_back(kin->child);
    }
    for (const Kinship& kin : kin_)
        if (parents[kin.child] > 0 && parents[kin.parent] > 0) {
            problems_.report(Code::CyclicFamily, kin.span, kin.path, book.fact(kin.list).name);
            break;
        }
}

}  // namespace evaluator::person
