// What a name means where it stands; expected are the shapes of the expressions, frames after the `@`.
#include <catch2/catch.hpp>

#include "tests/unit/check/checked.hpp"

namespace {

/// The condition as the `wenn` of an element of a norm.
std::string shape_of(const std::string& condition, const std::string& before = "",
                     const std::string& inside = "") {
    const std::string text = before +
                             "\nnorm § 2 Abs. 1 AufenthG \"Probe\" { rechtsfolge ist \"ja\"  voraussetzung "
                             "probe \"Probe\" { zitat Satz 1  " +
                             inside + " wenn " + condition + " } }";
    const auto checked = test::check_text(text);
    INFO(checked.messages());
    CHECK_FALSE(checked.diagnostics.has_errors());
    return test::shape_of_element(checked.book, "probe");
}

}  // namespace

TEST_CASE("a bare name is the item's, else the person's, and frames count binders outward") {
    CHECK(shape_of("ledig") == "FactUse:ledig@0");
    CHECK(shape_of("eine strafe mit (vorsatz und gesichert)") ==
          "ExistsItem:strafen@0(AllOf(FactUse:vorsatz@0, FactUse:gesichert@1))");
    CHECK(shape_of("eine strafe mit (strafe.ledig und selbst.ledig)") ==
          "ExistsItem:strafen@0(AllOf(FactUse:ledig@0, FactUse:ledig@1))");
}

TEST_CASE("an item of Personen is a person of its own") {
    CHECK(shape_of("ein kind mit (im_haushalt und ledig und nicht selbst.ledig)") ==
          "ExistsItem:kinder@0(AllOf(FactUse:im_haushalt@0, FactUse:ledig@0, Not(FactUse:ledig@1)))");
    CHECK(shape_of("ein kind mit (alter weniger als 18 Jahre)") ==
          "ExistsItem:kinder@0(Compare(Age:geburtsdatum@0, 18 Jahre))");
    CHECK(shape_of("ein kind mit (eine strafe mit (vorsatz und im_haushalt))") ==
          "ExistsItem:kinder@0(ExistsItem:strafen@0(AllOf(FactUse:vorsatz@0, FactUse:im_haushalt@1)))");
}

TEST_CASE("another person is a frame, by `für` and by the dot") {
    CHECK(shape_of("für partner gilt (ledig)") == "ForPerson:partner@0(FactUse:ledig@0)");
    CHECK(shape_of("partner.ledig") == "ForPerson:partner@0(FactUse:ledig@0)");
    CHECK(shape_of("partner.partner.ledig") == "ForPerson:partner@0(ForPerson:partner@0(FactUse:ledig@0))");
    CHECK(shape_of("ein partner.kind mit im_haushalt") ==
          "ForPerson:partner@0(ExistsItem:kinder@0(FactUse:im_haushalt@0))");
    CHECK(shape_of("ein kind mit (für partner gilt (im_haushalt))") ==
          "ExistsItem:kinder@0(ForPerson:partner@0(FactUse:im_haushalt@1))");
}

TEST_CASE("the bare attribute of a gapless list is that of the current period") {
    CHECK(shape_of("status ist duldung") == "Equal(CurrentPeriod:status@0, {duldung})");
    CHECK(shape_of("für partner gilt (status in { duldung, gestattung })") ==
          "ForPerson:partner@0(In(CurrentPeriod:status@0, {duldung, gestattung}))");
    CHECK(shape_of("eine zeit mit (status ist duldung und ledig)") ==
          "ExistsItem:zeiten@0(AllOf(Equal(FactUse:status@0, {duldung}), FactUse:ledig@1))");
}

TEST_CASE("`sei` means the same wherever it is used") {
    CHECK(shape_of("ein kind mit x", "", "sei x = ledig") == "ExistsItem:kinder@0(FactUse:ledig@1)");
    CHECK(shape_of("ein kind mit y", "", "sei x = ledig sei y = ein kind mit x") ==
          "ExistsItem:kinder@0(ExistsItem:kinder@1(FactUse:ledig@2))");
}

