// Which question next: order, what is never asked, what stays open.
#include "evaluator/interview/interview.hpp"

#include <catch2/catch.hpp>

#include "dsl/core/calendar.hpp"
#include "tests/support/rules.hpp"

using namespace test;
namespace engine = evaluator::engine;
namespace interview = evaluator::interview;
using interview::Rank;
using interview::Topic;

namespace {

constexpr const char* vocabulary = R"(gesetz TestG "Testgesetz"
auswahl Status { duldung, titel, keiner }
sachverhalt {
  arbeit : Wahr "Arbeit?"  erhoben nach § 1 TestG
  wohnung : Wahr "Wohnung?"  erhoben nach § 1 TestG
  krank : Wahr "Krank?"  erhoben nach § 1 TestG  besonders geschützt
  geboren : Datum "Geboren?"  erhoben nach § 1 TestG
  einkommen : Geld "Einkommen?"  erhoben nach § 1 TestG
  partner : Person "Partner?"  erhoben nach § 1 TestG
  kinder : Personen je kind { im_haushalt : Wahr } "Kinder?"  erhoben nach § 1 TestG
  zeiten : Zeiträume je zeit lückenlos { lage : Status } "Zeiten?"  erhoben nach § 1 TestG
  wertung brav "Brav?" { zu § 2 TestG }
}
)";

/// One norm with these elements, judged for one person, one question.
struct Asked {
    Asked(const std::string& elements, std::string_view facts, interview::Settings wanted = {})
        : rules(rules_from(vocabulary + ("norm § 2 TestG \"Norm\" {\n gültig ab 1900-01-01\n" + elements) +
                           "\n}\n")),
          plan(engine::compile(rules.book, options())),
          household(person_from(rules.book, facts)),
          evaluation(plan),
          settings(wanted) {
        look();
    }

    static engine::Options options() {
        engine::Options result;
        result.as_of = day("2026-03-01");
        return result;
    }
    void look() {
        evaluation.begin(household, options().as_of);
        round = interview::next_round(evaluation, settings, closed);
    }
    /// Name of what is asked next; "" = nothing.
    std::string next() const {
        if (!round.next) return "";
        const auto& subject = round.next->subject;
        if (subject.topic >= Topic::Judgement)
            return subject.topic <= Topic::Discretion ? rules.book.judgements[subject.ref].name
                                                      : plan.blocks[subject.ref].path;
        return rules.book.facts[subject.ref].name;
    }
    void nobody_knows() {
        closed.push_back(round.next->subject);
        look();
    }

    Rules rules;
    engine::Plan plan;
    evaluator::person::Household household;
    engine::Evaluation evaluation;
    interview::Settings settings;
    std::vector<interview::Subject> closed;
    interview::Round round;
};

const std::string ist = "rechtsfolge ist \"Folge\"\n";
std::string element(const std::string& condition) {
    return ist + "voraussetzung v \"V\" { zitat Satz 1  wenn " + condition + " }";
}

}  // namespace

TEST_CASE("a sensitive fact is asked only when no other fact is left") {
    Asked asked(element("krank oder arbeit oder einkommen mindestens 100 EUR"), "{}");
    CHECK(asked.next() == "arbeit");
    CHECK(asked.round.next->rank == Rank::Fact);
    CHECK(asked.round.next->most_left == 3);
    asked.nobody_knows();
    CHECK(asked.next() == "einkommen");
    asked.nobody_knows();
    CHECK(asked.next() == "krank");
    CHECK(asked.round.next->rank == Rank::SensitiveFact);
    asked.nobody_knows();
    CHECK(asked.next().empty());
    CHECK(asked.round.left.size() == 3);
}

TEST_CASE("what cannot change the result is not asked") {
    CHECK(Asked(element("arbeit und wohnung"), R"({"arbeit": false})").next().empty());
    CHECK(Asked(element("arbeit und wohnung"), R"({"arbeit": true})").next() == "wohnung");
    CHECK(Asked(element("arbeit oder wohnung"), R"({"wohnung": true})").next().empty());
    CHECK(Asked(element("(arbeit und wohnung) oder (arbeit und nicht wohnung)"), R"({"arbeit": true})")
              .next()
              .empty());
    CHECK(Asked(element("(arbeit und wohnung) oder (arbeit und nicht wohnung)"), "{}").next() == "arbeit");
}

