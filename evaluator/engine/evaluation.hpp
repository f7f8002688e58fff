// Runs a plan on a person: fills one value per node of the plan, on demand, for the Stichtag; nodes inside
// lists, on other days or for other persons are computed in a Context of their own. The memory is kept
// between persons. Reads no clock and no file; never throws for what is in the person's file.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "evaluator/engine/context.hpp"
#include "evaluator/engine/memo.hpp"
#include "evaluator/engine/plan.hpp"

namespace evaluator::engine {

/// What stays open until somebody fills it (semantics.md, table of reasons).
struct Variable {
    enum class Kind : std::uint8_t {
        Fact,
        Judgement,
        Discretion,
        Reading,
        Atypical,
        Suspension,
        Person,    // whether there is such a person, and who
        Doubtful,  // days of a chain whose status the table calls doubtful: ref is the model::ChainId
    } kind = Kind::Fact;
    std::uint32_t ref = ~0U;  // FactId, JudgementId, PlanBlock, ReadingId
    PersonIndex who = 0;
    model::FactId list{};  // item it is asked for
    std::uint32_t position = 0;
    std::optional<model::Validity> gap;
    core::Date day;            // Fact: first of the days for which the same answer is asked (answer_span)
    std::uint32_t norm = ~0U;  // Discretion of a kann norm

    bool operator==(const Variable& other) const;
};

/// Trying an answer: the variable has this value.
struct Assumption {
    Variable variable;
    Value value;
};

/// One stretch of a chain's days: the class of its days in each bound and lane (bit as in Truth).
struct ChainStretch {
    core::Date from;
    std::array<std::uint8_t, 8> classes{};  // DayClass
    std::array<std::int16_t, 8> lines{};    // line of the plan's chain that decided; -1 none
};
enum class DayClass : std::uint8_t { Missing, Bridged, Half, Counts };

struct ChainFigures {
    core::Date start = core::Date::never();        // first counting day; never: no chain
    core::Date moved_start = core::Date::never();  // after subtraction and credit
    core::Rational subtracted;
    std::int64_t credited = 0;
    bool moves_along = false;                    // bridged or half on the day: the start moves with it
    core::Date gap_until = core::Date::never();  // a running gap: next day on which its acceptance may change
};
struct GapVerdict {
    Truth counted = Truth::no(), capped = Truth::no(), half = Truth::no(), bridged = Truth::no();
    /// Capped: the days from here on are bridged only, per bound and lane.
    std::array<core::Date, 8> counted_to{};
    core::Date until = core::Date::never();  // the gap growing day by day: next day on which this may change
    std::int16_t counted_line = -1, capped_line = -1, half_line = -1, bridged_line = -1;
};

/// Bit of Dependencies that stands for a variable.
inline std::size_t dependency_bit(Variable::Kind kind, std::uint32_t ref) {
    return (ref + static_cast<std::uint32_t>(kind) * 29U) % Dependencies{}.size();
}

struct ChainResult {
    std::uint32_t chain = 0;             // Plan::chains
    std::uint32_t begin = 0, count = 0;  // stretches
    Context context;                     // of the person, on the Stichtag
    Until until;
};

class Evaluation {
public:
    explicit Evaluation(const Plan& plan) : plan_(&plan) {}

    /// Begins with a person; the references must outlive the evaluation.
    void begin(const Household& household, core::Date as_of, PersonIndex who = 0);
    /// Goes over to another state of the household begun with, for the same person and Stichtag. What does
    /// not hang on facts in which the two differ stays. Both must outlive the evaluation. False: they differ
    /// in more, and the evaluation has begun anew, with this one. (vary.cpp)
    bool vary(const Household& household);

    Value value(NodeId node) { return value(node, root()); }
    Value value(NodeId node, const Context& context);
    Truth truth(NodeId node) { return truth_value(node, root()).truth; }
    /// The same as value() of a node that is Wahr, and quicker.
    TruthValue truth_value(NodeId node, const Context& context) {
        return context.is_root ? root_truth(node, context) : truth_elsewhere(node, context);
    }

    const Plan& plan() const { return *plan_; }
    const Household& household() const { return *household_; }
    core::Date as_of() const { return as_of_; }
    Context root() const;

    /// Answers tried instead of the file's (missing sets, what if, exactness). Values that do not hang on
    /// them stay; what was computed with answers tried before is dropped.
    void assume(std::vector<Assumption> assumptions);
    bool has_assumptions() const { return !assumptions_.empty(); }

