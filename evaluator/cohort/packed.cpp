#include "evaluator/cohort/packed.hpp"

#include <algorithm>
#include <cstring>

namespace evaluator::cohort {

Packed::Packed(const Program& program, const Columns& columns)
    : kernels_(kernels()), rows_(columns.rows), block_(columns.block), day_(columns.day) {
    for (std::size_t i = 0; i < columns.leaves.size(); ++i) {
        const Layout layout = program.instructions()[columns.leaves[i]].layout;
        const Column column = columns.arena.column(i);
        Leaf leaf = layout == Layout::Truth   ? truth(column)
                    : layout == Layout::Range ? range(column)
                    : layout == Layout::Mask  ? mask(column)
                                              : Leaf{Form::Number, false, 0, 0};
        if (leaf.form == Form::Number) {
            leaf.at = static_cast<std::uint32_t>(memory_.size());
            append(column.low, rows_ * sizeof(std::int32_t));
        }
        leaf.has_flags = columns.has_flags[i] != 0;
        if (leaf.has_flags) append(column.bits, rows_);
        leaves_.push_back(leaf);
    }
    memory_.shrink_to_fit();
}

void Packed::append(const void* data, std::size_t bytes) {
    const std::size_t at = memory_.size();
    memory_.resize(at + (bytes + 7) / 8);
    std::memcpy(memory_.data() + at, data, bytes);
}

Packed::Leaf Packed::truth(const Column& column) {
    Leaf leaf{Form::Bits, false, 0, static_cast<std::uint32_t>(memory_.size())};
    for (std::size_t i = 0; i < rows_; ++i) {
        const std::uint8_t bits = column.bits[i];
        if (bits != 0x00 && bits != 0xF0 && bits != 0xFF) leaf.form = Form::Bytes;
    }
    if (leaf.form == Form::Bytes) {
        append(column.bits, rows_);
        return leaf;
    }
    std::vector<std::uint64_t> plane(rows_ / 64);
    for (const std::uint8_t bit : {std::uint8_t{1}, std::uint8_t{0x10}}) {
        kernels_.having(column.bits, bit, plane.data(), rows_);
        append(plane.data(), rows_ / 8);
    }
    return leaf;
}

Packed::Leaf Packed::range(const Column& column) {
    Leaf leaf{Form::Known, false, 0, static_cast<std::uint32_t>(memory_.size())};
    std::vector<std::uint64_t> known(rows_ / 64);
    bool is_first = true;
    for (std::size_t i = 0; i < rows_; ++i) {
        if (column.low[i] == column.high[i]) {
            known[i / 64] |= std::uint64_t{1} << (i % 64);
            continue;
        }
        if (!is_first && column.high[i] != leaf.unknown_high) leaf.form = Form::Pair;
        leaf.unknown_high = column.high[i];
        is_first = false;
    }
    if (leaf.form == Form::Known) append(known.data(), rows_ / 8);
    append(column.low, rows_ * sizeof(std::int32_t));
    if (leaf.form == Form::Pair) append(column.high, rows_ * sizeof(std::int32_t));
    return leaf;
}

Packed::Leaf Packed::mask(const Column& column) {
    Leaf leaf{Form::Mask32, false, 0, static_cast<std::uint32_t>(memory_.size())};
    std::vector<std::uint32_t> narrow(rows_);
    for (std::size_t i = 0; i < rows_; ++i) {
        narrow[i] = static_cast<std::uint32_t>(column.mask[i]);
        if (narrow[i] != column.mask[i]) leaf.form = Form::Mask64;
    }
    if (leaf.form == Form::Mask32)
        append(narrow.data(), rows_ * sizeof(std::uint32_t));
    else
        append(column.mask, rows_ * sizeof(std::uint64_t));
    return leaf;
}

void Packed::prefetch() const {
    constexpr std::size_t line = 8;  // words
    for (std::size_t i = 0; i < memory_.size(); i += line) __builtin_prefetch(memory_.data() + i);
}

bool Packed::is_plain() const {
    return std::all_of(leaves_.begin(), leaves_.end(), [](const Leaf& leaf) {
        return !leaf.has_flags && leaf.form != Form::Bytes && leaf.form != Form::Mask64 &&
               leaf.form != Form::Number;
    });
}

void Packed::unpack(Columns& columns, bool as_planes) const {
    columns.block = block_;
    columns.day = day_;
    for (std::size_t i = 0; i < leaves_.size(); ++i) {
        if (!as_planes || leaves_[i].form != Form::Bits) unpack(leaves_[i], columns.arena.column(i));
        columns.has_flags[i] = leaves_[i].has_flags;
        columns.is_usual[i] = false;
    }
}

Column Packed::column(const Columns& columns, std::size_t number, bool as_planes) const {
    const Leaf& leaf = leaves_[number];
    Column column = columns.arena.column(number);
    // Nobody writes into leaves.
    auto* words = const_cast<std::uint64_t*>(memory_.data()) + leaf.at;
    const std::size_t planes = rows_ / 64, numbers = rows_ / 2;
    std::uint64_t* flags = nullptr;
    switch (leaf.form) {
        case Form::Bits:
            if (as_planes) column.bits = reinterpret_cast<std::uint8_t*>(words);
            break;
        case Form::Mask32:
            column.narrow = reinterpret_cast<std::uint32_t*>(words);
            flags = words + numbers;
            break;
        case Form::Bytes: column.bits = reinterpret_cast<std::uint8_t*>(words); break;
        case Form::Known:
            column.low = reinterpret_cast<std::int32_t*>(words + planes);
            flags = words + planes + numbers;
            break;
        case Form::Pair:
            column.low = reinterpret_cast<std::int32_t*>(words);
            column.high = reinterpret_cast<std::int32_t*>(words + numbers);
            flags = words + 2 * numbers;
            break;
        case Form::Mask64:
            column.mask = words;
            flags = words + rows_;
            break;
        case Form::Number:
            column.low = reinterpret_cast<std::int32_t*>(words);
            flags = words + numbers;
            break;
    }
    if (leaf.has_flags) column.bits = reinterpret_cast<std::uint8_t*>(flags);
    return column;
}

void Packed::unpack(const Leaf& leaf, const Column& column) const {
    const std::uint64_t* from = memory_.data() + leaf.at;
    const std::size_t planes = rows_ / 64;
    if (leaf.form == Form::Bits) kernels_.spread(from, from + planes, column.bits, rows_);
    if (leaf.form == Form::Known)
        kernels_.highs(reinterpret_cast<const std::int32_t*>(from + planes), from, leaf.unknown_high,
                       column.high, rows_);
}

}  // namespace evaluator::cohort
