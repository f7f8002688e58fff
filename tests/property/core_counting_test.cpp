// Every class of counting against a slow, independent implementation, for every day from 1990 to 2060.
// The slow one knows the calendar only as a list of days it walked through one by one, with its own month
// lengths; it shares no code with dsl/core/calendar.cpp.
#include <rapidcheck.h>
#include <catch2/catch.hpp>
#include <vector>

#include "dsl/core/calendar.hpp"

using namespace dsl::core;

namespace {

struct SlowDay {
    int year, month, day;
};

int slow_month_length(int year, int month) {
    if (month == 4 || month == 6 || month == 9 || month == 11) return 30;
    if (month != 2) return 31;
    if (year % 400 == 0) return 29;
    if (year % 100 == 0) return 28;
    return year % 4 == 0 ? 29 : 28;
}

/// All days from 1900 to 2160, walked one by one. 1970-01-01 is day 0.
class SlowCalendar {
public:
    SlowCalendar() {
        for (int year = 1900; year <= 2160; ++year)
            for (int month = 1; month <= 12; ++month)
                for (int day = 1; day <= slow_month_length(year, month); ++day) {
                    if (year == 1970 && month == 1 && day == 1) epoch_ = static_cast<int>(days_.size());
                    if (day == 1) month_starts_.push_back(static_cast<int>(days_.size()));
                    days_.push_back({year, month, day});
                }
    }

    SlowDay at(int number) const { return days_.at(static_cast<std::size_t>(number + epoch_)); }

    /// The first day of the month `months` after that of `number`, then forward while the number is smaller.
    /// Returns the same-number day, or nothing if the month ends before.
    bool same_number(int number, int months, int& result, int& last_of_month) const {
        const SlowDay start = at(number);
        const int month_index = (start.year - 1900) * 12 + start.month - 1 + months;
        int candidate = month_starts_.at(static_cast<std::size_t>(month_index)) - epoch_;
        const int month = at(candidate).month;
        for (; at(candidate).month == month; ++candidate) {
            last_of_month = candidate;
            if (at(candidate).day == start.day) {
                result = candidate;
                return true;
            }
        }
        return false;
    }

    int overflow(int number, int months) const {
        int day = 0, last = 0;
        return same_number(number, months, day, last) ? day : last + 1;
    }
    int clamp(int number, int months) const {
        int day = 0, last = 0;
        return same_number(number, months, day, last) ? day : last;
    }

private:
    std::vector<SlowDay> days_;
    std::vector<int> month_starts_;
    int epoch_ = 0;
};

const SlowCalendar& slow() {
    static const SlowCalendar calendar;
    return calendar;
}

constexpr int first_day = date_of(1990, 1, 1).days;
constexpr int last_day = date_of(2060, 12, 31).days;
constexpr int month_counts[] = {1,  2,  3,  4,  6,  7,  9,  11, 12, 13,  15,  18,  20,  21,
                                24, 27, 30, 33, 36, 48, 60, 72, 96, 120, 192, 216, 276, 324};

/// Calls check(day, months) for every day and period; stops at the first failure to keep the report short.
template <class Check> void for_every_day(Check check) {
    for (int day = first_day; day <= last_day; ++day)
        for (const int months : month_counts)
            if (!check(day, months)) {
                FAIL("differs for " << to_iso({day}) << " and " << months << " months");
            }
    SUCCEED();
}

}  // namespace

TEST_CASE("every day from 1900 to 2160 has the civil date of the slow calendar") {
    for (int day = date_of(1900, 1, 1).days; day <= date_of(2160, 12, 31).days; ++day) {
        const SlowDay expected = slow().at(day);
        const bool same = civil({day}) == CivilDate{expected.year, expected.month, expected.day} &&
                          date_of(expected.year, expected.month, expected.day).days == day &&
                          parse_iso(to_iso({day})) == Date{day} &&
                          parse_german(to_german(Date{day})) == Date{day};
        if (!same) FAIL(to_iso({day}));
    }
    SUCCEED();
}

TEST_CASE("Z: a state that began on a day is met from the overflow day on, for every day 1990 to 2060") {
    for_every_day([](int day, int months) {
        return state_met_on({day}, Duration::of_months(months)).days == slow().overflow(day, months);
    });
}

