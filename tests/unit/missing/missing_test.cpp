#include "evaluator/missing/missing.hpp"

#include <algorithm>

#include <catch2/catch.hpp>

#include "tests/unit/missing/sample.hpp"

using namespace test;
using missing::Kind;
using Texts = std::vector<std::string>;

TEST_CASE("each kind of fact tells from which value on it is enough") {
    struct Row {
        const char *condition, *facts, *expected;
    };
    const Row row = GENERATE(
        Row{"f0", R"({})", "f0=ja @2026-03-01"}, Row{"nicht f0", R"({})", "f0=nein @2026-03-01"},
        Row{"f0", R"({"f0": false})", "f0=ja @2026-03-01"},
        Row{"stunden mehr als 20", R"({"stunden": 10})", "stunden>20 @2026-03-01"},
        Row{"stunden mindestens 17", R"({})", "stunden>=17 @2026-03-01"},
        Row{"stunden höchstens 30", R"({"stunden": 35})", "stunden<=30 @2026-03-01"},
        Row{"einkommen mindestens 946,76 EUR", R"({"einkommen": 900})", "einkommen>=946.76 @2026-03-01"},
        Row{"niveau mindestens A2", R"({})", "niveau>=A2 @2026-03-01"},
        Row{"farbe in { rot, blau }", R"({"farbe": "grau"})", "farbe=Rot|Blau @2026-03-01"},
        Row{"Stichtag mehr als 6 Monate nach antrag_am", R"({})", "antrag_am<=2025-08-31 @2026-03-01"},
        Row{"alter mindestens 18 Jahre", R"({"geburtsdatum": "2008-09-15"})", "+2026-09-15"},
        Row{"wertung gut", R"({})", "gut=ja @2026-03-01"});
    const Sample sample{requirements({row.condition}), row.facts};
    INFO(row.condition << " " << row.facts);
    CHECK(texts_of(sample.norm()) == Texts{row.expected});
    CHECK(sample.norm().is_complete);
    for (const auto& set : sample.norm().sets) CHECK(set.is_proven);
}

TEST_CASE("a step takes the place of a fact the file says otherwise, and is enough when it is done") {
    const Sample sample{requirements({"niveau mindestens B1"}), R"({"niveau": "A1"})"};
    REQUIRE(texts_of(sample.norm()) == Texts{"kurs @2026-12-01"});
    const missing::Change& step = sample.norm().sets.front().changes.front();
    CHECK(step.kind == Kind::Step);
    CHECK(step.takes_about);
    CHECK(sample.norm().sets.front().rank == Kind::Step);
}

TEST_CASE("a fact nobody knows is asked for, with the steps that would bring it about") {
    const Sample sample{requirements({"niveau mindestens B1"}), "{}"};
    REQUIRE(texts_of(sample.norm()) == Texts{"niveau>=B1 @2026-03-01"});
    const missing::Change& change = sample.norm().sets.front().changes.front();
    CHECK(change.asked.proofs == Texts{"Zertifikat"});
    REQUIRE(change.attainable_by.size() == 1);
    CHECK(change.attainable_by.front().name == "kurs");
}

TEST_CASE("a step that does not reach far enough leaves the fact to be otherwise") {
    const Sample sample{requirements({"niveau mindestens B2"}), R"({"niveau": "A1"})"};
    CHECK(texts_of(sample.norm()) == Texts{"niveau=B2 @2026-03-01"});
}

TEST_CASE(
    "what a step asks for is a member of the set, and steps in a row take their time one after the other") {
    const Sample open{requirements({"arbeit"}), R"({"arbeit": false})"};
    CHECK(texts_of(open.norm()) == Texts{"erlaubt=ja stelle @2026-05-01"});
    const Sample allowed{requirements({"arbeit"}), R"({"arbeit": false, "erlaubt": true})"};
    CHECK(texts_of(allowed.norm()) == Texts{"stelle @2026-05-01"});
    const Sample row{requirements({"probe"}), R"({"probe": false, "arbeit": false, "erlaubt": true})"};
    CHECK(texts_of(row.norm()) == Texts{"probezeit stelle @2026-11-01"});
}

TEST_CASE("nobody is told to undo first what a step then brings about") {
    const Sample has{requirements({"besser"}), R"({"gewechselt": true, "besser": false})"};
    CHECK(texts_of(has.norm()) == Texts{"besser=ja @2026-03-01"});
    const Sample has_none{requirements({"besser"}), R"({"gewechselt": false, "besser": false})"};
    CHECK(texts_of(has_none.norm()) == Texts{"wechseln @2026-03-01"});
}

TEST_CASE("a window that closes before a step is done is no way") {
    const std::string elements = requirements({"niveau mindestens B1", "alter weniger als 21 Jahre"});
    const Sample open{elements, R"({"niveau": "A1", "geburtsdatum": "2006-03-01"})"};
    CHECK(texts_of(open.norm()) == Texts{"kurs @2026-12-01"});
    const Sample closing{elements, R"({"niveau": "A1", "geburtsdatum": "2005-10-01"})"};
    CHECK(closing.norm().sets.empty());
}

TEST_CASE("waiting and a change go together, and a change may save the waiting") {
    const Sample sample{requirements({"eines von { alter mindestens 18 Jahre, f0 }", "f1"}),
                        R"({"geburtsdatum": "2009-01-10", "f0": false, "f1": false})"};
    CHECK(texts_of(sample.norm()) == Texts{"f1=ja +2027-01-10", "f0=ja f1=ja @2026-03-01"});
    REQUIRE(sample.norm().always.size() == 1);
    CHECK(sample.norm().always.front().asked.name == "f1");
    const auto& later = sample.norm().sets.front();
    REQUIRE(later.served_by_time.size() == 1);
    CHECK(later.served_by_time.front().id == "v1");
}

