// Plans against exhaustive search: on random small laws every choice of steps, before and after every grant,
// is tried day by day. The planner must be right about its own plans, and no choice may be faster where steps
// only help.
#include "evaluator/pathway/pathway.hpp"

#include <catch2/catch.hpp>

#include <optional>
#include <random>
#include <set>

#include "dsl/core/calendar.hpp"
#include "tests/support/random_person.hpp"
#include "tests/support/rules.hpp"

using namespace test;
namespace pathway = evaluator::pathway;

namespace {

constexpr int facts = 5;
const core::Date today = core::date_of(2026, 1, 1);

struct StepRule {
    int sets = 0, breaks = -1, needs = -1;  // facts: made yes, made no, asked for
    int months = 1;
};
struct NormRule {
    std::vector<int> needs;  // facts that must be yes
    int status = 0;          // asked for
    int gives = 0;
};
struct Law {
    std::vector<StepRule> steps;
    std::vector<NormRule> norms;  // the last one is the goal
};

std::string fact(int number) { return "f" + std::to_string(number); }

std::string text_of(const Law& law) {
    std::string text =
        "gesetz TestG \"Testgesetz\"\nauswahl Status { s0 \"S0\", s1 \"S1\", s2 \"S2\", s3 \"S3\" "
        "}\nsachverhalt {\n"
        "  geburtsdatum : Datum \"Geburtsdatum\"  erhoben nach § 1 TestG\n"
        "  zeiten : Zeiträume je zeit lückenlos { status : Status } \"Zeiten\"  erhoben nach § 1 TestG\n";
    for (int i = 0; i < facts; ++i)
        text += "  " + fact(i) + " : Wahr \"" + fact(i) + "?\"  erhoben nach § 1 TestG\n";
    text += "}\n";
    for (std::size_t i = 0; i < law.steps.size(); ++i) {
        const StepRule& step = law.steps[i];
        text += "maßnahme m" + std::to_string(i) + " \"M\" {\n";
        if (step.needs >= 0) text += "  setzt voraus " + fact(step.needs) + "\n";
        text +=
            "  dauert " + std::to_string(step.months) + " Monate\n  bewirkt " + fact(step.sets) + " ist ja";
        if (step.breaks >= 0) text += ", " + fact(step.breaks) + " ist nein";
        text += "\n}\n";
    }
    for (std::size_t i = 0; i < law.norms.size(); ++i) {
        const NormRule& norm = law.norms[i];
        text +=
            "norm § " + std::to_string(i + 2) +
            " TestG \"N\" {\n  gültig ab 1900-01-01\n  rechtsfolge ist \"F\"\n" + "  führt zu s" +
            std::to_string(norm.gives) +
            " nach § 1 TestG unbefristet\n  voraussetzung status \"S\" { zitat Satz 1  wenn status ist s" +
            std::to_string(norm.status) + " }\n";
        for (const int need : norm.needs)
            text += "  voraussetzung v" + std::to_string(need) + " \"V\" { zitat Satz 2  wenn " + fact(need) +
                    " }\n";
        text += "}\n";
    }
    return text;
}

/// The same by hand: which facts hold when, under a choice of steps, each begun as early as it can be.
using Line = std::vector<std::vector<std::pair<core::Date, bool>>>;  // per fact: value from a day on

bool value_on(const Line& line, int number, core::Date day) {
    bool value = false;
    for (const auto& [from, is] : line[static_cast<std::size_t>(number)])
        if (from <= day) value = is;
    return value;
}

std::optional<core::Date> first_yes(const Line& line, int number) {
    for (const auto& [from, is] : line[static_cast<std::size_t>(number)])
        if (is) return std::max(from, today);
    return std::nullopt;
}

void set(Line& line, int number, core::Date day, bool is) {
    auto& values = line[static_cast<std::size_t>(number)];
    std::erase_if(values, [&](const auto& one) { return one.first >= day; });
    values.emplace_back(day, is);
}

Line with_steps(const Law& law, const std::vector<bool>& holds_today, unsigned chosen) {
    Line line(facts);
    for (int i = 0; i < facts; ++i)
        line[static_cast<std::size_t>(i)] = {
            {core::Date::distant_past(), holds_today[static_cast<std::size_t>(i)]}};
    while (chosen != 0) {
        std::optional<core::Date> end;
        std::size_t next = 0;
        for (std::size_t i = 0; i < law.steps.size(); ++i) {
            if ((chosen >> i & 1U) == 0) continue;
            const StepRule& step = law.steps[i];
            const auto begin = step.needs < 0 ? std::optional(today) : first_yes(line, step.needs);
            if (!begin) continue;
            const core::Date ends = core::state_met_on(*begin, core::Duration::of_months(step.months));
            if (!end || ends < *end) {
                end = ends;
                next = i;
            }
        }
        if (!end) break;
        chosen &= ~(1U << next);
        set(line, law.steps[next].sets, *end, true);
        if (law.steps[next].breaks >= 0) set(line, law.steps[next].breaks, *end, false);
    }
    return line;
}

/// First day from `from` on which the norm is open; facts change on few days only.
std::optional<core::Date> first_open(const NormRule& norm, const Line& line, int status, core::Date from) {
    if (status != norm.status) return std::nullopt;
    std::set<core::Date> days{from};
    for (const auto& values : line)
        for (const auto& [day, is] : values)
            if (day > from) days.insert(day);
    for (const core::Date day : days) {
        bool open = true;
        for (const int need : norm.needs) open = open && value_on(line, need, day);
        if (open) return day;
    }
    return std::nullopt;
}

/// Every choice of steps at every station.
void search(const Law& law, const std::vector<bool>& holds_today, unsigned steps, int status, core::Date from,
            int grants, std::optional<core::Date>& best) {
    for (unsigned chosen = 0; chosen < 1U << law.steps.size(); ++chosen) {
        if ((chosen & steps) != steps) continue;
        const Line line = with_steps(law, holds_today, chosen);
        const auto goal = first_open(law.norms.back(), line, status, from);
        if (goal && (!best || *goal < *best)) best = goal;
        if (grants == 0) continue;
        for (std::size_t i = 0; i + 1 < law.norms.size(); ++i)
            if (const auto day = first_open(law.norms[i], line, status, from); day && (!best || *day < *best))
                search(law, holds_today, chosen, law.norms[i].gives, *day, grants - 1, best);
    }
}

Law random_law(std::mt19937& random, bool may_harm) {
    const auto pick = [&](int most) { return static_cast<int>(random() % static_cast<unsigned>(most)); };
    Law law;
    for (int i = 0; i < 4; ++i) {
        StepRule step;
        step.sets = i;
        step.months = 1 + pick(12);
        if (pick(3) == 0) step.needs = (i + 1) % facts;
        if (may_harm && pick(3) == 0) step.breaks = (i + 2) % facts;
        law.steps.push_back(step);
    }
    for (int i = 0; i < 3; ++i) {
        NormRule norm;
        norm.status = i == 2 ? 1 + pick(2) : pick(2);
        norm.gives = i == 2 ? 3 : 1 + pick(2);
        for (int f = 0; f < facts; ++f)
            if (pick(3) == 0) norm.needs.push_back(f);
        law.norms.push_back(norm);
    }
    return law;
}

std::optional<core::Date> planned(const Law& law, const std::vector<bool>& holds_today) {
    const Rules rules = rules_from(text_of(law));
    evaluator::engine::Options options;
    options.as_of = today;
    options.with_steps = true;
    std::string person =
        R"({"geburtsdatum": "1990-01-01", "zeiten": [{"von": "1990-01-01", "status": "s0"}])";
    for (int i = 0; i < facts; ++i)
        person += ", \"" + fact(i) + "\": " + (holds_today[static_cast<std::size_t>(i)] ? "true" : "false");
    const auto household = person_from(rules.book, person + "}");
    evaluator::engine::Plans plans{rules.book, options};
    pathway::Wish wish;
    wish.goal = {"s3", pathway::norms_leading_to(rules.book, "s3"), 0};
    wish.horizon = core::date_of(2046, 1, 1);
    wish.most_grants = 2;
    const auto found = pathway::find_paths(plans, household, wish);
    CHECK(found.is_complete);
    CHECK(found.if_true.empty());  // everything is known
    if (found.paths.empty()) return std::nullopt;
    return found.paths.front().reached;
}

}  // namespace

