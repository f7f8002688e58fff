// How far cases from courts, authorities and textbooks come out as their source says: overall and per
// requirement. In: what the source says and what was found for the mapped case. Out: a verdict for each.
// Decides nothing about law; "more careful" (open where the source decides) is told apart from "contradicts".
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "evaluator/explain/explanation.hpp"

namespace analysis {

namespace explain = evaluator::explain;

/// Result in the words of the source: erfuellt, nicht_erfuellt, ermessen, offen, wertung.
struct SourceRequirement {
    std::string place;  // as written: "§ 10 Abs. 1 S. 1 Nr. 5"
    std::string result;
};
struct SourceCase {
    std::string id, title, basis, overall;
    std::vector<SourceRequirement> requirements;
};

enum class Verdict : std::uint8_t {
    Reproduced,
    MoreCareful,  // open where the source decides
    Contradicts,  // decided otherwise; `erfüllt` against the source is never right
    NotMapped,    // the case expects nothing there (law older than the rules, other subject)
};

struct RealRequirement {
    SourceRequirement source;
    Verdict verdict = Verdict::NotMapped;
};
struct RealCase {
    SourceCase source;
    std::vector<std::string> files;  // case files that map it; none = not mapped
    std::string note;                // why they differ, as the case says
    bool is_as_expected = true;      // the case file itself
    Verdict verdict = Verdict::NotMapped;
    bool is_met_against_source = false;
    std::vector<RealRequirement> requirements;
};

/// What the mapped case expects of one norm, and the report on it.
struct MappedNorm {
    const explain::NormReport* report = nullptr;
    bool expects_outcome = false;
    std::vector<const explain::Node*> requirements;  // those the case speaks of
};

/// Judges one mapping of the case; the better of several counts.
void compare(RealCase& real, const std::vector<MappedNorm>& norms);

struct Share {
    std::size_t all = 0, reproduced = 0, more_careful = 0, contradicts = 0, not_mapped = 0;

    void add(Verdict verdict);
};
/// By class of result.
std::map<std::string, Share> shares_of_cases(const std::vector<RealCase>& cases);
std::map<std::string, Share> shares_of_requirements(const std::vector<RealCase>& cases);

/// "§ 10 Abs. 1 S. 1 Nr. 5 (Sprache)" of a case under "§ 10 Abs. 1 StAG".
std::optional<dsl::core::Citation> place_of(const std::string& text, const std::string& basis);

}  // namespace analysis
