// The rule book as its readers find it: versions, tables spelled out, chains, elements, what references hit.
#include <catch2/catch.hpp>

#include "tests/unit/check/checked.hpp"

using namespace dsl;

namespace {

test::Checked checked_without_errors(const std::string& text) {
    test::Checked checked = test::check_text(text);
    INFO(checked.messages());
    REQUIRE_FALSE(checked.diagnostics.has_errors());
    return checked;
}

const model::Norm& norm_of(const model::RuleBook& book, const std::string& citation) {
    for (const model::Norm& norm : book.norms)
        if (core::to_text(norm.citation) == citation) return norm;
    throw std::runtime_error("no such norm");
}

}  // namespace

TEST_CASE("an entry of a dated value lasts until the next one") {
    const auto checked = checked_without_errors(
        "wert höhe : Geld { zitat § 4 AufenthG  ab 2015-08-01: 5 EUR  ab 2022-12-31: 6 EUR  ab 2024-01-01 "
        "bis 2024-12-31: 7 EUR }");
    const model::Definition& value = checked.book.definitions.back();
    REQUIRE(value.versions.size() == 3);
    CHECK(core::to_iso(value.versions[0].attributes.validity.until) == "2022-12-31");
    CHECK(core::to_iso(value.versions[1].attributes.validity.until) == "2024-01-01");
    CHECK(core::to_iso(value.versions[2].attributes.validity.until) == "2025-01-01");
    CHECK(core::to_text(value.versions[2].attributes.citations.at(0)) == "§ 4 AufenthG");
}

TEST_CASE("the row `sonst` stands for all values without a row of their own") {
    const auto checked = checked_without_errors(
        "tabelle anrechnung : Status { spalten wohnzeit, satz  duldung: neutral, 5 EUR  sonst: fraglich, 6 "
        "EUR }");
    const model::Table& table = checked.book.tables.back();
    REQUIRE(table.versions.at(0).rows.size() == 2);
    CHECK(table.versions[0].rows[0].keys == 0b0010);
    CHECK(table.versions[0].rows[1].keys == 0b1101);
    CHECK(table.column_types[0].choice == checked.book.counting_choice);
    CHECK(table.column_types[1].is(model::BaseType::Geld));
}

TEST_CASE("a line of a chain after a table looks up the status of the day") {
    const auto checked = checked_without_errors(
        "tabelle anrechnung : Status { spalten wohnzeit  duldung: ja  sonst: falls ledig dann neutral sonst "
        "nein }\n"
        "kette wohnen \"Wohnen\" { zitat § 2 Abs. 1 AufenthG  zählt nach anrechnung.wohnzeit  zählt wenn "
        "ledig  zitat Abs. 7  gültig ab 2022-12-31 bis 2027-06-30 }");
    const model::ChainVersion& chain = checked.book.chains.back().versions.at(0);
    REQUIRE(chain.lines.size() == 2);
    CHECK(chain.lines[0].kind == model::ChainLineKind::ByTable);
    CHECK(test::shape(checked.book, chain.lines[0].counting) ==
          "TableValue:anrechnung.wohnzeit@0(CurrentPeriod:status@0)");
    CHECK(core::to_text(chain.lines[1].attributes.citations.at(0)) == "§ 2 Abs. 7 AufenthG");
    CHECK(core::to_iso(chain.lines[1].attributes.validity.until) == "2027-07-01");
}

TEST_CASE("spans of inner things are cut to those around them") {
    const auto checked = checked_without_errors(
        "norm § 2 Abs. 1 AufenthG \"Probe\" { gültig ab 2020-01-01 bis 2025-12-31  rechtsfolge ist \"ja\" ab "
        "2021-01-01\n"
        "  voraussetzung a \"A\" { zitat Satz 1  gültig ab 2022-01-01  wenn ledig  entfällt { zitat Satz 2  "
        "wenn gesichert } } }");
    const model::Norm& norm = norm_of(checked.book, "§ 2 Abs. 1 AufenthG");
    const model::Block& block = checked.book.block(checked.book.element(norm.elements.at(0)).block);
    CHECK(core::to_iso(block.attributes.validity.from) == "2022-01-01");
    CHECK(core::to_iso(block.attributes.validity.until) == "2026-01-01");
    const model::Block& way = checked.book.block(block.ways.at(0));
    CHECK(way.attributes.validity == block.attributes.validity);
    CHECK(core::to_text(way.attributes.citations.at(0)) == "§ 2 Abs. 1 Satz 2 AufenthG");
    CHECK(core::to_iso(norm.consequences.at(0).validity.until) == "2026-01-01");
}

