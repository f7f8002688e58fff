// Any bytes as days, partly known days and durations, one a line and in every spelling that is read: no
// crash, what was read is written so that it reads the same, and the calendar keeps its promises on all of
// it.
#include <algorithm>
#include <cstdint>
#include <vector>

#include "dsl/core/calendar.hpp"
#include "evaluator/person/scalar.hpp"
#include "tests/fuzz/require.hpp"

namespace {

using namespace dsl::core;
using tests::fuzz::require;

struct Read {
    std::vector<Date> days;
    std::vector<Duration> durations;
};

void try_text_of(Date day) {
    require(day.is_day());
    require(parse_iso(to_iso(day)) == day);
    require(parse_german(to_german(day)) == day);
    const CivilDate parts = civil(day);
    require(is_valid(parts.year, parts.month, parts.day));
    require(date_of(parts.year, parts.month, parts.day) == day);
}

/// "2026" or "2026-11": the whole of it, and it is longer than a day.
void try_partial_day(std::string_view line, Read& read) {
    const auto range = evaluator::person::parse_partial_day(line);
    require(range || !parse_iso(line));
    if (!range) return;
    try_text_of(range->low);
    try_text_of(range->high);
    require(range->low <= range->high);
    require((range->low == range->high) == (line.size() == 10));
    require(to_iso(range->low).starts_with(line) && to_iso(range->high).starts_with(line));
    if (range->low != range->high) {
        require(!to_iso(previous_day(range->low)).starts_with(line));
        require(!to_iso(next_day(range->high)).starts_with(line));
    }
    read.days.insert(read.days.end(), {range->low, range->high});
}

void try_duration(std::string_view line, Read& read) {
    const auto duration = evaluator::person::parse_duration(line);
    if (!duration) return;
    // Numbers of more than six digits are not read; sums of several parts may get longer.
    constexpr std::int32_t longest_months = 999'999 * 12;
    if (duration->months < longest_months && duration->days < Rational{999'999}) {
        const auto again = evaluator::person::parse_duration(to_german(*duration));
        require(again && *again == *duration);
    }
    require(compare(*duration, *duration) == 0);
    read.durations.push_back(*duration);
}

void try_elapsed(Date from, Date to) {
    const Duration passed = elapsed_duration(from, to);
    (void)to_german(elapsed(from, to));
    if (to <= from) {
        require(passed.is_zero());
        return;
    }
    require(state_met_on(from, passed) <= to);
    require(state_met_on(from, passed + Duration::of_days(1)) > to);
}

void try_calendar(Date start, Date other, const Duration& period) {
    const Date met = state_met_on(start, period), last = deadline_last_day(start, period);
    require(met >= last && last >= start);  // nothing read is negative
    require(add_days(last, 1) >= met);      // a month that lacks the day moves by one day, no more
    require(waiting_met_on(start, period) == next_day(last));
    require(age_reached_on(start, period) == met);
    require(validity_full(start, previous_day(met), period));
    if (met.is_day()) {
        require(is_boundary_day(start, period, met, CountingClass::State));
        require(!validity_full(start, add_days(met, -2), period));
        try_elapsed(start, met);
    }
    require(look_back_day(start, period) <= start);
    try_elapsed(start, other);
    (void)is_boundary_day(start, period, other, CountingClass::Waiting);
    for (const Rational factor : {Rational{1, 2}, Rational{2}, Rational{1, 3}}) {
        const Duration part = period * factor;
        (void)to_german(part);
        require(state_met_on(start, part) >= start);
        if (factor < Rational{1}) require(compare(part, period) <= 0);
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    Read read;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        const std::string_view line = text.substr(begin, end - begin);
        begin = end + 1;
        for (const auto day : {parse_iso(line), parse_german(line)}) {
            if (!day) continue;
            try_text_of(*day);
            read.days.push_back(*day);
        }
        try_partial_day(line, read);
        try_duration(line, read);
    }
    if (read.days.empty()) return 0;
    if (read.durations.empty()) read.durations.emplace_back();
    try_calendar(read.days.front(), read.days.back(), read.durations.front());
    try_calendar(read.days.back(), read.days.front(), read.durations.back());
    return 0;
}