TEST_CASE(
    "of two conditions that must hold the cheaper question comes first, whatever the order of writing") {
    CHECK(Asked(element("einkommen mindestens 100 EUR und arbeit"), "{}").next() == "arbeit");
    CHECK(Asked(element("arbeit und einkommen mindestens 100 EUR"), "{}").next() == "arbeit");
}

TEST_CASE("what is contested is asked last of the facts, for it takes weighing proofs") {
    Asked asked(element("arbeit oder wohnung"), R"({"arbeit": {"wert": true, "stand": "strittig"}})");
    CHECK(asked.next() == "wohnung");
    asked.nobody_knows();
    CHECK(asked.next() == "arbeit");
    CHECK(asked.round.next->rank == Rank::Contested);
    CHECK(interview::is_contested(asked.household, asked.round.next->subject));
    asked.nobody_knows();
    CHECK(asked.next().empty());
    const Asked settled(element("arbeit oder wohnung"),
                        R"({"arbeit": {"wert": true, "stand": "strittig"}, "wohnung": true})");
    CHECK(settled.next().empty());
}

TEST_CASE("a fact known for some days is asked for the others, where these matter") {
    const std::string facts = R"({"arbeit": [{"von": "2025-01-01", "bis": "2025-12-31", "wert": true}]})";
    const Asked today(element("arbeit"), facts);
    REQUIRE(today.next() == "arbeit");
    CHECK(today.round.next->subject.days == dsl::model::Validity{day("2026-01-01"), core::Date::never()});
    CHECK_FALSE(today.round.next->is_over_time);
    Asked since(element("tage mit (arbeit) ununterbrochen seit mindestens 2 Jahren"),
                R"({"arbeit": [{"von": "2025-01-01", "wert": true}]})");
    REQUIRE(since.next() == "arbeit");
    CHECK(since.round.next->subject.days ==
          dsl::model::Validity{core::Date::distant_past(), day("2025-01-01")});
    CHECK(since.round.next->is_over_time);
    since.nobody_knows();
    CHECK(since.next().empty());
    CHECK(Asked(element("arbeit"), R"({"arbeit": [{"von": "2026-01-01", "wert": true}]})").next().empty());
}

TEST_CASE("where entries may be missing it is asked whether these are all, if that matters") {
    const std::string none = element("kein kind mit im_haushalt");
    const auto with = [&](const char* facts) {
        Asked result(none, facts);
        result.household.persons[0].lists[0].is_incomplete = true;
        result.look();
        return result;
    };
    Asked asked = with(R"({"kinder": [{"im_haushalt": false}]})");
    REQUIRE(asked.round.next);
    CHECK(asked.round.next->subject.topic == Topic::Complete);
    CHECK(asked.next() == "kinder");
    asked.nobody_knows();
    CHECK(asked.next().empty());
    CHECK(with(R"({"kinder": [{"im_haushalt": true}]})").next().empty());
}

TEST_CASE("judgements are asked only where humans are there to judge, after the facts") {
    const std::string condition = element("wertung brav und arbeit");
    Asked alone(condition, R"({"arbeit": true})");
    CHECK(alone.next().empty());
    REQUIRE(alone.round.left.size() == 1);
    CHECK(alone.round.left.front().rank == Rank::Judgement);
    CHECK(Asked(condition, "{}", {true}).next() == "arbeit");
    const Asked judged(condition, R"({"arbeit": true})", {true});
    CHECK(judged.next() == "brav");
    CHECK(judged.round.next->subject.topic == Topic::Judgement);
}

TEST_CASE("without humans a result that only an atypical case could change counts as settled") {
    const std::string rule = ist + "regelvoraussetzung v \"V\" { zitat Satz 1  wenn arbeit }\n" +
                             "voraussetzung w \"W\" { zitat Satz 2  wenn wohnung }";
    CHECK(Asked(rule, R"({"arbeit": false})").next().empty());
    Asked judged(rule, R"({"arbeit": false})", {true});
    CHECK(judged.next() == "wohnung");
    judged.nobody_knows();
    CHECK(judged.next() == "v");
    CHECK(judged.round.next->subject.topic == Topic::Atypical);
}

