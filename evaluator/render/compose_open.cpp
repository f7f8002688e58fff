// What is open and what would settle it: open points, the answers that are enough, contested facts, proofs
// that lapse.
#include "evaluator/render/compose_open.hpp"

#include <algorithm>

#include "evaluator/render/values.hpp"

namespace evaluator::render {

namespace {

using explain::NormReport;
using explain::Reason;

std::string either_words(const std::vector<explain::Quantity>& values) {
    std::string words;
    for (const auto& value : values)
        words = words.empty() ? words_of(value) : say(Phrase::value_either, words, words_of(value));
    return words;
}

std::string result_words(model::ElementKind kind, const explain::ElementResult& result) {
    explain::Node element;
    element.kind = explain::Node::Kind::Element;
    element.element_kind = kind;
    element.state = result.state;
    element.as_a_rule_only = result.as_a_rule_only;
    return badge_of(element, role_of(element, Role::Requirement)).words;
}

std::string result_words(const explain::TriedNorm::Result& result) {
    NormReport norm;
    norm.outcome = result.outcome;
    norm.as_a_rule_only = result.as_a_rule_only;
    return badge_of(norm).words;
}

std::string requirement_words(const std::string& id, const std::string& text,
                              const std::optional<core::Citation>& citation) {
    const std::string name = text.empty() ? spoken_name(id) : inflected(text);
    return citation ? say(Phrase::obstacle_cited, name, cited(*citation)) : name;
}

std::string turn_words(const explain::Turn& turn) {
    return say(Phrase::turn_words, requirement_words(turn.element, turn.text, turn.citation),
               spoken(turn.last_before), result_words(turn.element_kind, turn.before),
               spoken(core::next_day(turn.last_before)), result_words(turn.element_kind, turn.after));
}

OpenPoint compose_open_point(const Reason& reason) {
    OpenPoint point{say(kind_of(reason)), question_of(reason), {}};
    const auto add = [&](Phrase label, std::string value) {
        if (!value.empty()) point.details.push_back({say(label), std::move(value)});
    };
    add(Phrase::label_concerns, concerned_words(reason.person, reason.item));
    if (reason.span) add(Phrase::label_span, words_of(*reason.span));
    if (reason.citation) add(Phrase::label_asked_for, cited(*reason.citation));
    if (reason.known) add(Phrase::label_known, words_of(*reason.known));
    add(Phrase::label_contested, either_words(reason.contested));
    for (const auto& turn : reason.turns) add(Phrase::label_turn, turn_words(turn));
    add(Phrase::label_asked_under, citation_list(reason.asked_under));
    add(Phrase::label_bring, joined(reason.proofs, ", "));
    const bool is_yes_or_no =
        reason.kind != explain::ReasonKind::Fact &&
        reason.kind != explain::ReasonKind::Reading;  // those may ask "how much", "which"
    if (is_yes_or_no && reason.helps == explain::Helps::Yes) add(Phrase::label_helps, say(Phrase::helps_yes));
    if (is_yes_or_no && reason.helps == explain::Helps::No) add(Phrase::label_helps, say(Phrase::helps_no));
    if (reason.is_sensitive) add(Phrase::label_protected, say(Phrase::protected_fact));
    return point;
}

int order_of(explain::ReasonKind kind) {
    switch (kind) {
        case explain::ReasonKind::Fact: return 0;
        case explain::ReasonKind::Suspension: return 1;
        case explain::ReasonKind::Judgement: return 2;
        case explain::ReasonKind::Reading: return 3;
        case explain::ReasonKind::Discretion: return 4;
        case explain::ReasonKind::Atypical: return 5;
    }
    return 5;
}

/// The open point that asks the same; the number of points if none does.
std::size_t position_of(const OpenPoints& open, const Reason& reason) {
    const auto same = std::find_if(open.asked.begin(), open.asked.end(), [&](const Reason& other) {
        return other.kind == reason.kind && other.name == reason.name && other.person == reason.person &&
               other.item == reason.item && other.span == reason.span;
    });
    return static_cast<std::size_t>(same - open.asked.begin());
}

/// A reader takes in a few; all of them stand in the JSON report.
constexpr std::size_t most_sets = 3;

/// "1", "1 und 2", "1, 2 und 3"
std::string numbers(const std::vector<std::size_t>& points) {
    std::string words = std::to_string(points.front());
    for (std::size_t i = 1; i < points.size(); ++i)
        words = i + 1 == points.size() ? say(Phrase::points_and, words, std::to_string(points[i]))
                                       : words + ", " + std::to_string(points[i]);
    return words;
}

bool is_open_point(const explain::NeededAnswer& answer, const OpenPoints& open) {
    return position_of(open, answer.asked) < open.points.size();
}

/// An answer to what is no open point (an atypical case of a requirement that is still open itself).
std::string other_answer(const explain::NeededAnswer& answer, const NormReport& norm, std::size_t in_set,
                         bool as_yes) {
    const bool says_yes = answer.says == explain::NeededAnswer::Says::Yes;
    const Reason asked = with_filled_question(answer.asked, norm);
    if (asked.kind != explain::ReasonKind::Atypical)
        return labelled(question_of(asked), answer_words(answer, as_yes));
    const std::string what = asked.question.empty() ? spoken_name(asked.name) : asked.question;
    if (says_yes) return say(Phrase::answer_atypical_yes, what);
    return in_set == 2 ? say(Phrase::answer_atypical_no_alone) : say(Phrase::answer_atypical_no, what);
}

/// Points with the same answer together: "Punkte 2 und 3: Ja".
std::string set_words(const explain::AnswerSet& set, const NormReport& norm, const OpenPoints& open,
                      bool as_yes) {
    std::vector<std::pair<std::string, std::vector<std::size_t>>> by_answer;
    std::vector<std::size_t> order(set.answers.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return position_of(open, set.answers[a].asked) < position_of(open, set.answers[b].asked);
    });
    std::vector<std::string> others;
    for (const std::size_t i : order) {
        const auto& answer = set.answers[i];
        if (!is_open_point(answer, open)) {
            others.push_back(other_answer(answer, norm, set.answers.size(), as_yes));
            continue;
        }
        const std::string words = answer_words(answer, as_yes);
        auto known = std::find_if(by_answer.begin(), by_answer.end(),
                                  [&](const auto& one) { return one.first == words; });
        if (known == by_answer.end()) known = by_answer.insert(known, {words, {}});
        known->second.push_back(position_of(open, answer.asked) + 1);
    }
    std::vector<std::string> texts;
    for (const auto& [words, points] : by_answer)
        texts.push_back(say(points.size() == 1 ? Phrase::answer_of_point : Phrase::answer_of_points,
                            numbers(points), words));
    texts.insert(texts.end(), others.begin(), others.end());
    return joined(texts, "; ");
}

/// Sets that answer open points come first; an atypical case of a requirement that may be met is far off.
Sufficient sufficient(Phrase lead, const std::vector<explain::AnswerSet>& sets, const NormReport& norm,
                      const OpenPoints& open, bool as_yes) {
    std::vector<const explain::AnswerSet*> order;
    for (const auto& set : sets) order.push_back(&set);
    std::stable_partition(order.begin(), order.end(), [&](const explain::AnswerSet* set) {
        return std::all_of(set->answers.begin(), set->answers.end(),
                           [&](const auto& answer) { return is_open_point(answer, open); });
    });
    if (order.size() > most_sets) order.resize(most_sets);
    Sufficient result{say(lead), {}, {}};
    for (const auto* set : order) result.sets.push_back(set_words(*set, norm, open, as_yes));
    if (!norm.has_all_sets)
        result.more = say(Phrase::answers_even_more);
    else if (sets.size() > result.sets.size())
        result.more =
            say_count(Phrase::answers_more, static_cast<std::int64_t>(sets.size() - result.sets.size()));
    return result;
}

std::string under_words(const explain::ContestedFact& fact, const std::vector<std::string>& results) {
    std::vector<std::string> parts;
    for (std::size_t i = 0; i < results.size(); ++i)
        parts.push_back(say(Phrase::contested_under, words_of(fact.values[i]), results[i]));
    return joined(parts, "; ");
}

Contested::Line contested_line(const explain::ContestedFact& fact, const explain::TriedNorm& norm) {
    std::vector<std::string> results;
    for (const auto& result : norm.under) results.push_back(result_words(result));
    Contested::Line line{
        say(Phrase::norm_result, cited(norm.citation), norm.title, under_words(fact, results)), {}};
    for (const auto& requirement : norm.requirements) {
        results.clear();
        for (const auto& result : requirement.under)
            results.push_back(result_words(requirement.kind, result));
        line.details.push_back(say(Phrase::part_named,
                                   requirement_words(requirement.id, requirement.text, requirement.citation),
                                   under_words(fact, results)));
    }
    return line;
}

std::string meaning_of(const explain::ContestedFact& fact) {
    const auto decided = std::count_if(fact.norms.begin(), fact.norms.end(), [](const auto& norm) {
        return norm.matters == explain::Matters::Yes;
    });
    switch (fact.matters) {
        case explain::Matters::Yes: return say_count(Phrase::contested_decides, decided);
        case explain::Matters::Perhaps: return say(Phrase::contested_perhaps);
        case explain::Matters::No: return say(Phrase::contested_indifferent);
    }
    return {};
}

}  // namespace

