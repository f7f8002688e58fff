#include "evaluator/engine/truth.hpp"
#include "tests/unit/engine/judge.hpp"

using namespace test;
using evaluator::engine::Lane;
using evaluator::engine::Truth;

TEST_CASE("und, oder, nicht follow the strong three-valued tables") {
    const Truth values[] = {Truth::no(), Truth::open(), Truth::yes()};
    for (int a = 0; a < 3; ++a)
        for (int b = 0; b < 3; ++b) {
            CHECK((values[a] & values[b]) == values[std::min(a, b)]);
            CHECK((values[a] | values[b]) == values[std::max(a, b)]);
        }
    for (int a = 0; a < 3; ++a) CHECK((!values[a]) == values[2 - a]);
}

TEST_CASE("a lane tells which means a result rests on") {
    CHECK(Truth::atypical_open().possible());
    CHECK_FALSE(Truth::atypical_open().possible(Lane::Typical));
    CHECK(Truth::discretion_exercised().certain());
    CHECK_FALSE(Truth::discretion_exercised().certain(Lane::NoDiscretion));
    CHECK(Truth::yes().by_weaker_means().certain(Lane::NoDiscretion));
    CHECK_FALSE(Truth::yes().by_weaker_means().certain(Lane::Strict));
}

TEST_CASE("a missing fact leaves a conjunction open unless another part already fails") {
    CHECK(judge("a und b", R"({"a": true})", "2026-03-01").state == "offen");
    CHECK(judge("a und b", R"({"a": false})", "2026-03-01").state == "nein");
    CHECK(judge("a oder b", R"({"a": true})", "2026-03-01").state == "ja");
    CHECK(judge("nicht a", "{}", "2026-03-01").state == "offen");
}

TEST_CASE("money, percentages and ordered values compare exactly") {
    CHECK(judge("betrag mindestens 90 EUR", R"({"betrag": 90})", "2026-03-01").state == "ja");
    CHECK(judge("betrag mehr als 90 EUR", R"({"betrag": 90})", "2026-03-01").state == "nein");
    CHECK(judge("betrag höchstens 90 EUR", R"({"betrag": {"zwischen": [80, 100]}})", "2026-03-01").state ==
          "offen");
    CHECK(judge("Anteil betrag an bedarf mehr als 50 %", R"({"betrag": 600, "bedarf": 1200})", "2026-03-01")
              .state == "nein");
    CHECK(
        judge("Anteil betrag an bedarf mehr als 50 %", R"({"betrag": 600.01, "bedarf": 1200})", "2026-03-01")
            .state == "ja");
    CHECK(judge("niveau mindestens A2", R"({"niveau": "A2"})", "2026-03-01").state == "ja");
    CHECK(judge("niveau mindestens A2", R"({"niveau": "A1"})", "2026-03-01").state == "nein");
    CHECK(judge("niveau mindestens A2", "{}", "2026-03-01").state == "offen");
}

TEST_CASE("a legal basis lies at or below a member; a coarser one is open") {
    const std::string condition = "grundlage in { § 25 Abs. 1 bis 3 TestG }";
    CHECK(judge(condition, R"({"grundlage": "§ 25 Abs. 2 Satz 1 TestG"})", "2026-03-01").state == "ja");
    CHECK(judge(condition, R"({"grundlage": "§ 25 Abs. 5 TestG"})", "2026-03-01").state == "nein");
    CHECK(judge(condition, R"({"grundlage": "§ 25 TestG"})", "2026-03-01").state == "offen");
}

TEST_CASE("lists: quantifiers, counts and sums; an incomplete list is never certain of what is not there") {
    const char* two = R"({"strafen": [{"höhe": 30, "vorsatz": true}, {"höhe": 61, "vorsatz": false}]})";
    CHECK(judge("eine strafe mit vorsatz", two, "2026-03-01").state == "ja");
    CHECK(judge("keine strafe mit (höhe mehr als 61)", two, "2026-03-01").state == "ja");
    CHECK(judge("anzahl strafe mindestens 2", two, "2026-03-01").state == "ja");
    CHECK(judge("summe höhe über strafe höchstens 91", two, "2026-03-01").state == "ja");
    CHECK(judge("summe höhe über strafe mit vorsatz höchstens 29", two, "2026-03-01").state == "nein");
    CHECK(judge("größtes höhe über strafe ist 61", two, "2026-03-01").state == "ja");
    CHECK(judge("jede strafe mit vorsatz hat (höhe weniger als 31)", two, "2026-03-01").state == "ja");
    CHECK(judge("keine strafe", R"({"strafen": []})", "2026-03-01").state == "ja");
    CHECK(judge("keine strafe", "{}", "2026-03-01").state == "offen");
    CHECK(
        judge("summe höhe über strafe höchstens 90", R"({"strafen": [{"höhe": 30}]})", "2026-03-01").state ==
        "ja");
    CHECK(judge("summe höhe über strafe mit vorsatz höchstens 90", R"({"strafen": [{"höhe": 91}]})",
                "2026-03-01")
              .state == "offen");
}

