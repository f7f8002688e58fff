// Expressions: from the written tree to typed, resolved expressions of the rule book. A Scope says where an
// expression stands; an ExpressionBuilder builds any number of expressions in it. Frames are numbered as
// operations.def says: 0 is the innermost binder. What does not resolve or fit is reported once and becomes
// an expression of type Unbekannt, which fits everything.
#pragma once

#include <optional>

#include "dsl/model/check/attributes.hpp"
#include "dsl/model/check/context.hpp"
#include "dsl/model/check/types.hpp"

namespace dsl::model::checking {

/// A person (the one judged, or of `für P`) or an item of a list.
struct Frame {
    ListId list;             // item of this list; none = person
    bool is_hidden = false;  // a `sei` was written outside of it, or `selbst` looks past it
};

/// `sei name = …`: built anew at each use, seeing only the frames and names known where it was written.
struct Let {
    const syntax::Name* name = nullptr;
    syntax::ExpressionId value;
    std::size_t frames = 0;
    bool is_used = false;
};

struct Scope {
    const syntax::File* file = nullptr;
    Thing user;
    Surroundings around;
    bool is_general = false;             // inside of `allgemein`: Zielnorm, Anspruch
    bool is_dated = true;                // false inside of `Fassung vom`
    std::vector<Frame> frames{Frame{}};  // outermost first; the first is the person judged
    std::vector<Let> lets;
    int let_depth = 0;  // how many `sei` are being looked into
};

class ExpressionBuilder {
public:
    ExpressionBuilder(Context& context, Scope& scope) : context_(context), scope_(scope) {}

    /// `expected` lets names of choice values resolve.
    ExpressionId build(syntax::ExpressionId id, const Type& expected = {});
    ExpressionId condition(syntax::ExpressionId id);
    /// The value promised to have `declared` type; `what` names it in the message.
    ExpressionId value_of_type(syntax::ExpressionId id, const Type& declared, const std::string& what);
    ExpressionId duration(syntax::ExpressionId id, std::string_view word);
    /// What `{name}` in a text stands for; none after a message.
    ExpressionId placeholder(const syntax::Name& name);
    ExpressionId constant_ja(bool value, Span span);

private:
    using Written = syntax::Expression;

    // expressions_logic.cpp
    Expression make(const syntax::AllOf& all, const Written& whole, const Type&);
    Expression make(const syntax::AnyOf& any, const Written& whole, const Type&);
    Expression make(const syntax::Not& negated, const Written& whole, const Type&);
    Expression make(const syntax::GroupOf& group, const Written& whole, const Type&);
    Expression make(const syntax::If& choice, const Written& whole, const Type& expected);
    Expression make(const syntax::Reference& reference, const Written& whole, const Type&);
    Expression make(const syntax::Fulfilled& fulfilled, const Written& whole, const Type&);
    Expression make(const syntax::Exists& exists, const Written& whole, const Type&);
    Expression make(const syntax::OnDay& on_day, const Written& whole, const Type&);
    Expression make(const syntax::ForPerson& for_person, const Written& whole, const Type&);
    Expression all_conditions(Operation operation, const std::vector<syntax::ExpressionId>& operands);
    Expression norm_use(Operation operation, const syntax::Citation& citation);
    void check_group(const syntax::GroupOf& group, const Expression& built, Span mark);

    // expressions_compare.cpp
    Expression make(const syntax::Is& is, const Written& whole, const Type&);
    Expression make(const syntax::In& in, const Written& whole, const Type&);
    Expression make(const syntax::IsPresent& present, const Written& whole, const Type&);
    Expression make(const syntax::DayCompared& compared, const Written& whole, const Type&);
    Expression make(const syntax::Measured& measured, const Written& whole, const Type&);
    Expression make(const syntax::Within& within, const Written& whole, const Type&);
    Expression make(const syntax::UninterruptedFor& lasting, const Written& whole, const Type&);
    Expression make(const syntax::InTotal& total, const Written& whole, const Type&);
    Expression make(const syntax::ThroughoutLast& throughout, const Written& whole, const Type&);
    Expression equality(ExpressionId left, ExpressionId right);
    Expression membership(ExpressionId value, ExpressionId set);
    Expression membership_in_list(ExpressionId value, const syntax::ListLiteral& list, const Written& whole);
    Expression reading_is(const syntax::Reference& reading, syntax::ExpressionId meaning,
                          const Written& whole);
    bool check_comparable(ExpressionId left, ExpressionId right);
    bool check_ordered(ExpressionId left, ExpressionId right, const Written& whole);
    bool check_days_with_length(ExpressionId left, ExpressionId right, syntax::Measure measure);
    bool lacks_unit(ExpressionId number, const Type& other);
    bool is_known_without_expectation(syntax::ExpressionId id);

