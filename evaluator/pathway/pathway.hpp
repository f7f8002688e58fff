// Ways from today to a goal: over grants (`führt zu`), steps (`maßnahme`) and waiting, found by search
// (semantics.md, "What next"). In: plans by law date, a household, a goal. Out: plain data, fastest way
// first. A way says on which day each move is open and what it assumes; it decides nothing, and the facts
// that no move touches stay as the file says.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "evaluator/engine/plans.hpp"
#include "evaluator/explain/explain.hpp"

namespace evaluator::pathway {

namespace core = dsl::core;
namespace model = dsl::model;
using person::PersonIndex;

/// Any one of these norms is enough.
struct Goal {
    std::string name;  // as the user said it
    std::vector<core::Citation> norms;
    PersonIndex who = 0;
};

/// Fills values into texts of the rules in another language; empty: in German.
using SayValue = std::function<std::string(const explain::Quantity&)>;

struct Wish {
    Goal goal;
    core::Date horizon;           // ways that need longer are none
    std::size_t most_grants = 3;  // before the goal
    std::size_t most_paths = 5;
    std::size_t most_states = 16;  // expanded at most; Pathways::is_complete says whether that was enough
    SayValue say_value;
};

/// What a way takes for granted, smallest set first found (semantics.md: facts to prove, then judgements, …).
struct Cost {  // compared member by member: what is least likely weighs most
    int atypical = 0;
    int facts = 0;  // of which the file says nothing and no step of the way brings about
    int discretion = 0;
    int judgements = 0;  // wertung, lesart

    Cost operator+(const Cost& other) const;
    auto operator<=>(const Cost&) const = default;
    bool is_nothing() const { return *this == Cost{}; }
};

/// Where what somebody holds today ends by its own paper, and what the plan takes for granted then.
struct Expiry {
    enum class Next : std::uint8_t {
        Renewed,  // by `norm`, on the days of `renewals`
        GoesOn,   // taken for granted: the rules do not say by which norm it is given again
        Ends      // it cannot be given again, or the file itself ends it
    } next = Next::GoesOn;
    PersonIndex who = 0;
    std::string person;  // as named in the file
    core::Date day;      // first day after it
    std::string status;
    std::optional<core::Citation> basis, norm;
    std::vector<core::Date> renewals;
    bool is_barred = false;  // on that day the norm it was given by is not open, or is no law any more
};

struct Move {
    enum class Kind : std::uint8_t { Step, Grant, Goal } kind = Kind::Step;
    PersonIndex who = 0;
    std::string person;  // as named in the file; "" = the person judged
    core::Date begin;    // step: first day of it; grant and goal: first day on which it is open
    core::Date end;      // step: day on which its effects hold; grant: first day after it (never: unlimited)
    std::optional<core::Date> latest;  // step: this way still works if it begins on that day, but not later
    bool is_about = false;             // step: `dauert etwa`
    bool is_open = false;              // step: whether it can begin is not certain
    model::StepId step;
    core::Citation norm;
    std::string title;  // of the norm or the step
    std::vector<std::string> hints;
    std::optional<explain::LeadsTo> leads_to;
    std::vector<core::Date> renewals;  // days on which the grant is given again
    explain::Outcome outcome = explain::Outcome::Open;
    Cost cost;
    std::vector<explain::NeededAnswer> assumes;
    bool assumes_more = false;          // there is more that is open than could be put together
    std::vector<std::string> evidence;  // to gather until then
};

struct Path {
    std::vector<Move> moves;  // by the day they end, the goal last
    std::vector<Expiry>
        expiries;  // what ends before the goal or soon after it, and nothing of the way replaces
    core::Date reached;
    Cost cost;
};

/// What keeps a norm from ever being open within the horizon.
struct Obstacle {
    core::Citation norm;
    std::string title;
    PersonIndex who = 0;
    bool is_goal = false;
    bool is_law = true;  // false: on no day of the horizon
    struct Element {
        std::string id, text;
        model::ElementKind kind = model::ElementKind::Voraussetzung;
        std::optional<core::Citation> citation;
    };
    std::vector<Element>
        elements;  // none of them is possible on any day; empty: each is, but never all at once
};

struct Pathways {
    Goal goal;
    core::Date as_of, horizon;
    std::vector<Path> paths;          // assuming nothing the file is silent about: by day, then by cost
    std::vector<Path> if_true;        // faster ways that hang on facts the file does not tell
    std::vector<Obstacle> obstacles;  // when there is no path
    bool is_complete = true;          // false: the search was cut
};

/// `plans` must have been made with Options::with_steps and without targets (a way may lead over any norm).
Pathways find_paths(engine::Plans& plans, const person::Household& household, const Wish& wish);

/// Norms whose grant gives the status of that name, or any unlimited title ("unbefristet").
std::vector<core::Citation> norms_leading_to(const model::RuleBook& book, const std::string& name);

}  // namespace evaluator::pathway
