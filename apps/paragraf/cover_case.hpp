// What a case says of which requirement, for the case index: its expectations, found again in what came out.
#pragma once

#include <vector>

#include "analysis/coverage/coverage.hpp"
#include "apps/paragraf/case_file.hpp"

namespace apps {

/// `file` as the reader of the index finds it.
analysis::CaseNote note_of(const CaseFile& one, std::string file);

std::vector<analysis::CoveredNorm> covered_by(const CaseFile& one, const evaluator::explain::Report& report);

}  // namespace apps
