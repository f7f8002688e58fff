// Where a run of a chain begins: walked back from the Stichtag, over days that count, count half or are only
// bridged (semantics.md, "Chains"). For all who walk chains, over periods or over flat arrays (internal).
#pragma once

#include "dsl/core/calendar.hpp"

namespace evaluator::engine {

struct ChainWalk {
    dsl::core::Date start = dsl::core::Date::never();
    std::int64_t bridged = 0, half = 0;                  // between the start and the Stichtag
    std::int64_t pending_bridged = 0, pending_half = 0;  // before the next counting day is found

    void count(dsl::core::Date from) {
        start = from;
        bridged += pending_bridged;
        half += pending_half;
        pending_bridged = pending_half = 0;
    }

    /// Days to take off the run: bridged ones, and of two half ones one.
    std::int64_t subtracted() const { return bridged + (half + 1) / 2; }

    /// The day on which a run of as many days, all of which count, would have begun.
    dsl::core::Date moved_start() const {
        if (start == dsl::core::Date::never() || start == dsl::core::Date::distant_past()) return start;
        return dsl::core::add_days(start, subtracted());
    }
};

}  // namespace evaluator::engine
