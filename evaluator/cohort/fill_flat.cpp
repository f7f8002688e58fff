// Rows from persons who were read flat: nothing but looking up and copying. What is not plain is not here.
#include <algorithm>

#include "evaluator/cohort/filler.hpp"

namespace evaluator::cohort {

using core::Date;
using model::BaseType;
using person::FlatPerson;
using person::FlatWord;

/// First the lists of `list_leaves_`, under the same numbers, then those of periods that cover the day.
std::optional<person::FlatSpec> Filler::make_flat_spec() {
    const Plan& plan = program_.plan();
    if (program_.options().with_until || !program_.options().all_columns || plan.options.evidenced_only)
        return std::nullopt;
    person::FlatSpec spec;
    spec.lists = list_leaves_.lists();
    for (const model::FactId list : lists_) {
        if (!plan.book->fact(list).type.is(BaseType::Zeitraeume)) return std::nullopt;
        spec.lists.push_back({list, true, {}, {}});
    }
    slots_.assign(leaves_.size(), ListLeaves::none);
    const auto place = [](std::vector<model::FactId>& all, model::FactId fact) {
        const auto known = std::find(all.begin(), all.end(), fact);
        if (known == all.end()) all.push_back(fact);
        return static_cast<std::uint32_t>(std::find(all.begin(), all.end(), fact) - all.begin());
    };
    for (const auto* leaves : {&facts_, &periods_})
        for (const std::size_t leaf : *leaves)
            if (!person::is_flat(leaves_[leaf].type)) return std::nullopt;
    for (const std::size_t leaf : facts_)
        if (!leaves_[leaf].is_attribute) slots_[leaf] = place(spec.facts, leaves_[leaf].fact);
    for (const std::size_t leaf : periods_) {
        auto& list = spec.lists[list_leaves_.lists().size() + leaves_[leaf].list];
        slots_[leaf] = place(list.attributes, leaves_[leaf].fact);
        list.types.resize(list.attributes.size(), leaves_[leaf].type);
    }
    const bool is_all = std::all_of(whole_.begin(), whole_.end(), [this](std::size_t leaf) {
        return leaves_[leaf].of_list != ListLeaves::none;
    });
    return is_all ? std::optional{std::move(spec)} : std::nullopt;
}

Cell Filler::flat_cell(const Leaf& leaf, FlatWord word) const {
    Cell cell = leaf.usual;
    if (word == person::missing_word(leaf.type)) return cell;
    if (leaf.type == BaseType::Wahr) {
        cell.bits = engine::Truth::between((word & 1) == 0, (word & 2) != 0).bits;
    } else if (leaf.type == BaseType::Auswahl) {
        cell.mask = word;
    } else {
        cell.low = person::low_of(word);
        cell.high = person::high_of(word);
    }
    return cell;
}

bool Filler::fill(Columns& columns, std::size_t row, const FlatPerson& person) {
    const auto put = [&](std::size_t leaf, const Cell& cell) {
        if (instruction(leaf).layout != Layout::Truth) columns.has_flags[leaf] |= cell.bits;
        columns.arena.column(leaf).put(row, cell);
    };
    for (const std::size_t leaf : facts_) {
        const std::uint32_t slot = slots_[leaf];
        put(leaf,
            slot == ListLeaves::none ? leaves_[leaf].usual : flat_cell(leaves_[leaf], person.facts[slot]));
    }
    for (const std::size_t leaf : periods_) {
        const std::size_t number = list_leaves_.lists().size() + leaves_[leaf].list;
        const person::FlatList& list = person.lists[number];
        const auto next = std::upper_bound(list.from.begin(), list.from.end(), columns.day);
        const auto item = static_cast<std::size_t>(next - list.from.begin()) - 1;
        const bool is_covered = next != list.from.begin() && columns.day < list.until[item];
        const std::size_t width = flat_spec_->lists[number].attributes.size();
        put(leaf, is_covered ? flat_cell(leaves_[leaf], list.words[item * width + slots_[leaf]])
                             : leaves_[leaf].usual);
    }
    return whole(columns, row, person);
}

bool Filler::whole(Columns& columns, std::size_t row, const FlatPerson& person) {
    if (whole_.empty()) return true;
    const Date low{person::low_of(person.birth)}, high{person::high_of(person.birth)};
    const bool has_birth = person.birth != person::missing_word(BaseType::Datum);
    if (has_birth && (low != high || !low.is_day())) return false;
    const Date birth = has_birth ? low : Date::distant_past();
    for (std::uint32_t list = 0; list < list_leaves_.lists().size(); ++list)
        if (!list_leaves_.read(list, person.lists[list])) return false;
    for (const std::size_t leaf : whole_) {
        Cell cell;
        const std::uint32_t number = leaves_[leaf].of_list;
        if (!list_leaves_.cell(number, person.lists[list_leaves_.list_of(number)], birth, cell)) return false;
        if (instruction(leaf).layout != Layout::Truth) columns.has_flags[leaf] |= cell.bits;
        columns.arena.column(leaf).put(row, cell);
    }
    return true;
}

}  // namespace evaluator::cohort
