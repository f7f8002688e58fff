#include "evaluator/person/person.hpp"

#include <algorithm>
#include <map>

namespace evaluator::person {

const TimedValue* FactEntry::on(core::Date day) const {
    const auto after =
        std::upper_bound(values.begin(), values.end(), day,
                         [](core::Date wanted, const TimedValue& value) { return wanted < value.span.from; });
    if (after == values.begin()) return nullptr;
    const TimedValue& value = *std::prev(after);
    return value.span.holds_on(day) ? &value : nullptr;
}

const FactEntry* Item::find(model::FactId id) const {
    const auto found = std::lower_bound(
        attributes.begin(), attributes.end(), id,
        [](const auto& attribute, model::FactId wanted) { return attribute.first < wanted; });
    return found != attributes.end() && found->first == id ? &found->second : nullptr;
}

namespace {

/// Walks two households side by side from the person judged; who is met on one side must be met on the other.
class Comparison {
public:
    Comparison(const Household& a, const Household& b) : a_(a), b_(b) {}

    bool persons(PersonIndex a, PersonIndex b) {
        const auto [known, is_new] = pairs_.emplace(a, b);
        if (!is_new) return known->second == b;
        open_.emplace_back(a, b);
        return true;
    }
    bool run() {
        if (a_.persons.empty() || b_.persons.empty()) return a_.persons.empty() == b_.persons.empty();
        persons(0, 0);
        while (!open_.empty()) {
            const auto [a, b] = open_.back();
            open_.pop_back();
            if (!same(a_.persons[a], b_.persons[b])) return false;
        }
        return true;
    }

private:
    bool same(const Person& a, const Person& b) {
        if (!std::is_permutation(a.answers.begin(), a.answers.end(), b.answers.begin(), b.answers.end()) ||
            !std::is_permutation(a.element_answers.begin(), a.element_answers.end(),
                                 b.element_answers.begin(), b.element_answers.end()))
            return false;
        const std::size_t count = std::max(a.facts.size(), b.facts.size());
        for (std::uint32_t i = 0; i < count; ++i) {
            const FactEntry *left = a.find(model::FactId{i}), *right = b.find(model::FactId{i});
            if ((left == nullptr) != (right == nullptr)) return false;
            if (left != nullptr && !same(*left, *right, a, b)) return false;
        }
        return true;
    }
    bool same(const FactEntry& a, const FactEntry& b, const Person& left, const Person& right) {
        return std::equal(a.values.begin(), a.values.end(), b.values.begin(), b.values.end(),
                          [&](const TimedValue& x, const TimedValue& y) { return same(x, y, left, right); });
    }
    bool same(const TimedValue& a, const TimedValue& b, const Person& left, const Person& right) {
        if (a.span != b.span || a.standing != b.standing || a.proofs != b.proofs ||
            a.contested != b.contested)
            return false;
        const auto *link_a = std::get_if<PersonLink>(&a.known), *link_b = std::get_if<PersonLink>(&b.known);
        if (link_a != nullptr && link_b != nullptr && link_a->person && link_b->person)
            return persons(*link_a->person, *link_b->person);
        const auto *list_a = std::get_if<ListLink>(&a.known), *list_b = std::get_if<ListLink>(&b.known);
        if (list_a != nullptr && list_b != nullptr)
            return same(left.lists[list_a->list], right.lists[list_b->list], left, right);
        return a.known == b.known;
    }
    bool same(const ItemList& a, const ItemList& b, const Person& left, const Person& right) {
        if (a.fact != b.fact || a.is_incomplete != b.is_incomplete) return false;
        return std::equal(a.items.begin(), a.items.end(), b.items.begin(), b.items.end(),
                          [&](const Item& x, const Item& y) { return same(x, y, left, right); });
    }
    bool same(const Item& a, const Item& b, const Person& left, const Person& right) {
        if (a.from != b.from || a.until != b.until || a.standing != b.standing || a.proofs != b.proofs)
            return false;
        if (a.person.has_value() != b.person.has_value()) return false;
        if (a.person && !persons(*a.person, *b.person)) return false;
        return std::equal(a.attributes.begin(), a.attributes.end(), b.attributes.begin(), b.attributes.end(),
                          [&](const auto& x, const auto& y) {
                              return x.first == y.first && same(x.second, y.second, left, right);
                          });
    }

    const Household &a_, &b_;
    std::map<PersonIndex, PersonIndex> pairs_;
    std::vector<std::pair<PersonIndex, PersonIndex>> open_;
};

}  // namespace

bool is_equivalent(const Household& a, const Household& b) { return Comparison{a, b}.run(); }

}  // namespace evaluator::person
