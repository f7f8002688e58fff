#include "evaluator/render/missing/words.hpp"

#include <algorithm>
#include <map>

#include "dsl/core/calendar.hpp"
#include "evaluator/render/values.hpp"
#include "evaluator/render/wording.hpp"

namespace evaluator::render {

using missing::Change;
using missing::ChangeSet;
using missing::Kind;
using missing::Needed;
using missing::NormMissing;
using missing::Served;

namespace {

constexpr std::size_t most_ways = 4;  // of one kind, unless all are asked for

std::string outcome_words(explain::Outcome outcome, bool as_a_rule_only) {
    explain::NormReport norm;
    norm.outcome = outcome;
    norm.as_a_rule_only = as_a_rule_only;
    return badge_of(norm).words;
}

/// "A, B oder C"
std::string either_words(const std::vector<std::string>& values) {
    if (values.size() < 2) return joined(values, ", ");
    return say(Phrase::value_either, joined({values.begin(), values.end() - 1}, ", "), values.back());
}

std::string served_line(const std::vector<Served>& served) {
    std::vector<std::string> words;
    for (const Served& one : served) words.push_back(served_words(one));
    return words.empty() ? "" : say(Phrase::missing_served, joined(words, "; "));
}

Phrase lead_of(const Change& change) {
    if (change.kind == Kind::Different) return Phrase::missing_different;
    if (change.kind == Kind::Overruled) return Phrase::missing_overruled;
    switch (change.asked.kind) {
        case explain::ReasonKind::Judgement: return Phrase::missing_judgement;
        case explain::ReasonKind::Discretion: return Phrase::missing_discretion;
        case explain::ReasonKind::Reading: return Phrase::missing_reading;
        case explain::ReasonKind::Atypical: return Phrase::missing_atypical;
        case explain::ReasonKind::Suspension: return Phrase::missing_suspension;
        case explain::ReasonKind::Fact: break;
    }
    if (change.asked.lacks_proof) return Phrase::missing_prove;
    if (change.asked.is_contested) return Phrase::missing_contested;
    if (change.asked.is_partly_known) return Phrase::missing_partly_known;
    return Phrase::missing_answer;
}

std::string step_words(const Change& change) {
    if (!change.takes) return say(Phrase::missing_step, change.asked.question);
    return say(change.takes_about ? Phrase::missing_step_takes_about : Phrase::missing_step_takes,
               change.asked.question, spoken(*change.takes));
}

/// "noch 7 Monate": whole units people count in.
std::string left_words(core::Date from, core::Date until) {
    const core::Elapsed left = core::elapsed(from, until);
    const std::int32_t months = left.years * 12 + left.months;
    if (months == 0)
        return spoken(core::Duration::of_days(core::Rational{std::int64_t{until.days} - from.days}));
    core::Duration length = core::Duration::of_months(months);
    if (left.days > 0 && months < 3) length.days = core::Rational{std::int64_t{left.days}};
    return spoken(length);
}

ChangeWords wait_words(core::Date day, core::Date as_of) {
    return {say(Phrase::missing_wait_long, spoken(day), left_words(as_of, day)), {}};
}

ChangeWords wait_words(const missing::Part& part, core::Date as_of) {
    ChangeWords words = wait_words(part.options.front().day, as_of);
    if (const std::string served = served_line(part.requirements); !served.empty())
        words.details.push_back(served);
    return words;
}

ChangeWords wait_words(const ChangeSet& set, core::Date as_of) {
    ChangeWords words = wait_words(set.day, as_of);
    if (const std::string served = served_line(set.served_by_time); !served.empty())
        words.details.push_back(served);
    return words;
}

Phrase title_of(Kind rank) {
    switch (rank) {
        case Kind::Step: return Phrase::missing_rank_step;
        case Kind::Answer: return Phrase::missing_rank_answer;
        case Kind::Different: return Phrase::missing_rank_different;
        case Kind::Judgement: return Phrase::missing_rank_judgement;
        case Kind::Discretion: return Phrase::missing_rank_discretion;
        case Kind::Reading: return Phrase::missing_rank_reading;
        case Kind::Atypical: return Phrase::missing_rank_atypical;
        case Kind::Overruled: break;
    }
    return Phrase::missing_rank_overruled;
}

bool is_always(const NormMissing& norm, const Change& change) {
    return std::find(norm.always.begin(), norm.always.end(), change) != norm.always.end();
}

Kind rank_beyond(const NormMissing& norm, const ChangeSet& set) {
    Kind rank = Kind::Step;
    for (const Change& change : set.changes)
        if (!is_always(norm, change)) rank = std::max(rank, change.kind);
    return rank;
}

WayWords way_words(const NormMissing& norm, const ChangeSet& set, core::Date as_of) {
    WayWords words;
    const std::string outcome = outcome_words(set.outcome, false);
    words.result = !set.is_proven      ? say(Phrase::missing_way_result_unknown)
                   : !set.is_day_known ? say(Phrase::missing_way_result_undated, outcome)
                   : set.day <= as_of  ? say(Phrase::missing_way_result_now, outcome)
                                       : say(Phrase::missing_way_result, outcome, spoken(set.day));
    if (set.needs_time) words.changes.push_back(wait_words(set, as_of));
    for (const Change& change : set.changes)
        if (!is_always(norm, change)) words.changes.push_back(words_of(change, as_of));
    return words;
}

/// The best a set can give, and the first day any is enough.
std::string best_words(const NormMissing& norm, core::Date as_of) {
    explain::Outcome outcome = norm.sets.front().outcome;
    core::Date day = norm.sets.front().day;
    for (const ChangeSet& set : norm.sets) {
        outcome = std::min(outcome, set.outcome);
        day = std::min(day, set.day);
    }
    return day <= as_of ? say(Phrase::missing_parts_result, outcome_words(outcome, false))
                        : say(Phrase::missing_parts_result_from, outcome_words(outcome, false), spoken(day));
}

void add_parts(MissingWords& words, const NormMissing& norm, core::Date as_of) {
    explain::Outcome best = explain::Outcome::Open;
    core::Date first = core::Date::never();
    for (const ChangeSet& set : norm.sets) {
        best = std::min(best, set.outcome);
        first = std::min(first, set.day);
    }
    for (const missing::Part& part : norm.parts) {
        if (part.options.size() == 1) {
            for (const Change& change : part.options.front().changes)
                words.always.push_back(words_of(change, as_of));
            if (part.options.front().waits) words.always.push_back(wait_words(part, as_of));
            continue;
        }
        PartWords one;
        std::vector<std::string> requirements;
        for (const Served& served : part.requirements) requirements.push_back(served_words(served));
        one.requirement = joined(requirements, "; ");
        for (const missing::Option& option : part.options) {
            OptionWords choice;
            choice.label =
                say(Phrase::missing_option, std::string(1, static_cast<char>('a' + one.options.size() % 26)));
            if (option.waits) choice.changes.push_back(wait_words(option.day, as_of));
            for (Change change : option.changes) {
                change.served.clear();  // the heading says it
                choice.changes.push_back(words_of(change, as_of));
            }
            if (option.outcome != best)
                choice.notes.push_back(
                    option.outcome == explain::Outcome::Open
                        ? say(Phrase::missing_option_unproven)
                        : say(Phrase::missing_option_result, outcome_words(option.outcome, false)));
            if (option.day != first && !option.waits)
                choice.notes.push_back(say(Phrase::missing_option_from, spoken(option.day)));
            one.options.push_back(std::move(choice));
        }
        words.parts.push_back(std::move(one));
    }
    words.always_title = words.always.empty() ? "" : say(Phrase::missing_always);
    words.parts_title = say(words.always.empty() ? Phrase::missing_parts : Phrase::missing_parts_too);
    words.state.push_back(best_words(norm, as_of));
}

void add_ways(MissingWords& words, const NormMissing& norm, core::Date as_of, bool all) {
    std::map<Kind, WayGroup> groups;
    for (const ChangeSet& set : norm.sets) {
        WayGroup& group = groups[rank_beyond(norm, set)];
        if (!all && group.ways.size() >= most_ways)
            ++group.more;
        else
            group.ways.push_back(way_words(norm, set, as_of));
    }
    std::size_t number = 0;
    for (auto& [rank, group] : groups) {
        group.title = say(title_of(rank));
        for (WayWords& way : group.ways) way.title = say(Phrase::missing_way, std::to_string(++number));
        words.groups.push_back(std::move(group));
    }
}

void add_obstacles(MissingWords& words, const NormMissing& norm, const missing::Missing& whole) {
    const std::string horizon = spoken(whole.horizon);
    const std::string limit = std::to_string(norm.complete_up_to);
    for (const missing::Blocker& blocker : norm.blockers) {
        ChangeWords one{served_words(blocker.element), {}};
        std::vector<std::string> facts;
        for (const explain::UsedFact& fact : blocker.facts) facts.push_back(fact_line(fact));
        if (!facts.empty()) one.details.push_back(say(Phrase::missing_blocking_facts, joined(facts, "; ")));
        if (blocker.is_about_status) one.details.push_back(say(Phrase::missing_blocked_by_status));
        words.obstacles.push_back(std::move(one));
    }
    for (const Served& open : norm.open) words.obstacles.push_back({served_words(open), {}});
    if (words.obstacles.empty() && norm.today == explain::Outcome::NotInForce) {
        words.state.push_back(say(Phrase::missing_not_in_force_later, horizon));
        return;
    }
    if (!norm.left_out.empty()) {
        std::vector<std::string> facts;
        for (const Change& change : norm.left_out)
            if (change.known) facts.push_back(fact_line(*change.known));
        words.completeness = say(Phrase::missing_left_out, joined(facts, "; "));
    }
    words.obstacles_title = !norm.blockers.empty() ? say(Phrase::missing_no_way, horizon)
                            : norm.is_size_cut     ? say(Phrase::missing_too_many, horizon, limit)
                                                   : say(Phrase::missing_no_way_together, horizon, limit);
}

}  // namespace

std::string served_words(const Served& served) {
    const std::string text = served.text.empty() ? spoken_name(served.id) : inflected(served.text);
    return served.citation ? say(Phrase::missing_served_cited, text, cited(*served.citation)) : text;
}

std::string needed_words(const Change& change, core::Date as_of) {
    using Says = Needed::Says;
    const bool yes = change.needed.says == Says::Yes;
    switch (change.needed.says) {
        case Says::OneOf:
            return change.needed.or_better ? say(Phrase::value_at_least, change.needed.values.front())
                                           : either_words(change.needed.values);
        case Says::AtLeast: return say(Phrase::value_at_least, words_of(change.needed.value));
        case Says::MoreThan: return say(Phrase::missing_needs_more_than, words_of(change.needed.value));
        case Says::AtMost: return say(Phrase::value_at_most, words_of(change.needed.value));
        case Says::NotLater: return say(Phrase::value_day_until, words_of(change.needed.value));
        case Says::NotEarlier: return say(Phrase::value_day_from, words_of(change.needed.value));
        case Says::Suitable: return say(Phrase::missing_needs_suitable);
        case Says::Yes:
        case Says::No: break;
    }
    switch (change.asked.kind) {
        case explain::ReasonKind::Suspension: return say(Phrase::missing_needs_end);
        case explain::ReasonKind::Judgement:
            return say(yes ? Phrase::missing_needs_affirmed : Phrase::missing_needs_denied);
        case explain::ReasonKind::Discretion:
        case explain::ReasonKind::Atypical:
            return say(yes ? Phrase::missing_needs_in_favour : Phrase::missing_needs_denied);
        case explain::ReasonKind::Reading:
        case explain::ReasonKind::Fact: break;
    }
    if (change.is_list) return say(yes ? Phrase::missing_needs_entry : Phrase::missing_needs_no_entry);
    if (change.is_event && change.kind == Kind::Different)
        return say(Phrase::missing_needs_event_now, spoken(as_of));
    if (change.is_event) return say(yes ? Phrase::missing_needs_event : Phrase::missing_needs_no_event);
    return say(yes ? Phrase::value_yes : Phrase::value_no);
}

ChangeWords words_of(const Change& change, core::Date as_of) {
    ChangeWords words;
    const auto detail = [&](std::string text) {
        if (!text.empty()) words.details.push_back(std::move(text));
    };
    if (change.kind == Kind::Step) {
        words.statement = step_words(change);
        detail(served_line(change.served));
        for (const std::string& hint : change.hints) detail(labelled(say(Phrase::label_hint), hint));
        return words;
    }
    if (change.asked.kind == explain::ReasonKind::Atypical && change.kind == Kind::Atypical) {
        words.statement = say(Phrase::missing_atypical, inflected(change.asked.question));
        return words;
    }
    const std::string concerned = concerned_words(change.asked.person, change.asked.item);
    const std::string question = question_of(change.asked);
    words.statement =
        say(lead_of(change), concerned.empty() ? question : say(Phrase::fact_of_person, question, concerned));
    if (change.asked.span) detail(labelled(say(Phrase::label_span), words_of(*change.asked.span)));
    detail(change.known ? say(Phrase::missing_needed_instead, needed_words(change, as_of),
                              words_of(change.known->value))
                        : say(Phrase::missing_needed, needed_words(change, as_of)));
    if (!change.decided.empty()) detail(say(Phrase::missing_decided, change.decided));
    detail(served_line(change.served));
    if (change.kind == Kind::Answer && !change.asked.proofs.empty())
        detail(say(Phrase::missing_proofs, joined(change.asked.proofs, ", ")));
    std::vector<std::string> steps;
    for (const missing::StepInfo& step : change.attainable_by)
        steps.push_back(step.takes ? say(Phrase::missing_attainable_takes, step.text, spoken(*step.takes))
                                   : step.text);
    if (!steps.empty()) detail(say(Phrase::missing_attainable, joined(steps, "; ")));
    if (change.asked.is_sensitive) detail(say(Phrase::missing_protected));
    return words;
}

MissingWords words_of(const NormMissing& norm, const missing::Missing& whole, bool all) {
    MissingWords words;
    words.heading = cited(norm.citation);
    words.title = norm.title;
    words.state.push_back(norm.today == explain::Outcome::NotInForce
                              ? say(Phrase::missing_not_in_force, spoken(whole.as_of))
                              : say(Phrase::missing_today, spoken(whole.as_of),
                                    outcome_words(norm.today, norm.as_a_rule_only)));
    if (norm.is_met) {
        words.state.push_back(say(Phrase::missing_is_met, spoken(whole.as_of)));
        return words;
    }
    if (norm.sets.empty()) {
        add_obstacles(words, norm, whole);
        return words;
    }
    if (norm.sets.size() == 1) {
        words.always_title = say(norm.is_complete ? Phrase::missing_enough : Phrase::missing_enough_so_far);
        const WayWords way = way_words({}, norm.sets.front(), whole.as_of);
        words.always = way.changes;
        words.state.push_back(way.result);
    } else if (!norm.parts.empty() && !all) {
        add_parts(words, norm, whole.as_of);
    } else {
        if (!norm.always.empty()) words.always_title = say(Phrase::missing_always);
        for (const Change& change : norm.always) words.always.push_back(words_of(change, whole.as_of));
        words.groups_title = say(norm.always.empty() ? Phrase::missing_one_of : Phrase::missing_then_one_of);
        add_ways(words, norm, whole.as_of, all);
    }
    const bool is_all_proven =
        std::all_of(norm.sets.begin(), norm.sets.end(), [](const ChangeSet& set) { return set.is_proven; });
    words.completeness = say(!norm.is_complete ? Phrase::missing_incomplete
                             : is_all_proven   ? Phrase::missing_complete
                                               : Phrase::missing_complete_in_parts,
                             std::to_string(norm.complete_up_to), spoken(whole.horizon));
    return words;
}

}  // namespace evaluator::render
