#include "evaluator/cohort/filler.hpp"

#include <algorithm>

#include "evaluator/cohort/chain_start.hpp"

namespace evaluator::cohort {

using core::Date;
using engine::Value;
using person::Standing;

namespace {

void write(const Column& column, const Instruction& one, std::size_t row, const Value& value, Sets& sets) {
    store(column, one, row, value);
    if (one.layout == Layout::Set) column.low[row] = sets.number_of(value.citations);
}

}  // namespace

Filler::Filler(const Program& program) : program_(program) {
    const Plan& plan = program.plan();
    const auto& instructions = program.instructions();
    for (std::uint32_t i = 0; i < instructions.size(); ++i) {
        const Instruction& one = instructions[i];
        if (!is_leaf(one.kernel)) continue;
        Leaf leaf{i, one.kernel, {}, false, 0, {}};
        const PlanNode& node = plan.nodes[one.node];
        if (one.kernel == Kernel::Fact || one.kernel == Kernel::Period) {
            const bool is_birth = node.operation == model::Operation::Age && node.ref == ~0U;
            leaf.fact = is_birth ? plan.book->birth_date : model::FactId{node.ref};
            const model::Fact& fact = plan.book->fact(leaf.fact);
            const std::size_t choices =
                fact.type.choice.is_none() ? 64 : plan.book->choice(fact.type.choice).values.size();
            leaf.unknown = engine::unknown_value(fact.type.base, choices);
            leaf.unknown.moves = one.moves;
            leaf.is_attribute = !fact.owner.is_none();
            if (one.kernel == Kernel::Period) {
                const model::FactId list = plan.book->list(fact.owner).fact;
                leaf.list =
                    static_cast<std::size_t>(std::find(lists_.begin(), lists_.end(), list) - lists_.begin());
                if (leaf.list == lists_.size()) lists_.push_back(list);
            }
        }
        leaves_.push_back(leaf);
    }
    current_.resize(lists_.size());
}

Columns Filler::make(std::size_t rows) const {
    Columns columns;
    std::vector<Layout> layouts;
    for (const Leaf& leaf : leaves_) {
        columns.leaves.push_back(leaf.instruction);
        layouts.push_back(program_.instructions()[leaf.instruction].layout);
    }
    columns.arena = Arena{layouts, rows, program_.options().with_until};
    return columns;
}

void Filler::fill(Columns& columns, Singles& singles, Sets& sets) {
    singles.begin(columns.block, columns.day);
    for (std::size_t row = 0; row < columns.block.size(); ++row) {
        std::fill(current_.begin(), current_.end(), Current{});
        for (std::size_t i = 0; i < leaves_.size(); ++i) {
            const Leaf& leaf = leaves_[i];
            const Column column = columns.arena.column(i);
            const Row at{column, program_.instructions()[leaf.instruction], row};
            if (leaf.kernel == Kernel::Constant || leaf.kernel == Kernel::Day) {
                if (row == 0) constant(leaf, at, columns.block.size(), singles, sets);
            } else if (leaf.kernel == Kernel::ChainStart) {
                start(leaf, at, singles.of(row));
            } else if (!plain(leaf, at, columns.block[row], columns.day, sets)) {
                write(column, at.one, row, singles.of(row).value(at.one.node), sets);
            }
        }
    }
}

/// The same for all rows.
void Filler::constant(const Leaf&, const Row& at, std::size_t rows, Singles& singles, Sets& sets) const {
    const Value value = singles.of(0).value(at.one.node);
    for (std::size_t row = 0; row < rows; ++row) write(at.column, at.one, row, value, sets);
}

/// False where the file has anything to say that has to be looked at in full.
bool Filler::plain(const Leaf& leaf, const Row& at, const person::Household& household, Date day,
                   Sets& sets) {
    const person::Person& judged = household.persons[0];
    Value value;
    switch (leaf.kernel) {
        case Kernel::Fact:
            return entry(leaf, at, leaf.is_attribute ? nullptr : judged.find(leaf.fact), day, Date::never(),
                         sets);
        case Kernel::Period: {
            const Current& found = current(leaf.list, judged, day);
            if (found.kind == Current::Kind::Special) return false;
            const bool is_missing = found.kind == Current::Kind::Missing;
            return entry(leaf, at, is_missing ? nullptr : found.item->find(leaf.fact), day, found.until,
                         sets);
        }
        case Kernel::Asked: {
            const PlanNode& node = program_.plan().nodes[at.one.node];
            for (const person::Answer& answer : judged.answers)
                if (answer.judgement.index == node.ref) return false;
            if (node.operation == model::Operation::Discretion)
                value.truth = engine::Truth::discretion_open();
            break;
        }
        case Kernel::Variable: {
            if (!judged.element_answers.empty()) return false;
            const engine::NodeKind kind = program_.plan().nodes[at.one.node].kind;
            if (kind == engine::NodeKind::Atypical) value.truth = engine::Truth::atypical_open();
            if (kind == engine::NodeKind::Discretion) value.truth = engine::Truth::discretion_open();
            break;
        }
        default: return false;
    }
    store(at.column, at.one, at.row, value);
    return true;
}

bool Filler::entry(const Leaf& leaf, const Row& at, const person::FactEntry* entry, Date day, Date until,
                   Sets& sets) const {
    Value value = leaf.unknown;
    if (entry != nullptr) {
        const bool is_plain =
            entry->values.size() == 1 && entry->values.front().span.from == Date::distant_past() &&
            day < entry->values.front().span.until && !program_.plan().options.evidenced_only;
        if (!is_plain) return false;
        const person::TimedValue& timed = entry->values.front();
        value = engine::from_known(timed.known, program_.plan().book->fact(leaf.fact).type.base);
        value.moves = at.one.moves;
        value.until.limit_facts(timed.span.until);
    }
    value.until.limit_facts(until);
    write(at.column, at.one, at.row, value, sets);
    return true;
}

/// As Evaluation::current_period, where one period and no other can cover the day.
const Filler::Current& Filler::current(std::size_t list, const person::Person& owner, Date day) {
    Current& found = current_[list];
    if (found.kind != Current::Kind::Unread) return found;
    found.kind = Current::Kind::Special;
    const bool are_periods = program_.plan().book->fact(lists_[list]).type.is(model::BaseType::Zeitraeume);
    if (program_.plan().options.evidenced_only || !are_periods) return found;
    const person::FactEntry* entry = owner.find(lists_[list]);
    if (entry == nullptr) {
        found.kind = Current::Kind::Missing;
        return found;
    }
    const person::TimedValue& timed = entry->values.front();
    if (entry->values.size() != 1 || timed.span.from != Date::distant_past()) return found;
    const auto* link = std::get_if<person::ListLink>(&timed.known);
    if (link == nullptr || link->list >= owner.lists.size() || timed.span.until <= day) return found;
    Date until = timed.span.until;
    const person::Item* covering = nullptr;
    for (const person::Item& item : owner.lists[link->list].items) {
        if (item.standing == Standing::Contested) return found;
        for (const Date edge : {item.from.low, item.from.high, item.until.low, item.until.high})
            if (edge > day) until = std::min(until, edge);
        if (item.from.low > day || day >= item.until.high) continue;
        const bool is_certain = item.from.high <= day && day < item.until.low;
        if (!is_certain || covering != nullptr) return found;
        covering = &item;
    }
    found = {covering == nullptr ? Current::Kind::Missing : Current::Kind::One, covering, until};
    return found;
}

void Filler::start(const Leaf&, const Row& at, engine::Evaluation& evaluation) const {
    const ChainStart found = chain_start(evaluation, program_.plan().nodes[at.one.node]);
    at.column.bits[at.row] = found.is_uniform ? 0 : flag::odd;
    at.column.low[at.row] = found.possible.days;
    at.column.high[at.row] = found.certain.days;
}

}  // namespace evaluator::cohort
