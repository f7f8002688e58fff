// The single evaluation for rows of a block, begun with a row only when somebody asks for it. Who asks row by
// row pays once per row.
#pragma once

#include <functional>
#include <span>

#include "evaluator/engine/evaluation.hpp"

namespace evaluator::cohort {

class Singles {
public:
    explicit Singles(const engine::Plan& plan) : evaluation_(plan) {}

    /// `complete`: puts the file of a row into its place in the block if it is not there yet.
    void begin(std::span<const person::Household> block, core::Date day,
               std::function<void(std::size_t)> complete = {}) {
        block_ = block;
        complete_ = std::move(complete);
        day_ = day;
        row_ = none;
    }
    engine::Evaluation& of(std::size_t row) {
        if (row_ == row) return evaluation_;
        if (complete_ && block_[row].persons.empty()) complete_(row);
        evaluation_.begin(block_[row], day_);
        row_ = row;
        return evaluation_;
    }

private:
    static constexpr std::size_t none = ~std::size_t{0};

    engine::Evaluation evaluation_;
    std::span<const person::Household> block_;
    std::function<void(std::size_t)> complete_;
    core::Date day_;
    std::size_t row_ = none;
};

}  // namespace evaluator::cohort
