// What a question is about, in terms of the file: which fact, list, person or judgement an open variable asks
// for, and whether it can be asked at all. In: open variables of an evaluation. Out: plain subjects, equal
// where one answer serves both.
#pragma once

#include <optional>

#include "evaluator/interview/effort.hpp"

namespace evaluator::interview {

enum class Topic : std::uint8_t {
    Fact,        // a value of a person, or of an entry of a list
    Person,      // whether there is such a person
    List,        // the entries of a list of which nothing is known
    Stretch,     // a stretch of days a gapless list does not cover
    Complete,    // whether the entries of a list are all there are
    Judgement,   // wertung
    Discretion,  // ermessen of the rules
    Way,         // a kann way or kannausschluss exercised: ref is the PlanBlock
    Atypical,    // atypical case: ref is the PlanBlock
};

struct Subject {
    Topic topic = Topic::Fact;
    std::uint32_t ref = 0;  // FactId, JudgementId, PlanBlock
    engine::PersonIndex who = 0;
    model::FactId list{};  // of an entry of this list
    std::uint32_t position = 0;
    /// Stretch; Judgement: the gap or period it is asked for; Fact: the days the file says nothing certain
    /// about, where it says something about others.
    std::optional<model::Validity> days;

    bool operator==(const Subject&) const = default;
};

/// Nothing: it cannot be answered in the file as it is (without proof, in another file, an entry of a list
/// that is contested, a meaning of a reading, the end of a proceeding).
std::optional<Subject> subject_of(engine::Evaluation& evaluation, const engine::OpenVariable& open);

/// Fact, or fact of the entry, that the subject fills; nullptr: nothing is known of it.
const person::FactEntry* entry_of(const person::Household& household, const Subject& subject);
/// What the file says of a fact for the days asked about; nullptr: nothing.
const person::TimedValue* value_of(const person::Household& household, const Subject& subject);
bool is_contested(const person::Household& household, const Subject& subject);

}  // namespace evaluator::interview
