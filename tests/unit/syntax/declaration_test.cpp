// Every declaration of the language, and what may be left out of it.
#include <catch2/catch.hpp>

#include "parsed.hpp"

using test::tree;

namespace {

struct Example {
    std::string_view text;
    std::string_view dump;
};

void check(std::initializer_list<Example> examples) {
    for (const Example& example : examples) {
        INFO(example.text);
        CHECK(tree(example.text) == example.dump);
    }
}

}  // namespace

TEST_CASE("the short declarations") {
    check(
        {{"verwendet sachverhalt.aufenthalt, aufenthg.5, aufenthg.25b",
          "verwendet sachverhalt.aufenthalt von 3\nverwendet aufenthg.5 von 3\nverwendet aufenthg.25b von "
          "3\n"},
         {"geprüft gegen AufenthG Stand 2026-08-12 \"sha256:00\"",
          "geprüft gegen AufenthG Stand 2026-08-12 \"sha256:00\"\n"},
         {"gesetz StAG \"Staatsangehörigkeitsgesetz\"", "gesetz StAG \"Staatsangehörigkeitsgesetz\"\n"},
         {"nicht kodiert § 5 Abs. 4 AufenthG \"Grund\"", "nicht kodiert [§ 5][Abs. 4] AufenthG \"Grund\"\n"},
         {"auswahl Niveau geordnet { A1, A2 \"Text\", B1 § 2 Abs. 11 AufenthG }",
          "auswahl Niveau geordnet\n  A1 - -\n  A2 \"Text\" -\n  B1 - [§ 2][Abs. 11] AufenthG\n"},
         {"quelle nrw \"Erlass\" { rang erlass land nrw  gültig ab 2020-01-01 }",
          "quelle nrw \"Erlass\" rang erlass land nrw\n  gültig 2020-01-01..\n"}});
}

TEST_CASE("definitions: one value or versions, with and without text, item and attributes") {
    check({{"begriff b : Wahr = a", "begriff b je - -\n  : Wahr\n  =:\n    a\n"},
           {"begriff b je kind \"Text\" : Dauer = 1 Tag",
            "begriff b je kind \"Text\"\n  : Dauer\n  =:\n    1 Tage\n"},
           {"wert w : Dauer { ab 2015-08-01: 8 Jahre ab 2022-12-31 bis 2024-01-01: 6 Jahre zitat § 1 A }",
            "wert w je - -\n  : Dauer\n  fassung 2015-08-01..\n    8 Jahre\n  fassung "
            "2022-12-31..2024-01-01\n    6 "
            "Jahre\n    zitat [§ 1] A\n"},
           {"menge m : Fundstelle { zitat § 1 A bis 2024-01-01: { § 2 A } }",
            "menge m je - -\n  : Fundstelle\n  zitat [§ 1] A\n  fassung ..2024-01-01\n    Liste [§ 2] A\n"}});
}

TEST_CASE("tables, chains, transitions and readings") {
    check({{"tabelle t \"T\" : Status { zitat § 1 A spalten a, b x: ja, nein sonst: 1, 2 }",
            "tabelle t \"T\" : Status\n  zitat [§ 1] A\n  spalten a, b\n  zeile x\n    ja\n    nein\n  zeile "
            "*sonst\n    "
            "1\n    2\n"},
           {"kette k \"K\" { zitat § 1 A zählt nach t.a zählt zur Hälfte wenn a überbrückt Lücke bis 7 Tage "
            "laut q "
            "zählt Lücke wenn b anrechenbar bis 3 Jahre wenn c zitat Abs. 2 }",
            "kette k \"K\"\n  zitat [§ 1] A\n  zählt nach t.a\n  zählt zur Hälfte\n    wenn:\n      a\n  "
            "überbrückt "
            "Lücke\n    bis:\n      7 Tage\n    laut q\n  zählt Lücke\n    wenn:\n      b\n  anrechenbar\n   "
            " bis:\n     "
            " 3 Jahre\n    wenn:\n      c\n    zitat [Abs. 2]\n"},
           {"übergang u \"U\" { zitat § 40a StAG für § 10 StAG wenn a gilt Fassung vom 2024-06-26 soweit "
            "günstiger }",
            "übergang u \"U\" für [§ 10] StAG Fassung vom 2024-06-26 soweit günstiger\n  zitat [§ 40a] "
            "StAG\n  wenn:\n  "
            "  a\n"},
           {"lesart l \"L\" { zu § 1 A meinung m \"M\" laut q meinung n \"N\" }",
            "lesart l \"L\" zu [§ 1] A\n  meinung m \"M\"\n    laut q\n  meinung n \"N\"\n"}});
}

