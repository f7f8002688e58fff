// ist, in, liegt vor, vor, nach, mindestens, binnen, ununterbrochen seit, insgesamt, durchgehend.
#include "dsl/model/check/expressions.hpp"

namespace dsl::model::checking {

namespace {

std::string example_with_unit(const core::Rational& number, const Type& type) {
    const std::string digits = core::to_german(number);
    if (type.is(BaseType::Geld)) return digits + " EUR";
    if (type.is(BaseType::Prozent)) return digits + " %";
    return digits + (number == core::Rational{1} ? " Jahr" : " Jahre");
}

bool wants_unit(const Type& type) {
    return type.is(BaseType::Geld) || type.is(BaseType::Prozent) || type.is(BaseType::Dauer) ||
           type.is(BaseType::Spanne);
}

Expression negation(ExpressionId positive) { return operation_of(Operation::Not, truth, {positive}); }

}  // namespace

/// Reports a bare number where `other` asks for a unit; true if it did.
bool ExpressionBuilder::lacks_unit(ExpressionId number, const Type& other) {
    const Expression& expression = at(number);
    if (!wants_unit(other) || expression.operation != Operation::Constant ||
        !expression.type.is(BaseType::Zahl))
        return false;
    const std::string example = example_with_unit(std::get<core::Rational>(expression.constant), other);
    context_.diagnostics.report(Code::MissingUnit, expression.span, text(other, Case::Dative), example);
    return true;
}

bool ExpressionBuilder::is_known_without_expectation(syntax::ExpressionId id) {
    if (id.is_none()) return true;
    const auto* path = std::get_if<syntax::Path>(&written(id).kind);
    if (path == nullptr) return !std::holds_alternative<syntax::ListLiteral>(written(id).kind);
    if (path->names.size() != 1) return true;
    const syntax::Name& name = path->names[0];
    if (find(context_.values, name.text) != nullptr) return true;
    for (const Let& let : scope_.lets)
        if (core::same_name(let.name->text, name.text)) return true;
    if (name.text == "Stichtag" || name.text == "Zielnorm" || name.text == "Anspruch" || name.text == "alter")
        return true;
    return !attributes_named(context_, name.text).empty();
}

bool ExpressionBuilder::check_comparable(ExpressionId left, ExpressionId right) {
    const Type a = type(left), b = type(right);
    if (fits(a, b)) return true;
    if (lacks_unit(right, a) || lacks_unit(left, b)) return false;
    const bool differ_in_unit = is_number(a) && is_number(b);
    auto message =
        differ_in_unit
            ? context_.diagnostics.report(Code::UnitsDiffer, span_of(right), text(b), text(a, Case::Dative))
            : context_.diagnostics.report(Code::TypesDoNotCompare, span_of(right), text(a), text(b));
    message.label(span_of(left), TextId::ThisIs, text(a));
    return false;
}

Expression ExpressionBuilder::make(const syntax::Is& is, const Written& whole, const Type&) {
    const auto finish = [&](Expression positive) {
        if (!is.is_negated || is_unknown(positive.type)) return positive;
        return negation(add(std::move(positive), whole.span));
    };
    if (const auto* reference = std::get_if<syntax::Reference>(&written(is.left).kind))
        if (reference->kind == syntax::ReferenceKind::Reading)
            return finish(reading_is(*reference, is.right, whole));
    ExpressionId left, right;
    if (!is_known_without_expectation(is.left) && is_known_without_expectation(is.right)) {
        right = build(is.right);
        left = build(is.left, type(right));
    } else {
        left = build(is.left);
        right = build(is.right, type(left));
    }
    return finish(equality(left, right));
}

Expression ExpressionBuilder::equality(ExpressionId left, ExpressionId right) {
    const Type a = type(left), b = type(right);
    if (is_unknown(a) || is_unknown(b)) return unknown_expression();
    if (b.is(BaseType::Menge) && !a.is(BaseType::Menge)) {
        context_.diagnostics.report(Code::TypesDoNotCompare, span_of(right), text(a), text(b))
            .label(span_of(left), TextId::ThisIs, text(a))
            .help(TextId::WriteInstead, std::string("… in …"));
        return unknown_expression();
    }
    if (!check_comparable(left, right)) return unknown_expression();
    if (a.is_list() || a.is(BaseType::Tage) || a.is(BaseType::Person) || a.is(BaseType::Menge)) {
        wrong_operand("ist", "einen einzelnen Wert", left);
        return unknown_expression();
    }
    // The law of a title named more coarsely or finely: the same question as `in`.
    if (a.is(BaseType::Fundstelle)) return operation_of(Operation::In, truth, {left, right});
    return operation_of(Operation::Equal, truth, {left, right});
}

Expression ExpressionBuilder::reading_is(const syntax::Reference& reference, syntax::ExpressionId meaning,
                                         const Written&) {
    const Thing* thing = find(context_.readings, reference.name.text);
    if (thing == nullptr) {
        report_unknown(context_, reference.name, names_of(context_, context_.readings));
        return unknown_expression();
    }
    use(*thing, reference.name.span);
    const Reading& reading = context_.book.readings[thing->index];
    std::vector<std::string> known;
    for (const Meaning& each : reading.meanings) known.push_back(each.name);
    const auto* path = std::get_if<syntax::Path>(&written(meaning).kind);
    const std::string wanted = path != nullptr && path->names.size() == 1 ? path->names[0].text : "";
    for (std::uint32_t i = 0; i < reading.meanings.size(); ++i) {
        if (!core::same_name(reading.meanings[i].name, wanted)) continue;
        Expression result = operation_of(Operation::ReadingIs, truth);
        result.ref = thing->index;
        result.column = i;
        return result;
    }
    const Span span = written(meaning).span;
    const std::string shown = wanted.empty() ? std::string("…") : wanted;
    suggest(context_.diagnostics.report(Code::UnknownMember, span, reading.name, shown), wanted, known);
    return unknown_expression();
}

Expression ExpressionBuilder::make(const syntax::In& in, const Written& whole, const Type&) {
    const ExpressionId value = build(in.value);
    const Type value_type = type(value);
    Expression positive;
    if (const auto* list = std::get_if<syntax::ListLiteral>(&written(in.set).kind)) {
        positive = membership_in_list(value, *list, whole);
    } else if (const auto* except = std::get_if<syntax::AllExcept>(&written(in.set).kind)) {
        // all but these: not in these
        const ExpressionId set = build(except->values, is_unknown(value_type) ? Type{} : set_of(value_type));
        Expression inside = membership(value, set);
        positive = is_unknown(inside.type) ? inside : negation(add(std::move(inside), whole.span));
    } else {
        positive = membership(value, build(in.set, is_unknown(value_type) ? Type{} : set_of(value_type)));
    }
    if (!in.is_negated || is_unknown(positive.type)) return positive;
    return negation(add(std::move(positive), whole.span));
}

Expression ExpressionBuilder::membership(ExpressionId value, ExpressionId set) {
    const Type a = type(value), b = type(set);
    if (is_unknown(a) || is_unknown(b)) return unknown_expression();
    const bool is_set = b.is(BaseType::Menge);
    if (is_set || (a.is(BaseType::Fundstelle) && b.is(BaseType::Fundstelle))) {
        const Type element = is_set ? element_of(b) : b;
        if (fits(a, element)) return operation_of(Operation::In, truth, {value, set});
    } else if (fits(a, b)) {
        return equality(value, set);  // `in A1` for `in { A1 }`
    }
    context_.diagnostics.report(Code::TypesDoNotCompare, span_of(set), text(a), text(b))
        .label(span_of(value), TextId::ThisIs, text(a));
    return unknown_expression();
}

/// A list may mix values, sets and expressions: the fixed values become one set, each other member its own
/// question.
Expression ExpressionBuilder::membership_in_list(ExpressionId value, const syntax::ListLiteral& list,
                                                 const Written& whole) {
    const Type element = type(value);
    std::vector<ExpressionId> alternatives;
    Expression fixed = constant_of(set_of(element), {});
    bool has_unknown = is_unknown(element);
    for (const syntax::ExpressionId id : list.items) {
        const ExpressionId item = build(id, element);
        if (is_unknown(type(item))) {
            has_unknown = true;
            continue;
        }
        const Expression& built = at(item);
        if (built.operation == Operation::Constant && fits(element, built.type)) {
            if (const auto* one = std::get_if<ChoiceValues>(&built.constant)) {
                ChoiceValues all = std::holds_alternative<ChoiceValues>(fixed.constant)
                                       ? std::get<ChoiceValues>(fixed.constant)
                                       : ChoiceValues{};
                all.mask |= one->mask;
                fixed.constant = all;
                continue;
            }
            if (const auto* one = std::get_if<std::vector<core::Citation>>(&built.constant)) {
                if (!std::holds_alternative<std::vector<core::Citation>>(fixed.constant))
                    fixed.constant = std::vector<core::Citation>{};
                auto& all = std::get<std::vector<core::Citation>>(fixed.constant);
                all.insert(all.end(), one->begin(), one->end());
                continue;
            }
        }
        Expression alternative = membership(value, item);
        has_unknown = has_unknown || is_unknown(alternative.type);
        if (!is_unknown(alternative.type)) alternatives.push_back(add(std::move(alternative), span_of(item)));
    }
    if (has_unknown) return unknown_expression();
    if (!std::holds_alternative<std::monostate>(fixed.constant)) {
        const ExpressionId set = add(std::move(fixed), written(std::get<syntax::In>(whole.kind).set).span);
        Expression inside = operation_of(Operation::In, truth, {value, set});
        if (alternatives.empty()) return inside;
        alternatives.insert(alternatives.begin(), add(std::move(inside), whole.span));
    }
    return operation_of(Operation::AnyOf, truth, std::move(alternatives));
}

}  // namespace dsl::model::checking
