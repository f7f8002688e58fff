// What is missing: for a norm that is not met, every irreducible set of changes that would make it met
// (semantics.md, "What is missing"). A change is waiting, an answer to what is not known, a fact that would
// have to be different, a step one can take, a judgement, discretion, reading or atypical case decided in
// favour. Each set is evaluated whole and without each of its members. In: rule book, person, options. Out:
// plain data; it decides nothing and writes no sentence.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "evaluator/explain/explain.hpp"
#include "evaluator/missing/steps.hpp"
#include "evaluator/timeline/timeline.hpp"

namespace evaluator::missing {

/// In order of ease; a set ranks as its hardest change.
enum class Kind : std::uint8_t {
    Step,       // a `maßnahme`
    Answer,     // not known, partly known or without proof
    Different,  // the file says otherwise
    Judgement,  // nobody has judged yet
    Discretion,
    Reading,
    Atypical,
    Overruled,  // a human has already decided otherwise
};

/// What has to be said of the fact or judgement.
struct Needed {
    enum class Says : std::uint8_t {
        Yes,
        No,
        OneOf,
        AtLeast,
        MoreThan,
        AtMost,
        NotLater,
        NotEarlier,
        Suitable
    };
    Says says = Says::Yes;
    explain::Quantity value;          // AtLeast … NotEarlier
    std::vector<std::string> values;  // OneOf: texts of the choice's values; from the lowest, if `or_better`
    bool or_better = false;           // OneOf: this value or a higher one
};

/// A requirement that is not met without the change.
struct Served {
    std::string id, text;
    std::optional<core::Citation> citation;
};

struct Change {
    Kind kind = Kind::Answer;
    explain::Reason asked;  // what it is about; of a step: its name and text
    Needed needed;
    std::optional<explain::UsedFact> known;  // Different: what the file says now
    std::string decided;                     // Overruled: role, day and reason
    bool is_event = false;                   // a day in a person's life: "it has happened"
    bool is_list = false;                    // whether there is an entry
    std::optional<core::Duration> takes;     // Step; nothing: nobody knows how long
    bool takes_about = false;
    std::vector<std::string> hints;       // Step
    std::vector<StepInfo> attainable_by;  // Answer: how it can be brought about, if it is not so yet
    std::vector<Served> served;

    bool operator==(const Change& other) const { return subject == other.subject && key == other.key; }
    std::uint32_t subject = 0;  // number within this result: equal ones are about the same thing
    std::string key;            // what is said of it
};

struct ChangeSet {
    std::vector<Change> changes;
    core::Date day;            // first day on which the norm is met with these changes
    bool needs_time = false;   // waiting is a member: on any earlier day they are not enough
    bool is_day_known = true;  // false: a step takes nobody knows how long
    bool is_proven = false;    // evaluated whole and without each member; else put together from parts
    Kind rank = Kind::Step;
    explain::Outcome outcome = explain::Outcome::Open;
    std::vector<Served> served_by_time;
};

/// One way to what a group of requirements needs.
struct Option {
    std::vector<Change> changes;
    bool waits = false;
    core::Date day;  // first day on which a set with it is enough
    Kind rank = Kind::Step;
    explain::Outcome outcome = explain::Outcome::Open;  // of the best set with it
};
/// Requirements, and the ways to them: any one is enough.
struct Part {
    std::vector<Served> requirements;
    std::vector<Option> options;
};

/// A requirement nothing can change.
struct Blocker {
    Served element;
    model::ElementKind kind = model::ElementKind::Voraussetzung;
    std::vector<explain::UsedFact> facts;
    bool is_about_status = false;  // it hangs on the status, which only the grant of another norm changes
};

struct NormMissing {
    core::Citation citation;
    std::string title;
    explain::Outcome today = explain::Outcome::Open;
    bool as_a_rule_only = false;
    bool is_met = false;          // today; then there are no sets
    std::vector<ChangeSet> sets;  // in order
    std::vector<Part> parts;      // the same sets as one option of each part, where that is all of them
    std::vector<Change> always;   // in every set
    bool always_time = false;
    bool is_size_cut = false;        // larger sets were left out
    std::size_t complete_up_to = 0;  // every irreducible set of at most so many changes is there
    bool is_complete = true;         // false: some of these may be missing all the same
    std::vector<Blocker> blockers;   // no set: what stands in the way on every day
    std::vector<Served> open;        // no set within the limit: requirements not met
    std::vector<Change> left_out;    // no set: there would be, if these facts could still change
    model::Validity in_force;        // of the norm
};

struct Missing {
    std::string person_id;
    core::Date as_of, law_date;
    core::Date horizon;  // days before it were looked at
    bool evidenced_only = false;
    std::string rules_version, rules_digest;
    std::vector<NormMissing> norms;
};

struct Wish {
    std::size_t most_changes = 4;  // size up to which the sets are complete
    std::size_t most_sets = 64;
    int years_ahead = 10;
    /// Fills values into texts in another language; empty: in German.
    std::function<std::string(const explain::Quantity&)> say_value;
};

/// Rule book and plans, kept for many persons; with the conditions of the steps beside the norms. Not for use
/// by several threads at once.
class Laws {
public:
    Laws(const model::RuleBook& book, engine::Options options, std::vector<core::Citation> targets);
    Laws(const Laws&) = delete;
    Laws& operator=(const Laws&) = delete;

    const model::RuleBook& book() const { return book_; }
    const engine::Options& options() const { return plans_.options(); }
    /// The plan for the day, with the law of that day, or with the law that is frozen.
    const engine::Plan& on(core::Date day);
    /// The same for one norm, under readings not chosen yet.
    using Readings = std::vector<std::pair<model::ReadingId, std::uint32_t>>;
    const engine::Plan& on(core::Date day, const Readings& readings, const core::Citation& norm);
    const std::vector<PlannedStep>& steps() const { return steps_; }

private:
    model::RuleBook book_;
    std::vector<PlannedStep> steps_;
    timeline::Plans plans_;
    std::map<std::pair<Readings, core::Citation>, timeline::Plans> plans_by_readings_;
};

/// The sets as choices, one option of each part; nothing where they are not just that.
std::vector<Part> parts_of(const NormMissing& norm);

Missing missing(Laws& laws, const person::Household& household, const Wish& wish = {},
                person::PersonIndex who = 0);

}  // namespace evaluator::missing
