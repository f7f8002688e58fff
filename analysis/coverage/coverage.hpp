// Which cases cover which part of the rules: per norm, requirement and version one cell for each state the
// requirement can have, one for each way out of it, one for each result of the norm. In: the rule book and,
// case by case, what its author expected. Out: plain data for html.hpp and json.hpp. Whether a case turns out
// as expected is the caller's business: only cases that do are added as covering.
#pragma once

#include <string>
#include <vector>

#include "evaluator/explain/explanation.hpp"

namespace analysis {

namespace core = dsl::core;
namespace model = dsl::model;
namespace explain = evaluator::explain;

/// A case as a reader wants to find it again.
struct CaseNote {
    std::string file, title, source, note;
    core::Date as_of, law_date;
    bool is_as_expected = true;  // others are listed but cover nothing
};

using CaseNumber = std::size_t;  // position in Coverage::cases

template <typename Value> struct Cell {
    Value value{};
    bool is_expected = false;  // the rule can have this value, so somebody should have tried it
    std::vector<CaseNumber> cases;

    bool is_empty() const { return is_expected && cases.empty(); }
};

enum class Origin : std::uint8_t {
    Own,        // written in the norm (or general part) itself
    TakenOver,  // from another norm (`entsprechend`)
};

struct RequirementRow {
    std::string name, text;
    model::ElementKind kind = model::ElementKind::Voraussetzung;
    core::Citation citation;           // where it stands
    model::Validity version;           // days on which it is law in this norm
    model::Validity written_validity;  // of the requirement where it is written
    Origin origin = Origin::Own;
    std::string source;                        // layer it stands in ("" = statute)
    std::vector<Cell<explain::State>> states;  // all five, in the order of the enumeration
};

/// A way out or a counter-exception; covered by a case in which it decides.
struct WayRow {
    std::string requirement, requirement_text;  // it belongs to, maybe one of a general part
    std::string path;  // "geringfuegig", or "geringfuegig/rueckfall" for a way inside a way
    std::string text;
    model::WayKind kind = model::WayKind::None;
    core::Citation citation;
    model::Validity version;
    std::string source;
    bool is_elsewhere = false;  // `abweichend von`
    Cell<bool> decides{true, true, {}};
};

struct OutcomeRow {
    model::Validity version;
    std::vector<Cell<explain::Outcome>> outcomes;  // all but NotInForce, in the order of the enumeration
};

/// A day from which the norm reads other law: its own versions, or those of values it names itself.
struct ChangeRow {
    core::Date day;
    Cell<bool> day_before{true, true, {}}, day_itself{true, true, {}};
};

struct NormCoverage {
    core::Citation citation;
    std::string title;
    bool is_general = false;
    std::vector<OutcomeRow> outcomes;  // none for general parts
    std::vector<RequirementRow> requirements;
    std::vector<WayRow> ways;
    std::vector<ChangeRow> changes;
    std::vector<CaseNumber> cases;  // that say anything about it
};

struct Coverage {
    std::string rules_version, rules_digest;
    std::vector<CaseNote> cases;
    std::vector<NormCoverage> norms;  // in order of citation
};

/// All cells that somebody should have tried, none covered yet.
Coverage expected_cells(const model::RuleBook& book);

/// What a case says of a requirement, as found in the report of the norm it is expected for.
struct CoveredRequirement {
    std::string name;
    core::Citation citation;
    model::Validity validity;
    explain::State state = explain::State::Open;
    std::vector<std::string> deciding_ways;  // paths of deciding_ways()
};
struct CoveredNorm {
    core::Citation citation;
    std::optional<model::Validity> version;   // none: the norm was not in force
    std::optional<explain::Outcome> outcome;  // none: the case does not say
    std::vector<CoveredRequirement> requirements;
};

void add_case(Coverage& coverage, CaseNote note, const std::vector<CoveredNorm>& norms);

/// A requirement of a report, ready to be added.
CoveredRequirement covered_by(const explain::Node& element);

/// Ways that hold and without which the requirement would stand otherwise: a waiver where the condition
/// itself fails, an exception that takes something back.
std::vector<std::string> deciding_ways(const explain::Node& element);

struct Count {
    std::size_t expected = 0, covered = 0;

    std::size_t empty() const { return expected - covered; }
    Count& operator+=(const Count& other);
};
struct Counts {
    Count states, ways, outcomes, changes;

    std::size_t empty() const;
    Counts& operator+=(const Counts& other);
};
Counts count(const NormCoverage& norm);
Counts count(const Coverage& coverage);

}  // namespace analysis
