#include "dsl/statute/statute.hpp"

#include <catch2/catch.hpp>

#include <string>

#include "dsl/statute/difference.hpp"
#include "dsl/statute/read.hpp"
#include "dsl/statute/shelf.hpp"

using namespace dsl;
using namespace dsl::statute;

namespace {

/// Wording of our own in the format of the official files.
std::string act(const std::string& paragraphs) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><dokumente "
           "builddate=\"20260428215524\"><norm><metadaten><jurabk>Probe 2020</jurabk>"
           "<amtabk>ProbeG</amtabk><langue>Gesetz zur Probe</langue><standangabe><standkommentar>zuletzt "
           "erprobt</standkommentar>"
           "</standangabe></metadaten></norm>" +
           paragraphs + "</dokumente>";
}

std::string paragraph(const std::string& name, const std::string& content) {
    return "<norm><metadaten><jurabk>ProbeG</jurabk><enbez>" + name +
           "</enbez><titel>Titel</titel></metadaten><textdaten><text><Content>" + content +
           "</Content></text><fussnoten><Content><P>Nie.</P></Content></fussnoten></textdaten></norm>";
}

std::string item(const std::string& marker, const std::string& content) {
    return "<DT>" + marker + "</DT><DD><LA>" + content + "</LA></DD>";
}

Statute read(const std::string& xml, std::optional<core::Date> state = std::nullopt) {
    core::Diagnostics diagnostics;
    std::optional<Statute> statute = read_statute(xml, state, diagnostics);
    INFO(core::render(diagnostics, core::SourceMap{}));
    REQUIRE(statute);
    CHECK(diagnostics.is_empty());
    return *statute;
}

core::Citation cite(const std::string& text) {
    const auto parsed = core::parse_citation(text);
    INFO(text);
    REQUIRE(std::holds_alternative<core::Citation>(parsed));
    return std::get<core::Citation>(parsed);
}

std::string text_of(const Statute& statute, const std::string& citation) {
    const auto found = statute.resolve(cite(citation));
    return found ? std::string{statute.text(statute.unit(found->unit))} : "-";
}

const std::string first_paragraph =
    paragraph("§ 1", "<P>(1) Wer hier ist, darf <DL>" + item("1.", "bleiben,") +
                         item("2.", "gehen, wenn er <DL>" + item("a)", "kann oder") + item("b)", "muss;") +
                                        "</DL>die Frist läuft, oder") +
                         item("2a.", "warten.") +
                         "</DL>Er zahlt nichts; das gilt immer. Satz drei.</P><P>(2)\u00a0Niemand "
                         "<BR/>sonst.<kommentar>Anmerkung</kommentar></P><P>(3) "
                         "(weggefallen)</P>");

}  // namespace

TEST_CASE("an act is read into units with places") {
    const Statute statute = read(act(first_paragraph));
    CHECK(statute.act() == "ProbeG");
    CHECK(statute.title() == "Gesetz zur Probe");
    CHECK(statute.state() == core::date_of(2026, 4, 28));
    CHECK(statute.remarks() == std::vector<std::string>{"zuletzt erprobt"});
    std::vector<std::string> places;
    for (const Unit& unit : statute.units()) places.push_back(core::to_text(unit.place));
    CHECK(places == std::vector<std::string>{
                        "§ 1 ProbeG", "§ 1 Abs. 1 ProbeG", "§ 1 Abs. 1 Satz 1 ProbeG",
                        "§ 1 Abs. 1 Satz 1 Nr. 1 ProbeG", "§ 1 Abs. 1 Satz 1 Nr. 2 ProbeG",
                        "§ 1 Abs. 1 Satz 1 Nr. 2 Buchst. a ProbeG",
                        "§ 1 Abs. 1 Satz 1 Nr. 2 Buchst. b ProbeG", "§ 1 Abs. 1 Satz 1 Nr. 2a ProbeG",
                        "§ 1 Abs. 1 Satz 2 ProbeG", "§ 1 Abs. 1 Satz 3 ProbeG", "§ 1 Abs. 2 ProbeG",
                        "§ 1 Abs. 2 Satz 1 ProbeG", "§ 1 Abs. 3 ProbeG", "§ 1 Abs. 3 Satz 1 ProbeG"});
    CHECK(statute.unit(0).title == "Titel");
}

