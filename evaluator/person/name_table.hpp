// Texts known beforehand, found byte for byte in a few nanoseconds: what is asked for is nearly always there.
// Filled once, read by many.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace evaluator::person {

/// The first and last eight bytes and the length: all there is to a name of up to sixteen.
struct NameEnds {
    std::uint64_t head = 0, tail = 0;
    std::uint32_t size = 0;

    NameEnds() = default;
    explicit NameEnds(std::string_view name) : size(static_cast<std::uint32_t>(name.size())) {
        const char* data = name.data();
        if (size >= 8) {
            std::memcpy(&head, data, 8);
            std::memcpy(&tail, data + size - 8, 8);
        } else if (size >= 4) {
            std::memcpy(&head, data, 4);
            std::memcpy(&tail, data + size - 4, 4);
        } else {
            for (std::uint32_t i = 0; i < size; ++i) head = head << 8 | static_cast<unsigned char>(data[i]);
        }
    }
    bool operator==(const NameEnds&) const = default;
    std::uint32_t hash() const {  // never 0
        const std::uint64_t mixed = ((head ^ (tail << 23 | tail >> 41)) + size) * 0x9E3779B97F4A7C15u;
        return static_cast<std::uint32_t>(mixed >> 32) | 1;
    }
};

template <typename Found> class NameTable {
public:
    /// The entry of that name, new or old.
    Found& operator[](std::string_view name) {
        if (2 * (count_ + 1) > slots_.size()) grow();
        const NameEnds ends{name};
        Slot& slot = slots_[place(name, ends)];
        if (slot.hash == 0) {
            slot.hash = ends.hash();
            slot.ends = ends;
            slot.begin = static_cast<std::uint32_t>(names_.size());
            names_ += name;
            ++count_;
        }
        return slot.found;
    }
    const Found* find(std::string_view name) const {
        if (slots_.empty()) return nullptr;
        const Slot& slot = slots_[place(name, NameEnds{name})];
        return slot.hash == 0 ? nullptr : &slot.found;
    }
    std::size_t size() const { return count_; }
    void clear() { *this = {}; }

private:
    struct Slot {
        std::uint32_t hash = 0;   // 0: free
        std::uint32_t begin = 0;  // of the name, in names_
        NameEnds ends;
        Found found{};
    };

    bool is(const Slot& slot, std::string_view name, const NameEnds& ends) const {
        return slot.ends == ends && (ends.size <= 16 || std::memcmp(names_.data() + slot.begin + 8,
                                                                    name.data() + 8, ends.size - 16) == 0);
    }
    /// Where the name is, or where it would go. Precondition: there is room.
    std::size_t place(std::string_view name, const NameEnds& ends) const {
        const std::size_t mask = slots_.size() - 1;
        std::size_t at = ends.hash() >> 1 & mask;
        while (slots_[at].hash != 0 && !is(slots_[at], name, ends)) at = (at + 1) & mask;
        return at;
    }
    void grow() {
        std::vector<Slot> old(slots_.empty() ? 16 : 2 * slots_.size());
        std::swap(old, slots_);
        for (Slot& slot : old)
            if (slot.hash != 0)
                slots_[place(std::string_view{names_}.substr(slot.begin, slot.ends.size), slot.ends)] =
                    std::move(slot);
    }

    std::string names_;        // one behind the other
    std::vector<Slot> slots_;  // as many as a power of two
    std::size_t count_ = 0;
};

}  // namespace evaluator::person
