// The single evaluation for rows of a block, begun with a row only when somebody asks for it. Who asks row by
// row pays once per row.
#pragma once

#include <span>

#include "evaluator/engine/evaluation.hpp"

namespace evaluator::cohort {

class Singles {
public:
    explicit Singles(const engine::Plan& plan) : evaluation_(plan) {}

    void begin(std::span<const person::Household> block, core::Date day) {
        block_ = block;
        day_ = day;
        row_ = none;
    }
    engine::Evaluation& of(std::size_t row) {
        if (row_ != row) evaluation_.begin(block_[row], day_);
        row_ = row;
        return evaluation_;
    }

private:
    static constexpr std::size_t none = ~std::size_t{0};

    engine::Evaluation evaluation_;
    std::span<const person::Household> block_;
    core::Date day_;
    std::size_t row_ = none;
};

}  // namespace evaluator::cohort
