#include "bench/persons/file.hpp"

#include <algorithm>

namespace persons {

File::File(std::string& out, Random& random, const Life& life, std::uint64_t position)
    : writer_(out), random_(random), life_(life), known_(writer_, random, life.as_of) {
    for (std::size_t at = sizeof id_; at > 2 && position > 0; position /= 10)
        id_[--at] = static_cast<char>('0' + position % 10);
    has_partner_ = life.is_married;
    has_parent_ = life.age() < 18 && !life.is_married && random.per_mille(700);
    may_lack_convictions_ = random.per_mille(30);
    partner_is_german_ = life.now().basis == std::string_view{"§ 28 Abs. 1 Satz 1 Nr. 1 AufenthG"};
    // Old enough for the eldest child, else about as old.
    std::int32_t youngest = life.birth.days + random.between(-8 * year, 8 * year);
    for (std::size_t i = 0; i < life.child_count; ++i)
        youngest = std::min(youngest, life.children[i].birth.days - 17 * year);
    partner_birth_ = core::Date{std::min(youngest, life.as_of.days - 18 * year)};
}

void File::write() {
    writer_.open('{').key("person").open('{').key("kennung").text(own_id()).close('}');
    writer_.key("angaben").open('{');
    person_and_stay();
    stages();
    asylum();
    identity();
    offences();
    declarations();
    family();
    employment();
    livelihood();
    health();
    language_and_school();
    courses();
    toleration();
    writer_.close('}');
    if (may_lack_convictions_) writer_.key("unvollständig").open('[').text("verurteilungen").close(']');
    judgements();
    members_of_family();
    writer_.close('}');
}

void File::stages() {
    if (known_.is_missing() && random_.per_mille(300)) return;
    const bool is_proven = random_.per_mille(500);
    writer_.key("aufenthaltszeiten");
    if (is_proven) writer_.open('{').key("wert");
    writer_.open('[');
    for (std::size_t i = 0; i < life_.stage_count; ++i) {
        const Stage& stage = life_.stages[i];
        const bool is_vague = i > 0 && random_.per_mille(15);
        writer_.open('{').key("von").day(stage.from, is_vague ? Writer::Exact::Month : Writer::Exact::Day);
        if (i + 1 < life_.stage_count) writer_.key("bis").day(core::previous_day(life_.stages[i + 1].from));
        writer_.key("status").text(stage.status);
        if (*stage.basis != 0 && random_.per_mille(950)) writer_.key("rechtsgrundlage").text(stage.basis);
        writer_.close('}');
    }
    writer_.close(']');
    if (!is_proven) return;
    known_.proof("Ausländerzentralregister");
    writer_.close('}');
}

void File::conviction() {
    const bool is_fine = random_.per_mille(840);
    const std::int32_t most = std::min(life_.days_here(), life_.as_of.days - life_.birth.days - 14 * year);
    const auto attribute = [&](const char* name, std::uint32_t chance) {
        if (!random_.per_mille(40)) writer_.key(name).truth(random_.per_mille(chance));
    };
    writer_.open('{')
        .key("rechtskraft_am")
        .day(core::add_days(life_.as_of, -random_.between(0, std::max(1, most))));
    attribute("inland", 970);
    attribute("vorsatz", 750);
    attribute("nur_von_ausländern_begehbar", life_.group == Group::Tolerated ? 300 : 60);
    writer_.key("strafart").text(is_fine ? "geldstrafe" : "freiheitsstrafe");
    if (is_fine) {
        writer_.key("tagessätze").number(5 * random_.between(1, 24));
    } else {
        writer_.key("freiheitsstrafe_dauer")
            .open('{')
            .key("monate")
            .number(random_.between(1, 30))
            .close('}');
        attribute("bewährung", 750);
        attribute("straferlass", 400);
    }
    attribute("menschenverachtendes_motiv", 15);
    attribute("betäubungsmittelhandel", 60);
    attribute("in_gesamtstrafe_aufgegangen", 40);
    attribute("getilgt_oder_tilgungsreif", 100);
    attribute("schuldunfähigkeit", 5);
    writer_.close('}');
}

void File::employment() {
    if (known_.is_missing()) return;
    writer_.key("erwerbsphasen").open('[');
    if (life_.working_since.is_day()) {
        const bool is_changed = life_.as_of.days - life_.working_since.days > 900 && random_.per_mille(400);
        const core::Date change = core::add_days(life_.as_of, -random_.between(60, 800));
        const auto phase = [&](core::Date from, core::Date next, bool is_full_time) {
            writer_.open('{').key("von").day(from);
            if (next.is_day()) writer_.key("bis").day(core::add_days(next, -random_.between(1, 60)));
            writer_.key("erwerbsart").text(random_.per_mille(930) ? "arbeitnehmer" : "selbständig");
            writer_.key("erwerbsumfang")
                .text(is_full_time             ? "vollzeit"
                      : random_.per_mille(750) ? "teilzeit"
                                               : "minijob");
            writer_.key("wochenstunden")
                .number(is_full_time ? random_.between(35, 40) : random_.between(8, 30));
            writer_.key("sv_pflichtig").truth(random_.per_mille(900));
            if (random_.per_mille(400)) known_.proof("Arbeitsvertrag");
            writer_.close('}');
        };
        if (is_changed) phase(life_.working_since, change, random_.per_mille(600));
        phase(is_changed ? change : life_.working_since, core::Date::never(), life_.is_full_time);
    }
    writer_.close(']');
}

void File::family() {
    known_.truth("ledig", !life_.is_married && !random_.per_mille(120), "Personenstandsurkunde");
    if (has_partner_)
        writer_.key("partner").open('{').key("verweis").text("p2").close('}');
    else if (!known_.is_missing())
        writer_.key("partner").plain("null");
    if (has_partner_) {
        known_.usually("eheliche_lebensgemeinschaft", 920);
        known_.usually("ehe_besteht", 980, "Heiratsurkunde");
    }
    bool has_minor = false;
    if (life_.child_count > 0 || !known_.is_missing()) {
        writer_.key("kinder").open('[');
        for (std::size_t i = 0; i < life_.child_count; ++i) {
            const Child& child = life_.children[i];
            const std::int32_t age = (life_.as_of.days - child.birth.days) / year;
            has_minor |= age < 17 && child.in_household;
            const char id[] = {'k', static_cast<char>('1' + i)};
            writer_.open('{').key("verweis").text({id, 2}).key("im_haushalt").truth(child.in_household);
            if (!known_.is_missing()) writer_.key("schulpflichtig").truth(age >= 6 && age < 16);
            if (age >= 6 && age < 16 && !known_.is_missing())
                writer_.key("schulbesuch_nachgewiesen").truth(random_.per_mille(930));
            writer_.close('}');
        }
        writer_.close(']');
    }
    known_.truth("alleinerziehend", has_minor && !has_partner_ && random_.per_mille(900));
    if (has_parent_)
        writer_.key("eltern").open('[').open('{').key("verweis").text("e1").close('}').close(']');
}

void File::relative(const char* id, core::Date birth, bool is_partner) {
    writer_.key(id).open('{').key("angaben").open('{').key("geburtsdatum").day(birth);
    if (!random_.per_mille(100)) {
        writer_.key("aufenthaltszeiten").open('[').open('{').key("von").day(birth);
        const bool is_german = is_partner ? partner_is_german_ : random_.per_mille(250);
        if (is_german) {
            writer_.key("status").text("deutscher").close('}');
        } else {
            const core::Date came = std::max(core::next_day(birth), life_.entry);
            writer_.key("bis").day(core::previous_day(came)).key("status").text("ausland").close('}');
            writer_.open('{').key("von").day(came).key("status").text(life_.now().status);
            if (*life_.now().basis != 0) writer_.key("rechtsgrundlage").text(life_.now().basis);
            writer_.close('}');
        }
        writer_.close(']');
    }
    if (is_partner) {
        writer_.key("ledig").truth(false).key("partner").open('{').key("verweis").text(own_id()).close('}');
        if (!random_.per_mille(150)) known_.usually("lebensunterhalt_durch_arbeit_aktuell", 550);
    }
    writer_.close('}').close('}');
}

void File::members_of_family() {
    if (!has_partner_ && life_.child_count == 0 && !has_parent_) return;
    writer_.key("personen").open('{');
    if (has_partner_) relative("p2", partner_birth_, true);
    for (std::size_t i = 0; i < life_.child_count; ++i) {
        const char id[] = {'k', static_cast<char>('1' + i), 0};
        relative(id, life_.children[i].birth, false);
    }
    if (has_parent_)
        relative("e1", core::add_days(life_.birth, -random_.between(19 * year, 40 * year)), false);
    writer_.close('}');
}

void File::judgement(const char* name, bool value) {
    writer_.open('{').key("name").text(name).key("wert").truth(value);
    writer_.key("begründung").text("Nach Aktenlage.").key("rolle").text("Sachbearbeitung");
    writer_.key("datum").day(core::add_days(life_.as_of, -random_.between(0, 400))).close('}');
}

/// In the files that somebody has worked on lately: most questions are left to a human and are open.
void File::judgements() {
    if (!random_.per_mille(300)) return;
    writer_.key("wertungen").open('[');
    judgement("identität_stufenweise_geklärt", random_.per_mille(850));
    if (random_.per_mille(700))
        judgement("lebensunterhalt_ohne_grundsicherung_zu_erwarten", life_.net_income > life_.need);
    if (random_.per_mille(700)) judgement("anhaltspunkte_für_bestrebungen", random_.per_mille(8));
    if (random_.per_mille(700)) judgement("anhaltspunkte_bekenntnis_unrichtig", random_.per_mille(8));
    if (random_.per_mille(700)) judgement("missachtet_gleichberechtigung", random_.per_mille(5));
    if (random_.per_mille(700)) judgement("einordnung_gewährleistet", random_.per_mille(990));
    writer_.close(']');
}

}  // namespace persons