TEST_CASE("texts know what stands for {name}") {
    const auto checked = checked_without_errors(
        "norm § 2 Abs. 1 AufenthG \"Probe\" { rechtsfolge ist \"ja\"\n"
        "  voraussetzung a \"Seit {lang}, {einkommen}\" { zitat Satz 1  sei lang = frist  wenn seit "
        "einreise_am mindestens lang } }");
    const model::Block& block = checked.book.block(
        checked.book.element(norm_of(checked.book, "§ 2 Abs. 1 AufenthG").elements.at(0)).block);
    REQUIRE(block.text_values.size() == 2);
    CHECK(test::shape(checked.book, block.text_values[0].second) == "DefinitionUse:frist@0");
    CHECK(test::shape(checked.book, block.text_values[1].second) == "FactUse:einkommen@0");
}

TEST_CASE("the language's own facts and choices are found") {
    const auto checked = checked_without_errors("");
    CHECK(checked.book.choice(checked.book.status_choice).name == "Status");
    CHECK(checked.book.fact(checked.book.birth_date).name == "geburtsdatum");
    CHECK(checked.book.choice(checked.book.counting_choice).values.size() == 5);
    CHECK(checked.book.acts.at("AufenthG") == "Aufenthaltsgesetz");
}

TEST_CASE("the digest names the contents, whatever the order of reading") {
    const std::string a = test::check_text("begriff x : Wahr = ledig").book.digest;
    CHECK(a.size() == 64);
    CHECK(test::check_text("begriff x : Wahr = ledig").book.digest == a);
    CHECK(test::check_text("begriff x : Wahr = nicht ledig").book.digest != a);
    CHECK(test::check_text("begriff x : Wahr = ledig", "anders.recht").book.digest != a);
    CHECK(test::check_text("begriff x : Wahr = ledig", "aa.recht").book.digest !=
          test::check_text("begriff x : Wahr = ledig", "zz.recht").book.digest);
}

TEST_CASE("every rule file of an empty library makes an empty book") {
    const auto checked = test::check_text("");
    CHECK(checked.messages() == "");
}

TEST_CASE("a step knows what it presupposes, takes and brings about") {
    const auto checked = checked_without_errors(
        "maßnahme kurs \"Kurs\" {\n"
        "  setzt voraus besteht § 3 Abs. 1 AufenthG oder ledig\n"
        "  dauert etwa 9 Monate\n"
        "  bewirkt sprache mindestens B1, punkte mindestens 17, farbe ist rot, neu strafe { vorsatz = nein "
        "}, beendet zeit\n"
        "}\n"
        "sachverhalt { prüfung : Wahr \"Prüfung?\"  erhoben nach § 86 AufenthG  erreichbar durch kurs  "
        "besonders geschützt  unveränderlich wenn ja  geboren : Wahr \"Geboren?\"  erhoben nach § 86 "
        "AufenthG  unveränderlich }");
    const model::RuleBook& book = checked.book;
    const model::Step& step = book.steps.at(0);
    CHECK(test::shape(book, step.requires_all.at(0)) ==
          "AnyOf(NormStands:§ 3 Abs. 1 AufenthG, FactUse:ledig@0)");
    CHECK(test::shape(book, step.takes) == "9 Monate");
    CHECK(step.takes_about);
    REQUIRE(step.effects.size() == 5);
    CHECK(step.effects[0].kind == model::Effect::Kind::AtLeast);
    CHECK(test::shape(book, step.effects[0].value) == "{B1}");
    CHECK(test::shape(book, step.effects[2].value) == "{rot}");
    CHECK(step.effects[3].kind == model::Effect::Kind::NewItem);
    CHECK(test::shape(book, step.effects[3].attributes.at(0).second) == "nein");
    CHECK(book.fact(step.effects[4].fact).name == "zeiten");
    const model::Fact& exam = book.fact(book.find_fact("pruefung"));
    CHECK(exam.attainable_by.size() == 1);
    CHECK(exam.is_sensitive);
    CHECK(exam.yes_lasts);
    CHECK_FALSE(exam.no_lasts);
    const model::Fact& born = book.fact(book.find_fact("geboren"));
    CHECK((born.yes_lasts && born.no_lasts));
    CHECK(core::to_text(exam.asked_under.at(0)) == "§ 86 AufenthG");
}

