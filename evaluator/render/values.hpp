// Values, days, periods, facts and proofs in German words. In: raw values of an explanation. Out: short texts
// for a line or a table cell. Decides nothing; wording comes from phrases.def.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "evaluator/explain/explanation.hpp"
#include "evaluator/render/speech.hpp"

namespace evaluator::render {

namespace core = dsl::core;
namespace model = dsl::model;

/// "6 Jahre" / "(von) 6 Jahren".
enum class GrammarCase : std::uint8_t { Nominative, Dative };

std::string words_of(const core::Duration& duration, GrammarCase grammar_case = GrammarCase::Nominative);
std::string words_of(const explain::Quantity& value, GrammarCase grammar_case = GrammarCase::Nominative);
/// The same, with so many decimals that a percentage next to a limit does not look like the limit itself.
std::string words_of(const explain::Quantity& value, const explain::Quantity& beside,
                     GrammarCase grammar_case = GrammarCase::Nominative);

/// "01.02.2020 bis 31.03.2021": people think in last days, so `until` becomes the day before.
std::string words_of(const model::Validity& span);
/// For versions: "seit …" where the span is still running.
std::string version_words(const model::Validity& version);

/// "Aufenthaltserlaubnis nach § 25b Abs. 1 AufenthG für höchstens 2 Jahre"
std::string words_of(const explain::LeadsTo& leads);
/// When a norm was in force and when it will be.
std::string not_in_force_words(const explain::NormReport& norm);

std::string words_of(const person::Proof& proof);
std::string standing_words(const explain::UsedFact& fact);

/// "partner", "kinder Nr. 2", "partner, verurteilungen Nr. 1"; "" for the person judged.
std::string concerned_words(const std::string& person, const std::string& item);

/// "Ist die Person geduldet? ja", "Geburtsdatum: 01.02.2000".
std::string fact_line(const explain::UsedFact& fact);
/// The question or name without value, with whom it concerns.
std::string fact_label(const explain::UsedFact& fact);

/// "Seit 6 Jahre" -> "Seit 6 Jahren": values filled into a rule's text come in the nominative.
std::string inflected(const std::string& text);
/// "schulbesuch_nachgewiesen" -> "Schulbesuch nachgewiesen", for names without a text of their own.
std::string spoken_name(const std::string& name);
/// "Geburtsdatum: 01.02.2000", "Seit wann? 01.02.2000"
std::string labelled(const std::string& label, const std::string& value);

std::string citation_list(const std::vector<core::Citation>& citations);
std::string joined(const std::vector<std::string>& parts, std::string_view between);

/// Last day before `day`; nullopt for "never".
std::optional<core::Date> last_day_before(std::optional<core::Date> day);

}  // namespace evaluator::render
