// The smallest sets of answers against full enumeration: on random conditions every partial answer is tried
// with all its completions.
#include "evaluator/engine/settle.hpp"

#include <catch2/catch.hpp>
#include <random>
#include <set>

#include "tests/support/formula.hpp"
#include "tests/support/random_person.hpp"
#include "tests/support/rules.hpp"

using namespace test;
using evaluator::engine::Answer;
using evaluator::engine::AnswerSet;

namespace {

constexpr int facts = 6;

using Partial = std::vector<int>;  // 0 no, 1 yes, 2 not answered

bool settles(const Formula& formula, Partial partial, bool wanted, std::size_t from = 0) {
    for (std::size_t i = from; i < partial.size(); ++i)
        if (partial[i] == 2) {
            for (const int answer : {0, 1}) {
                partial[i] = answer;
                if (!settles(formula, partial, wanted, i + 1)) return false;
            }
            return true;
        }
    return formula.holds(partial) == wanted;
}

std::set<Partial> enumerated(const Formula& formula, bool wanted) {
    std::set<Partial> result;
    int all = 1;
    for (int i = 0; i < facts; ++i) all *= 3;
    for (int code = 0; code < all; ++code) {
        Partial partial(facts);
        for (int i = 0, rest = code; i < facts; ++i, rest /= 3)
            partial[static_cast<std::size_t>(i)] = rest % 3;
        if (!settles(formula, partial, wanted)) continue;
        bool is_irreducible = true;
        for (std::size_t i = 0; i < partial.size() && is_irreducible; ++i) {
            if (partial[i] == 2) continue;
            Partial fewer = partial;
            fewer[i] = 2;
            is_irreducible = !settles(formula, fewer, wanted);
        }
        if (is_irreducible) result.insert(partial);
    }
    return result;
}

std::set<Partial> found(const std::vector<AnswerSet>& sets, const model::RuleBook& book) {
    std::set<Partial> result;
    for (const AnswerSet& set : sets) {
        CHECK(set.is_tried);
        Partial partial(facts, 2);
        for (const Answer& answer : set.answers) {
            const std::string& name = book.facts[answer.variable.variable.ref].name;
            partial[static_cast<std::size_t>(name.at(1) - '0')] = answer.says == Answer::Says::Yes ? 1 : 0;
        }
        result.insert(partial);
    }
    return result;
}

}  // namespace

TEST_CASE("the smallest sets of answers are those a full enumeration finds") {
    std::mt19937 random{7};
    std::size_t sets = 0;
    for (int round = 0; round < 80; ++round) {
        const Formula formula = random_formula(random, {0, 1, 2, 3, 4, 5});
        std::string text = "gesetz TestG \"Testgesetz\"\nsachverhalt {\n";
        for (int i = 0; i < facts; ++i)
            text += "  f" + std::to_string(i) + " : Wahr \"Frage " + std::to_string(i) +
                    "?\"  erhoben nach § 1 TestG\n";
        text +=
            "}\nnorm § 2 TestG \"Norm\" {\n  gültig ab 1900-01-01\n  rechtsfolge ist \"Folge\"\n"
            "  voraussetzung v \"V\" { zitat Satz 1  wenn " +
            formula.text() + " }\n}\n";
        const Rules rules = rules_from(text);
        evaluator::engine::Options options;
        options.as_of = day("2026-03-01");
        const auto plan = evaluator::engine::compile(rules.book, options);
        const auto household = person_from(rules.book, "{}");
        evaluator::engine::Evaluation evaluation{plan};
        evaluation.begin(household, options.as_of);
        const auto settlement = evaluator::engine::settlement(evaluation, plan.norms.front().value, 100);
        INFO(formula.text());
        CHECK(settlement.is_complete);
        CHECK(found(settlement.yes, rules.book) == enumerated(formula, true));
        CHECK(found(settlement.no, rules.book) == enumerated(formula, false));
        sets += settlement.yes.size() + settlement.no.size();
    }
    CHECK(sets > 400);
}

TEST_CASE("on the rule library every set that can be tried settles its norm and needs each of its answers") {
    evaluator::engine::Options options;
    options.as_of = day("2026-06-01");
    const auto plan = evaluator::engine::compile(rule_library().book, options);
    evaluator::engine::Evaluation evaluation{plan};
    std::size_t tried = 0, put_together = 0;
    for (std::uint64_t seed = 0; seed < static_cast<std::uint64_t>(fewer_when_sanitized(12)); ++seed) {
        RandomPersonOptions given;
        given.given = 0.9;
        const auto household = random_household(*plan.book, 4000 + seed, given);
        evaluation.begin(household, options.as_of);
        for (const auto& norm : plan.norms) {
            const auto settlement = evaluator::engine::settlement(evaluation, norm.value);
            for (const auto* side : {&settlement.yes, &settlement.no})
                for (const AnswerSet& set : *side) {
                    CHECK_FALSE(set.answers.empty());
                    ++(set.is_tried ? tried : put_together);
                }
            // What is open can be settled one way or the other; where a variable repeats, sets may be
            // missing.
            const bool has_sets = !settlement.no.empty() || !settlement.yes.empty();
            CHECK((evaluation.truth(norm.value).is_decided() || has_sets || !settlement.is_complete));
        }
    }
    CHECK(tried > 5);
    CHECK(put_together > 5);
}
