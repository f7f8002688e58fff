#include "evaluator/cohort/packed.hpp"

#include <algorithm>
#include <cstring>

namespace evaluator::cohort {

Packed::Packed(const Program& program, const Columns& columns)
    : rows_(columns.rows), block_(columns.block), day_(columns.day) {
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
        kernels().having(column.bits, bit, plane.data(), rows_);
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

void Packed::unpack(Columns& columns) const {
    columns.block = block_;
    columns.day = day_;
    for (std::size_t i = 0; i < leaves_.size(); ++i) {
        unpack(leaves_[i], columns.arena.column(i));
        columns.has_flags[i] = leaves_[i].has_flags;
        columns.is_usual[i] = false;
    }
}

void Packed::unpack(const Leaf& leaf, const Column& column) const {
    const std::uint64_t* from = memory_.data() + leaf.at;
    const auto take = [&](void* to, std::size_t bytes) {
        std::memcpy(to, from, bytes);
        from += bytes / 8;
    };
    const std::size_t words = rows_ / 64;
    switch (leaf.form) {
        case Form::Bits: kernels().spread(from, from + words, column.bits, rows_); return;
        case Form::Bytes: take(column.bits, rows_); return;
        case Form::Known:
            from += words;
            take(column.low, rows_ * sizeof(std::int32_t));
            kernels().highs(column.low, memory_.data() + leaf.at, leaf.unknown_high, column.high, rows_);
            break;
        case Form::Pair:
            take(column.low, rows_ * sizeof(std::int32_t));
            take(column.high, rows_ * sizeof(std::int32_t));
            break;
        case Form::Mask32:
            kernels().widen(reinterpret_cast<const std::uint32_t*>(from), column.mask, rows_);
            from += rows_ / 2;
            break;
        case Form::Mask64: take(column.mask, rows_ * sizeof(std::uint64_t)); break;
        case Form::Number: take(column.low, rows_ * sizeof(std::int32_t)); break;
    }
    if (leaf.has_flags) take(column.bits, rows_);
}

}  // namespace evaluator::cohort
