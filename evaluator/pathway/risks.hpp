// What must not happen: events and days that would take away what a person has or is close to, each with the
// norms it touches (semantics.md, "What must not happen"). In: plans with steps, a household, how far to
// look. Out: plain data, by day. An event is tried on the day after the Stichtag; days come from the file and
// the law.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "evaluator/pathway/pathway.hpp"

namespace evaluator::pathway {

namespace core = dsl::core;
namespace model = dsl::model;

struct Harm {
    enum class Kind : std::uint8_t {
        Lost,      // a norm that is, can be, or would be met (`before`) no longer can
        Delayed,   // it can, but only later
        TakesHold  // a ban, a duty or an end by law comes about
    } kind = Kind::Lost;
    core::Citation norm;
    std::string title;
    bool was_certain = false;                 // it was met, not merely still open
    std::optional<core::Date> before, after;  // first possible day, without and with the event
    struct Element {
        std::string text;
        model::ElementKind kind = model::ElementKind::Voraussetzung;
        std::optional<core::Citation> citation;
        bool operator==(const Element&) const = default;
    };
    std::vector<Element> elements;  // that then stand in the way
    bool operator==(const Harm&) const = default;
};

struct Risk {
    enum class Kind : std::uint8_t { Event, Day, StatusEnds, ProofLapses } kind = Kind::Event;
    core::Date day;     // on which it happens; Event: first day on which it could
    std::string name;   // Event: of the rules; ProofLapses: of the fact
    std::string title;  // Event: its text; StatusEnds: the status; ProofLapses: the kind of proof
    std::vector<std::string> hints;
    struct Cause {
        std::string name, title;
        std::vector<std::string> hints;
    };
    std::vector<Cause> also;       // Event: others with exactly the same harms
    std::optional<Expiry> expiry;  // StatusEnds
    std::vector<Harm> harms;
};

struct Risks {
    core::Date as_of, horizon;
    std::vector<Risk> events;  // can happen any day; those that touch most first
    std::vector<Risk> days;    // ascending
};

Risks risks(engine::Plans& plans, const person::Household& household, core::Date horizon,
            person::PersonIndex who = 0, const SayValue& say_value = {});

}  // namespace evaluator::pathway
