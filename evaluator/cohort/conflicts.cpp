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
    birth_ = variables_.birth();
    birth_date_ = variables_.fact(program.plan().book->birth_date);
    seen_.resize(variables_.count());
    can_be_tried_ = variables_.that_can_be_tried();
}

Conflicts::Answer Conflicts::ask(BlockRun& run, NodeId node, std::size_t row) {
    ++walk_;
    visits_ = 0;
    is_perhaps_ = false;
    touched_.clear();
    walk(run, program_.instruction_of(node), row, way::yes);
    return is_perhaps_ ? Answer::Perhaps : answer();
}

/// Of variables nobody can try it is enough to know that one is in conflict.
Conflicts::Answer Conflicts::answer() const {
    bool is_possible = false, is_certain = false;
    for (const std::uint32_t variable : touched_) {
        is_possible = is_possible || seen_[variable].possible.is_in_conflict();
        is_certain = is_certain || seen_[variable].certain.is_in_conflict();
    }
    return is_certain ? Answer::Bounded : is_possible ? Answer::Perhaps : Answer::None;
}

/// As engine::birth_of: a date that is known, or not there at all, is no question.
bool Conflicts::is_birth_open(BlockRun& run, std::size_t row) {
    if (block_ == run.runs() && row_ == row) return is_birth_open_;
    block_ = run.runs();
    row_ = row;
    is_birth_open_ = program_.plan().options.evidenced_only;
    const auto& persons = run.household(row).persons;
    for (std::size_t i = 0; i < persons.size(); ++i) {
        const person::FactEntry* entry = persons[i].find(program_.plan().book->birth_date);
        if (entry == nullptr) continue;
        const auto* day = std::get_if<person::DateRange>(&entry->values.front().known);
        is_birth_open_ =
            is_birth_open_ || entry->values.size() != 1 || day == nullptr || day->low != day->high;
    }
    return is_birth_open_;
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
    if (is_perhaps_ || is_settled(run, number, one, row)) return;
    if (++visits_ > most_visits) is_perhaps_ = true;
    if (complete_[number] != nullptr) {
        for (Occurrence found : *complete_[number]) {
            if (found.variable == birth_) {
                if (!is_birth_open(run, row)) continue;
                found.variable = birth_date_;
            }
            if (ways == way::either)
                found.ways = way::either;
            else if (ways == way::no)
                found.ways =
                    static_cast<std::uint8_t>((found.ways & way::either) | ((found.ways & way::yes) << 1) |
                                              ((found.ways & way::no) >> 1));
            add(found, false);
        }
        return;
    }
    if (is_leaf(one.kernel) || is_reading(one)) {
        const bool is_truth = one.layout == Layout::Truth;
        const bool is_odd = !is_truth && run.column_of(number).bits[row] != 0;
        add({leaf_[number], is_truth ? ways : way::either, false}, !is_odd);
    } else if (!is_constant(one.kernel)) {
        below(run, one, row, ways);
    }
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
        add({leaf_[number], way::either, false}, true);
    else
        walk(run, number, row, way::either);
}

void Conflicts::operands(BlockRun& run, const Instruction& one, std::size_t row, std::uint8_t ways) {
    for (const std::uint32_t part : program_.operands(one)) walk(run, part, row, ways);
}

namespace {

Occurrence joined(const Occurrence& a, const Occurrence& b) {
    return {b.variable, static_cast<std::uint8_t>(a.ways | b.ways),
            b.is_repeated || a.is_repeated || a.ways != 0};
}

}  // namespace

void Conflicts::add(const Occurrence& found, bool is_certain) {
    Seen& seen = seen_[found.variable];
    if (seen.walk != walk_) {
        seen = {walk_, {}, {}};
        touched_.push_back(found.variable);
    }
    seen.possible = joined(seen.possible, found);
    if (is_certain) seen.certain = joined(seen.certain, found);
    is_perhaps_ = is_perhaps_ || (can_be_tried_[found.variable] && seen.possible.is_in_conflict());
}

}  // namespace evaluator::cohort
