// Going over to another state of a household gives what beginning with it gives: every value of every norm
// and element, on the Stichtag and away from it, also after answers were tried.
#include <random>

#include <catch2/catch.hpp>

#include "evaluator/engine/reasons.hpp"
#include "tests/support/plan_nodes.hpp"
#include "tests/support/random_person.hpp"
#include "tests/support/rules.hpp"

using namespace test;
using evaluator::engine::Evaluation;
using evaluator::engine::NodeId;

namespace {

namespace person = evaluator::person;

/// Takes some facts, and entries of some lists, from another household. Persons stay who they are.
person::Household mixed(const model::RuleBook& book, const person::Household& one,
                        const person::Household& other, std::mt19937_64& random) {
    person::Household result = one;
    const auto chance = [&](unsigned in_thousand) { return random() % 1000 < in_thousand; };
    for (std::size_t who = 0; who < std::min(one.persons.size(), other.persons.size()); ++who) {
        if (!chance(600)) continue;
        const person::Person& from = other.persons[who];
        person::Person& into = result.persons[who];
        for (std::uint32_t i = 0; i < from.facts.size() && i < into.facts.size(); ++i) {
            const model::Type& type = book.fact(model::FactId{i}).type;
            if (type.is(model::BaseType::Person) || type.is(model::BaseType::Personen)) continue;
            if (!type.is_list()) {
                if (chance(15)) into.facts[i] = from.facts[i];
                continue;
            }
            const auto list_in = [&](const person::Person& owner) {
                const auto* entry = owner.find(model::FactId{i});
                return entry ? std::get<person::ListLink>(entry->values.front().known).list : ~0U;
            };
            const std::uint32_t there = list_in(from), here = list_in(into);
            if (there != ~0U && here != ~0U && chance(150)) into.lists[here] = from.lists[there];
            if (there != ~0U && here != ~0U && chance(50) && !into.lists[here].items.empty())
                into.lists[here].items.pop_back();
        }
    }
    return result;
}

}  // namespace

TEST_CASE("another state of a household gives what it gives alone") {
    evaluator::engine::Options options;
    options.as_of = options.law_date.emplace(day("2026-06-01"));
    const auto plan = evaluator::engine::compile(rule_library().book, options);
    const auto nodes = result_nodes(plan);
    Evaluation going{plan}, alone{plan};
    std::mt19937_64 random{7};
    int states = 0, unlike_first = 0;
    for (std::uint64_t seed = 0; seed < static_cast<std::uint64_t>(fewer_when_sanitized(12)); ++seed) {
        const auto first = random_household(*plan.book, 5000 + seed);
        const auto other = random_household(*plan.book, 6000 + seed);
        const core::Date at = core::add_days(day("2023-02-28"), static_cast<int>(101 * seed));
        going.begin(first, at);
        for (std::size_t i = 0; i < nodes.size(); i += 2) going.value(nodes[i]);  // the others come later
        for (int round = 0; round < 6; ++round) {
            // Files go and come, at the same addresses as well.
            const auto state = round == 4 ? first : mixed(*plan.book, first, other, random);
            states += going.vary(state) ? 1 : 0;
            alone.begin(state, at);
            for (const NodeId node : nodes) {
                if (random() % 16 == 0) evaluator::engine::findings(going, node, 16);
                for (const int later : {0, 200}) {
                    const auto on = [&](Evaluation& one) {
                        return later == 0 ? one.root() : one.root().on(core::add_days(at, later));
                    };
                    const auto kept = going.value(node, on(going)), anew = alone.value(node, on(alone));
                    INFO("Person " << seed << ", Stand " << round << ", Knoten " << node << ", " << later);
                    REQUIRE(kept.truth == anew.truth);
                    REQUIRE(kept.until.facts == anew.until.facts);
                    REQUIRE(kept.until.law == anew.until.law);
                }
            }
            alone.begin(first, at);
            for (const NodeId node : nodes) unlike_first += alone.truth(node) != going.truth(node) ? 1 : 0;
            going.vary(first);  // the state goes now
        }
    }
    CHECK(states > fewer_when_sanitized(40));
    CHECK(unlike_first > fewer_when_sanitized(500));
}
