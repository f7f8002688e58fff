// Numbers for combinations of attributes, so that what a rule says of an item is asked once per combination
// and not once per item. Bounded: when it is full it forgets all.
#pragma once

#include <algorithm>
#include <vector>

#include "evaluator/person/flat_person.hpp"

namespace evaluator::cohort {

class ItemTable {
public:
    static constexpr std::uint32_t most = 4096, none = ~0U;

    /// `size`: words of a combination.
    explicit ItemTable(std::size_t size) : size_(size), slots_(4 * most, none) {}

    /// none: not known.
    std::uint32_t find(const person::FlatWord* words) const {
        for (std::size_t at = hash(words) % slots_.size();; at = (at + 1) % slots_.size()) {
            const std::uint32_t number = slots_[at];
            if (number == none || std::equal(words, words + size_, words_.data() + number * size_))
                return number;
        }
    }
    /// Precondition: not known, not full.
    std::uint32_t add(const person::FlatWord* words) {
        std::size_t at = hash(words) % slots_.size();
        while (slots_[at] != none) at = (at + 1) % slots_.size();
        slots_[at] = count_;
        words_.insert(words_.end(), words, words + size_);
        return count_++;
    }
    std::size_t size() const { return count_; }
    void clear() {
        std::fill(slots_.begin(), slots_.end(), none);
        words_.clear();
        count_ = 0;
    }

private:
    std::size_t hash(const person::FlatWord* words) const {
        std::uint64_t mixed = 0;
        for (std::size_t i = 0; i < size_; ++i) {
            mixed = (mixed ^ words[i]) * 0x9E3779B97F4A7C15u;
            mixed ^= mixed >> 29;
        }
        return static_cast<std::size_t>(mixed >> 20);
    }

    std::size_t size_;
    std::vector<std::uint32_t> slots_;
    std::vector<person::FlatWord> words_;
    std::uint32_t count_ = 0;
};

}  // namespace evaluator::cohort
