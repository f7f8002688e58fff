// Whether a case turns out as expected, and if not, what differs and why, as its author wants to read it.
#pragma once

#include <string>

#include "apps/paragraf/case_file.hpp"
#include "apps/paragraf/console.hpp"
#include "evaluator/explain/explanation.hpp"

namespace apps {

/// What comes out for the norms that the case expects something of.
evaluator::explain::Report judge(const dsl::model::RuleBook& book, const CaseFile& one);

/// "" if everything is as expected.
std::string differences(const evaluator::explain::Report& report, const CaseFile& one,
                        const Console& console);

/// The norm, if it is in force; nullptr if not.
const evaluator::explain::NormReport* find_norm(const std::vector<evaluator::explain::NormReport>& norms,
                                                const dsl::core::Citation& citation);

/// Elements of that name. The norm's own paragraph goes before general parts, which may use the same name.
std::vector<const evaluator::explain::Node*> find_elements(const evaluator::explain::NormReport& norm,
                                                           const std::string& name);

}  // namespace apps
