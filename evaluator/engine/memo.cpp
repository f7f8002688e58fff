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

template <typename Kept> void Memo<Kept>::clear() {
    entries_.clear();
    used_ = 0;
    if (++epoch_ == 0) {
        slots_.assign(slots_.size(), Slot{});
        epoch_ = 1;
    }
}

/// Where the key is, or the empty slot where it would be. The number of slots is a power of two.
template <typename Kept> std::size_t Memo<Kept>::place_of(std::uint64_t key) const {
    const std::size_t last = slots_.size() - 1;
    std::size_t place = spread(key) & last;
    while (slots_[place].epoch == epoch_ && slots_[place].key != key) place = (place + 1) & last;
    return place;
}

/// From any entry of a key to the last one that begins on the day or before; none: all begin later.
template <typename Kept> std::uint32_t Memo<Kept>::last_not_after(std::uint32_t start, core::Date day) const {
    std::uint32_t at = start;
    while (entries_[at].from <= day && entries_[at].later != none && entries_[entries_[at].later].from <= day)
        at = entries_[at].later;
    while (at != none && entries_[at].from > day) at = entries_[at].earlier;
    return at;
}

template <typename Kept> const Kept* Memo<Kept>::find(NodeId node, std::uint32_t scope, core::Date day) {
    Slot& slot = slots_[place_of(key_of(node, scope))];
    if (slot.epoch != epoch_) return nullptr;
    const std::uint32_t at = last_not_after(slot.last_used, day);
    if (at == none || entries_[at].until <= day) return nullptr;
    slot.last_used = at;
    return &entries_[at].value;
}

template <typename Kept>
void Memo<Kept>::store(NodeId node, std::uint32_t scope, core::Date from, core::Date until,
                       const Kept& value) {
    if (used_ * 2 >= slots_.size()) grow();
    const std::uint64_t key = key_of(node, scope);
    Slot& slot = slots_[place_of(key)];
    const auto number = static_cast<std::uint32_t>(entries_.size());
    entries_.push_back({from, until, none, none, value});
    if (slot.epoch == epoch_) {
        Entry& added = entries_.back();
        added.earlier = last_not_after(slot.last_used, from);
        if (added.earlier != none) {
            added.later = entries_[added.earlier].later;
            entries_[added.earlier].later = number;
        } else {
            std::uint32_t first = slot.last_used;
            while (entries_[first].earlier != none) first = entries_[first].earlier;
            added.later = first;
        }
        if (added.later != none) entries_[added.later].earlier = number;
    } else {
        ++used_;
    }
    slot = {key, epoch_, number};
}

template <typename Kept> void Memo<Kept>::grow() {
    std::vector<Slot> old(slots_.size() * 2);
    old.swap(slots_);
    for (const Slot& slot : old)
        if (slot.epoch == epoch_) slots_[place_of(slot.key)] = slot;
}

template class Memo<Value>;
template class Memo<TruthValue>;

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
