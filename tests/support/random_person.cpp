#include "tests/support/random_person.hpp"

#include <algorithm>
#include <bit>

#include "dsl/core/calendar.hpp"

namespace test {

namespace core = dsl::core;
namespace model = dsl::model;
namespace person = evaluator::person;

using model::BaseType;

namespace {

class Maker {
public:
    Maker(const model::RuleBook& book, std::uint64_t seed, const RandomPersonOptions& options)
        : book_(book), random_(seed), options_(options) {}

    person::Household household() {
        household_.persons.emplace_back();
        fill(0, 0);
        return std::move(household_);
    }

    /// A known value of the fact, whatever is in the file.
    person::Known known(const model::Fact& fact) {
        const double share = options_.partly_known;
        options_.partly_known = 0;
        person::Known result = value(fact);
        options_.partly_known = share;
        return result;
    }

private:
    int number(int low, int high) { return std::uniform_int_distribution<int>{low, high}(random_); }
    bool chance(double share) { return std::uniform_real_distribution<double>{0, 1}(random_) < share; }

    core::Date date() {
        const int year = number(options_.first_year, options_.last_year), month = number(1, 12);
        // Month ends and the turn of months are where counting goes wrong.
        const int day = chance(0.4) ? (chance(0.5) ? 1 : core::days_in_month(year, month))
                                    : number(1, core::days_in_month(year, month));
        return core::date_of(year, month, day);
    }

    core::Rational amount() {
        static constexpr int often[] = {0, 1, 3, 12, 20, 24, 33, 50, 51, 90, 91, 100, 500, 800, 1200};
        return chance(0.7) ? core::Rational{often[number(0, 14)]} : core::Rational{number(0, 3000), 2};
    }

    core::Citation citation() {
        std::vector<core::Citation> all;
        for (const auto& norm : book_.norms) all.push_back(norm.citation);
        for (const auto& expression : book_.expressions)
            if (const auto* list = std::get_if<std::vector<core::Citation>>(&expression.constant))
                for (const auto& one : *list)
                    if (one.is_absolute()) all.push_back(one);
        if (all.empty()) return {};
        core::Citation chosen = all[static_cast<std::size_t>(number(0, static_cast<int>(all.size()) - 1))];
        for (auto& part : chosen.parts)
            if (part && !part->is_single()) part->last = part->first;
        return chosen;
    }

    person::Known value(const model::Fact& fact) {
        const bool vague = chance(options_.partly_known);
        switch (fact.type.base) {
            case BaseType::Wahr: {
                if (vague) return person::BoolSet{};
                const bool yes = chance(0.5);
                return person::BoolSet{!yes, yes};
            }
            case BaseType::Datum:
            case BaseType::Ereignis: {
                if (fact.type.is(BaseType::Ereignis) && chance(0.3))
                    return person::DateRange{core::Date::never(), core::Date::never()};
                const core::Date low =
                    fact.name == "geburtsdatum" ? core::add_days(date(), -365 * number(5, 40)) : date();
                return person::DateRange{low, vague ? core::add_days(low, number(1, 400)) : low};
            }
            case BaseType::Zahl:
            case BaseType::Geld:
            case BaseType::Prozent: {
                const core::Rational low = amount();
                return person::NumberRange{low, vague ? low + amount() : low};
            }
            case BaseType::Dauer: {
                const core::Duration low = chance(0.5)
                                               ? core::Duration::of_months(number(0, 40))
                                               : core::Duration::of_days(core::Rational{number(0, 200)});
                return person::DurationRange{low,
                                             vague ? low + core::Duration::of_months(number(1, 12)) : low};
            }
            case BaseType::Text: return person::TextSet{{chance(0.5) ? "DEU" : "SYR"}};
            case BaseType::Fundstelle:
                return vague ? person::CitationSet{{citation(), citation()}}
                             : person::CitationSet{{citation()}};
            case BaseType::Auswahl: {
                const auto count = static_cast<int>(book_.choice(fact.type.choice).values.size());
                model::ChoiceMask mask = model::ChoiceMask{1} << number(0, count - 1);
                if (vague) mask |= model::ChoiceMask{1} << number(0, count - 1);
                return model::ChoiceValues{mask};
            }
            default: return person::BoolSet{};
        }
    }

    person::FactEntry entry(const model::Fact& fact) {
        person::FactEntry result;
        if (chance(0.1)) {  // changes once
            const core::Date change = date();
            result.values.push_back({{core::Date::distant_past(), change}, value(fact), {}, {}, {}});
            result.values.push_back({{change, core::Date::never()}, value(fact), {}, {}, {}});
        } else {
            result.values.push_back({{}, value(fact), {}, {}, {}});
        }
        return result;
    }

