// Results of a mass check as a workbook a caseworker opens, sorts and filters: one row per person and norm,
// real days, head that stays, filters. Written row by row; memory does not grow. The only place that knows
// libxlsxwriter.
#pragma once

#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "evaluator/mass/judge.hpp"

namespace evaluator::render {

class SheetError : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

class Sheet {
public:
    /// Throws SheetError, as all others do.
    explicit Sheet(const std::string& path);
    ~Sheet();
    void add(const mass::Row& row, const std::vector<mass::NormInfo>& norms);
    void close();

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace evaluator::render
