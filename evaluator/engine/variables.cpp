// Open variables: what identifies one, the answers a file gives to them, and answers that are tried.
#include <algorithm>

#include "evaluator/engine/evaluation.hpp"

namespace evaluator::engine {

using model::Operation;

bool Variable::operator==(const Variable& other) const {
    return kind == other.kind && ref == other.ref && who == other.who && list == other.list &&
           position == other.position && gap == other.gap && (kind != Kind::Fact || day == other.day) &&
           norm == other.norm;
}

const Value* Evaluation::assumed(const Variable& variable) const {
    for (const Assumption& assumption : assumptions_)
        if (assumption.variable == variable) return &assumption.value;
    return nullptr;
}

Variable Evaluation::variable_of(const PlanNode& node, const Context& context) {
    Variable result;
    const Frame& frame = context.frame(node.frame);
    result.who = frame.who;
    result.ref = node.ref;
    result.day = context.day;
    if (node.kind == NodeKind::Atypical) result.kind = Variable::Kind::Atypical;
    if (node.kind == NodeKind::Discretion) {
        result.kind = Variable::Kind::Discretion;
        result.norm = node.ref == ~0U ? node.column : ~0U;
    }
    if (node.kind == NodeKind::Suspension) result.kind = Variable::Kind::Suspension;
    if (node.kind == NodeKind::Expression) {
        switch (node.operation) {
            case Operation::Judgement: result.kind = Variable::Kind::Judgement; break;
            case Operation::Discretion: result.kind = Variable::Kind::Discretion; break;
            case Operation::ReadingIs:
                result.kind = Variable::Kind::Reading;
                result.who = 0;
                break;
            case Operation::ForPerson: result.kind = Variable::Kind::Person; break;
            default: result.kind = Variable::Kind::Fact; break;
        }
        if (frame.item &&
            (result.kind == Variable::Kind::Judgement || result.kind == Variable::Kind::Discretion ||
             result.kind == Variable::Kind::Fact)) {
            result.list = frame.list;
            result.position = frame.position;
        }
        if (result.kind == Variable::Kind::Fact)
            result.day = answer_span(model::FactId{node.ref}, frame, context.day).from;
        if (result.kind == Variable::Kind::Judgement || result.kind == Variable::Kind::Discretion)
            result.gap = context.gap;
        if (result.kind == Variable::Kind::Discretion)
            result.norm = ~0U - 1;  // an `ermessen` of the rules, not a way
    }
    return result;
}

const person::Answer* Evaluation::answer_to(model::JudgementId judgement, const Context& context,
                                            std::uint8_t outward) const {
    const Frame& frame = context.frame(outward);
    if (frame.who >= household_->persons.size()) return nullptr;
    const auto fits = [&](const person::Answer& answer, PersonIndex) {
        if (answer.judgement != judgement) return false;
        if (answer.item &&
            (!frame.item || answer.item->first != frame.list || answer.item->second != frame.position))
            return false;
        if (answer.span) {
            const model::Validity asked =
                context.gap.value_or(model::Validity{context.day, core::next_day(context.day)});
            return answer.span->from <= asked.from && asked.until <= answer.span->until;
        }
        return true;
    };
    const person::Answer* general = nullptr;
    for (const PersonIndex who :
         {frame.who, who_}) {  // an item's judgement stands in the file of the person judged
        if (who >= household_->persons.size()) continue;
        for (const person::Answer& answer : household_->persons[who].answers) {
            if (!fits(answer, who)) continue;
            if (who != frame.who && !answer.item) continue;
            if (answer.item || answer.span) return &answer;  // the narrower one goes before
            if (!general) general = &answer;
        }
    }
    return general;
}

Value Evaluation::judgement(const PlanNode& node, const Context& context) {
    Value result;
    const bool is_discretion = node.operation == Operation::Discretion;
    result.truth = is_discretion ? Truth::discretion_open() : Truth::open();
    if (!assumptions_.empty())
        if (const Value* tried = assumed(variable_of(node, context))) return *tried;
    if (const person::Answer* answer = answer_to(model::JudgementId{node.ref}, context, node.frame)) {
        result.truth = !answer->affirmed ? Truth::no()
                       : is_discretion   ? Truth::discretion_exercised()
                                         : Truth::yes();
        if (answer->span && !context.gap) {
            if (answer->span->until > context.day) result.until.limit_facts(answer->span->until);
        }
    } else if (context.frame(node.frame).who < household_->persons.size()) {
        for (const person::Answer& later : household_->persons[context.frame(node.frame).who].answers)
            if (later.judgement.index == node.ref && later.span && later.span->from > context.day)
                result.until.limit_facts(later.span->from);
    }
    return result;
}

const person::ElementAnswer* Evaluation::element_answer(std::uint32_t block, const Frame& frame,
                                                        bool atypical) const {
    if (frame.who >= household_->persons.size()) return nullptr;
    const PlanBlock& planned = plan_->blocks[block];
    for (const person::ElementAnswer& answer : household_->persons[frame.who].element_answers)
        if (answer.is_atypical == atypical && answer.norm == planned.norm &&
            core::canonical_name(answer.element) == core::canonical_name(planned.path))
            return &answer;
    return nullptr;
}

const person::ElementAnswer* Evaluation::norm_answer(model::NormId norm, const Frame& frame) const {
    if (frame.who >= household_->persons.size()) return nullptr;
    for (const person::ElementAnswer& answer : household_->persons[frame.who].element_answers)
        if (!answer.is_atypical && answer.element.empty() && answer.norm == plan_->book->norm(norm).citation)
            return &answer;
    return nullptr;
}

Value Evaluation::variable(const PlanNode& node, const Context& context) {
    Value result;
    if (!assumptions_.empty())
        if (const Value* tried = assumed(variable_of(node, context))) return *tried;
    if (node.kind == NodeKind::Suspension) {
        result.truth = Truth::open();
        return result;
    }
    const bool atypical = node.kind == NodeKind::Atypical;
    result.truth = atypical ? Truth::atypical_open() : Truth::discretion_open();
    const auto* answer = node.ref == ~0U ? norm_answer(model::NormId{node.column - 1}, context.frame(0))
                                         : element_answer(node.ref, context.frame(0), atypical);
    if (answer)
        result.truth = !answer->affirmed ? Truth::no()
                       : atypical        ? Truth::atypical_affirmed()
                                         : Truth::discretion_exercised();
    return result;
}

}  // namespace evaluator::engine
