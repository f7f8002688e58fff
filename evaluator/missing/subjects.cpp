#include "evaluator/missing/subjects.hpp"

#include <algorithm>

namespace evaluator::missing {

using engine::Assumption;
using engine::Truth;
using engine::Value;
using engine::Variable;
using model::BaseType;
using Says = Literal::Says;

namespace {

bool is_same(const Subject& a, const Subject& b) {
    if (a.step != b.step) return false;
    if (a.step != ~0U) return true;
    Variable left = a.open.variable, right = b.open.variable;
    if (a.path != b.path || a.norm != b.norm) return false;
    if (!a.path.empty()) left.ref = right.ref;
    if (a.is_about_the_day && b.is_about_the_day) left.day = right.day;
    return a.is_about_the_day == b.is_about_the_day && left == right;
}

/// The number nearest to the threshold.
core::Rational number_in(const Literal& literal) {
    return literal.low ? *literal.low : literal.high.value_or(core::Rational{0});
}

std::optional<Value> value_of(const model::Type& type, const Literal& literal, core::Date today) {
    Value value;
    value.is_known = true;
    switch (type.base) {
        case BaseType::Wahr: value.truth = Truth::of(literal.says == Says::Yes); return value;
        case BaseType::Auswahl:
            if (literal.says != Says::OneOf) return std::nullopt;
            value.mask = literal.values & ~(literal.values - 1);
            return value;
        case BaseType::Datum:
        case BaseType::Ereignis: {
            if (literal.says == Says::Suitable) return std::nullopt;
            const core::Date day = literal.says == Says::Yes  ? today
                                   : literal.says == Says::No ? core::Date::never()
                                                              : day_of(number_in(literal));
            value.from_low = value.from_high = day;
            return value;
        }
        case BaseType::Zahl:
        case BaseType::Geld:
        case BaseType::Prozent:
            if (literal.says != Says::Between) return std::nullopt;
            value.low = value.high = number_in(literal);
            return value;
        case BaseType::Dauer:
            if (literal.says != Says::Between) return std::nullopt;
            value.duration_low = value.duration_high =
                core::Duration::of_months(static_cast<std::int32_t>(number_in(literal).floor()));
            return value;
        default: return std::nullopt;
    }
}

}  // namespace

Kind kind_of(Variable::Kind kind) {
    switch (kind) {
        case Variable::Kind::Fact:
        case Variable::Kind::Person:
        case Variable::Kind::Suspension: return Kind::Answer;
        case Variable::Kind::Judgement:
        case Variable::Kind::Doubtful: return Kind::Judgement;
        case Variable::Kind::Discretion: return Kind::Discretion;
        case Variable::Kind::Reading: return Kind::Reading;
        case Variable::Kind::Atypical: return Kind::Atypical;
    }
    return Kind::Answer;
}

core::Rational number_of(core::Date day) { return core::Rational{std::int64_t{day.days}}; }
core::Date day_of(const core::Rational& number) { return core::saturated_date(number.floor()); }

engine::Frame frame_of(const engine::OpenVariable& open) {
    for (std::uint32_t i = 0; i < open.context.depth; ++i) {
        const engine::Frame& frame = open.context.frames[i];
        const bool is_same_item = !open.variable.list.is_none() && frame.item &&
                                  frame.list == open.variable.list &&
                                  frame.position == open.variable.position;
        if (is_same_item) return frame;
    }
    engine::Frame person;
    person.who = open.variable.who;
    return person;
}

Subject with_place(Subject subject, const engine::Plan& plan) {
    const Variable& variable = subject.open.variable;
    const bool is_of_block = variable.kind == Variable::Kind::Atypical ||
                             variable.kind == Variable::Kind::Suspension ||
                             (variable.kind == Variable::Kind::Discretion && variable.norm == ~0U);
    if (!is_of_block || variable.ref >= plan.blocks.size()) return subject;
    const engine::PlanBlock& block = plan.blocks[variable.ref];
    subject.path = block.path;
    subject.norm = block.norm;
    subject.block = block.block;
    subject.places[&plan] = variable.ref;
    return subject;
}

Variable variable_in(const Subject& subject, const engine::Plan& plan) {
    Variable result = subject.open.variable;
    if (subject.path.empty()) return result;
    const auto known = subject.places.find(&plan);
    if (known != subject.places.end()) {
        result.ref = known->second;
        return result;
    }
    result.ref = ~0U - 1;  // none: it is not there
    for (std::uint32_t i = 0; i < plan.blocks.size(); ++i)
        if (plan.blocks[i].path == subject.path && plan.blocks[i].norm == subject.norm) result.ref = i;
    subject.places[&plan] = result.ref;
    return result;
}

bool Subjects::has_entry(const LiteralSet& set) const {
    return std::any_of(set.literals.begin(), set.literals.end(), [&](const Literal& literal) {
        return !subjects_[literal.subject].open.variable.list.is_none();
    });
}

std::uint32_t Subjects::number_of(const Subject& subject) {
    for (std::uint32_t i = 0; i < subjects_.size(); ++i)
        if (is_same(subjects_[i], subject)) {
            subjects_[i].places.insert(subject.places.begin(), subject.places.end());
            return i;
        }
    subjects_.push_back(subject);
    return static_cast<std::uint32_t>(subjects_.size() - 1);
}

std::optional<Assumption> tried(const Subject& subject, const Literal& literal,
                                engine::Evaluation& evaluation, core::Date today) {
    Assumption result;
    result.variable = variable_in(subject, evaluation.plan());
    const bool yes = literal.says == Says::Yes;
    switch (result.variable.kind) {
        case Variable::Kind::Reading:
        case Variable::Kind::Person:
        case Variable::Kind::Doubtful: return std::nullopt;
        case Variable::Kind::Judgement:
        case Variable::Kind::Suspension: result.value.truth = Truth::of(yes); break;
        case Variable::Kind::Discretion:
            result.value.truth = yes ? Truth::discretion_exercised() : Truth::no();
            break;
        case Variable::Kind::Atypical:
            result.value.truth = yes ? Truth::atypical_affirmed() : Truth::no();
            break;
        case Variable::Kind::Fact: {
            const model::FactId fact{result.variable.ref};
            const auto value = value_of(evaluation.plan().book->fact(fact).type, literal, today);
            if (!value) return std::nullopt;
            result.value = *value;
            if (subject.is_about_the_day) {
                const engine::Frame frame = frame_of(subject.open);
                result.variable.day = evaluation.answer_span(fact, frame, evaluation.as_of()).from;
            }
            return result;
        }
    }
    result.value.is_known = true;
    return result;
}

}  // namespace evaluator::missing
