#include "evaluator/cohort/list_leaves.hpp"

namespace evaluator::cohort {

using core::Date;
using model::Operation;
using person::FlatList;
using person::FlatWord;

namespace {

/// What a list gives is put together from what it would give with each item alone.
bool is_fold(Operation operation) {
    switch (operation) {
        case Operation::ExistsItem:
        case Operation::NoItem:
        case Operation::EveryItem:
        case Operation::CountItems:
        case Operation::Sum: return true;
        default: return false;
    }
}

}  // namespace

ListLeaves::ListLeaves(const Program& program)
    : program_(program), alone_(program.plan()), unborn_(only({})) {}

const DayKind* ListLeaves::only(const DayKind& kind) {
    for (const DayKind& known : kinds_)
        if (known == kind) return &known;
    return &kinds_.emplace_back(kind);
}

std::uint32_t ListLeaves::place(const Instruction& one) {
    const Plan& plan = program_.plan();
    const PlanNode& node = plan.nodes[one.node];
    if (plan.options.evidenced_only || node.kind != engine::NodeKind::Expression) return none;
    Leaf leaf;
    if (one.kernel == Kernel::ChainStart) {
        if (node.operation != Operation::ChainUse) return none;
        AttributesBelow below{plan, AttributesBelow::Place::OnAnyDay};
        auto chain = FlatChain::of(plan, node, below);
        if (!chain) return none;
        leaf.is_chain = true;
        leaf.list = add(below);
        leaf.position = static_cast<std::uint32_t>(parts_[leaf.list].chains.size());
        parts_[leaf.list].chains.push_back({std::move(*chain), one.node, nullptr});
    } else {
        AttributesBelow below{plan, AttributesBelow::Place::Inside};
        const bool has_form = one.layout == Layout::Truth || (one.layout == Layout::Range && one.is_number);
        if (!is_fold(node.operation) || !has_form || !below.add_list(model::FactId{node.ref})) return none;
        for (std::uint32_t i = 0; i < node.operand_count; ++i)
            if (!below.add(plan.operand(node, i))) return none;
        leaf.list = add(below);
        leaf.position = static_cast<std::uint32_t>(parts_[leaf.list].folds.size());
        parts_[leaf.list].folds.push_back({one.node, node.operation, {}});
    }
    leaves_.push_back(leaf);
    return static_cast<std::uint32_t>(leaves_.size() - 1);
}

std::uint32_t ListLeaves::add(const AttributesBelow& below) {
    const model::RuleBook& book = *program_.plan().book;
    std::uint32_t at = 0;
    while (at < lists_.size() && lists_[at].fact != below.list()) ++at;
    if (at == lists_.size()) {
        person::FlatListSpec& spec = lists_.emplace_back();
        spec.fact = below.list();
        spec.are_periods = book.fact(spec.fact).type.is(model::BaseType::Zeitraeume);
        parts_.emplace_back();
    }
    person::FlatListSpec& spec = lists_[at];
    for (const model::FactId attribute : below.attributes()) {  // in order, as in an Item
        const auto place = std::lower_bound(spec.attributes.begin(), spec.attributes.end(), attribute);
        if (place != spec.attributes.end() && *place == attribute) continue;
        spec.types.insert(spec.types.begin() + (place - spec.attributes.begin()),
                          book.fact(attribute).type.base);
        spec.attributes.insert(place, attribute);
    }
    parts_[at].uses_day = parts_[at].uses_day || below.uses_day();
    return at;
}

void ListLeaves::begin(Date day) {
    if (day == day_) return;
    const bool is_first = day_ == Date::never();
    day_ = day;
    for (std::uint32_t list = 0; list < parts_.size(); ++list)
        if (is_first || parts_[list].uses_day) prepare(list);
}

/// Forgets what was learned and asks what is without any item.
void ListLeaves::prepare(std::uint32_t number) {
    List& list = parts_[number];
    list.table.emplace(lists_[number].attributes.size() + 1);
    list.kinds.clear();
    list.shares.clear();
    for (const State state : {Missing, Incomplete, Complete}) {
        engine::Evaluation& evaluation =
            state == Missing ? alone_.without_list(day_)
                             : alone_.with_list(lists_[number], state == Complete, std::nullopt, day_);
        for (Fold& fold : list.folds) fold.empty[state] = share_of(evaluation.value(fold.node), fold.node);
        if (state != Missing) continue;
        for (Chain& chain : list.chains) chain.uncovered = day_kind(evaluation, chain.node);
    }
}

ListLeaves::Share ListLeaves::share_of(const engine::Value& value, NodeId node) const {
    const Instruction& one = program_.instructions()[program_.instruction_of(node)];
    const Cell cell = cell_of(one, value);
    Share share;
    share.bits = cell.bits;
    if (one.layout == Layout::Truth) return share;
    share.is_odd = (cell.bits & (flag::odd | flag::nobody)) != 0;
    share.is_unbounded = value.is_unbounded;
    share.low = cell.low;
    share.high = value.is_unbounded ? 0 : cell.high;
    return share;
}

/// Of somebody whose days are all of one kind.
const DayKind* ListLeaves::day_kind(engine::Evaluation& evaluation, NodeId node) {
    const engine::Value days = evaluation.days_of(evaluation.plan().nodes[node], evaluation.root());
    const engine::ChainStretch& stretch = evaluation.stretches(evaluation.chain_result(days.chain)).front();
    DayKind kind;
    kind.classes = stretch.classes;
    kind.lines = stretch.lines;
    return only(kind);
}

void ListLeaves::learn(std::uint32_t number, std::span<const FlatWord> words, bool is_complete) {
    List& list = parts_[number];
    engine::Evaluation& evaluation = alone_.with_list(lists_[number], is_complete, words, day_);
    for (const Chain& chain : list.chains) list.kinds.push_back(day_kind(evaluation, chain.node));
    for (const Fold& fold : list.folds)
        list.shares.push_back(share_of(evaluation.value(fold.node), fold.node));
}

bool ListLeaves::read(std::uint32_t number, const FlatList& flat) {
    List& list = parts_[number];
    list.state = flat.is_missing ? Missing : flat.is_complete ? Complete : Incomplete;
    list.numbers.clear();
    ItemTable& table = *list.table;
    if (flat.count > ItemTable::most) return false;
    if (table.size() + flat.count > ItemTable::most) {
        table.clear();
        list.kinds.clear();
        list.shares.clear();
    }
    const std::size_t size = lists_[number].attributes.size();
    key_.resize(size + 1);
    key_.back() = flat.is_complete;
    for (std::size_t item = 0; item < flat.count; ++item) {
        const FlatWord* words = flat.words.data() + item * size;
        std::copy_n(words, size, key_.begin());
        std::uint32_t found = table.find(key_.data());
        if (found == ItemTable::none) {
            found = table.add(key_.data());
            learn(number, {words, size}, flat.is_complete);
        }
        list.numbers.push_back(found);
    }
    return true;
}

bool ListLeaves::cell(std::uint32_t number, const FlatList& flat, Date birth, Cell& cell) {
    const Leaf& leaf = leaves_[number];
    const List& list = parts_[leaf.list];
    if (!leaf.is_chain) return fold(list, leaf.position, flat, cell);
    const auto days = lay_out_days(list, leaf.position, flat, birth);
    const ChainStart start = list.chains[leaf.position].flat.start(days, day_);
    cell.bits = start.is_uniform ? 0 : flag::odd;
    cell.low = start.possible.days;
    cell.high = start.certain.days;
    return true;
}

bool ListLeaves::fold(const List& list, std::size_t position, const FlatList& flat, Cell& cell) const {
    const Fold& fold = list.folds[position];
    Share found = fold.empty[list.state];
    const bool is_or = fold.operation == Operation::ExistsItem;
    const bool is_number = fold.operation == Operation::CountItems || fold.operation == Operation::Sum;
    for (std::size_t item = 0; item < flat.count; ++item) {
        const bool is_covered = flat.from.empty() || (flat.from[item] <= day_ && day_ < flat.until[item]);
        if (!is_covered) continue;
        const Share& share = list.shares[list.numbers[item] * list.folds.size() + position];
        found.bits =
            static_cast<std::uint8_t>(is_or || is_number ? found.bits | share.bits : found.bits & share.bits);
        found.is_odd = found.is_odd || share.is_odd;
        found.is_unbounded = found.is_unbounded || share.is_unbounded;
        found.low += share.low;
        found.high += share.high;
    }
    const auto fits = [](std::int64_t value) { return value >= -most_number && value <= most_number; };
    if (found.is_odd || !fits(found.low) || !fits(found.high)) return false;
    cell.bits = found.bits;
    if (!is_number) return true;
    cell.low = static_cast<std::int32_t>(found.low);
    cell.high = found.is_unbounded ? unbounded : static_cast<std::int32_t>(found.high);
    return true;
}

/// Adjoining days of the same kind are one stretch; days before birth are of none.
std::span<const FlatChain::Stretch> ListLeaves::lay_out_days(const List& list, std::size_t position,
                                                             const FlatList& flat, Date birth) {
    if (days_.size() < 4 * flat.count + 4) days_.resize(4 * flat.count + 4);
    FlatChain::Stretch* next = days_.data();
    const DayKind* last = nullptr;
    const auto put = [&](Date from, const DayKind* kind) {
        if (kind == last) return;
        *next++ = {from, kind};
        last = kind;
    };
    const auto add = [&](Date from, Date until, const DayKind* kind) {
        if (from >= until || from > day_) return;
        if (from < birth) put(from, unborn_);
        if (until > birth && birth <= day_) put(std::max(from, birth), kind);
    };
    const DayKind* uncovered = list.chains[position].uncovered;
    const std::size_t width = list.chains.size();
    Date done = Date::distant_past();
    for (std::size_t item = 0; item < flat.count && done <= day_; ++item) {
        add(done, flat.from[item], uncovered);
        add(flat.from[item], flat.until[item], list.kinds[list.numbers[item] * width + position]);
        done = flat.until[item];
    }
    add(done, Date::never(), uncovered);
    return {days_.data(), next};
}

}  // namespace evaluator::cohort
