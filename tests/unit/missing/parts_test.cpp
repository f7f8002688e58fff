// Sets told as one choice per requirement: only where that says exactly the same.
#include <algorithm>

#include <catch2/catch.hpp>

#include "tests/unit/missing/sample.hpp"

using namespace test;

TEST_CASE("requirements that share nothing are told one by one") {
    const Sample sample{requirements({"f0 oder f1", "f2 oder f3", "f4"}), "{}"};
    CHECK(sample.norm().sets.size() == 4);
    REQUIRE(sample.norm().parts.size() == 3);
    std::vector<std::size_t> options;
    for (const auto& part : sample.norm().parts) options.push_back(part.options.size());
    CHECK(options == std::vector<std::size_t>{2, 2, 1});
    CHECK(sample.norm().parts.front().requirements.front().id == "v1");
}

TEST_CASE("requirements with a fact in common are told together") {
    const Sample sample{requirements({"f0 oder f1", "f0 oder f2", "f3 oder f4"}), "{}"};
    REQUIRE(sample.norm().parts.size() == 2);
    CHECK(sample.norm().parts.front().requirements.size() == 2);
    CHECK(sample.norm().parts.front().options.size() == 2);  // f0; f1 and f2
}

TEST_CASE("sets with days of their own are told as options with their days") {
    const Sample sample{requirements({"eines von { alter mindestens 18 Jahre, f0 }", "f1 oder f2"}),
                        R"({"geburtsdatum": "2009-01-10"})"};
    REQUIRE(sample.norm().sets.size() == 4);
    REQUIRE(sample.norm().parts.size() == 2);
    const auto& options = sample.norm().parts.front().options;
    REQUIRE(options.size() == 2);
    CHECK(std::any_of(options.begin(), options.end(), [](const auto& option) { return option.waits; }));
}