    // --- for the explanation: what lies behind a value
    /// Days of a DaysWith or ChainUse node.
    Value days_of(const PlanNode& node, const Context& context) {
        return node.operation == model::Operation::ChainUse ? chain_use(node, context)
                                                            : days_with(node, context);
    }
    std::span<const DayStep> steps(const StepRange& range) const {
        return {layers_[layer_in(range.begin)].steps.data() + place_in(range.begin), range.count};
    }
    const ChainResult& chain_result(std::int32_t index) const {
        const auto number = static_cast<std::uint32_t>(index);
        return layers_[layer_in(number)].chain_results[place_in(number)];
    }
    std::span<const ChainStretch> stretches(const ChainResult& result) const {
        return {layers_[layer_in(result.begin)].stretches.data() + place_in(result.begin), result.count};
    }
    ChainFigures chain_figures(const ChainResult& result, int bit, core::Date day);
    GapVerdict gap_verdict(const ChainResult& result, core::Date from, core::Date until);
    Value read_fact(model::FactId fact, const Frame& frame, core::Date day);
    /// The days around `day` between which the file has no edge for the fact: one answer is asked for them.
    model::Validity answer_span(model::FactId fact, const Frame& frame, core::Date day);
    /// The list on that day: nullptr where it is missing; `complete` false where items may be missing.
    const person::ItemList* read_list(model::FactId fact, const Frame& frame, core::Date day,
                                      bool& is_complete, bool& is_nobody, Until& until);
    /// Person behind a Person fact: none = nobody, unknown_person = somebody whose file is not there;
    /// missing: not known.
    std::optional<PersonIndex> read_person(model::FactId fact, const Frame& frame, core::Date day,
                                           bool& is_missing, Until& until);
    Frame item_frame(model::FactId list, const Frame& owner, const person::ItemList& items,
                     std::uint32_t position) const;
    /// Whether there is such an item: open where it is contested, or not evidenced in the mode that wants
    /// that.
    Truth exists(const person::Item& item, Until& until) const;
    /// Whether an item is there on the day: certainly, possibly. A period must cover it, a person be born.
    Truth covers(const Frame& item, core::Date day, Until& until);
    Variable variable_of(const PlanNode& node, const Context& context);
    const person::Answer* answer_to(model::JudgementId judgement, const Context& context,
                                    std::uint8_t frame) const;
    const person::ElementAnswer* element_answer(std::uint32_t block, const Frame& frame, bool atypical) const;
    /// The discretion of a kann norm as a whole (under `besteht`).
    const person::ElementAnswer* norm_answer(model::NormId norm, const Frame& frame) const;

private:
    Value compute_other(const PlanNode& node, const Context& context);  // than junctions
    Value compute_expression(const PlanNode& node, const Context& context);
    const Value& root_value(NodeId node, const Context& root);
    static bool is_junction(const PlanNode& node) {
        if (node.kind != NodeKind::Expression)
            return node.kind == NodeKind::WeakerMeans || node.kind == NodeKind::Strictly;
        switch (node.operation) {
            case model::Operation::AllOf:
            case model::Operation::AnyOf:
            case model::Operation::NoneOf:
            case model::Operation::Not:
            case model::Operation::CountOf: return true;
            default: return false;
        }
    }
    TruthValue root_truth(NodeId node, const Context& root);
    TruthValue truth_elsewhere(NodeId node, const Context& context);
    TruthValue compute_truth(const PlanNode& node, const Context& context);
    TruthValue compute_junction(const PlanNode& node, const Context& context);
    Value variable(const PlanNode& node, const Context& context);
    Value every_person(const PlanNode& node, const Context& context);
    Value law_switch(const PlanNode& node, const Context& context);
    TruthValue junction(const PlanNode& node, const Context& context, bool conjunction);
    TruthValue count_of(const PlanNode& node, const Context& context);
    Value judgement(const PlanNode& node, const Context& context);
    std::optional<Value> tried_fact(model::FactId id, const Frame& frame, core::Date day);
    Value current_period(const PlanNode& node, const Context& context);
    Value for_person(const PlanNode& node, const Context& context);
    Value table_value(const PlanNode& node, const Context& context);
    Value on_day(const PlanNode& node, const Context& context);
    Value choose(const PlanNode& node, const Context& context);
    Value age(const PlanNode& node, const Context& context);
    Value list_operation(const PlanNode& node, const Context& context);
    Value compare_node(const PlanNode& node, const Context& context);
    Value distance(const PlanNode& node, const Context& context);
    Value days_operation(const PlanNode& node, const Context& context);
    Value days_with(const PlanNode& node, const Context& context);
    Value chain_use(const PlanNode& node, const Context& context);
    Value uninterrupted(const PlanNode& node, const Context& context, const Value& days, const Value& period);
    Value in_total(const PlanNode& node, const Context& context);
    Value throughout(const PlanNode& node, const Context& context);
    core::Date run_start(const Value& days, int bit, core::Date day, bool& moves_along, Until& until);
    core::Date next_edge(const Value& days, core::Date day) const;
    std::array<std::uint8_t, 8> classify(const PlanChain& chain, const Context& context, Until& until,
                                         std::array<std::int16_t, 8>& lines);
    StepRange store(const PlanNode& node, std::size_t begin);
    const Value* assumed(const Variable& variable) const;