/// The same question may be a reason in several elements; it is asked once, for all of them.
OpenPoints compose_open_points(const NormReport& norm) {
    std::vector<Reason> reasons = norm.reasons;
    // what a paper can settle first, an atypical case last
    std::stable_sort(reasons.begin(), reasons.end(),
                     [](const Reason& a, const Reason& b) { return order_of(a.kind) < order_of(b.kind); });
    for (Reason& reason : reasons) reason = with_filled_question(std::move(reason), norm);
    OpenPoints open;
    for (const auto& reason : reasons) {
        const std::size_t same = position_of(open, reason);
        if (same == open.asked.size()) {
            open.asked.push_back(reason);
            open.points.push_back(compose_open_point(reason));
            continue;
        }
        if (!reason.citation) continue;
        auto& details = open.points[same].details;
        const std::string citation = cited(*reason.citation);
        for (auto& field : details)
            if (field.label == say(Phrase::label_asked_for) &&
                field.value.find(citation) == std::string::npos)
                field.value += ", " + citation;
    }
    return open;
}

std::vector<Sufficient> compose_sufficient(const NormReport& norm, const OpenPoints& open) {
    std::vector<Sufficient> result;
    if (!norm.settled_as_yes.empty())
        result.push_back(sufficient(Phrase::answers_yes, norm.settled_as_yes, norm, open, true));
    if (!norm.settled_as_no.empty())
        result.push_back(sufficient(Phrase::answers_no, norm.settled_as_no, norm, open, false));
    return result;
}

