// A small vocabulary with steps, and one norm made of the requirements of a test.
#pragma once

#include "evaluator/missing/missing.hpp"
#include "tests/support/rules.hpp"

namespace test {

namespace missing = evaluator::missing;

constexpr const char* sample_vocabulary = R"(gesetz TestG "Testgesetz"
auswahl Niveau geordnet { A1, A2, B1, B2 }
auswahl Farbe { rot "Rot", blau "Blau", grau "Grau" }
sachverhalt {
  geburtsdatum : Datum "Geburtsdatum"
  niveau : Niveau "Sprachniveau"  nachweis "Zertifikat"
  farbe : Farbe "Farbe"
  stunden : Zahl "Wochenstunden"
  einkommen : Geld "Einkommen"
  krank : Wahr "Ist die Person krank?"  besonders geschützt
  geboren : Wahr "Hier geboren?"  unveränderlich
  unverheiratet : Wahr "Ledig?"  unveränderlich wenn nein
  erlaubt : Wahr "Ist die Arbeit erlaubt?"
  arbeit : Wahr "Hat die Person Arbeit?"
  probe : Wahr "Ist die Probezeit bestanden?"
  gewechselt : Wahr "Stelle gewechselt?"
  besser : Wahr "Besser bezahlt?"
  f0 : Wahr "Frage 0?"
  f1 : Wahr "Frage 1?"
  f2 : Wahr "Frage 2?"
  f3 : Wahr "Frage 3?"
  f4 : Wahr "Frage 4?"
  f5 : Wahr "Frage 5?"
  antrag_am : Ereignis "Antrag gestellt am"
  strafen : Liste je strafe { tagessätze : Zahl } "Strafen"
  anstellungen : Zeiträume je anstellung { umfang : Zahl } "Anstellungen"
  schulzeiten : Zeiträume je schulzeit { erfolgreich : Wahr } "Schulzeiten"
  wertung gut "Ist es gut?" { zu § 2 TestG }
}
maßnahme kurs "Kurs besuchen" { dauert etwa 9 Monate  bewirkt niveau mindestens B1 }
maßnahme stelle "Stelle finden" { setzt voraus erlaubt  dauert 2 Monate  bewirkt arbeit ist ja }
maßnahme vollzeit "Vollzeit arbeiten" {
  setzt voraus erlaubt  dauert 3 Monate  bewirkt beendet anstellung, neu anstellung { umfang = 39 }
}
maßnahme wechseln "Stelle wechseln" { setzt voraus nicht gewechselt  bewirkt gewechselt ist ja, besser ist ja }
maßnahme kündigen "Kündigen" { dauert 1 Monat  bewirkt beendet anstellung }
maßnahme schule "Schule besuchen" {
  setzt voraus alter weniger als 25 Jahre  setzt voraus keine schulzeit
  dauert 2 Monate  bewirkt neu schulzeit { erfolgreich = ja }
}
maßnahme probezeit "Probezeit bestehen" { setzt voraus arbeit  dauert 6 Monate  bewirkt probe ist ja }
)";

/// What is missing on 2026-03-01; `elements` is the inside of the norm.
struct Sample {
    Sample(const std::string& elements, std::string_view facts, missing::Wish wish = {},
           const std::string& consequence = "rechtsfolge ist \"Folge\"")
        : rules(rules_from(std::string{sample_vocabulary} +
                           "norm § 2 TestG \"Norm\" {\n  gültig ab 1900-01-01\n  " + consequence + "\n" +
                           elements + "\n}\n")),
          household(person_from(rules.book, facts)),
          laws(rules.book, options(), {}),
          result(missing::missing(laws, household, wish)) {}

    static evaluator::engine::Options options() {
        evaluator::engine::Options result;
        result.as_of = day("2026-03-01");
        return result;
    }
    const missing::NormMissing& norm() const { return result.norms.front(); }

    Rules rules;
    evaluator::person::Household household;
    missing::Laws laws;
    missing::Missing result;
};

/// "voraussetzung v1 … wenn C" for each condition.
inline std::string requirements(const std::vector<std::string>& conditions) {
    std::string text;
    for (std::size_t i = 0; i < conditions.size(); ++i)
        text += "  voraussetzung v" + std::to_string(i + 1) + " \"V" + std::to_string(i + 1) +
                "\" { zitat Satz " + std::to_string(i + 1) + "  wenn " + conditions[i] + " }\n";
    return text;
}

/// "kurs", "f0=ja", "stunden>20", sorted; "+" before the day when waiting is a member.
inline std::string text_of(const missing::ChangeSet& set) {
    using Says = missing::Needed::Says;
    std::vector<std::string> parts;
    for (const missing::Change& change : set.changes) {
        std::string text = change.asked.name;
        const auto number = [&] {
            if (const auto* value = std::get_if<core::Rational>(&change.needed.value.low))
                return core::to_plain(*value);
            if (const auto* value = std::get_if<core::Date>(&change.needed.value.low))
                return core::to_iso(*value);
            return std::string{"?"};
        };
        if (change.kind != missing::Kind::Step) switch (change.needed.says) {
                case Says::Yes: text += "=ja"; break;
                case Says::No: text += "=nein"; break;
                case Says::OneOf:
                    text += change.needed.or_better ? ">=" : "=";
                    for (const std::string& value : change.needed.values) text += value + "|";
                    text.pop_back();
                    break;
                case Says::AtLeast: text += ">=" + number(); break;
                case Says::MoreThan: text += ">" + number(); break;
                case Says::AtMost: text += "<=" + number(); break;
                case Says::NotLater: text += "<=" + number(); break;
                case Says::NotEarlier: text += ">=" + number(); break;
                case Says::Suitable: text += "=?"; break;
            }
        parts.push_back(text);
    }
    std::sort(parts.begin(), parts.end());
    std::string result;
    for (const std::string& part : parts) result += (result.empty() ? "" : " ") + part;
    return result + (result.empty() ? "" : " ") + (set.needs_time ? "+" : "@") + core::to_iso(set.day);
}

inline std::vector<std::string> texts_of(const missing::NormMissing& norm) {
    std::vector<std::string> result;
    for (const missing::ChangeSet& set : norm.sets) result.push_back(text_of(set));
    return result;
}

}  // namespace test
