// The columnar program for one instruction set: included by one source file per set, which is compiled for
// it and names its namespace COLUMNAR_NAMESPACE. Comparisons of 64 numbers become 64-bit masks.
#include <utility>
#ifdef __AVX2__
#include <immintrin.h>
#endif

#include "bench/reference/leaves.hpp"
#include "bench/reference/programs.hpp"

namespace reference::COLUMNAR_NAMESPACE {

namespace {

struct Mask {
    std::uint64_t yes, no;
    friend Mask operator&(Mask a, Mask b) { return {a.yes & b.yes, a.no | b.no}; }
    friend Mask operator|(Mask a, Mask b) { return {a.yes | b.yes, a.no & b.no}; }
    Mask operator!() const { return {no, yes}; }
};

/// Bit i: values[i] > bound.
std::uint64_t above(const std::int32_t* values, std::int32_t bound) {
    std::uint64_t mask = 0;
#if defined(__AVX512F__)
    const __m512i limit = _mm512_set1_epi32(bound);
    for (int i = 0; i < 4; ++i)
        mask |= std::uint64_t{_mm512_cmpgt_epi32_mask(_mm512_load_si512(values + 16 * i), limit)} << (16 * i);
#elif defined(__AVX2__)
    const __m256i limit = _mm256_set1_epi32(bound);
    for (int i = 0; i < 8; ++i) {
        const __m256i some = _mm256_load_si256(reinterpret_cast<const __m256i*>(values + 8 * i));
        const int bits = _mm256_movemask_ps(_mm256_castsi256_ps(_mm256_cmpgt_epi32(some, limit)));
        mask |= std::uint64_t{static_cast<std::uint32_t>(bits)} << (8 * i);
    }
#else
    for (int i = 0; i < 64; ++i) mask |= std::uint64_t{values[i] > bound} << i;
#endif
    return mask;
}

/// Bit i: values[i] has one of the bits.
std::uint64_t having(const std::uint32_t* values, std::uint32_t bits) {
    std::uint64_t mask = 0;
#if defined(__AVX512F__)
    const __m512i wanted = _mm512_set1_epi32(static_cast<int>(bits));
    for (int i = 0; i < 4; ++i)
        mask |= std::uint64_t{_mm512_test_epi32_mask(_mm512_load_si512(values + 16 * i), wanted)} << (16 * i);
#elif defined(__AVX2__)
    const __m256i wanted = _mm256_set1_epi32(static_cast<int>(bits)), zero = _mm256_setzero_si256();
    for (int i = 0; i < 8; ++i) {
        const __m256i some = _mm256_load_si256(reinterpret_cast<const __m256i*>(values + 8 * i));
        const __m256i none = _mm256_cmpeq_epi32(_mm256_and_si256(some, wanted), zero);
        const int bits_none = _mm256_movemask_ps(_mm256_castsi256_ps(none));
        mask |= std::uint64_t{~static_cast<std::uint32_t>(bits_none) & 0xFF} << (8 * i);
    }
#else
    for (int i = 0; i < 64; ++i) mask |= std::uint64_t{(values[i] & bits) != 0} << i;
#endif
    return mask;
}

std::uint64_t having(const std::uint8_t* values, std::uint32_t bits) {
    std::uint64_t mask = 0;
#if defined(__AVX512BW__)
    mask = _mm512_test_epi8_mask(_mm512_load_si512(values), _mm512_set1_epi8(static_cast<char>(bits)));
#elif defined(__AVX2__)
    const __m256i wanted = _mm256_set1_epi8(static_cast<char>(bits)), zero = _mm256_setzero_si256();
    for (int i = 0; i < 2; ++i) {
        const __m256i some = _mm256_load_si256(reinterpret_cast<const __m256i*>(values + 32 * i));
        const int none = _mm256_movemask_epi8(_mm256_cmpeq_epi8(_mm256_and_si256(some, wanted), zero));
        mask |= std::uint64_t{~static_cast<std::uint32_t>(none)} << (32 * i);
    }
#else
    for (int i = 0; i < 64; ++i) mask |= std::uint64_t{(values[i] & bits) != 0} << i;
#endif
    return mask;
}

struct Facts {
    const Block& block;

    Mask is(Fact fact) const {
        return {block.yes[static_cast<std::size_t>(fact)], block.no[static_cast<std::size_t>(fact)]};
    }
    Mask at_least(Number number, std::int32_t least) const { return compared(number, least - 1); }
    Mask at_most(Number number, std::int32_t most) const { return !compared(number, most); }
    Mask title_in(std::uint32_t some) const {
        const std::uint64_t yes = having(block.title.data(), some);
        return {yes, having(block.title.data(), ~some)};
    }
    Mask level_in(std::uint32_t some) const {
        return {having(block.level.data(), some), having(block.level.data(), ~some & 0x7F)};
    }
    Mask compared(Number number, std::int32_t bound) const {
        const std::uint64_t known = block.numbers_known[static_cast<std::size_t>(number)];
        const std::uint64_t yes = above(block.numbers[static_cast<std::size_t>(number)].data(), bound);
        return {yes & known, ~yes & known};
    }
};

using Masks = std::array<Mask, leaf_count>;

template <std::size_t... index>
inline __attribute__((always_inline)) Masks all(const Facts& facts, std::index_sequence<index...>) {
    return {judge<static_cast<Leaf>(index)>(facts)...};
}
template <Leaf... members> Mask group(Any<members...>, const Masks& masks) {
    return (masks[static_cast<std::size_t>(members)] | ...);
}
template <class... Groups> Planes result(All<Groups...>, const Masks& masks) {
    const Mask mask = (group(Groups{}, masks) & ...);
    return {mask.yes, mask.no};
}

}  // namespace

void judge_all(std::span<const Block> blocks, BlockVerdicts* verdicts, BlockLeaves* leaves) {
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const Masks masks = all(Facts{blocks[i]}, std::make_index_sequence<leaf_count>{});
        verdicts[i].results = {result(R10{}, masks), result(R25{}, masks), result(R44{}, masks)};
        if (leaves == nullptr) continue;
        for (std::size_t leaf = 0; leaf < leaf_count; ++leaf)
            leaves[i].leaves[leaf] = {masks[leaf].yes, masks[leaf].no};
    }
}

}  // namespace reference::COLUMNAR_NAMESPACE
