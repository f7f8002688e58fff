// The tree of one rule file: exactly what the author wrote, with spans, nothing resolved. Made by parse(),
// read by model::check and format(). Declarations are plain structs; expressions live in one vector
// (File::expressions) and are linked by ExpressionId. Parentheses are not kept: the shape says it; format()
// writes them where they are needed. Members named `lines` keep the author's order. English type names; the
// German keyword stands in the comment.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "dsl/core/citation.hpp"
#include "dsl/core/date.hpp"
#include "dsl/core/rational.hpp"
#include "dsl/core/source.hpp"

namespace dsl::syntax {

using core::Span;

/// Position in File::expressions; none where an optional expression was not written.
struct ExpressionId {
    std::uint32_t index = std::numeric_limits<std::uint32_t>::max();

    constexpr bool is_none() const { return index == std::numeric_limits<std::uint32_t>::max(); }
    constexpr bool operator==(const ExpressionId&) const = default;
};

// One construct of the language per line.
// clang-format off

// --- words -------------------------------------------------------------------------------------------------

/// As written, in NFC. `ä` and `ae` are the same name: compare with core's folding, not with ==.
struct Name {
    std::string text;
    Span span{};
};

/// What stands between the quotes; `{name}` inside is a placeholder.
struct Text {
    std::string text;
    std::vector<Name> placeholders;
    Span span{};  // with the quotes
};

struct DateValue {
    core::Date value{};
    Span span{};
};

/// Spanne of law: "ab" D ["bis" D] | "bis" D. `until` is the last day, as written.
struct DateSpan {
    std::optional<DateValue> from;
    std::optional<DateValue> until;
    Span span{};
};

enum class Unit : std::uint8_t { Percent, Euro, Hours, Days, Weeks, Months, Years };
/// mindestens, höchstens, mehr als, weniger als
enum class Measure : std::uint8_t { AtLeast, AtMost, MoreThan, LessThan };
enum class Direction : std::uint8_t { After, Before };                      // nach, vor

// --- citations, relative as written ------------------------------------------------------------------------

/// One step of a citation: "Abs. 3 bis 5". A bare number after a comma repeats the last word: then `rank`
/// holds that word's rank and `is_bare` is set.
struct CitationPart {
    core::Rank rank = core::Rank::Paragraph;
    core::PlaceRange places;
    bool is_bare = false;
    bool is_plural = false;  // §§
    Span span{};
};

struct Citation {
    std::vector<CitationPart> parts;  // at least one
    std::optional<Name> act;
    Span span{};
};

/// An act named last holds for the whole list; resolving is the checker's work.
struct Citations {
    std::vector<Citation> items;
    Span span{};
};

// --- attributes (Angabe) and blocks ------------------------------------------------------------------------

struct Cites { Citations citations; };            // zitat
struct ValidIn { DateSpan period; };              // gültig
struct FromSource { Name source; };               // laut
struct Hint { Text text; };                       // hinweis
struct Protective {};                             // schützend
struct Proofs { std::vector<Text> texts; };       // nachweis
struct Attribute {
    std::variant<Cites, ValidIn, FromSource, Hint, Protective, Proofs> kind;
    Span span{};
};

struct Let { Name name; ExpressionId value; Span span{}; };     // sei
struct OnlyIf { ExpressionId condition; Span span{}; };         // betrifft nur
struct When { ExpressionId condition; Span span{}; };           // wenn

enum class WayKind : std::uint8_t {
    Entfaellt, Genuegt, Unschaedlich, EsSeiDenn, RegelmaessigUnschaedlich, RegelmaessigGenuegt,
    KannEntfallen, KannGenuegen, SollEntfallen, SollGenuegen,
};
struct WayWord { WayKind kind = WayKind::Entfaellt; Span span{}; };

struct BlockLine;
struct Block {
    std::vector<BlockLine> lines;
    Span span{};  // with the braces
};
/// Weg [Name] [Text] Block
struct Way {
    WayWord word;
    std::optional<Name> name;
    std::optional<Text> text;
    Block block;
    Span span{};
};
struct BlockLine {
    std::variant<Attribute, Let, OnlyIf, When, Way> kind;
};

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

// --- lines of a norm ---------------------------------------------------------------------------------------

enum class ElementKind : std::uint8_t {
    Voraussetzung, Regelvoraussetzung, Ausschluss, Regelausschluss, Kannausschluss, Aussetzung,
};
struct ElementWord { ElementKind kind = ElementKind::Voraussetzung; Span span{}; };
struct Element {
    ElementWord word;
    Name name;
    Text text;
    std::vector<Name> persons;  // für selbst, partner; empty: selbst alone
    Block block;
    Span span{};
    bool is_damaged = true;     // a syntax error inside: do not check what is in it
};
/// nicht kodiert
struct NotEncoded { Citations citations; Text reason; Span span{}; bool is_damaged = true; };
enum class Favour : std::uint8_t { More, Less, Earlier, Later };  // mehr, weniger, früher, später
struct Favourable { Favour favour = Favour::More; Name fact; Span span{}; };                   // günstig je
struct Deviation {  // abweichend von
    Citations targets;
    WayWord word;
    std::optional<Name> name;
    std::optional<Text> text;
    Block block;
    Span span{};
    bool is_damaged = true;
};
struct Accordingly {  // entsprechend … ohne …
    Citations targets;
    std::vector<Name> without;
    Block block;
    Span span{};
    bool is_damaged = true;
};
enum class ConsequenceKind : std::uint8_t { Ist, Soll, Kann, KraftGesetzes, Pflicht, Verbot };
struct Consequence {  // rechtsfolge
    ConsequenceKind kind = ConsequenceKind::Ist;
    Text text;
    std::optional<DateSpan> period;
    ExpressionId condition;
    Span span{};
    bool is_damaged = true;
};
struct LeadsTo {  // führt zu
    Name target;
    std::optional<Citation> basis;  // nach
    ExpressionId duration;          // für; none: not said, or unbefristet
    bool is_at_most = false;
    bool is_unlimited = false;      // unbefristet
    Span span{};
    bool is_damaged = true;
};
using NormLine = std::variant<Attribute, Element, NotEncoded, Favourable, Deviation, Accordingly,
                              Consequence, LeadsTo>;

// --- declarations ------------------------------------------------------------------------------------------

struct Uses { std::vector<std::vector<Name>> paths; };                              // verwendet
struct CheckedAgainst { Name act; DateValue state; Text digest; };                  // geprüft gegen
struct Act { Name name; Text title; };                                              // gesetz
struct Norm { Citation citation; Text title; std::vector<NormLine> lines; };        // norm
/// allgemein … gilt für
struct General { Citation citation; Text title; Name applies_to; std::vector<NormLine> lines; };

struct ItemField { Name name; Name type; };
/// Name [ je item [lückenlos] { field : Type … } ]
struct TypeName {
    Name base;
    std::optional<Name> item;
    bool is_gapless = false;
    std::vector<ItemField> fields;
    Span span{};
};
enum class DefinitionKind : std::uint8_t { Begriff, Wert, Menge };
struct Version { DateSpan period; ExpressionId value; std::vector<Attribute> attributes; Span span{}; };
struct Definition {
    DefinitionKind kind = DefinitionKind::Begriff;
    Name name;
    std::optional<Name> item;           // je
    std::optional<Text> text;
    TypeName type;
    ExpressionId value;                 // `= …`; none: versions
    std::vector<Attribute> attributes;
    std::vector<Version> versions;
};

/// key `sonst`: is_otherwise
struct TableRow { Name key; std::vector<ExpressionId> cells; Span span{}; bool is_otherwise = false; };
struct Table {
    Name name;
    std::optional<Text> text;
    Name key_type;
    std::vector<Attribute> attributes;
    std::vector<Name> columns;
    std::vector<TableRow> rows;
};

/// zählt, zählt zur Hälfte, überbrückt, anrechenbar bis
enum class ChainLineKind : std::uint8_t { Counts, CountsHalf, Bridges, Credit };
struct ChainLine {
    ChainLineKind kind = ChainLineKind::Counts;
    std::vector<Name> table;          // nach tabelle.spalte; empty: none
    bool is_gap = false;              // Lücke
    bool is_capped = false;           // höchstens N: of a longer gap the first N
    ExpressionId limit;               // bis N, höchstens N
    ExpressionId condition;           // wenn
    std::vector<Attribute> attributes;
    Span span{};
};
/// kette
struct Chain { Name name; Text text; std::vector<Attribute> attributes; std::vector<ChainLine> lines; };

struct Transition {  // übergang
    Name name;
    Text text;
    std::vector<Attribute> attributes;
    Citations targets;
    ExpressionId condition;
    DateValue law_of;
    bool if_more_favourable = false;
};
struct Meaning { Name name; Text text; std::vector<Attribute> attributes; Span span{}; };
/// lesart
struct Reading {
    Name name;
    Text text;
    Citations concerns;
    std::vector<Attribute> attributes;
    std::vector<Meaning> meanings;
};
/// quelle
struct Source {
    Name name;
    Text text;
    Name rank;
    std::optional<Name> land;
    std::vector<Attribute> attributes;
};

struct AttainableBy { std::vector<Name> steps; };   // erreichbar durch
struct AskedUnder { Citations citations; };         // erhoben nach
struct Sensitive {};                                // besonders geschützt
using FactLine = std::variant<Attribute, AttainableBy, AskedUnder, Sensitive>;
struct Fact {
    Name name;
    TypeName type;
    Text question;
    std::vector<FactLine> lines;
    Span span{};
    bool is_damaged = true;
};
/// spricht dafür/dagegen
struct Indication { bool in_favour = true; std::vector<ExpressionId> conditions; Span span{}; };
using JudgementLine = std::variant<Attribute, Indication>;
struct Judgement {  // wertung, ermessen
    bool is_discretion = false;
    Name name;
    Text question;
    Citations concerns;  // zu
    std::vector<JudgementLine> lines;
    Span span{};
    bool is_damaged = true;
};
using FactsItem = std::variant<Fact, Judgement>;
struct Facts { std::vector<FactsItem> items; };     // sachverhalt

struct ChoiceValue { Name name; std::optional<Text> text; std::optional<Citation> citation; Span span{}; };
struct Choice { Name name; bool is_ordered = false; std::vector<ChoiceValue> values; };  // auswahl

struct Sets { Name fact; bool at_least = false; ExpressionId value; };  // ist, mindestens
struct NewItem { Name item; std::vector<std::pair<Name, ExpressionId>> fields; };  // neu
struct Ends { Name fact; };  // beendet
struct Effect { std::variant<Sets, NewItem, Ends> kind; Span span{}; };
struct Requires { ExpressionId condition; Span span{}; };  // setzt voraus
struct Takes { bool is_about = false; ExpressionId duration; Span span{}; };  // dauert [etwa]
struct Causes { std::vector<Effect> effects; Span span{}; };  // bewirkt
using StepLine = std::variant<Attribute, Requires, Takes, Causes>;
/// maßnahme, ereignis
struct Step { bool is_event = false; Name name; Text text; std::vector<StepLine> lines; };

struct Declaration {
    std::variant<Uses, CheckedAgainst, Act, Norm, General, Definition, Table, Chain, Transition, Reading,
                 Facts, Choice, Step, Source, NotEncoded>
        kind;
    Span span{};
    bool is_damaged = false;  // a syntax error inside; name it, do not check what is in it
};

struct Comment {
    Span span{};       // from `--` to the end of the line, without the line break
    std::string text;  // without `--` and surrounding blanks
    bool is_trailing = false;  // something stands before it on the line
};

struct File {
    core::FileId id{};
    std::vector<Declaration> declarations;
    std::vector<Expression> expressions;
    std::vector<Comment> comments;  // in order of position

    const Expression& at(ExpressionId expression) const { return expressions[expression.index]; }
};

/// The same apart from spans, comments and the numbering of expressions.
bool same_structure(const File& left, const File& right);

}  // namespace dsl::syntax
