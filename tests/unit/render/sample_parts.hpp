// Builders for the sample reports, short enough that a sample reads like a table: facts, nodes of an
// explanation, reasons, calculations and norms.
#pragma once

#include "evaluator/explain/explanation.hpp"

namespace evaluator::render::samples {

namespace core = dsl::core;
namespace model = dsl::model;
using explain::Calculation;
using explain::ChainPart;
using explain::Helps;
using explain::Node;
using explain::NormReport;
using explain::Outcome;
using explain::Quantity;
using explain::Reason;
using explain::ReasonKind;
using explain::Report;
using explain::State;
using explain::UsedFact;
using Kind = explain::Node::Kind;
using Unit = explain::Quantity::Unit;

core::Date on(std::string_view iso);
core::Citation cite(std::string_view text);
core::Duration months(int count);

template <typename Value> Quantity known(Value value, Unit unit = Unit::None) {
    Quantity quantity;
    quantity.unit = unit;
    quantity.low = value;
    quantity.high = value;
    return quantity;
}

template <typename Value> Quantity between(Value low, Value high, Unit unit = Unit::None) {
    Quantity quantity;
    quantity.unit = unit;
    quantity.low = low;
    quantity.high = high;
    quantity.is_range = true;
    return quantity;
}

Quantity unknown();

UsedFact fact(std::string name, std::string question, Quantity value, std::string_view asked_under);
UsedFact evidenced(UsedFact used, person::Proof proof);

Node part(Kind kind, State state, std::string text = {});
Node element(std::string id, std::string text, std::string_view citation, State state,
             model::ElementKind kind = model::ElementKind::Voraussetzung);
Node way(model::WayKind kind, State state, std::string text, std::string_view citation);
Node leaf(State state, UsedFact used);

Reason reason(ReasonKind kind, std::string name, std::string question, std::string_view citation,
              Helps helps = Helps::Yes);
ChainPart stretch(ChainPart::Kind kind, std::string_view from, std::string_view until,
                  std::string_view citation, std::string status, core::Rational subtracted = {});
Calculation calculate(model::Operation operation, model::Measure measure, Quantity have, Quantity need);

Report head();
NormReport norm(std::string_view citation, std::string title, Outcome outcome, model::ConsequenceKind kind,
                std::string consequence);

}  // namespace evaluator::render::samples
