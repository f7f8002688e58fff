#include "evaluator/cohort/conflicts.hpp"

#include <bit>

namespace evaluator::cohort {

namespace {

constexpr int most_visits = 20000;  // then it may be

std::uint8_t opposite(std::uint8_t ways) {
    return ways == way::yes ? way::no : ways == way::no ? way::yes : ways;
}

/// A meaning nobody has chosen: the same for all rows, and yet a variable.
bool is_reading(const Instruction& one) {
    return one.kernel == Kernel::Constant && one.operation == model::Operation::ReadingIs;
}

}  // namespace

Conflicts::Conflicts(const Program& program) : program_(program), variables_(program.plan()) {
    const auto& instructions = program.instructions();
    leaf_.resize(instructions.size());
    complete_.resize(instructions.size());
    for (std::size_t i = 0; i < instructions.size(); ++i) {
        const Instruction& one = instructions[i];
        const PlanNode& node = program.plan().nodes[one.node];
        const bool is_whole = one.kernel == Kernel::Single || one.kernel == Kernel::Everybody ||
                              one.kernel == Kernel::ChainStart;
        if (is_whole)
            complete_[i] = &variables_.below(one.node);
        else if (is_leaf(one.kernel) || is_reading(one))
            leaf_[i] = variables_.of(node);
    }
    seen_.resize(variables_.count());
}

bool Conflicts::may_be(BlockRun& run, NodeId node, std::size_t row) {
    ++walk_;
    visits_ = 0;
    is_found_ = false;
    walk(run, program_.instruction_of(node), row, way::yes);
    return is_found_;
}

bool Conflicts::is_settled(BlockRun& run, std::uint32_t number, const Instruction& one,
                           std::size_t row) const {
    if (one.layout == Layout::Truth) return run.of(number, row).truth.is_decided();
    if (!is_leaf(one.kernel)) return false;  // its operands say it
    const Column& column = run.column_of(number);
    if (column.bits[row] != 0) return false;
    switch (one.layout) {
        case Layout::Range: return column.low[row] == column.high[row];
        case Layout::Mask: return std::has_single_bit(column.mask[row]);
        default: {
            const auto* citations = run.sets().set(column.low[row]);
            return citations != nullptr && citations->size() == 1;
        }
    }
}

void Conflicts::walk(BlockRun& run, std::uint32_t number, std::size_t row, std::uint8_t ways) {
    const Instruction& one = program_.instructions()[number];
    if (is_found_ || is_settled(run, number, one, row)) return;
    if (++visits_ > most_visits) is_found_ = true;
    if (complete_[number] != nullptr) {
        for (Occurrence found : *complete_[number]) {
            if (ways == way::either)
                found.ways = way::either;
            else if (ways == way::no)
                found.ways =
                    static_cast<std::uint8_t>((found.ways & way::either) | ((found.ways & way::yes) << 1) |
                                              ((found.ways & way::no) >> 1));
            add(found);
        }
        return;
    }
    if (is_leaf(one.kernel) || is_reading(one))
        add({leaf_[number], one.layout == Layout::Truth ? ways : way::either, false});
    else if (!is_constant(one.kernel))
        below(run, one, row, ways);
}

void Conflicts::below(BlockRun& run, const Instruction& one, std::size_t row, std::uint8_t ways) {
    switch (one.kernel == Kernel::Mixed ? one.mixed : one.kernel) {
        case Kernel::All:
        case Kernel::Any:
        case Kernel::Copy:
        case Kernel::WeakerMeans:
        case Kernel::Strictly: operands(run, one, row, ways); break;
        case Kernel::None:
        case Kernel::Not: operands(run, one, row, opposite(ways)); break;
        case Kernel::Choose: {
            const auto parts = program_.operands(one);
            const engine::Truth condition = run.of(parts[0], row).truth;
            walk(run, parts[0], row, way::either);
            if (condition.possible()) walk(run, parts[1], row, ways);
            if (!condition.certain()) walk(run, parts[2], row, ways);
            break;
        }
        case Kernel::InSet: set(run, program_.operands(one)[0], row); break;
        default: operands(run, one, row, way::either); break;
    }
}

/// A coarse legal basis is known and yet what is open.
void Conflicts::set(BlockRun& run, std::uint32_t number, std::size_t row) {
    while (program_.instructions()[number].kernel == Kernel::Copy)
        number = program_.operands(program_.instructions()[number])[0];
    const bool is_variable = is_leaf(program_.instructions()[number].kernel) && complete_[number] == nullptr;
    if (is_variable)
        add({leaf_[number], way::either, false});
    else
        walk(run, number, row, way::either);
}

void Conflicts::operands(BlockRun& run, const Instruction& one, std::size_t row, std::uint8_t ways) {
    for (const std::uint32_t part : program_.operands(one)) walk(run, part, row, ways);
}

void Conflicts::add(const Occurrence& found) {
    Seen& seen = seen_[found.variable];
    if (seen.walk != walk_) seen = {walk_, 0, false};
    const Occurrence joined{found.variable, static_cast<std::uint8_t>(seen.ways | found.ways),
                            found.is_repeated || seen.is_repeated || seen.ways != 0};
    seen = {walk_, joined.ways, joined.is_repeated};
    is_found_ = is_found_ || joined.is_in_conflict();
}

}  // namespace evaluator::cohort
