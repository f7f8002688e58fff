#include "evaluator/engine/compare.hpp"

#include <algorithm>

#include "dsl/core/calendar.hpp"

namespace evaluator::engine {

using core::Date;
using model::BaseType;
using model::Measure;
using model::Operation;

Truth ordered(Measure measure, bool at_least_certain, bool at_least_possible, bool more_certain,
              bool more_possible) {
    switch (measure) {
        case Measure::AtLeast: return Truth::between(at_least_certain, at_least_possible);
        case Measure::MoreThan: return Truth::between(more_certain, more_possible);
        case Measure::AtMost: return !Truth::between(more_certain, more_possible);
        case Measure::LessThan: return !Truth::between(at_least_certain, at_least_possible);
    }
    return Truth::open();
}

Truth compare_numbers(const Value& left, Measure measure, const Value& right) {
    const bool at_least_certain = !right.is_unbounded && left.low >= right.high;
    const bool at_least_possible = left.is_unbounded || left.high >= right.low;
    const bool more_certain = !right.is_unbounded && left.low > right.high;
    const bool more_possible = left.is_unbounded || left.high > right.low;
    return ordered(measure, at_least_certain, at_least_possible, more_certain, more_possible);
}

Truth compare_durations(const Value& left, Measure measure, const Value& right) {
    const auto low_to_high = core::compare(left.duration_low, right.duration_high);
    const auto high_to_low = core::compare(left.duration_high, right.duration_low);
    return ordered(measure, low_to_high >= 0, high_to_low >= 0, low_to_high > 0, high_to_low > 0);
}

namespace {

int lowest(model::ChoiceMask mask) { return mask == 0 ? 0 : __builtin_ctzll(mask); }
int highest(model::ChoiceMask mask) { return mask == 0 ? 63 : 63 - __builtin_clzll(mask); }
bool is_single(model::ChoiceMask mask) { return mask != 0 && (mask & (mask - 1)) == 0; }

}  // namespace

Truth compare_choices(const Value& left, Measure measure, const Value& right) {
    const int left_low = lowest(left.mask), left_high = highest(left.mask);
    const int right_low = lowest(right.mask), right_high = highest(right.mask);
    return ordered(measure, left_low >= right_high, left_high >= right_low, left_low > right_high,
                   left_high > right_low);
}

Truth compare_dates(const Value& left, Operation order, const Value& right) {
    switch (order) {
        case Operation::Before:
            return Truth::between(left.from_high < right.from_low, left.from_low < right.from_high);
        case Operation::After:
            return Truth::between(left.from_low > right.from_high, left.from_high > right.from_low);
        case Operation::NotLater:
            return Truth::between(left.from_high <= right.from_low, left.from_low <= right.from_high);
        case Operation::NotEarlier:
            return Truth::between(left.from_low >= right.from_high, left.from_high >= right.from_low);
        default: return Truth::open();
    }
}

/// Of several a fact may be: certain if each lies in the set, possible if one does.
static Truth citations_in(const std::vector<core::Citation>* facts,
                          const std::vector<core::Citation>& members) {
    if (!facts) return members.empty() ? Truth::no() : Truth::open();
    bool certain = !facts->empty(), possible = false;
    for (const core::Citation& fact : *facts) {
        core::Membership best = core::Membership::No;
        for (const core::Citation& member : members) best = std::max(best, core::membership(fact, member));
        certain = certain && best == core::Membership::Yes;
        possible = possible || best != core::Membership::No;
    }
    return Truth::between(certain, possible);
}

static Truth texts_equal(const std::vector<std::string>* left, const std::vector<std::string>* right) {
    if (!left || !right) return Truth::open();
    const bool possible = std::any_of(left->begin(), left->end(), [&](const std::string& text) {
        return std::find(right->begin(), right->end(), text) != right->end();
    });
    return Truth::between(possible && left->size() == 1 && right->size() == 1, possible);
}

Truth equal(const Value& left, const Value& right, BaseType type) {
    switch (type) {
        case BaseType::Wahr: return (left.truth & right.truth) | ((!left.truth) & (!right.truth));
        case BaseType::Datum:
        case BaseType::Ereignis:
            return Truth::between(left.from_low == left.from_high && right.from_low == right.from_high &&
                                      left.from_low == right.from_low,
                                  left.from_low <= right.from_high && right.from_low <= left.from_high);
        case BaseType::Auswahl:
            return Truth::between(is_single(left.mask) && left.mask == right.mask,
                                  (left.mask & right.mask) != 0);
        case BaseType::Fundstelle:
            return right.citations ? citations_in(left.citations, *right.citations) : Truth::open();
        case BaseType::Text: return texts_equal(left.texts, right.texts);
        case BaseType::Dauer:
            return compare_durations(left, Measure::AtLeast, right) &
                   compare_durations(left, Measure::AtMost, right);
        default:
            return compare_numbers(left, Measure::AtLeast, right) &
                   compare_numbers(left, Measure::AtMost, right);
    }
}

Truth is_in(const Value& left, const Value& set, BaseType type) {
    if (type == BaseType::Auswahl)
        return Truth::between((left.mask & ~set.mask) == 0, (left.mask & set.mask) != 0);
    if (type == BaseType::Text) {
        if (!left.texts || !set.texts) return Truth::open();
        const auto member = [&](const std::string& text) {
            return std::find(set.texts->begin(), set.texts->end(), text) != set.texts->end();
        };
        return Truth::between(std::all_of(left.texts->begin(), left.texts->end(), member),
                              std::any_of(left.texts->begin(), left.texts->end(), member));
    }
    if (!set.citations) return Truth::open();
    return citations_in(left.citations, *set.citations);
}

Truth compare_span(const Value& span, Measure measure, const Value& period) {
    const auto reached = [](Date from, const core::Duration& length, Date to) {
        return to == Date::never() || core::age_reached_on(from, length) <= to;
    };
    const auto passed = [](Date from, const core::Duration& length, Date to) {
        return to == Date::never() || core::state_exceeded_on(from, length) <= to;
    };
    // What has not begun has no length: before birth nobody is younger than anything.
    const Truth has_begun = Truth::between(span.from_high != Date::never() && span.to_low >= span.from_high,
                                           span.from_low != Date::never() && span.to_high >= span.from_low);
    return has_begun & ordered(measure, reached(span.from_high, period.duration_high, span.to_low),
                               reached(span.from_low, period.duration_low, span.to_high),
                               passed(span.from_high, period.duration_high, span.to_low),
                               passed(span.from_low, period.duration_low, span.to_high));
}

static Truth later_than(Date day_low, Date day_high, Date limit_low, Date limit_high, bool or_equal) {
    return or_equal ? Truth::between(day_low >= limit_high, day_high >= limit_low)
                    : Truth::between(day_low > limit_high, day_high > limit_low);
}

/// An event that may not have happened: nothing lies a time after it; but everything lies before it.
Truth distance_holds(const Value& day, Operation operation, Measure measure, const Value& period,
                     const Value& event) {
    const bool backwards = operation == Operation::DistanceBefore || operation == Operation::WithinBefore;
    // Of a broken day "at least" and its opposite need all of it, the others nothing.
    const bool is_distance = operation == Operation::DistanceAfter || operation == Operation::DistanceBefore;
    const bool rounds_up = is_distance && (measure == Measure::AtLeast || measure == Measure::LessThan);
    const auto length = [&](core::Duration duration) {
        if (rounds_up) duration.days = core::Rational{duration.days.ceil()};
        return duration;
    };
    const core::Duration shortest = length(period.duration_low), longest = length(period.duration_high);
    const Date limit_low = backwards ? core::look_back_day(event.from_low, longest)
                                     : core::deadline_last_day(event.from_low, shortest);
    const Date limit_high = backwards ? core::look_back_day(event.from_high, shortest)
                                      : core::deadline_last_day(event.from_high, longest);
    const bool day_happens = day.from_low != Date::never();
    const Truth happens = Truth::between(day.from_high != Date::never(), day_happens);
    const Truth event_happens =
        Truth::between(event.from_high != Date::never(), event.from_low != Date::never());
    switch (operation) {
        case Operation::WithinAfter:
            return happens & event_happens &
                   later_than(day.from_low, day.from_high, event.from_low, event.from_high, true) &
                   (!later_than(day.from_low, day.from_high, limit_low, limit_high, false));
        case Operation::WithinBefore:
            return happens & later_than(day.from_low, day.from_high, limit_low, limit_high, true) &
                   (!later_than(day.from_low, day.from_high, event.from_low, event.from_high, false));
        case Operation::DistanceAfter: {
            const Truth more = later_than(day.from_low, day.from_high, limit_low, limit_high, false);
            const Truth at_least = later_than(day.from_low, day.from_high, limit_low, limit_high, true);
            const Truth result = measure == Measure::MoreThan  ? more
                                 : measure == Measure::AtLeast ? at_least
                                 : measure == Measure::AtMost  ? !more
                                                               : !at_least;
            return event_happens & result;
        }
        case Operation::DistanceBefore: {  // the day lies more (at least, at most) than N before the event
            const Truth at_most = later_than(day.from_low, day.from_high, limit_low, limit_high, true);
            const Truth less = later_than(day.from_low, day.from_high, limit_low, limit_high, false);
            return happens & (measure == Measure::MoreThan  ? !at_most
                              : measure == Measure::AtLeast ? !less
                              : measure == Measure::AtMost  ? at_most
                                                            : less);
        }
        default: return Truth::open();
    }
}

}  // namespace evaluator::engine
