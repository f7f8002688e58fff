// The interview: which question next, so that the norms of interest are decided with the least effort
// (semantics.md, "What to ask"). In: an evaluation that has begun with a person, and what nobody could
// answer. Out: a question as plain data, or none when no answer can change an open result any more. It asks
// only variables that matter for a result that is still open, facts before what humans weigh, sensitive facts
// (Art. 9 GDPR) only when no other fact is left. Keeps no state between questions, reads no file, writes no
// sentence.
#pragma once

#include <vector>

#include "evaluator/interview/topics.hpp"

namespace evaluator::interview {

struct Settings {
    /// Ask humans for judgements, discretion, atypical cases. Without, a result that only an atypical case
    /// could change counts as settled.
    bool with_judgements = false;
    std::size_t most_tries = 2000;  // combinations tried to find out whether a question matters
};

/// A result for which it is asked: norm, and the requirements of it that hang on the answer.
struct Why {
    std::uint32_t norm = 0;               // Plan::norms
    std::vector<std::uint32_t> elements;  // PlanNorm::elements; empty: the kind of the result
};

struct Question {
    Subject subject;
    engine::OpenVariable open;
    Rank rank = Rank::Fact;
    bool is_over_time = false;  // other days than the Stichtag count, too: since when, from when until when
    std::vector<Why> why;
    std::size_t most_left = 0;  // questions that can still matter, this one included
    double expected_left = 0;   // of those, how many will probably be asked
};

/// How a norm stands; made exact by trying (engine::findings) once there is no question left.
struct Standing {
    std::uint32_t norm = 0;  // Plan::norms
    engine::Truth truth;
    bool is_settled = false;  // neither the state nor the kind of result can change by what is still open
};

/// What stays open and is not asked.
struct Left {
    engine::OpenVariable open;
    std::optional<Subject> subject;  // none: no matter of asking (subject_of)
    Rank rank = Rank::Fact;
    std::vector<std::uint32_t> norms;
};

struct Round {
    std::vector<Standing> norms;
    std::optional<Question> next;
    std::vector<Left> left;  // only where there is no question
};

/// `closed`: subjects answered or not known to anybody, never asked again. `last`: what was asked before.
Round next_round(engine::Evaluation& evaluation, const Settings& settings, const std::vector<Subject>& closed,
                 const Variable* last = nullptr);

}  // namespace evaluator::interview
