// Where a node is judged: for whom, on which day, inside which list items.
#pragma once

#include <array>
#include <optional>

#include "evaluator/person/person.hpp"

namespace evaluator::engine {

namespace core = dsl::core;
namespace model = dsl::model;

using person::Household;
using person::PersonIndex;

constexpr PersonIndex unknown_person = ~PersonIndex{0};

/// Whose facts are read: a person, or an item of a list of a person.
struct Frame {
    PersonIndex who = 0;  // unknown_person: exists, but the file is not there
    const person::Item* item = nullptr;
    model::FactId list{};  // list the item is in
    std::uint32_t position = 0;

    bool operator==(const Frame&) const = default;
};

/// Where a node is judged: the day, and the frames from the outermost (a person) to the innermost.
struct Context {
    core::Date day;
    std::uint32_t depth = 1;
    std::array<Frame, 10> frames{};
    std::optional<model::Validity> gap;  // a gap of a chain for which a judgement is asked
    bool is_root = true;  // Stichtag, person judged, no frame besides: the table holds the value
    static constexpr std::uint32_t no_scope = ~0U;
    mutable std::uint32_t scope = no_scope;  // number of frames and gap, once somebody asked for it

    const Frame& frame(std::uint8_t outward) const {
        return frames[outward + 1U > depth ? 0 : depth - 1U - outward];
    }
    Context with(const Frame& inner) const;
    Context on(core::Date other_day) const;
    Context for_body(std::uint8_t frame, bool per_item) const;
};

}  // namespace evaluator::engine
