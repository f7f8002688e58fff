// The arithmetic of a comparison as statements a caseworker can check by hand.
#include "evaluator/render/values.hpp"
#include "evaluator/render/wording.hpp"

namespace evaluator::render {

namespace {

using explain::Calculation;
using explain::Quantity;
using model::Measure;
using model::Operation;

/// How an operation compares, for the choice of words.
enum class Form : std::uint8_t {
    Measured,
    Same,
    OneOf,
    Before,
    After,
    NotLater,
    NotEarlier,
    WithinAfter,
    WithinBefore,
    Throughout,
    OnlyValue
};

Form form_of(Operation operation) {
    switch (operation) {
        case Operation::Equal: return Form::Same;
        case Operation::In: return Form::OneOf;
        case Operation::Before: return Form::Before;
        case Operation::After: return Form::After;
        case Operation::NotLater: return Form::NotLater;
        case Operation::NotEarlier: return Form::NotEarlier;
        case Operation::WithinAfter: return Form::WithinAfter;
        case Operation::WithinBefore: return Form::WithinBefore;
        case Operation::Throughout: return Form::Throughout;
        case Operation::Compare:
        case Operation::DistanceAfter:
        case Operation::DistanceBefore:
        case Operation::UninterruptedFor:
        case Operation::InTotal:
        case Operation::CountOf: return Form::Measured;
        default: return Form::OnlyValue;  // all other operations compare nothing
    }
}

bool is_missing(const Quantity& value) {
    return !value.is_unknown && !value.not_happened && std::holds_alternative<std::monostate>(value.low) &&
           std::holds_alternative<std::monostate>(value.high);
}

bool is_time(const Quantity& value) {
    return value.unit == Quantity::Unit::Days || std::holds_alternative<core::Duration>(value.low) ||
           std::holds_alternative<core::Duration>(value.high);
}

std::string measured(const Calculation& calculation) {
    const std::string have = words_of(calculation.have, calculation.need);
    const auto need = [&](GrammarCase grammar_case) { return words_of(calculation.need, grammar_case); };
    switch (calculation.measure) {
        case Measure::AtLeast:
            // "von" only for a plain known time: "unbekannt von 6 Jahren" says nothing
            if (is_time(calculation.need) && !calculation.have.is_unknown && !calculation.have.is_range)
                return say(Phrase::calc_of, have, need(GrammarCase::Dative));
            return say(Phrase::calc_at_least, have, need(GrammarCase::Nominative));
        case Measure::AtMost: return say(Phrase::calc_at_most, have, need(GrammarCase::Nominative));
        case Measure::MoreThan: return say(Phrase::calc_more_than, have, need(GrammarCase::Nominative));
        case Measure::LessThan: return say(Phrase::calc_less_than, have, need(GrammarCase::Nominative));
    }
    return have;
}

std::string compared(const Calculation& calculation) {
    const std::string have = words_of(calculation.have);
    if (is_missing(calculation.need)) {
        const auto* day = std::get_if<core::Date>(&calculation.have.low);
        const bool happened =
            calculation.operation == Operation::IsPresent && day != nullptr && day->is_day();
        return happened && !calculation.have.is_range ? say(Phrase::calc_happened, have) : have;
    }
    const std::string need = words_of(calculation.need);
    switch (form_of(calculation.operation)) {
        case Form::Measured: return measured(calculation);
        case Form::Same: return say(Phrase::calc_must_be, have, need);
        case Form::OneOf: return say(Phrase::calc_must_be_in, have, need);
        case Form::Before: return say(Phrase::calc_before, have, need);
        case Form::After: return say(Phrase::calc_after, have, need);
        case Form::NotLater: return say(Phrase::calc_not_later, have, need);
        case Form::NotEarlier: return say(Phrase::calc_not_earlier, have, need);
        case Form::WithinAfter:
            return say(Phrase::calc_within_after, have, words_of(calculation.need, GrammarCase::Dative));
        case Form::WithinBefore:
            return say(Phrase::calc_within_before, have, words_of(calculation.need, GrammarCase::Dative));
        case Form::Throughout:
            return say(Phrase::calc_throughout, words_of(calculation.need, GrammarCase::Dative));
        case Form::OnlyValue: return have;
    }
    return have;
}

/// `met_on` is the last good day of a deadline; where less than a limit is asked for, the day on which it is
/// reached.
std::string met_on_words(const Calculation& calculation, core::Date as_of) {
    const core::Date day = *calculation.met_on;
    if (!day.is_day()) return {};
    const std::string text = spoken(day);
    if (calculation.operation == Operation::WithinAfter)
        return say(day < as_of ? Phrase::calc_deadline_over : Phrase::calc_deadline_runs, text);
    if (calculation.measure == Measure::AtMost || calculation.measure == Measure::LessThan)
        return say(Phrase::calc_reached, text);
    return say(day > as_of ? Phrase::calc_met_from : Phrase::calc_met_since, text);
}

}  // namespace

bool is_comparison(const Calculation& calculation) { return !is_missing(calculation.need); }

std::string arithmetic(const Calculation& calculation, core::Date as_of) {
    std::vector<std::string> statements;
    if (!is_missing(calculation.have) || !is_missing(calculation.need))
        statements.push_back(compared(calculation));
    if (calculation.window)
        statements.push_back(say(Phrase::calc_window, words_of(*calculation.window, GrammarCase::Dative)));
    if (calculation.since && calculation.since->is_day()) {
        const bool is_event = form_of(calculation.operation) == Form::WithinAfter ||
                              form_of(calculation.operation) == Form::WithinBefore ||
                              calculation.operation == Operation::DistanceAfter ||
                              calculation.operation == Operation::DistanceBefore;
        statements.push_back(
            say(is_event ? Phrase::calc_event : Phrase::calc_since, spoken(*calculation.since)));
    }
    if (calculation.met_on) statements.push_back(met_on_words(calculation, as_of));
    if (calculation.possible_only) statements.push_back(say(Phrase::calc_possible_only));
    return joined(statements, "; ");
}

}  // namespace evaluator::render
