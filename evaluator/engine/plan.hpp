// The rules ready to run: for one Rechtsstand, one set of layers and readings, all norms in force as a graph
// of nodes. Definitions, ways, general parts, transitions and links to other norms are already put together.
// Immutable and shared by threads; made by compile(). It knows no person.
#pragma once

#include <bitset>
#include <optional>
#include <string>
#include <vector>

#include "evaluator/engine/options.hpp"
#include "evaluator/engine/value.hpp"

namespace evaluator::engine {

using NodeId = std::uint32_t;
constexpr NodeId no_node = ~NodeId{0};

/// What a node does. The first ones are the operations of the language (dsl/model/operations.def), the others
/// put elements, persons and versions together.
enum class NodeKind : std::uint8_t {
    Expression,   // `operation` says what; operands are nodes
    Call,         // a definition's body (operand 0) for the person (and item) of `frame`
    LawSwitch,    // operand 0: day; then one body per span of plan.law_spans[ref ...]
    Atypical,     // variable of the element `ref` (PlanElement)
    Discretion,   // variable of a kann way or kannausschluss (PlanBlock `ref`), or of a kann norm under
                  // `besteht`
    Suspension,   // the end of a proceeding; never answered but by the facts
    WeakerMeans,  // operand 0 through a soll or regelmäßig way
    Strictly,     // operand 0 without discretion and weaker means (Anspruch)
    EveryPerson,  // operand 0 for each person of the fact `ref` (für partner): if there is none, yes
};

/// Which variables a node may hang on, one bit each; two variables may share a bit: then a node only seems to
/// hang on more than it does.
using Dependencies = std::bitset<256>;

struct PlanNode {
    NodeKind kind = NodeKind::Expression;
    model::Operation operation = model::Operation::Constant;
    model::BaseType type = model::BaseType::Wahr;
    model::Measure measure = model::Measure::AtLeast;
    std::uint8_t frame = 0;
    bool per_item = false;  // Call: the body's frame 0 is the item, frame 1 the person
    /// What the author compares or calculates with: types of the first two operands.
    model::BaseType left = model::BaseType::Unbekannt, right = model::BaseType::Unbekannt;
    std::uint32_t ref = ~0U;
    std::uint32_t column = 0;
    std::uint32_t operands = 0;  // begin in Plan::operands
    std::uint32_t operand_count = 0;
    std::uint32_t constant = ~0U;                // index in Plan::constants
    core::Date law_until = core::Date::never();  // next day on which this node itself reads other law
    model::ExpressionId origin;                  // what the author wrote

