#include "evaluator/render/pathway/words.hpp"

#include <algorithm>

#include "dsl/core/calendar.hpp"
#include "evaluator/render/phrases.hpp"
#include "evaluator/render/values.hpp"

namespace evaluator::render {

using pathway::Move;

std::string kind_words(const Move& move) {
    switch (move.kind) {
        case Move::Kind::Step: return say(Phrase::pathway_step);
        case Move::Kind::Grant: return say(Phrase::pathway_grant);
        case Move::Kind::Goal: return say(Phrase::pathway_goal);
    }
    return {};
}

std::string what_words(const Move& move) {
    std::string words = move.title;
    if (move.kind != Move::Kind::Step) words += " (" + cited(move.norm) + ")";
    return move.person.empty() ? words : say(Phrase::pathway_for, words, move.person);
}

std::string when_words(const Move& move) {
    if (move.kind != Move::Kind::Step) return say(Phrase::pathway_from, spoken(move.begin));
    if (move.end <= move.begin) return spoken(move.begin);
    return say(move.is_about ? Phrase::pathway_from_about_to : Phrase::pathway_from_to, spoken(move.begin),
               spoken(move.end));
}

std::string status_words(const Move& move) {
    if (move.kind != Move::Kind::Grant || !move.leads_to) return {};
    std::string words = words_of(*move.leads_to);
    const bool ends = move.end != core::Date::never();
    const std::string last = ends ? spoken(core::previous_day(move.end)) : "";
    if (!move.renewals.empty()) {
        std::vector<std::string> days;
        for (const core::Date day : move.renewals) days.push_back(spoken(day));
        const std::string all = joined(days, ", ");
        return words + "; " +
               (ends ? say(Phrase::pathway_status_renewed, all, last)
                     : say(Phrase::pathway_status_renewed_on, all));
    }
    return ends ? words + "; " + say(Phrase::pathway_status_until, last) : words;
}

std::string assumption_words(const explain::NeededAnswer& answer) {
    std::string question = question_of(answer.asked);
    const std::string who = concerned_words(answer.asked.person, answer.asked.item);
    if (!who.empty()) question += " [" + who + "]";
    std::string words = say(kind_of(answer.asked)) + ": " + labelled(question, answer_words(answer, true));
    return answer.asked.citation ? words + " (" + cited(*answer.asked.citation) + ")" : words;
}

std::string reached_words(const pathway::Path& path, core::Date as_of) {
    if (path.reached <= as_of) return say(Phrase::pathway_reached_today);
    return say(Phrase::pathway_reached, spoken(path.reached),
               words_of(core::elapsed_duration(as_of, path.reached), GrammarCase::Nominative));
}

std::string cost_words(const pathway::Cost& cost) {
    std::vector<std::string> parts;
    const auto add = [&](Phrase phrase, int count) {
        if (count > 0) parts.push_back(say_count(phrase, count));
    };
    add(Phrase::pathway_cost_facts, cost.facts);
    add(Phrase::pathway_cost_judgements, cost.judgements);
    add(Phrase::pathway_cost_discretion, cost.discretion);
    add(Phrase::pathway_cost_atypical, cost.atypical);
    return parts.empty() ? "" : say(Phrase::pathway_cost, joined(parts, ", "));
}

std::vector<pathway::Expiry> ends_of(const pathway::Pathways& ways) {
    std::vector<pathway::Expiry> all;
    for (const auto* paths : {&ways.paths, &ways.if_true})
        for (const pathway::Path& path : *paths)
            for (const pathway::Expiry& end : path.expiries) {
                const auto known = std::find_if(all.begin(), all.end(), [&](const pathway::Expiry& other) {
                    return other.who == end.who && other.day == end.day;
                });
                if (known == all.end())
                    all.push_back(end);
                else if (known->renewals.size() < end.renewals.size())
                    known->renewals = end.renewals;
            }
    std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.day < b.day; });
    return all;
}

std::string end_words(const pathway::Expiry& end) {
    const std::string words = end.basis ? say(Phrase::pathway_ends_basis, end.status, cited(*end.basis))
                                        : say(Phrase::pathway_ends_what, end.status);
    return end.person.empty() ? words : say(Phrase::pathway_for, words, end.person);
}

std::string last_day_words(const pathway::Expiry& end) {
    return say(Phrase::pathway_until, spoken(core::previous_day(end.day)));
}

std::string next_words(const pathway::Expiry& end) {
    using Next = pathway::Expiry::Next;
    if (end.next == Next::Renewed) {
        std::vector<std::string> days;
        for (const core::Date day : end.renewals) days.push_back(spoken(day));
        return say(Phrase::pathway_ends_renewed, cited(*end.norm), joined(days, ", "));
    }
    if (end.next == Next::Ends)
        return say(end.is_barred ? Phrase::pathway_ends_ends : Phrase::pathway_ends_in_file);
    return say(end.is_barred ? Phrase::pathway_ends_barred : Phrase::pathway_ends_goes_on);
}

std::string latest_words(const Move& move) {
    return move.latest ? say(Phrase::pathway_latest, spoken(*move.latest)) : "";
}

std::string obstacle_words(const pathway::Obstacle& obstacle) {
    return say(obstacle.is_goal ? Phrase::pathway_blocked_goal : Phrase::pathway_blocked_way,
               cited(obstacle.norm) + " (" + obstacle.title + ")");
}

std::vector<std::string> element_words(const pathway::Obstacle& obstacle) {
    if (!obstacle.is_law) return {say(Phrase::pathway_no_law)};
    if (obstacle.elements.empty()) return {say(Phrase::pathway_never_together)};
    std::vector<std::string> all;
    for (const pathway::Obstacle::Element& element : obstacle.elements)
        all.push_back(say(name_of(element.kind)) + ": " + inflected(element.text) +
                      (element.citation ? " (" + cited(*element.citation) + ")" : ""));
    return all;
}

}  // namespace evaluator::render