Contested compose_contested(const explain::ContestedFact& fact) {
    const std::string concerned = concerned_words(fact.person, fact.item);
    std::string label =
        concerned.empty() ? fact.question : say(Phrase::fact_of_person, fact.question, concerned);
    if (fact.is_entry)
        label =
            fact.item.empty() ? say(Phrase::contested_whole, label) : say(Phrase::contested_entry, concerned);
    if (fact.span) label = say(Phrase::contested_span, label, words_of(*fact.span));
    Contested result{labelled(label, either_words(fact.values)), meaning_of(fact), {}};
    std::vector<core::Citation> perhaps;
    for (const auto& norm : fact.norms) {
        if (norm.matters == explain::Matters::Yes) result.norms.push_back(contested_line(fact, norm));
        if (norm.matters == explain::Matters::Perhaps) perhaps.push_back(norm.citation);
    }
    if (!perhaps.empty()) result.norms.push_back({say(Phrase::contested_open, citation_list(perhaps)), {}});
    return result;
}

std::string lapsing_words(const explain::LapsingProof& lapsing) {
    constexpr std::size_t most_norms = 3;
    std::vector<core::Citation> shown = lapsing.norms;
    if (shown.size() > most_norms) shown.resize(most_norms);
    const Phrase phrase =
        lapsing.norms.size() > most_norms ? Phrase::lapsing_proof_more : Phrase::lapsing_proof;
    return say(phrase, fact_label(lapsing.fact), words_of(lapsing.proof), spoken(lapsing.needed_on),
               citation_list(shown));
}

}  // namespace evaluator::render
