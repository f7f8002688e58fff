// The tree of one rule file: exactly what the author wrote, with spans, nothing resolved. Made by parse(),
// read by model::check and format(). Declarations are plain structs; expressions live in one vector
// (File::expressions) and are linked by ExpressionId. Parentheses are not kept: the shape says it; format()
// writes them where they are needed. Members named `lines` keep the author's order. English type names; the
// German keyword stands in the comment.
#pragma once

#include "dsl/syntax/tree_expressions.hpp"

namespace dsl::syntax {

// One construct of the language per line.
// clang-format off

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

struct ItemField { Name name; Name type; std::optional<Text> text; };
/// Name [ je item [lückenlos] { field : Type "Text" … } ]
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
struct Lasting { std::optional<Name> when; };       // unveränderlich [wenn ja | wenn nein]
using FactLine = std::variant<Attribute, AttainableBy, AskedUnder, Sensitive, Lasting>;
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