    /// Its value is a truth and nothing else.
    bool is_truth() const {
        const bool is_typed =
            kind == NodeKind::Expression || kind == NodeKind::Call || kind == NodeKind::LawSwitch;
        return !is_typed || type == model::BaseType::Wahr;
    }
};

/// What reading a fact needs to know of it, in one place: the rule book's own entry is large.
struct PlanFact {
    model::BaseType base = model::BaseType::Unbekannt;
    std::uint8_t choices = 64;  // number of values
    bool is_attribute = false;  // of the items of a list
    model::FactId list;         // that list
};

/// A chain as of the plan's law.
struct PlanChainLine {
    model::ChainLineKind kind = model::ChainLineKind::Counts;
    bool is_gap = false, is_capped = false;
    NodeId limit = no_node, condition = no_node, counting = no_node;
    const model::ChainLine* origin = nullptr;
};
struct PlanChain {
    model::ChainId chain;
    std::vector<PlanChainLine> lines;
    core::Date law_until = core::Date::never();
};

struct PlanRow {
    model::ChoiceMask keys = 0;
    std::vector<NodeId> cells;
};
struct PlanTable {
    model::TableId table;
    std::vector<PlanRow> rows;
    core::Date law_until = core::Date::never();
};

/// A block with its ways, kept for the explanation; its meaning is in the nodes.
struct PlanBlock {
    model::BlockId block;
    NodeId value = no_node;  // (B or any way) and no exception; for ways: with their variable
    NodeId base = no_node;   // B alone; no_node = always
    NodeId only_if = no_node;
    std::vector<std::uint32_t> ways;        // PlanBlock indices, entfällt … soll genügen
    std::vector<std::uint32_t> exceptions;  // es sei denn
    std::string path;                       // "straffrei/geringfügig": how answers address it
    core::Citation norm;                    // norm it is judged for
    std::vector<std::pair<std::string, NodeId>> text_values;  // {name} in the block's text
};

struct PlanElement {
    model::ElementId element;
    model::ElementKind kind = model::ElementKind::Voraussetzung;
    std::uint32_t block = 0;
    std::vector<std::uint32_t> deviations;  // PlanBlock: ways from elsewhere (abweichend von)
    NodeId atypical = no_node;
    NodeId value = no_node;   // does not stand in the way, for everybody it is asked of
    NodeId single = no_node;  // the same for one person
    bool for_self = true;
    std::vector<model::FactId> for_persons;
    bool uses_claim = false;
    bool is_taken_over = false, is_general = false;
    core::Date law_date;             // law it was read in (transition: an older one)
    std::uint32_t transition = ~0U;  // index in PlanNorm::transitions; old or new side
    bool is_old_side = false;
};

struct PlanTransition {
    model::TransitionId transition;
    NodeId condition = no_node;
    NodeId value = no_node;  // the replaced elements together
    bool revives = false;    // the norm itself is out of force and only stands through it
};

struct PlanConsequence {
    const model::Consequence* origin = nullptr;
    NodeId condition = no_node;
};

struct PlanNorm {
    model::NormId norm;
    core::Citation citation;
    bool is_requested = true;  // else only linked to by another norm
    bool stands = true;        // in force, or revived by a transition
    std::vector<PlanElement> elements;
    std::vector<PlanTransition> transitions;
    std::vector<PlanConsequence> consequences;
    NodeId value = no_node;  // all elements
    core::Date law_until = core::Date::never();
};

/// A maßnahme or an ereignis: when it can begin, how long it takes, what it sets.
struct PlanEffect {
    const model::Effect* origin = nullptr;
    NodeId value = no_node;          // Is, AtLeast
    std::vector<NodeId> attributes;  // NewItem: in the order of `origin`
};
struct PlanStep {
    model::StepId step;
    NodeId condition = no_node;  // all of `setzt voraus`
    NodeId takes = no_node;      // no_node: at once
    std::vector<PlanEffect> effects;
};

struct Plan {
    Plan() = default;
    Plan(Plan&&) = default;  // no copies: constant_values point into constants
    Plan& operator=(Plan&&) = default;

    const model::RuleBook* book = nullptr;
    Options options;
    core::Date law_date;
    core::Date law_until = core::Date::never();  // the whole plan is the same until then
    std::vector<PlanNode> nodes;
    std::vector<NodeId> operands;
    std::vector<Dependencies> dependencies;  // per node, with all below it
    std::vector<model::Constant> constants;
    std::vector<Value> constant_values;                   // the same, ready to use
    std::vector<std::vector<model::Validity>> law_spans;  // LawSwitch: spans in order of its bodies
    std::vector<PlanFact> facts;                          // by FactId.index
    std::vector<PlanChain> chains;
    std::vector<PlanTable> tables;
    std::vector<PlanBlock> blocks;
    std::vector<PlanStep> steps;  // if asked for (Options::with_steps)
    std::vector<PlanNorm> norms;  // in force (or revived), in order of citation
    std::vector<model::NormId> not_in_force;

    const NodeId* begin_of(const PlanNode& node) const { return operands.data() + node.operands; }
    NodeId operand(const PlanNode& node, std::uint32_t position) const {
        return operands[node.operands + position];
    }
    const PlanNorm* find(const core::Citation& citation) const;
};

/// A length the rules write down, itself or as a `wert` of the law of that day; nothing if it depends on
/// facts.
std::optional<core::Duration> written_duration(const model::RuleBook& book, model::ExpressionId expression,
                                               core::Date law_date);

/// Puts together the law of `options.law_date` (default: as_of). `targets`: norms at or below these
/// citations; empty = all.
Plan compile(const model::RuleBook& book, const Options& options,
             const std::vector<core::Citation>& targets = {});

}  // namespace evaluator::engine
