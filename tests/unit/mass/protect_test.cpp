// What leaves the authority must not let anybody be picked out.
#include <catch2/catch.hpp>

#include "evaluator/mass/protect.hpp"
#include "evaluator/render/mass/report.hpp"

using evaluator::mass::protected_count;
using evaluator::mass::ShownCount;

TEST_CASE("fewer than k are only few, all else is a multiple of k") {
    CHECK(protected_count(0, 5) == ShownCount{false, 0});
    CHECK(protected_count(1, 5) == ShownCount{true, 0});
    CHECK(protected_count(4, 5) == ShownCount{true, 0});
    CHECK(protected_count(5, 5) == ShownCount{false, 5});
    CHECK(protected_count(7, 5) == ShownCount{false, 5});
    CHECK(protected_count(8, 5) == ShownCount{false, 10});
    CHECK(protected_count(7, 1) == ShownCount{false, 7});
}

TEST_CASE("a total and all its parts but one do not give the last part away") {
    // For every hidden part there are others that would look the same: at least k - 1 more.
    for (std::uint64_t k : {3, 5, 10})
        for (std::uint64_t part = 1; part < k; ++part) {
            const std::uint64_t other = 4 * k;
            std::uint64_t look_alike = 0;
            for (std::uint64_t guess = 0; guess < 2 * k; ++guess)
                if (protected_count(other + guess, k) == protected_count(other + part, k)) ++look_alike;
            CHECK(look_alike >= (k + 1) / 2);
        }
}

TEST_CASE("the page shows no exact small count, not in words, not as the length of a bar") {
    using namespace evaluator::render;
    StatisticsHead head;
    head.as_of = dsl::core::Date{20000};
    const auto page = [&](std::uint64_t count) {
        Chart chart{"x", "Bild", "", "Personen", {{"Zeile", "", count, Fill::Full}}};
        return statistics_html({{"Teil", {chart}}}, "Titel", head, 100, 0);
    };
    CHECK(page(1) == page(4));
    CHECK(page(5) == page(7));
    CHECK(page(4) != page(5));
    CHECK(page(3).find("unter 5") != std::string::npos);
}
