// Truth as bounds (semantics.md, "what is certain, what is possible"), in four lanes at once, so that a
// result also says which means it rests on. A lane answers: is it true in all completions (certain), in some
// (possible), if ...
//   Full        every open variable may go either way
//   Typical     no open atypical case is affirmed
//   NoDiscretion no discretion is exercised, also none that the file says was exercised
//   Strict      as NoDiscretion, and no soll or regelmäßig way and no affirmed atypical case helps
// One byte: bits 0-3 certain, bits 4-7 possible, one bit per lane. und, oder, nicht are bit operations.
#pragma once

#include <cstdint>

namespace evaluator::engine {

enum class Lane : std::uint8_t { Full, Typical, NoDiscretion, Strict };

struct Truth {
    std::uint8_t bits = 0xF0;

    static constexpr Truth yes() { return {0xFF}; }
    static constexpr Truth no() { return {0x00}; }
    static constexpr Truth open() { return {0xF0}; }
    static constexpr Truth of(bool value) { return value ? yes() : no(); }
    static constexpr Truth between(bool certain, bool possible) {
        return {static_cast<std::uint8_t>((certain ? 0x0F : 0) | (possible ? 0xF0 : 0))};
    }
    /// An atypical case nobody has judged, or one a human affirmed (then the result rests on it).
    static constexpr Truth atypical_open() { return {0x50}; }
    static constexpr Truth atypical_affirmed() { return {0x77}; }
    /// A discretion not yet exercised, or one exercised in favour.
    static constexpr Truth discretion_open() { return {0x30}; }
    static constexpr Truth discretion_exercised() { return {0x33}; }
    /// What holds only through a soll or regelmäßig way.
    constexpr Truth by_weaker_means() const { return {static_cast<std::uint8_t>(bits & 0x77)}; }
    /// The Strict lane in all lanes: "met without such means".
    constexpr Truth strictly() const { return between((bits & 0x08) != 0, (bits & 0x80) != 0); }

    /// Open in those lanes (bit as of Lane), whatever it is there.
    constexpr Truth open_in(std::uint8_t lanes) const {
        return {static_cast<std::uint8_t>((bits & ~lanes) | (lanes << 4))};
    }
    /// The lanes in which it is not what it is in the Full one.
    constexpr std::uint8_t lanes_unlike_full() const {
        const int certain = (bits & 1) != 0 ? 0x0F : 0, possible = (bits & 0x10) != 0 ? 0xF0 : 0;
        const int unlike = bits ^ (certain | possible);
        return static_cast<std::uint8_t>((unlike | (unlike >> 4)) & 0x0F);
    }

    constexpr bool certain(Lane lane = Lane::Full) const { return (bits >> static_cast<int>(lane)) & 1; }
    constexpr bool possible(Lane lane = Lane::Full) const {
        return (bits >> (4 + static_cast<int>(lane))) & 1;
    }
    constexpr bool is_decided() const { return certain() == possible(); }
    constexpr bool is_open() const { return !is_decided(); }

    friend constexpr Truth operator&(Truth a, Truth b) {
        return {static_cast<std::uint8_t>(a.bits & b.bits)};
    }
    friend constexpr Truth operator|(Truth a, Truth b) {
        return {static_cast<std::uint8_t>(a.bits | b.bits)};
    }
    friend constexpr Truth operator!(Truth a) {
        return {static_cast<std::uint8_t>(~((a.bits >> 4) | (a.bits << 4)))};
    }
    friend constexpr bool operator==(Truth, Truth) = default;
};

/// Either of two: what is certain under both, what is possible under one.
constexpr Truth either(Truth a, Truth b) {
    return {static_cast<std::uint8_t>((a.bits & b.bits & 0x0F) | ((a.bits | b.bits) & 0xF0))};
}

}  // namespace evaluator::engine
