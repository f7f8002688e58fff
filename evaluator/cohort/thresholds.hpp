// Where comparisons with the Stichtag turn: "has lasted N", "at least N old", "N after the event" hold for
// all beginnings up to a day, which is found once per Stichtag with the calendar itself; and the limits of
// events that are compared with other days, found once per day. In: instructions of a program. Kept per
// thread.
#pragma once

#include <array>
#include <vector>

#include "evaluator/cohort/program.hpp"

namespace evaluator::cohort {

/// The day a Distance speaks of: so long after the event, or before it.
core::Date limit_of_event(const Instruction& one, core::Date event);

/// The last beginnings that are early enough.
class Thresholds {
public:
    explicit Thresholds(const Program& program) : program_(program), found_(program.instructions().size()) {}

    /// Of an Age or LastsSince: for which it is reached (or, as its measure wants, passed) on the day.
    std::int32_t last_beginning(std::uint32_t number, core::Date day);
    /// Of a Distance from the Stichtag: whose limit the day has reached, or passed.
    std::int32_t last_event(std::uint32_t number, core::Date day, bool is_passed);

private:
    struct Found {
        core::Date day = core::Date::never();
        std::int32_t last = 0;
    };
    using OfInstruction = std::array<std::vector<Found>, 2>;

    template <class Holds>
    std::int32_t last_with(std::uint32_t number, core::Date day, bool is_passed, Holds holds);

    const Program& program_;
    std::vector<OfInstruction> found_;
};

/// Limits of the events of a Distance between two days of the file.
class EventLimits {
public:
    explicit EventLimits(const Instruction& one) : one_(&one), table_(size, not_yet) {}

    std::int32_t of(std::int32_t event) {
        const std::int64_t at = std::int64_t{event} - first_event;
        if (at < 0 || at >= size) return far(event);
        std::int32_t& known = table_[static_cast<std::size_t>(at)];
        if (known == not_yet) known = limit_of_event(*one_, core::Date{event}).days;
        return known;
    }
    /// Limits of all days from first to last, to be read at [day - first_event]; nullptr where they are not
    /// kept.
    const std::int32_t* all(std::int32_t first, std::int32_t last);

    static constexpr std::int32_t first_event = -40000;  // 1860
private:
    static constexpr std::int32_t size = 120000;  // to 2188
    static constexpr std::int32_t not_yet = INT32_MIN;

    std::int32_t far(std::int32_t event);

    const Instruction* one_;
    std::vector<std::int32_t> table_;
    std::int32_t from_ = 0, until_ = 0;                       // days all() has looked at
    std::int32_t far_event_ = not_yet, far_limit_ = not_yet;  // unknown days are always the same ones
};

}  // namespace evaluator::cohort
