// The single evaluation asked about somebody of whom one list with at most one item is known, and nothing
// else: what a node that hangs on the list alone says of such an item.
#pragma once

#include <span>

#include "evaluator/engine/evaluation.hpp"
#include "evaluator/person/flat_person.hpp"

namespace evaluator::cohort {

namespace core = dsl::core;
namespace model = dsl::model;

class Alone {
public:
    explicit Alone(const engine::Plan& plan) : evaluation_(plan) {}

    /// Nothing is known of the list.
    engine::Evaluation& without_list(core::Date day);
    /// `words`: attributes of the only item, which lasts for ever; empty optional: no item at all.
    engine::Evaluation& with_list(const person::FlatListSpec& spec, bool is_complete,
                                  std::optional<std::span<const person::FlatWord>> words, core::Date day);

private:
    engine::Evaluation evaluation_;
    person::Household household_;
};

}  // namespace evaluator::cohort
