// One value of the table: what is known of the result of a plan node, and the first later day on which it may
// change. A value that is not Wahr travels as a range or a set: the values it can still have.
#pragma once

#include <string>
#include <vector>

#include "dsl/model/rule_book.hpp"
#include "evaluator/engine/truth.hpp"

namespace evaluator::engine {

namespace core = dsl::core;
namespace model = dsl::model;

/// First later day on which a state may change if nothing new happens: because of the facts (the Stichtag
/// moves) or of the law (the Rechtsstand moves). May be too early, never too late.
struct Until {
    core::Date facts = core::Date::never();
    core::Date law = core::Date::never();

    constexpr core::Date both() const { return facts < law ? facts : law; }
    constexpr Until earliest(const Until& other) const {
        return {facts < other.facts ? facts : other.facts, law < other.law ? law : other.law};
    }
    constexpr void limit_facts(core::Date day) {
        if (day < facts) facts = day;
    }
};

/// A step function of days: `truth` holds from `from` until the next step. The first one begins at
/// distant_past.
struct DayStep {
    core::Date from;
    Truth truth;
};
struct StepRange {
    std::uint32_t begin = 0, count = 0;  // into Evaluation's pool of steps
};

struct Value {
    Truth truth = Truth::open();   // Wahr
    bool is_known = false;         // not Wahr: exactly one value
    bool is_nobody = false;        // value of a person who does not exist: no comparison holds
    bool moves = false;            // Datum: is the Stichtag (or goes with it)
    bool is_unbounded = false;     // Zahl: no upper end
    std::uint8_t other_lanes = 0;  // not Wahr: lanes (Truth) in which it may be another value
    core::Rational low, high;      // Zahl, Geld, Prozent
    core::Date from_low = core::Date::distant_past(),
               from_high = core::Date::never();  // Datum, Ereignis; Spanne: first day
    core::Date to_low = core::Date::distant_past(),
               to_high = core::Date::never();                // Spanne: one past the last day
    core::Duration duration_low, duration_high;              // Dauer
    model::ChoiceMask mask = ~model::ChoiceMask{0};          // Auswahl: possible values
    const std::vector<core::Citation>* citations = nullptr;  // Fundstelle: one of; set: members
    const std::vector<std::string>* texts = nullptr;         // Text: one of
    StepRange days;                                          // Tage
    std::int32_t chain = -1;  // Tage made by a chain: index into Evaluation's chain results
    Until until;
};

/// All there is to a value that is Wahr, at a tenth of the size: most nodes are.
struct TruthValue {
    Truth truth = Truth::open();
    bool is_known : 1 = false;
    bool is_nobody : 1 = false;
    bool moves : 1 = false;
    std::uint8_t other_lanes = 0;
    Until until;

    static TruthValue of(const Value& value) {
        TruthValue result;
        result.truth = value.truth;
        result.is_known = value.is_known;
        result.is_nobody = value.is_nobody;
        result.moves = value.moves;
        result.other_lanes = value.other_lanes;
        result.until = value.until;
        return result;
    }
    Value as_value() const {
        Value result;
        result.truth = truth;
        result.is_known = is_known;
        result.is_nobody = is_nobody;
        result.moves = moves;
        result.other_lanes = other_lanes;
        result.until = until;
        return result;
    }
};

/// Value of a constant of the rules; points into it.
Value from_constant(const model::Constant& source);

}  // namespace evaluator::engine
