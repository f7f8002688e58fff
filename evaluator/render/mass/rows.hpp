// Results of a mass check as lines for programs: JSON lines (one per person) and CSV (one per person and
// norm). Keys and values are a contract with other programs (docs/handbuch/massenpruefung.md), never
// translated.
#pragma once

#include <string>
#include <vector>

#include "evaluator/mass/bounds.hpp"

namespace evaluator::render {

namespace core = dsl::core;

/// Appends one line.
void add_json_line(const mass::Row& row, const std::vector<mass::NormInfo>& norms, std::string& out);

/// Lines of the quick check; what is the same in all of them is put together once.
class BoundsLines {
public:
    BoundsLines(const std::vector<mass::NormInfo>& norms, bool with_requirements);

    /// Appends one line.
    void add(const mass::BoundsJudge& judge, std::size_t row, std::string& out) const;

private:
    struct Norm {
        std::string begin;                      // up to the result
        std::vector<std::string> requirements;  // with id and citation
    };

    std::vector<Norm> norms_;
    bool with_requirements_;
};

/// Appends the rows of one person; fields are quoted where they must be.
std::string csv_head();
void add_csv_rows(const mass::Row& row, const std::vector<mass::NormInfo>& norms, std::string& out);

std::string csv_field(const std::string& text);

/// Last good day before the first bad one; nothing for `never`.
std::optional<core::Date> day_before(core::Date first_bad);

}  // namespace evaluator::render
