#include "evaluator/engine/memo.hpp"

#include <algorithm>

namespace evaluator::engine {

namespace {

std::uint64_t key_of(NodeId node, std::uint32_t scope) { return (std::uint64_t{node} << 32) | scope; }

std::uint64_t spread(std::uint64_t key) {
    key *= 0x9E3779B97F4A7C15ULL;  // Fibonacci hashing: the upper bits are well mixed
    return key >> 32;
}

}  // namespace

void Memo::clear() {
    entries_.clear();
    used_ = 0;
    if (++epoch_ == 0) {
        slots_.assign(slots_.size(), Slot{});
        epoch_ = 1;
    }
}

/// Where the key is, or the empty slot where it would be. The number of slots is a power of two.
std::size_t Memo::place_of(std::uint64_t key) const {
    const std::size_t last = slots_.size() - 1;
    std::size_t place = spread(key) & last;
    while (slots_[place].epoch == epoch_ && slots_[place].key != key) place = (place + 1) & last;
    return place;
}

const Value* Memo::find(NodeId node, std::uint32_t scope, core::Date day) const {
    const Slot& slot = slots_[place_of(key_of(node, scope))];
    if (slot.epoch != epoch_) return nullptr;
    for (std::uint32_t at = slot.newest; at != none; at = entries_[at].older)
        if (entries_[at].from <= day && day < entries_[at].until) return &entries_[at].value;
    return nullptr;
}

void Memo::store(NodeId node, std::uint32_t scope, core::Date from, core::Date until, const Value& value) {
    if (used_ * 2 >= slots_.size()) grow();
    const std::uint64_t key = key_of(node, scope);
    Slot& slot = slots_[place_of(key)];
    const std::uint32_t older = slot.epoch == epoch_ ? slot.newest : none;
    used_ += slot.epoch == epoch_ ? 0 : 1;
    slot = {key, epoch_, static_cast<std::uint32_t>(entries_.size())};
    entries_.push_back({from, until, older, value});
}

void Memo::grow() {
    std::vector<Slot> old(slots_.size() * 2);
    old.swap(slots_);
    for (const Slot& slot : old)
        if (slot.epoch == epoch_) slots_[place_of(slot.key)] = slot;
}

void Scopes::clear() {
    scopes_.clear();
    frames_.clear();
}

std::uint32_t Scopes::number_of(const Context& context) {
    std::uint64_t hash = context.depth;
    for (std::uint32_t i = 0; i < context.depth; ++i) {
        const Frame& frame = context.frames[i];
        hash = spread(hash ^ reinterpret_cast<std::uintptr_t>(frame.item)) * 31 + frame.who;
    }
    if (context.gap) hash = spread(hash ^ static_cast<std::uint32_t>(context.gap->from.days));
    const auto is_same = [&](const Scope& scope) {
        return scope.hash == hash && scope.depth == context.depth && scope.gap == context.gap &&
               std::equal(context.frames.begin(), context.frames.begin() + context.depth,
                          frames_.begin() + scope.begin);
    };
    // A person's rules see few scopes (her lists' items, her family), the newest most often.
    const auto known = std::find_if(scopes_.rbegin(), scopes_.rend(), is_same);
    if (known != scopes_.rend()) return static_cast<std::uint32_t>(scopes_.rend() - known - 1);
    scopes_.push_back({hash, static_cast<std::uint32_t>(frames_.size()), context.depth, context.gap});
    frames_.insert(frames_.end(), context.frames.begin(), context.frames.begin() + context.depth);
    return static_cast<std::uint32_t>(scopes_.size() - 1);
}

}  // namespace evaluator::engine
