// What changes are about, numbered over all days looked at (internal to missing): an open variable, a fact
// the file says otherwise, a judgement already made, a step. And the value that stands for what is said of
// one.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "evaluator/missing/changes.hpp"
#include "evaluator/missing/missing.hpp"

namespace evaluator::missing {

struct Subject {
    Kind kind = Kind::Answer;
    engine::OpenVariable open;  // not of a step
    std::uint32_t step = ~0U;   // in Laws::steps
    /// Way or requirement a discretion or an atypical case belongs to: its number differs from plan to plan.
    std::string path;
    core::Citation norm;
    model::BlockId block;
    mutable std::map<const engine::Plan*, std::uint32_t> places;  // found once
    bool is_about_the_day = true;  // asked for the Stichtag, which moves; else for a day of its own
};

class Subjects {
public:
    std::uint32_t number_of(const Subject& subject);
    const Subject& operator[](std::uint32_t number) const { return subjects_[number]; }
    /// Something is said of an entry of a list.
    bool has_entry(const LiteralSet& set) const;
    std::uint32_t rank_of(std::uint32_t number) const {
        return static_cast<std::uint32_t>(subjects_[number].kind);
    }

private:
    std::vector<Subject> subjects_;
};

/// With the place of its way or requirement, if it has one.
Subject with_place(Subject subject, const engine::Plan& plan);
/// Its variable in this plan.
engine::Variable variable_in(const Subject& subject, const engine::Plan& plan);

/// Whose fact it is: the person, or the item of a list.
engine::Frame frame_of(const engine::OpenVariable& open);

/// Nothing where no value can be tried: a reading, a person, a list, a value that suits. `today`: the day on
/// which an event happens that is said to have happened.
std::optional<engine::Assumption> tried(const Subject& subject, const Literal& literal,
                                        engine::Evaluation& evaluation, core::Date today);

Kind kind_of(engine::Variable::Kind kind);
core::Rational number_of(core::Date day);
core::Date day_of(const core::Rational& number);

}  // namespace evaluator::missing
