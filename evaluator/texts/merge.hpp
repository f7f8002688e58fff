// Bringing a catalogue up to date with the texts of today: new ids come in empty, changed German texts keep
// their translation but marked unfinished (fuzzy), texts that are gone stay as obsolete. Merging twice
// changes nothing.
#pragma once

#include "evaluator/texts/catalogue.hpp"

namespace evaluator::texts {

Catalogue merged(const Catalogue& old, const std::vector<Message>& messages);

}  // namespace evaluator::texts
