#include "bench/reference/facts.hpp"

namespace reference {

const std::array<const char*, given_facts> fact_names{
#define REFERENCE_TRUTH(name, chance) #name,
#include "bench/reference/names.hpp"
};
const std::array<const char*, static_cast<std::size_t>(Title::title_count)> title_names{
#define REFERENCE_TITLE(name, text) text,
#include "bench/reference/names.hpp"
};
const std::array<const char*, static_cast<std::size_t>(Level::level_count)> level_names{
#define REFERENCE_LEVEL(name) #name,
#include "bench/reference/names.hpp"
};
const std::array<const char*, static_cast<std::size_t>(Status::status_count)> status_names{
#define REFERENCE_STATUS(name) #name,
#include "bench/reference/names.hpp"
};
const std::array<const char*, leaf_count> leaf_names{
#define REFERENCE_LEAF(id, cite) #id,
#include "bench/reference/names.hpp"
};
const std::array<const char*, leaf_count> leaf_citations{
#define REFERENCE_LEAF(id, cite) cite,
#include "bench/reference/names.hpp"
};

namespace {

constexpr std::uint32_t bit(Status status) { return 1u << static_cast<int>(status); }
constexpr std::uint32_t lawful =
    bit(Status::perm) | bit(Status::temp) | bit(Status::fiktion) | bit(Status::eu_free) | bit(Status::visum);
constexpr std::uint32_t integrating =
    bit(Status::temp) | bit(Status::fiktion) | bit(Status::gestattung) | bit(Status::duldung);

void set(Flat& flat, Number number, std::int32_t value) {
    flat.numbers[static_cast<std::size_t>(number)] = value;
    flat.numbers_known |= 1u << static_cast<int>(number);
}

void set(Flat& flat, Fact fact, bool value) {
    flat.known |= std::uint64_t{1} << static_cast<int>(fact);
    flat.yes |= std::uint64_t{value} << static_cast<int>(fact);
}

void convictions(Flat& flat, const Person& person) {
    bool hate = false, unremitted = false;
    std::int32_t sum = 0;
    for (const Conviction& one : person.convictions) {
        if (one.kind == Kind::educative) continue;
        sum += one.amount;
        hate |= one.hate;
        unremitted |= one.kind == Kind::prison && !one.remitted;
    }
    set(flat, Fact::conv_hate, hate);
    set(flat, Fact::conv_unremitted, unremitted);
    set(flat, Number::conv_sum, sum);
}

}  // namespace

Chain chain(const Person& person, std::uint32_t statuses, std::int32_t most, bool is_coded) {
    const auto code = [&](core::Date day) { return is_coded ? day.days : reference::code(day); };
    const std::int32_t today = code(person.as_of);
    std::int32_t current = today;
    Chain result;
    for (auto period = person.periods.rbegin(); period != person.periods.rend(); ++period) {
        if ((statuses & bit(period->status)) == 0) continue;
        const std::int32_t gap = current - (period->to ? code(*period->to) : today);
        if (gap > most) break;
        result.gaps += gap;
        current = code(period->from);
    }
    result.length = today - current;
    return result;
}

Flat flatten(const Person& person, bool is_coded) {
    const auto code = [&](core::Date day) { return is_coded ? day.days : reference::code(day); };
    Flat flat;
    flat.id = person.id;
    flat.yes = person.yes;
    flat.known = person.known;
    if (person.title) flat.title = 1u << static_cast<int>(*person.title);
    if (person.level) flat.level = 1u << static_cast<int>(*person.level);
    const std::int32_t today = code(person.as_of);
    if (person.fulltime_months) set(flat, Number::fulltime_months, *person.fulltime_months);
    if (person.spouse_months) set(flat, Number::spouse_months, *person.spouse_months);
    if (person.income && person.need) set(flat, Number::surplus, 2 * *person.income - *person.need);
    if (person.birth) set(flat, Number::age, today - code(*person.birth));
    if (person.valid_until && person.granted)
        set(flat, Number::permit_length, code(*person.valid_until) - code(*person.granted));
    if (person.held_since) set(flat, Number::held, today - code(*person.held_since));
    if (person.granted) set(flat, Number::since_grant, today - code(*person.granted));
    if (person.has_periods) {
        const Chain strict = chain(person, lawful, 186, is_coded);
        const Chain with_asylum = chain(person, lawful | bit(Status::gestattung), 186, is_coded);
        set(flat, Number::chain10, strict.length);
        set(flat, Number::gaps10, strict.gaps);
        set(flat, Number::chain10r, with_asylum.length);
        set(flat, Number::gaps10r, with_asylum.gaps);
        set(flat, Number::chain25, chain(person, integrating, 93, is_coded).length);
    }
    if (person.has_convictions) convictions(flat, person);
    return flat;
}

}  // namespace reference