    person::Item item(const model::List& list, int depth) {
        person::Item result;
        for (const model::FactId id : list.attributes)
            if (chance(0.95)) result.attributes.emplace_back(id, entry(book_.fact(id)));
        std::sort(result.attributes.begin(), result.attributes.end(),
                  [](const auto& a, const auto& b) { return a.first < b.first; });
        if (list.kind == BaseType::Personen) {
            result.person = static_cast<person::PersonIndex>(household_.persons.size());
            household_.persons.emplace_back();
            fill(*result.person, depth + 1);
        }
        return result;
    }

    person::ItemList items(const model::List& list, int depth) {
        person::ItemList result;
        result.fact = list.fact;
        result.is_incomplete = chance(0.05);
        const bool periods = list.kind == BaseType::Zeitraeume;
        const int count = periods ? number(1, 5) : number(0, list.kind == BaseType::Personen ? 1 : 2);
        core::Date from = periods ? date() : core::Date::distant_past();
        if (periods && list.is_gapless && chance(0.7)) from = core::Date::distant_past();
        for (int i = 0; i < count; ++i) {
            person::Item one = item(list, depth);
            if (periods) {
                const bool last = i + 1 == count;
                const core::Date end = last && chance(0.7) ? core::Date::never()
                                       : from.is_day()     ? core::add_days(from, number(1, 1500))
                                                           : date();
                one.from = {from, from};
                one.until = {end, end};
                from = chance(0.7) || !end.is_day() ? end : core::add_days(end, number(1, 100));
                if (chance(options_.partly_known) && one.from.low.is_day())
                    one.from.low = core::add_days(one.from.low, -number(1, 20));
            }
            result.items.push_back(std::move(one));
            if (periods && !from.is_day()) break;
        }
        return result;
    }

    void fill(person::PersonIndex who, int depth) {
        std::vector<person::FactEntry> facts(book_.facts.size());
        for (std::size_t i = 0; i < book_.facts.size(); ++i) {
            const model::Fact& fact = book_.facts[i];
            if (!fact.owner.is_none() || !chance(options_.given)) continue;
            if (fact.type.is(BaseType::Person)) {
                person::PersonLink link;
                if (depth == 0 && chance(0.5)) {
                    link.person = static_cast<person::PersonIndex>(household_.persons.size());
                    household_.persons.emplace_back();
                    fill(*link.person, depth + 1);
                }
                facts[i].values.push_back({{}, link, {}, {}, {}});
            } else if (fact.type.is_list()) {
                if (fact.type.is(BaseType::Personen) && depth > 0) continue;
                person::ItemList made = items(book_.list(fact.type.list), depth);
                auto& lists = household_.persons[who].lists;
                facts[i].values.push_back(
                    {{}, person::ListLink{static_cast<std::uint32_t>(lists.size())}, {}, {}, {}});
                lists.push_back(std::move(made));
            } else {
                facts[i] = entry(fact);
            }
        }
        for (std::uint32_t i = 0; i < book_.judgements.size(); ++i)
            if (chance(0.3)) {
                person::Answer answer;
                answer.judgement = model::JudgementId{i};
                answer.affirmed = chance(0.5);
                answer.reason = "Test";
                household_.persons[who].answers.push_back(answer);
            }
        household_.persons[who].facts = std::move(facts);
    }

    const model::RuleBook& book_;
    std::mt19937_64 random_;
    RandomPersonOptions options_;
    person::Household household_;
};

bool is_open(const person::FactEntry& entry) {
    if (entry.values.size() > 1) return false;
    if (entry.values.empty()) return true;
    const person::Known& known = entry.values.front().known;
    if (const auto* truth = std::get_if<person::BoolSet>(&known))
        return truth->can_be_no && truth->can_be_yes;
    if (const auto* choice = std::get_if<model::ChoiceValues>(&known)) return std::popcount(choice->mask) > 1;
    return false;
}

}  // namespace

evaluator::person::Household random_household(const model::RuleBook& book, std::uint64_t seed,
                                              const RandomPersonOptions& options) {
    return Maker{book, seed, options}.household();
}

bool learn_something(const model::RuleBook& book, evaluator::person::Household& household,
                     std::uint64_t seed) {
    std::mt19937_64 random{seed};
    std::vector<std::uint32_t> open;
    auto& facts = household.persons.front().facts;
    for (std::uint32_t i = 0; i < facts.size(); ++i) {
        const model::Fact& fact = book.facts[i];
        if (fact.owner.is_none() && !fact.type.is_list() && !fact.type.is(BaseType::Person) &&
            is_open(facts[i]))
            open.push_back(i);
    }
    if (open.empty()) return false;
    const std::uint32_t chosen = open[std::uniform_int_distribution<std::size_t>{0, open.size() - 1}(random)];
    person::Known learnt = Maker{book, seed, {}}.known(book.facts[chosen]);
    if (!facts[chosen].values.empty())  // what is learnt is one of the values it could have
        if (const auto* choice = std::get_if<model::ChoiceValues>(&facts[chosen].values.front().known))
            learnt = model::ChoiceValues{choice->mask & (~choice->mask + 1)};
    facts[chosen].values = {{{}, learnt, {}, {}, {}}};
    return true;
}

}  // namespace test
