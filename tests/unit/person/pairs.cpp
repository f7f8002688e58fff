#include "tests/unit/person/pairs.hpp"

namespace tests::person {

std::string facts_json(const std::string& facts) { return "{\"angaben\": {" + facts + "}}"; }
std::string facts_xml(const std::string& facts) {
    return "<person xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><angaben>" + facts +
           "</angaben></person>";
}

namespace {

const std::string answered = R"("wert": true, "begründung": "weil", "rolle": "SB", "datum": "2026-11-01")";
const std::string answered_xml =
    R"( wert="true" rolle="SB" datum="2026-11-01"><begründung>weil</begründung>)";

}  // namespace

const std::vector<Pair>& pairs() {
    static const std::vector<Pair> all{
        {"plain values of every type",
         facts_json(
             R"("geburtsdatum": "1990-05", "ledig": false, "asyl_unanfechtbar_am": "nicht", "lid_punkte": 17,
            "nettoeinkommen": 1850.50, "erwerbsminderung": "50 %", "arbeitsvertrag_dauer": "1 Jahr 6 Monate",
            "geburtsort": "A & B < C", "titel_nach": "§ 25 Abs. 3 AufenthG", "sprachniveau": "A2")"),
         facts_xml(
             R"(<geburtsdatum>1990-05</geburtsdatum><ledig>false</ledig><asyl_unanfechtbar_am>nicht</asyl_unanfechtbar_am>
            <lid_punkte>17</lid_punkte><nettoeinkommen>1850.50</nettoeinkommen><erwerbsminderung>50 %</erwerbsminderung>
            <arbeitsvertrag_dauer>1 Jahr 6 Monate</arbeitsvertrag_dauer><geburtsort>A &amp; B &lt; C</geburtsort>
            <titel_nach>§ 25 Abs. 3 AufenthG</titel_nach><sprachniveau>A2</sprachniveau>)")},
        {"ranges, alternatives, a year",
         facts_json(
             R"("geburtsdatum": {"jahr": 1990}, "lid_punkte": {"zwischen": [10, 17]}, "sprachniveau": {"eines_von": ["A1", "B1"]},
            "ledig": {"strittig": [true, false]}, "nettoeinkommen": {"strittig": [1000, 1200]})"),
         facts_xml(
             R"(<geburtsdatum jahr="1990"/><lid_punkte><zwischen><wert>10</wert><wert>17</wert></zwischen></lid_punkte>
            <sprachniveau><eines_von><wert>A1</wert><wert>B1</wert></eines_von></sprachniveau>
            <ledig><strittig><wert>true</wert><wert>false</wert></strittig></ledig>
            <nettoeinkommen><strittig><wert>1000</wert><wert>1200</wert></strittig></nettoeinkommen>)")},
        {"standing and proofs",
         facts_json(
             R"("lid_punkte": {"wert": 17, "stand": "belegt", "nachweise": [{"art": "Bescheinigung", "datum": "2020-01-01", "gültig_bis": "2030-01-01"}]},
            "ledig": {"wert": true, "stand": "belegt"})"),
         facts_xml(
             R"(<lid_punkte stand="belegt"><wert>17</wert><nachweise><nachweis art="Bescheinigung" datum="2020-01-01" gültig_bis="2030-01-01"/></nachweise></lid_punkte>
            <ledig stand="belegt">true</ledig>)")},
        {"contested items, lists and persons",
         facts_json(R"("kinder": {"wert": [{"ledig": true, "stand": "strittig"}], "stand": "strittig"},
            "partner": {"ledig": false, "stand": "strittig"})"),
         facts_xml(R"(<kinder stand="strittig"><kind stand="strittig"><ledig>true</ledig></kind></kinder>
            <partner stand="strittig"><ledig>false</ledig></partner>)")},
        {"items that stand otherwise than their list",
         facts_json(
             R"("kinder": {"wert": [{"ledig": true}, {"ledig": false, "stand": "angegeben"}], "stand": "belegt"})"),
         facts_xml(
             R"(<kinder stand="belegt"><kind><ledig>true</ledig></kind><kind stand="angegeben"><ledig>false</ledig></kind></kinder>)")},
        {"a value as attribute", facts_json(R"("sprachniveau": {"wert": "B1", "stand": "belegt"})"),
         facts_xml(R"(<sprachniveau wert="B1" stand="belegt"/>)")},
        {"values per period",
         facts_json(R"("ledig": [{"ab": "2010-01-01", "wert": true}, {"ab": "2020-01-01", "wert": false}],
            "nettoeinkommen": [{"von": "2020-01-01", "bis": "2020-12-31", "wert": 1000, "stand": "belegt"}])"),
         facts_xml(
             R"(<ledig><zeitraum ab="2010-01-01">true</zeitraum><zeitraum ab="2020-01-01" wert="false"/></ledig>
            <nettoeinkommen><zeitraum von="2020-01-01" bis="2020-12-31" stand="belegt">1000</zeitraum></nettoeinkommen>)")},
        {"nobody, somebody, somebody for a time",
         facts_json(
             R"("partner": null, "kinder": [{"partner": {"ledig": false}}, {"partner": [{"von": "2020-01-01", "geburtsort": "Bonn"}]}])"),
         facts_xml(R"(<partner xsi:nil="true"/><kinder><kind><partner><ledig>false</ledig></partner></kind>
            <kind><partner><zeitraum von="2020-01-01"><geburtsort>Bonn</geburtsort></zeitraum></partner></kind></kinder>)")},
        {"lists",
         facts_json(
             R"("verurteilungen": [], "kinder": [{"geburtsdatum": "2015-01-01", "im_haushalt": true}, {}],
            "aufenthaltszeiten": {"stand": "belegt", "nachweise": [{"art": "AZR"}], "wert": [{"von": "2020-01-01", "status": "duldung_60a"},
               {"von": "2019", "bis": {"zwischen": ["2019-05-01", "2019-12-31"]}, "status": "gestattung", "stand": "belegt"}]})"),
         facts_xml(
             R"(<verurteilungen/><kinder><kind><geburtsdatum>2015-01-01</geburtsdatum><im_haushalt>true</im_haushalt></kind><kind/></kinder>
            <aufenthaltszeiten stand="belegt"><nachweise><nachweis art="AZR"/></nachweise>
               <aufenthaltszeit von="2020-01-01"><status>duldung_60a</status></aufenthaltszeit>
               <aufenthaltszeit von="2019" status="gestattung" stand="belegt"><bis><zwischen><wert>2019-05-01</wert><wert>2019-12-31</wert></zwischen></bis></aufenthaltszeit>
            </aufenthaltszeiten>)")},
        {"linked persons, incomplete lists, answers",
         R"({"person": {"kennung": "a"}, "angaben": {"partner": {"verweis": "b"}, "kinder": [{"verweis": "k", "im_haushalt": true}], "verurteilungen": [{"tagessätze": 30}]},
             "unvollständig": ["verurteilungen"], "wertungen": [{"name": "tat_geringfügig", "zu": {"verurteilungen": 0}, )" +
             answered + R"(},
             {"name": "lücke_unschädlich", "von": "2020-01-01", "bis": "2020-02-01", )" +
             answered + R"(}],
             "ermessen": [{"name": "anrechnung", )" +
             answered + R"(}],
             "atypisch": [{"norm": "§ 25b Abs. 1 AufenthG", "voraussetzung": "voraufenthalt", )" +
             answered + R"(}],
             "kann": [{"norm": "§ 25b Abs. 1 AufenthG", "voraussetzung": "straffrei/geringfügig", )" +
             answered + R"(}],
             "personen": {"b": {"angaben": {"partner": {"verweis": "a"}, "kinder": [{"verweis": "k"}]}, "wertungen": [{"name": "tat_geringfügig", )" +
             answered + R"(}]},
                          "k": {"angaben": {"ledig": true}}}})",
         R"(<person kennung="a"><angaben><partner verweis="b"/><kinder><kind verweis="k" im_haushalt="true"/></kinder>
             <verurteilungen><verurteilung><tagessätze>30</tagessätze></verurteilung></verurteilungen></angaben>
             <unvollständig><angabe>verurteilungen</angabe></unvollständig>
             <wertungen><wertung name="tat_geringfügig")" +
             answered_xml + R"(<zu verurteilungen="0"/></wertung>
             <wertung name="lücke_unschädlich" von="2020-01-01" bis="2020-02-01")" +
             answered_xml + R"(</wertung></wertungen>
             <ermessen><entscheidung name="anrechnung")" +
             answered_xml + R"(</entscheidung></ermessen>
             <atypisch><fall norm="§ 25b Abs. 1 AufenthG" voraussetzung="voraufenthalt")" +
             answered_xml + R"(</fall></atypisch>
             <kann><fall norm="§ 25b Abs. 1 AufenthG" voraussetzung="straffrei/geringfügig")" +
             answered_xml + R"(</fall></kann>
             <personen><person kennung="b"><angaben><partner verweis="a"/><kinder><kind verweis="k"/></kinder></angaben>
               <wertungen><wertung name="tat_geringfügig")" +
             answered_xml + R"(</wertung></wertungen></person>
               <person kennung="k"><angaben><ledig>true</ledig></angaben></person></personen></person>)"},
    };
    return all;
}

}  // namespace tests::person
