#include "bench/reference/generate.hpp"

#include <algorithm>
#include <cmath>
#include <initializer_list>

#include "bench/persons/writer.hpp"
#include "dsl/core/calendar.hpp"

namespace reference {

namespace {

constexpr double chances[] = {
#define REFERENCE_TRUTH(name, chance) chance,
#include "bench/reference/names.hpp"
};

core::Date plus(core::Date day, std::int32_t days) { return core::add_days(day, days); }

}  // namespace

double Generator::draw() {  // mulberry32
    state_ += 0x6D2B79F5u;
    std::uint32_t t = (state_ ^ (state_ >> 15)) * (1u | state_);
    t = (t + (t ^ (t >> 7)) * (61u | t)) ^ t;
    return (t ^ (t >> 14)) / 4294967296.0;
}

std::int32_t Generator::between(std::int32_t low, std::int32_t high) {
    return low + static_cast<std::int32_t>(std::floor(draw() * (high - low + 1)));
}

std::size_t Generator::pick(std::size_t size) {
    return static_cast<std::size_t>(std::floor(draw() * static_cast<double>(size)));
}

Person Generator::next() {
    Person person;
    person.id = id_++;
    const double kind = draw();
    missing_ = kind < .35 ? .02 : kind < .65 ? .15 : .28;
    const bool is_clean = draw() < .5;
    person.as_of = core::Date{20179 + between(0, 200)};
    if (has()) person.birth = plus(person.as_of, -between(12 * 365, 70 * 365));
    truths(person, is_clean);
    const double path = draw();
    rest(person, path);
    periods(person, path);
    convictions(person, is_clean);
    return person;
}

void Generator::truths(Person& person, bool is_clean) {
    for (std::size_t fact = 0; fact < given_facts; ++fact) {
        double chance = chances[fact];
        if (is_clean) chance = chance > .5 ? 1 - (1 - chance) / 6 : chance < .06 ? chance / 6 : chance;
        const bool yes = draw() < chance;
        if (!has()) continue;
        person.known |= std::uint64_t{1} << fact;
        person.yes |= std::uint64_t{yes} << fact;
    }
}

void Generator::rest(Person& person, double path) {
    using enum Title;
    static constexpr Title refugees[] = {t_NE, t_18g, t_18b, t_28, t_30, t_25_2, t_25_2, t_36a, t_21};
    static constexpr Title tolerated[] = {t_DULDUNG, t_DULDUNG, t_104c, t_25b, t_GESTATTUNG};
    static constexpr Level usual[] = {Level::A1, Level::A2, Level::B1,   Level::B1,
                                      Level::B2, Level::C1, Level::none, Level::C2};
    const Title title = path < .5    ? static_cast<Title>(pick(static_cast<std::size_t>(Title::title_count)))
                        : path < .75 ? refugees[pick(std::size(refugees))]
                                     : tolerated[pick(std::size(tolerated))];
    const Level level = path < .75 ? usual[pick(std::size(usual))] : static_cast<Level>(pick(5));
    if (has()) person.title = title;
    if (has()) person.level = level;
    if (has()) person.fulltime_months = between(0, 24);
    if (has()) person.spouse_months = between(0, 24);
    if (has()) person.income = between(0, 4000);
    if (has()) person.need = between(900, 3500);
    const core::Date granted = plus(person.as_of, -between(10, 900));
    if (has()) person.granted = granted;
    if (has()) person.valid_until = plus(granted, between(180, 1100));
    if (has()) person.held_since = plus(granted, -(draw() < .5 ? 0 : between(0, 1500)));
}

Status Generator::status(double path, int position, int count) {
    using enum Status;
    if (path < .75) {
        if (position == 0 && draw() < .35) return draw() < .5 ? visum : gestattung;
        if (draw() < .06) return static_cast<Status>(pick(static_cast<std::size_t>(Status::status_count)));
        if (position == count - 1 && draw() < .3) return perm;
        return draw() < .15 ? fiktion : temp;
    }
    if (draw() < .06) return static_cast<Status>(pick(static_cast<std::size_t>(Status::status_count)));
    if (position < 2) return gestattung;
    return draw() < .8 ? duldung : temp;
}

void Generator::periods(Person& person, double path) {
    const std::int32_t today = person.as_of.days;
    const int count = between(3, 8);
    const std::int32_t years = between(2, 11);
    std::int32_t from = today - static_cast<std::int32_t>(std::floor(years * 365.25)) - between(0, 300);
    const double mean = static_cast<double>(today - from) / count;
    for (int i = 0; i < count; ++i) {
        if (draw() < .12) from += draw() < .7 ? between(5, 150) : between(150, 400);
        const std::int32_t length =
            i == count - 1 ? today - from
                           : std::max(20, static_cast<std::int32_t>(std::floor(mean * (.5 + draw()))));
        if (from + 10 >= today) break;
        const std::int32_t until = std::min(from + std::max(length, 10), today);
        Period period{status(path, i, count), core::Date{from}, core::Date{until}};
        if (until == today) period.to.reset();
        person.periods.push_back(period);
        from = until;
        if (until == today) break;
    }
    person.has_periods = draw() >= missing_ * .6;
    if (!person.has_periods) person.periods.clear();
}

void Generator::convictions(Person& person, bool is_clean) {
    const int count = draw() < (is_clean ? .93 : .8) ? 0 : between(1, 3);
    for (int i = 0; i < count; ++i) {
        Conviction one;
        const double kind = draw();
        one.kind = kind < .7 ? Kind::fine : kind < .85 ? Kind::prison : Kind::educative;
        one.amount = between(1, 12) * 5;
        one.remitted = draw() < .6;
        one.hate = draw() < .05;
        person.convictions.push_back(one);
    }
    person.has_convictions = has();
    if (!person.has_convictions) person.convictions.clear();
}

namespace {

constexpr const char* kind_names[] = {"fine", "prison", "educative"};

void facts(persons::Writer& writer, const Person& person) {
    for (std::size_t fact = 0; fact < given_facts; ++fact)
        if ((person.known >> fact) & 1) writer.key(fact_names[fact]).truth((person.yes >> fact) & 1);
}

void numbers(persons::Writer& writer, const Person& person) {
    const auto number = [&](const char* name, const std::optional<std::int32_t>& value) {
        if (value) writer.key(name).number(*value);
    };
    number("fulltime_months", person.fulltime_months);
    number("spouse_months", person.spouse_months);
    number("income", person.income);
    number("need", person.need);
    if (person.granted) writer.key("granted").day(*person.granted);
    if (person.valid_until) writer.key("valid_until").day(*person.valid_until);
    if (person.held_since) writer.key("held_since").day(*person.held_since);
}

void convicted(persons::Writer& writer, const Person& person) {
    if (!person.has_convictions) return;
    writer.key("convictions").open('[');
    for (const Conviction& one : person.convictions) {
        writer.open('{').key("kind").text(kind_names[static_cast<int>(one.kind)]);
        writer.key("amount").number(one.amount).key("remitted").truth(one.remitted);
        writer.key("hate").truth(one.hate).close('}');
    }
    writer.close(']');
}

/// All days, from birth on: what the reference does not list is a time of the status none.
void gapless(persons::Writer& writer, const Person& person) {
    writer.key("periods").open('[');
    core::Date next = person.birth ? *person.birth : core::date_of(1940, 1, 1);
    const auto stretch = [&](core::Date from, std::optional<core::Date> to, Status status) {
        if (to && *to <= from) return;
        writer.open('{').key("von").day(from);
        if (to) writer.key("bis").day(core::previous_day(*to));
        writer.key("status").text(status_names[static_cast<std::size_t>(status)]).close('}');
    };
    bool is_open = false;
    for (const Period& period : person.periods) {
        stretch(next, period.from, Status::none);
        stretch(period.from, period.to, period.status);
        is_open = !period.to;
        if (period.to) next = *period.to;
    }
    if (!is_open) stretch(next, std::nullopt, Status::none);
    writer.close(']');
}

}  // namespace

void append_line(const Person& person, std::string& out) {
    persons::Writer writer{out};
    writer.open('{').key("id").number(static_cast<std::int64_t>(person.id)).key("as_of").day(person.as_of);
    if (person.birth) writer.key("birth").day(*person.birth);
    facts(writer, person);
    if (person.title) writer.key("title").text(title_names[static_cast<std::size_t>(*person.title)]);
    if (person.level) writer.key("lang").text(level_names[static_cast<std::size_t>(*person.level)]);
    numbers(writer, person);
    if (person.has_periods) {
        writer.key("periods").open('[');
        for (const Period& period : person.periods) {
            writer.open('{').key("status").text(status_names[static_cast<std::size_t>(period.status)]);
            writer.key("from").day(period.from);
            if (period.to) writer.key("to").day(*period.to);
            writer.close('}');
        }
        writer.close(']');
    }
    convicted(writer, person);
    writer.close('}');
}

void append_person(const Person& person, std::string& out) {
    persons::Writer writer{out};
    const Flat flat = flatten(person);
    writer.open('{').key("person").open('{').key("kennung").text(std::to_string(person.id)).close('}');
    writer.key("angaben").open('{');
    if (person.birth) writer.key("geburtsdatum").day(*person.birth);
    facts(writer, person);
    if (person.title)
        writer.key("title").text(std::string{"t_"} + title_names[static_cast<std::size_t>(*person.title)]);
    if (person.level) writer.key("lang").text(level_names[static_cast<std::size_t>(*person.level)]);
    numbers(writer, person);
    if (person.has_periods) {
        writer.key("gaps10").number(flat.numbers[static_cast<std::size_t>(Number::gaps10)]);
        writer.key("gaps10r").number(flat.numbers[static_cast<std::size_t>(Number::gaps10r)]);
        gapless(writer, person);
    }
    convicted(writer, person);
    writer.close('}').close('}');
}

Person moved_to(Person person, core::Date as_of) {
    const std::int32_t days = as_of.days - person.as_of.days;
    const auto move = [&](std::optional<core::Date>& day) {
        if (day) day = plus(*day, days);
    };
    person.as_of = as_of;
    for (auto* day : {&person.birth, &person.granted, &person.valid_until, &person.held_since}) move(*day);
    for (Period& period : person.periods) {
        period.from = plus(period.from, days);
        move(period.to);
    }
    return person;
}

bool counts_alike(const Person& person) {
    using enum Status;
    struct Kept {
        std::initializer_list<Status> statuses;
        std::int32_t months;
    };
    const Kept chains[] = {{{perm, temp, fiktion, eu_free, visum}, 6},
                           {{perm, temp, fiktion, eu_free, visum, gestattung}, 6},
                           {{temp, fiktion, gestattung, duldung}, 3}};
    for (const Kept& kept : chains) {
        core::Date current = core::next_day(person.as_of);  // our chains need the day itself, too
        core::Date in_codes = person.as_of;
        for (auto period = person.periods.rbegin(); period != person.periods.rend(); ++period) {
            if (std::find(kept.statuses.begin(), kept.statuses.end(), period->status) == kept.statuses.end())
                continue;
            if (period->to) {
                const bool by_code = code(in_codes) - code(*period->to) <= kept.months * 31;
                const core::Date last = core::previous_day(*period->to);
                const bool by_calendar =
                    core::previous_day(current) <=
                    core::deadline_last_day(last, core::Duration::of_months(kept.months));
                if (current != *period->to && by_code != by_calendar) return false;
                if (!by_code) break;
            }
            current = in_codes = period->from;
        }
    }
    return true;
}

}  // namespace reference
