// Expressions of the tree: conditions, calculations, values. They are linked by ExpressionId. Part of
// tree.hpp, which says how to read it.
#pragma once

#include "dsl/syntax/tree_parts.hpp"

namespace dsl::syntax {

// One construct of the language per line.
// clang-format off

// --- expressions -------------------------------------------------------------------------------------------

struct AllOf { std::vector<ExpressionId> operands; };   // und; at least two
struct AnyOf { std::vector<ExpressionId> operands; };   // oder; at least two
struct Not { ExpressionId operand; };                   // nicht

struct Is { ExpressionId left, right; bool is_negated = false; };              // ist [nicht]
struct In { ExpressionId value, set; bool is_negated = false; };               // [nicht] in
struct IsPresent { ExpressionId event; };                                      // liegt vor
/// vor, nach, spätestens, frühestens
enum class DayOrder : std::uint8_t { Before, After, AtLatest, AtEarliest };
struct DayCompared { DayOrder order = DayOrder::Before; ExpressionId left, right; };
/// Mass Ausdruck [ (nach|vor) Ausdruck ]: `alter mindestens 18 Jahre`, `D mehr als 3 Monate nach E`
struct Measured {
    ExpressionId value;
    Measure measure = Measure::AtLeast;
    ExpressionId amount;
    std::optional<Direction> direction;
    ExpressionId reference;  // none without direction
};
/// binnen N nach E
struct Within { ExpressionId day, duration; Direction direction = Direction::After; ExpressionId event; };
/// ununterbrochen seit
struct UninterruptedFor { ExpressionId days; Measure measure = Measure::AtLeast; ExpressionId duration; };
/// insgesamt … [in den letzten …]
struct InTotal { ExpressionId days; Measure measure = Measure::AtLeast; ExpressionId duration, window; };
struct ThroughoutLast { ExpressionId days, duration; };                        // durchgehend in den letzten

/// plus, minus, mal, geteilt durch
enum class ArithmeticOperator : std::uint8_t { Plus, Minus, Times, DividedBy };
struct Arithmetic { ArithmeticOperator op = ArithmeticOperator::Plus; ExpressionId left, right; };

struct Number { core::Rational value{}; std::optional<Unit> unit; Span unit_span{}; };
struct DateLiteral { core::Date value{}; };
struct TextLiteral { Text text; };
struct CitationLiteral { Citation citation; };
struct CitationList { Citations citations; };                  // "{ §§ 22 bis 26 }"
struct ListLiteral { std::vector<ExpressionId> items; };       // { A1, A2 }
/// a.b.c [bei schlüssel] [Fassung vom tag]
struct Path { std::vector<Name> names; ExpressionId key; ExpressionId version_of; };
struct If { ExpressionId condition, then, otherwise; };        // falls … dann … sonst

struct Case { Name name; Text text; Block block; Span span{}; };  // fall
using GroupMember = std::variant<ExpressionId, Case>;
enum class GroupKind : std::uint8_t { All, Any, None, Count };    // alle, eines, keines, mindestens 2 von
struct GroupOf {
    GroupKind kind = GroupKind::All;
    Measure measure = Measure::AtLeast;  // Count only
    core::Rational count{};              // Count only
    std::vector<GroupMember> members;
};
struct AllExcept { ExpressionId values; };                      // alle außer

enum class ReferenceKind : std::uint8_t { Judgement, Discretion, Reading };  // wertung, ermessen, lesart
struct Reference { ReferenceKind kind = ReferenceKind::Judgement; Name name; };
struct Fulfilled { Citation citation; };                        // erfüllt Z
struct Exists { Citation citation; };                           // besteht Z
struct OnDay { ExpressionId day, condition; };                  // am D gilt C
struct ForPerson { std::vector<Name> person; ExpressionId condition; };  // für P gilt C

enum class QuantifierKind : std::uint8_t { Some, No, Count };   // ein, kein, anzahl
struct Quantifier {
    QuantifierKind kind = QuantifierKind::Some;
    Name article;
    std::vector<Name> list;
    ExpressionId filter;
};
/// jedes x mit C hat C
struct Every { Name article; std::vector<Name> list; ExpressionId filter, condition; };
enum class AggregateKind : std::uint8_t { Sum, Largest, Smallest, Earliest, Latest };
struct Aggregate {
    AggregateKind kind = AggregateKind::Sum;
    ExpressionId value;
    std::vector<Name> list;
    ExpressionId filter;
};

struct DaysWith { ExpressionId condition; };                    // tage mit
struct FirstDay { ExpressionId days; };                         // erster Tag von
struct LastDay { ExpressionId days; };                          // letzter Tag von
struct Since { ExpressionId event; };                           // seit
struct SpanBetween { ExpressionId first, last; };               // Spanne von … bis
struct ShareOf { ExpressionId part, whole; };                   // Anteil A an B

struct Expression {
    std::variant<AllOf, AnyOf, Not, Is, In, IsPresent, DayCompared, Measured, Within, UninterruptedFor,
                 InTotal, ThroughoutLast, Arithmetic, Number, DateLiteral, TextLiteral, CitationLiteral,
                 CitationList, ListLiteral, Path, If, GroupOf, AllExcept, Reference, Fulfilled, Exists,
                 OnDay, ForPerson, Quantifier, Every, Aggregate, DaysWith, FirstDay, LastDay, Since,
                 SpanBetween, ShareOf>
        kind;
    Span span{};     // without enclosing parentheses
    /// the word that makes it what it is (`und`, `ist`, `falls`); empty for literals and paths
    Span keyword{};
};

}  // namespace dsl::syntax
