/// The only place that counts periods (§§ 187 to 193 BGB). Two additions that are never mixed, and upon them
/// one function for each class of counting (Zählregel): Z state, EW waiting time, EF deadline, R looking
/// back, A age and printed validity. Class M (calendar months) is plain numbers and needs nothing here. In:
/// days and durations. Out: days. Special values: never() and distant_past() stay what they are, and results
/// beyond all days saturate to them.
#pragma once

#include <cstdint>
#include <string>

#include "dsl/core/date.hpp"
#include "dsl/core/duration.hpp"

namespace dsl::core {

/// The same-number day; in a month that lacks it the first of the next month: 31.08. + 3 months = 01.12.
/// Months first, then days; a broken day is rounded up. `duration` may be negative.
Date add_overflow(Date start, const Duration& duration);

/// The same-number day; in a month that lacks it the month's last day (§ 188 Abs. 3 BGB): 31.12.2022 + 2
/// months = 28.02.2023. Months first, then days; a broken day is dropped (towards zero). `duration` may be
/// negative.
Date add_clamp(Date start, const Duration& duration);

enum class CountingClass : std::uint8_t { State, Waiting, Deadline };  // Z, EW, EF

/// Z: the first day counts (§ 187 Abs. 2 Satz 1, § 188 Abs. 2 Alt. 2 BGB). First day on which "seit N" is
/// met.
Date state_met_on(Date start, const Duration& period);

/// Z: first day on which "seit mehr als N" is met. A broken day need not be full: of 912.5 days, 913 are
/// more.
Date state_exceeded_on(Date start, const Duration& period);

/// EW: the day of the event does not count (§ 187 Abs. 1 BGB). First day on which "N nach dem Ereignis" is
/// over.
Date waiting_met_on(Date event, const Duration& period);

/// EF: last day that is still in time for "binnen N nach dem Ereignis".
Date deadline_last_day(Date event, const Duration& period);

/// R: first day that still lies in "den letzten N vor" the target day; that day included.
Date look_back_day(Date target, const Duration& period);

/// A: first day of being `age` old (§ 187 Abs. 2 Satz 2 BGB); born on 29.02.: 01.03. in other years.
Date age_reached_on(Date birth, const Duration& age);

/// A: whether a validity printed from `from` to `last_day` (included) is a full `period`.
bool validity_full(Date from, Date last_day, const Duration& period);

/// Whether `day` is exactly the day on which the other way of counting would differ by one day (flag
/// `grenztag`). Z: the day on which it is met. EW, EF: the same-number day.
bool is_boundary_day(Date start, const Duration& period, Date day,
                     CountingClass counting = CountingClass::State);

/// Time from `from` up to `to` (not included) in years, months and days, so that state_met_on(from, n) <= to
/// exactly if n full units have passed.
struct Elapsed {
    std::int32_t years = 0;
    std::int32_t months = 0;
    std::int32_t days = 0;

    friend constexpr bool operator==(const Elapsed&, const Elapsed&) = default;
};
Elapsed elapsed(Date from, Date to);         // all zero where `to` is not after `from`
std::string to_german(const Elapsed& time);  // "5 Jahre 9 Monate 3 Tage"

/// The same as a Duration (months and days), for comparing it with a threshold.
Duration elapsed_duration(Date from, Date to);

}  // namespace dsl::core
