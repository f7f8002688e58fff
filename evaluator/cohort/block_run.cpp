#include "evaluator/cohort/block_run.hpp"

#include <algorithm>
#include <array>
#include <cstring>

namespace evaluator::cohort {

using core::Date;
using engine::Truth;
using engine::Until;

BlockRun::BlockRun(const Program& program, std::size_t rows, const Kernels& work_on)
    : program_(program),
      kernels_(work_on),
      rows_((std::max<std::size_t>(rows, 1) + 63) / 64 * 64),
      singles_(program.plan()),
      filler_(program),
      comparer_(program, work_on, sets_,
                [this](std::size_t row, NodeId node) { return singles_.of(row).value(node); }) {
    const auto& instructions = program.instructions();
    std::vector<Layout> layouts;
    for (const Instruction& one : instructions)
        if (cohort::is_column(one.kernel) && !is_leaf(one.kernel)) layouts.push_back(one.layout);
    arena_ = Arena{layouts, rows_, program.options().with_until};
    columns_.resize(instructions.size());
    has_flags_.resize(instructions.size());
    kept_.resize(instructions.size());
    std::size_t next = 0;
    for (std::size_t i = 0; i < instructions.size(); ++i)
        if (cohort::is_column(instructions[i].kernel) && !is_leaf(instructions[i].kernel))
            columns_[i] = arena_.column(next++);
    for (std::uint32_t i = 0; i < instructions.size(); ++i)
        if (is_computed(instructions[i].kernel)) computed_.push_back(i);
    own_ = filler_.make(rows_);
    constants();
    make_planes();
}

void BlockRun::make_planes() {
    std::vector<Cell> constants(columns_.size());
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        if (!is_constant(program_.instructions()[i].kernel)) continue;
        constants[i].bits = columns_[i].bits[0];
        if (columns_[i].low != nullptr) constants[i].low = columns_[i].low[0];
        if (columns_[i].high != nullptr) constants[i].high = columns_[i].high[0];
    }
    if (auto planes = PlaneProgram::of(program_, constants))
        planes_.emplace(program_, std::move(*planes), kernels_, sets_, rows_);
}

/// What no person has a say in: asked of nobody, once.
void BlockRun::constants() {
    std::vector<person::Household> nobody(1);
    nobody.front().persons.emplace_back();
    singles_.begin(nobody, program_.plan().options.as_of);
    const auto& instructions = program_.instructions();
    for (std::size_t i = 0; i < instructions.size(); ++i) {
        const Instruction& one = instructions[i];
        if (!is_constant(one.kernel)) continue;
        const engine::Value value = singles_.of(0).value(one.node);
        Cell cell = cell_of(one, value);
        if (one.layout == Layout::Set) cell.low = sets_.number_of(value.citations);
        has_flags_[i] = one.layout != Layout::Truth && cell.bits != 0;
        for (std::size_t row = 0; row < rows_; ++row) columns_[i].put(row, cell);
    }
    singles_.begin({}, {});
}

void BlockRun::today(Date day) {
    if (day == day_) return;
    day_ = day;
    const auto& instructions = program_.instructions();
    for (std::size_t i = 0; i < instructions.size(); ++i) {
        if (instructions[i].kernel != Kernel::Day) continue;
        std::fill_n(columns_[i].low, rows_, day.days);
        std::fill_n(columns_[i].high, rows_, day.days);
    }
}

void BlockRun::run(std::span<const person::Household> block, Date day) {
    own_.block = block;
    own_.day = day;
    filler_.fill(own_, singles_, sets_);
    run(own_);
}

Columns BlockRun::filled(std::span<const person::Household> block, Date day) {
    Columns columns = filler_.make(rows_);
    columns.block = block;
    columns.day = day;
    filler_.fill(columns, singles_, sets_);
    return columns;
}

void BlockRun::run(const Packed& packed, const Packed* next) {
    are_planes_ = planes_ && planes_->run(packed, next);
    if (!are_planes_) {  // row by row, where a value does not fit or may be another one in some lanes
        packed.unpack(own_);
        singles_.begin(own_.block, own_.day);
        run_leaves(own_);
        return;
    }
    singles_.begin(packed.block(), packed.day());
    block_ = packed.block().size();
    persons_ = packed.block();
    ++runs_;
}

void BlockRun::run(const Columns& columns) {
    are_planes_ = false;
    if (&columns != &own_) singles_.begin(columns.block, columns.day);
    run_leaves(columns);
}

