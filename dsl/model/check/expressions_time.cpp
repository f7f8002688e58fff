// Comparisons of ordered values, days and lengths of time; sets of days against a duration.
#include "dsl/model/check/expressions.hpp"

namespace dsl::model::checking {

namespace {

std::string_view word_of(syntax::Measure measure) {
    switch (measure) {
        case syntax::Measure::AtLeast: return "mindestens";
        case syntax::Measure::AtMost: return "höchstens";
        case syntax::Measure::MoreThan: return "mehr als";
        case syntax::Measure::LessThan: return "weniger als";
    }
    return "";
}

std::string_view day_word_of(syntax::Measure measure) {
    switch (measure) {
        case syntax::Measure::AtLeast: return "frühestens …";
        case syntax::Measure::AtMost: return "spätestens …";
        case syntax::Measure::MoreThan: return "nach …";
        case syntax::Measure::LessThan: return "vor …";
    }
    return "";
}

}  // namespace

Expression ExpressionBuilder::make(const syntax::IsPresent& present, const Written&, const Type&) {
    const ExpressionId event = build(present.event);
    const Type found = type(event);
    if (is_unknown(found)) return unknown_expression();
    if (is_day(found)) return operation_of(Operation::IsPresent, truth, {event});
    wrong_operand("liegt vor", "ein Ereignis", event);
    return unknown_expression();
}

Expression ExpressionBuilder::make(const syntax::DayCompared& compared, const Written&, const Type&) {
    Operation operation = Operation::Before;
    std::string_view word = "vor";
    switch (compared.order) {
        case syntax::DayOrder::Before: break;
        case syntax::DayOrder::After:
            operation = Operation::After;
            word = "nach";
            break;
        case syntax::DayOrder::AtLatest:
            operation = Operation::NotLater;
            word = "spätestens";
            break;
        case syntax::DayOrder::AtEarliest:
            operation = Operation::NotEarlier;
            word = "frühestens";
            break;
    }
    const ExpressionId left = day(compared.left, word);
    return operation_of(operation, truth, {left, day(compared.right, word)});
}

/// `seit D mindestens N` is a length; other sets of days need a word that says how they are measured.
bool ExpressionBuilder::check_days_with_length(ExpressionId left, ExpressionId right,
                                               syntax::Measure measure) {
    if (lacks_unit(right, simple(BaseType::Dauer))) return false;
    const Type length = type(right);
    if (length.is(BaseType::Dauer) && at(left).operation == Operation::Since) return true;
    auto message =
        context_.diagnostics.report(Code::TypesDoNotCompare, span_of(right), text(type(left)), text(length));
    message.label(span_of(left), TextId::ThisIs, text(type(left)));
    const std::string word(word_of(measure));
    if (length.is(BaseType::Dauer))
        message.help(TextId::Possible, "`ununterbrochen seit " + word + " …`, `insgesamt " + word + " …`");
    return false;
}

bool ExpressionBuilder::check_ordered(ExpressionId left, ExpressionId right, const Written& whole) {
    const Type a = type(left), b = type(right);
    if (is_unknown(a) || is_unknown(b)) return false;
    const auto& measured = std::get<syntax::Measured>(whole.kind);
    const bool is_length = a.is(BaseType::Dauer) || a.is(BaseType::Spanne);
    if (is_length && (b.is(BaseType::Dauer) || b.is(BaseType::Spanne))) return true;
    if (a.is(BaseType::Tage)) return check_days_with_length(left, right, measured.measure);
    if (!check_comparable(left, right)) return false;
    if (is_number(a)) return true;
    if (a.is(BaseType::Auswahl)) {
        const Choice& choice = context_.book.choice(a.choice);
        if (choice.is_ordered) return true;
        context_.diagnostics
            .report(Code::NotOrdered, whole.keyword.end != 0 ? whole.keyword : whole.span, choice.name)
            .label(choice.span, TextId::DeclaredHere);
        return false;
    }
    auto message =
        context_.diagnostics.report(Code::WrongOperand, span_of(left), word_of(measured.measure),
                                    std::string("etwas, das sich der Größe nach ordnen lässt"), text(a));
    if (is_day(a)) message.help(TextId::WriteInstead, day_word_of(measured.measure));
    return false;
}

Expression ExpressionBuilder::make(const syntax::Measured& measured, const Written& whole, const Type&) {
    Expression result;
    if (measured.direction) {
        const std::string_view word = word_of(measured.measure);
        const ExpressionId from = day(measured.value, word);
        const ExpressionId length = duration(measured.amount, word);
        const bool is_after = *measured.direction == syntax::Direction::After;
        result = operation_of(is_after ? Operation::DistanceAfter : Operation::DistanceBefore, truth,
                              {from, length, day(measured.reference, is_after ? "nach" : "vor")});
    } else {
        ExpressionId left, right;
        if (!is_known_without_expectation(measured.value) && is_known_without_expectation(measured.amount)) {
            right = build(measured.amount);
            left = build(measured.value, type(right));
        } else {
            left = build(measured.value);
            right = build(measured.amount, type(left));
        }
        if (!check_ordered(left, right, whole)) return unknown_expression();
        result = operation_of(Operation::Compare, truth, {left, right});
    }
    result.measure = static_cast<Measure>(measured.measure);
    return result;
}

Expression ExpressionBuilder::make(const syntax::Within& within, const Written&, const Type&) {
    const bool is_after = within.direction == syntax::Direction::After;
    const ExpressionId first = day(within.day, "binnen");
    const ExpressionId length = duration(within.duration, "binnen");
    return operation_of(is_after ? Operation::WithinAfter : Operation::WithinBefore, truth,
                        {first, length, day(within.event, is_after ? "nach" : "vor")});
}

/// Days: a chain, `tage mit`, `seit`; a condition is a common slip.
ExpressionId ExpressionBuilder::days(syntax::ExpressionId id, std::string_view word) {
    const ExpressionId built = build(id);
    const Type found = type(built);
    if (is_unknown(found) || found.is(BaseType::Tage)) return built;
    auto message = context_.diagnostics.report(Code::ChainExpected, span_of(built), word, text(found));
    if (found.is(BaseType::Wahr)) message.help(TextId::WriteInstead, std::string("tage mit …"));
    return add(unknown_expression(), span_of(built));
}

Expression ExpressionBuilder::make(const syntax::UninterruptedFor& lasting, const Written&, const Type&) {
    const ExpressionId set = days(lasting.days, "ununterbrochen seit");
    Expression result = operation_of(Operation::UninterruptedFor, truth,
                                     {set, duration(lasting.duration, "ununterbrochen seit")});
    result.measure = static_cast<Measure>(lasting.measure);
    return result;
}

Expression ExpressionBuilder::make(const syntax::InTotal& total, const Written&, const Type&) {
    const ExpressionId set = days(total.days, "insgesamt");
    Expression result = operation_of(Operation::InTotal, truth, {set, duration(total.duration, "insgesamt")});
    if (!total.window.is_none()) result.operands.push_back(duration(total.window, "in den letzten"));
    result.measure = static_cast<Measure>(total.measure);
    return result;
}

Expression ExpressionBuilder::make(const syntax::ThroughoutLast& throughout, const Written&, const Type&) {
    const ExpressionId set = days(throughout.days, "durchgehend");
    return operation_of(Operation::Throughout, truth, {set, duration(throughout.duration, "in den letzten")});
}

}  // namespace dsl::model::checking
