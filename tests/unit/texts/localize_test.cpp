// The same law in every language: a plan made from a translated rule book decides the same.
#include <catch2/catch.hpp>

#include "evaluator/engine/evaluation.hpp"
#include "evaluator/texts/localize.hpp"
#include "tests/support/rules.hpp"

namespace texts = evaluator::texts;
namespace engine = evaluator::engine;

namespace {

/// Per norm and element: whether it is certain, whether it is possible.
std::vector<std::pair<bool, bool>> decided(const dsl::model::RuleBook& book) {
    engine::Options options;
    options.as_of = test::day("2026-11-25");
    const engine::Plan plan = engine::compile(book, options, {});
    engine::Evaluation evaluation(plan);
    const auto household = test::person_from(book, R"({
        "geburtsdatum": "1994-04-12", "ledig": true, "identität_geklärt": true, "sprachniveau_mündlich": "A2",
        "bekenntnis_fdgo_abgegeben": true, "staatsangehörigkeit_geklärt": "geklärt"})");
    evaluation.begin(household, options.as_of);
    std::vector<std::pair<bool, bool>> results;
    const auto add = [&](engine::NodeId node) {
        if (node == engine::no_node) return;
        const auto truth = evaluation.truth(node);
        results.emplace_back(truth.certain(), truth.possible());
    };
    for (const auto& norm : plan.norms) {
        add(norm.value);
        for (const auto& element : norm.elements) add(element.value);
    }
    return results;
}

}  // namespace

TEST_CASE("a translated rule book decides the same, norm by norm and requirement by requirement") {
    const auto& german = test::rule_library().book;
    auto foreign = german;
    texts::localize(foreign, texts::Catalogue(*texts::find_language("ar")));
    CHECK(german.norms.front().title != foreign.norms.front().title);
    const auto results = decided(german);
    CHECK(results.size() > 100);
    CHECK(results == decided(foreign));
}