void BlockRun::run_leaves(const Columns& columns) {
    block_ = columns.block.size();
    persons_ = columns.block;
    for (std::size_t i = 0; i < columns.leaves.size(); ++i) {
        const std::uint32_t number = columns.leaves[i];
        columns_[number] = columns.arena.column(i);
        has_flags_[number] = columns.has_flags[i];
    }
    today(columns.day);
    ++runs_;
    comparer_.begin(columns.day, block_, rows_);
    for (const std::uint32_t number : computed_) execute(number, program_.instructions()[number]);
}

void BlockRun::execute(std::uint32_t number, const Instruction& one) {
    const auto operands = program_.operands(one);
    const Column& out = columns_[number];
    switch (one.kernel) {
        case Kernel::All:
        case Kernel::Any:
        case Kernel::None: junction(one, out); break;
        case Kernel::Not:
            kernels_.invert(columns_[operands[0]].bits, out.bits, rows_);
            copy_until(one, columns_[operands[0]], out);
            break;
        case Kernel::WeakerMeans:
        case Kernel::Strictly:
        case Kernel::Copy:
            copy(one, out);
            has_flags_[number] = has_flags_[operands[0]];
            break;
        case Kernel::Choose: choose(one, out); break;
        default: comparer_.run(number, one, columns_, has_flags_); break;
    }
}

void BlockRun::junction(const Instruction& one, const Column& out) {
    const Operands operands{columns_.data(), program_.operands(one).data(), one.operand_count};
    const bool conjunction = one.kernel == Kernel::All;
    kernels_.fold(conjunction, operands, out, rows_);
    if (one.kernel == Kernel::None) kernels_.invert(out.bits, out.bits, rows_);
    if (out.facts == nullptr) return;
    kernels_.fold_until(conjunction, operands, out, rows_, one.is_uniform ? 2 : 8);
    const std::int32_t law = one.law_until.days;
    for (std::size_t i = 0; i < rows_; ++i) out.law[i] = std::min(out.law[i], law);
}

void BlockRun::copy_until(const Instruction& one, const Column& from, const Column& out) {
    if (out.facts == nullptr) return;
    const std::int32_t law = one.law_until.days;
    std::memcpy(out.facts, from.facts, rows_ * sizeof(std::int32_t));
    for (std::size_t i = 0; i < rows_; ++i) out.law[i] = std::min(from.law[i], law);
}

void BlockRun::copy(const Instruction& one, const Column& out) {
    const Column& from = columns_[program_.operands(one)[0]];
    for (std::size_t i = 0; i < rows_; ++i) {
        const Truth truth{from.bits[i]};
        out.bits[i] = one.kernel == Kernel::WeakerMeans ? truth.by_weaker_means().bits
                      : one.kernel == Kernel::Strictly  ? truth.strictly().bits
                                                        : truth.bits;
    }
    if (out.low != nullptr) std::memcpy(out.low, from.low, rows_ * sizeof(std::int32_t));
    if (out.high != nullptr) std::memcpy(out.high, from.high, rows_ * sizeof(std::int32_t));
    if (out.mask != nullptr) std::memcpy(out.mask, from.mask, rows_ * sizeof(std::uint64_t));
    copy_until(one, from, out);
}

namespace {

/// As Evaluation::choose, for truth.
State chosen(const State& condition, const State& yes, const State& no) {
    State result;
    const Truth by = condition.truth;
    result.truth = (by & yes.truth) | ((!by) & no.truth) | (yes.truth & no.truth);
    result.until = by == Truth::yes()  ? yes.until
                   : by == Truth::no() ? no.until
                                       : yes.until.earliest(no.until);
    result.until = result.until.earliest(condition.until);
    return result;
}

State state_at(const Column& column, std::size_t row) {
    State state{Truth{column.bits[row]}, {}};
    if (column.facts != nullptr) state.until = {Date{column.facts[row]}, Date{column.law[row]}};
    return state;
}

}  // namespace

void BlockRun::choose(const Instruction& one, const Column& out) {
    const auto operands = program_.operands(one);
    const Column &condition = columns_[operands[0]], &yes = columns_[operands[1]],
                 &no = columns_[operands[2]];
    for (std::size_t i = 0; i < block_; ++i) {
        const State state = chosen(state_at(condition, i), state_at(yes, i), state_at(no, i));
        out.bits[i] = state.truth.bits;
        if (out.facts == nullptr) continue;
        out.facts[i] = state.until.facts.days;
        out.law[i] = std::min(state.until.law, one.law_until).days;
    }
}

State BlockRun::state(NodeId node, std::size_t row) { return of(program_.instruction_of(node), row); }

bool BlockRun::is_column(NodeId node) const {
    return cohort::is_column(program_.instructions()[program_.instruction_of(node)].kernel);
}

