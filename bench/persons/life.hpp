// What happened to an invented person, before it is written down as a file: birth, entry, statuses, family,
// work, language. In: random numbers, the day of the file, the tables of figures.hpp. Out: a Life; everything
// in it fits together (nobody enters before birth, no child is older than its parents).
#pragma once

#include <array>
#include <optional>

#include "bench/persons/figures.hpp"
#include "bench/persons/random.hpp"
#include "dsl/core/date.hpp"

namespace persons {

namespace core = dsl::core;

struct Stage {  // until the day before the next one
    core::Date from;
    const char* status = "";
    const char* basis = "";
};

struct Child {
    core::Date birth;
    bool in_household = true;
};

struct Life {
    Group group = Group::Free;
    core::Date as_of, birth, entry;  // born here: entry = birth
    bool born_here = false;
    std::array<Stage, 8> stages;
    std::size_t stage_count = 0;
    core::Date asylum_applied = core::Date::never(), asylum_decided = core::Date::never();

    bool is_married = false;
    std::array<Child, 5> children;
    std::size_t child_count = 0;

    core::Date working_since = core::Date::never();
    bool is_full_time = false;
    std::int32_t net_income = 0, need = 0;  // euros a month
    std::size_t level = 0;                  // position in `levels`
    std::size_t convictions = 0;

    std::int32_t days_here() const { return as_of.days - entry.days; }
    std::int32_t age() const { return (as_of.days - birth.days) / year; }  // close enough to choose by
    const Stage& now() const { return stages[stage_count - 1]; }
};

/// `group`: of a member of somebody's family; else drawn.
Life live(Random& random, core::Date as_of, std::optional<Group> group = std::nullopt);

}  // namespace persons