TEST_CASE("persons, lists and their entries are asked one after the other") {
    const std::string condition = element("für partner gilt arbeit");
    CHECK(Asked(condition, "{}").round.next->subject.topic == Topic::Person);
    const Asked known(condition, R"({"partner": {}})");
    CHECK(known.next() == "arbeit");
    CHECK(known.round.next->subject.who == 1);
    CHECK(Asked(condition, R"({"partner": null})").next().empty());

    const std::string children = element("ein kind mit im_haushalt");
    CHECK(Asked(children, "{}").round.next->subject.topic == Topic::List);
    CHECK(Asked(children, R"({"kinder": []})").next().empty());
    Asked entries(children, R"({"kinder": [{}, {}]})");
    CHECK(entries.next() == "im_haushalt");
    CHECK(entries.round.next->subject.who == 0);
    CHECK(entries.round.next->subject.position == 0);
    entries.nobody_knows();
    CHECK(entries.next() == "im_haushalt");
    CHECK(entries.round.next->subject.position == 1);
}

TEST_CASE("of a list without gaps the entry that covers the day is asked, or the days no entry covers") {
    const std::string condition = element("lage ist duldung");
    CHECK(Asked(condition, "{}").round.next->subject.topic == Topic::List);
    const Asked covered(condition, R"({"zeiten": [{"von": "2020-01-01"}]})");
    CHECK(covered.next() == "lage");
    CHECK(covered.round.next->subject.position == 0);
    const Asked after(condition,
                      R"({"zeiten": [{"von": "2020-01-01", "bis": "2025-12-31", "lage": "titel"}]})");
    REQUIRE(after.round.next);
    CHECK(after.round.next->subject.topic == Topic::Stretch);
    CHECK(after.round.next->subject.days->from == day("2026-01-01"));
}

TEST_CASE("every period of a gap that must hold throughout is asked for") {
    const std::string chain =
        ist + R"(voraussetzung v "V" { zitat Satz 1  wenn z ununterbrochen seit mindestens 5 Jahren }
}
kette z "Z" { zitat § 2 TestG  zählt wenn lage ist titel  zählt Lücke wenn arbeit und lage ist duldung )";
    Asked asked(chain,
                R"({"arbeit": true, "zeiten": [{"von": "2015-01-01", "bis": "2017-12-31", "lage": "titel"},
        {"von": "2018-01-01", "bis": "2019-12-31"}, {"von": "2020-01-01"}]})");
    CHECK(asked.next() == "lage");
    const auto first = asked.round.next->subject.position;
    asked.nobody_knows();
    CHECK(asked.next() == "lage");
    CHECK(asked.round.next->subject.position != first);
}

TEST_CASE("a partly known or contested day is asked again, a known one never") {
    const std::string condition = element("geboren vor 2000-06-01");
    CHECK(Asked(condition, R"({"geboren": "2000"})").next() == "geboren");
    CHECK(Asked(condition, R"({"geboren": {"strittig": ["1999-01-01", "2001-01-01"]}})").next() == "geboren");
    CHECK(Asked(condition, R"({"geboren": "1999"})").next().empty());
}

TEST_CASE("a question says for which requirements it is asked") {
    const Asked asked(ist +
                          "voraussetzung a \"A\" { zitat Satz 1  wenn arbeit }\n"
                          "voraussetzung b \"B\" { zitat Satz 2  wenn arbeit oder wohnung }\n"
                          "voraussetzung c \"C\" { zitat Satz 3  wenn wohnung }",
                      R"({"wohnung": true})");
    CHECK(asked.next() == "arbeit");
    REQUIRE(asked.round.next->why.size() == 1);
    CHECK(asked.round.next->why.front().elements == std::vector<std::uint32_t>{0});
}

TEST_CASE("when the norm holds, only what could make its result stronger is asked") {
    const std::string both = "rechtsfolge ist \"Muss\" wenn wohnung\nrechtsfolge kann \"Darf\"\n";
    const std::string v = "voraussetzung v \"V\" { zitat Satz 1  wenn arbeit }";
    CHECK(Asked(both + v, R"({"arbeit": true})").next() == "wohnung");
    CHECK(
        Asked("rechtsfolge ist \"Muss\"\nrechtsfolge kann \"Darf\" wenn wohnung\n" + v, R"({"arbeit": true})")
            .next()
            .empty());
    CHECK(Asked(both + v, R"({"arbeit": false})").next().empty());
}
