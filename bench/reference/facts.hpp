// The reference rule set's persons: as generated (days, lists) and flattened (civil codes, lengths of
// chains), which is what the hand-written programs judge. Civil code: year*372 + (month-1)*31 + (day-1).
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "dsl/core/date.hpp"

namespace reference {

namespace core = dsl::core;

enum class Fact : std::uint8_t {
#define REFERENCE_TRUTH(name, chance) name,
#include "bench/reference/names.hpp"
    conv_hate,  // derived from the convictions
    conv_unremitted,
    count
};
enum class Title : std::uint8_t {
#define REFERENCE_TITLE(name, text) name,
#include "bench/reference/names.hpp"
    title_count
};
enum class Level : std::uint8_t {
#define REFERENCE_LEVEL(name) name,
#include "bench/reference/names.hpp"
    level_count
};
enum class Status : std::uint8_t {
#define REFERENCE_STATUS(name) name,
#include "bench/reference/names.hpp"
    status_count
};
enum class Leaf : std::uint8_t {
#define REFERENCE_LEAF(id, cite) id,
#include "bench/reference/names.hpp"
    leaf_count
};
enum class Kind : std::uint8_t { fine, prison, educative };
constexpr std::size_t fact_count = static_cast<std::size_t>(Fact::count);
constexpr std::size_t given_facts = fact_count - 2;
constexpr std::size_t leaf_count = static_cast<std::size_t>(Leaf::leaf_count);

extern const std::array<const char*, given_facts> fact_names;
extern const std::array<const char*, static_cast<std::size_t>(Title::title_count)> title_names;
extern const std::array<const char*, static_cast<std::size_t>(Level::level_count)> level_names;
extern const std::array<const char*, static_cast<std::size_t>(Status::status_count)> status_names;
extern const std::array<const char*, leaf_count> leaf_names, leaf_citations;

/// Numbers of the flat person; dates are differences of civil codes.
enum class Number : std::uint8_t {
    fulltime_months,
    spouse_months,
    surplus,  // 2 * income - need
    age,
    permit_length,
    held,
    since_grant,
    chain10,
    gaps10,
    chain10r,
    gaps10r,
    chain25,
    conv_sum,
    count
};
constexpr std::size_t number_count = static_cast<std::size_t>(Number::count);

struct Flat {
    std::uint64_t id = 0;
    std::uint64_t yes = 0, known = 0;    // bit per Fact; yes only where known
    std::uint32_t title = 0, level = 0;  // bit of the value; 0: missing
    std::uint32_t numbers_known = 0;     // bit per Number
    std::array<std::int32_t, number_count> numbers{};
};

struct Period {
    Status status = Status::none;
    core::Date from;
    std::optional<core::Date> to;
};
struct Conviction {
    Kind kind = Kind::fine;
    std::int32_t amount = 0;
    bool remitted = false, hate = false;
};
struct Person {
    std::uint64_t id = 0;
    core::Date as_of;
    std::uint64_t yes = 0, known = 0;  // bit per given Fact
    std::optional<Title> title;
    std::optional<Level> level;
    std::optional<std::int32_t> fulltime_months, spouse_months, income, need;
    std::optional<core::Date> birth, granted, valid_until, held_since;
    bool has_periods = false, has_convictions = false;
    std::vector<Period> periods;
    std::vector<Conviction> convictions;
};

constexpr std::int32_t code(core::Date day) {
    const core::CivilDate civil = core::civil(day);
    return civil.year * 372 + (civil.month - 1) * 31 + civil.day - 1;
}

/// Length and gaps of a chain in civil codes, from the last period back.
struct Chain {
    std::int32_t length = 0, gaps = 0;
};
/// `is_coded`: the days of the person are civil codes already (a reader that needs nothing else).
Chain chain(const Person& person, std::uint32_t statuses, std::int32_t most, bool is_coded = false);

Flat flatten(const Person& person, bool is_coded = false);

/// What all programs give: results r10, r25, r44 and the leaves, as 0 no, 1 open, 2 yes.
constexpr std::size_t result_count = 3;
struct Verdicts {
    std::array<std::uint8_t, result_count> results{};
    bool operator==(const Verdicts&) const = default;
};
using Leaves = std::array<std::uint8_t, leaf_count>;

}  // namespace reference
