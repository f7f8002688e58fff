// What an evaluation found, as a reader follows it: one tree per norm that mirrors the rule, each node with
// its state, citation, version, used facts and arithmetic. Plain data without sentences: wording is the
// renderers' (evaluator/render), meaning the engine's. Built on demand by explain(); it decides nothing.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "evaluator/person/person.hpp"

namespace evaluator::explain {

namespace core = dsl::core;
namespace model = dsl::model;

/// How a requirement stands. `Waived`: its own condition fails and a waiver or substitute helps.
enum class State : std::uint8_t { Met, NotMet, Waived, NotApplicable, Open };

/// Result of a norm. TakesEffect: kraft Gesetzes, pflicht, verbot.
enum class Outcome : std::uint8_t {
    Claim,
    RegularClaim,
    DiscretionOpened,
    TakesEffect,
    DoesNotExist,
    Open,
    NotInForce
};

enum class ReasonKind : std::uint8_t { Fact, Judgement, Discretion, Reading, Atypical, Suspension };
enum class Helps : std::uint8_t { Yes, No, Either };  // which answer moves the node towards "met"

/// A value in words' raw form. Ranges: low and high differ; `not_happened`: an event that has not happened.
struct Quantity {
    enum class Unit : std::uint8_t { None, Euro, Percent, Days } unit = Unit::None;
    std::variant<std::monostate, bool, core::Rational, core::Date, core::Duration, std::string> low, high;
    bool is_unknown = false, is_range = false, not_happened = false;
};

/// How one requirement stands.
struct ElementResult {
    State state = State::Open;
    bool as_a_rule_only = false;
    bool operator==(const ElementResult&) const = default;
};

/// A partly known day: the requirement stands one way up to a day within what is known, another way after it.
struct Turn {
    std::string element, text;
    model::ElementKind element_kind = model::ElementKind::Voraussetzung;
    std::optional<core::Citation> citation;
    core::Date last_before;       // last day with the result `before`
    ElementResult before, after;  // `after`: on the last day the fact can be
};

/// Why something is open and what still matters. `question` comes from the rules.
struct Reason {
    ReasonKind kind = ReasonKind::Fact;
    std::string name;  // fact, judgement, reading, element
    std::string question;
    std::string person;  // "" = the person judged, else role ("partner") or list position ("kinder[1]")
    std::string item;    // list item or gap it is asked for, e.g. "verurteilungen[0]"; "" = none
    std::optional<model::Validity> span;      // gap or period
    std::optional<core::Citation> citation;   // requirement it is asked for
    std::vector<core::Citation> asked_under;  // legal basis for asking
    std::vector<std::string> proofs;          // evidence to bring
    Helps helps = Helps::Either;
    bool is_contested = false, is_partly_known = false, lacks_proof = false, is_sensitive = false;
    std::optional<Quantity> known;    // partly known: what is known of it
    std::vector<Quantity> contested;  // contested: the values somebody maintains
    std::vector<Turn> turns;          // partly known day: just the unknown part decides
};

/// One answer of a set: what would have to be said of an open point.
struct NeededAnswer {
    enum class Says : std::uint8_t { Yes, No, OneOf, Suitable } says = Says::Yes;
    Reason asked;
    std::vector<std::string> values;  // OneOf: texts of the choice's values
    /// What Yes and No mean: that it happened, that there is a matching entry, somebody.
    enum class Of : std::uint8_t { Question, Event, List, Person } of = Of::Question;
};
/// Enough together, whatever the other open points turn out to be; leaving one out leaves the norm open.
struct AnswerSet {
    std::vector<NeededAnswer> answers;
};

struct UsedFact {
    std::string name, question;
    std::string person, item;  // as in Reason
    Quantity value;            // lists: number of items
    person::Standing standing = person::Standing::Stated;
    std::vector<person::Proof> proofs;
    std::vector<core::Citation> asked_under;
    bool is_sensitive = false;
};

/// One stretch of a chain, oldest first.
struct ChainPart {
    enum class Kind : std::uint8_t {
        Counts,
        Half,
        Bridged,
        CountedGap,
        BridgedGap,
        BreakingGap,
        Doubtful,
        Credited
    } kind;
    model::Validity span;
    std::optional<core::Citation> citation;  // line that decided
    std::string status;                      // value of the status on its first day, if known
    bool only_possible = false;              // hangs on a judgement or discretion
    core::Rational subtracted_days;
};

/// The arithmetic behind a comparison: what there is, what is asked for, since or until when.
struct Calculation {
    model::Operation operation = model::Operation::Constant;
    model::Measure measure = model::Measure::AtLeast;
    std::string subject;  // name or text of what is measured
    Quantity have, need;
    std::optional<core::Date> since;   // start of a state, event of a period
    std::optional<core::Date> met_on;  // day from which it holds (or the last good day of a deadline)
    std::optional<Quantity> window;    // in den letzten N
    std::vector<ChainPart> parts;      // chains: what was counted
    bool possible_only = false;        // figures of the possible reading (certain one gives less)
};

struct Node {
    enum class Kind : std::uint8_t {
        Element,
        Way,
        Case,
        AllOf,
        AnyOf,
        NoneOf,
        CountOf,
        Not,
        Leaf,
        Definition,
        OtherNorm,
        OtherPerson,
        Item
    } kind = Kind::Leaf;
    std::string id;    // element, way, fall, definition name; "" for anonymous nodes
    std::string text;  // with the values filled in
    model::ElementKind element_kind = model::ElementKind::Voraussetzung;
    model::WayKind way = model::WayKind::None;
    std::vector<core::Citation> citations;
    model::Validity version;  // days on which this version is law
    std::string source;       // layer or guidance it stands in ("" = statute)
    State state = State::Open;
    bool as_a_rule_only = false;            // not met unless an atypical case is affirmed
    bool is_boundary_day = false;           // the other way of counting would differ by one day
    std::optional<core::Date> holds_until;  // first later day on which the state may change
    std::optional<core::Date> met_from;     // ab: first day of the current or next span "met" (if computed)
    std::optional<core::Date> met_until;    // bis: last such day
    bool is_bounded_only = false;           // "open" may be shown without need here
    std::vector<Reason> reasons;            // that still matter
    std::vector<UsedFact> facts;
    std::vector<Calculation> calculations;
    std::vector<std::string> hints, proofs;
    std::string answered_by;  // wertung/ermessen in the file: role, date and reason
    std::string person;       // for whom, if not the person judged
    std::vector<Node> children;
};

struct ConsequenceInfo {
    model::ConsequenceKind kind = model::ConsequenceKind::Ist;
    std::string text;
    State condition = State::Met;
};

/// Where a norm leads: a status, or a fact that becomes true.
struct LeadsTo {
    std::string name;  // in the words of the rules
    std::optional<core::Citation> basis;
    std::optional<core::Duration> duration;
    bool at_most = false, unlimited = false;
};

struct NormReport {
    core::Citation citation;
    std::string title;
    model::Validity version;
    Outcome outcome = Outcome::Open;
    bool as_a_rule_only = false;                 // "in der Regel nicht": only atypical cases could help
    std::optional<ConsequenceInfo> consequence;  // the strongest that holds
    std::vector<ConsequenceInfo> stronger;       // possible stronger ones
    std::vector<LeadsTo> leads_to;
    std::optional<core::Date> holds_until;
    bool sunk_by_discretion = false, sunk_by_rule = false;  // why the result is weaker than the consequence
    std::vector<std::string> transitions;                   // übergang rules that were used or are open
    std::vector<Reason> reasons;
    std::vector<AnswerSet> settled_as_yes, settled_as_no;  // Open: smallest sets, in order of ease
    bool has_all_sets = true;                              // false: there are more than these
    std::vector<Node> elements;                            // in the order of the statute
    /// DoesNotExist though no element fails alone: positions of those that cannot hold together.
    std::vector<std::size_t> conflict;
    std::optional<model::Validity> was_in_force;      // NotInForce: the last time before the law date
    std::optional<model::Validity> will_be_in_force;  // and the next one after it
    std::vector<std::string> hints;
};

/// Whether the difference between contested values matters. `Perhaps`: the result is open under each of them,
/// and it may still turn on this fact once other points are settled.
enum class Matters : std::uint8_t { No, Perhaps, Yes };

struct TriedRequirement {
    std::string id, text;
    model::ElementKind kind = model::ElementKind::Voraussetzung;
    std::optional<core::Citation> citation;
    std::vector<ElementResult> under;  // by position of the value
};
struct TriedNorm {
    struct Result {
        Outcome outcome = Outcome::Open;
        bool as_a_rule_only = false;
        bool operator==(const Result&) const = default;
    };
    core::Citation citation;
    std::string title;
    Matters matters = Matters::No;
    std::vector<Result> under;                   // by position of the value
    std::vector<TriedRequirement> requirements;  // only those that stand differently
};
/// A contested fact, every norm judged under each of the values somebody maintains; all else as in the file.
struct ContestedFact {
    std::string name, question;
    std::string person, item;  // as in Reason
    std::optional<model::Validity> span;
    std::vector<Quantity> values;  // is_entry: yes = as stated, no = there is no such entry
    bool is_entry = false;  // an entry of a list; a list or a person as a whole (no: nothing is known of it)
    Matters matters = Matters::No;  // for any norm
    std::vector<TriedNorm> norms;   // that hang on it
};

/// A fact whose longest proof lapses before the day it is needed for.
struct LapsingProof {
    UsedFact fact;
    person::Proof proof;
    core::Date needed_on;  // day from which the norm holds, else the Stichtag
    std::vector<core::Citation> norms;
};

struct Report {
    std::string person_id;
    core::Date as_of;     // Stichtag
    core::Date law_date;  // Rechtsstand
    bool evidenced_only = false;
    std::vector<std::string> layers;                            // sources switched on
    std::vector<std::pair<std::string, std::string>> readings;  // lesart, meinung chosen
    std::string rules_version, rules_digest;
    std::vector<model::CheckedAgainst> checked_against;
    std::vector<NormReport> norms;         // open first, then by outcome, then by citation
    std::vector<NormReport> not_in_force;  // listed, not evaluated
    std::vector<ContestedFact> contested;
    std::vector<LapsingProof> lapsing_proofs;
};

}  // namespace evaluator::explain