TEST_CASE("an event that has not happened can still happen, and its waiting time runs from today") {
    const Sample sample{requirements({"Stichtag mehr als 6 Monate nach antrag_am"}),
                        R"({"antrag_am": "nicht"})"};
    CHECK(texts_of(sample.norm()) == Texts{"antrag_am=ja +2026-09-02"});
}

TEST_CASE("law that comes into force is a day to wait for") {
    const Sample sample{
        "  voraussetzung alt \"Alt\" { zitat Satz 1  gültig bis 2026-12-31  wenn f0 }\n"
        "  voraussetzung immer \"Immer\" { zitat Satz 2  wenn f1 }",
        R"({"f0": false, "f1": true})"};
    CHECK(texts_of(sample.norm()) == Texts{"+2027-01-01", "f0=ja @2026-03-01"});
}

TEST_CASE("what the past holds is no change: nothing helps, and the norm's bar is named") {
    const Sample sample{
        "  ausschluss strafe \"Bestraft\" { zitat Satz 1  wenn ein strafe mit (tagessätze mehr als 50) }",
        R"({"strafen": [{"tagessätze": 90}]})"};
    CHECK(sample.norm().sets.empty());
    REQUIRE(sample.norm().blockers.size() == 1);
    CHECK(sample.norm().blockers.front().element.id == "strafe");
    CHECK(sample.norm().blockers.front().kind == model::ElementKind::Ausschluss);
    CHECK_FALSE(sample.norm().blockers.front().facts.empty());
}

TEST_CASE("nobody is asked to become ill, but may be asked whether they are") {
    CHECK(Sample{requirements({"krank"}), R"({"krank": false})"}.norm().sets.empty());
    const Sample open{requirements({"krank"}), "{}"};
    REQUIRE(texts_of(open.norm()) == Texts{"krank=ja @2026-03-01"});
    CHECK(open.norm().sets.front().changes.front().asked.is_sensitive);
}

TEST_CASE("what cannot change any more is no way, and is told where it alone stands in the way") {
    const Sample born{requirements({"geboren"}), R"({"geboren": false})"};
    CHECK(born.norm().sets.empty());
    REQUIRE(born.norm().left_out.size() == 1);
    CHECK(born.norm().left_out.front().asked.name == "geboren");
    REQUIRE(born.norm().blockers.size() == 1);
    CHECK(texts_of(Sample{requirements({"geboren"}), "{}"}.norm()) == Texts{"geboren=ja @2026-03-01"});
    const Sample other{requirements({"eines von { geboren, f0 }"}), R"({"geboren": false, "f0": false})"};
    CHECK(texts_of(other.norm()) == Texts{"f0=ja @2026-03-01"});
    CHECK(other.norm().left_out.empty());
    const Sample more{requirements({"geboren", "eine strafe"}), R"({"geboren": false, "strafen": []})"};
    CHECK(more.norm().left_out.empty());
}

TEST_CASE("what cannot change one way may still change the other way") {
    CHECK(Sample{requirements({"unverheiratet"}), R"({"unverheiratet": false})"}.norm().sets.empty());
    CHECK(texts_of(Sample{requirements({"nicht unverheiratet"}), R"({"unverheiratet": true})"}.norm()) ==
          Texts{"unverheiratet=nein @2026-03-01"});
}

TEST_CASE("sets come in the order of what they ask for") {
    const Sample sample{requirements({"eines von { wertung gut, f0, f1, niveau mindestens B1 }"}),
                        R"({"f1": false, "niveau": "A2"})"};
    CHECK(texts_of(sample.norm()) ==
          Texts{"kurs @2026-12-01", "f0=ja @2026-03-01", "f1=ja @2026-03-01", "gut=ja @2026-03-01"});
}

TEST_CASE("a discretion in favour lowers the result, an atypical case too") {
    const Sample discretion{
        "  voraussetzung v \"V\" {\n    zitat Satz 1\n    wenn f0\n    kann entfallen w \"W\" { zitat Satz 2 "
        "}\n  }",
        R"({"f0": false})"};
    REQUIRE(discretion.norm().sets.size() == 2);
    CHECK(discretion.norm().sets.front().outcome == evaluator::explain::Outcome::Claim);
    CHECK(discretion.norm().sets.back().outcome == evaluator::explain::Outcome::DiscretionOpened);
    CHECK(discretion.norm().sets.back().rank == Kind::Discretion);
    const Sample atypical{"  regelvoraussetzung v \"V\" { zitat Satz 1  wenn f0 }", R"({"f0": false})"};
    REQUIRE(atypical.norm().sets.size() == 2);
    CHECK(atypical.norm().sets.back().outcome == evaluator::explain::Outcome::RegularClaim);
}

TEST_CASE("a change that does harm elsewhere asks for more") {
    const Sample sample{requirements({"f0 oder f1", "nicht f0 oder f2"}),
                        R"({"f0": false, "f1": false, "f2": false})"};
    CHECK(texts_of(sample.norm()) == Texts{"f1=ja @2026-03-01", "f0=ja f2=ja @2026-03-01"});
}

TEST_CASE("where more is missing than the limit, the smallest sets are shown all the same") {
    const Sample sample{requirements({"f0", "f1", "f2", "f3", "f4", "f5"}), "{}"};
    CHECK(texts_of(sample.norm()) == Texts{"f0=ja f1=ja f2=ja f3=ja f4=ja f5=ja @2026-03-01"});
    CHECK(sample.norm().complete_up_to >= 6);
}

TEST_CASE("a norm that is met has no sets") {
    const Sample sample{requirements({"f0"}), R"({"f0": true})"};
    CHECK(sample.norm().is_met);
    CHECK(sample.norm().sets.empty());
}
