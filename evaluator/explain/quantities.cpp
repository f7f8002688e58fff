// Values of the engine as quantities: numbers, days, lengths, words of choices, ranges where not all is
// known.
#include <algorithm>

#include "dsl/core/calendar.hpp"
#include "evaluator/explain/context.hpp"

namespace evaluator::explain {

using core::Date;
using engine::Value;
using model::BaseType;

namespace {

Quantity day_quantity(Date low, Date high) {
    Quantity result;
    if (low == Date::never()) {
        result.not_happened = true;
        return result;
    }
    result.is_unknown = low == Date::distant_past() && high.days >= Date::never().days - 1;
    result.is_range = low != high;
    if (low.is_day()) result.low = low;
    if (high.is_day() && high.days < Date::never().days - 1) result.high = high;
    if (!result.is_range) result.high = result.low;
    return result;
}

}  // namespace

Quantity Explainer::quantity(const Value& value, const model::Type& type) const {
    Quantity result;
    if (value.is_nobody) {
        result.is_unknown = true;
        return result;
    }
    switch (type.base) {
        case BaseType::Wahr:
            if (value.truth.is_open())
                result.is_unknown = true;
            else
                result.low = result.high = value.truth.certain();
            return result;
        case BaseType::Datum:
        case BaseType::Ereignis: return day_quantity(value.from_low, value.from_high);
        case BaseType::Dauer:
            result.is_range = core::compare(value.duration_low, value.duration_high) != 0;
            result.is_unknown =
                result.is_range && value.duration_low.is_zero() && value.duration_high.months >= 12 * 10000;
            result.low = value.duration_low;
            result.high = value.duration_high;
            return result;
        case BaseType::Spanne: {
            const bool known = value.from_low == value.from_high && value.to_low == value.to_high &&
                               value.from_low.is_day() && value.to_low.is_day();
            result.is_unknown = !known;
            if (known) result.low = result.high = core::elapsed_duration(value.from_low, value.to_low);
            return result;
        }
        case BaseType::Auswahl: {
            const auto& values = book_.choice(type.choice).values;
            std::string names;
            int count = 0;
            for (std::size_t i = 0; i < values.size(); ++i)
                if ((value.mask >> i) & 1) {
                    ++count;
                    names += (names.empty() ? "" : ", ") +
                             (values[i].text.empty() ? values[i].name : values[i].text);
                }
            result.is_unknown = count == static_cast<int>(values.size()) && count > 1;
            if (!result.is_unknown) result.low = result.high = names;
            return result;
        }
        case BaseType::Fundstelle:
        case BaseType::Text: {
            std::string names;
            if (value.citations)
                for (const auto& citation : *value.citations)
                    names += (names.empty() ? "" : ", ") + core::to_text(citation);
            if (value.texts)
                for (const auto& text : *value.texts) names += (names.empty() ? "" : ", ") + text;
            result.is_unknown = !value.citations && !value.texts;
            if (!result.is_unknown) result.low = result.high = names;
            return result;
        }
        case BaseType::Geld: result.unit = Quantity::Unit::Euro; break;
        case BaseType::Prozent: result.unit = Quantity::Unit::Percent; break;
        default: break;
    }
    result.low = value.low;
    result.is_range = value.is_unbounded || value.low != value.high;
    // A bound the calculation ran out of says nothing: "at least minus infinity".
    result.is_unknown = value.low.is_saturated() || (value.is_unbounded && value.low.is_zero());
    if (!value.is_unbounded) result.high = value.high;
    return result;
}

/// A set, as the words a reader compares with; long ones are left to the rule.
Quantity Explainer::members(const Value& set, const model::Type& type) const {
    constexpr std::size_t most_bytes = 160;
    model::Type element = type;
    if (type.is(BaseType::Menge)) element.base = type.element;
    if (!element.is(BaseType::Auswahl) && !element.is(BaseType::Fundstelle)) return {};
    Quantity result = quantity(set, element);
    const auto* words = std::get_if<std::string>(&result.low);
    return words && words->size() <= most_bytes ? result : Quantity{};
}

}  // namespace evaluator::explain
