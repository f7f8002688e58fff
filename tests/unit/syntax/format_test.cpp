// The formatter keeps comments and meaning; golden files show the layout itself.
#include <catch2/catch.hpp>

#include "dsl/syntax/format.hpp"
#include "parsed.hpp"

using test::parsed;

namespace {

std::string formatted(std::string_view text) {
    const test::Parsed result = parsed(text);
    INFO(result.messages());
    REQUIRE(result.diagnostics.is_empty());
    return result.formatted();
}

}  // namespace

TEST_CASE("comments stay before, behind and at the end of what they belong to") {
    const std::string_view text = R"(-- Kopf

-- zur Norm
norm § 1 A "N" {  -- hinter der Klammer
  -- zum Element
  voraussetzung a "A" {
    zitat Satz 1  -- hinter der Zeile
    wenn b  -- der erste
         -- vor dem zweiten
         und c
    -- am Ende des Blocks
  }

  -- am Ende der Norm
}
-- am Ende der Datei
)";
    CHECK(formatted(text) == R"(-- Kopf

-- zur Norm
norm § 1 A "N" {
  -- hinter der Klammer
  -- zum Element
  voraussetzung a "A" {
    zitat Satz 1  -- hinter der Zeile
    wenn b  -- der erste
         -- vor dem zweiten
         und c
    -- am Ende des Blocks
  }

  -- am Ende der Norm
}

-- am Ende der Datei
)");
}

TEST_CASE("a comment in the middle of something moves in front of it, never away") {
    const std::string result = formatted("begriff b : Wahr = falls a -- warum\n dann c sonst d\n");
    CHECK(result == "-- warum\nbegriff b : Wahr = falls a dann c sonst d\n");
    CHECK(formatted(result) == result);
    const std::string inside = formatted("begriff b : Wahr = a und (c -- x\n) und d");
    CHECK(inside.find("-- x") != std::string::npos);
    CHECK(formatted(inside) == inside);
}

TEST_CASE("comments that move in front of a keyword keep the empty lines they had") {
    const std::string result = formatted("lesart a \"A\" { zu -- k0\n\n-- k1\n\nAbs. 1 laut b }");
    CHECK(result == "lesart a \"A\" {\n  -- k0\n\n  -- k1\n\n  zu Abs. 1\n  laut b\n}\n");
    CHECK(formatted(result) == result);
}

TEST_CASE("a line that is too long breaks where it means least") {
    CHECK(formatted("begriff vollzeit_20_von_24_monaten : Wahr = vollzeit_beschäftigt_nach_vertrag und tage "
                    "mit vollzeit insgesamt "
                    "mindestens 20 Monate in den letzten 24 Monaten") ==
          "begriff vollzeit_20_von_24_monaten : Wahr =\n"
          "    vollzeit_beschäftigt_nach_vertrag\n"
          "    und tage mit vollzeit insgesamt mindestens 20 Monate in den letzten 24 Monaten\n");
}

TEST_CASE("keywords get their umlauts, units their case, dates their one form") {
    CHECK(formatted("norm § 1 A \"N\" { gueltig ab 31.12.2022 voraussetzung a \"A\" { wenn k ununterbrochen "
                    "seit hoechstens 6 Jahre } }") ==
          "norm § 1 A \"N\" {\n  gültig ab 2022-12-31\n  voraussetzung a \"A\" { wenn k ununterbrochen seit "
          "höchstens 6 Jahren }\n}\n");
}

TEST_CASE("an empty line of the author stays, more than one become one") {
    CHECK(formatted("gesetz A \"A\"\ngesetz B \"B\"\n\n\n\ngesetz C \"C\"") ==
          "gesetz A \"A\"\ngesetz B \"B\"\n\ngesetz C \"C\"\n");
}

TEST_CASE(
    "every rule file means the same after formatting, loses no comment, and formatting twice changes "
    "nothing") {
    const std::vector<std::string> files = test::files_below("rules", ".recht");
    for (const std::string& path : files) {
        INFO(path);
        const test::Parsed before = parsed(test::content_of(path));
        REQUIRE(before.messages() == parsed("").messages());
        const std::string once = before.formatted();
        const test::Parsed after = parsed(once);
        CHECK(after.messages() == parsed("").messages());
        CHECK(test::syntax::same_structure(before.file, after.file));
        CHECK(before.file.comments.size() == after.file.comments.size());
        CHECK(after.formatted() == once);
    }
}
