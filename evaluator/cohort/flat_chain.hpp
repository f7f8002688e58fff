// Chains over flat periods: what engine/chain.cpp finds for a person, where the lines of the chain hang on
// the period of the day alone and what is said of gaps is a length. Without until when.
#pragma once

#include <array>
#include <cstring>
#include <span>
#include <vector>

#include "evaluator/cohort/attributes.hpp"
#include "evaluator/cohort/chain_start.hpp"

namespace evaluator::cohort {

/// The class of the days of one kind, in each bound and lane, and the lines that decided (ChainStretch).
struct DayKind {
    std::array<std::uint8_t, 8> classes{};
    std::array<std::int16_t, 8> lines{-1, -1, -1, -1, -1, -1, -1, -1};  // as of a day before birth

    bool operator==(const DayKind&) const = default;
    bool is_one() const {  // the same in all bounds and lanes
        const std::uint64_t all = word();
        return all == (all & 0xFF) * 0x0101010101010101u;
    }
    bool are_lanes_alike() const {  // in each bound
        const std::uint64_t all = word(), certain = all & 0xFF, possible = all >> 32 & 0xFF;
        return all == certain * 0x01010101u + (possible * 0x01010101u << 32);
    }

private:
    std::uint64_t word() const {
        std::uint64_t all = 0;
        std::memcpy(&all, classes.data(), sizeof all);
        return all;
    }
};

class FlatChain {
public:
    /// Nothing where the chain needs the single evaluation. `below`: what its lines hang on.
    static std::optional<FlatChain> of(const Plan& plan, const PlanNode& chain_use, AttributesBelow& below);

    /// Kinds that are equal are one.
    struct Stretch {
        core::Date from;
        const DayKind* kind;
    };
    /// `days`: the first one begins before all days, none after the Stichtag.
    ChainStart start(std::span<const Stretch> days, core::Date as_of) const;

private:
    struct GapLine {
        model::ChainLineKind kind = model::ChainLineKind::Counts;
        bool is_capped = false, is_limited = false;
        core::Duration low, high;  // of the limit
        // In days: a gap no longer than that certainly keeps it, a longer one certainly not.
        std::int64_t surely_kept = -1, perhaps_kept = INT64_MAX;
    };
    /// What a gap [from, until) is worth in one bound.
    struct Worth {
        bool counted = false, capped = false, half = false, bridged = false;
        core::Date counted_to = core::Date::distant_past();
    };

    bool add_line(const Plan& plan, const engine::PlanChainLine& line, AttributesBelow& below);
    Worth worth(core::Date from, core::Date until, int bit) const;
    core::Date moved_start(std::span<const Stretch> days, core::Date as_of, int bit) const;

    std::vector<GapLine> gaps_;
    bool looks_at_both_ = false, are_limits_alike_ = true;
};

}  // namespace evaluator::cohort
