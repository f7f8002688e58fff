// From which value on a fact is enough: the values of a choice or of yes and no one by one, numbers and days
// by halving. What is found is a bound only where the far end was tried too.
#include "dsl/core/calendar.hpp"
#include "evaluator/missing/search.hpp"

namespace evaluator::missing {

using core::Date;
using core::Rational;
using engine::Assumption;
using engine::Value;
using engine::Variable;
using model::BaseType;

namespace {

constexpr std::int64_t far_number = 10'000'000;  // more than any amount of the law
constexpr int far_years = 100;

/// The first of (low, high] that is reached, where `high` is and `low` is not. In whole steps.
template <typename Reached>
std::int64_t first_reached(std::int64_t low, std::int64_t high, const Reached& reached) {
    while (high - low > 1) {
        const std::int64_t middle = low + (high - low) / 2;
        (reached(middle) ? high : low) = middle;
    }
    return high;
}

Literal between(std::uint32_t subject, std::optional<Rational> low, std::optional<Rational> high) {
    Literal literal;
    literal.subject = subject;
    literal.says = Literal::Says::Between;
    literal.low = low;
    literal.high = high;
    return literal;
}

/// A day of the calendar that is certainly within what is known; nothing known: the far ends.
std::int64_t bounded(Date day, std::int64_t otherwise) {
    return day.is_day() && day.days < Date::never().days - 1 ? std::int64_t{day.days} : otherwise;
}

}  // namespace

/// Values that are tried one by one; none for numbers, days and what cannot be tried.
std::vector<Literal> Search::cells(const Subject& subject) {
    const Variable& variable = subject.open.variable;
    Literal literal;
    literal.subject = shared_.subjects.number_of(subject);
    std::vector<Literal> result;
    const auto add = [&](Says says, model::ChoiceMask values = 0) {
        literal.says = says;
        literal.values = values;
        result.push_back(literal);
    };
    if (variable.kind != Variable::Kind::Fact) {
        const bool can_be_tried = variable.kind != Variable::Kind::Reading &&
                                  variable.kind != Variable::Kind::Person &&
                                  variable.kind != Variable::Kind::Doubtful;
        if (can_be_tried)
            for (const Says says : {Says::Yes, Says::No}) add(says);
        return result;
    }
    const model::Fact& fact = plan_.book->fact(model::FactId{variable.ref});
    if (fact.type.is(BaseType::Wahr)) {
        for (const Says says : {Says::Yes, Says::No}) add(says);
    } else if (fact.type.is(BaseType::Auswahl)) {
        // Each value of its own: groups the rules treat alike are joined again where they are reached.
        const std::size_t count = plan_.book->choice(fact.type.choice).values.size();
        model::ChoiceMask possible =
            count >= 64 ? ~model::ChoiceMask{0} : (model::ChoiceMask{1} << count) - 1;
        if (subject.kind != Kind::Different) {
            possible &=
                evaluation_
                    .read_fact(model::FactId{variable.ref}, frame_of(subject.open), subject.open.context.day)
                    .mask;
        }
        for (; possible != 0; possible &= possible - 1) add(Says::OneOf, possible & ~(possible - 1));
    }
    return result;
}

std::vector<Literal> Search::thresholds(const Leaf& leaf, const Subject& subject,
                                        std::vector<Assumption>& assumed) {
    if (subject.open.variable.kind != Variable::Kind::Fact) return {};
    const auto reached = [&](const Literal& literal) {
        const auto assumption = tried(subject, literal, evaluation_, shared_.today);
        if (!assumption) return false;
        assumed.push_back(*assumption);
        const bool result = is_reached(leaf, assumed, subject.kind == Kind::Different);
        assumed.pop_back();
        return result;
    };
    switch (plan_.book->fact(model::FactId{subject.open.variable.ref}).type.base) {
        case BaseType::Zahl:
        case BaseType::Geld:
        case BaseType::Prozent:
        case BaseType::Dauer: return number_thresholds(subject, reached);
        case BaseType::Datum:
        case BaseType::Ereignis: return day_thresholds(subject, reached);
        default: return {};
    }
}

/// Money to the cent, months whole, other numbers to the hundredth where a whole one is not the bound.
template <typename Reached>
std::vector<Literal> Search::number_thresholds(const Subject& subject, const Reached& reached) {
    const std::uint32_t number = shared_.subjects.number_of(subject);
    const model::Fact& fact = plan_.book->fact(model::FactId{subject.open.variable.ref});
    const bool is_whole = fact.type.is(BaseType::Dauer) || fact.type.is(BaseType::Zahl);
    const std::int64_t parts = is_whole ? 1 : 100;
    const std::int64_t far = fact.type.is(BaseType::Dauer) ? 1200 : far_number;
    const auto holds = [&](std::int64_t steps) {
        const Rational value{steps, parts};
        return reached(between(number, value, value));
    };
    const bool at_zero = holds(0), at_far = holds(far * parts);
    if (at_zero && at_far) return {between(number, Rational{0}, std::nullopt)};
    if (!at_zero && !at_far) return {};
    if (at_far) {
        const std::int64_t first = first_reached(0, far * parts, holds);
        if (fact.type.is(BaseType::Zahl)) {  // "more than 20" is met by 20.01 already
            const Rational above = Rational{first - 1} + Rational{1, 100};
            if (reached(between(number, above, above))) return {between(number, above, std::nullopt)};
        }
        return {between(number, Rational{first, parts}, std::nullopt)};
    }
    const auto fails = [&](std::int64_t steps) { return !holds(steps); };
    const std::int64_t last = first_reached(0, far * parts, fails) - 1;
    return {between(number, std::nullopt, Rational{last, parts})};
}

/// An event: not at all, by now, not later or not earlier than some day. A day: also a later one.
template <typename Reached>
std::vector<Literal> Search::day_thresholds(const Subject& subject, const Reached& reached) {
    const std::uint32_t number = shared_.subjects.number_of(subject);
    const model::FactId fact{subject.open.variable.ref};
    const bool is_event = plan_.book->fact(fact).type.is(BaseType::Ereignis);
    Literal literal;
    literal.subject = number;
    std::vector<Literal> result;
    if (subject.kind == Kind::Different) {  // it can only still happen
        literal.says = Says::Yes;
        if (reached(literal)) result.push_back(literal);
        return result;
    }
    const Value known = evaluation_.read_fact(fact, frame_of(subject.open), subject.open.context.day);
    if (is_event && known.from_high == Date::never()) {
        literal.says = Says::No;
        if (reached(literal)) result.push_back(literal);
    }
    const Date past = core::look_back_day(shared_.today, core::Duration::of_years(far_years));
    const Date future =
        is_event ? shared_.today : core::add_overflow(shared_.today, core::Duration::of_years(far_years));
    const std::int64_t first = bounded(known.from_low, past.days);
    const std::int64_t last = std::min<std::int64_t>(bounded(known.from_high, future.days),
                                                     is_event ? shared_.today.days : future.days);
    const auto holds = [&](std::int64_t day) {
        return reached(between(number, Rational{day}, Rational{day}));
    };
    const bool at_first = holds(first), at_last = holds(last);
    if (at_first && at_last) {
        literal.says = is_event ? Says::Yes : Says::Suitable;
        result.push_back(literal);
    } else if (at_first) {
        const auto fails = [&](std::int64_t day) { return !holds(day); };
        result.push_back(between(number, std::nullopt, Rational{first_reached(first, last, fails) - 1}));
    } else if (at_last) {
        result.push_back(between(number, Rational{first_reached(first, last, holds)}, std::nullopt));
    }
    return result;
}

}  // namespace evaluator::missing
