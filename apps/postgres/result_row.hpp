// One row of the table paragraf_check returns: a norm or one of its requirements, in words. In: an
// explanation. Out: rows. Decides nothing.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "dsl/core/date.hpp"
#include "evaluator/explain/explanation.hpp"

namespace apps::postgres {

struct ResultRow {
    std::string basis, title;
    std::string requirement, kind;  // "": the norm itself
    std::string citation, text, result;
    bool as_a_rule_only = false;
    std::string reason;             // open: what is asked; else the arithmetic
    std::vector<std::string> open;  // "angabe:letzte_einreise_am", "wertung:partner.…"
    std::optional<dsl::core::Date> from, until, holds_until;
};

/// The norm first, then its requirements in the order of the statute.
std::vector<ResultRow> rows_of(const evaluator::explain::NormReport& norm, dsl::core::Date as_of);

}  // namespace apps::postgres
