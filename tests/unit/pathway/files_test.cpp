// Files known by what happened to them.
#include "evaluator/pathway/files.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

#include "tests/unit/pathway/ways.hpp"

using namespace test;
using namespace evaluator::pathway;

namespace {

struct Tree {
    Ways ways = ways_of(tolerated, "2026-01-01");
    evaluator::engine::Plans plans{ways.rules->book, ways.options};
    Scanner scanner{plans};
    Files files{scanner};
    File file = std::make_shared<const evaluator::person::Household>(ways.household);
    Files::Place root = files.place_of(file);

    model::StepId step(const std::string& name) const {
        const auto& steps = ways.rules->book.steps;
        const auto found =
            std::find_if(steps.begin(), steps.end(), [&](const auto& one) { return one.name == name; });
        return model::StepId{static_cast<std::uint32_t>(found - steps.begin())};
    }
    FactSet facts(const std::string& name) const {
        FactSet result;
        result.add(ways.rules->book, ways.rules->book.find_fact(name));
        return result;
    }
};

}  // namespace

TEST_CASE("two files have the same history of facts that nothing has set in between") {
    Tree tree;
    const auto after = tree.files.after(tree.root, 0, tree.step("kurs_a2"), day("2026-07-01"));
    REQUIRE(after);
    CHECK(tree.files.history(*after, tree.facts("a")) == tree.files.history(tree.root, tree.facts("a")));
    CHECK(tree.files.history(*after, tree.facts("niveau")) !=
          tree.files.history(tree.root, tree.facts("niveau")));
    // The same step on the same day leads to the same place, on another day to another.
    CHECK(tree.files.after(tree.root, 0, tree.step("kurs_a2"), day("2026-07-01")) == after);
    const auto later = tree.files.after(tree.root, 0, tree.step("kurs_a2"), day("2026-08-01"));
    REQUIRE(later);
    CHECK(tree.files.history(*later, tree.facts("niveau")) !=
          tree.files.history(*after, tree.facts("niveau")));
}

TEST_CASE("a step that changes nothing leads nowhere") {
    Tree tree;
    const auto after = tree.files.after(tree.root, 0, tree.step("kurs_a2"), day("2026-07-01"));
    REQUIRE(after);
    CHECK_FALSE(tree.files.after(*after, 0, tree.step("kurs_a2"), day("2026-08-01")));
}

TEST_CASE("a file put together again is what it was") {
    Tree tree;
    const auto first = tree.files.after(tree.root, 0, tree.step("kurs_a2"), day("2026-07-01"));
    REQUIRE(first);
    const auto second = tree.files.after(*first, 0, tree.step("kurs_b1"), day("2026-10-01"));
    REQUIRE(second);
    const File before = tree.files.file(*second);
    CHECK_FALSE(*before == *tree.file);
    tree.files.let_go();
    const File again = tree.files.file(*second);
    CHECK(again != before);
    CHECK(*again == *before);
    CHECK(tree.files.file(tree.root) == tree.file);
}
