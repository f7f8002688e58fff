#include "evaluator/cohort/columns.hpp"

#include <cstring>
#include <new>

namespace evaluator::cohort {

Arena::Arena(std::span<const Layout> layouts, std::size_t rows, bool with_until) {
    std::size_t per_row = 0;
    for (const Layout layout : layouts) per_row += (layout == Layout::Truth ? 1 : 9) + (with_until ? 8 : 0);
    const std::size_t size = per_row * rows + 64;
    memory_.reset(new (std::align_val_t{64}) std::byte[size]);
    std::memset(memory_.get(), 0, size);
    std::byte* next = memory_.get();
    const auto take = [&](auto*& array) {
        using Element = std::remove_reference_t<decltype(*array)>;
        array = reinterpret_cast<Element*>(next);
        next += sizeof(Element) * rows;
    };
    columns_.reserve(layouts.size());
    for (const Layout layout : layouts) {
        Column& column = columns_.emplace_back();
        take(column.bits);
        if (layout == Layout::Range || layout == Layout::Set) {
            take(column.low);
            take(column.high);
        } else if (layout == Layout::Mask) {
            take(column.mask);
        }
        if (!with_until) continue;
        take(column.facts);
        take(column.law);
    }
}

namespace {

std::int32_t number(const core::Rational& value, std::uint8_t& flags) {
    if (!value.is_whole() || value.numerator() > most_number || value.numerator() < -most_number) {
        flags |= flag::odd;
        return 0;
    }
    return static_cast<std::int32_t>(value.numerator());
}

}  // namespace

void store(const Column& column, const Instruction& one, std::size_t row, const engine::Value& value) {
    if (column.facts != nullptr) {
        column.facts[row] = value.until.facts.days;
        column.law[row] = std::min(value.until.law, one.law_until).days;
    }
    if (one.layout == Layout::Truth) {
        column.bits[row] = value.truth.bits;
        return;
    }
    std::uint8_t flags = value.other_lanes;
    if (value.is_nobody) flags |= flag::nobody;
    if (value.moves != one.moves) flags |= flag::odd;
    if (one.layout == Layout::Range && one.is_number) {
        column.low[row] = number(value.low, flags);
        column.high[row] = value.is_unbounded ? unbounded : number(value.high, flags);
    } else if (one.layout == Layout::Range) {
        column.low[row] = value.from_low.days;
        column.high[row] = value.from_high.days;
    } else if (one.layout == Layout::Mask) {
        column.mask[row] = value.mask;
        if (value.mask == 0) flags |= flag::odd;
    }
    column.bits[row] = flags;
}

}  // namespace evaluator::cohort
