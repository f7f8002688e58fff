// One condition, one person: what the engine says of it. Shared by the engine tests.
#pragma once

#include <catch2/catch.hpp>

#include "evaluator/explain/explain.hpp"
#include "tests/support/rules.hpp"

namespace test {

/// Vocabulary of the engine tests.
inline const char* vocabulary = R"(
gesetz TestG "Testgesetz"
auswahl Status { duldung "Duldung" , gestattung "Gestattung" , titel "Titel" , ohne_status "Ohne" , fort "Ausland" }
auswahl Niveau geordnet { A1, A2, B1 }
sachverhalt {
  geburtsdatum : Datum "Geburtsdatum"  erhoben nach § 1 TestG
  a : Wahr "A?"  erhoben nach § 1 TestG
  b : Wahr "B?"  erhoben nach § 1 TestG
  betrag : Geld "Betrag"  erhoben nach § 1 TestG
  bedarf : Geld "Bedarf"  erhoben nach § 1 TestG
  niveau : Niveau "Niveau"  erhoben nach § 1 TestG
  antrag_am : Ereignis "Antrag"  erhoben nach § 1 TestG
  einreise_am : Datum "Einreise"  erhoben nach § 1 TestG
  grundlage : Fundstelle "Rechtsgrundlage"  erhoben nach § 1 TestG
  zeiten : Zeiträume je zeit lückenlos { status : Status } "Zeiten"  erhoben nach § 1 TestG
  reisen : Zeiträume je reise { zweck : Text } "Reisen"  erhoben nach § 1 TestG
  strafen : Liste je strafe { höhe : Zahl  vorsatz : Wahr } "Strafen"  erhoben nach § 1 TestG
  kinder : Personen je kind { im_haushalt : Wahr } "Kinder"  erhoben nach § 1 TestG
  gatte : Person "Ehegatte"  erhoben nach § 1 TestG
  wertung w "Wertung?" { zu § 1 TestG }
  ermessen e "Ermessen?" { zu § 1 TestG }
}
)";

struct Verdict {
    std::string state;    // "ja", "nein", "offen"
    std::string until;    // ISO, or "nie"
    bool typical = true;  // still possible without an atypical case
};

inline Verdict verdict_of(evaluator::engine::Evaluation& evaluation, evaluator::engine::NodeId node) {
    const auto value = evaluation.value(node);
    const core::Date until = value.until.facts;
    return {value.truth.certain()    ? "ja"
            : value.truth.possible() ? "offen"
                                     : "nein",
            until == core::Date::never() ? "nie" : core::to_iso(until),
            value.truth.possible(evaluator::engine::Lane::Typical)};
}

/// Judges `condition` (text of the language) in a norm of its own; `more` holds further declarations.
inline Verdict judge(const std::string& condition, std::string_view person, std::string_view stichtag,
                     const std::string& more = "", bool evidenced_only = false) {
    const Rules rules = rules_from(vocabulary + more + R"(
norm § 2 TestG "Norm" {
  gültig ab 1900-01-01
  rechtsfolge ist "Folge"
  voraussetzung v "Voraussetzung" { zitat Satz 1  wenn )" +
                                   condition + " }\n}\n");
    evaluator::engine::Options options;
    options.as_of = day(stichtag);
    options.law_date = day(stichtag);
    options.evidenced_only = evidenced_only;
    const auto plan = evaluator::engine::compile(rules.book, options);
    const auto household = person_from(rules.book, person);
    evaluator::engine::Evaluation evaluation{plan};
    evaluation.begin(household, day(stichtag));
    return verdict_of(evaluation, plan.norms.front().value);
}

/// The whole explanation of `norm § 2 TestG` written in full.
inline evaluator::explain::Report explain_rules(const std::string& text, std::string_view person,
                                                std::string_view stichtag,
                                                std::optional<core::Date> law_date = std::nullopt) {
    static std::vector<std::unique_ptr<Rules>> kept;
    kept.push_back(std::make_unique<Rules>(rules_from(vocabulary + text)));
    evaluator::engine::Options options;
    options.as_of = day(stichtag);
    options.law_date = law_date;
    const auto plan = evaluator::engine::compile(kept.back()->book, options);
    const auto household = person_from(kept.back()->book, person);
    evaluator::engine::Evaluation evaluation{plan};
    evaluation.begin(household, day(stichtag));
    return evaluator::explain::explain(evaluation);
}

}  // namespace test
