// What all kinds of expressions share: building one, asking for a condition or a typed value, and frames.
#include "dsl/model/check/expressions.hpp"

namespace dsl::model::checking {

ExpressionId ExpressionBuilder::add(Expression expression, Span span) {
    expression.span = span;
    return context_.add(std::move(expression));
}

ExpressionId ExpressionBuilder::build(syntax::ExpressionId id, const Type& expected) {
    if (id.is_none()) return add(unknown_expression(), {});
    const Written& whole = written(id);
    if (context_.book.expressions.size() >= expressions_at_most) {  // `sei` in `sei` doubles
        if (!context_.diagnostics.contains(Code::LimitExceeded))
            context_.diagnostics.report(Code::LimitExceeded, whole.span, std::string("Ausdrücke"),
                                        context_.book.expressions.size() + 1, expressions_at_most);
        return add(unknown_expression(), whole.span);
    }
    Expression made = std::visit([&](const auto& kind) { return make(kind, whole, expected); }, whole.kind);
    return add(std::move(made), whole.span);
}

ExpressionId ExpressionBuilder::condition(syntax::ExpressionId id) {
    const ExpressionId built = build(id, truth);
    const Type& found = type(built);
    if (is_unknown(found) || found.is(BaseType::Wahr)) return built;
    const std::string source =
        context_.input.sources != nullptr
            ? std::string(context_.input.sources->at(scope_.file->id).text(span_of(built)))
            : std::string("…");
    if (found.is_list()) {
        context_.diagnostics.report(Code::SingleExpected, span_of(built), "`" + source + "`");
    } else {
        auto message = context_.diagnostics.report(Code::NotACondition, span_of(built), text(found));
        if (is_day(found)) message.help(TextId::WriteInstead, source + " liegt vor");
        if (found.is(BaseType::Tage))
            message.help(TextId::WriteInstead, source + " ununterbrochen seit mindestens …");
        if (found.is(BaseType::Auswahl)) message.help(TextId::WriteInstead, source + " ist …");
    }
    return add(unknown_expression(), span_of(built));
}

ExpressionId ExpressionBuilder::value_of_type(syntax::ExpressionId id, const Type& declared,
                                              const std::string& what) {
    const ExpressionId built = declared.is(BaseType::Wahr) ? condition(id) : build(id, declared);
    const Type found = type(built);
    if (is_unknown(found) || is_unknown(declared) || assignable(declared, found)) return built;
    if (lacks_unit(built, declared)) return built;
    context_.diagnostics.report(Code::DeclaredTypeDiffers, span_of(built), what, text(declared),
                                text(found, Case::Accusative));
    return built;
}

ExpressionId ExpressionBuilder::duration(syntax::ExpressionId id, std::string_view word) {
    const ExpressionId built = build(id);
    const Type found = type(built);
    if (is_unknown(found) || found.is(BaseType::Dauer) || lacks_unit(built, simple(BaseType::Dauer)))
        return built;
    wrong_operand(word, "eine Dauer", built);
    return built;
}

ExpressionId ExpressionBuilder::day(syntax::ExpressionId id, std::string_view word) {
    const ExpressionId built = build(id);
    const Type found = type(built);
    if (!is_unknown(found) && !is_day(found)) wrong_operand(word, "einen Tag", built);
    return built;
}

ExpressionId ExpressionBuilder::constant_ja(bool value, Span span) {
    return add(constant_of(truth, value), span);
}

void ExpressionBuilder::wrong_operand(std::string_view word, std::string_view needed, ExpressionId found) {
    context_.diagnostics.report(Code::WrongOperand, span_of(found), word, needed, text(type(found)));
}

void ExpressionBuilder::use(Thing thing, Span span) {
    context_.uses.push_back({scope_.user, thing, scope_.around.validity, scope_.is_dated, span});
}

bool ExpressionBuilder::is_person(const Frame& frame) const {
    return frame.list.is_none() || context_.book.list(frame.list).kind == BaseType::Personen;
}

std::size_t ExpressionBuilder::person_frame() const {
    for (std::size_t i = scope_.frames.size(); i-- > 0;)
        if (!scope_.frames[i].is_hidden && is_person(scope_.frames[i])) return i;
    return 0;
}

std::size_t ExpressionBuilder::selbst_frame() const {
    for (std::size_t i = scope_.frames.size(); i-- > 0;)
        if (!scope_.frames[i].is_hidden && scope_.frames[i].list.is_none()) return i;
    return 0;
}

std::size_t ExpressionBuilder::innermost_frame() const {
    for (std::size_t i = scope_.frames.size(); i-- > 0;)
        if (!scope_.frames[i].is_hidden) return i;
    return 0;
}

}  // namespace dsl::model::checking
