#include "evaluator/cohort/packed.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

namespace evaluator::cohort {

namespace {

using Form = PackedLeaf::Form;

constexpr std::size_t most_entries = 64;

bool is_special(std::int32_t value) { return value == INT32_MIN || value == INT32_MAX; }

/// The narrowest width and its base for some values; both ends of a code's range are taken.
void fit(PackedLeaf& leaf, std::int64_t least, std::int64_t most) {
    for (const int width : {1, 2}) {
        const std::int64_t half = std::int64_t{1} << (8 * width - 1);
        if (most - least > 2 * half - 3) continue;
        leaf.width = static_cast<std::uint8_t>(width);
        leaf.base = static_cast<std::int32_t>(std::min<std::int64_t>(least + half - 1, INT32_MAX));
        return;
    }
    leaf.width = 4;
    leaf.base = 0;
}

/// Single values first, whether or not they occur, so that most blocks have the same dictionary.
std::vector<std::uint64_t> masks_of(std::span<const std::uint64_t> rows) {
    std::uint64_t all = 0;
    std::vector<std::uint64_t> others;
    for (const std::uint64_t mask : rows) {
        all |= mask;
        if (std::has_single_bit(mask) || (!others.empty() && others.back() == mask)) continue;
        const auto place = std::lower_bound(others.begin(), others.end(), mask);
        if (place == others.end() || *place != mask) others.insert(place, mask);
    }
    std::vector<std::uint64_t> entries;
    for (std::size_t bit = 0; bit < static_cast<std::size_t>(std::bit_width(all)); ++bit)
        entries.push_back(std::uint64_t{1} << bit);
    entries.insert(entries.end(), others.begin(), others.end());
    return entries;
}
unsigned bit(const Line* plane, std::size_t row) {
    return static_cast<unsigned>((plane[row / rows_of_line].words[row / 64 % 8] >> (row % 64)) & 1);
}

std::vector<std::uint64_t> sets_of(std::span<const std::uint64_t> rows) {
    std::vector<std::uint64_t> entries{rows.begin(), rows.end()};
    std::sort(entries.begin(), entries.end());
    entries.erase(std::unique(entries.begin(), entries.end()), entries.end());
    return entries;
}

}  // namespace

Packed::Packed(const Program& program, const Columns& columns) : block_(columns.block), day_(columns.day) {
    for (std::size_t i = 0; i < columns.leaves.size(); ++i) {
        const Layout layout = program.instructions()[columns.leaves[i]].layout;
        const Column column = columns.arena.column(i);
        PackedLeaf leaf;
        leaf.at = static_cast<std::uint32_t>(memory_.size());
        leaf.has_flags = columns.has_flags[i] != 0;
        if (layout == Layout::Truth)
            truth(leaf, column);
        else if (layout == Layout::Range)
            range(leaf, column);
        else
            dictionary(leaf, column);
        if (leaf.has_flags) raw(column.bits, block_.size());
        is_plain_ = is_plain_ && !leaf.has_flags && leaf.form != Form::Masks && leaf.form != Form::Sets;
        leaves_.push_back(leaf);
    }
    memory_.shrink_to_fit();
}

std::byte* Packed::append(std::size_t bytes) {
    const std::size_t at = memory_.size();
    memory_.resize(at + (bytes + sizeof(Line) - 1) / sizeof(Line));
    return reinterpret_cast<std::byte*>(memory_.data() + at);
}
void Packed::raw(const void* data, std::size_t bytes) { std::memcpy(append(bytes), data, bytes); }

void Packed::truth(PackedLeaf& leaf, const Column& column) {
    const std::uint8_t* bits = column.bits;
    const bool is_alike = std::all_of(bits, bits + block_.size(), [](std::uint8_t one) {
        return engine::Truth{one}.lanes_unlike_full() == 0;
    });
    leaf.form = is_alike ? Form::Planes : Form::Lanes;
    for (int bit = 0; bit < 8; bit += is_alike ? 4 : 1) {
        auto* plane = reinterpret_cast<std::uint64_t*>(append(lines() * sizeof(Line)));
        for (std::size_t row = 0; row < block_.size(); ++row)
            plane[row / 64] |= std::uint64_t{(bits[row] >> bit) & 1U} << (row % 64);
    }
}

void Packed::range(PackedLeaf& leaf, const Column& column) {
    leaf.form = Form::Range;
    std::int64_t least = INT64_MAX, most = INT64_MIN, least_end = INT64_MAX, most_end = INT64_MIN;
    bool is_first = true;
    std::vector<std::uint64_t> known(8 * lines());
    for (std::size_t row = 0; row < block_.size(); ++row) {
        const std::int32_t low = column.low[row], high = column.high[row];
        const auto widen = [](std::int64_t& from, std::int64_t& to, std::int32_t value) {
            if (is_special(value)) return;
            from = std::min<std::int64_t>(from, value);
            to = std::max<std::int64_t>(to, value);
        };
        for (const std::int32_t end : {low, high}) widen(least_end, most_end, end);
        if (low == high) {
            widen(least, most, low);
            known[row / 64] |= std::uint64_t{1} << (row % 64);
            continue;
        }
        if (!is_first && (low != leaf.unknown_low || high != leaf.unknown_high)) leaf.form = Form::Pair;
        leaf.unknown_low = low;
        leaf.unknown_high = high;
        is_first = false;
    }
    const bool is_pair = leaf.form == Form::Pair;
    if (is_pair) std::tie(least, most) = std::pair{least_end, most_end};
    if (least > most) least = most = 0;
    fit(leaf, least, most);
    leaf.most = static_cast<std::int32_t>(most);
    if (!is_pair) raw(known.data(), lines() * sizeof(Line));
    codes(leaf, column.low);
    if (is_pair) codes(leaf, column.high);
}

void Packed::codes(const PackedLeaf& leaf, const std::int32_t* values) {
    if (leaf.width == 1) codes<std::int8_t>(leaf, values);
    if (leaf.width == 2) codes<std::int16_t>(leaf, values);
    if (leaf.width == 4) codes<std::int32_t>(leaf, values);
}

/// The code of a row that is not known says nothing.
template <class Code> void Packed::codes(const PackedLeaf& leaf, const std::int32_t* values) {
    auto* to = reinterpret_cast<Code*>(append(words() * 64 * sizeof(Code)));
    const std::int64_t first = leaf.first_code(), last = leaf.last_code();
    for (std::size_t row = 0; row < block_.size(); ++row) {
        const std::int32_t value = values[row];
        const std::int64_t code = value == INT32_MIN   ? first
                                  : value == INT32_MAX ? last
                                                       : std::int64_t{value} - leaf.base;
        to[row] = static_cast<Code>(std::clamp(code, first, last));
    }
}

void Packed::dictionary(PackedLeaf& leaf, const Column& column) {
    std::vector<std::uint64_t> rows;
    for (std::size_t row = 0; row < block_.size(); ++row)
        rows.push_back(column.mask != nullptr ? column.mask[row]
                                              : static_cast<std::uint32_t>(column.low[row]));
    const std::vector<std::uint64_t> entries = column.mask != nullptr ? masks_of(rows) : sets_of(rows);
    if (entries.size() > most_entries) {
        leaf.form = column.mask != nullptr ? Form::Masks : Form::Sets;
        if (column.mask != nullptr)
            raw(column.mask, block_.size() * sizeof(std::uint64_t));
        else
            raw(column.low, block_.size() * sizeof(std::int32_t));
        return;
    }
    leaf.form = Form::Choice;
    leaf.entries = static_cast<std::uint8_t>(entries.size());
    raw(entries.data(), entries.size() * sizeof(std::uint64_t));
    auto* codes = reinterpret_cast<std::uint8_t*>(append(words() * 64));
    for (std::size_t row = 0; row < block_.size(); ++row)
        codes[row] =
            static_cast<std::uint8_t>(std::find(entries.begin(), entries.end(), rows[row]) - entries.begin());
}

void Packed::unpack(Columns& columns) const {
    columns.block = block_;
    columns.day = day_;
    for (std::size_t i = 0; i < leaves_.size(); ++i) {
        unpack(leaves_[i], columns.arena.column(i));
        columns.has_flags[i] = leaves_[i].has_flags;
        columns.is_usual[i] = false;
    }
}

/// How many lines a leaf takes, but for its flags.
std::uint32_t Packed::size_of(const PackedLeaf& leaf) const {
    const auto lines_of = [](std::size_t bytes) { return (bytes + sizeof(Line) - 1) / sizeof(Line); };
    std::size_t size = 0;
    switch (leaf.form) {
        case Form::Planes: size = 2 * lines(); break;
        case Form::Lanes: size = 8 * lines(); break;
        case Form::Range: size = lines() + words() * leaf.width; break;
        case Form::Pair: size = 2 * words() * leaf.width; break;
        case Form::Choice: size = lines_of(leaf.entries * sizeof(std::uint64_t)) + words(); break;
        case Form::Masks: size = lines_of(block_.size() * sizeof(std::uint64_t)); break;
        case Form::Sets: size = lines_of(block_.size() * sizeof(std::int32_t)); break;
    }
    return static_cast<std::uint32_t>(size);
}

void Packed::unpack_codes(const PackedLeaf& leaf, const Line* from, std::int32_t* to) const {
    const auto* bytes = reinterpret_cast<const std::byte*>(from);
    for (std::size_t row = 0; row < block_.size(); ++row) {
        std::int32_t code = 0;
        if (leaf.width == 1) code = reinterpret_cast<const std::int8_t*>(bytes)[row];
        if (leaf.width == 2) code = reinterpret_cast<const std::int16_t*>(bytes)[row];
        if (leaf.width == 4) code = reinterpret_cast<const std::int32_t*>(bytes)[row];
        to[row] = code == leaf.first_code()  ? INT32_MIN
                  : code == leaf.last_code() ? INT32_MAX
                                             : code + leaf.base;
    }
}

void Packed::unpack_truth(const PackedLeaf& leaf, const Line* from, std::uint8_t* to) const {
    const std::size_t planes = leaf.form == Form::Lanes ? 8 : 2;
    for (std::size_t row = 0; row < block_.size(); ++row) {
        unsigned bits = 0;
        for (std::size_t i = 0; i < planes; ++i) bits |= bit(from + i * lines(), row) << i;
        if (planes == 2) bits = engine::Truth::between((bits & 1) != 0, (bits & 2) != 0).bits;
        to[row] = static_cast<std::uint8_t>(bits);
    }
}

void Packed::unpack_range(const PackedLeaf& leaf, const Line* from, const Column& column) const {
    unpack_codes(leaf, from + lines(), column.low);
    for (std::size_t row = 0; row < block_.size(); ++row) {
        const bool is_known = bit(from, row) != 0;
        column.high[row] = is_known ? column.low[row] : leaf.unknown_high;
        if (!is_known) column.low[row] = leaf.unknown_low;
    }
}

void Packed::unpack_choice(const PackedLeaf& leaf, const Line* from, const Column& column) const {
    const auto* entries = reinterpret_cast<const std::uint64_t*>(from);
    const auto* codes = reinterpret_cast<const std::uint8_t*>(from + size_of(leaf) - words());
    for (std::size_t row = 0; row < block_.size(); ++row) {
        if (column.mask != nullptr) column.mask[row] = entries[codes[row]];
        if (column.low != nullptr) column.low[row] = static_cast<std::int32_t>(entries[codes[row]]);
    }
}

void Packed::unpack(const PackedLeaf& leaf, const Column& column) const {
    const Line* from = memory_.data() + leaf.at;
    const std::size_t rows = block_.size();
    switch (leaf.form) {
        case Form::Planes:
        case Form::Lanes: unpack_truth(leaf, from, column.bits); break;
        case Form::Range: unpack_range(leaf, from, column); break;
        case Form::Pair:
            unpack_codes(leaf, from, column.low);
            unpack_codes(leaf, from + words() * leaf.width, column.high);
            break;
        case Form::Choice: unpack_choice(leaf, from, column); break;
        case Form::Masks: std::memcpy(column.mask, from, rows * sizeof(std::uint64_t)); break;
        case Form::Sets: std::memcpy(column.low, from, rows * sizeof(std::int32_t)); break;
    }
    if (leaf.has_flags) std::memcpy(column.bits, from + size_of(leaf), rows);
}

}  // namespace evaluator::cohort
