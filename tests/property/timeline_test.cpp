// Timelines against a scan of every day: an evaluation of its own per day, with the law of that day.
#include "evaluator/timeline/timeline.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <optional>

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

/// Somebody's timeline, and evaluations of single days to hold against it. Plans of a law date are kept.
class Comparison {
public:
    Comparison(const evaluator::person::Household& household, timeline::Axis axis, bool evidenced_only,
               core::Date from, core::Date until, std::size_t most_tries)
        : household_(household), axis_(axis), most_tries_(most_tries), options_(options("2026-06-01")) {
        options_.evidenced_only = evidenced_only;
        if (axis == timeline::Axis::Facts) options_.law_date = options_.as_of;
        timeline::Plans plans{rule_library().book, options_};
        line_ = timeline::timeline(plans, household, {from, until, axis, most_tries});
        daily_.emplace(rule_library().book, options_);
    }

    const engine::Plan& plan_on(core::Date at) {
        return daily_->on(axis_ == timeline::Axis::Facts ? *options_.law_date : at);
    }

    /// `quick`: without the reasons of findings(), which nobody compares.
    void check_on(core::Date at, std::size_t& compared, bool quick = false) {
        const engine::Plan& plan = plan_on(at);
        if (evaluated_ != &plan) {
            evaluation_.emplace(plan);
            exact_.emplace(*evaluation_, most_tries_);
            evaluated_ = &plan;
        }
        engine::Evaluation& evaluation = *evaluation_;
        evaluation.begin(household_, axis_ == timeline::Axis::Law ? options_.as_of : at);
        const auto truth_of = [&](engine::NodeId node) {
            return quick ? exact_->of(node, evaluation.root()).truth
                         : engine::findings(evaluation, node, most_tries_).truth;
        };
        for (const auto& norm : line_.norms) {
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
            const auto truth = truth_of(planned->value);
            const auto expected =
                evaluator::explain::result_of(evaluation, *planned, truth, evaluation.root());
            INFO(core::to_text(norm.citation) << " am " << core::to_iso(at));
            CHECK(stretch->outcome == expected.outcome);
            if (expected.outcome != evaluator::explain::Outcome::DoesNotExist)
                CHECK(stretch->state == state_of(truth));
            for (const auto& element : planned->elements)
                if (element.transition == ~0U)
                    check_element(norm, plan, element, truth_of(element.value), at, compared);
        }
    }

private:
    void check_element(const timeline::NormTimeline& norm, const engine::Plan& plan,
                       const engine::PlanElement& element, engine::Truth truth, core::Date at,
                       std::size_t& compared) {
        const auto& block = plan.book->block(plan.book->element(element.element).block);
        for (const auto& row : norm.elements) {
            if (row.id != block.name || !std::ranges::equal(row.citations, block.attributes.citations))
                continue;
            INFO(std::string{row.id});
            REQUIRE(row.on(at));
            if (row.on(at)->state != state_of(truth)) CHECK(row.on(at)->state == state_of(truth));
            ++compared;
        }
    }

    const evaluator::person::Household& household_;
    timeline::Axis axis_;
    std::size_t most_tries_;
    engine::Options options_;
    timeline::Timeline line_;
    std::optional<timeline::Plans> daily_;
    const engine::Plan* evaluated_ = nullptr;
    std::optional<engine::Evaluation> evaluation_;
    std::optional<engine::ExactTruth> exact_;
};

}  // namespace

TEST_CASE("a timeline has the spans a scan of every day finds, whatever moves") {
    std::size_t compared = 0;
    for (std::uint64_t seed = 0; seed < 2; ++seed) {
        const auto household = random_household(rule_library().book, 5000 + seed);
        const core::Date from = core::add_days(day("2019-11-20"), static_cast<int>(1531 * seed));
        for (const auto axis : {timeline::Axis::Both, timeline::Axis::Facts, timeline::Axis::Law}) {
            const core::Date until = core::add_days(from, fewer_when_sanitized(60));
            Comparison comparison{household, axis, seed % 3 == 2, from, until, 16};
            for (core::Date at = from; at < until; at = core::next_day(at)) comparison.check_on(at, compared);
        }
    }
    CHECK(compared > 5000);
}

TEST_CASE("on every day of forty years a timeline says what an evaluation of that day says") {
    std::size_t compared = 0;
    const auto household = random_household(rule_library().book, 5200);
    const core::Date from = day("2000-01-01"),
                     until = day(fewer_when_sanitized(4) == 4 ? "2040-01-01" : "2001-01-01");
    Comparison comparison{household, timeline::Axis::Both, false, from, until, 16};
    for (core::Date at = from; at < until; at = core::next_day(at)) comparison.check_on(at, compared, true);
    CHECK(compared > 1000);
}

TEST_CASE("a result goes on over a change of the law only where the law in question stays the same") {
    std::size_t compared = 0;
    const auto household = random_household(rule_library().book, 5100);
    const core::Date from = day("2015-07-01"), until = core::add_days(from, fewer_when_sanitized(4500));
    Comparison comparison{household, timeline::Axis::Both, false, from, until, 16};
    for (core::Date at = from; at < until; at = comparison.plan_on(at).law_until) {
        comparison.check_on(at, compared);
        if (const core::Date last = core::add_days(std::min(comparison.plan_on(at).law_until, until), -1);
            last > at)
            comparison.check_on(last, compared);
    }
    CHECK(compared > 1000);
}
