// Timelines against a scan of every day: an evaluation of its own per day, with the law of that day.
#include "evaluator/timeline/timeline.hpp"

#include <catch2/catch.hpp>

#include "evaluator/engine/reasons.hpp"
#include "tests/support/random_person.hpp"
#include "tests/support/rules.hpp"

using namespace test;
namespace timeline = evaluator::timeline;
namespace engine = evaluator::engine;

namespace {

engine::Options options(std::string_view as_of) {
    engine::Options result;
    result.as_of = day(as_of);
    for (std::uint32_t i = 0; i < rule_library().book.sources.size(); ++i)
        result.layers.push_back(model::SourceId{i});
    return result;
}

timeline::State state_of(engine::Truth truth) {
    return truth.certain()    ? timeline::State::Met
           : truth.possible() ? timeline::State::Open
                              : timeline::State::NotMet;
}

/// The scan is made with a plan and an evaluation per day; the plan of a law date is kept.
void check_against_scan(const evaluator::person::Household& household, timeline::Axis axis,
                        bool evidenced_only, core::Date from, int days, std::size_t most_tries,
                        std::size_t& compared) {
    auto chosen = options("2026-06-01");
    chosen.evidenced_only = evidenced_only;
    if (axis == timeline::Axis::Facts) chosen.law_date = chosen.as_of;
    timeline::Plans plans{rule_library().book, chosen};
    timeline::Wish wish{from, core::add_days(from, days), axis, most_tries};
    const auto line = timeline::timeline(plans, household, wish);
    timeline::Plans daily{rule_library().book, chosen};
    for (core::Date at = wish.from; at < wish.until; at = core::next_day(at)) {
        const engine::Plan& plan = daily.on(axis == timeline::Axis::Facts ? *chosen.law_date : at);
        engine::Evaluation evaluation{plan};
        evaluation.begin(household, axis == timeline::Axis::Law ? chosen.as_of : at);
        for (const auto& norm : line.norms) {
            const engine::PlanNorm* planned = nullptr;  // there may be older ones, only linked to
            for (const auto& one : plan.norms)
                if (one.is_requested && one.citation == norm.citation) planned = &one;
            const auto* stretch = norm.norm.on(at);
            REQUIRE(stretch);
            ++compared;
            if (!planned) {
                CHECK(stretch->state == timeline::State::NotInForce);
                continue;
            }
            const auto truth = engine::findings(evaluation, planned->value, most_tries).truth;
            const auto expected =
                evaluator::explain::result_of(evaluation, *planned, truth, evaluation.root());
            INFO(core::to_text(norm.citation) << " am " << core::to_iso(at));
            CHECK(stretch->outcome == expected.outcome);
            if (expected.outcome != evaluator::explain::Outcome::DoesNotExist)
                CHECK(stretch->state == state_of(truth));
            for (const auto& element : planned->elements) {
                if (element.transition != ~0U) continue;
                const auto& block = plan.book->block(plan.book->element(element.element).block);
                for (const auto& row : norm.elements) {
                    if (row.id != block.name || row.citations != block.attributes.citations) continue;
                    INFO(row.id);
                    REQUIRE(row.on(at));
                    CHECK(row.on(at)->state ==
                          state_of(engine::findings(evaluation, element.value, most_tries).truth));
                    ++compared;
                }
            }
        }
    }
}

}  // namespace

TEST_CASE("a timeline has the spans a scan of every day finds, whatever moves") {
    std::size_t compared = 0;
    for (std::uint64_t seed = 0; seed < 2; ++seed) {
        const auto household = random_household(rule_library().book, 5000 + seed);
        const core::Date from = core::add_days(day("2019-11-20"), static_cast<int>(1531 * seed));
        for (const auto axis : {timeline::Axis::Both, timeline::Axis::Facts, timeline::Axis::Law})
            check_against_scan(household, axis, seed % 3 == 2, from, fewer_when_sanitized(60), 16, compared);
    }
    CHECK(compared > 5000);
}