TEST_CASE("each unit holds its own wording and that of what is below it") {
    const Statute statute = read(act(first_paragraph));
    CHECK(text_of(statute, "§ 1 Abs. 1 Satz 2 ProbeG") == "Er zahlt nichts; das gilt immer.");
    CHECK(text_of(statute, "§ 1 Abs. 1 Satz 1 Nr. 2 Buchst. a ProbeG") == "a) kann oder");
    CHECK(text_of(statute, "§ 1 Abs. 1 Satz 1 Nr. 2 ProbeG") ==
          "2. gehen, wenn er a) kann oder b) muss; die Frist läuft, oder");
    CHECK(text_of(statute, "§ 1 Abs. 2 ProbeG") == "(2) Niemand sonst.");
    CHECK(statute.own_text(statute.resolve(cite("§ 1 Abs. 1 Satz 1 ProbeG"))->unit) ==
          "Wer hier ist, darf   ");
    for (const Unit& unit : statute.units())
        if (unit.parent != no_unit) {
            CHECK(statute.unit(unit.parent).range.begin <= unit.range.begin);
            CHECK(unit.range.end <= statute.unit(unit.parent).range.end);
        }
}

TEST_CASE("a Satz may be left out before a Nummer, a half sentence is counted") {
    const Statute statute = read(act(first_paragraph));
    CHECK(statute.exists(cite("§ 1 Abs. 1 Nr. 2a ProbeG")));
    CHECK(statute.exists(cite("§ 1 Abs. 1 Nr. 2 Buchst. b ProbeG")));
    CHECK(statute.exists(cite("§ 1 Abs. 1 bis 2 ProbeG")));
    CHECK(statute.exists(cite("§ 1 Abs. 1 Satz 2 Hs. 2 ProbeG")));
    CHECK(statute.resolve(cite("§ 1 Abs. 1 Satz 2 Hs. 2 ProbeG"))->exact);
    CHECK_FALSE(statute.resolve(cite("§ 1 Abs. 1 Satz 2 Alt. 1 ProbeG"))->exact);
    for (const char* missing :
         {"§ 2 ProbeG", "§ 1 Abs. 4 ProbeG", "§ 1 Abs. 1 Satz 4 ProbeG", "§ 1 Abs. 1 Nr. 3 ProbeG",
          "§ 1 Satz 1 ProbeG", "§ 1 Abs. 1 Satz 2 Hs. 3 ProbeG", "§ 1 Abs. 1 bis 7 ProbeG",
          "§ 1 Abs. 3 ProbeG", "§ 1 Abs. 3 Satz 1 ProbeG", "§ 1 Abs. 1 AndersG", "Art. 1 ProbeG"}) {
        INFO(missing);
        CHECK_FALSE(statute.exists(cite(missing)));
    }
}

TEST_CASE("a Nummer that two sentences have is found, but called ambiguous") {
    const std::string list = "<DL>" + item("1.", "eins.") + "</DL>";
    const Statute statute =
        read(act(paragraph("§ 3", "<P>Es gilt: " + list + "Auch gilt: " + list + "</P>")));
    CHECK(statute.resolve(cite("§ 3 Nr. 1 ProbeG"))->ambiguous);
    CHECK_FALSE(statute.resolve(cite("§ 3 Satz 2 Nr. 1 ProbeG"))->ambiguous);
}

TEST_CASE("paragraphs without Absätze, articles and repealed paragraphs are told apart") {
    const Statute statute = read(
        act(paragraph("§ 4", "<P>Eins. Zwei.</P><P>Drei.</P>") + paragraph("§ 5", "<P>(weggefallen)</P>") +
            paragraph("Art 6", "<P>(1) Eins.</P>") + paragraph("Inhaltsübersicht", "<P>x</P>") +
            paragraph("(XXXX) §§ 7 und 8", "<P>-</P>") + paragraph("§ 9", "")));
    CHECK(text_of(statute, "§ 4 Satz 3 ProbeG") == "Drei.");
    CHECK_FALSE(statute.exists(cite("§ 5 ProbeG")));
    CHECK(statute.exists(cite("Art. 6 Abs. 1 ProbeG")));
    CHECK_FALSE(statute.exists(cite("§ 7 ProbeG")));
    CHECK_FALSE(statute.exists(cite("§ 9 ProbeG")));
}

TEST_CASE("digests name the wording, not the layout of the file") {
    const Statute a = read(act(paragraph("§ 1", "<P>(1)  Ein\n Satz.</P>"))),
                  b = read(act(paragraph("§ 1", "<P>(1) Ein Satz.</P>")));
    const Statute c = read(act(paragraph("§ 1", "<P>(1) Ein Satz!</P>")));
    CHECK(a.digest() == b.digest());
    CHECK(a.digest() != c.digest());
    CHECK(a.digest(a.unit(0)) == b.digest(b.unit(0)));
}

