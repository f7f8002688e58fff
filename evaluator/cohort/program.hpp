// The plan made ready for blocks of persons: of the nodes asked for, what hangs on the person judged on the
// Stichtag alone is computed column by column (Instruction), what needs other days, other persons or lists by
// the single evaluation, person by person. In: a plan and nodes. Out: instructions, operands before those
// who use them. Immutable and shared by threads; it must not outlive the plan.
#pragma once

#include <span>
#include <vector>

#include "evaluator/engine/plan.hpp"

namespace evaluator::cohort {

namespace core = dsl::core;
namespace model = dsl::model;

using engine::NodeId;
using engine::Plan;
using engine::PlanNode;

/// How the values of a node lie in memory (columns.hpp).
enum class Layout : std::uint8_t {
    Truth,  // a byte, as engine::Truth
    Range,  // two numbers: days, or whole numbers
    Mask,   // the values of a choice it can still have
    Set,    // citations, as a number in a table
};

enum class Kernel : std::uint8_t {
    // the same for all rows
    Constant,
    Day,  // the Stichtag
    // leaves: filled from the file
    Fact,        // FactUse, Age
    Period,      // CurrentPeriod
    Asked,       // wertung, ermessen: open without an answer in the file
    Variable,    // atypical case, kann way, suspension: the same
    Everybody,   // the single evaluation for every row
    ChainStart,  // first day of a chain's unbroken run, moved by what is bridged
    // truth
    All,
    Any,
    None,
    Not,
    WeakerMeans,
    Strictly,
    Copy,  // the same with other law
    Choose,
    // comparisons
    Ordered,  // numbers: at least, more, ...
    EqualNumbers,
    EqualDays,
    DayOrder,  // before, after, not later, not earlier
    IsPresent,
    InMask,
    EqualMask,
    Rank,
    InSet,
    Age,
    Distance,
    LastsSince,  // UninterruptedFor of a ChainStart
    // calculation
    Calculate,
    // person by person
    Mixed,   // truth of which some operands are no columns: put together where it is asked for
    Single,  // the single evaluation
};
constexpr bool is_constant(Kernel kernel) { return kernel <= Kernel::Day; }
constexpr bool is_leaf(Kernel kernel) { return kernel >= Kernel::Fact && kernel <= Kernel::ChainStart; }
constexpr bool is_computed(Kernel kernel) { return kernel > Kernel::ChainStart && kernel < Kernel::Mixed; }
constexpr bool is_column(Kernel kernel) { return kernel < Kernel::Mixed; }

struct Instruction {
    Kernel kernel = Kernel::Single;
    Kernel mixed = Kernel::Single;  // Mixed: All … Choose
    Layout layout = Layout::Truth;
    model::Operation operation = model::Operation::Constant;
    model::Measure measure = model::Measure::AtLeast;
    bool moves = false;       // Range: goes with the Stichtag
    bool is_uniform = false;  // Truth: the same in all lanes
    bool is_number = false;   // Range: not days
    NodeId node = engine::no_node;
    std::uint32_t operands = 0, operand_count = 0;  // into Program::operands
    core::Date law_until = core::Date::never();
    const engine::Value* constant = nullptr;  // what is compared with
};

struct ProgramOptions {
    bool with_until = true;  // also until when
    /// Nothing is left to be done person by person: what has no kernel is a leaf. For columns that are filled
    /// once and judged often; without until.
    bool all_columns = false;
};

class Program {
public:
    Program(const Plan& plan, std::span<const NodeId> asked, const ProgramOptions& options = {});

    const Plan& plan() const { return *plan_; }
    const ProgramOptions& options() const { return options_; }
    const std::vector<Instruction>& instructions() const { return instructions_; }
    std::span<const std::uint32_t> operands(const Instruction& one) const {
        return {operands_.data() + one.operands, one.operand_count};
    }
    /// The instruction of a node asked for.
    std::uint32_t instruction_of(NodeId node) const { return numbers_[node]; }

private:
    friend class Compiler;

    const Plan* plan_;
    ProgramOptions options_;
    std::vector<Instruction> instructions_;
    std::vector<std::uint32_t> operands_;
    std::vector<std::uint32_t> numbers_;  // by node
};

}  // namespace evaluator::cohort
