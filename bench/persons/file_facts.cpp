#include <algorithm>
#include <string_view>

#include "bench/persons/file.hpp"

namespace persons {

void File::person_and_stay() {
    known_.birth(life_.birth);
    known_.truth("geburt_im_inland", life_.born_here, "Geburtsurkunde");
    known_.choice("staatsangehörigkeit_geklärt", random_.per_mille(930)   ? "geklärt"
                                                 : random_.per_mille(200) ? "staatenlos_geklärt"
                                                                          : "nicht_geklärt");
    if (!life_.born_here) {
        known_.day("erste_einreise_am", life_.entry);
        known_.day("letzte_einreise_am", life_.entry, "Ausländerzentralregister");
        known_.truth("visum_passend", !has_asylum() && random_.per_mille(930), "Visum");
    }
    if (!known_.is_missing()) {
        writer_.key("auslandsaufenthalte").open('[');
        if (life_.days_here() > 800 && random_.per_mille(150)) {
            const core::Date from =
                core::add_days(life_.entry, random_.between(400, life_.days_here() - 250));
            writer_.open('{').key("von").day(from).key("bis").day(
                core::add_days(from, random_.between(8, 240)));
            writer_.key("auslandsgrund").text("reise").close('}');
        }
        writer_.close(']');
    }
    if (!known_.is_missing()) writer_.key("einreiseverbote").open('[').close(']');
    known_.usually("einreise_entgegen_verbot", 4);
    known_.usually("aufenthaltserlaubnis_vor_2005", life_.entry < core::date_of(2005, 1, 1) ? 900 : 0);
    const std::string_view status = life_.now().status;
    if (status == "aufenthaltserlaubnis" || status == "blaue_karte") {
        known_.day("titel_erteilt_am", life_.now().from, "Aufenthaltstitel");
        known_.day("titel_gültig_von", ago(20), "Aufenthaltstitel");
        known_.day("titel_gültig_bis",
                   std::max(life_.entry, core::add_days(life_.as_of, random_.between(-20, 3 * year))),
                   "Aufenthaltstitel");
        known_.usually("erstmalige_erteilung", 150);
    }
    known_.event("antrag_titel_am", random_.per_mille(250) ? ago(300) : core::Date::never(),
                 "Eingangsbestätigung");
    known_.usually("titel_verlängerung_beantragt", 150);
}

void File::asylum() {
    known_.truth("asylverfahren_anhängig", life_.group == Group::Asylum, "Mitteilung des Bundesamts");
    const std::string_view basis = life_.now().basis;
    const char* result = "nicht_gestellt";
    if (life_.group == Group::Asylum) result = "noch_offen";
    if (life_.group == Group::Protected)
        result = basis.find("Abs. 1 ") != std::string_view::npos  ? "asylberechtigt"
                 : basis.find("Alt. 1") != std::string_view::npos ? "flüchtling"
                                                                  : "subsidiär";
    if (is_refused()) {
        const char* const refusals[] = {"einfach_abgelehnt", "einfach_abgelehnt",
                                        "einfach_abgelehnt", "offensichtlich_unbegründet",
                                        "unzulässig",        "zurückgenommen"};
        result = basis.find("§ 25 Abs. 3") != std::string_view::npos ? "abschiebungsverbot"
                                                                     : random_.one_of(refusals);
    }
    known_.choice("asyl_ergebnis", result, "Bescheid des Bundesamts");
    if (!has_asylum()) return;
    known_.event("asylantrag_eingereicht_am", life_.asylum_applied);
    known_.event("asyl_entscheidung_am", life_.asylum_decided, "Bescheid des Bundesamts");
    if (life_.asylum_decided.is_day()) {
        const core::Date final_day = core::add_days(life_.asylum_decided, random_.between(14, 400));
        known_.event("asyl_unanfechtbar_am", final_day > life_.as_of ? core::Date::never() : final_day);
        known_.usually("asyl_ou_sperrgrund", is_refused() ? 40 : 0);
        known_.usually("seit_asylverfahren_ausgereist", 15);
    }
    if (life_.group == Group::Protected) {
        known_.usually("reiseausweis_flüchtling", 700);
        known_.choice("bamf_mitteilung", random_.per_mille(900) ? "keine_mitteilung" : "keine_gründe");
    }
}

void File::identity() {
    const bool is_clear = random_.per_mille(is_refused() ? 650 : has_asylum() ? 820 : 985);
    known_.truth("identität_geklärt", is_clear, "Pass");
    known_.event("identität_geklärt_am",
                 is_clear ? core::add_days(life_.as_of, -random_.between(0, std::max(1, life_.days_here())))
                          : core::Date::never());
    known_.choice("identität_nachweis", is_clear                 ? "pass"
                                        : random_.per_mille(500) ? "eigene_angaben"
                                                                 : "andere_urkunde");
    known_.truth("passpflicht_erfüllt", is_clear && random_.per_mille(950), "Pass");
    known_.usually("täuschung_identität_aktuell", is_refused() && !is_clear ? 120 : 3);
    known_.usually("falsche_angaben_aktuell", is_refused() && !is_clear ? 60 : 3);
    known_.usually("mitwirkung_verweigert", is_refused() && !is_clear ? 250 : 5);
    known_.usually("wiederholt_vorsätzlich_getäuscht", is_refused() ? 40 : 2);
}

void File::offences() {
    if (life_.convictions > 0 || may_lack_convictions_ || !known_.is_missing()) {
        writer_.key("verurteilungen");
        const bool is_proven = !may_lack_convictions_ && random_.per_mille(400);
        if (is_proven) writer_.open('{').key("wert");
        writer_.open('[');
        for (std::size_t i = 0; i < life_.convictions; ++i) conviction();
        writer_.close(']');
        if (is_proven) {
            known_.proof("Auszug aus dem Bundeszentralregister");
            writer_.close('}');
        }
    }
    known_.usually("ermittlungsverfahren_läuft", life_.age() < 14 ? 0 : 35);
    known_.usually("bußgeldverfahren_läuft", 10);
    if (!known_.is_missing()) writer_.key("ausweisungsinteressen").open('[').close(']');
    known_.usually("sonstige_interessen_beeinträchtigt", 5);
    known_.usually("ausweisungsverfügung", is_refused() ? 15 : 2);
    known_.usually("anordnung_58a", 0);
    known_.usually("extremismus_bezug", 3);
    known_.usually("anhaltspunkte_verfassungsfeindlich", 5);
    known_.usually("auslandsverfahren_läuft", 3);
    known_.usually("schuldspruch_nach_27_jgg", 1);
    known_.usually("mehrfach_verheiratet", 3);
}

void File::declarations() {
    const bool is_applicant = random_.per_mille(life_.days_here() > 5 * year ? 200 : 40);
    known_.event("antrag_einbürgerung_am", is_applicant ? ago(500) : core::Date::never());
    known_.usually("bekenntnis_fdgo_abgegeben", is_applicant ? 950 : 350, "Unterschriebene Erklärung");
    known_.usually("loyalitätserklärung_abgegeben", is_applicant ? 950 : 100, "Unterschriebene Erklärung");
    known_.usually("bekenntnis_historische_verantwortung_abgegeben", is_applicant ? 950 : 100,
                   "Unterschriebene Erklärung");
    known_.truth("gesetzlich_vertreten", life_.age() < 18);
    known_.usually("geschäftsunfähig", 8);
    known_.usually("einwilligungsvorbehalt", 4);
    known_.truth("staatsangehörigkeit_eu_oder_schweiz", life_.group == Group::Free);
    known_.choice("anwerbegruppe", life_.entry < core::date_of(1974, 6, 30) && !life_.born_here
                                       ? "anwerbeabkommen"
                                       : "keine_anwerbung");
}

void File::livelihood() {
    const bool is_self_supporting = life_.net_income >= life_.need;
    const bool is_working = life_.working_since.is_day();
    known_.money("erwerbseinkommen_anrechenbar_monat", life_.net_income, "Lohnabrechnungen");
    known_.money("eigenmittel_netto_monat",
                 life_.net_income + (random_.per_mille(200) ? random_.between(50, 900) : 0),
                 "Lohnabrechnungen");
    known_.money("bedarf_monat", life_.need);
    known_.truth("lebensunterhalt_durch_arbeit_aktuell", is_self_supporting);
    known_.truth("lebensunterhalt_durch_arbeit_letzte_12_monate",
                 is_self_supporting && random_.per_mille(850));
    const bool has_benefits = !is_self_supporting && random_.per_mille(is_working ? 450 : 600);
    known_.truth("bezieht_sgb2", has_benefits && life_.age() < 67);
    known_.truth("bezieht_sgb12", has_benefits && life_.age() >= 67);
    known_.truth("familie_bezieht_sgb2_sgb12", has_benefits && life_.child_count > 0);
    known_.usually("leistungsbezug_vorübergehend", has_benefits ? 300 : 0);
    known_.usually("gesetzlich_krankenversichert", 920);
    known_.usually("beschäftigung_erlaubt", is_refused() ? 780 : life_.group == Group::Asylum ? 600 : 980);
    known_.usually("wohnraum_ausreichend", 850, "Mietvertrag");
    known_.usually("pflegt_nahe_angehörige", 20);
    known_.number("rentenbeitragsmonate",
                  is_working ? std::max(0, (life_.as_of.days - life_.working_since.days) / 31) : 0);
    known_.number("kindererziehung_pflege_monate", 0);
    known_.usually("fachkraft", life_.group == Group::Work ? 850 : 200);
    known_.usually("deutsche_qualifikation", life_.born_here ? 500 : 150);
    known_.usually("steuern_erfüllt", 970);
}

void File::health() {
    const std::int32_t age = life_.age();
    const std::uint32_t ill = age > 60 ? 120 : 25;
    known_.usually("krankheit_behinderung_hindert_lebensunterhalt", ill);
    known_.usually("krankheit_behinderung_hindert_sprache", ill);
    known_.usually("krankheit_behinderung_hindert_grundkenntnisse", ill);
    known_.usually("alter_hindert_lebensunterhalt", age > 67 ? 700 : 0);
    known_.usually("alter_hindert_sprache", age > 67 ? 500 : 0);
    known_.usually("alter_hindert_grundkenntnisse", age > 67 ? 450 : 0);
}

void File::language_and_school() {
    const std::int32_t age = life_.age();
    known_.level("sprachniveau", life_.level);
    known_.level("sprachniveau_mündlich", std::min(life_.level + random_.below(2), std::size(levels) - 1));
    known_.level("sprachniveau_schriftlich", life_.level);
    const bool has_degree = age >= 16 && random_.per_mille(life_.born_here                ? 880
                                                           : life_.days_here() > 8 * year ? 350
                                                                                          : 120);
    known_.truth("schul_oder_berufsabschluss_inland", has_degree, "Zeugnis");
    const char* const degrees[] = {"hauptschulabschluss", "mittlerer_abschluss", "abitur"};
    known_.choice("deutscher_abschluss", has_degree ? random_.one_of(degrees) : "ohne_deutschen_abschluss");
    const bool has_proof = life_.level >= 2 && random_.per_mille(750);
    known_.choice("sprachnachweis", has_degree  ? "hauptschulabschluss_plus"
                                    : has_proof ? "sprachzertifikat"
                                                : "ohne_sprachnachweis");
    known_.truth("in_schule_ausbildung_studium", (age >= 6 && age < 16) || life_.group == Group::Study ||
                                                     (age < 24 && age >= 16 && random_.per_mille(550)));
    const bool is_tested = random_.per_mille(life_.days_here() > 4 * year ? 350 : 90);
    known_.number("einbürgerungstest_punkte", is_tested ? random_.between(12, 33) : 0);
    known_.number("leben_in_deutschland_punkte", is_tested ? random_.between(10, 33) : 0);
    if (age < 6 || known_.is_missing()) return;
    writer_.key("schulbesuch").open('[');
    const core::Date from =
        std::max(core::add_days(life_.birth, 6 * year + 60), core::add_days(life_.entry, 60));
    const core::Date until = core::add_days(life_.birth, 16 * year + 300);
    if (from < until && from < life_.as_of) {
        writer_.open('{').key("von").day(from);
        if (until < life_.as_of) writer_.key("bis").day(until);
        writer_.key("erfolgreich").truth(random_.per_mille(900)).close('}');
    }
    writer_.close(']');
}

void File::courses() {
    const bool is_finished = !life_.born_here && life_.group != Group::Free && random_.per_mille(300);
    known_.truth("integrationskurs_abgeschlossen", is_finished);
    known_.usually("integrationskurs_bereits_genutzt", is_finished ? 1000 : 120);
    known_.usually("integrationskurs_verpflichtet", is_finished ? 500 : 120);
    known_.usually("integrationskurs_möglichkeit_bestand", 600);
    known_.usually("hochschulabschluss", life_.group == Group::Work ? 600 : 190);
    known_.usually("bei_arbeitsagentur_gemeldet", life_.working_since.is_day() ? 60 : 300);
    known_.truth("besucht_schule", life_.age() >= 6 && life_.age() < 16);
}

void File::toleration() {
    if (!is_refused() && life_.group != Group::Without) return;
    known_.usually("herkunftsstaat_nimmt_nicht_auf", 100);
    known_.usually("bindung_zu_bleibeberechtigten", 120);
    known_.usually("abschiebungsverbot_60_5", 60);
    known_.usually("abschiebungsverbot_60_7", 40);
    known_.usually("gültiger_pass_oder_passersatz", 550, "Pass");
    known_.usually("in_ausbildung_oder_beschäftigung", life_.working_since.is_day() ? 1000 : 80);
    known_.usually("rückkehrberechtigung_anderer_staat", 10);
    known_.event("antrag_104c_am", random_.per_mille(250)
                                       ? std::max(life_.entry, core::date_of(2023, 6, random_.between(1, 28)))
                                       : core::Date::never());
    known_.event("antrag_25a_25b_am", random_.per_mille(200) ? ago(300) : core::Date::never());
    known_.usually("öffentliche_mittel_letztes_jahr", 500);
}

}  // namespace persons
