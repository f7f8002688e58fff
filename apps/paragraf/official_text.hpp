// The official wording of a place, laid out for reading beside a rule: one line per Satz, Nummer, Buchstabe,
// each with the word by which it is cited. In: the statutes at hand. Out: lines of comments, so that what
// `show` prints stays rule text.
#pragma once

#include <string>

#include "dsl/statute/shelf.hpp"

namespace apps {

/// The place in the version of the day; a line saying so where it or the act is not at hand.
std::string official_text(const dsl::statute::Shelf& shelf, const dsl::core::Citation& place,
                          dsl::core::Date day);

}  // namespace apps
