// Making and joining values.
#include <algorithm>

#include "evaluator/engine/evaluation.hpp"

namespace evaluator::engine {

using core::Date;
using model::BaseType;

Value hull(const Value& a, const Value& b) {
    Value result = a;
    result.truth = either(a.truth, b.truth);
    result.is_known = false;
    result.is_nobody = a.is_nobody && b.is_nobody;
    result.moves = a.moves || b.moves;
    result.is_unbounded = a.is_unbounded || b.is_unbounded;
    result.low = std::min(a.low, b.low);
    result.high = std::max(a.high, b.high);
    result.from_low = std::min(a.from_low, b.from_low);
    result.from_high = std::max(a.from_high, b.from_high);
    result.to_low = std::min(a.to_low, b.to_low);
    result.to_high = std::max(a.to_high, b.to_high);
    if (core::compare(b.duration_low, a.duration_low) < 0) result.duration_low = b.duration_low;
    if (core::compare(b.duration_high, a.duration_high) > 0) result.duration_high = b.duration_high;
    result.mask = a.mask | b.mask;
    result.other_lanes = a.other_lanes | b.other_lanes;
    if (a.citations != b.citations) result.citations = nullptr;
    if (a.texts != b.texts) result.texts = nullptr;
    if (a.chain != b.chain) result.chain = -1;
    result.until = a.until.earliest(b.until);
    return result;
}

Value unknown_value(BaseType type, std::size_t choice_values) {
    Value result;
    switch (type) {
        case BaseType::Zahl:
        case BaseType::Geld:
        case BaseType::Prozent:
            result.is_unbounded = true;
            result.high = core::Rational::max();
            break;
        case BaseType::Datum:  // it has some day, also a later one (a permit's expiry)
            result.from_high = Date{Date::never().days - 1};
            break;
        case BaseType::Dauer: result.duration_high = core::Duration::of_months(12 * 10000); break;
        case BaseType::Auswahl:
            result.mask =
                choice_values >= 64 ? ~model::ChoiceMask{0} : (model::ChoiceMask{1} << choice_values) - 1;
            break;
        default: break;
    }
    return result;
}

Value from_constant(const model::Constant& source) {
    Value result;
    result.is_known = true;
    if (const auto* truth = std::get_if<bool>(&source)) result.truth = Truth::of(*truth);
    if (const auto* number = std::get_if<core::Rational>(&source)) result.low = result.high = *number;
    if (const auto* day = std::get_if<Date>(&source)) result.from_low = result.from_high = *day;
    if (const auto* length = std::get_if<core::Duration>(&source))
        result.duration_low = result.duration_high = *length;
    if (const auto* values = std::get_if<model::ChoiceValues>(&source)) result.mask = values->mask;
    if (const auto* citations = std::get_if<std::vector<core::Citation>>(&source))
        result.citations = citations;
    return result;
}

Value from_known(const person::Known& known, BaseType type) {
    Value result = unknown_value(type, 64);
    if (const auto* truth = std::get_if<person::BoolSet>(&known)) {
        result.truth = Truth::between(!truth->can_be_no, truth->can_be_yes);
        result.is_known = truth->can_be_no != truth->can_be_yes;
    } else if (const auto* number = std::get_if<person::NumberRange>(&known)) {
        result.low = number->low;
        result.high = number->high;
        result.is_unbounded = number->high == core::Rational::max();
        result.is_known = number->low == number->high;
    } else if (const auto* day = std::get_if<person::DateRange>(&known)) {
        result.from_low = day->low;
        result.from_high = day->high;
        result.is_known = day->low == day->high;
    } else if (const auto* length = std::get_if<person::DurationRange>(&known)) {
        result.duration_low = length->low;
        result.duration_high = length->high;
        result.is_known = length->low == length->high;
    } else if (const auto* text = std::get_if<person::TextSet>(&known)) {
        result.texts = &text->one_of;
        result.is_known = text->one_of.size() == 1;
    } else if (const auto* citation = std::get_if<person::CitationSet>(&known)) {
        result.citations = &citation->one_of;
        result.is_known = citation->one_of.size() == 1;
    } else if (const auto* values = std::get_if<model::ChoiceValues>(&known)) {
        result.mask = values->mask;
        result.is_known = values->mask != 0 && (values->mask & (values->mask - 1)) == 0;
    } else {
        result.is_known = true;  // persons and lists are read by their own functions
    }
    return result;
}

}  // namespace evaluator::engine
