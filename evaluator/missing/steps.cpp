#include "evaluator/missing/steps.hpp"

#include "dsl/core/calendar.hpp"

namespace evaluator::missing {

using engine::Assumption;
using engine::Evaluation;
using engine::Value;
using model::BaseType;
using model::Operation;

namespace {

/// Stands in the place of the act in a citation; no act has such a name.
constexpr const char* act_of_steps = "maßnahme:";

/// Only what has the same value whoever takes the step can be told beforehand.
bool is_told_beforehand(const model::RuleBook& book, const model::Effect& effect) {
    if (effect.kind != model::Effect::Kind::Is && effect.kind != model::Effect::Kind::AtLeast) return false;
    if (!book.fact(effect.fact).owner.is_none()) return false;
    const Operation operation = book.expression(effect.value).operation;
    return operation == Operation::Constant || operation == Operation::ReferenceDay;
}

/// The value a step leaves behind: `mindestens` keeps what is better.
Value left_behind(const model::Effect& effect, const Value& before, const Value& after, BaseType type) {
    if (effect.kind != model::Effect::Kind::AtLeast || !before.is_known) return after;
    if (type == BaseType::Auswahl) return before.mask > after.mask ? before : after;
    return before.low > after.low ? before : after;
}

}  // namespace

core::Citation condition_number(std::size_t number) {
    core::Citation citation;
    citation.act = act_of_steps;
    core::Place place;
    place.number = static_cast<std::uint16_t>(number + 1);
    citation.part(core::Rank::Paragraph) = core::PlaceRange{place, place};
    return citation;
}

void add_norm(model::RuleBook& book, const core::Citation& citation, model::ExpressionId condition) {
    const auto index = [](const auto& items) { return static_cast<std::uint32_t>(items.size()); };
    model::Block block;
    block.name = "voraussetzung";
    block.attributes.citations = {citation};
    block.condition = condition;
    model::Element element;
    element.block.index = index(book.blocks);
    element.home.index = index(book.norms);
    model::Norm norm;
    norm.citation = citation;
    norm.attributes.citations = {citation};
    norm.elements = {model::ElementId{index(book.elements)}};
    book.blocks.push_back(std::move(block));
    book.elements.push_back(element);
    book.norms.push_back(std::move(norm));
}

std::vector<PlannedStep> plan_steps(model::RuleBook& book, std::vector<core::Citation>& targets) {
    std::vector<PlannedStep> result;
    const bool is_every_norm_meant = targets.empty();
    std::size_t conditions = 0;
    for (std::uint32_t i = 0; i < book.steps.size(); ++i) {
        const model::Step step = book.steps[i];
        if (step.is_event) continue;
        PlannedStep planned;
        planned.id.index = i;
        planned.info = {step.name, step.text, std::nullopt, step.takes_about};
        if (!step.takes.is_none()) {
            const model::Expression& takes = book.expression(step.takes);
            if (const auto* length = std::get_if<core::Duration>(&takes.constant))
                planned.info.takes = *length;
            else if (takes.operation == Operation::FactUse)
                planned.length.index = takes.ref;
        } else {
            planned.info.takes = core::Duration{};
        }
        planned.hints = step.attributes.hints;
        for (const model::Effect& effect : step.effects) {
            if (is_told_beforehand(book, effect)) planned.effects.push_back(effect);
            if (effect.kind == model::Effect::Kind::Ends || effect.kind == model::Effect::Kind::NewItem)
                planned.list_effects.push_back(effect);
        }
        if (planned.effects.empty() && planned.list_effects.empty()) continue;
        for (const model::ExpressionId condition : step.requires_all) {
            const core::Citation citation = condition_number(conditions++);
            add_norm(book, citation, condition);
            if (!is_every_norm_meant) targets.push_back(citation);
            planned.conditions.push_back(citation);
        }
        result.push_back(std::move(planned));
    }
    return result;
}

bool is_step_condition(const core::Citation& citation) { return citation.act == act_of_steps; }

std::optional<core::Duration> length_of(const PlannedStep& step, Evaluation& evaluation) {
    if (step.info.takes || step.length.is_none()) return step.info.takes;
    const Value value = evaluation.read_fact(step.length, evaluation.root().frame(0), evaluation.as_of());
    return value.is_known ? std::optional(value.duration_low) : std::nullopt;
}

core::Date end_of(const PlannedStep& step, Evaluation& evaluation, core::Date start) {
    return core::add_overflow(start, length_of(step, evaluation).value_or(core::Duration{}));
}

std::vector<Assumption> effects_of(const PlannedStep& step, Evaluation& evaluation, core::Date day) {
    const model::RuleBook& book = *evaluation.plan().book;
    const engine::Frame self = evaluation.root().frame(0);
    std::vector<Assumption> result;
    for (const model::Effect& effect : step.effects) {
        const model::Expression& source = book.expression(effect.value);
        Assumption assumption;
        assumption.variable.ref = effect.fact.index;
        assumption.variable.who = self.who;
        assumption.variable.day = evaluation.answer_span(effect.fact, self, day).from;
        Value after = engine::from_constant(source.constant);
        if (source.operation == Operation::ReferenceDay) {
            after.is_known = true;
            after.from_low = after.from_high = day;
        }
        const Value before = evaluation.read_fact(effect.fact, self, day);
        assumption.value = left_behind(effect, before, after, book.fact(effect.fact).type.base);
        assumption.value.until = {};
        result.push_back(std::move(assumption));
    }
    return result;
}

}  // namespace evaluator::missing
