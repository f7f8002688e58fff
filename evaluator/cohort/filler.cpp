#include "evaluator/cohort/filler.hpp"

#include <algorithm>

#include "evaluator/cohort/chain_start.hpp"

namespace evaluator::cohort {

using core::Date;
using engine::Value;

Filler::Filler(const Program& program) : program_(program), list_leaves_(program) {
    const auto& instructions = program.instructions();
    for (std::uint32_t i = 0; i < instructions.size(); ++i) {
        if (!is_leaf(instructions[i].kernel)) continue;
        std::vector<std::size_t>* kind = &whole_;
        switch (instructions[i].kernel) {
            case Kernel::Fact: kind = &facts_; break;
            case Kernel::Period: kind = &periods_; break;
            case Kernel::Asked:
            case Kernel::Variable: kind = &answered_; break;
            default: break;
        }
        kind->push_back(leaves_.size());
        leaves_.push_back(leaf_of(i));
        if (kind == &whole_) leaves_.back().of_list = list_leaves_.place(instructions[i]);
    }
    flat_.resize(list_leaves_.lists().size());
    is_flat_.resize(flat_.size());
    flat_spec_ = make_flat_spec();
}

Filler::Leaf Filler::leaf_of(std::uint32_t number) {
    const Plan& plan = program_.plan();
    const Instruction& one = program_.instructions()[number];
    const PlanNode& node = plan.nodes[one.node];
    Leaf leaf;
    leaf.instruction = number;
    Value usual;
    if (one.kernel == Kernel::Fact || one.kernel == Kernel::Period) {
        const bool is_birth = node.operation == model::Operation::Age && node.ref == ~0U;
        leaf.fact = is_birth ? plan.book->birth_date : model::FactId{node.ref};
        const model::Fact& fact = plan.book->fact(leaf.fact);
        const std::size_t choices =
            fact.type.choice.is_none() ? 64 : plan.book->choice(fact.type.choice).values.size();
        leaf.type = fact.type.base;
        usual = engine::unknown_value(leaf.type, choices);
        usual.moves = one.moves;
        leaf.is_attribute = !fact.owner.is_none();
        if (one.kernel == Kernel::Period) {
            const model::FactId list = plan.book->list(fact.owner).fact;
            const auto known = std::find(lists_.begin(), lists_.end(), list);
            leaf.list = static_cast<std::size_t>(known - lists_.begin());
            if (known == lists_.end()) lists_.push_back(list);
        }
    }
    if (one.kernel == Kernel::Asked) leaf.judgement = node.ref;
    if (node.kind == engine::NodeKind::Atypical) usual.truth = engine::Truth::atypical_open();
    const bool is_discretion =
        node.kind == engine::NodeKind::Discretion ||
        (one.kernel == Kernel::Asked && node.operation == model::Operation::Discretion);
    if (is_discretion) usual.truth = engine::Truth::discretion_open();
    leaf.usual = cell_of(one, usual);
    return leaf;
}

Columns Filler::make(std::size_t rows) const {
    Columns columns;
    std::vector<Layout> layouts;
    for (std::size_t i = 0; i < leaves_.size(); ++i) {
        columns.leaves.push_back(leaves_[i].instruction);
        layouts.push_back(instruction(i).layout);
    }
    columns.arena = Arena{layouts, rows, program_.options().with_until};
    columns.has_flags.resize(leaves_.size());
    columns.is_usual.resize(leaves_.size());
    columns.rows = rows;
    return columns;
}

void Filler::begin(Columns& columns) {
    std::fill(columns.has_flags.begin(), columns.has_flags.end(), std::uint8_t{0});
    for (const std::size_t leaf : answered_) {  // hardly ever answered: as it was
        if (columns.is_usual[leaf]) continue;
        for (std::size_t row = 0; row < columns.rows; ++row)
            columns.arena.column(leaf).put(row, leaves_[leaf].usual);
        columns.is_usual[leaf] = true;
    }
    list_leaves_.begin(columns.day);
    current_.resize(lists_.size());
}

void Filler::fill(Columns& columns, Singles& singles, Sets& sets) {
    singles.begin(columns.block, columns.day);
    begin(columns);
    for (std::size_t row = 0; row < columns.block.size(); ++row) fill(columns, row, singles, sets);
}

void Filler::fill(Columns& columns, std::size_t row, Singles& singles, Sets& sets) {
    Block block{columns, singles, sets, current_};
    fill_row(block, row);
}

void Filler::fill_row(Block& block, std::size_t row) {
    const person::Person& judged = block.columns.block[row].persons[0];
    for (const std::size_t leaf : facts_) {
        const bool is_plain =
            entry(block, leaf, row, leaves_[leaf].is_attribute ? nullptr : judged.find(leaves_[leaf].fact),
                  Date::never());
        if (!is_plain) single(block, leaf, row);
    }
    for (std::size_t list = 0; list < lists_.size(); ++list)
        block.current[list] = current(lists_[list], judged, block.columns.day);
    for (const std::size_t leaf : periods_) {
        const Current& found = block.current[leaves_[leaf].list];
        const bool is_one = found.kind == Current::Kind::One;
        const bool is_plain =
            found.kind != Current::Kind::Special &&
            entry(block, leaf, row, is_one ? found.item->find(leaves_[leaf].fact) : nullptr, found.until);
        if (!is_plain) single(block, leaf, row);
    }
    answers(block, row);
    whole(block, row);
}

/// A birth date that is known, or never mentioned; nothing: the single evaluation weighs it.
std::optional<Date> Filler::birth(const person::Person& judged) const {
    const model::FactId fact = program_.plan().book->birth_date;
    const person::FactEntry* entry = fact.is_none() ? nullptr : judged.find(fact);
    if (entry == nullptr) return Date::distant_past();
    const auto* day = std::get_if<person::DateRange>(&entry->values.front().known);
    if (entry->values.size() != 1 || day == nullptr || day->low != day->high || !day->low.is_day())
        return std::nullopt;
    return day->low;
}

/// Chains and what hangs on lists or whole files.
void Filler::whole(Block& block, std::size_t row) {
    if (whole_.empty()) return;
    const person::Person& judged = block.columns.block[row].persons[0];
    const auto& lists = list_leaves_.lists();
    for (std::uint32_t list = 0; list < lists.size(); ++list)
        is_flat_[list] =
            person::flatten(judged, lists[list], flat_[list]) && list_leaves_.read(list, flat_[list]);
    const std::optional<Date> born = birth(judged);
    for (const std::size_t leaf : whole_) {
        const std::uint32_t number = leaves_[leaf].of_list;
        const std::uint32_t list = number == ListLeaves::none ? number : list_leaves_.list_of(number);
        // An answer may say how doubtful days of a chain count.
        const bool is_flat = list != ListLeaves::none && is_flat_[list] != 0 &&
                             (!list_leaves_.is_chain(number) || (born && judged.answers.empty()));
        Cell cell;
        if (is_flat && list_leaves_.cell(number, flat_[list], born.value_or(Date{}), cell))
            put(block, leaf, row, cell);
        else if (instruction(leaf).kernel == Kernel::Everybody)
            single(block, leaf, row);
        else
            single_chain(block, leaf, row);
    }
}

void Filler::single_chain(Block& block, std::size_t leaf, std::size_t row) const {
    const ChainStart start =
        chain_start(block.singles.of(row), program_.plan().nodes[instruction(leaf).node]);
    Cell cell;
    cell.bits = start.is_uniform ? 0 : flag::odd;
    cell.low = start.possible.days;
    cell.high = start.certain.days;
    put(block, leaf, row, cell);
}

void Filler::put(Block& block, std::size_t leaf, std::size_t row, const Cell& cell) const {
    if (instruction(leaf).layout != Layout::Truth) block.columns.has_flags[leaf] |= cell.bits;
    block.columns.arena.column(leaf).put(row, cell);
}

void Filler::answers(Block& block, std::size_t row) const {
    const person::Person& judged = block.columns.block[row].persons[0];
    if (judged.answers.empty() && judged.element_answers.empty()) return;
    for (const std::size_t leaf : answered_) {
        const bool is_asked = instruction(leaf).kernel == Kernel::Asked;
        const bool is_answered =
            is_asked ? std::any_of(judged.answers.begin(), judged.answers.end(),
                                   [&](const person::Answer& answer) {
                                       return answer.judgement.index == leaves_[leaf].judgement;
                                   })
                     : !judged.element_answers.empty();
        if (!is_answered) continue;
        single(block, leaf, row);
        block.columns.is_usual[leaf] = false;
    }
}

void Filler::single(Block& block, std::size_t leaf, std::size_t row) const {
    const Instruction& one = instruction(leaf);
    const Value value = block.singles.of(row).value(one.node);
    Cell cell = cell_of(one, value);
    if (one.layout == Layout::Set) cell.low = block.sets.number_of(value.citations);
    put(block, leaf, row, cell);
}

/// False where the file has anything to say that has to be looked at in full.
bool Filler::entry(Block& block, std::size_t leaf, std::size_t row, const person::FactEntry* entry,
                   Date until) const {
    Cell cell = leaves_[leaf].usual;
    if (entry != nullptr) {
        const person::TimedValue& timed = entry->values.front();
        const bool is_plain = entry->values.size() == 1 && timed.span.from == Date::distant_past() &&
                              block.columns.day < timed.span.until && !program_.plan().options.evidenced_only;
        if (!is_plain) return false;
        const auto* citations = std::get_if<person::CitationSet>(&timed.known);
        if (citations != nullptr && instruction(leaf).layout == Layout::Set)
            cell.low = block.sets.number_of(&citations->one_of);
        else if (!known(leaves_[leaf], timed.known, cell))
            return false;
        cell.facts = std::min(cell.facts, timed.span.until.days);
        if (instruction(leaf).layout != Layout::Truth) block.columns.has_flags[leaf] |= cell.bits;
    }
    cell.facts = std::min(cell.facts, until.days);
    block.columns.arena.column(leaf).put(row, cell);
    return true;
}

/// The range or set a fact of this type has; false for what is none of the type.
bool Filler::known(const Leaf& leaf, const person::Known& known, Cell& cell) const {
    using model::BaseType;
    if (const auto* truth = std::get_if<person::BoolSet>(&known)) {
        cell.bits = engine::Truth::between(!truth->can_be_no, truth->can_be_yes).bits;
        return leaf.type == BaseType::Wahr;
    }
    if (const auto* day = std::get_if<person::DateRange>(&known)) {
        cell.low = day->low.days;
        cell.high = day->high.days;
        return leaf.type == BaseType::Datum || leaf.type == BaseType::Ereignis;
    }
    if (const auto* number = std::get_if<person::NumberRange>(&known)) {
        cell.low = number_of(number->low, cell.bits);
        const bool is_unbounded = number->high == core::Rational::max();
        cell.high = is_unbounded ? unbounded : number_of(number->high, cell.bits);
        return leaf.type == BaseType::Zahl || leaf.type == BaseType::Geld || leaf.type == BaseType::Prozent;
    }
    if (const auto* values = std::get_if<model::ChoiceValues>(&known)) {
        cell.mask = values->mask;
        return leaf.type == BaseType::Auswahl && values->mask != 0;
    }
    return false;
}

/// As Evaluation::current_period, where one period and no other can cover the day.
Filler::Current Filler::current(model::FactId list, const person::Person& owner, Date day) const {
    Current found;
    const bool are_periods = program_.plan().book->fact(list).type.is(model::BaseType::Zeitraeume);
    if (program_.plan().options.evidenced_only || !are_periods) return found;
    const person::FactEntry* entry = owner.find(list);
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
        if (item.standing == person::Standing::Contested) return found;
        for (const Date edge : {item.from.low, item.from.high, item.until.low, item.until.high})
            if (edge > day) until = std::min(until, edge);
        if (item.from.low > day || day >= item.until.high) continue;
        const bool is_certain = item.from.high <= day && day < item.until.low;
        if (!is_certain || covering != nullptr) return found;
        covering = &item;
    }
    return {covering == nullptr ? Current::Kind::Missing : Current::Kind::One, covering, until};
}

}  // namespace evaluator::cohort
