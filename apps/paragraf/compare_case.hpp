// Whether a case turns out as expected, and if not, what differs and why, as its author wants to read it.
#pragma once

#include <string>

#include "apps/paragraf/case_file.hpp"
#include "apps/paragraf/console.hpp"

namespace apps {

/// "" if everything is as expected.
std::string differences(const dsl::model::RuleBook& book, const CaseFile& one, const Console& console);

}  // namespace apps
