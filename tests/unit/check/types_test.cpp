// Which types and units fit, and where the caret stands when they do not.
#include <catch2/catch.hpp>

#include "tests/unit/check/checked.hpp"

namespace {

test::Checked check_condition(const std::string& condition) {
    return test::check_text(
        "norm § 2 Abs. 1 AufenthG \"Probe\" { rechtsfolge ist \"ja\"  voraussetzung probe \"Probe\" { zitat "
        "Satz 1  wenn " +
        condition + " } }");
}

}  // namespace

TEST_CASE("comparisons of one kind of value are accepted") {
    for (const char* condition : {"einkommen mindestens 500 EUR",
                                  "quote mehr als 50 %",
                                  "Anteil einkommen an bedarf mehr als 50 %",
                                  "alter mindestens 18 Jahre",
                                  "seit einreise_am mindestens 6 Jahre",
                                  "einreise_am mehr als 3 Monate nach geburtsdatum",
                                  "einreise_am binnen 2 Jahre vor Stichtag",
                                  "einreise_am liegt vor",
                                  "einreise_am spätestens 2020-01-01",
                                  "sprache mindestens A2",
                                  "punkte mal 2 mindestens 3",
                                  "frist geteilt durch 2 mindestens 3 Jahre",
                                  "(tage mit ledig) insgesamt höchstens frist in den letzten 5 Jahren",
                                  "(tage mit ledig) durchgehend in den letzten 2 Jahren",
                                  "Spanne von geburtsdatum bis einreise_am mindestens 3 Jahre",
                                  "erster Tag von (tage mit ledig) vor Stichtag",
                                  "50 % mal bedarf höchstens einkommen",
                                  "einkommen geteilt durch bedarf mehr als 2",
                                  "summe dauer_tage über strafe mit vorsatz höchstens 90",
                                  "anzahl kind mindestens 2",
                                  "frühestes geburtsdatum über kind vor 2010-01-01",
                                  "am einreise_am gilt (alter weniger als 18 Jahre)",
                                  "frist Fassung vom 2020-01-01 mindestens 3 Jahre",
                                  "jedes kind mit ledig hat im_haushalt",
                                  "mindestens 1 von { ledig, gesichert }",
                                  "alle von { ledig }",
                                  "farbe ist nicht rot",
                                  "grundlage ist § 5 Abs. 1",
                                  "grundlage nicht in { § 5, § 7 Abs. 2 }",
                                  "einreise_am ist Stichtag",
                                  "ledig ist gesichert"}) {
        const auto checked = check_condition(condition);
        INFO(condition << "\n" << checked.messages());
        CHECK_FALSE(checked.diagnostics.has_errors());
    }
}

TEST_CASE("what does not fit is one error with its own code") {
    const std::pair<const char*, const char*> cases[] = {{"einkommen mindestens 500", "T301"},
                                                         {"alter mindestens 18", "T301"},
                                                         {"einkommen mindestens 5 Jahre", "T302"},
                                                         {"quote mehr als 5 EUR", "T305"},
                                                         {"einkommen", "T303"},
                                                         {"einreise_am", "T303"},
                                                         {"farbe mindestens rot", "T308"},
                                                         {"status ist titel", "T302"},
                                                         {"ledig insgesamt mindestens 3 Jahre", "T315"},
                                                         {"einreise_am mindestens 2020-01-01", "T304"},
                                                         {"ein punkte", "T309"},
                                                         {"kinder", "T310"},
                                                         {"einkommen mal bedarf mehr als 5 EUR", "T305"},
                                                         {"summe vorsatz über strafe mehr als 3", "T304"},
                                                         {"(tage mit ledig) mindestens 3 Jahre", "T302"},
                                                         {"ledig liegt vor", "T304"},
                                                         {"lesart streit", "T303"},
                                                         {"lesart streit ist schmal", "N204"},
                                                         {"wertung absehen", "N206"},
                                                         {"ermessen prognos", "N201"},
                                                         {"farbe ist gelb", "N205"},
                                                         {"Anspruch", "A712"},
                                                         {"punkte bei status mindestens 1", "A716"}};
    for (const auto& [condition, code] : cases) {
        const auto checked = check_condition(condition);
        INFO(condition << "\n" << checked.messages());
        CHECK(checked.diagnostics.error_count() == 1);
        CHECK(checked.reports(code));
    }
}

TEST_CASE("an unknown name makes no further noise") {
    CHECK(check_condition("unbekannt mindestens 3 und (unbekannt plus 2) ist ledig")
              .diagnostics.error_count() == 2);
    CHECK(check_condition("ein unbekannt mit (nochwas und ledig)").diagnostics.error_count() == 1);
}

TEST_CASE("a bare number is marked alone and a unit is proposed") {
    const auto checked = check_condition("seit einreise_am mindestens 6");
    CHECK(checked.messages().find("zum Beispiel `6 Jahre`") != std::string::npos);
    for (const auto& message : checked.diagnostics.all())
        if (message.severity == dsl::core::Severity::Error)
            CHECK(checked.sources.at(message.span.file).text(message.span) == "6");
}