TEST_CASE("vocabulary") {
    check({{"sachverhalt { g : Datum \"G\" erhoben nach § 86 AufenthG nachweis \"Pass\", \"Urkunde\" "
            "besonders geschützt unveränderlich wenn nein "
            "erreichbar durch kurs }",
            "sachverhalt\n  angabe g \"G\"\n    : Datum\n    erhoben nach [§ 86] AufenthG\n    nachweis "
            "\"Pass\" von 2\n "
            "   nachweis \"Urkunde\" von 2\n    besonders geschützt\n    unveränderlich wenn nein\n    "
            "erreichbar durch kurs\n"},
           {"sachverhalt { z : Zeiträume je zeit lückenlos { s : Status r : Fundstelle } \"Z\" }",
            "sachverhalt\n  angabe z \"Z\"\n    : Zeiträume je zeit lückenlos\n      s : Status\n      r : "
            "Fundstelle\n"},
           {"sachverhalt { l : Liste je x { t : Zahl \"Tage\" u : Wahr } \"L\" }",
            "sachverhalt\n  angabe l \"L\"\n    : Liste je x\n      t : Zahl \"Tage\"\n      u : Wahr\n"},
           {"sachverhalt { a : Ereignis \"A\" erhoben nach § 86 b : Wahr \"B\" }",
            "sachverhalt\n  angabe a \"A\"\n    : Ereignis\n    erhoben nach [§ 86]\n  angabe b \"B\"\n    : "
            "Wahr\n"},
           {"sachverhalt { wertung w \"W?\" { zu § 1 A spricht dafür a, keine b spricht dagegen c laut q } "
            "ermessen e "
            "\"E\" { zu Abs. 1 } }",
            "sachverhalt\n  wertung w \"W?\" zu [§ 1] A\n    spricht dafür\n      a\n      kein (keine) b\n  "
            "  spricht "
            "dagegen\n      c\n    laut q\n  ermessen e \"E\" zu [Abs. 1]\n"}});
}

TEST_CASE("steps and unwanted events") {
    check({{"maßnahme k \"K\" { setzt voraus besteht § 44 AufenthG dauert etwa 9 Monate bewirkt a mindestens "
            "B1, b ist 3, "
            "neu x { y = 1 z = 2 }, beendet c }",
            "maßnahme k \"K\"\n  setzt voraus\n    besteht [§ 44] AufenthG\n  dauert etwa\n    9 Monate\n  "
            "bewirkt\n    "
            "a mindestens\n      B1\n    b ist\n      3\n    neu x\n      y:\n        1\n      z:\n        "
            "2\n    beendet "
            "c\n"},
           {"ereignis e \"E\" { dauert 1 Tag }", "ereignis e \"E\"\n  dauert\n    1 Tage\n"}});
}

TEST_CASE("`bis` behind `gültig ab` ends that period, unless it begins the next version") {
    check(
        {{"begriff b : Wahr { bis 2020-01-01: 1 gültig ab 2019-01-01 bis 2021-01-01: 2 }",
          "begriff b je - -\n  : Wahr\n  fassung ..2020-01-01\n    1\n    gültig 2019-01-01..\n  fassung "
          "..2021-01-01\n    2\n"},
         {"begriff b : Wahr { ab 2020-01-01: 1 gültig ab 2019-01-01 bis 2021-01-01 }",
          "begriff b je - -\n  : Wahr\n  fassung 2020-01-01..\n    1\n    gültig 2019-01-01..2021-01-01\n"}});
}

