// The German words of the case index, used by the page and by messages of the command. No decisions.
#pragma once

#include <string>
#include <vector>

#include "analysis/coverage/coverage.hpp"

namespace analysis {

std::string state_words(explain::State state);
std::string outcome_words(explain::Outcome outcome);

/// "Seit „Wartezeit“ geduldet": values are filled in only when somebody is judged. Without a text the name.
std::string readable(const std::string& text, const std::string& name);

/// "erfüllt, offen" for the empty cells of a requirement; "" if there are none.
std::string empty_states(const RequirementRow& row);
std::string empty_outcomes(const OutcomeRow& row);

/// Requirement with its place and version, as it is named in the list of empty cells.
std::string named(const RequirementRow& row);
std::string named(const WayRow& row);

/// "41 Zellen, davon 30 belegt und 11 leer"
std::string count_words(const Count& count, std::string_view one, std::string_view many);

}  // namespace analysis
