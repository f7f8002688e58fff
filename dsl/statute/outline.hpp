/// From the XML of one paragraph to units: Absätze by their "(1)", sentences by punctuation, Nummern and
/// Buchstaben by the lists. Internal to dsl/statute.
#pragma once

#include <pugixml.hpp>
#include <string>

#include "dsl/statute/statute.hpp"

namespace dsl::statute {

/// All text below `node` with single blanks, without the editors' remarks.
std::string flat_text(pugi::xml_node node);

/// Adds the paragraph and all units below it. `too_deep` tells that elements nested deeper than allowed were
/// left out.
void add_paragraph(Statute& statute, const core::Citation& place, std::string title, pugi::xml_node content,
                   bool& too_deep);

}  // namespace dsl::statute
