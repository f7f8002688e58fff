#include "evaluator/cohort/columns.hpp"

#include <algorithm>
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

std::int32_t number_of(const core::Rational& value, std::uint8_t& flags) {
    if (!value.is_whole() || value.numerator() > most_number || value.numerator() < -most_number) {
        flags |= flag::odd;
        return 0;
    }
    return static_cast<std::int32_t>(value.numerator());
}

Cell cell_of(const Instruction& one, const engine::Value& value) {
    Cell cell;
    cell.facts = value.until.facts.days;
    cell.law = std::min(value.until.law, one.law_until).days;
    cell.bits = value.truth.bits;
    if (one.layout == Layout::Truth) return cell;
    cell.bits = value.other_lanes;
    if (value.is_nobody) cell.bits |= flag::nobody;
    if (value.moves != one.moves) cell.bits |= flag::odd;
    if (one.layout == Layout::Range && one.is_number) {
        cell.low = number_of(value.low, cell.bits);
        cell.high = value.is_unbounded ? unbounded : number_of(value.high, cell.bits);
    } else if (one.layout == Layout::Range) {
        cell.low = value.from_low.days;
        cell.high = value.from_high.days;
    } else if (one.layout == Layout::Mask) {
        cell.mask = value.mask;
        if (value.mask == 0) cell.bits |= flag::odd;
    }
    return cell;
}

}  // namespace evaluator::cohort
