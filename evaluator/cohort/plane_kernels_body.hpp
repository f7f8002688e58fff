// The steps on planes for one instruction set: included by one source file per set, after kernels_body.hpp.
#include "evaluator/cohort/plane_kernels.hpp"
// clang-format off
#include "evaluator/cohort/plane_codes_body.hpp"
// clang-format on

namespace evaluator::cohort::COHORT_NAMESPACE {

namespace {

/// A line in registers.
using Plane = std::uint64_t __attribute__((vector_size(64)));

inline Plane load(const Line* line) {
    Plane plane;
    std::memcpy(&plane, line, sizeof(plane));
    return plane;
}
inline void store(Line* line, const Plane& plane) { std::memcpy(line, &plane, sizeof(plane)); }
inline Plane all_if(bool wanted) { return Plane{} - static_cast<std::uint64_t>(wanted ? 1 : 0); }

/// Bit `bit` of a value with `planes` planes; or of its opposite.
template <int planes>
inline Plane bit_of(const PlaneWork& work, PlaneRef ref, std::size_t bit, std::size_t line) {
    const PlaneValue& value = work.values[ref.value];
    const std::size_t inverted = ref.is_inverted ? 1 : 0;
    const std::size_t index =
        planes == 2 ? bit ^ inverted : (bit >> value.shift) ^ (inverted << (2 - value.shift));
    return load(value.at + index * work.lines + line) ^ all_if(ref.is_inverted);
}

template <int planes, bool conjunction> void fold_planes(const PlaneWork& work, const PlaneStep& step) {
    const PlaneRef* operands = work.operands + step.first;
    Line* out = work.values[step.out].at;
    for (std::size_t line = 0; line < work.lines; ++line) {
        Plane found[planes];
        for (std::size_t bit = 0; bit < planes; ++bit) found[bit] = all_if(conjunction);
        for (std::size_t i = 0; i < step.count; ++i)
            for (std::size_t bit = 0; bit < planes; ++bit) {
                const Plane some = bit_of<planes>(work, operands[i], bit, line);
                found[bit] = conjunction ? found[bit] & some : found[bit] | some;
            }
        for (std::size_t bit = 0; bit < planes; ++bit) store(out + bit * work.lines + line, found[bit]);
    }
}

template <int planes> void choose_planes(const PlaneWork& work, const PlaneStep& step) {
    const PlaneRef* operands = work.operands + step.first;
    Line* out = work.values[step.out].at;
    for (std::size_t line = 0; line < work.lines; ++line)
        for (std::size_t bit = 0; bit < planes; ++bit) {
            const auto of = [&](PlaneRef ref) { return bit_of<planes>(work, ref, bit, line); };
            const Plane yes = of(operands[1]), no = of(operands[2]);
            store(out + bit * work.lines + line,
                  (of(operands[0]) & yes) | (of(!operands[0]) & no) | (yes & no));
        }
}

/// What holds only through a soll or regelmäßig way: nothing in the strict lane.
void weaken_planes(const PlaneWork& work, const PlaneStep& step) {
    Line* out = work.values[step.out].at;
    for (std::size_t line = 0; line < work.lines; ++line)
        for (std::size_t bit = 0; bit < 8; ++bit)
            store(out + bit * work.lines + line,
                  bit % 4 == 3 ? Plane{} : bit_of<8>(work, work.operands[step.first], bit, line));
}

/// The strict lane in all lanes.
void strict_planes(const PlaneWork& work, const PlaneStep& step) {
    Line* out = work.values[step.out].at;
    for (std::size_t line = 0; line < work.lines; ++line)
        for (std::size_t bit = 0; bit < 2; ++bit)
            store(out + bit * work.lines + line,
                  bit_of<8>(work, work.operands[step.first], 4 * bit + 3, line));
}

template <class Code>
void codes_not_after(const Line* codes, std::int32_t bound, std::uint64_t* found, std::size_t words) {
    const auto* from = reinterpret_cast<const Code*>(codes);
    for (std::size_t word = 0; word < words; ++word) found[word] = not_after_rows(from + 64 * word, bound);
}

/// Which rows are not after the limit, as codes: those for distant_past before all others, never after all.
void codes_not_after(const PackedLeaf& leaf, const Line* codes, std::int64_t limit, Line* out,
                     std::size_t words) {
    std::uint64_t* found = out->words;
    if (limit < INT32_MIN || limit >= INT32_MAX) {
        for (std::size_t word = 0; word < words; ++word) found[word] = limit < 0 ? 0 : ~std::uint64_t{0};
        return;
    }
    const std::int64_t first = first_code(leaf), last = last_code(leaf), code = limit - leaf.base;
    const auto bound = static_cast<std::int32_t>(code < first ? first : code >= last ? last - 1 : code);
    if (leaf.width == 1) codes_not_after<std::int8_t>(codes, bound, found, words);
    if (leaf.width == 2) codes_not_after<std::int16_t>(codes, bound, found, words);
    if (leaf.width == 4) codes_not_after<std::int32_t>(codes, bound, found, words);
}

void leaf_not_after(const PlaneWork& work, const PlaneStep& step) {
    const PackedLeaf& leaf = work.leaves[step.left];
    const Line* from = work.memory + leaf.at;
    const std::int64_t limit = work.limits[step.limit];
    Line *certain = work.values[step.out].at, *possible = certain + work.lines;
    if (leaf.form == PackedLeaf::Form::Pair) {
        codes_not_after(leaf, from + work.words * leaf.width, limit, certain, work.words);
        codes_not_after(leaf, from, limit, possible, work.words);
        return;
    }
    codes_not_after(leaf, from + work.lines, limit, certain, work.words);
    const Plane by_unknown = all_if(leaf.unknown_high <= limit), may = all_if(leaf.unknown_low <= limit);
    for (std::size_t line = 0; line < work.lines; ++line) {
        const Plane known = load(from + line), found = load(certain + line) & known;
        store(certain + line, found | (~known & by_unknown));
        store(possible + line, found | (~known & may));
    }
}

void column_not_after(const PlaneWork& work, const PlaneStep& step) {
    const NumberColumn& column = work.columns[step.left];
    const std::int64_t limit = work.limits[step.limit];
    Line *certain = work.values[step.out].at, *possible = certain + work.lines;
    const PackedLeaf as_values{.width = 4};
    codes_not_after(as_values, reinterpret_cast<const Line*>(column.high), limit, certain, work.words);
    codes_not_after(as_values, reinterpret_cast<const Line*>(column.low), limit, possible, work.words);
}

void columns_at_least(const PlaneWork& work, const PlaneStep& step) {
    const NumberColumn &left = work.columns[step.left], &right = work.columns[step.right];
    Line *certain = work.values[step.out].at, *possible = certain + work.lines;
    for (std::size_t word = 0; word < work.words; ++word) {
        certain->words[word] = at_least_rows(left.low + 64 * word, right.high + 64 * word);
        possible->words[word] = at_least_rows(left.high + 64 * word, right.low + 64 * word);
    }
}

void ask_choice(const PlaneWork& work, const PlaneStep& step) {
    const PackedLeaf& leaf = work.leaves[step.left];
    const auto* codes = reinterpret_cast<const std::uint8_t*>(work.memory + leaf.at + (leaf.entries + 7) / 8);
    const PlaneAnswers* answers = work.answers[step.left];
    for (std::size_t first = 0; first < step.count; first += PlaneAnswers::questions, ++answers) {
        std::size_t count = step.count - first;
        if (count > PlaneAnswers::questions) count = PlaneAnswers::questions;
        Line* out[PlaneAnswers::questions];
        for (std::size_t i = 0; i < count; ++i)
            out[i] = work.values[work.questions[step.first + first + i].out].at;
        const LookUp table{answers->of, leaf.entries};
        for (std::size_t word = 0; word < work.words; ++word) {
            std::uint64_t found[2 * PlaneAnswers::questions];
            table.rows(codes + 64 * word, found, 2 * count);
            for (std::size_t i = 0; i < count; ++i) {
                out[i]->words[word] = found[2 * i];
                (out[i] + work.lines)->words[word] = found[2 * i + 1];
            }
        }
    }
}

void unpack_codes(const Unpacking& all, std::size_t words) {
    if (all.leaf.width == 1) unpack_codes<std::int8_t>(all, words);
    if (all.leaf.width == 2) unpack_codes<std::int16_t>(all, words);
    if (all.leaf.width == 4) unpack_codes<std::int32_t>(all, words);
}

/// The lower and upper ends of a leaf as numbers, or what stands for them in a table.
void unpack_leaf(const PlaneWork& work, const PlaneStep& step, const std::int32_t* table) {
    const PackedLeaf& leaf = work.leaves[step.left];
    const NumberColumn& out = work.columns[step.out];
    const PlaneEventLimits& limits = work.event_limits[&step - work.steps];
    const Line* from = work.memory + leaf.at;
    if (leaf.form == PackedLeaf::Form::Pair) {
        const Line* highs = from + work.words * leaf.width;
        unpack_codes({leaf, nullptr, from, 0, 0, out.low, nullptr, table, limits.first}, work.words);
        unpack_codes({leaf, nullptr, highs, 0, 0, out.high, nullptr, table, limits.first}, work.words);
        return;
    }
    const bool is_moved = table != nullptr;
    unpack_codes({leaf, from, from + work.lines, is_moved ? limits.low : leaf.unknown_low,
                  is_moved ? limits.high : leaf.unknown_high, out.low, out.high, table, limits.first},
                 work.words);
}

void limits_of_leaf(const PlaneWork& work, const PlaneStep& step) {
    const PlaneEventLimits& limits = work.event_limits[&step - work.steps];
    unpack_leaf(work, step, limits.table);
    if (limits.table != nullptr) return;
    ask_limits(*limits.events, work.columns[step.out], 64 * work.words);
}

void fill(const PlaneWork& work, const PlaneStep& step) {
    const NumberColumn& out = work.columns[step.out];
    std::int64_t number = work.limits[step.limit];
    if (number > INT32_MAX) number = INT32_MAX;
    if (number < INT32_MIN) number = INT32_MIN;
    set(out.low, 64 * work.words, static_cast<std::int32_t>(number));
    set(out.high, 64 * work.words, static_cast<std::int32_t>(number));
}

/// The usual calculation: times a number that is not negative.
bool scale_column(const PlaneWork& work, const PlaneStep& step) {
    const NumberColumn &left = work.columns[step.left], &out = work.columns[step.out];
    Column from, to;
    from.low = left.low;
    from.high = left.high;
    to.low = out.low;
    to.high = out.high;
    return scale(from, static_cast<std::int32_t>(work.limits[step.limit]), to, 64 * work.words);
}

bool run_step(const PlaneWork& work, const PlaneStep& step, bool in_lanes) {
    switch (step.kind) {
        case PlaneStep::Kind::All:
            in_lanes ? fold_planes<8, true>(work, step) : fold_planes<2, true>(work, step);
            break;
        case PlaneStep::Kind::Any:
            in_lanes ? fold_planes<8, false>(work, step) : fold_planes<2, false>(work, step);
            break;
        case PlaneStep::Kind::Choose:
            in_lanes ? choose_planes<8>(work, step) : choose_planes<2>(work, step);
            break;
        case PlaneStep::Kind::WeakerMeans: weaken_planes(work, step); break;
        case PlaneStep::Kind::Strictly: strict_planes(work, step); break;
        case PlaneStep::Kind::Questions: ask_choice(work, step); break;
        case PlaneStep::Kind::NotAfter: leaf_not_after(work, step); break;
        case PlaneStep::Kind::ColumnNotAfter: column_not_after(work, step); break;
        case PlaneStep::Kind::AtLeast: columns_at_least(work, step); break;
        case PlaneStep::Kind::Unpack: unpack_leaf(work, step, nullptr); break;
        case PlaneStep::Kind::Limits: limits_of_leaf(work, step); break;
        case PlaneStep::Kind::Fill: fill(work, step); break;
        case PlaneStep::Kind::Scale: return scale_column(work, step);
        case PlaneStep::Kind::Calculate: return calculate_columns(work, step);
    }
    return true;
}

void copy_planes(const PlaneWork& work, const PlaneRef* values, std::size_t count, std::uint64_t* to,
                 std::size_t words) {
    constexpr std::size_t of_line = sizeof(Line) / sizeof(std::uint64_t);
    for (std::size_t i = 0; i < count; ++i) {
        for (std::size_t bit = 0; bit < 2; ++bit, to += words)
            for (std::size_t line = 0; line < work.lines; ++line) {
                const Plane plane = bit_of<8>(work, values[i], 4 * bit, line);
                const std::size_t begin = line * of_line;
                if (begin + of_line <= words)
                    std::memcpy(to + begin, &plane, sizeof(plane));
                else
                    std::memcpy(to + begin, &plane, (words - begin) * sizeof(std::uint64_t));
            }
    }
}

bool run_planes(const PlaneWork& work) {
    const std::size_t each = work.next_lines / (work.step_count + 1) + 1;
    std::size_t fetched = 0;
    for (std::size_t i = 0; i < work.step_count; ++i) {
        for (const std::size_t end = fetched + each; fetched < end && fetched < work.next_lines; ++fetched)
            __builtin_prefetch(work.next + fetched);
        if (!run_step(work, work.steps[i], work.in_lanes[i] != 0)) return false;
    }
    return true;
}

}  // namespace

}  // namespace evaluator::cohort::COHORT_NAMESPACE
