// The files that steps and grants make of a household, as a tree: each place knows only what happened to the
// place before, and its household is put together when somebody looks at it (internal to evaluator/pathway).
// What hangs on a few facts only is the same in two files with the same history of those facts: that lets
// thousands of tries share what was found out about one of them.
#pragma once

#include <deque>
#include <initializer_list>
#include <map>
#include <optional>
#include <unordered_map>
#include <vector>

#include "evaluator/pathway/effects.hpp"
#include "evaluator/pathway/scan.hpp"

namespace evaluator::pathway {

/// Facts of the rule book, exactly; answers are the same in all files of a tree.
class FactSet {
public:
    FactSet() = default;
    /// What nodes of the plan read.
    FactSet(const engine::Plan& plan, std::initializer_list<engine::NodeId> nodes);

    /// For a list, its attributes too.
    void add(const model::RuleBook& book, model::FactId fact);
    void add(const FactSet& other);
    bool meets(const FactSet& other) const;
    bool empty() const { return words_.empty(); }

private:
    void set(std::uint32_t number);

    std::vector<std::uint64_t> words_;
};

/// Hash of several numbers, for keys of what is remembered.
template <typename... Numbers> std::uint64_t key_of(Numbers... numbers) {
    std::uint64_t key = 0;
    const auto mix = [&](std::uint64_t number) {
        key = (key ^ number) * 0x9E3779B97F4A7C15ULL;
        key ^= key >> 29U;
    };
    (mix(static_cast<std::uint64_t>(numbers)), ...);
    return key;
}

class Files {
public:
    using Place = std::uint32_t;

    explicit Files(Scanner& scanner) : scanner_(scanner) {}

    /// One made elsewhere begins a tree of its own.
    Place place_of(const File& file);
    const File& file(Place place);
    /// The step done by that person on the day; nothing: that changes nothing.
    std::optional<Place> after(Place place, person::PersonIndex who, model::StepId step, core::Date end);
    /// A file made by something that sets these facts; `what`: a number that tells it from others.
    void note(Place before, const File& after, std::uint64_t what, const FactSet& sets);

    /// The same for two files: nothing of these facts differs.
    std::uint64_t history(Place place, const FactSet& facts) const;
    const FactSet& facts_set_by(const engine::Plan& plan, const engine::PlanStep& step) {
        return event_of(plan, step).sets;
    }
    /// Files made by steps are put together again when needed.
    void let_go();

private:
    struct Event {  // of a step in the law of a day
        FactSet sets, reads;
        FactSet both;
    };
    struct Node {
        Place before = none;
        std::uint64_t what = 0;
        const Event* event = nullptr;              // none: a tree begins here
        const ResolvedEffects* effects = nullptr;  // none: `file` is always there
        person::PersonIndex who = 0;
        File file;
    };
    static constexpr Place none = ~Place{0};

    const Event& event_of(const engine::Plan& plan, const engine::PlanStep& step);
    const ResolvedEffects& effects_of(Place place, person::PersonIndex who, const engine::PlanStep& step,
                                      core::Date end);
    Place add(Node node);

    Scanner& scanner_;
    std::deque<Node> nodes_;
    std::vector<Place> put_together_;
    std::map<const person::Household*, Place> places_;
    std::map<const engine::PlanStep*, Event> events_;
    std::deque<Event> other_events_;
    std::unordered_map<std::uint64_t, std::optional<Place>> after_;
    std::unordered_map<std::uint64_t, ResolvedEffects> effects_;  // nodes stay where they are
    std::unordered_map<std::uint64_t, bool> changes_;
};

/// The step in the law of a plan, or nullptr.
const engine::PlanStep* step_in(const engine::Plan& plan, model::StepId step);

}  // namespace evaluator::pathway
