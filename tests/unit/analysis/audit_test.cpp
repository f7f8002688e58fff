#include "analysis/audit/audit.hpp"

#include <catch2/catch.hpp>
#include <map>

#include "dsl/statute/read.hpp"
#include "tests/support/rules.hpp"

using namespace test;
using analysis::Finding;

namespace {

std::string item(const std::string& marker, const std::string& content) {
    return "<DT>" + marker + "</DT><DD><LA>" + content + "</LA></DD>";
}

/// An act of our own: one paragraph with two Absätze; the second one came on 1 January 2024.
void add_text(dsl::statute::Shelf& shelf, std::string_view state, bool with_second) {
    const std::string xml =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><dokumente builddate=\"20260428215524\"><norm><metadaten>"
        "<jurabk>TestG</jurabk><amtabk>TestG</amtabk><langue>Testgesetz</langue></metadaten></norm>"
        "<norm><metadaten><jurabk>TestG</jurabk><enbez>§ 2</enbez><titel>Probe</titel></metadaten><textdaten>"
        "<text><Content><P>(1) Wer fragt, bekommt Antwort, wenn er <DL>" +
        item("1.", "hier ist und") + item("2.", "wartet.") +
        "</DL> Das Warten kann unschädlich abgekürzt werden.</P>" +
        (with_second ? "<P>(2) Satz 1 gilt nicht für Gäste. Gäste fragen mündlich.</P>" : "") +
        "</Content></text></textdaten></norm></dokumente>";
    core::Diagnostics diagnostics;
    auto statute = dsl::statute::read_statute(xml, day(state), diagnostics);
    INFO(core::render(diagnostics, core::SourceMap{}));
    REQUIRE(statute);
    shelf.add(std::move(*statute));
}

std::string rules(const std::string& lines) {
    return R"(gesetz TestG "Testgesetz"
sachverhalt {
  hier : Wahr "Hier?"  erhoben nach § 1 TestG
  wartet : Wahr "Wartet?"  erhoben nach § 1 TestG
}
norm § 2 Abs. 1 TestG "Antwort" {
  gültig ab 2020-01-01
  rechtsfolge ist "Antwort"
)" + lines +
           "}\n";
}

/// Finding per place, as text, of the last version of the official text.
std::map<std::string, Finding> findings(const std::string& lines, bool with_second = true) {
    dsl::statute::Shelf shelf;
    add_text(shelf, "2020-06-01", false);
    add_text(shelf, "2024-01-01", with_second);
    const Rules book = rules_from(rules(lines));
    const auto audit = analysis::audit(book.book, shelf);
    REQUIRE(audit.rows.size() == 2);
    std::map<std::string, Finding> result;
    for (const auto& unit : audit.rows.back().units) result[core::to_text(unit.place)] = unit.finding;
    return result;
}

const std::string both =
    "  voraussetzung hier \"Hier\" { zitat Satz 1 Nr. 1  wenn hier }\n"
    "  voraussetzung wartet \"Wartet\" { zitat Satz 1 Nr. 2  wenn wartet }\n";

}  // namespace

TEST_CASE("a place is encoded when a rule cites it or a part of it") {
    const auto found = findings(both, false);
    CHECK(found.at("§ 2 Abs. 1 Satz 1 TestG") == Finding::Encoded);
    CHECK(found.at("§ 2 Abs. 1 Satz 1 Nr. 1 TestG") == Finding::Encoded);
    CHECK(found.at("§ 2 Abs. 1 Satz 1 Nr. 2 TestG") == Finding::Encoded);
    CHECK(found.at("§ 2 Abs. 1 Satz 2 TestG") == Finding::Missing);
}

TEST_CASE(
    "where a rule cuts finer, the parts it does not name are missing; where it does not, it takes all") {
    const auto whole = findings("  voraussetzung v \"V\" { zitat Satz 1  wenn hier und wartet }\n", false);
    CHECK(whole.at("§ 2 Abs. 1 Satz 1 Nr. 2 TestG") == Finding::Encoded);
    const auto finer = findings("  voraussetzung hier \"Hier\" { zitat Satz 1 Nr. 1  wenn hier }\n", false);
    CHECK(finer.at("§ 2 Abs. 1 Satz 1 Nr. 2 TestG") == Finding::Missing);
}

TEST_CASE("a reason settles a place, but a protection is not left out without saying why it is none") {
    const auto plain = findings(both + "  nicht kodiert Satz 2, Abs. 2 Satz 2 \"regelt das Verfahren\"\n");
    CHECK(plain.at("§ 2 Abs. 1 Satz 2 TestG") == Finding::LeftOut);  // "unschädlich"
    CHECK(plain.at("§ 2 Abs. 2 Satz 2 TestG") == Finding::NotEncoded);
    CHECK(plain.at("§ 2 Abs. 2 Satz 1 TestG") == Finding::Missing);
    const auto denied =
        findings(both + "  nicht kodiert Satz 2, Abs. 2 \"schützt nicht: regelt das Verfahren\"\n");
    CHECK(denied.at("§ 2 Abs. 1 Satz 2 TestG") == Finding::NotEncoded);
    CHECK(denied.at("§ 2 Abs. 2 Satz 1 TestG") == Finding::NotEncoded);
}

TEST_CASE("each version of the text is audited with the rules in force on its day") {
    dsl::statute::Shelf shelf;
    add_text(shelf, "2019-06-01", false);
    add_text(shelf, "2024-01-01", true);
    const Rules book = rules_from(rules(both));
    const auto audit = analysis::audit(book.book, shelf);
    REQUIRE(audit.rows.size() == 2);
    CHECK_FALSE(audit.rows.front().has_rules);
    CHECK(audit.rows.front().count(Finding::Missing) == audit.rows.front().units.size());
    CHECK(audit.rows.back().has_rules);
    CHECK_FALSE(audit.is_complete());
}

TEST_CASE("an act without official text is named, not passed over") {
    const Rules book = rules_from(rules(both));
    const auto audit = analysis::audit(book.book, {});
    CHECK(audit.rows.empty());
    CHECK(audit.unknown_acts == std::vector<std::string>{"TestG"});
}
