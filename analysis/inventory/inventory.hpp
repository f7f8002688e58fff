// What a rule book holds and what it leaves to people: counts, the legal questions per norm that a human must
// answer, and the cases per norm. In: the rule book. Out: plain data; page.hpp and json.hpp write it.
#pragma once

#include <string>
#include <vector>

#include "analysis/inventory/real_cases.hpp"
#include "dsl/model/rule_book.hpp"

namespace analysis {

namespace core = dsl::core;
namespace model = dsl::model;

/// Things of one kind, each version counted too where there are any.
struct Tally {
    std::string name;   // for machines: "normen"
    std::string words;  // for readers: "Normen"
    std::size_t count = 0;
    std::size_t versions = 0;  // 0: has none
};

struct Question {
    enum class Kind : std::uint8_t { Judgement, Discretion, Reading, Atypical } kind = Kind::Judgement;
    std::string name;  // of the judgement, reading, requirement or way
    std::string text;  // as it is asked
    core::Citation citation;

    auto operator<=>(const Question&) const = default;
};

struct NormInventory {
    core::Citation citation;
    std::string title;
    bool is_general = false;
    std::size_t versions = 0, requirements = 0;
    std::size_t cases = 0;            // that expect something of it; filled in by the caller
    std::vector<Question> questions;  // each once, in the order of the kinds, then of the statute
};

struct Inventory {
    std::string rules_version, rules_digest;
    std::vector<Tally> tallies;
    std::vector<NormInventory> norms;  // in order of citation
    std::size_t cases = 0;             // filled in by the caller, like what follows
    std::size_t real_case_files = 0;   // case files that map a case from outside
    std::vector<RealCase> real_cases;
};

Inventory inventory_of(const model::RuleBook& book);

/// All that a norm, in any version, leaves to a human: what its own conditions ask for, directly or through
/// definitions, its own ways and consequences. What general parts ask stands with them.
std::vector<Question> questions_of(const model::RuleBook& book, const core::Citation& norm, bool is_general);

}  // namespace analysis
