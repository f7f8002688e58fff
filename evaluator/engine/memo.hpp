// Values computed away from the root: inside lists, on other days, for other persons. A value is kept with
// the span of days on which it holds, so that stepping through days asks each question once per span, not
// once per day. In: node, scope (frames as a number), day. Out: the value or nothing. Memory is kept between
// persons.
#pragma once

#include <cstdint>
#include <vector>

#include "evaluator/engine/context.hpp"
#include "evaluator/engine/plan.hpp"
#include "evaluator/engine/value.hpp"

namespace evaluator::engine {

template <typename Kept> class Memo {
public:
    /// Forgets all values, in constant time.
    void clear();
    /// The value that holds on the day, or nullptr. Valid until the next store().
    const Kept* find(NodeId node, std::uint32_t scope, core::Date day);
    /// Keeps the value for the days [from, until).
    void store(NodeId node, std::uint32_t scope, core::Date from, core::Date until, const Kept& value);

private:
    struct Slot {
        std::uint64_t key = 0;
        std::uint32_t epoch = 0;      // another one: empty
        std::uint32_t last_used = 0;  // days are mostly asked in order: the next one is near
    };
    struct Entry {
        core::Date from, until;
        std::uint32_t earlier = none, later = none;  // of the same key, ordered by `from`
        Kept value;
    };
    static constexpr std::uint32_t none = ~0U;

    std::size_t place_of(std::uint64_t key) const;
    std::uint32_t last_not_after(std::uint32_t start, core::Date day) const;
    void grow();

    std::vector<Slot> slots_ = std::vector<Slot>(1024);
    std::size_t used_ = 0;
    std::uint32_t epoch_ = 1;
    std::vector<Entry> entries_;
};

/// Numbers for what a context sees besides the day: its frames and the gap asked about. Equal ones get the
/// same number; the numbers hold for one person.
class Scopes {
public:
    void clear();
    std::uint32_t number_of(const Context& context);
    std::size_t size() const { return scopes_.size(); }

private:
    struct Scope {
        std::uint64_t hash = 0;
        std::uint32_t begin = 0, depth = 0;  // into frames_
        std::optional<model::Validity> gap;
    };
    std::vector<Scope> scopes_;
    std::vector<Frame> frames_;
};

}  // namespace evaluator::engine
