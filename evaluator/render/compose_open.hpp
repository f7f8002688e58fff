// The part of a report in words that tells what is open and what would settle it: open points, the answers
// that are enough, contested facts, proofs that lapse. In: parts of an explanation. Out: parts of the
// Document. Decides nothing.
#pragma once

#include "evaluator/render/document.hpp"

namespace evaluator::render {

/// The open points of a norm in the order of the report, and what each of them asks.
struct OpenPoints {
    std::vector<OpenPoint> points;
    std::vector<explain::Reason> asked;
};

OpenPoints compose_open_points(const explain::NormReport& norm);
std::vector<Sufficient> compose_sufficient(const explain::NormReport& norm, const OpenPoints& open);
Contested compose_contested(const explain::ContestedFact& fact);
std::string lapsing_words(const explain::LapsingProof& lapsing);

}  // namespace evaluator::render
