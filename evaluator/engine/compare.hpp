// Comparisons of values that are only known as ranges: what holds for all of them, what for some.
#pragma once

#include "evaluator/engine/value.hpp"

namespace evaluator::engine {

Truth compare_numbers(const Value& left, model::Measure measure, const Value& right);
Truth compare_durations(const Value& left, model::Measure measure, const Value& right);
Truth compare_choices(const Value& left, model::Measure measure, const Value& right);
Truth compare_dates(const Value& left, model::Operation order,
                    const Value& right);  // Before, After, NotLater, NotEarlier
Truth equal(const Value& left, const Value& right, model::BaseType type);
Truth is_in(const Value& left, const Value& set, model::BaseType type);
/// Class A: whether the span is at least (at most, …) N long.
Truth compare_span(const Value& span, model::Measure measure, const Value& period);
Truth distance_holds(const Value& day, model::Operation operation, model::Measure measure,
                     const Value& period, const Value& event);

/// AtLeast from "first day on which it is met" bounds; the other measures follow from it.
Truth ordered(model::Measure measure, bool at_least_certain, bool at_least_possible, bool more_certain,
              bool more_possible);

}  // namespace evaluator::engine
