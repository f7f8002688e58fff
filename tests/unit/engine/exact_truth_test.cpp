// Exact truth against all answers one by one, on random formulas in which answers occur again and again.
#include <random>

#include <catch2/catch.hpp>

#include "evaluator/engine/reasons.hpp"
#include "tests/support/rules.hpp"

using namespace evaluator;
using test::day;

namespace {

constexpr int facts = 8;

std::string vocabulary() {
    std::string text = "gesetz TestG \"Testgesetz\"\nsachverhalt {\n";
    for (int i = 0; i < facts; ++i)
        text += "  f" + std::to_string(i) + " : Wahr \"Frage " + std::to_string(i) +
                "?\"  erhoben nach § 1 TestG\n";
    return text + "}\n";
}

std::string norm(int number, const std::string& condition) {
    return "norm § " + std::to_string(number) + " TestG \"N\" {\n  gültig ab 2000-01-01\n" +
           "  rechtsfolge ist \"F\"\n  voraussetzung v \"V\" { zitat Satz 1  wenn " + condition + " }\n}\n";
}

std::string formula(std::mt19937& random, int depth) {
    if (depth == 0) {
        const std::string fact = "f" + std::to_string(random() % facts);
        return random() % 2 == 0 ? fact : "nicht " + fact;
    }
    std::string text = "(";
    const std::string between = random() % 2 == 0 ? " und " : " oder ";
    const int parts = 2 + static_cast<int>(random() % 3);
    for (int i = 0; i < parts; ++i) text += (i > 0 ? between : "") + formula(random, depth - 1);
    return text + ")";
}

struct Judged {
    test::Rules rules;
    engine::Plan plan;
    engine::Evaluation evaluation;

    explicit Judged(const std::string& text)
        : rules(test::rules_from(text)), plan(made()), evaluation(plan) {}
    engine::Plan made() const {
        engine::Options options;
        options.as_of = day("2026-01-01");
        return engine::compile(rules.book, options, {});
    }
    void begin(const std::string& person) {
        household = test::person_from(rules.book, person);
        evaluation.begin(household, day("2026-01-01"));
    }
    person::Household household;
};

std::string answers(unsigned which) {
    std::string text = "{";
    for (int i = 0; i < facts; ++i)
        text += (i > 0 ? ", \"f" : "\"f") + std::to_string(i) +
                "\": " + ((which >> i) % 2 != 0 ? "true" : "false");
    return text + "}";
}

}  // namespace

TEST_CASE("with enough tries the truth is what all answers make of it, with fewer it is never narrower") {
    std::mt19937 random{20261126};
    std::string text = vocabulary();
    constexpr int norms = 300;
    for (int i = 0; i < norms; ++i) text += norm(i + 2, formula(random, 2 + i % 2));
    Judged judged{text};
    std::vector<engine::Truth> expected(judged.plan.norms.size());
    for (unsigned which = 0; which < 1U << facts; ++which) {
        judged.begin(answers(which));
        for (std::size_t i = 0; i < expected.size(); ++i) {
            const engine::Truth truth = judged.evaluation.truth(judged.plan.norms[i].value);
            REQUIRE(truth.is_decided());
            expected[i] = which == 0 ? truth : engine::either(expected[i], truth);
        }
    }
    judged.begin("{}");
    int narrower_than_bounds = 0, ran_out = 0;
    for (std::size_t i = 0; i < expected.size(); ++i) {
        const engine::NodeId node = judged.plan.norms[i].value;
        INFO("§ " << i + 2);
        const engine::Truth bounds = judged.evaluation.truth(node);
        const auto exact = engine::ExactTruth{judged.evaluation, 4096}.of(node, judged.evaluation.root());
        CHECK(exact.truth == expected[i]);
        CHECK_FALSE(exact.is_bounded_only);
        CHECK(engine::findings(judged.evaluation, node).truth == expected[i]);
        if (!(exact.truth == bounds)) ++narrower_than_bounds;
        const auto few = engine::ExactTruth{judged.evaluation, 5}.of(node, judged.evaluation.root());
        CHECK(engine::either(few.truth, expected[i]) == few.truth);
        if (few.is_bounded_only)
            ++ran_out;
        else
            CHECK(few.truth == expected[i]);
    }
    CHECK(narrower_than_bounds > norms / 20);
    CHECK(ran_out > norms / 20);
}

TEST_CASE("what no answer ties together is tried apart: tries add up and do not multiply") {
    std::string pairs;
    for (int i = 0; i + 2 < facts; ++i) {
        const std::string fact = "f" + std::to_string(i), open = "f" + std::to_string(facts - 1);
        pairs += "(" + fact + " oder " + open + ") und (nicht " + fact + " oder " + open + ") und ";
    }
    // The last pair excludes itself; the others leave their facts free.
    Judged judged{vocabulary() + norm(2, pairs + "f6 und nicht f6")};
    judged.begin("{}");
    const engine::NodeId node = judged.plan.norms.front().value;
    REQUIRE(judged.evaluation.truth(node).is_open());
    const auto found = engine::ExactTruth{judged.evaluation, 6}.of(node, judged.evaluation.root());
    CHECK(found.truth == engine::Truth::no());
    CHECK(engine::findings(judged.evaluation, node, 6).truth == engine::Truth::no());
}