TEST_CASE("other persons: nobody is no, unknown is open, a known one is judged on that file") {
    CHECK(judge("für gatte gilt a", R"({"gatte": null})", "2026-03-01").state == "nein");
    CHECK(judge("für gatte gilt a", "{}", "2026-03-01").state == "offen");
    CHECK(judge("für gatte gilt a", R"({"gatte": {"a": true}})", "2026-03-01").state == "ja");
    CHECK(judge("für gatte gilt a", R"({"gatte": {"b": true}})", "2026-03-01").state == "offen");
    CHECK(judge("ein kind mit (alter weniger als 18 Jahre und im_haushalt)",
                R"({"kinder": [{"geburtsdatum": "2010-05-01", "im_haushalt": true}]})", "2026-03-01")
              .state == "ja");
}

namespace {

std::string crimes(const char* items, const char* standing) {
    return R"({"strafen": {"wert": [)" + std::string{items} + R"(], "stand": ")" + standing + R"("}})";
}

}  // namespace

TEST_CASE("a contested item may be there or not, whatever is sure about its list") {
    const std::string contested = crimes(R"({"höhe": 100, "vorsatz": true, "stand": "strittig"})", "belegt");
    CHECK(judge("eine strafe mit vorsatz", contested, "2026-01-01").state == "offen");
    CHECK(judge("keine strafe mit vorsatz", contested, "2026-01-01").state == "offen");
    CHECK(judge("summe höhe über strafe höchstens 100", contested, "2026-01-01").state == "ja");
    CHECK(judge("summe höhe über strafe mindestens 100", contested, "2026-01-01").state == "offen");
    CHECK(judge("keine strafe mit vorsatz", crimes("", "strittig"), "2026-01-01").state == "offen");
    const std::string period =
        R"({"zeiten": [{"von": "2020-01-01", "bis": null, "status": "titel", "stand": "strittig"}]})";
    CHECK(judge("status ist titel", period, "2026-01-01").state == "offen");
}

TEST_CASE("where only evidence counts, an item stands as its list unless it says otherwise") {
    const auto judged = [](const char* condition, const std::string& person) {
        return judge(condition, person, "2026-01-01", "", true).state;
    };
    const char* plain = R"({"höhe": 100, "vorsatz": true})";
    const char* stated = R"({"höhe": 100, "vorsatz": true, "stand": "angegeben"})";
    const char* proven = R"({"höhe": 100, "vorsatz": true, "stand": "belegt"})";
    CHECK(judged("eine strafe mit vorsatz", crimes(plain, "belegt")) == "ja");
    CHECK(judged("eine strafe mit vorsatz", crimes(stated, "belegt")) == "offen");
    CHECK(judged("keine strafe mit vorsatz", crimes(stated, "belegt")) == "offen");
    CHECK(judged("keine strafe mit (höhe mehr als 100)", crimes(plain, "belegt")) == "ja");
    // The item is proven, but not that it is the only one.
    CHECK(judged("eine strafe mit vorsatz", crimes(proven, "angegeben")) == "ja");
    CHECK(judged("keine strafe mit (höhe mehr als 100)", crimes(proven, "angegeben")) == "offen");
    CHECK(judged("eine strafe mit vorsatz", crimes(plain, "angegeben")) == "offen");
    const char* own = R"({"höhe": 100, "vorsatz": {"wert": true, "stand": "angegeben"}})";
    CHECK(judged("eine strafe mit vorsatz", crimes(own, "belegt")) == "offen");
    CHECK(judged("eine strafe", crimes(own, "belegt")) == "ja");
}
