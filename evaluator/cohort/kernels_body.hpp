// The kernels for one instruction set: included by one source file per set, which is compiled for it and
// names its namespace COHORT_NAMESPACE. Plain loops, which the compiler turns into the set's instructions.
#include <cstring>
#ifdef __AVX2__
#include <immintrin.h>
#endif

#include "evaluator/cohort/kernels.hpp"

namespace evaluator::cohort::COHORT_NAMESPACE {

namespace {

constexpr std::size_t part = 64;  // rows at a time, so that what is found so far stays near
constexpr std::int32_t never = INT32_MAX;
constexpr std::int32_t none = INT32_MIN;

// Not those of the standard library: the linker might take the ones compiled here for all.
std::int32_t least(std::int32_t a, std::int32_t b) { return a < b ? a : b; }
void set(std::int32_t* values, std::size_t count, std::int32_t value) {
    for (std::size_t i = 0; i < count; ++i) values[i] = value;
}

/// 64 rows: a register, or what the compiler makes of it.
using Rows = std::uint8_t __attribute__((vector_size(64)));

template <bool conjunction> void fold_all(const Operands& operands, std::uint8_t* out, std::size_t rows) {
    for (std::size_t begin = 0; begin < rows; begin += sizeof(Rows)) {
        Rows found = Rows{} - static_cast<std::uint8_t>(conjunction ? 1 : 0);
        for (std::size_t i = 0; i < operands.count; ++i) {
            Rows some;
            std::memcpy(&some, operands.columns[operands.numbers[i]].bits + begin, sizeof(Rows));
            found = conjunction ? (found & some) : (found | some);
        }
        std::memcpy(out + begin, &found, sizeof(Rows));
    }
}

void fold(bool conjunction, const Operands& operands, const Column& out, std::size_t rows) {
    if (conjunction)
        fold_all<true>(operands, out.bits, rows);
    else
        fold_all<false>(operands, out.bits, rows);
}

/// What decides a bit, and what all operands together give.
template <int groups> struct Deciding {
    alignas(64) std::int32_t best[groups][part], facts[groups][part], law[groups][part];
    alignas(64) std::int32_t all_facts[part], all_law[part], is_forever[part];
};

template <int groups, bool conjunction>
void decide(Deciding<groups>& so_far, const Column& operand, std::size_t begin) {
    const std::uint8_t* __restrict bits = operand.bits + begin;
    const std::int32_t* __restrict facts = operand.facts + begin;
    const std::int32_t* __restrict law = operand.law + begin;
    alignas(64) std::int32_t both[part], deciding[part];
    for (std::size_t i = 0; i < part; ++i) {
        both[i] = facts[i] < law[i] ? facts[i] : law[i];
        deciding[i] = conjunction ? ~std::int32_t{bits[i]} : std::int32_t{bits[i]};
        so_far.all_facts[i] = facts[i] < so_far.all_facts[i] ? facts[i] : so_far.all_facts[i];
        so_far.all_law[i] = law[i] < so_far.all_law[i] ? law[i] : so_far.all_law[i];
        so_far.is_forever[i] |= static_cast<std::int32_t>((deciding[i] & 0xFF) == 0xFF) &
                                static_cast<std::int32_t>(both[i] == never);
    }
    for (int group = 0; group < groups; ++group) {
        const std::int32_t bit = groups == 8 ? 1 << group : 1 << (4 * group);
        std::int32_t* __restrict best = so_far.best[group];
        std::int32_t* __restrict best_facts = so_far.facts[group];
        std::int32_t* __restrict best_law = so_far.law[group];
        for (std::size_t i = 0; i < part; ++i) {
            const bool better = (deciding[i] & bit) != 0 && both[i] > best[i];
            best[i] = better ? both[i] : best[i];
            best_facts[i] = better ? facts[i] : best_facts[i];
            best_law[i] = better ? law[i] : best_law[i];
        }
    }
}

template <int groups> void conclude(const Deciding<groups>& found, const Column& out, std::size_t begin) {
    for (std::size_t i = 0; i < part; ++i) {
        bool is_decided = true;
        std::int32_t facts = never, law = never;
        for (int group = 0; group < groups; ++group) {
            is_decided = is_decided && found.best[group][i] != none;
            facts = least(facts, found.facts[group][i]);
            law = least(law, found.law[group][i]);
        }
        if (!is_decided) {
            facts = least(facts, found.all_facts[i]);
            law = least(law, found.all_law[i]);
        }
        out.facts[begin + i] = found.is_forever[i] != 0 ? never : facts;
        out.law[begin + i] = found.is_forever[i] != 0 ? never : law;
    }
}

template <int groups, bool conjunction>
void until_of(const Operands& operands, const Column& out, std::size_t rows) {
    Deciding<groups> found;
    for (std::size_t begin = 0; begin < rows; begin += part) {
        set(&found.best[0][0], groups * part, none);
        set(&found.facts[0][0], groups * part, never);
        set(&found.law[0][0], groups * part, never);
        set(found.all_facts, part, never);
        set(found.all_law, part, never);
        set(found.is_forever, part, 0);
        for (std::size_t i = 0; i < operands.count; ++i)
            decide<groups, conjunction>(found, operands.columns[operands.numbers[i]], begin);
        conclude<groups>(found, out, begin);
    }
}

void fold_until(bool conjunction, const Operands& operands, const Column& out, std::size_t rows, int groups) {
    if (groups == 2) {
        conjunction ? until_of<2, true>(operands, out, rows) : until_of<2, false>(operands, out, rows);
    } else {
        conjunction ? until_of<8, true>(operands, out, rows) : until_of<8, false>(operands, out, rows);
    }
}

void invert(const std::uint8_t* in, std::uint8_t* out, std::size_t rows) {
    for (std::size_t i = 0; i < rows; ++i) out[i] = static_cast<std::uint8_t>(~((in[i] >> 4) | (in[i] << 4)));
}

/// bits of a truth that is the same in all lanes
std::uint8_t between(bool certain, bool possible) {
    return static_cast<std::uint8_t>((certain ? 0x0F : 0) | (possible ? 0xF0 : 0));
}

void not_after(const std::int32_t* certain, const std::int32_t* possible, std::int32_t limit,
               std::uint8_t* out, std::size_t rows) {
    for (std::size_t i = 0; i < rows; ++i) out[i] = between(certain[i] <= limit, possible[i] <= limit);
}

void at_least(const std::int32_t* a, const std::int32_t* b, const std::int32_t* c, const std::int32_t* d,
              std::uint8_t* out, std::size_t rows) {
    for (std::size_t i = 0; i < rows; ++i) out[i] = between(a[i] >= b[i], c[i] >= d[i]);
}

void in_mask(const std::uint64_t* mask, std::uint64_t inside, std::uint8_t* out, std::size_t rows) {
    for (std::size_t i = 0; i < rows; ++i)
        out[i] = between((mask[i] & ~inside) == 0, (mask[i] & inside) != 0);
}

void both(const std::uint8_t* other, std::uint8_t* out, std::size_t rows) {
    for (std::size_t i = 0; i < rows; ++i) out[i] &= other[i];
}

bool scale(const Column& in, std::int32_t factor, const Column& out, std::size_t rows) {
    const std::int32_t most = factor == 0 ? most_number : most_number / factor;
    std::int32_t odd = 0;
    for (std::size_t i = 0; i < rows; ++i) {
        const std::int32_t low = in.low[i], high = in.high[i];
        const bool is_open = high == unbounded;
        odd |= static_cast<std::int32_t>(low > most) | static_cast<std::int32_t>(low < -most) |
               static_cast<std::int32_t>(!is_open && high > most) | static_cast<std::int32_t>(high < -most);
        const auto times = [factor](std::int32_t number) {
            return static_cast<std::int32_t>(static_cast<std::uint32_t>(number) *
                                             static_cast<std::uint32_t>(factor));
        };
        out.low[i] = times(low);
        out.high[i] = is_open ? unbounded : times(high);
    }
    return odd == 0;
}

void having(const std::uint8_t* in, std::uint8_t bits, std::uint64_t* out, std::size_t rows) {
    for (std::size_t begin = 0; begin < rows; begin += 64) {
#if defined(__AVX512BW__)
        const __m512i some = _mm512_loadu_si512(in + begin);
        out[begin / 64] = _mm512_test_epi8_mask(some, _mm512_set1_epi8(static_cast<char>(bits)));
#else
        std::uint64_t mask = 0;
        for (std::size_t i = 0; i < 64; ++i) mask |= std::uint64_t{(in[begin + i] & bits) != 0} << i;
        out[begin / 64] = mask;
#endif
    }
}

// in plane_kernels_body.hpp
bool run_planes(const PlaneWork& work);
void copy_planes(const PlaneWork& work, const PlaneRef* values, std::size_t count, std::uint64_t* to,
                 std::size_t words);

}  // namespace

extern const Kernels kernels;
const Kernels kernels{COHORT_NAME, fold, fold_until, invert, not_after,  at_least,
                      in_mask,     both, scale,      having, run_planes, copy_planes};

}  // namespace evaluator::cohort::COHORT_NAMESPACE
