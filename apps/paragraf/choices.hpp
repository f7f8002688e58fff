// What a caller chooses besides person and days, from words to ids: layers (--ebene, `ebenen` of a case) and
// readings.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "dsl/model/rule_book.hpp"

namespace apps {

/// "bund": all sources without a Land (administrative rules and case law of the Federation). "nrw": those and
/// the ones of North Rhine-Westphalia. Else the name of one source. Throws UserError for anything else.
std::vector<dsl::model::SourceId> layers_named(const dsl::model::RuleBook& book, const std::string& level);

/// Throws UserError if reading or meaning is unknown.
std::pair<dsl::model::ReadingId, std::uint32_t> reading_named(const dsl::model::RuleBook& book,
                                                              const std::string& reading,
                                                              const std::string& meaning);

}  // namespace apps
