// Texts known beforehand, found byte for byte in a few nanoseconds: what is asked for is nearly always there.
// Filled once, read by many.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace evaluator::person {

template <typename Found> class NameTable {
public:
    /// The entry of that name, new or old.
    Found& operator[](std::string_view name) {
        if (2 * (count_ + 1) > slots_.size()) grow();
        Slot& slot = slots_[place(name)];
        if (!slot.is_taken) {
            slot.is_taken = true;
            slot.name = name;
            ++count_;
        }
        return slot.found;
    }
    const Found* find(std::string_view name) const {
        if (slots_.empty()) return nullptr;
        const Slot& slot = slots_[place(name)];
        return slot.is_taken ? &slot.found : nullptr;
    }
    std::size_t size() const { return count_; }
    void clear() { slots_.clear(), count_ = 0; }

private:
    struct Slot {
        bool is_taken = false;
        std::string name;
        Found found{};
    };

    /// Of the first and last eight bytes and the length.
    static std::uint64_t hash(std::string_view name) {
        std::uint64_t head = 0, tail = 0;
        if (name.size() >= 8) {
            std::memcpy(&head, name.data(), 8);
            std::memcpy(&tail, name.data() + name.size() - 8, 8);
        } else {
            for (const char c : name) head = head << 8 | static_cast<unsigned char>(c);
        }
        return ((head ^ (tail << 23 | tail >> 41)) + name.size()) * 0x9E3779B97F4A7C15u >> 32;
    }
    /// Where the name is, or where it would go. Precondition: there is room.
    std::size_t place(std::string_view name) const {
        const std::size_t mask = slots_.size() - 1;
        std::size_t at = hash(name) & mask;
        while (slots_[at].is_taken && slots_[at].name != name) at = (at + 1) & mask;
        return at;
    }
    void grow() {
        std::vector<Slot> old(slots_.empty() ? 16 : 2 * slots_.size());
        std::swap(old, slots_);
        for (Slot& slot : old)
            if (slot.is_taken) slots_[place(slot.name)] = std::move(slot);
    }

    std::vector<Slot> slots_;  // as many as a power of two
    std::size_t count_ = 0;
};

}  // namespace evaluator::person