    std::uint32_t scope_of(const Context& context);
    /// What is found is kept as long as all it hangs on stays: the household begun with, the one it was
    /// varied to, or the answers tried.
    enum Layer : std::uint32_t { Begun, Varied, Tried };
    Layer layer_of(const Dependencies& dependencies) const {
        if (!assumptions_.empty() && (dependencies & assumed_).any()) return Tried;
        return is_varied_ && (dependencies & varied_).any() ? Varied : Begun;
    }
    // Numbers of steps, stretches and chain results tell their layer, too.
    static constexpr std::uint32_t layer_shift = 28;
    static constexpr std::uint32_t layer_in(std::uint32_t number) { return number >> layer_shift; }
    static constexpr std::uint32_t place_in(std::uint32_t number) {
        return number & ((1U << layer_shift) - 1);
    }
    static std::uint32_t number_in(Layer layer, std::size_t place) {
        return (static_cast<std::uint32_t>(layer) << layer_shift) | static_cast<std::uint32_t>(place);
    }
    const Dependencies& dependencies_of(const PlanNode& node) const {
        return plan_->dependencies[static_cast<std::size_t>(&node - plan_->nodes.data())];
    }
    ChainResult stretches_of(const PlanNode& node, const Context& body);
    std::int32_t keep(const ChainResult& result, Layer layer);
    std::span<const DayStep> counting_days(const Value& days, DayClass least);

    const Plan* plan_;
    const Household* household_ = nullptr;
    PersonIndex who_ = 0;
    core::Date as_of_;
    /// Where a fact is read: what is the same in both states is read in the one that stays.
    const Household& file_of(model::FactId fact) const {
        const bool differs = is_varied_ && varied_.test(dependency_bit(Variable::Kind::Fact, fact.index));
        return differs ? *household_ : *begun_with_;
    }

    const Household* begun_with_ = nullptr;
    bool is_varied_ = false;
    Dependencies varied_;
    /// Values at the root, a stamp each that says for which person; those away from it; what values point to.
    /// Nodes that are Wahr have theirs among the truths.
    struct Kept {
        struct Stamped {
            TruthValue value;
            std::uint32_t stamp = 0;
        };
        std::vector<Value> values;
        std::vector<std::uint32_t> stamps;
        std::vector<Stamped> truths;
        std::uint32_t stamp = 0;
        Memo<Value> values_elsewhere;
        Memo<TruthValue> truths_elsewhere;
        std::vector<DayStep> steps;
        std::vector<ChainStretch> stretches;
        std::vector<ChainResult> chain_results;

        void clear(std::size_t nodes);
    };
    std::array<Kept, 3> layers_;  // by Layer
    Scopes scopes_;
    std::vector<Assumption> assumptions_;
    Dependencies assumed_;
    // Stacks of sets of days being built; kept so that evaluating allocates nothing.
    std::vector<DayStep> building_steps_;
    std::vector<ChainStretch> building_stretches_;
};

/// Joins what two alternatives give: the values either can have.
Value hull(const Value& a, const Value& b);
/// What is known of a value in a file.
Value from_known(const person::Known& known, model::BaseType type);
/// The widest value of a type.
Value unknown_value(model::BaseType type, std::size_t choice_values);

}  // namespace evaluator::engine