TEST_CASE("a norm keeps its aims, deviations and what it takes over, with absolute citations") {
    const auto checked = checked_without_errors(
        "norm § 3 Abs. 4 AufenthG \"Angehörige\" {\n"
        "  gültig ab 2015-08-01\n"
        "  rechtsfolge soll \"erteilen\"  rechtsfolge ist \"erteilen\" ab 2020-01-01 wenn ledig\n"
        "  führt zu aufenthaltserlaubnis nach § 3 Abs. 4 für höchstens 2 Jahre\n"
        "  voraussetzung gemeinsam \"Gemeinsam\" für selbst, partner, kind { zitat Satz 1  wenn gesichert }\n"
        "  entsprechend Abs. 1 Satz 1 ohne zweite { zitat Satz 2 }\n"
        "  abweichend von § 5 Abs. 1 Nr. 1, Abs. 1 Nr. 2 bis 4 AufenthG kann entfallen { zitat Satz 3  wenn "
        "ledig }\n"
        "  nicht kodiert Satz 4 \"ohne Bedeutung\"\n"
        "  günstig je mehr punkte\n"
        "}\n"
        "übergang alt \"Alt\" { zitat § 9 AufenthG  gültig ab 2024-01-01  für § 3 Abs. 4 AufenthG  wenn "
        "ledig  gilt Fassung vom 2023-12-31 soweit günstiger }");
    const model::RuleBook& book = checked.book;
    const model::Norm& norm = norm_of(book, "§ 3 Abs. 4 AufenthG");
    CHECK(norm.consequences.at(0).kind == model::ConsequenceKind::Soll);
    CHECK(core::to_iso(norm.consequences.at(1).validity.from) == "2020-01-01");
    CHECK(norm.leads_to.at(0).status == 0);
    CHECK(norm.leads_to.at(0).at_most);
    CHECK(core::to_text(*norm.leads_to.at(0).basis) == "§ 3 Abs. 4 AufenthG");
    const model::Element& element = book.element(norm.elements.at(0));
    CHECK(element.for_self);
    REQUIRE(element.for_persons.size() == 2);
    CHECK(book.fact(element.for_persons[1]).name == "kinder");
    CHECK(core::to_text(norm.takeovers.at(0).targets.at(0)) == "§ 3 Abs. 1 Satz 1 AufenthG");
    CHECK(norm.takeovers.at(0).without == std::vector<std::string>{"zweite"});
    REQUIRE(norm.deviations.at(0).targets.size() == 2);
    CHECK(core::to_text(norm.deviations[0].targets[1]) == "§ 5 Abs. 1 Nr. 2 bis 4 AufenthG");
    CHECK(book.block(norm.deviations[0].way).way == model::WayKind::KannEntfallen);
    CHECK(core::to_text(norm.not_encoded.at(0).citations.at(0)) == "§ 3 Abs. 4 Satz 4 AufenthG");
    CHECK(norm.favourable.size() == 1);
    CHECK(book.transitions.at(0).if_more_favourable);
    CHECK(core::to_iso(book.transitions[0].law_of) == "2023-12-31");
    const model::Norm& general = norm_of(book, "§ 5 AufenthG");
    CHECK(general.is_general);
    CHECK(general.applies_to == 0b0001);
}
