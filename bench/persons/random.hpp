// Our own generator of random numbers (splitmix64): the distributions of the standard library differ from one
// implementation to the next, and the same seed must give the same bytes everywhere. In: a seed. Out: whole
// numbers, chances, weighted choices.
#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>

namespace persons {

class Random {
public:
    explicit Random(std::uint64_t seed) : state_(seed) {}

    std::uint64_t next() {
        std::uint64_t mixed = state_ += 0x9E3779B97F4A7C15u;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9u;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBu;
        return mixed ^ (mixed >> 31);
    }

    /// 0 to limit - 1. Precondition: limit > 0. The bias of 2^-32 does not matter here.
    std::uint32_t below(std::uint32_t limit) {
        return static_cast<std::uint32_t>(((next() >> 32) * limit) >> 32);
    }
    /// Both ends included. Precondition: low <= high.
    std::int32_t between(std::int32_t low, std::int32_t high) {
        return low + static_cast<std::int32_t>(below(static_cast<std::uint32_t>(high - low + 1)));
    }
    bool per_mille(std::uint32_t chance) { return below(1000) < chance; }

    /// An entry of a table whose entries have a member `weight`.
    template <class Table> const auto& weighted(const Table& table) {
        std::uint32_t sum = 0;
        for (const auto& entry : table) sum += entry.weight;
        std::uint32_t drawn = below(sum);
        const auto* entry = std::data(table);
        while (drawn >= entry->weight) drawn -= (entry++)->weight;
        return *entry;
    }
    template <class T, std::size_t size> const T& one_of(const T (&table)[size]) {
        return table[below(static_cast<std::uint32_t>(size))];
    }

private:
    std::uint64_t state_;
};

}  // namespace persons
