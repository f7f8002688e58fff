// Walks down the nodes of a plan that are not met on one day and puts together what would make them met, from
// what makes their parts met (internal to missing). Where a subject stands in several places, sets may be
// missing or not enough: missing.cpp evaluates each of them and searches on from there.
#pragma once

#include <map>
#include <set>
#include <tuple>
#include <vector>

#include "evaluator/missing/subjects.hpp"

namespace evaluator::missing {

class Evaluations;

/// What all days share.
struct Shared {
    Laws& laws;
    core::Date today, horizon;
    Subjects subjects;
    std::set<core::Date> days;  // to look at: those on which something turns
    /// Some sets want a thing one way and others another way: then what is put together from parts may miss
    /// sets.
    bool has_conflict = false;
    Evaluations& evaluations;      // also of the file after a step
    bool changes_lasting = false;  // also facts that cannot change any more (`unveränderlich`)
    bool met_lasting = false;      // one was left as it is
};

class Search {
public:
    /// `given`: changes taken as made; what is found comes on top of them.
    Search(Shared& shared, engine::Evaluation& evaluation, Limits& limits,
           std::vector<engine::Assumption> given = {})
        : shared_(shared),
          evaluation_(evaluation),
          plan_(evaluation.plan()),
          limits_(limits),
          given_(std::move(given)) {
        evaluation_.assume(given_);
    }

    Family settle(engine::NodeId id) { return settle(id, evaluation_.root(), true); }
    /// A consequence in force whose condition holds.
    Family consequence(const engine::PlanNorm& norm);
    /// Conditions nothing can change.
    struct Dead {
        engine::NodeId node;
        engine::Context context;
    };
    const std::vector<Dead>& dead() const { return dead_; }
    /// The file searched is one after a step that changed its lists; no second one is looked for.
    void leave_lists() { leaves_lists_ = true; }
    void forget_dead() { dead_.clear(); }

private:
    using NodeId = engine::NodeId;
    using Context = engine::Context;
    using PlanNode = engine::PlanNode;
    using Says = Literal::Says;

    // search.cpp
    Family settle(NodeId id, const Context& context, bool wanted);
    Family inside(NodeId id, const PlanNode& node, const Context& context, bool wanted);
    NodeId operand(const PlanNode& node, std::uint32_t i) const { return plan_.operand(node, i); }
    Family all(const PlanNode& node, const Context& context, bool wanted);
    Family any(const PlanNode& node, const Context& context, bool wanted);
    Family expression(NodeId id, const PlanNode& node, const Context& context, bool wanted);
    Family either(const Family& a, const Family& b) { return Family::either(a, b, limits_); }
    Family both(const Family& a, const Family& b) { return Family::both(a, b, limits_); }
    Family at_least(std::size_t needed, const PlanNode& node, const Context& context, bool wanted);
    Family count_of(const PlanNode& node, const Context& context, bool wanted);
    Family choice(const PlanNode& node, const Context& context, bool wanted);
    Family on_day(NodeId id, const PlanNode& node, const Context& context, bool wanted);

    // search_lists.cpp
    Family exists(NodeId id, const PlanNode& node, const Context& context, bool wanted);
    Family every_item(NodeId id, const PlanNode& node, const Context& context, bool wanted);
    struct List {
        std::vector<Context> items;  // that may belong to it
        bool is_complete = false;
        engine::OpenVariable variable;
    };
    List list_of(const PlanNode& node, const Context& context);
    engine::OpenVariable person_variable(std::uint32_t fact, const engine::Frame& owner,
                                         const Context& context) const;
    Family for_person(NodeId id, const PlanNode& node, const Context& context, bool wanted);
    Family every_person(const PlanNode& node, const Context& context, bool wanted);

    // search_leaves.cpp, search_steps.cpp
    struct Leaf {
        NodeId id;
        Context context;
        bool wanted;
    };
    Subject subject_of(const engine::OpenVariable& open, Kind kind) const;
    Family answer(const engine::OpenVariable& open, Says says, Kind kind);
    Family weighed(NodeId id, const PlanNode& node, const Context& context, bool wanted);
    Family leaf(NodeId id, const Context& context, bool wanted);
    Family by_steps(const Leaf& leaf, std::set<std::uint32_t>& attained);
    Family by_list_steps(const Leaf& leaf);
    bool reads_complete_list(const PlannedStep& step, const Leaf& leaf);
    bool is_reached_after(const Leaf& leaf, std::uint32_t step);
    Family taken(std::uint32_t step, const Family& asked);
    Family conditions_of(const PlannedStep& step);
    std::vector<Subject> subjects_in(const Leaf& leaf, const std::set<std::uint32_t>& attained);
    void changeable_facts(NodeId id, const Context& context, std::vector<Subject>& into, int depth = 0);
    bool can_change(model::FactId fact, const engine::Frame& frame, const Context& context);
    Family by_trying(const Leaf& leaf, const std::vector<Subject>& subjects);
    bool is_reached(const Leaf& leaf, const std::vector<engine::Assumption>& assumed, bool notes_day);
    void note_turning_day(const Leaf& leaf);
    void back_to_given() { evaluation_.assume(given_); }

    // thresholds.cpp
    std::vector<Literal> cells(const Subject& subject);
    std::vector<Literal> thresholds(const Leaf& leaf, const Subject& subject,
                                    std::vector<engine::Assumption>& assumed);
    template <typename Reached>
    std::vector<Literal> number_thresholds(const Subject& subject, const Reached& reached);
    template <typename Reached>
    std::vector<Literal> day_thresholds(const Subject& subject, const Reached& reached);

    static constexpr std::size_t most_tries = 160;  // per leaf

    Shared& shared_;
    engine::Evaluation& evaluation_;
    const engine::Plan& plan_;
    Limits& limits_;
    std::vector<engine::Assumption> given_;
    engine::Lane lane_ = engine::Lane::Full;
    std::size_t tries_ = 0;
    int step_depth_ = 0;
    bool leaves_lists_ = false;
    using Key = std::tuple<NodeId, bool, engine::Lane>;
    struct Settled {
        Family family;
        bool is_size_cut = false;  // larger sets were dropped
    };
    std::map<Key, Settled> composites_, leaves_;  // at the root
    std::vector<Dead> dead_;
};

}  // namespace evaluator::missing
