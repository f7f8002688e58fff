// Lists: ein, kein, jedes, anzahl, summe and their kin; sets of days; spans.
#include "dsl/model/check/expressions.hpp"

namespace dsl::model::checking {

/// `kind`, `kinder`, `partner.kind`: the list, whose it is, and the persons on the way to it.
std::optional<ExpressionBuilder::ListUse> ExpressionBuilder::list_named(
    const std::vector<syntax::Name>& path) {
    ListUse use_of_list;
    std::size_t frame = person_frame();
    for (std::size_t i = 0; i + 1 < path.size(); ++i) {
        if (i == 0 && core::same_name(path[0].text, "selbst")) {
            frame = selbst_frame();
            continue;
        }
        if (i == 0)
            if (const auto item = frame_of_item(path[0].text)) {
                frame = *item;
                continue;
            }
        auto person = i == 0 ? found_in_frames(path[i]) : found_in_frame(scope_.frames.size() - 1, path[i]);
        if (!person || !person->type.is(BaseType::Person) || person->operation != Operation::FactUse) {
            context_.diagnostics.report(Code::UnknownPerson, path[i].span, path[i].text);
            return std::nullopt;
        }
        use_of_list.persons.push_back(std::move(*person));
        scope_.frames.push_back(Frame{});
        frame = scope_.frames.size() - 1;
    }
    const syntax::Name& name = path.back();
    const Thing* item = find(context_.items, name.text);
    const Thing* fact = find(context_.values, name.text);
    if (item != nullptr) {
        use_of_list.list = ListId{item->index};
    } else if (fact != nullptr && fact->kind == ThingKind::Fact &&
               context_.book.facts[fact->index].type.is_list()) {
        use_of_list.list = context_.book.facts[fact->index].type.list;
    } else {
        if (fact != nullptr && fact->kind == ThingKind::Fact) {
            const Type found = context_.book.facts[fact->index].type;
            if (!is_unknown(found))
                context_.diagnostics.report(Code::ListExpected, name.span, "`" + name.text + "`");
        } else {
            report_unknown(context_, name, names_of(context_, context_.items));
        }
        return std::nullopt;
    }
    use_of_list.fact = context_.book.list(use_of_list.list).fact;
    use_of_list.frame = number_of(frame);
    use(Thing{ThingKind::Fact, use_of_list.fact.index}, name.span);
    return use_of_list;
}

/// Builds `body` with the item as innermost frame; wraps it for the persons named on the way to the list.
template <typename Body>
Expression ExpressionBuilder::over_list(const std::vector<syntax::Name>& path, Body&& body) {
    const std::vector<Frame> outer = scope_.frames;
    const auto found = path.empty() ? std::nullopt : list_named(path);
    if (!found) {
        scope_.frames = outer;
        return unknown_expression();
    }
    scope_.frames.push_back(Frame{found->list, false});
    Expression result = body();
    result.ref = found->fact.index;
    result.frame = found->frame;
    scope_.frames = outer;
    for (std::size_t i = found->persons.size(); i-- > 0;) {
        const Type inner_type = result.type;
        const ExpressionId inner = add(std::move(result), core::joined(path.front().span, path.back().span));
        result = operation_of(Operation::ForPerson, inner_type, {inner});
        result.ref = found->persons[i].ref;
        result.frame = found->persons[i].frame;
    }
    return result;
}

Expression ExpressionBuilder::make(const syntax::Quantifier& quantifier, const Written&, const Type&) {
    return over_list(quantifier.list, [&] {
        Expression result = operation_of(Operation::ExistsItem, truth);
        switch (quantifier.kind) {
            case syntax::QuantifierKind::Some: break;
            case syntax::QuantifierKind::No: result.operation = Operation::NoItem; break;
            case syntax::QuantifierKind::Count:
                result.operation = Operation::CountItems;
                result.type = simple(BaseType::Zahl);
                break;
        }
        if (!quantifier.filter.is_none()) result.operands.push_back(condition(quantifier.filter));
        return result;
    });
}

Expression ExpressionBuilder::make(const syntax::Every& every, const Written&, const Type&) {
    return over_list(every.list, [&] {
        Expression result = operation_of(Operation::EveryItem, truth);
        const ExpressionId filter = every.filter.is_none() ? ExpressionId::none() : condition(every.filter);
        result.operands.push_back(condition(every.condition));
        if (!filter.is_none()) result.operands.push_back(filter);
        return result;
    });
}

Type ExpressionBuilder::type_of_aggregate(const syntax::Aggregate& aggregate, ExpressionId value) {
    const Type found = type(value);
    if (is_unknown(found)) return {};
    const bool is_length = found.is(BaseType::Dauer);
    switch (aggregate.kind) {
        case syntax::AggregateKind::Sum:
            if (is_number(found) || is_length) return found;
            wrong_operand("summe", "Zahlen, Beträge oder eine Dauer", value);
            return {};
        case syntax::AggregateKind::Largest:
        case syntax::AggregateKind::Smallest:
            if (is_number(found) || is_length || found.is(BaseType::Spanne)) return found;
            if (found.is(BaseType::Auswahl)) {
                if (context_.book.choice(found.choice).is_ordered) return found;
                context_.diagnostics.report(Code::NotOrdered, span_of(value),
                                            context_.book.choice(found.choice).name);
                return {};
            }
            wrong_operand(aggregate.kind == syntax::AggregateKind::Largest ? "größtes" : "kleinstes",
                          "etwas, das sich der Größe nach ordnen lässt", value);
            return {};
        case syntax::AggregateKind::Earliest:
        case syntax::AggregateKind::Latest:
            if (is_day(found)) return simple(BaseType::Ereignis);
            wrong_operand(aggregate.kind == syntax::AggregateKind::Earliest ? "frühestes" : "spätestes",
                          "einen Tag", value);
            return {};
    }
    return {};
}

Expression ExpressionBuilder::make(const syntax::Aggregate& aggregate, const Written&, const Type&) {
    return over_list(aggregate.list, [&] {
        Operation operation = Operation::Sum;
        switch (aggregate.kind) {
            case syntax::AggregateKind::Sum: break;
            case syntax::AggregateKind::Largest: operation = Operation::Largest; break;
            case syntax::AggregateKind::Smallest: operation = Operation::Smallest; break;
            case syntax::AggregateKind::Earliest: operation = Operation::Earliest; break;
            case syntax::AggregateKind::Latest: operation = Operation::Latest; break;
        }
        const ExpressionId value = build(aggregate.value);
        Expression result = operation_of(operation, type_of_aggregate(aggregate, value), {value});
        if (!aggregate.filter.is_none()) result.operands.push_back(condition(aggregate.filter));
        return result;
    });
}

Expression ExpressionBuilder::make(const syntax::DaysWith& days_with, const Written&, const Type&) {
    return operation_of(Operation::DaysWith, simple(BaseType::Tage), {condition(days_with.condition)});
}

Expression ExpressionBuilder::make(const syntax::FirstDay& first, const Written&, const Type&) {
    return operation_of(Operation::FirstDay, simple(BaseType::Ereignis),
                        {days(first.days, "erster Tag von")});
}

Expression ExpressionBuilder::make(const syntax::LastDay& last, const Written&, const Type&) {
    return operation_of(Operation::LastDay, simple(BaseType::Ereignis), {days(last.days, "letzter Tag von")});
}

Expression ExpressionBuilder::make(const syntax::Since& since, const Written&, const Type&) {
    return operation_of(Operation::Since, simple(BaseType::Tage), {day(since.event, "seit")});
}

Expression ExpressionBuilder::make(const syntax::SpanBetween& between, const Written&, const Type&) {
    const ExpressionId first = day(between.first, "Spanne von");
    return operation_of(Operation::SpanBetween, simple(BaseType::Spanne), {first, day(between.last, "bis")});
}

}  // namespace dsl::model::checking
