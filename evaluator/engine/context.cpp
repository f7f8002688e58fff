#include "evaluator/engine/context.hpp"

namespace evaluator::engine {

Context Context::with(const Frame& inner) const {
    Context result = *this;
    result.is_root = false;
    result.scope = no_scope;
    if (result.depth < result.frames.size()) result.frames[result.depth++] = inner;
    return result;
}

Context Context::on(core::Date other_day) const {
    Context result = *this;
    result.is_root = is_root && other_day == day;
    result.day = other_day;
    return result;
}

/// A definition's body sees only the person (and the item) it is taken for.
Context Context::for_body(std::uint8_t outward, bool per_item) const {
    Context result = *this;
    const Frame& chosen = frame(outward);
    Frame person = chosen;
    result.scope = no_scope;
    if (chosen.item && !chosen.item->person)
        person.item = nullptr;  // an item that is no person is out of sight
    if (per_item && chosen.item) {
        // Items of Personen are persons themselves; the owner is the frame around them.
        result.frames[0] = depth >= 2U + outward ? frames[depth - 2U - outward] : Frame{};
        result.frames[1] = chosen;
        result.depth = 2;
        result.is_root = false;
        return result;
    }
    const bool same = is_root && depth == 1;
    if (depth == 1 && person == frames[0]) result.scope = scope;
    result.frames[0] = person;
    result.depth = 1;
    result.is_root = same || (is_root && depth - 1U - outward == 0);
    return result;
}

}  // namespace evaluator::engine
