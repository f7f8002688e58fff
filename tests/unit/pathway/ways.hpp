// A small law of statuses, steps and events, and what the planner says of a person under it. Shared by the
// pathway tests.
#pragma once

#include <catch2/catch.hpp>

#include <memory>

#include "evaluator/pathway/pathway.hpp"
#include "tests/support/rules.hpp"

namespace test {

inline const char* small_law = R"(
gesetz TestG "Testgesetz"
auswahl Status { duldung "Duldung" , titel "Titel" , dauertitel "Dauertitel" }
auswahl Niveau geordnet { A1, A2, B1 }
sachverhalt {
  geburtsdatum : Datum "Geburtsdatum"  erhoben nach § 1 TestG
  niveau : Niveau "Niveau"  erhoben nach § 1 TestG  erreichbar durch kurs_a2, kurs_b1
  a : Wahr "A?"  erhoben nach § 1 TestG
  straffrei : Wahr "Straffrei?"  erhoben nach § 1 TestG
  gatte : Person "Ehegatte"  erhoben nach § 1 TestG
  zeiten : Zeiträume je zeit lückenlos { status : Status  grundlage : Fundstelle } "Zeiten"  erhoben nach § 1 TestG
  wertung w "Wertung?" { zu § 2 TestG }
}
begriff im_titel "Titel" : Wahr = status ist titel
maßnahme kurs_a2 "Kurs A2" { dauert 6 Monate  bewirkt niveau mindestens A2 }
maßnahme kurs_b1 "Kurs B1" { setzt voraus niveau mindestens A2  dauert 3 Monate  bewirkt niveau mindestens B1 }
ereignis straftat "Straftat" { bewirkt straffrei ist nein }
norm § 2 TestG "Titel" {
  gültig ab 2000-01-01
  rechtsfolge soll "Titel erteilen"
  führt zu titel nach § 2 TestG für 1 Jahr
  voraussetzung status "Geduldet" { zitat Satz 1  wenn status ist duldung }
  voraussetzung sprache "A2" { zitat Satz 2  wenn niveau mindestens A2 }
  ausschluss straftaten "Straftaten" { zitat Satz 3  wenn nicht straffrei }
}
norm § 3 TestG "Dauertitel" {
  gültig ab 2000-01-01
  rechtsfolge ist "Dauertitel erteilen"
  führt zu dauertitel nach § 3 TestG unbefristet
  voraussetzung zeit "Zwei Jahre Titel" { zitat Satz 1  wenn tage mit (im_titel) ununterbrochen seit mindestens 2 Jahre }
  voraussetzung sprache "B1" { zitat Satz 2  wenn niveau mindestens B1 }
}
norm § 4 TestG "Titel für Ehegatten" {
  gültig ab 2000-01-01
  rechtsfolge ist "Titel erteilen"
  führt zu titel nach § 4 TestG
  voraussetzung gatte "Ehegatte hat einen Titel" { zitat Satz 1  wenn für gatte gilt (im_titel) }
  voraussetzung geduldet "Geduldet" { zitat Satz 1  wenn status ist duldung }
}
)";

inline const char* tolerated =
    R"("geburtsdatum": "1990-01-01", "straffrei": true, "niveau": "A1",
       "zeiten": [{"von": "1990-01-01", "status": "duldung"}])";

struct Ways {
    std::unique_ptr<Rules> rules;  // the plans point into it
    evaluator::engine::Options options;
    evaluator::person::Household household;

    evaluator::pathway::Pathways to(const std::string& goal, int years = 10,
                                    std::size_t most_states = 16) const {
        evaluator::engine::Plans plans{rules->book, options};
        evaluator::pathway::Wish wish;
        wish.goal = {goal, evaluator::pathway::norms_leading_to(rules->book, goal), 0};
        wish.horizon = core::Date{options.as_of.days + 366 * years};
        wish.most_states = most_states;
        return evaluator::pathway::find_paths(plans, household, wish);
    }
};

inline Ways ways_of(const std::string& person, std::string_view stichtag, const std::string& more = "") {
    Ways ways{std::make_unique<Rules>(rules_from(small_law + more)), {}, {}};
    ways.options.as_of = day(stichtag);
    ways.options.with_steps = true;
    ways.household = person_from(ways.rules->book, "{" + person + "}");
    return ways;
}

/// "2026-07-01 schritt Kurs A2; 2026-07-01 § 2 TestG; …"
inline std::string told(const evaluator::pathway::Path& path) {
    using Kind = evaluator::pathway::Move::Kind;
    std::string text;
    for (const auto& move : path.moves) {
        if (!text.empty()) text += "; ";
        text += core::to_iso(move.kind == Kind::Step ? move.end : move.begin) + " " +
                (move.kind == Kind::Step ? move.title : core::to_text(move.norm));
    }
    return text;
}

}  // namespace test
