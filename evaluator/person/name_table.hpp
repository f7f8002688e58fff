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
        const std::uint32_t hash = hash_of(name);
        Slot& slot = slots_[place(name, hash)];
        if (slot.hash == 0) {
            slot.hash = hash;
            slot.begin = static_cast<std::uint32_t>(names_.size());
            slot.size = static_cast<std::uint32_t>(name.size());
            names_ += name;
            ++count_;
        }
        return slot.found;
    }
    const Found* find(std::string_view name) const {
        if (slots_.empty()) return nullptr;
        const Slot& slot = slots_[place(name, hash_of(name))];
        return slot.hash == 0 ? nullptr : &slot.found;
    }
    std::size_t size() const { return count_; }
    void clear() { *this = {}; }

private:
    struct Slot {
        std::uint32_t hash = 0;             // 0: free
        std::uint32_t begin = 0, size = 0;  // of the name, in names_
        Found found{};
    };

    /// Of the first and last eight bytes and the length; never 0.
    static std::uint32_t hash_of(std::string_view name) {
        std::uint64_t head = 0, tail = 0;
        if (name.size() >= 8) {
            std::memcpy(&head, name.data(), 8);
            std::memcpy(&tail, name.data() + name.size() - 8, 8);
        } else {
            for (const char c : name) head = head << 8 | static_cast<unsigned char>(c);
        }
        const std::uint64_t mixed = ((head ^ (tail << 23 | tail >> 41)) + name.size()) * 0x9E3779B97F4A7C15u;
        return static_cast<std::uint32_t>(mixed >> 32) | 1;
    }
    bool is(const Slot& slot, std::string_view name, std::uint32_t hash) const {
        return slot.hash == hash && slot.size == name.size() &&
               std::memcmp(names_.data() + slot.begin, name.data(), name.size()) == 0;
    }
    /// Where the name is, or where it would go. Precondition: there is room.
    std::size_t place(std::string_view name, std::uint32_t hash) const {
        const std::size_t mask = slots_.size() - 1;
        std::size_t at = hash >> 1 & mask;
        while (slots_[at].hash != 0 && !is(slots_[at], name, hash)) at = (at + 1) & mask;
        return at;
    }
    void grow() {
        std::vector<Slot> old(slots_.empty() ? 16 : 2 * slots_.size());
        std::swap(old, slots_);
        for (Slot& slot : old)
            if (slot.hash != 0)
                slots_[place(std::string_view{names_}.substr(slot.begin, slot.size), slot.hash)] =
                    std::move(slot);
    }

    std::string names_;        // one behind the other
    std::vector<Slot> slots_;  // as many as a power of two
    std::size_t count_ = 0;
};

}  // namespace evaluator::person