TEST_CASE("Z: the flag of the boundary day stands on that day alone, for every day 1990 to 2060") {
    for_every_day([](int day, int months) {
        const Duration period = Duration::of_months(months);
        const int met = slow().overflow(day, months);
        return is_boundary_day({day}, period, {met}) && !is_boundary_day({day}, period, {met - 1}) &&
               !is_boundary_day({day}, period, {met + 1});
    });
}

TEST_CASE("EW: a waiting time is over the day after, for every day 1990 to 2060") {
    for_every_day([](int day, int months) {
        const Duration period = Duration::of_months(months);
        const int same_number = slow().clamp(day, months);
        return waiting_met_on({day}, period).days == same_number + 1 &&
               is_boundary_day({day}, period, {same_number}, CountingClass::Waiting);
    });
}

TEST_CASE("EF: a deadline ends on the same-number day, for every day 1990 to 2060") {
    for_every_day([](int day, int months) {
        const Duration period = Duration::of_months(months);
        const int same_number = slow().clamp(day, months);
        return deadline_last_day({day}, period).days == same_number &&
               is_boundary_day({day}, period, {same_number}, CountingClass::Deadline);
    });
}

TEST_CASE("R: a window looks back to the same-number day, for every day 1990 to 2060") {
    for_every_day([](int day, int months) {
        return look_back_day({day}, Duration::of_months(months)).days == slow().clamp(day, -months);
    });
}

TEST_CASE("A: ages are reached and validities full as the slow calendar says, for every day 1990 to 2060") {
    for_every_day([](int day, int months) {
        const Duration period = Duration::of_months(months);
        const int overflow = slow().overflow(day, months);
        if (age_reached_on({day}, period).days != overflow) return false;
        return validity_full({day}, {overflow - 1}, period) && !validity_full({day}, {overflow - 2}, period);
    });
}

TEST_CASE("days and weeks are counted one by one, for every day 1990 to 2060") {
    for (int day = first_day; day <= last_day; ++day)
        for (const int count : {1, 3, 5, 7, 14, 30, 90, 365}) {
            const Duration period = Duration::of_days(count);
            const bool same = state_met_on({day}, period).days == day + count &&
                              waiting_met_on({day}, period).days == day + count + 1 &&
                              deadline_last_day({day}, period).days == day + count &&
                              look_back_day({day}, period).days == day - count;
            if (!same) FAIL(to_iso({day}) << " and " << count << " days");
        }
    SUCCEED();
}

TEST_CASE("elapsed time is exactly the largest period already met") {
    CHECK(rc::check("years, months and days", [] {
        const int from = *rc::gen::inRange(first_day, last_day), to = *rc::gen::inRange(from, last_day + 1);
        const Elapsed time = elapsed({from}, {to});
        const int months = time.years * 12 + time.months;
        RC_ASSERT(slow().overflow(from, months) <= to);
        RC_ASSERT(slow().overflow(from, months + 1) > to);
        RC_ASSERT(time.days == to - slow().overflow(from, months));
        RC_ASSERT(time.months < 12);
        RC_ASSERT(add_overflow({from}, elapsed_duration({from}, {to})).days == to);
    }));
}

TEST_CASE("counting never goes backwards: a later start or a longer period is never met earlier") {
    CHECK(rc::check("monotone", [] {
        const int a = *rc::gen::inRange(first_day, last_day), b = *rc::gen::inRange(a, last_day + 1);
        const int shorter = *rc::gen::inRange(0, 400), longer = *rc::gen::inRange(shorter, 401);
        const Duration period = Duration::of_months(shorter), more = Duration::of_months(longer);
        RC_ASSERT(add_overflow({a}, period) <= add_overflow({b}, period));
        RC_ASSERT(add_clamp({a}, period) <= add_clamp({b}, period));
        RC_ASSERT(add_overflow({a}, period) <= add_overflow({a}, more));
        RC_ASSERT(add_clamp({a}, period) <= add_overflow({a}, period));
        RC_ASSERT(add_overflow({a}, period).days - add_clamp({a}, period).days <= 1);
    }));
}
