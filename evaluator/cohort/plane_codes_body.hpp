// What reads packed codes and columns 64 rows at a time, for one instruction set: included by
// plane_kernels_body.hpp. Bit i of a word is row i.

namespace evaluator::cohort::COHORT_NAMESPACE {

namespace {

// As PackedLeaf has them.
inline std::int32_t first_code(const PackedLeaf& leaf) {
    return leaf.width == 4 ? INT32_MIN : -(1 << (8 * leaf.width - 1));
}
inline std::int32_t last_code(const PackedLeaf& leaf) { return ~first_code(leaf); }

#if defined(__AVX512BW__)

inline std::uint64_t not_after_rows(const std::int8_t* codes, std::int32_t bound) {
    return _mm512_cmple_epi8_mask(_mm512_loadu_si512(codes), _mm512_set1_epi8(static_cast<char>(bound)));
}
inline std::uint64_t not_after_rows(const std::int16_t* codes, std::int32_t bound) {
    const __m512i most = _mm512_set1_epi16(static_cast<std::int16_t>(bound));
    const std::uint64_t low = _mm512_cmple_epi16_mask(_mm512_loadu_si512(codes), most);
    return low | std::uint64_t{_mm512_cmple_epi16_mask(_mm512_loadu_si512(codes + 32), most)} << 32;
}
inline std::uint64_t not_after_rows(const std::int32_t* values, std::int32_t bound) {
    const __m512i most = _mm512_set1_epi32(bound);
    std::uint64_t found = 0;
    for (int i = 0; i < 64; i += 16)
        found |= std::uint64_t{_mm512_cmple_epi32_mask(_mm512_loadu_si512(values + i), most)} << i;
    return found;
}
inline std::uint64_t at_least_rows(const std::int32_t* left, const std::int32_t* right) {
    std::uint64_t found = 0;
    for (int i = 0; i < 64; i += 16)
        found |= std::uint64_t{_mm512_cmpge_epi32_mask(_mm512_loadu_si512(left + i),
                                                       _mm512_loadu_si512(right + i))}
                 << i;
    return found;
}

#elif defined(__AVX2__)

inline __m256i rows_at(const void* from) { return _mm256_loadu_si256(static_cast<const __m256i*>(from)); }
inline std::uint64_t bits_of(__m256i bytes) {
    return static_cast<std::uint32_t>(_mm256_movemask_epi8(bytes));
}

inline std::uint64_t not_after_rows(const std::int8_t* codes, std::int32_t bound) {
    const __m256i most = _mm256_set1_epi8(static_cast<char>(bound));
    const std::uint64_t low = bits_of(_mm256_cmpgt_epi8(rows_at(codes), most));
    return ~(low | bits_of(_mm256_cmpgt_epi8(rows_at(codes + 32), most)) << 32);
}
inline std::uint64_t not_after_rows(const std::int16_t* codes, std::int32_t bound) {
    const __m256i most = _mm256_set1_epi16(static_cast<std::int16_t>(bound));
    std::uint64_t later = 0;
    for (int i = 0; i < 64; i += 32) {
        const __m256i both = _mm256_packs_epi16(_mm256_cmpgt_epi16(rows_at(codes + i), most),
                                                _mm256_cmpgt_epi16(rows_at(codes + i + 16), most));
        later |= bits_of(_mm256_permute4x64_epi64(both, 0xD8)) << i;  // packing goes by halves
    }
    return ~later;
}
inline std::uint64_t later_rows(__m256i values, __m256i than) {
    const __m256i later = _mm256_cmpgt_epi32(values, than);
    return static_cast<std::uint32_t>(_mm256_movemask_ps(_mm256_castsi256_ps(later)));
}
inline std::uint64_t not_after_rows(const std::int32_t* values, std::int32_t bound) {
    const __m256i most = _mm256_set1_epi32(bound);
    std::uint64_t later = 0;
    for (int i = 0; i < 64; i += 8) later |= later_rows(rows_at(values + i), most) << i;
    return ~later;
}
inline std::uint64_t at_least_rows(const std::int32_t* left, const std::int32_t* right) {
    std::uint64_t less = 0;
    for (int i = 0; i < 64; i += 8) less |= later_rows(rows_at(right + i), rows_at(left + i)) << i;
    return ~less;
}

#else

template <class Code> inline std::uint64_t not_after_rows(const Code* codes, std::int32_t bound) {
    std::uint64_t found = 0;
    for (int i = 0; i < 64; ++i) found |= std::uint64_t{codes[i] <= bound} << i;
    return found;
}
inline std::uint64_t at_least_rows(const std::int32_t* left, const std::int32_t* right) {
    std::uint64_t found = 0;
    for (int i = 0; i < 64; ++i) found |= std::uint64_t{left[i] >= right[i]} << i;
    return found;
}

#endif

/// A byte per row through a table of bytes, whose bits become words: bit b of row i is bit i of out[b].
class LookUp {
public:
    LookUp(const std::uint8_t* table, std::size_t entries) : parts_((entries + 15) / 16) {
#if defined(__AVX2__)
        for (std::size_t i = 0; i < parts_; ++i)
            table_[i] = _mm256_broadcastsi128_si256(
                _mm_loadu_si128(reinterpret_cast<const __m128i*>(table + 16 * i)));
#else
        table_ = table;
#endif
    }

