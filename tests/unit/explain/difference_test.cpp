// Two reports compared: what is nearer to a grant, what is not, and what is neither.
#include "evaluator/explain/difference.hpp"

#include "tests/unit/engine/judge.hpp"

using namespace test;
using namespace evaluator::explain;

namespace {

Difference with_and_without_a(const std::string& consequence) {
    const std::string rules = "norm § 2 Abs. 1 TestG \"Norm\" {\n  gültig ab 2000-01-01\n  rechtsfolge " +
                              consequence +
                              " \"Folge\"\n  voraussetzung v \"V\" { zitat Satz 1  wenn a }\n}\n";
    return difference(explain_rules(rules, R"({"a": false})", "2026-01-01"),
                      explain_rules(rules, R"({"a": true})", "2026-01-01"));
}

}  // namespace

TEST_CASE("a grant that comes about is better, a ban, a duty and what the law does are not") {
    for (const char* grant : {"ist", "soll", "kann"}) {
        INFO(grant);
        const Difference found = with_and_without_a(grant);
        REQUIRE(found.norms.size() == 1);
        CHECK(found.norms[0].is_better());
        CHECK_FALSE(found.norms[0].is_worse());
    }
    for (const char* other : {"verbot", "pflicht", "kraft Gesetzes"}) {
        INFO(other);
        const Difference found = with_and_without_a(other);
        REQUIRE(found.norms.size() == 1);
        CHECK_FALSE(found.norms[0].is_grant);
        CHECK_FALSE(found.norms[0].is_better());
        CHECK_FALSE(found.norms[0].is_worse());
    }
}
