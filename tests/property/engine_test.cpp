// Properties of evaluation over random persons, on the whole rule library: `until` against a scan of every
// day, and that knowing more never takes back what was decided.
#include <catch2/catch.hpp>

#include "evaluator/engine/reasons.hpp"
#include "tests/support/plan_nodes.hpp"
#include "tests/support/random_person.hpp"
#include "tests/support/rules.hpp"

using namespace test;
using evaluator::engine::Evaluation;
using evaluator::engine::NodeId;
using evaluator::engine::Truth;

namespace {

evaluator::engine::Plan whole_plan(std::string_view law_date) {
    evaluator::engine::Options options;
    options.as_of = options.law_date.emplace(day(law_date));
    for (std::uint32_t i = 0; i < rule_library().book.sources.size(); ++i)
        options.layers.push_back(model::SourceId{i});
    return evaluator::engine::compile(rule_library().book, options);
}

std::vector<NodeId> results(const evaluator::engine::Plan& plan) {
    std::vector<NodeId> nodes;
    for (const auto& norm : plan.norms) {
        if (!norm.is_requested) continue;
        nodes.push_back(norm.value);
        for (const auto& element : norm.elements) nodes.push_back(element.value);
    }
    return nodes;
}

}  // namespace

TEST_CASE("until is never too late: no norm and no element changes before it, on any day of a scan") {
    const int persons = fewer_when_sanitized(12), days = 420;
    const auto plan = whole_plan("2026-06-01");
    const auto nodes = results(plan);
    Evaluation evaluation{plan};
    for (int seed = 0; seed < persons; ++seed) {
        const auto household = random_household(*plan.book, static_cast<std::uint64_t>(seed));
        const core::Date first = core::add_days(day("2019-01-20"), 211 * seed);
        std::vector<Truth> promised(nodes.size());
        std::vector<core::Date> until(nodes.size(), core::Date::distant_past());
        for (int offset = 0; offset < days; ++offset) {
            const core::Date at = core::add_days(first, offset);
            evaluation.begin(household, at);
            for (std::size_t i = 0; i < nodes.size(); ++i) {
                const auto value = evaluation.value(nodes[i]);
                if (at < until[i] && value.truth != promised[i]) {
                    INFO("Person " << seed << ", " << name_of(plan, nodes[i]) << ", " << core::to_iso(at)
                                   << ", versprochen bis " << core::to_iso(until[i]) << ", "
                                   << int{promised[i].bits} << " wurde " << int{value.truth.bits});
                    FAIL_CHECK();
                    until[i] = core::Date::distant_past();
                }
                if (at >= until[i]) {
                    promised[i] = value.truth;
                    until[i] = value.until.facts;
                    REQUIRE(until[i] > at);
                }
            }
        }
    }
}

TEST_CASE("adding a fact never changes a decided outcome") {
    const auto plan = whole_plan("2026-06-01");
    const auto nodes = results(plan);
    Evaluation evaluation{plan};
    int learnt = 0;
    for (std::uint64_t seed = 0; seed < static_cast<std::uint64_t>(fewer_when_sanitized(60)); ++seed) {
        RandomPersonOptions options;
        options.given = 0.4;
        auto household = random_household(*plan.book, 1000 + seed, options);
        const core::Date at = core::add_days(day("2021-03-31"), static_cast<int>(37 * seed));
        std::vector<Truth> before(nodes.size(), Truth::open());
        for (std::uint64_t round = 0; round < 25; ++round) {
            evaluation.begin(household, at);
            for (std::size_t i = 0; i < nodes.size(); ++i) {
                const Truth now = evaluation.truth(nodes[i]);
                // Bit by bit: certain stays certain, impossible stays impossible, in every lane.
                const bool kept =
                    (before[i].bits & 0x0F & ~now.bits) == 0 && (~before[i].bits & 0xF0 & now.bits) == 0;
                if (!kept) {
                    INFO("Person " << seed << ", " << name_of(plan, nodes[i]) << ", " << int{before[i].bits}
                                   << " wurde " << int{now.bits});
                    FAIL_CHECK();
                }
                before[i] = now;
            }
            if (!learn_something(*plan.book, household, seed * 100 + round)) break;
            ++learnt;
        }
    }
    CHECK(learnt > fewer_when_sanitized(500));
}

TEST_CASE("what is open has a reason") {
    const auto plan = whole_plan("2026-06-01");
    const auto nodes = results(plan);
    Evaluation evaluation{plan};
    int open = 0;
    for (std::uint64_t seed = 0; seed < static_cast<std::uint64_t>(fewer_when_sanitized(24)); ++seed) {
        RandomPersonOptions options;
        options.given = 0.6 + 0.015 * static_cast<double>(seed);
        options.partly_known = 0.15;
        const auto household = random_household(*plan.book, 3000 + seed, options);
        evaluation.begin(household, core::add_days(day("2022-03-31"), static_cast<int>(53 * seed)));
        for (const NodeId node : nodes) {
            const auto found = evaluator::engine::findings(evaluation, node, 256);
            if (found.truth.is_decided()) continue;
            ++open;
            INFO("Person " << seed << ", " << name_of(plan, node));
            CHECK_FALSE(found.variables.empty());
        }
    }
    CHECK(open > fewer_when_sanitized(1000));
}

TEST_CASE(
    "what is remembered changes nothing: alone, in any order and after trying answers the value is the "
    "same") {
    const auto plan = whole_plan("2026-06-01");
    const auto nodes = results(plan);
    Evaluation together{plan}, alone{plan};
    int tried = 0;
    for (std::uint64_t seed = 0; seed < static_cast<std::uint64_t>(fewer_when_sanitized(8)); ++seed) {
        const auto household = random_household(*plan.book, 2000 + seed);
        const core::Date at = core::add_days(day("2023-02-28"), static_cast<int>(101 * seed));
        together.begin(household, at);
        for (std::size_t i = nodes.size(); i-- > 0;) {
            tried += evaluator::engine::findings(together, nodes[i], 64).truth.is_open() ? 1 : 0;
            together.value(nodes[i]);
        }
        for (const NodeId node : nodes) {
            alone.begin(household, at);
            const auto single = alone.value(node), shared = together.value(node);
            INFO("Person " << seed << ", " << name_of(plan, node));
            CHECK(single.truth == shared.truth);
            CHECK(single.until.facts == shared.until.facts);
            CHECK(single.until.law == shared.until.law);
        }
    }
    CHECK(tried > fewer_when_sanitized(100));
}

TEST_CASE("and, or and not keep the four lanes apart") {
    for (int a = 0; a < 256; ++a)
        for (int b = 0; b < 256; ++b) {
            const Truth x{static_cast<std::uint8_t>(a)}, y{static_cast<std::uint8_t>(b)};
            CHECK((!(x & y)) == ((!x) | (!y)));
            CHECK((!(!x)) == x);
        }
}
