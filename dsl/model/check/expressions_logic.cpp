// und, oder, nicht, groups, falls, judgements, other norms, other days, other persons.
#include "dsl/core/day_set.hpp"
#include "dsl/model/check/blocks.hpp"
#include "dsl/model/check/citations.hpp"
#include "dsl/model/check/expressions.hpp"
#include "dsl/model/check/overloaded.hpp"

namespace dsl::model::checking {

static_assert(static_cast<int>(syntax::Measure::LessThan) == static_cast<int>(Measure::LessThan));

Expression ExpressionBuilder::all_conditions(Operation operation,
                                             const std::vector<syntax::ExpressionId>& operands) {
    Expression result = operation_of(operation, truth);
    for (const syntax::ExpressionId operand : operands) result.operands.push_back(condition(operand));
    return result;
}

Expression ExpressionBuilder::make(const syntax::AllOf& all, const Written&, const Type&) {
    return all_conditions(Operation::AllOf, all.operands);
}

Expression ExpressionBuilder::make(const syntax::AnyOf& any, const Written&, const Type&) {
    return all_conditions(Operation::AnyOf, any.operands);
}

Expression ExpressionBuilder::make(const syntax::Not& negated, const Written&, const Type&) {
    return operation_of(Operation::Not, truth, {condition(negated.operand)});
}

Expression ExpressionBuilder::make(const syntax::GroupOf& group, const Written& whole, const Type&) {
    Expression result = operation_of(Operation::AllOf, truth);
    switch (group.kind) {
        case syntax::GroupKind::All: break;
        case syntax::GroupKind::Any: result.operation = Operation::AnyOf; break;
        case syntax::GroupKind::None: result.operation = Operation::NoneOf; break;
        case syntax::GroupKind::Count:
            result.operation = Operation::CountOf;
            result.measure = static_cast<Measure>(group.measure);
            result.constant = group.count;
            break;
    }
    for (const syntax::GroupMember& member : group.members)
        result.operands.push_back(
            std::visit(overloaded{
                           [&](const syntax::ExpressionId& id) { return condition(id); },
                           [&](const syntax::Case& written_case) {
                               Expression used = operation_of(Operation::Case, truth);
                               used.ref = read_case(context_, scope_, written_case).index;
                               return add(std::move(used), written_case.span);
                           },
                       },
                       member));
    check_group(group, result, whole.keyword.end != 0 ? whole.keyword : whole.span);
    return result;
}

/// A count that fits, and on every day some member in force: an empty `eines von` is always no.
void ExpressionBuilder::check_group(const syntax::GroupOf& group, const Expression& built, Span mark) {
    if (group.kind == syntax::GroupKind::Count) {
        if (!group.count.is_whole() || group.count.is_negative())
            context_.diagnostics.report(Code::OutOfRange, mark, core::to_german(group.count),
                                        std::string("ganzen Zahlen ab 0"));
        else if (group.count > core::Rational{static_cast<std::int64_t>(group.members.size())})
            context_.diagnostics.report(Code::CountOutOfGroup, mark, core::to_german(group.count),
                                        group.members.size());
    }
    core::DaySet empty_days({scope_.around.validity.from, scope_.around.validity.until});
    for (const ExpressionId id : built.operands) {
        const Expression& member = at(id);
        if (member.operation != Operation::Case) return;
        const Validity& validity = context_.book.block(BlockId{member.ref}).attributes.validity;
        empty_days.remove({validity.from, validity.until});
    }
    if (empty_days.is_empty()) return;
    const bool is_true = group.kind == syntax::GroupKind::All || group.kind == syntax::GroupKind::None;
    const std::string word = group.kind == syntax::GroupKind::All   ? "alle von"
                             : group.kind == syntax::GroupKind::Any ? "eines von"
                                                                    : "… von";
    const Validity first{empty_days.intervals()[0].from, empty_days.intervals()[0].to};
    context_.diagnostics.report(Code::EmptyGroup, mark, word, std::string(is_true ? "wahr" : "falsch"))
        .label(mark, TextId::ThisIs, "leer von " + first_day_text(first) + " bis " + last_day_text(first));
}

Expression ExpressionBuilder::make(const syntax::If& choice, const Written&, const Type& expected) {
    const ExpressionId asked = condition(choice.condition);
    const bool then_is_known = is_known_without_expectation(choice.then);
    ExpressionId then, otherwise;
    if (is_unknown(expected) && !then_is_known) {
        otherwise = build(choice.otherwise);
        then = build(choice.then, type(otherwise));
    } else {
        then = build(choice.then, expected);
        otherwise = build(choice.otherwise, is_unknown(expected) ? type(then) : expected);
    }
    const Type first = type(then), second = type(otherwise);
    Type result = is_unknown(first) ? second : first;
    if (first.is(BaseType::Ereignis) || second.is(BaseType::Ereignis)) result = simple(BaseType::Ereignis);
    if (!fits(first, second)) {
        if (!lacks_unit(then, second) && !lacks_unit(otherwise, first))
            context_.diagnostics
                .report(Code::BranchTypesDiffer, span_of(otherwise), text(first, Case::Accusative),
                        text(second, Case::Accusative))
                .label(span_of(then), TextId::ThisIs, text(first));
        result = {};
    }
    return operation_of(Operation::If, result, {asked, then, otherwise});
}

Expression ExpressionBuilder::make(const syntax::Reference& reference, const Written& whole, const Type&) {
    if (reference.kind == syntax::ReferenceKind::Reading) {
        const Thing* reading = find(context_.readings, reference.name.text);
        if (reading == nullptr) {
            report_unknown(context_, reference.name, names_of(context_, context_.readings));
        } else {
            use(*reading, reference.name.span);
            context_.diagnostics.report(Code::NotACondition, whole.span, std::string("eine Lesart"))
                .help(TextId::WriteInstead, "lesart " + reference.name.text + " ist …");
        }
        return unknown_expression();
    }
    const Thing* thing = find(context_.judgements, reference.name.text);
    if (thing == nullptr) {
        report_unknown(context_, reference.name, names_of(context_, context_.judgements));
        return unknown_expression();
    }
    use(*thing, reference.name.span);
    const bool wants_discretion = reference.kind == syntax::ReferenceKind::Discretion;
    const Judgement& judgement = context_.book.judgements[thing->index];
    if (judgement.is_discretion != wants_discretion)
        context_.diagnostics
            .report(Code::WrongKindOfName, reference.name.span, reference.name.text,
                    kind_text(context_, *thing),
                    std::string(wants_discretion ? "ein Ermessen" : "eine Wertung"))
            .label(judgement.span, TextId::DeclaredHere);
    Expression result = operation_of(wants_discretion ? Operation::Discretion : Operation::Judgement, truth);
    result.ref = thing->index;
    result.frame = number_of(innermost_frame());
    return result;
}

Expression ExpressionBuilder::norm_use(Operation operation, const syntax::Citation& citation) {
    Expression result = operation_of(operation, truth);
    const core::Citation resolved = absolute(context_, citation, scope_.around.base);
    if (!resolved.is_absolute()) return unknown_expression();
    result.citations = {resolved};
    context_.norm_uses.push_back({scope_.user, result.citations, scope_.around.validity,
                                  operation == Operation::NormStands, scope_.is_dated, citation.span});
    return result;
}

Expression ExpressionBuilder::make(const syntax::Fulfilled& fulfilled, const Written&, const Type&) {
    return norm_use(Operation::RequirementsMet, fulfilled.citation);
}

Expression ExpressionBuilder::make(const syntax::Exists& exists, const Written&, const Type&) {
    return norm_use(Operation::NormStands, exists.citation);
}

Expression ExpressionBuilder::make(const syntax::OnDay& on_day, const Written&, const Type&) {
    const ExpressionId moved = day(on_day.day, "am … gilt");
    return operation_of(Operation::OnDay, truth, {moved, condition(on_day.condition)});
}

Expression ExpressionBuilder::make(const syntax::ForPerson& for_person, const Written& whole, const Type&) {
    if (for_person.person.empty()) return unknown_expression();
    const std::vector<Frame> outer = scope_.frames;
    const syntax::Name& first = for_person.person.front();
    const bool is_self = core::same_name(first.text, "selbst");
    const auto item = frame_of_item(first.text);
    if (for_person.person.size() == 1 && (is_self || (item && is_person(scope_.frames[*item])))) {
        // Somebody already in scope: the same condition, looking past the frames inside of it.
        const std::size_t frame = is_self ? selbst_frame() : *item;
        for (std::size_t i = frame + 1; i < scope_.frames.size(); ++i) scope_.frames[i].is_hidden = true;
        const ExpressionId inner = condition(for_person.condition);
        scope_.frames = outer;
        return operation_of(Operation::AllOf, truth, {inner});
    }
    // `partner.mutter`: from person to person, each a frame of its own
    std::vector<Expression> persons;
    for (std::size_t i = 0; i < for_person.person.size(); ++i) {
        const syntax::Name& name = for_person.person[i];
        std::optional<Expression> found =
            i == 0 ? found_in_frames(name) : found_in_frame(scope_.frames.size() - 1, name);
        if (found && is_unknown(found->type)) {
            scope_.frames = outer;
            return unknown_expression();
        }
        if (!found || !found->type.is(BaseType::Person) || found->operation != Operation::FactUse) {
            scope_.frames = outer;
            std::vector<std::string> persons_known;
            for (const Fact& fact : context_.book.facts)
                if (fact.type.is(BaseType::Person)) persons_known.push_back(fact.name);
            auto message = context_.diagnostics.report(Code::UnknownPerson, name.span, name.text);
            suggest(message, name.text, persons_known);
            if (found && found->type.is(BaseType::Personen))
                message.help(TextId::WriteInstead,
                             "jedes " + context_.book.list(found->type.list).item_name + " hat …");
            return unknown_expression();
        }
        persons.push_back(std::move(*found));
        scope_.frames.push_back(Frame{});
    }
    ExpressionId inner = condition(for_person.condition);
    scope_.frames = outer;
    Expression result;
    for (std::size_t i = persons.size(); i-- > 0;) {
        result = operation_of(Operation::ForPerson, truth, {inner});
        result.ref = persons[i].ref;
        result.frame = persons[i].frame;
        if (i > 0) inner = add(result, whole.span);
    }
    return result;
}

}  // namespace dsl::model::checking
