// Building stones of the grammar beside those of X3: directives that put nodes into the tree, write spans,
// collect lists and resume after an error. Rules use attributes only, no semantic actions. A directive that
// fails uses up nothing.
#pragma once

#include <optional>
#include <utility>

#include "dsl/syntax/grammar/token_parsers.hpp"

namespace dsl::syntax::grammar {

/// The base of rule tags: writes the span of a node that has one.
struct annotate {
    template <typename Node, typename AnyContext>
    void on_success(Iterator first, Iterator last, Node& node, const AnyContext& context) {
        if constexpr (requires { node.span; }) node.span = x3::get<state_tag>(context).span_of(first, last);
        if constexpr (requires { node.is_damaged; }) node.is_damaged = false;
    }
};

/// X3 makes a variant also of alternatives that all deliver the same.
template <typename Attribute> struct Collapsed { using type = Attribute; };
template <typename First, typename... More>
requires(std::is_same_v<First, More>&&...) struct Collapsed<boost::variant<First, More...>> {
    using type = First;
};
template <typename Subject>
using AttributeOf = typename Collapsed<typename x3::traits::attribute_of<Subject, Context>::type>::type;

/// Shared by all directives below: `Result` is what they deliver.
template <typename Subject, typename Derived, typename Result>
struct Directive : x3::unary_parser<Subject, Derived> {
    using attribute_type = Result;
    static bool const has_attribute = true;

    constexpr explicit Directive(const Subject& wrapped) : x3::unary_parser<Subject, Derived>(wrapped) {}

