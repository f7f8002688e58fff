#include <catch2/catch.hpp>

#include "evaluator/render/text_lines.hpp"
#include "evaluator/render/values.hpp"
#include "evaluator/render/wording.hpp"

using namespace evaluator;
namespace core = dsl::core;
using render::GrammarCase;

namespace {

explain::Quantity percent(core::Rational value) {
    explain::Quantity quantity;
    quantity.unit = explain::Quantity::Unit::Percent;
    quantity.low = quantity.high = value;
    return quantity;
}

core::Date on(std::string_view iso) { return *core::parse_iso(iso); }

}  // namespace

TEST_CASE("durations decline: 6 Jahre, von 6 Jahren") {
    using core::Duration;
    const auto dative = [](const Duration& duration) {
        return render::words_of(duration, GrammarCase::Dative);
    };
    CHECK(render::words_of(Duration::of_years(6)) == "6 Jahre");
    CHECK(dative(Duration::of_years(6)) == "6 Jahren");
    CHECK(dative(Duration::of_years(1)) == "1 Jahr");
    CHECK(dative(Duration::of_months(20)) == "20 Monaten");
    CHECK(dative(Duration::of_months(69)) == "5 Jahren 9 Monaten");
    CHECK(dative(Duration::of_days(7)) == "7 Tagen");
    CHECK(dative(Duration::of_days(1)) == "1 Tag");
}

TEST_CASE("a percentage beside its limit never looks like the limit") {
    const auto limit = percent(core::Rational{50});
    CHECK(render::words_of(percent(core::Rational{200, 3}), limit) == "66,67 %");
    CHECK(render::words_of(percent(core::Rational{50}), limit) == "50 %");
    CHECK(render::words_of(percent(core::Rational{50001, 1000}), limit) == "50,001 %");
    CHECK(render::words_of(percent(core::Rational{499999, 10000}), limit) == "49,9999 %");
}

TEST_CASE("a span names its last day, not the day after") {
    CHECK(render::words_of(dsl::model::Validity{on("2022-12-31"), on("2027-07-01")}) ==
          "31.12.2022 bis 30.06.2027");
    CHECK(render::words_of(dsl::model::Validity{on("2022-12-31"), core::Date::never()}) == "ab 31.12.2022");
    CHECK(render::words_of(dsl::model::Validity{core::Date::distant_past(), on("2027-07-01")}) ==
          "bis 30.06.2027");
}

TEST_CASE("list positions count from 1 in words") {
    CHECK(render::concerned_words("", "") == "");
    CHECK(render::concerned_words("partner", "") == "Partner");
    CHECK(render::concerned_words("kinder[1]", "") == "Kinder Nr. 1");
    CHECK(render::concerned_words("partner", "verurteilungen[2]") == "Partner, Verurteilungen Nr. 2");
    CHECK(render::concerned_words("", "lücke[x]") == "lücke[x]");
}

TEST_CASE("values filled into a rule's text are declined where the text asks for it") {
    CHECK(render::inflected("Seit 6 Jahre ununterbrochen") == "Seit 6 Jahren ununterbrochen");
    CHECK(render::inflected("seit mindestens 5 Jahre 9 Monate") == "seit mindestens 5 Jahren 9 Monaten");
    CHECK(render::inflected("Seit 1 Jahr hier") == "Seit 1 Jahr hier");
    CHECK(render::inflected("Nach 30 Monate, danach 2 Jahre frei") == "Nach 30 Monaten, danach 2 Jahre frei");
    CHECK(render::inflected("Strafen bis 90 Tage") == "Strafen bis 90 Tage");
    CHECK(render::inflected("Geburt vor Jahre") == "Geburt vor Jahre");
}

TEST_CASE("names without a text are spoken without underscores") {
    CHECK(render::spoken_name("schulbesuch_nachgewiesen") == "Schulbesuch nachgewiesen");
    CHECK(render::spoken_name("übung") == "übung");
    CHECK(render::spoken_name("").empty());
}

TEST_CASE("a bar that is absent never reads as erfüllt") {
    explain::Node node;
    node.kind = explain::Node::Kind::Element;
    node.element_kind = dsl::model::ElementKind::Ausschluss;
    node.state = explain::State::Met;
    const auto words = [&] {
        return render::badge_of(node, render::role_of(node, render::Role::Requirement)).words;
    };
    CHECK(words() == "steht nicht entgegen");
    node.state = explain::State::NotMet;
    CHECK(words() == "steht entgegen");
    node.element_kind = dsl::model::ElementKind::Voraussetzung;
    CHECK(words() == "nicht erfüllt");
    node.as_a_rule_only = true;
    CHECK(words() == "in der Regel nicht erfüllt");
}

TEST_CASE("arithmetic says from when it holds, or since when") {
    explain::Calculation sum;
    sum.operation = dsl::model::Operation::UninterruptedFor;
    sum.have.low = sum.have.high = core::Duration::of_months(69);
    sum.need.low = sum.need.high = core::Duration::of_years(6);
    sum.met_on = on("2027-02-03");
    CHECK(render::arithmetic(sum, on("2026-11-25")) ==
          "5 Jahre 9 Monate von 6 Jahren; erfüllt ab 03.02.2027");
    CHECK(render::arithmetic(sum, on("2027-02-03")) ==
          "5 Jahre 9 Monate von 6 Jahren; erfüllt seit 03.02.2027");
    sum.possible_only = true;
    CHECK(render::arithmetic(sum, on("2026-11-25"))
              .ends_with("so nur, wenn die offenen Punkte günstig ausgehen"));
}

TEST_CASE("German text has an ASCII spelling") {
    CHECK(render::to_ascii("§ 5: „größer“ – äöüÄÖÜ") == "Par. 5: \"groesser\" - aeoeueAeOeUe");
    CHECK(render::to_ascii("§§ 22 ქ") == "Parr. 22 ?");
}

TEST_CASE("yes and no are said as what they mean for the question asked") {
    using explain::NeededAnswer;
    using Of = NeededAnswer::Of;
    const auto said = [](NeededAnswer::Says says, Of of) {
        return render::answer_words({says, {}, {}, of}, true);
    };
    using Says = NeededAnswer::Says;
    CHECK(said(Says::Yes, Of::Question) == "Ja");
    CHECK(said(Says::No, Of::Question) == "Nein");
    CHECK(said(Says::Yes, Of::Event) == "geschehen");
    CHECK(said(Says::No, Of::Event) == "nicht geschehen");
    CHECK(said(Says::Yes, Of::List) == "ein passender Eintrag");
    CHECK(said(Says::No, Of::List) == "kein weiterer passender Eintrag");
    CHECK(said(Says::No, Of::Person) == "niemand");
}