TEST_CASE("where steps only help, the fastest plan is the one an exhaustive search finds") {
    std::mt19937 random{11};
    int reached = 0;
    for (int round = 0; round < fewer_when_sanitized(150); ++round) {
        const Law law = random_law(random, false);
        std::vector<bool> holds(facts);
        for (int i = 0; i < facts; ++i) holds[static_cast<std::size_t>(i)] = random() % 3 == 0;
        std::optional<core::Date> best;
        search(law, holds, 0, 0, today, 2, best);
        INFO(text_of(law));
        CHECK(planned(law, holds) == best);
        reached += best ? 1 : 0;
    }
    CHECK(reached >= fewer_when_sanitized(10));
}

TEST_CASE("where steps can harm, no plan claims a day before the one an exhaustive search finds") {
    std::mt19937 random{12};
    int reached = 0, same = 0;
    for (int round = 0; round < fewer_when_sanitized(150); ++round) {
        const Law law = random_law(random, true);
        std::vector<bool> holds(facts);
        for (int i = 0; i < facts; ++i) holds[static_cast<std::size_t>(i)] = random() % 3 == 0;
        std::optional<core::Date> best;
        search(law, holds, 0, 0, today, 2, best);
        const auto found = planned(law, holds);
        INFO(text_of(law));
        if (!best) {
            CHECK_FALSE(found);
            continue;
        }
        ++reached;
        if (found) CHECK(*found >= *best);
        same += found == best ? 1 : 0;
    }
    // Each grant is taken with the steps that are best for it, not with those that spare a later one: where
    // steps harm, the best may be missed (31 of 35 here are found). It must stay rare.
    CHECK(reached >= fewer_when_sanitized(10));
    CHECK(reached - same <= 1 + reached / 8);
}