    /// Parses the subject; when it fails, neither tokens nor expressions are used up.
    template <typename C, typename Value>
    bool attempt(Iterator& first, Iterator last, const C& context, Value& value) const {
        const Iterator start = first;
        const std::size_t mark = state_of(context).mark();
        if (this->subject.parse(first, last, context, x3::unused, value)) return true;
        first = start;
        state_of(context).roll_back(mark);
        return false;
    }
};

/// [ subject ] as std::optional.
template <typename Subject>
struct MaybeDirective : Directive<Subject, MaybeDirective<Subject>, std::optional<AttributeOf<Subject>>> {
    using Directive<Subject, MaybeDirective, std::optional<AttributeOf<Subject>>>::Directive;
    template <typename C, typename R, typename A>
    bool parse(Iterator& first, const Iterator& last, const C& context, R&, A& attribute) const {
        AttributeOf<Subject> value;
        if (this->attempt(first, last, context, value)) attribute = std::move(value);
        return true;
    }
};
template <typename Subject> constexpr auto maybe(const Subject& subject) {
    return MaybeDirective<Subject>{subject};
}

/// [ subject ], the default value standing for nothing: `none` of an ExpressionId, an empty list.
template <typename Subject>
struct OrNothingDirective : Directive<Subject, OrNothingDirective<Subject>, AttributeOf<Subject>> {
    using Directive<Subject, OrNothingDirective, AttributeOf<Subject>>::Directive;
    template <typename C, typename R, typename A>
    bool parse(Iterator& first, const Iterator& last, const C& context, R&, A& attribute) const {
        AttributeOf<Subject> value{};
        if (this->attempt(first, last, context, value)) attribute = std::move(value);
        return true;
    }
};
template <typename Subject> constexpr auto or_nothing(const Subject& subject) {
    return OrNothingDirective<Subject>{subject};
}

/// { subject }
template <typename Subject>
struct ManyDirective : Directive<Subject, ManyDirective<Subject>, std::vector<AttributeOf<Subject>>> {
    using Directive<Subject, ManyDirective, std::vector<AttributeOf<Subject>>>::Directive;
    template <typename C, typename R, typename A>
    bool parse(Iterator& first, const Iterator& last, const C& context, R&, A& attribute) const {
        for (;;) {
            AttributeOf<Subject> value{};
            if (!this->attempt(first, last, context, value)) return true;
            attribute.push_back(std::move(value));
        }
    }
};
template <typename Subject> constexpr auto many(const Subject& subject) {
    return ManyDirective<Subject>{subject};
}

/// subject { separator subject }; after a separator the subject must follow.
template <typename Subject>
struct ListDirective : Directive<Subject, ListDirective<Subject>, std::vector<AttributeOf<Subject>>> {
    constexpr ListDirective(const Subject& wrapped, MarkParser between)
        : Directive<Subject, ListDirective, std::vector<AttributeOf<Subject>>>(wrapped), separator(between) {}
    template <typename C, typename R, typename A>
    bool parse(Iterator& first, const Iterator& last, const C& context, R& rcontext, A& attribute) const {
        do {
            AttributeOf<Subject> value{};
            if (!this->attempt(first, last, context, value)) {
                if (attribute.empty()) return false;
                boost::throw_exception(x3::expectation_failure<Iterator>(first, "item"));
            }
            attribute.push_back(std::move(value));
        } while (separator.parse(first, last, context, rcontext, x3::unused));
        return true;
    }
    MarkParser separator;
};
template <typename Subject> constexpr auto list_of(const Subject& subject) {
    return ListDirective<Subject>{subject, comma};
}
template <typename Subject> constexpr auto path_of(const Subject& subject) {
    return ListDirective<Subject>{subject, point};
}

/// The attribute of the subject as the only member of a Result (also: one kind of a variant).
template <typename Result, typename Subject>
struct AsDirective : Directive<Subject, AsDirective<Result, Subject>, Result> {
    using Directive<Subject, AsDirective, Result>::Directive;
    template <typename C, typename R, typename A>
    bool parse(Iterator& first, const Iterator& last, const C& context, R&, A& attribute) const {
        using Value = AttributeOf<Subject>;
        const Iterator start = first;
        if constexpr (std::is_same_v<Value, x3::unused_type>) {
            if (!this->attempt(first, last, context, x3::unused)) return false;
            attribute = Result{};
        } else {
            Value value{};
            try {
                if (!this->attempt(first, last, context, value)) return false;
            } catch (const x3::expectation_failure<Iterator>&) {
                attribute = Result{std::move(value)};  // what was understood is kept
                throw;
            }
            attribute = Result{std::move(value)};
        }
        if constexpr (requires { attribute.span; }) attribute.span = state_of(context).span_of(start, first);
        return true;
    }
};
template <typename Result, typename Subject> constexpr auto as(const Subject& subject) {
    return AsDirective<Result, Subject>{subject};
}

/// A sequence as the members of a Struct (adapted); writes its span.
template <typename Struct, typename Subject>
struct StructDirective : Directive<Subject, StructDirective<Struct, Subject>, Struct> {
    using Directive<Subject, StructDirective, Struct>::Directive;
    template <typename C, typename R, typename A>
    bool parse(Iterator& first, const Iterator& last, const C& context, R&, A& attribute) const {
        const Iterator start = first;
        if (!this->attempt(first, last, context, attribute)) return false;
        if constexpr (requires { attribute.span; }) attribute.span = state_of(context).span_of(start, first);
        if constexpr (requires { attribute.is_damaged; }) attribute.is_damaged = false;
        return true;
    }
};
template <typename Struct, typename Subject> constexpr auto struct_of(const Subject& subject) {
    return StructDirective<Struct, Subject>{subject};
}

/// Parses a sequence into the members of a Struct (adapted) and hands it to finish(state, struct, span),
/// which says what it becomes. Also after an error inside, so that what was understood is kept.
template <typename Struct, typename Subject, typename Result>
struct BuiltDirective : Directive<Subject, BuiltDirective<Struct, Subject, Result>, Result> {
    using Directive<Subject, BuiltDirective, Result>::Directive;
    template <typename C, typename R, typename A>
    bool parse(Iterator& first, const Iterator& last, const C& context, R&, A& attribute) const {
        const Iterator start = first;
        ParseState& state = state_of(context);
        Struct parts{};
        try {
            if (!this->attempt(first, last, context, parts)) return false;
        } catch (const x3::expectation_failure<Iterator>&) {
            if constexpr (!std::is_same_v<Result, ExpressionId>)
                assign(finish(state, std::move(parts), state.span_of(start, first)), attribute);
            throw;
        }
        assign(finish(state, std::move(parts), state.span_of(start, first)), attribute);
        return true;
    }
};
template <typename Struct, typename Subject> constexpr auto built(const Subject& subject) {
    using Result = decltype(finish(std::declval<ParseState&>(), std::declval<Struct>(), Span{}));
    return BuiltDirective<Struct, Subject, Result>{subject};
}

/// An expression of the given kind: into the tree, its id is the attribute. `Inner` is what the subject
/// delivers: the Kind itself, or its only member.
template <typename Kind, typename Inner, typename Subject>
struct NodeDirective : Directive<Subject, NodeDirective<Kind, Inner, Subject>, ExpressionId> {
    using Directive<Subject, NodeDirective, ExpressionId>::Directive;
    template <typename C, typename R, typename A>
    bool parse(Iterator& first, const Iterator& last, const C& context, R&, A& attribute) const {
        const Iterator start = first;
        ParseState& state = state_of(context);
        Inner value{};
        if (!this->attempt(first, last, context, value)) return false;
        const bool has_keyword = start->kind == TokenKind::Word && start->word != 0;
        assign(state.add(Kind{std::move(value)}, state.span_of(start, first),
                         has_keyword ? state.span_of(*start) : Span{}),
               attribute);
        return true;
    }
};
template <typename Kind, typename Subject> constexpr auto node(const Subject& subject) {
    return NodeDirective<Kind, Kind, Subject>{subject};
}
template <typename Kind, typename Subject> constexpr auto node_of(const Subject& subject) {
    return NodeDirective<Kind, AttributeOf<Subject>, Subject>{subject};
}

/// What the author reads after "erwartet" when nothing of the subject fits.
template <typename Subject>
struct NamedDirective : Directive<Subject, NamedDirective<Subject>, AttributeOf<Subject>> {
    constexpr NamedDirective(const Subject& wrapped, std::string_view what)
        : Directive<Subject, NamedDirective, AttributeOf<Subject>>(wrapped), name(what) {}
    template <typename C, typename R, typename A>
    bool parse(Iterator& first, const Iterator& last, const C& context, R& rcontext, A& attribute) const {
        ParseState& state = state_of(context);
        const Iterator start = first;
        const std::size_t expected = state.expectation_count(start);
        const bool is_parsed = this->subject.parse(first, last, context, rcontext, attribute);
        if (!is_parsed) state.sum_up(start, expected, name);
        return is_parsed;
    }
    std::string_view name;
};
template <typename Subject> constexpr auto named(std::string_view what, const Subject& subject) {
    return NamedDirective<Subject>{subject, what};
}

/// Limits how deeply expressions nest, with or without brackets.
template <typename Subject>
struct NestedDirective : Directive<Subject, NestedDirective<Subject>, AttributeOf<Subject>> {
    using Directive<Subject, NestedDirective, AttributeOf<Subject>>::Directive;
    template <typename C, typename R, typename A>
    bool parse(Iterator& first, const Iterator& last, const C& context, R& rcontext, A& attribute) const {
        ParseState& state = state_of(context);
        if (!state.enter(first)) boost::throw_exception(x3::expectation_failure<Iterator>(first, "depth"));
        struct Leave {
            ParseState& state;
            ~Leave() { state.leave(); }
        } leave{state};
        return this->subject.parse(first, last, context, rcontext, attribute);
    }
};
template <typename Subject> constexpr auto nested(const Subject& subject) {
    return NestedDirective<Subject>{subject};
}

template <typename Node> void mark_damaged(Node& node) {
    if constexpr (requires { node.is_damaged; }) node.is_damaged = true;
}
template <typename... Nodes> void mark_damaged(std::variant<Nodes...>& node) {
    std::visit([](auto& alternative) { mark_damaged(alternative); }, node);
}

/// { subject } up to a closing brace (or the end of the file), resuming after errors. An on_error of the rule
/// would not do: it does not see the attribute, and what was understood of the item has to stay.
template <typename Subject>
struct LinesDirective : Directive<Subject, LinesDirective<Subject>, std::vector<AttributeOf<Subject>>> {
    constexpr LinesDirective(const Subject& wrapped, Level of, std::string_view what)
        : Directive<Subject, LinesDirective, std::vector<AttributeOf<Subject>>>(wrapped),
          level(of),
          name(what) {}
    template <typename C, typename R, typename A>
    bool parse(Iterator& first, const Iterator& last, const C& context, R&, A& attribute) const {
        ParseState& state = state_of(context);
        const Iterator open = first - (level == Level::File ? 0 : 1);
        for (;;) {
            if (state.gives_up()) first = state.end();
            AttributeOf<Subject> item{};
            const Iterator start = first;
            const std::size_t errors = state.errors();
            if (read(first, last, context, item)) {
                if (errors != state.errors()) mark_damaged(item);
                attribute.push_back(std::move(item));
                continue;
            }
            if (is_end(*first)) return true;
            if (state.ends_list(level, *first)) {
                state.report_unclosed(open, first);
                return true;
            }
            state.report_here(first);
            first = state.resume(level, start, first);
        }
    }

private:
    bool is_end(const Token& token) const {
        return token.kind == TokenKind::End ||
               (level != Level::File && token.kind == TokenKind::Mark && token.mark == '}');
    }
    template <typename C, typename Item>
    bool read(Iterator& first, Iterator last, const C& context, Item& item) const {
        ParseState& state = state_of(context);
        const Iterator start = first;
        const std::size_t expected = state.expectation_count(start);
        try {
            if (this->attempt(first, last, context, item)) return true;
            state.sum_up(start, expected, name);
            return false;
        } catch (const x3::expectation_failure<Iterator>& failure) {
            const Iterator stopped = state.furthest(failure.where());
            state.report_here(stopped);
            first = state.resume(level, start, stopped);
            return true;
        }
    }

    Level level;
    std::string_view name;
};
template <typename Subject>
constexpr auto lines_of(Level level, std::string_view what, const Subject& subject) {
    return LinesDirective<Subject>{subject, level, what};
}

}  // namespace dsl::syntax::grammar