TEST_CASE("a file that is no statute is refused with a reason") {
    const auto refused = [](const std::string& xml) {
        core::Diagnostics diagnostics;
        CHECK_FALSE(read_statute(xml, std::nullopt, diagnostics));
        REQUIRE(diagnostics.error_count() == 1);
        return diagnostics.all().front().code;
    };
    CHECK(refused("") == core::Code::StatuteUnreadable);
    CHECK(refused("<dokumente><norm>") == core::Code::StatuteUnreadable);
    CHECK(refused("\xff\xfe<") == core::Code::StatuteUnreadable);
    CHECK(refused("<html/>") == core::Code::NotAStatute);
    CHECK(refused(act("")) == core::Code::NotAStatute);
    CHECK(refused(std::string(largest_statute + 1, ' ')) == core::Code::StatuteTooLarge);
    core::Diagnostics diagnostics;
    CHECK_FALSE(load_statute("/nicht/da/2020-01-01.xml", diagnostics));
    CHECK(diagnostics.contains(core::Code::FileUnreadable));
}

TEST_CASE("endless nesting is cut with a warning instead of an overflow") {
    std::string deep;
    for (int i = 0; i < 20'000; ++i) deep += "<I>";
    deep += "x";
    for (int i = 0; i < 20'000; ++i) deep += "</I>";
    core::Diagnostics diagnostics;
    CHECK(read_statute(act(paragraph("§ 1", "<P>Gut. " + deep + "</P>")), std::nullopt, diagnostics));
    CHECK(diagnostics.contains(core::Code::StatutePartSkipped));
}

TEST_CASE("entities of a document type are not expanded") {
    core::Diagnostics diagnostics;
    const std::string xml =
        "<?xml version=\"1.0\"?><!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>" +
        act(paragraph("§ 1", "<P>Vor &x; nach.</P>")).substr(38);
    const auto statute = read_statute(xml, std::nullopt, diagnostics);
    REQUIRE(statute);
    CHECK(text_of(*statute, "§ 1 ProbeG") == "Vor &x; nach.");
}

TEST_CASE("the difference of two versions names the finest units") {
    const Statute before = read(
        act(paragraph("§ 1", "<P>(1) Eins. Zwei.</P><P>(2) Drei.</P>") + paragraph("§ 2", "<P>Weg.</P>")));
    const Statute after = read(act(paragraph("§ 1", "<P>(1) Eins. Neu.</P><P>(2) (weggefallen)</P>") +
                                   paragraph("§ 3", "<P>Da. Und da.</P>")));
    const std::vector<Change> expected{
        {ChangeKind::Changed, cite("§ 1 Abs. 1 Satz 2 ProbeG"), "Zwei.", "Neu."},
        {ChangeKind::Removed, cite("§ 1 Abs. 2 ProbeG"), "(2) Drei.", ""},
        {ChangeKind::Removed, cite("§ 2 ProbeG"), "Weg.", ""},
        {ChangeKind::Added, cite("§ 3 ProbeG"), "", "Da. Und da."}};
    CHECK(differences(before, after) == expected);
    CHECK(differences(before, before).empty());
}

TEST_CASE("the shelf finds the version of the day; between two snapshots either counts") {
    Shelf shelf;
    shelf.add(read(act(paragraph("§ 2", "<P>Neu.</P>")), core::date_of(2024, 1, 1)));
    shelf.add(read(act(paragraph("§ 1", "<P>Alt.</P>")), core::date_of(2020, 1, 1)));
    CHECK(shelf.acts() == std::vector<std::string>{"ProbeG"});
    CHECK(shelf.on("ProbeG", core::date_of(2019, 12, 31)) == nullptr);
    CHECK(shelf.on("ProbeG", core::date_of(2023, 12, 31))->state() == core::date_of(2020, 1, 1));
    CHECK(shelf.on("ProbeG", core::date_of(2024, 1, 1))->state() == core::date_of(2024, 1, 1));
    CHECK(shelf.exists(cite("§ 1 ProbeG"), core::date_of(2022, 1, 1)) == true);
    CHECK(shelf.exists(cite("§ 2 ProbeG"), core::date_of(2022, 1, 1)) == true);
    CHECK(shelf.exists(cite("§ 3 ProbeG"), core::date_of(2022, 1, 1)) == false);
    CHECK(shelf.exists(cite("§ 1 ProbeG"), core::date_of(2025, 1, 1)) == false);
    CHECK(shelf.exists(cite("§ 1 ProbeG"), core::date_of(2019, 1, 1)) == std::nullopt);
    CHECK(shelf.exists(cite("§ 1 AndersG"), core::date_of(2025, 1, 1)) == std::nullopt);
}