    // expressions_values.cpp
    Expression make(const syntax::Number& number, const Written& whole, const Type&);
    Expression make(const syntax::DateLiteral& date, const Written& whole, const Type&);
    Expression make(const syntax::TextLiteral& text, const Written& whole, const Type&);
    Expression make(const syntax::CitationLiteral& literal, const Written& whole, const Type&);
    Expression make(const syntax::CitationList& list, const Written& whole, const Type&);
    Expression make(const syntax::ListLiteral& list, const Written& whole, const Type& expected);
    Expression make(const syntax::AllExcept& except, const Written& whole, const Type& expected);
    Expression make(const syntax::Arithmetic& arithmetic, const Written& whole, const Type&);
    Expression make(const syntax::ShareOf& share, const Written& whole, const Type&);
    Type type_of_sum(const syntax::Arithmetic& arithmetic, ExpressionId left, ExpressionId right);
    Type type_of_product(const syntax::Arithmetic& arithmetic, ExpressionId left, ExpressionId right);
    void units_differ(ExpressionId left, ExpressionId right);

    // expressions_lists.cpp
    Expression make(const syntax::Quantifier& quantifier, const Written& whole, const Type&);
    Expression make(const syntax::Every& every, const Written& whole, const Type&);
    Expression make(const syntax::Aggregate& aggregate, const Written& whole, const Type&);
    Expression make(const syntax::DaysWith& days, const Written& whole, const Type&);
    Expression make(const syntax::FirstDay& first, const Written& whole, const Type&);
    Expression make(const syntax::LastDay& last, const Written& whole, const Type&);
    Expression make(const syntax::Since& since, const Written& whole, const Type&);
    Expression make(const syntax::SpanBetween& between, const Written& whole, const Type&);
    struct ListUse {
        FactId fact;
        std::uint8_t frame = 0;
        ListId list;
        std::vector<Expression> persons;
    };
    std::optional<ListUse> list_named(const std::vector<syntax::Name>& path);
    template <typename Body> Expression over_list(const std::vector<syntax::Name>& path, Body&& body);
    ExpressionId days(syntax::ExpressionId id, std::string_view word);
    Type type_of_aggregate(const syntax::Aggregate& aggregate, ExpressionId value);

    // expressions_names.cpp
    Expression make(const syntax::Path& path, const Written& whole, const Type& expected);
    Expression path_value(const syntax::Path& path, const Written& whole, const Type& expected);
    Expression table_value(Thing table, const syntax::Path& path, const Written& whole);
    Expression bare_name(const syntax::Name& name, const Type& expected);
    Expression member(const std::vector<syntax::Name>& names, std::size_t position, std::size_t frame);
    Expression person_member(const Expression& person, const std::vector<syntax::Name>& names,
                             std::size_t position);
    Expression unknown_bare_name(const syntax::Name& name, const Type& expected);
    std::optional<Expression> built_in(const syntax::Name& name);
    std::optional<Expression> let_named(const syntax::Name& name, const Type& expected);
    std::optional<Expression> choice_value(const syntax::Name& name, const Type& expected);
    std::optional<Expression> found_in_frames(const syntax::Name& name);
    std::optional<Expression> found_in_frame(std::size_t frame, const syntax::Name& name);
    std::optional<Expression> person_fact(std::size_t frame, const syntax::Name& name);
    std::optional<Expression> current_period(std::size_t frame, const syntax::Name& name);
    std::optional<Expression> attribute(std::size_t frame, const syntax::Name& name);
    std::optional<Expression> defined(const syntax::Name& name, std::optional<std::size_t> frame);
    std::optional<std::size_t> frame_of_item(std::string_view item_name) const;
    std::vector<std::string> names_in_scope() const;

    // frames
    bool is_person(const Frame& frame) const;
    std::size_t person_frame() const;  // position of the innermost visible person (item of Personen included)
    std::size_t selbst_frame() const;  // position of the innermost visible person that is no item
    std::size_t innermost_frame() const;
    std::uint8_t number_of(std::size_t position) const {
        return static_cast<std::uint8_t>(scope_.frames.size() - 1 - position);
    }

    const Written& written(syntax::ExpressionId id) const { return scope_.file->at(id); }
    Expression& at(ExpressionId id) { return context_.expression(id); }
    // A copy: what is built meanwhile moves the expressions.
    Type type(ExpressionId id) const { return context_.type_of(id); }
    Span span_of(ExpressionId id) const { return context_.book.expressions[id.index].span; }
    std::string text(const Type& type, Case grammar = Case::Nominative) const {
        return type_text(context_, type, grammar);
    }
    void use(Thing thing, Span span);
    ExpressionId add(Expression expression, Span span);
    void wrong_operand(std::string_view word, std::string_view needed, ExpressionId found);
    ExpressionId day(syntax::ExpressionId id, std::string_view word);

    Context& context_;
    Scope& scope_;
};

// Small makers, so that building reads like operations.def.
inline Expression unknown_expression() { return Expression{}; }
inline Expression operation_of(Operation operation, const Type& type,
                               std::vector<ExpressionId> operands = {}) {
    Expression expression;
    expression.operation = operation;
    expression.type = type;
    expression.operands = std::move(operands);
    return expression;
}
inline Expression constant_of(const Type& type, Constant value) {
    Expression expression;
    expression.type = type;
    expression.constant = std::move(value);
    return expression;
}
inline const Type truth = simple(BaseType::Wahr);

}  // namespace dsl::model::checking
