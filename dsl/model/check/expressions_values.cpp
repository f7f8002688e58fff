// Literals, sets of fixed values, and calculation with units.
#include <algorithm>
#include <limits>

#include "dsl/model/check/citations.hpp"
#include "dsl/model/check/expressions.hpp"

namespace dsl::model::checking {

namespace {

/// "1,5 Jahre" are 18 months; what is no whole number of months goes by days (§ 191 BGB).
core::Duration months_of(const core::Rational& months) {
    if (!months.is_whole()) return core::Duration::of_months(1) * months;
    constexpr std::int64_t most = std::numeric_limits<std::int32_t>::max();
    return core::Duration::of_months(static_cast<std::int32_t>(std::clamp(months.numerator(), -most, most)));
}

core::Duration duration_of(const core::Rational& number, syntax::Unit unit) {
    switch (unit) {
        case syntax::Unit::Years: return months_of(number * core::Rational{12});
        case syntax::Unit::Months: return months_of(number);
        case syntax::Unit::Weeks: return core::Duration::of_weeks(1) * number;
        default: return core::Duration::of_days(number);
    }
}

std::string_view word_of(syntax::ArithmeticOperator op) {
    switch (op) {
        case syntax::ArithmeticOperator::Plus: return "plus";
        case syntax::ArithmeticOperator::Minus: return "minus";
        case syntax::ArithmeticOperator::Times: return "mal";
        case syntax::ArithmeticOperator::DividedBy: return "geteilt durch";
    }
    return "";
}

Operation operation_for(syntax::ArithmeticOperator op) {
    switch (op) {
        case syntax::ArithmeticOperator::Plus: return Operation::Add;
        case syntax::ArithmeticOperator::Minus: return Operation::Subtract;
        case syntax::ArithmeticOperator::Times: return Operation::Multiply;
        case syntax::ArithmeticOperator::DividedBy: return Operation::Divide;
    }
    return Operation::Add;
}

bool is_calculable(const Type& type) { return is_number(type) || type.is(BaseType::Dauer); }

}  // namespace

Expression ExpressionBuilder::make(const syntax::Number& number, const Written&, const Type&) {
    if (!number.unit) return constant_of(simple(BaseType::Zahl), number.value);
    switch (*number.unit) {
        case syntax::Unit::Percent: return constant_of(simple(BaseType::Prozent), number.value);
        case syntax::Unit::Euro: return constant_of(simple(BaseType::Geld), number.value);
        case syntax::Unit::Hours: return constant_of(simple(BaseType::Zahl), number.value);
        case syntax::Unit::Days:
        case syntax::Unit::Weeks:
        case syntax::Unit::Months:
        case syntax::Unit::Years: break;
    }
    return constant_of(simple(BaseType::Dauer), duration_of(number.value, *number.unit));
}

Expression ExpressionBuilder::make(const syntax::DateLiteral& date, const Written&, const Type&) {
    return constant_of(simple(BaseType::Datum), date.value);
}

Expression ExpressionBuilder::make(const syntax::TextLiteral& text, const Written&, const Type&) {
    return constant_of(simple(BaseType::Text), text.text.text);
}

Expression ExpressionBuilder::make(const syntax::CitationLiteral& literal, const Written&, const Type&) {
    core::Citation citation = absolute(context_, literal.citation, scope_.around.base);
    if (!citation.is_absolute()) return unknown_expression();
    return constant_of(simple(BaseType::Fundstelle), std::vector<core::Citation>{std::move(citation)});
}

Expression ExpressionBuilder::make(const syntax::CitationList& list, const Written&, const Type&) {
    return constant_of(set_of(simple(BaseType::Fundstelle)),
                       absolute(context_, list.citations, scope_.around.base));
}

Expression ExpressionBuilder::make(const syntax::ListLiteral& list, const Written&, const Type& expected) {
    Type element = expected.is(BaseType::Menge) ? element_of(expected) : expected;
    if (element.is(BaseType::Wahr)) element = {};
    ChoiceValues values;
    DateSet days;
    std::vector<core::Citation> citations;
    bool has_unknown = false;
    for (const syntax::ExpressionId id : list.items) {
        const ExpressionId item = build(id, element);
        const Expression& built = at(item);
        if (is_unknown(built.type)) {
            has_unknown = true;
            continue;
        }
        if (is_unknown(element))
            element = built.type.is(BaseType::Menge) ? element_of(built.type) : built.type;
        const Type own = built.type.is(BaseType::Menge) ? element_of(built.type) : built.type;
        const auto* value = std::get_if<ChoiceValues>(&built.constant);
        const auto* day = std::get_if<core::Date>(&built.constant);
        const auto* cited = std::get_if<std::vector<core::Citation>>(&built.constant);
        if (built.operation != Operation::Constant ||
            (value == nullptr && day == nullptr && cited == nullptr)) {
            context_.diagnostics.report(Code::ConstantExpected, built.span);
            has_unknown = true;
        } else if (!fits(element, own)) {
            context_.diagnostics.report(Code::TypesDoNotCompare, built.span, text(element), text(own));
            has_unknown = true;
        }
        if (value != nullptr) values.mask |= value->mask;
        if (day != nullptr) days.days.push_back(*day);
        if (cited != nullptr) citations.insert(citations.end(), cited->begin(), cited->end());
    }
    if (has_unknown || is_unknown(element)) return unknown_expression();
    if (element.is(BaseType::Auswahl)) return constant_of(set_of(element), values);
    if (element.is(BaseType::Fundstelle)) return constant_of(set_of(element), std::move(citations));
    return constant_of(set_of(element), std::move(days));
}

Expression ExpressionBuilder::make(const syntax::AllExcept& except, const Written& whole,
                                   const Type& expected) {
    const Type wanted = expected.is(BaseType::Menge) ? expected
                        : is_unknown(expected)       ? Type{}
                                                     : set_of(expected);
    const ExpressionId built = build(except.values, wanted);
    const Expression& set = at(built);
    if (is_unknown(set.type)) return unknown_expression();
    const auto* values = std::get_if<ChoiceValues>(&set.constant);
    if (values == nullptr) {
        context_.diagnostics.report(Code::ConstantExpected, whole.span);
        return unknown_expression();
    }
    const std::size_t count = context_.book.choice(set.type.choice).values.size();
    const ChoiceMask all = count >= 64 ? ~ChoiceMask{0} : (ChoiceMask{1} << count) - 1;
    return constant_of(set_of(choice_type(set.type.choice)), ChoiceValues{all & ~values->mask});
}

void ExpressionBuilder::units_differ(ExpressionId left, ExpressionId right) {
    context_.diagnostics
        .report(Code::UnitsDiffer, span_of(right), text(type(right)), text(type(left), Case::Dative))
        .label(span_of(left), TextId::ThisIs, text(type(left)));
}

Type ExpressionBuilder::type_of_sum(const syntax::Arithmetic& arithmetic, ExpressionId left,
                                    ExpressionId right) {
    const Type a = type(left), b = type(right);
    const std::string_view word = word_of(arithmetic.op);
    if (is_unknown(a) || is_unknown(b)) return {};
    if (lacks_unit(right, a) || lacks_unit(left, b)) return {};
    if (!is_calculable(a)) {
        auto message = context_.diagnostics.report(Code::WrongOperand, span_of(left), word,
                                                   std::string("Zahlen, Beträge oder eine Dauer"), text(a));
        // A day moved by a duration has no counting class; the phrases that have one say the same.
        if (is_day(a)) message.help(TextId::WriteInstead, std::string("… mehr als N nach …"));
        return {};
    }
    if (fits(a, b)) return a;
    units_differ(left, right);
    return {};
}

Type ExpressionBuilder::type_of_product(const syntax::Arithmetic& arithmetic, ExpressionId left,
                                        ExpressionId right) {
    const Type a = type(left), b = type(right);
    if (is_unknown(a) || is_unknown(b)) return {};
    const std::string_view word = word_of(arithmetic.op);
    if (!is_calculable(a)) {
        wrong_operand(word, "Zahlen, Beträge oder eine Dauer", left);
        return {};
    }
    if (arithmetic.op == syntax::ArithmeticOperator::DividedBy) {
        const Expression& divisor = at(right);
        const auto* number = std::get_if<core::Rational>(&divisor.constant);
        if (number != nullptr && number->is_zero()) {
            context_.diagnostics.report(Code::DivisionByZero, divisor.span);
            return {};
        }
        if (b.is(BaseType::Zahl)) return a;
        if (is_number(a) && fits(a, b)) return simple(BaseType::Zahl);
        units_differ(left, right);
        return {};
    }
    if (!is_calculable(b)) {
        wrong_operand(word, "Zahlen, Beträge oder eine Dauer", right);
        return {};
    }
    if (a.is(BaseType::Zahl) || a.is(BaseType::Prozent)) return b;
    if (b.is(BaseType::Zahl) || b.is(BaseType::Prozent)) return a;
    units_differ(left, right);
    return {};
}

Expression ExpressionBuilder::make(const syntax::Arithmetic& arithmetic, const Written& whole, const Type&) {
    const ExpressionId left = build(arithmetic.left);
    const ExpressionId right = build(arithmetic.right);
    const bool is_sum = arithmetic.op == syntax::ArithmeticOperator::Plus ||
                        arithmetic.op == syntax::ArithmeticOperator::Minus;
    const Type result =
        is_sum ? type_of_sum(arithmetic, left, right) : type_of_product(arithmetic, left, right);
    if (is_unknown(result)) return unknown_expression();
    Expression made = operation_of(operation_for(arithmetic.op), result, {left, right});
    const bool is_share_of = arithmetic.op == syntax::ArithmeticOperator::Times &&
                             (type(left).is(BaseType::Prozent) || type(right).is(BaseType::Prozent));
    if (!is_share_of) return made;
    // Prozent counts hundredths: 50 % mal 1000 EUR are 500 EUR
    const ExpressionId product = add(std::move(made), whole.span);
    const ExpressionId hundred = add(constant_of(simple(BaseType::Zahl), core::Rational{100}), whole.span);
    return operation_of(Operation::Divide, result, {product, hundred});
}

Expression ExpressionBuilder::make(const syntax::ShareOf& share, const Written&, const Type&) {
    const ExpressionId part = build(share.part);
    const ExpressionId whole = build(share.whole);
    const Type a = type(part), b = type(whole);
    if (is_unknown(a) || is_unknown(b)) return unknown_expression();
    if (!is_calculable(a)) {
        wrong_operand("Anteil", "Zahlen, Beträge oder eine Dauer", part);
        return unknown_expression();
    }
    if (!fits(a, b)) {
        units_differ(part, whole);
        return unknown_expression();
    }
    return operation_of(Operation::Share, simple(BaseType::Prozent), {part, whole});
}

}  // namespace dsl::model::checking