TEST_CASE("a value of the expected choice wins over a name that cannot be meant") {
    CHECK(shape_of("farbe ist rot", "begriff rot : Wahr = ledig") == "Equal(FactUse:farbe@0, {rot})");
    CHECK(shape_of("rot", "begriff rot : Wahr = ledig") == "DefinitionUse:rot@0");
    CHECK(shape_of("status in titel") == "In(CurrentPeriod:status@0, DefinitionUse:titel@0)");
    CHECK(shape_of("status in { duldung, titel, gestattung }") ==
          "AnyOf(In(CurrentPeriod:status@0, {duldung, gestattung}), In(CurrentPeriod:status@0, "
          "DefinitionUse:titel@0))");
    CHECK(shape_of("status in alle außer { duldung }") == "Not(In(CurrentPeriod:status@0, {duldung}))");
}

TEST_CASE("definitions per item belong to the item, the others to the person") {
    const std::string before =
        "begriff schwer je strafe : Wahr = dauer_tage mindestens 90 und gesichert\nbegriff gut : Wahr = "
        "ledig";
    CHECK(shape_of("eine strafe mit (schwer und gut)", before) ==
          "ExistsItem:strafen@0(AllOf(DefinitionUse:schwer@0, DefinitionUse:gut@1))");
    CHECK(shape_of("ein kind mit gut",
                   before + " und schwer_2\nbegriff schwer_2 : Wahr = eine strafe mit schwer") ==
          "ExistsItem:kinder@0(DefinitionUse:gut@0)");
    const auto checked = test::check_text(before);
    for (const auto& definition : checked.book.definitions)
        if (definition.name == "schwer")
            CHECK(test::shape(checked.book, definition.versions[0].value) ==
                  "AllOf(Compare(FactUse:dauer_tage@0, 90), FactUse:gesichert@1)");
}

TEST_CASE("a judgement is asked for the item over which it is written") {
    CHECK(shape_of("eine strafe mit wertung prognose") == "ExistsItem:strafen@0(Judgement:prognose@0)");
    CHECK(shape_of("wertung prognose und ermessen absehen") ==
          "AllOf(Judgement:prognose@0, Discretion:absehen@0)");
    CHECK(shape_of("lesart streit ist weit") == "ReadingIs:streit.weit@0");
}

TEST_CASE("a percentage of something is hundredths of it") {
    CHECK(shape_of("50 % mal bedarf höchstens einkommen") ==
          "Compare(Divide(Multiply(50, FactUse:bedarf@0), 100), FactUse:einkommen@0)");
    CHECK(shape_of("frist geteilt durch 2 mindestens 3 Jahre") ==
          "Compare(Divide(DefinitionUse:frist@0, 2), 3 Jahre)");
}

TEST_CASE("umlauts and their ASCII spelling are one name") {
    CHECK(shape_of("größe", "begriff groesse : Wahr = ledig") == "DefinitionUse:groesse@0");
}

TEST_CASE("citations are completed from the element, then the norm") {
    CHECK(shape_of("grundlage in { Abs. 2, 3 Satz 1, § 5, §§ 22 bis 26 }") ==
          "In(CurrentPeriod:grundlage@0, {§ 2 Abs. 2 AufenthG, § 2 Abs. 3 Satz 1 AufenthG, § 5 AufenthG, §§ "
          "22 bis 26 AufenthG})");
    CHECK(shape_of("besteht § 3 Abs. 1") == "NormStands:§ 3 Abs. 1 AufenthG");
    CHECK(shape_of("grundlage in { § 5 Abs. 1 Nr. 1, Abs. 2 AufenthG }") ==
          "In(CurrentPeriod:grundlage@0, {§ 5 Abs. 1 Nr. 1 AufenthG, § 5 Abs. 2 AufenthG})");
}