BlockRun::Query BlockRun::query(std::span<const NodeId> nodes) const {
    Query query;
    for (const NodeId node : nodes) {
        query.instructions.push_back(program_.instruction_of(node));
        if (planes_) query.values.push_back(planes_->ref(query.instructions.back()));
    }
    return query;
}

void BlockRun::planes(const Query& query, std::uint64_t* to) const {
    const std::size_t words = rows_ / 64;
    if (are_planes_) {
        planes_->planes(query.values, to, words);
        return;
    }
    for (const std::uint32_t number : query.instructions) {
        kernels_.having(columns_[number].bits, 0x01, to, rows_);
        kernels_.having(columns_[number].bits, 0x10, to + words, rows_);
        to += 2 * words;
    }
}

State BlockRun::column_state(std::uint32_t number, std::size_t row) const {
    if (are_planes_) return {planes_->truth(number, row), {}};
    return state_at(columns_[number], row);
}

State BlockRun::of(std::uint32_t number, std::size_t row) {
    const Instruction& one = program_.instructions()[number];
    if (cohort::is_column(one.kernel)) return column_state(number, row);
    Kept& kept = kept_[number];
    if (kept.run == runs_ && kept.row == row) return kept.state;
    State found;
    if (one.kernel == Kernel::Single) {
        const engine::Value value = singles_.of(row).value(one.node);
        found = {value.truth, value.until};
    } else {
        found = mixed(one, row);
        found.until.law = std::min(found.until.law, one.law_until);
    }
    kept = {runs_, row, found};
    return found;
}

State BlockRun::mixed(const Instruction& one, std::size_t row) {
    const auto operands = program_.operands(one);
    State found;
    switch (one.mixed) {
        case Kernel::All:
        case Kernel::Any: return mixed_junction(one, row, one.mixed == Kernel::All);
        case Kernel::None:
            found = mixed_junction(one, row, false);
            found.truth = !found.truth;
            return found;
        case Kernel::Choose: return mixed_choice(one, row);
        default: break;
    }
    found = of(operands[0], row);
    if (one.mixed == Kernel::Not) found.truth = !found.truth;
    if (one.mixed == Kernel::WeakerMeans) found.truth = found.truth.by_weaker_means();
    if (one.mixed == Kernel::Strictly) found.truth = found.truth.strictly();
    return found;
}

/// The columns first: where they decide for ever, nobody is asked. Else as Evaluation::junction, in its
/// order.
State BlockRun::mixed_junction(const Instruction& one, std::size_t row, bool conjunction) {
    const auto operands = program_.operands(one);
    const auto deciding_bits = [&](const State& state) {
        return static_cast<std::uint8_t>(conjunction ? ~state.truth.bits : state.truth.bits);
    };
    const bool with_until = program_.options().with_until;
    for (const std::uint32_t operand : operands) {
        if (!cohort::is_column(program_.instructions()[operand].kernel)) continue;
        const State child = column_state(operand, row);
        if (deciding_bits(child) == 0xFF && (!with_until || child.until.both() == Date::never()))
            return {Truth::of(!conjunction), {}};
    }
    State result{Truth::of(conjunction), {}};
    std::array<Until, 8> deciding{};
    std::uint8_t decided = 0;
    Until all{};
    for (const std::uint32_t operand : operands) {
        const State child = of(operand, row);
        result.truth = conjunction ? result.truth & child.truth : result.truth | child.truth;
        all = all.earliest(child.until);
        const std::uint8_t bits = deciding_bits(child);
        if (bits == 0xFF && child.until.both() == Date::never()) {
            result.until = {};
            return result;
        }
        for (std::size_t bit = 0; bit < 8; ++bit) {
            if (((bits >> bit) & 1) == 0) continue;
            Until& best = deciding[bit];
            if (((decided >> bit) & 1) == 0 || child.until.both() > best.both()) best = child.until;
            decided = static_cast<std::uint8_t>(decided | (1U << bit));
        }
    }
    if (decided != 0xFF) result.until = all;
    for (std::size_t bit = 0; bit < 8; ++bit)
        if (((decided >> bit) & 1) != 0) result.until = result.until.earliest(deciding[bit]);
    return result;
}

/// A branch that is not taken is not asked.
State BlockRun::mixed_choice(const Instruction& one, std::size_t row) {
    const auto operands = program_.operands(one);
    const State condition = of(operands[0], row);
    State yes{Truth::yes(), {}}, no{Truth::no(), {}};
    if (condition.truth != Truth::no()) yes = of(operands[1], row);
    if (condition.truth != Truth::yes()) no = of(operands[2], row);
    if (condition.truth == Truth::no()) yes = no;
    if (condition.truth == Truth::yes()) no = yes;
    return chosen(condition, yes, no);
}

}  // namespace evaluator::cohort
