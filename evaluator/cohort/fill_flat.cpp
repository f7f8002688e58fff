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
    words_.resize(person.facts.size() * columns.rows);
    for (std::size_t slot = 0; slot < person.facts.size(); ++slot)
        words_[slot * columns.rows + row] = person.facts[slot];
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

/// Column by column, all rows: what rows from files get here is written over.
void Filler::spread(Columns& columns) {
    words_.resize(flat_spec_->facts.size() * columns.rows);
    for (const std::size_t leaf : facts_) {
        const Leaf& one = leaves_[leaf];
        const Column column = columns.arena.column(leaf);
        columns.has_flags[leaf] |= one.usual.bits;
        if (slots_[leaf] == ListLeaves::none) {
            for (std::size_t row = 0; row < columns.rows; ++row) column.put(row, one.usual);
            continue;
        }
        const FlatWord* words = words_.data() + slots_[leaf] * columns.rows;
        const FlatWord missing = person::missing_word(one.type);
        if (one.type == BaseType::Wahr) {
            std::array<std::uint8_t, 4> bits{};
            for (FlatWord word = 0; word < bits.size(); ++word) bits[word] = flat_cell(one, word).bits;
            for (std::size_t row = 0; row < columns.rows; ++row) column.bits[row] = bits[words[row] & 3];
            continue;
        }
        std::fill_n(column.bits, columns.rows, one.usual.bits);
        if (one.type == BaseType::Auswahl) {
            for (std::size_t row = 0; row < columns.rows; ++row)
                column.mask[row] = words[row] == missing ? one.usual.mask : words[row];
            continue;
        }
        for (std::size_t row = 0; row < columns.rows; ++row) {
            const bool is_missing = words[row] == missing;
            column.low[row] = is_missing ? one.usual.low : person::low_of(words[row]);
            column.high[row] = is_missing ? one.usual.high : person::high_of(words[row]);
        }
    }
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