    void rows(const std::uint8_t* codes, std::uint64_t* found, std::size_t bits) const {
#if defined(__AVX512BW__)
        const __m512i some = _mm512_loadu_si512(codes);
        __m512i bytes = _mm512_setzero_si512();
        for (std::size_t i = 0; i < parts_; ++i) {
            const __m512i moved = _mm512_xor_si512(some, _mm512_set1_epi8(static_cast<char>(16 * i)));
            const __m512i index = _mm512_adds_epu8(moved, _mm512_set1_epi8(0x70));  // others get bit 7
            bytes = _mm512_or_si512(bytes, _mm512_shuffle_epi8(_mm512_broadcast_i64x4(table_[i]), index));
        }
        for (std::size_t bit = 0; bit < bits; ++bit)
            found[bit] = _mm512_test_epi8_mask(bytes, _mm512_set1_epi8(static_cast<char>(1U << bit)));
#elif defined(__AVX2__)
        for (std::size_t bit = 0; bit < bits; ++bit) found[bit] = 0;
        for (int half = 0; half < 64; half += 32) {
            __m256i bytes = _mm256_setzero_si256();
            for (std::size_t i = 0; i < parts_; ++i) {
                const __m256i moved =
                    _mm256_xor_si256(rows_at(codes + half), _mm256_set1_epi8(static_cast<char>(16 * i)));
                const __m256i index = _mm256_adds_epu8(moved, _mm256_set1_epi8(0x70));  // others get bit 7
                bytes = _mm256_or_si256(bytes, _mm256_shuffle_epi8(table_[i], index));
            }
            for (std::size_t bit = 0; bit < bits; ++bit)
                found[bit] |= bits_of(_mm256_sll_epi16(bytes, _mm_cvtsi32_si128(static_cast<int>(7 - bit))))
                              << half;
        }
#else
        for (std::size_t bit = 0; bit < bits; ++bit) {
            found[bit] = 0;
            for (int i = 0; i < 64; ++i) found[bit] |= std::uint64_t{(table_[codes[i]] >> bit) & 1U} << i;
        }
#endif
    }

private:
    std::size_t parts_;
#if defined(__AVX2__)
    __m256i table_[4];
#else
    const std::uint8_t* table_;
#endif
};

/// Codes as numbers. Rows that are not known get other ones.
struct Unpacking {
    const PackedLeaf& leaf;
    const Line* known;  // nullptr: all
    const Line* codes;
    std::int32_t unknown_low, unknown_high;
    std::int32_t *low, *high;   // high: may be nullptr
    const std::int32_t* table;  // nullptr, or what stands for a day, at [day - first]
    std::int32_t first;
};

#if defined(__AVX512BW__)
inline __m512i sixteen(const std::int8_t* codes) {
    return _mm512_cvtepi8_epi32(_mm_loadu_si128(reinterpret_cast<const __m128i*>(codes)));
}
inline __m512i sixteen(const std::int16_t* codes) {
    return _mm512_cvtepi16_epi32(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(codes)));
}
inline __m512i sixteen(const std::int32_t* codes) { return _mm512_loadu_si512(codes); }

template <class Code> void unpack_codes(const Unpacking& all, std::size_t words) {
    const auto* codes = reinterpret_cast<const Code*>(all.codes);
    const __m512i first = _mm512_set1_epi32(first_code(all.leaf));
    const __m512i last = _mm512_set1_epi32(last_code(all.leaf));
    for (std::size_t row = 0; row < 64 * words; row += 16) {
        const __m512i code = sixteen(codes + row);
        const auto known =
            static_cast<__mmask16>(all.known == nullptr ? 0xFFFF : all.known->words[row / 64] >> (row % 64));
        const __mmask16 is_past = _mm512_cmpeq_epi32_mask(code, first);
        const __mmask16 is_never = _mm512_cmpeq_epi32_mask(code, last);
        __m512i value = _mm512_add_epi32(code, _mm512_set1_epi32(all.leaf.base));
        if (all.table != nullptr)
            value = _mm512_mask_i32gather_epi32(value, static_cast<__mmask16>(known & ~is_past & ~is_never),
                                                _mm512_sub_epi32(value, _mm512_set1_epi32(all.first)),
                                                all.table, 4);
        value = _mm512_mask_mov_epi32(value, is_past, _mm512_set1_epi32(INT32_MIN));
        value = _mm512_mask_mov_epi32(value, is_never, _mm512_set1_epi32(INT32_MAX));
        _mm512_storeu_si512(all.low + row,
                            _mm512_mask_mov_epi32(_mm512_set1_epi32(all.unknown_low), known, value));
        if (all.high != nullptr)
            _mm512_storeu_si512(all.high + row,
                                _mm512_mask_mov_epi32(_mm512_set1_epi32(all.unknown_high), known, value));
    }
}
#else
template <class Code> void unpack_codes(const Unpacking& all, std::size_t words) {
    const auto* codes = reinterpret_cast<const Code*>(all.codes);
    const std::int32_t first = first_code(all.leaf), last = last_code(all.leaf);
    for (std::size_t row = 0; row < 64 * words; ++row) {
        const std::int32_t code = codes[row];
        const bool is_known = all.known == nullptr || ((all.known->words[row / 64] >> (row % 64)) & 1) != 0;
        std::int32_t value = code == first ? INT32_MIN : code == last ? INT32_MAX : code + all.leaf.base;
        const bool is_moved = all.table != nullptr && is_known && code != first && code != last;
        if (is_moved) value = all.table[value - all.first];
        all.low[row] = is_known ? value : all.unknown_low;
        if (all.high != nullptr) all.high[row] = is_known ? value : all.unknown_high;
    }
}
#endif

}  // namespace

}  // namespace evaluator::cohort::COHORT_NAMESPACE
