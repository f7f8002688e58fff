// When a person meets what: for each norm and each of its elements the spans of days met, not met, open, over
// a stretch of time, found by stepping from change to change (semantics.md, "Time"), never day by day. In:
// rule book, person, options, axis. Out: plain data, whose words and citations are those of the rule book,
// which has to outlive it. Facts go on as the file says; law is that of each day, or frozen.
#pragma once

#include <deque>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "evaluator/engine/plans.hpp"
#include "evaluator/explain/explain.hpp"

namespace evaluator::timeline {

namespace core = dsl::core;
namespace model = dsl::model;

/// Which day moves along the line.
enum class Axis : std::uint8_t {
    Both,   // Stichtag and Rechtsstand together: default, law to come included
    Facts,  // the Stichtag; the law stays that of `options.law_date`
    Law,    // the Rechtsstand; the facts stay those of `options.as_of`: what a reform does
};

enum class State : std::uint8_t { Met, NotMet, Open, NotInForce };

/// Days with one result. Neighbours differ.
struct Stretch {
    model::Validity days;
    State state = State::Open;
    bool as_a_rule_only = false;                        // not met unless an atypical case is affirmed
    bool is_bounded_only = false;                       // "open" may be shown without need
    explain::Outcome outcome = explain::Outcome::Open;  // of the row of a norm
};

struct Row {
    std::string_view id;  // element's name; "" = the norm itself
    std::string_view text;
    std::span<const core::Citation> citations;
    bool is_bar =
        false;  // a ground for exclusion or suspension: "met" means that it does not stand in the way
    std::vector<Stretch> stretches;  // gapless over the whole time, oldest first

    const Stretch* on(core::Date day) const;
    /// First day not before `day` on which it is met; nothing if none within the time looked at.
    std::optional<core::Date> first_met(core::Date day) const;
    /// All spans on which it is met.
    std::vector<model::Validity> windows() const;
};

struct NormTimeline {
    core::Citation citation;
    std::string_view title;
    Row norm;
    std::vector<Row> elements;  // in the order of the statute
    std::vector<core::Date>
        version_changes;  // first days of a new version of this norm or one of its elements
};

struct Timeline {
    core::Date from, until;  // [from, until)
    core::Date as_of;        // "today"
    core::Date law_date;     // whose law is read when it is frozen
    Axis axis = Axis::Both;
    std::vector<NormTimeline> norms;
    /// Words of rows that do not stand in the rule book as they are; shared by copies, never changed.
    std::shared_ptr<std::deque<std::string>> own_words = std::make_shared<std::deque<std::string>>();

    /// Next day after `as_of` on which some result changes: when to look at the file again.
    std::optional<core::Date> next_change() const;
};

using engine::Plans;

struct Wish {
    core::Date from, until;  // [from, until)
    Axis axis = Axis::Both;
    std::size_t most_tries = 4096;  // exactness, as in explain
};

/// Two years back and ten ahead: far enough for every period of the law, and little enough to read.
Wish usual_wish(core::Date as_of);

Timeline timeline(Plans& plans, const person::Household& household, const Wish& wish,
                  person::PersonIndex who = 0);

using SayValue = std::function<std::string(const explain::Quantity&)>;
/// Fills the values into the texts of rows ("Seit {dauer}") as they are on the day looked from, or on the
/// nearest day on which the row is law. (texts.cpp)
void fill_texts(Timeline& line, Plans& plans, const person::Household& household, const SayValue& say_value,
                person::PersonIndex who = 0);

}  // namespace evaluator::timeline