TEST_CASE("lines of a norm") {
    check({{"norm § 1 Abs. 2 A \"N\" { gültig ab 2020-01-01 rechtsfolge kraft Gesetzes \"F\" ab 2021-01-01 "
            "wenn a "
            "rechtsfolge pflicht \"P\" führt zu s nach § 1 A für höchstens 2 Jahre führt zu t unbefristet "
            "günstig je "
            "mehr x }",
            "norm [§ 1][Abs. 2] A \"N\"\n  gültig 2020-01-01..\n  rechtsfolge kraft Gesetzes \"F\" "
            "2021-01-01..\n    "
            "wenn:\n      a\n  rechtsfolge pflicht \"P\" -\n  führt zu s nach [§ 1] A höchstens\n    für:\n  "
            "    2 Jahre\n "
            " führt zu t nach - unbefristet\n  günstig je mehr x\n"},
           {"norm § 1 A \"N\" { abweichend von § 5 Abs. 1 Nr. 1, 2, § 6 A kann entfallen w \"W\" { zitat "
            "Satz 1 } "
            "entsprechend Abs. 1, 2 bis 4 ohne x, y { zitat Satz 1, 2 } nicht kodiert Satz 3 \"S\" }",
            "norm [§ 1] A \"N\"\n  abweichend von [§ 5][Abs. 1][Nr. 1], [wie zuvor Nr. 2], [§ 6] A kann "
            "entfallen w "
            "\"W\"\n    zitat [Satz 1]\n  entsprechend [Abs. 1], [wie zuvor Abs. 2-4] ohne x, y\n    zitat "
            "[Satz 1], "
            "[wie zuvor Satz 2]\n  nicht kodiert [Satz 3] \"S\"\n"},
           {"norm § 1 A \"N\" { kannausschluss k \"K\" für selbst, partner { sei d = 3 betrifft nur b wenn c "
            "es sei denn "
            "{ hinweis \"H\" schützend regelmäßig genügt g { wenn h } } } }",
            "norm [§ 1] A \"N\"\n  kannausschluss k \"K\" für selbst, partner\n    sei d\n      3\n    "
            "betrifft nur\n     "
            " b\n    wenn\n      c\n    es sei denn - -\n      hinweis \"H\"\n      schützend\n      "
            "regelmäßig genügt g "
            "-\n        wenn\n          h\n"},
           {"allgemein § 5 A \"N\" { gilt für titel aussetzung v \"V\" { wenn a } }",
            "allgemein [§ 5] A \"N\" gilt für titel\n  aussetzung v \"V\"\n    wenn\n      a\n"}});
}

TEST_CASE("nicht kodiert may follow a condition") {
    CHECK(tree("norm § 1 A \"N\" { rechtsfolge ist \"F\" wenn a nicht kodiert Abs. 5 \"x\" }") ==
          "norm [§ 1] A \"N\"\n  rechtsfolge ist \"F\" -\n    wenn:\n      a\n  nicht kodiert [Abs. 5] "
          "\"x\"\n");
}

TEST_CASE("citations of every kind") {
    check({{"gesetz A \"\" nicht kodiert Art. 62 Abs. 1 UAbs. 2 Buchst. a bis c VO_2024_1348, § 3 Hs. 2 Alt. "
            "1 \"\"",
            "gesetz A \"\"\nnicht kodiert [Art. 62][Abs. 1][UAbs. 2][Buchst. a-c] VO_2024_1348, [§ 3][Hs. "
            "2][Alt. 1] "
            "\"\"\n"},
           {"nicht kodiert §§ 16a, 16b, 23 Abs. 1, § 25 S. 3 lit. a, b A \"\"",
            "nicht kodiert [§§ 16a], [wie zuvor § 16b], [wie zuvor § 23][Abs. 1], [§ 25][Satz 3][Buchst. a], "
            "[wie zuvor "
            "Buchst. b] A \"\"\n"}});
}

TEST_CASE("comments keep their place and text, blanks and line ends mean nothing") {
    const test::Parsed result =
        test::parsed("-- erste\r\nbegriff a : Wahr = b -- zweite  \r\n\r\n   --dritte");
    REQUIRE(result.diagnostics.is_empty());
    REQUIRE(result.file.comments.size() == 3);
    CHECK(result.file.comments[0].text == "erste");
    CHECK_FALSE(result.file.comments[0].is_trailing);
    CHECK(result.file.comments[1].text == "zweite");
    CHECK(result.file.comments[1].is_trailing);
    CHECK(result.file.comments[2].text == "dritte");
    CHECK(result.source().text(result.file.comments[2].span) == "--dritte");
}

TEST_CASE("placeholders in a text are found with their places") {
    const test::Parsed result = test::parsed("gesetz A \"Seit {dauer} und {x}\"");
    const auto& act = std::get<test::syntax::Act>(result.file.declarations.at(0).kind);
    REQUIRE(act.title.placeholders.size() == 2);
    CHECK(act.title.placeholders[0].text == "dauer");
    CHECK(result.source().text(act.title.placeholders[1].span) == "x");
}

TEST_CASE("an empty file and one of comments alone are files") {
    CHECK(test::parsed("").diagnostics.is_empty());
    CHECK(test::parsed("\xEF\xBB\xBF-- nur ein Kommentar\n").diagnostics.is_empty());
}
