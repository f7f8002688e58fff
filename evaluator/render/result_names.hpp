// The names of results, states and kinds in files for machines: JSON output and the expectations in cases/.
// They are a contract (docs/schema/ergebnis.schema.json), never translated.
#pragma once

#include <string_view>

#include "evaluator/explain/explanation.hpp"

namespace evaluator::render {

std::string_view result_name(explain::State state);      // erfuellt …
std::string_view result_name(explain::Outcome outcome);  // anspruch …
std::string_view result_name(explain::ReasonKind kind);  // angabe …
std::string_view result_name(explain::Helps helps);      // ja, nein, beides
std::string_view result_name(dsl::model::ConsequenceKind kind);
std::string_view result_name(dsl::model::Measure measure);
std::string_view result_name(person::Standing standing);
std::string_view result_name(explain::ChainPart::Kind kind);
std::string_view result_name(explain::Matters matters);          // ja, vielleicht, nein
std::string_view result_name(explain::NeededAnswer::Says says);  // ja, nein, eines_von, passend
std::string_view result_name(dsl::model::ElementKind kind);
std::string_view result_name(const explain::Node& node);  // voraussetzung, entfaellt, alle_von, bedingung …

}  // namespace evaluator::render
