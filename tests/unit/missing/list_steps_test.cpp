// Steps that begin or end entries of lists: followed in the file as they would leave it.
#include <catch2/catch.hpp>

#include "evaluator/missing/missing.hpp"
#include "tests/unit/missing/sample.hpp"

using namespace test;
using missing::Kind;
using Texts = std::vector<std::string>;

namespace {

const char* const hours = "summe umfang über anstellung mindestens 20";
const std::string small_job = R"("anstellungen": [{"von": "2025-01-01", "umfang": 10}])";

}  // namespace

TEST_CASE("a step that begins an entry of a list is a way, on the day it is done") {
    const Sample sample{requirements({hours}), R"({"erlaubt": true, "anstellungen": []})"};
    REQUIRE(texts_of(sample.norm()) == Texts{"vollzeit @2026-06-01"});
    const auto& set = sample.norm().sets.front();
    CHECK(set.changes.front().kind == Kind::Step);
    CHECK(set.is_proven);
    CHECK(sample.norm().is_complete);
}

TEST_CASE("what such a step asks for is a member of the set") {
    const Sample open{requirements({hours}), R"({"anstellungen": []})"};
    CHECK(texts_of(open.norm()) == Texts{"erlaubt=ja vollzeit @2026-06-01"});
    const Sample young{requirements({"eine schulzeit"}),
                       R"({"geburtsdatum": "1990-01-01", "schulzeiten": []})"};
    CHECK(young.norm().sets.empty());
}

TEST_CASE("an entry that a step ends is gone: alone, or before a new one begins") {
    const std::string facts = "{" + small_job + R"(, "erlaubt": true})";
    CHECK(texts_of(Sample{requirements({"keine anstellung"}), facts}.norm()) ==
          Texts{"kündigen @2026-04-01"});
    const Sample replaced{requirements({hours, "summe umfang über anstellung höchstens 39"}), facts};
    CHECK(texts_of(replaced.norm()) == Texts{"vollzeit @2026-06-01"});
}

TEST_CASE("time runs from the day on which the entry begins, and what the step asks for is asked before it") {
    const Sample sample{requirements({"tage mit eine schulzeit insgesamt mindestens 36 Monate"}),
                        R"({"geburtsdatum": "2002-06-01", "schulzeiten": []})"};
    CHECK(texts_of(sample.norm()) == Texts{"schule +2029-05-01"});
}

TEST_CASE("a step may do harm to the norm it serves: then nothing is claimed") {
    const Sample sample{requirements({hours, "nicht (eine anstellung mit (umfang mindestens 30))"}),
                        "{" + small_job + R"(, "erlaubt": true})"};
    CHECK(sample.norm().sets.empty());
}

TEST_CASE("two steps that change lists, one after the other") {
    const Sample sample{requirements({hours, "eine schulzeit"}),
                        R"({"geburtsdatum": "2005-01-01", "erlaubt": true, "anstellungen": [], )"
                        R"("schulzeiten": []})"};
    CHECK(texts_of(sample.norm()) == Texts{"schule vollzeit @2026-06-01"});
}

TEST_CASE("lists of which not all is known are asked for, not changed") {
    const Sample unknown{requirements({"eine schulzeit"}), R"({"geburtsdatum": "2005-01-01"})"};
    CHECK(texts_of(unknown.norm()) == Texts{"schulzeiten=ja @2026-03-01"});
    const Sample incomplete{
        requirements({"eine schulzeit"}),
        R"({"geburtsdatum": "2005-01-01", "schulzeiten": []}, "unvollständig": ["schulzeiten"])"};
    CHECK(texts_of(incomplete.norm()) == Texts{"schulzeiten=ja @2026-03-01"});
}

TEST_CASE("an entry that begins only after the step is done does not come any more") {
    const Sample sample{
        requirements({"summe umfang über anstellung höchstens 39", "f0"}),
        R"({"f0": true, "erlaubt": true, "anstellungen": [{"von": "2025-01-01", "umfang": 50}, )"
        R"({"von": "2027-01-01", "umfang": 60}]})"};
    CHECK(texts_of(sample.norm()) == Texts{"kündigen @2026-04-01", "vollzeit @2026-06-01"});
}
