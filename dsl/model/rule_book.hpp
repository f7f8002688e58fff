// The rule book: all norms in all versions, typed and cited; what syntax::File means over all time.
// Made by check/ from all files of a rule folder; read by the plan compiler, the person readers, the audit.
// It knows no person and no date of today. Everything named by an id lives in one of the vectors below.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "dsl/model/expression.hpp"

namespace dsl::model {

/// Days on which a thing is law, half-open: [from, until). The source's `bis` is the last day, so until = bis
/// + 1.
struct Validity {
    core::Date from = core::Date::distant_past();
    core::Date until = core::Date::never();

    constexpr bool holds_on(core::Date day) const { return from <= day && day < until; }
    constexpr bool operator==(const Validity&) const = default;
};
/// There is a day on which both are law.
constexpr bool overlap(const Validity& a, const Validity& b) { return a.from < b.until && b.from < a.until; }

/// The lines any construct may carry (`Angabe`). `validity` is already cut down to that of what encloses it.
struct Attributes {
    std::vector<core::Citation> citations;  // absolute; the first one is where the thing stands
    Validity validity;
    SourceId source;                  // `laut`: layer or guidance; none = statute
    std::vector<std::string> hints;   // hinweis
    std::vector<std::string> proofs;  // nachweis
    bool is_protective = false;       // schützend; every way is, anyhow
};

// --- vocabulary -------------------------------------------------------------------------------------------

struct ChoiceValue {
    std::string name;
    std::string text;
    std::optional<core::Citation> citation;
};
struct Choice {
    std::string name;
    bool is_ordered = false;
    std::vector<ChoiceValue> values;  // at most 64
    core::Span span{};
};

struct Fact {
    std::string name;
    Type type;
    std::string question;
    std::vector<core::Citation> asked_under;  // erhoben nach
    Attributes attributes;
    std::vector<StepId> attainable_by;         // erreichbar durch
    bool is_sensitive = false;                 // besonders geschützt (Art. 9 GDPR)
    bool yes_lasts = false, no_lasts = false;  // unveränderlich (both), wenn ja, wenn nein
    bool is_lasting() const { return yes_lasts || no_lasts; }
    ListId owner;  // attribute of the items of this list; none = fact of a person
    core::Span span{};
};

struct List {
    FactId fact;                      // the fact that holds the list (aufenthaltszeiten)
    std::string item_name;            // aufenthaltszeit
    BaseType kind = BaseType::Liste;  // Liste, Personen, Zeitraeume
    bool is_gapless = false;          // lückenlos: days not covered are unknown
    std::vector<FactId> attributes;
};

struct Indication {
    bool in_favour = true;
    ExpressionId condition;
};
struct Judgement {
    std::string name;
    std::string question;
    bool is_discretion = false;
    Attributes attributes;  // citations = `zu`
    std::vector<Indication> indications;
    core::Span span{};
};

struct Meaning {
    std::string name;
    std::string text;
    Attributes attributes;
};
struct Reading {
    std::string name;
    std::string question;
    Attributes attributes;  // citations = `zu`
    std::vector<Meaning> meanings;
    core::Span span{};
};

struct Source {
    std::string name;
    std::string text;
    std::string rank;
    std::string land;  // "" = Federation
    Attributes attributes;
    core::Span span{};
};

struct Effect {  // bewirkt
    enum class Kind : std::uint8_t { Is, AtLeast, NewItem, Ends } kind = Kind::Is;
    FactId fact;
    ExpressionId value;
    std::vector<std::pair<FactId, ExpressionId>> attributes;  // NewItem
};
struct Step {
    std::string name;
    std::string text;
    bool is_event = false;  // ereignis instead of maßnahme
    Attributes attributes;
    std::vector<ExpressionId> requires_all;  // setzt voraus
    ExpressionId takes;                      // dauert
    bool takes_about = false;                // etwa
    std::vector<Effect> effects;
    core::Span span{};
};

// --- definitions ------------------------------------------------------------------------------------------

struct DefinitionVersion {
    Attributes attributes;
    ExpressionId value;
};
struct Definition {
    enum class Kind : std::uint8_t { Begriff, Wert, Menge } kind = Kind::Begriff;
    std::string name;
    std::string text;
    Type type;
    ListId per_item;  // `je`: frame 0 of the body is an item of this list, frame 1 the person
    std::vector<DefinitionVersion> versions;  // disjoint, ascending
    core::Span span{};
};

struct TableRow {
    ChoiceMask keys = 0;              // rows are complete: `sonst` is already spelled out
    std::vector<ExpressionId> cells;  // one per column
    core::Span span{};
};
struct TableVersion {
    Attributes attributes;
    std::vector<TableRow> rows;
};
struct Table {
    std::string name;
    std::string text;
    ChoiceId key;
    std::vector<std::string> columns;
    std::vector<Type> column_types;
    std::vector<TableVersion> versions;
    core::Span span{};
};

enum class ChainLineKind : std::uint8_t { Counts, CountsHalf, Bridges, ByTable, Credit };
struct ChainLine {
    ChainLineKind kind = ChainLineKind::Counts;
    bool is_gap = false;     // `Lücke`
    bool is_capped = false;  // `höchstens N`: any length, but of each gap only the first N count
    ExpressionId limit;      // `bis N`, `höchstens N` of a gap, `bis N` of a credit; none = any length
    ExpressionId condition;  // none = always
    ExpressionId counting;   // ByTable: expression of the built-in choice Zählung for the day
    Attributes attributes;
    core::Span span{};
};
struct ChainVersion {
    Attributes attributes;
    std::vector<ChainLine> lines;
};
struct Chain {
    std::string name;
    std::string text;
    std::vector<ChainVersion> versions;
    core::Span span{};
};
/// Position in the built-in choice `Zählung` (RuleBook::counting_choice): ja, halb, neutral, nein, fraglich.
enum class Counting : std::uint8_t { Yes, Half, Neutral, No, Doubtful };

// --- norms ------------------------------------------------------------------------------------------------

enum class WayKind : std::uint8_t {
    None,  // an element's own block, or a fall
    Entfaellt,
    Genuegt,
    Unschaedlich,
    EsSeiDenn,
    RegelmaessigUnschaedlich,
    RegelmaessigGenuegt,
    KannEntfallen,
    KannGenuegen,
    SollEntfallen,
    SollGenuegen,
};

struct Block {
    std::string name;  // may be empty for a way: then its position names it
    std::string text;  // may hold {name}: see text_values
    WayKind way = WayKind::None;
    Attributes attributes;
    ExpressionId only_if;    // betrifft nur; none = everybody
    ExpressionId condition;  // wenn; none = always
    std::vector<BlockId> ways;
    std::vector<std::pair<std::string, ExpressionId>>
        text_values;  // {name} in text, resolved where the block stands
    core::Span span{};
};

enum class ElementKind : std::uint8_t {
    Voraussetzung,
    Regelvoraussetzung,
    Ausschluss,
    Regelausschluss,
    Kannausschluss,
    Aussetzung,
};
struct Element {
    ElementKind kind = ElementKind::Voraussetzung;
    BlockId block;
    NormId home;                      // where it is written
    bool for_self = true;             // `für selbst, partner`
    std::vector<FactId> for_persons;  // Person facts, or lists of Personen: each who exists
};

struct Deviation {  // abweichend von Z <Weg>
    std::vector<core::Citation> targets;
    BlockId way;
    core::Span span{};
};
struct Takeover {  // entsprechend Z ohne …
    std::vector<core::Citation> targets;
    std::vector<std::string> without;
    Attributes attributes;
    core::Span span{};
};

enum class ConsequenceKind : std::uint8_t { Ist, Soll, Kann, KraftGesetzes, Pflicht, Verbot };
struct Consequence {
    ConsequenceKind kind = ConsequenceKind::Ist;
    std::string text;
    Validity validity;
    ExpressionId condition;  // none = always
    core::Span span{};
};
struct LeadsTo {                         // führt zu
    std::string name;                    // as written
    std::optional<std::uint8_t> status;  // value of the status choice (RuleBook::status_choice), if it is one
    FactId fact;                         // or a fact that becomes true
    std::optional<core::Citation> basis;  // nach
    ExpressionId duration;                // none = open-ended
    bool at_most = false;
    bool unlimited = false;  // unbefristet
    core::Span span{};
};
struct NotEncoded {
    std::vector<core::Citation> citations;
    std::string reason;
    core::Span span{};
};
enum class Favour : std::uint8_t { More, Less, Earlier, Later };  // günstig je mehr …

struct Norm {
    bool is_general = false;  // allgemein
    core::Citation citation;
    std::string title;
    Attributes attributes;
    ChoiceMask applies_to = 0;  // general part: statuses of `gilt für`
    std::vector<Consequence> consequences;
    std::vector<LeadsTo> leads_to;
    std::vector<ElementId> elements;
    std::vector<Deviation> deviations;
    std::vector<Takeover> takeovers;
    std::vector<NotEncoded> not_encoded;
    std::vector<std::pair<Favour, FactId>> favourable;
    core::Span span{};
};

struct Transition {
    std::string name;
    std::string text;
    Attributes attributes;
    std::vector<core::Citation> targets;
    ExpressionId condition;
    core::Date law_of;
    bool if_more_favourable = false;
    core::Span span{};
};

struct CheckedAgainst {  // geprüft gegen
    std::string act;
    core::Date state;
    std::string digest;
    core::FileId file{};
};

struct RuleBook {
    std::vector<Choice> choices;
    std::vector<Fact> facts;
    std::vector<List> lists;
    std::vector<Judgement> judgements;
    std::vector<Reading> readings;
    std::vector<Source> sources;
    std::vector<Step> steps;
    std::vector<Definition> definitions;
    std::vector<Table> tables;
    std::vector<Chain> chains;
    std::vector<Block> blocks;
    std::vector<Element> elements;
    std::vector<Norm> norms;
    std::vector<Transition> transitions;
    std::vector<NotEncoded> not_encoded;  // outside any norm
    std::vector<CheckedAgainst> checked_against;
    std::map<std::string, std::string> acts;  // gesetz: short name -> full title
    std::vector<Expression> expressions;

    ChoiceId counting_choice;  // built-in `Zählung`
    ChoiceId status_choice;    // the choice of the `status` attribute of the gapless list of periods; none if
                               // there is none
    FactId birth_date;         // fact `geburtsdatum`; none if there is none

    std::string version;  // of the rule library, from the file `version` in its folder ("" if none)
    std::string digest;   // SHA-256 over names and contents of all rule files, in order of names

    template <typename Tag, typename Item> static const Item& at(const std::vector<Item>& items, Id<Tag> id) {
        return items[id.index];
    }
    const Fact& fact(FactId id) const { return facts[id.index]; }
    const List& list(ListId id) const { return lists[id.index]; }
    const Choice& choice(ChoiceId id) const { return choices[id.index]; }
    const Block& block(BlockId id) const { return blocks[id.index]; }
    const Element& element(ElementId id) const { return elements[id.index]; }
    const Norm& norm(NormId id) const { return norms[id.index]; }
    const Judgement& judgement(JudgementId id) const { return judgements[id.index]; }
    const Reading& reading(ReadingId id) const { return readings[id.index]; }
    const Expression& expression(ExpressionId id) const { return expressions[id.index]; }

    /// Facts of a person (not attributes of items) by name; umlauts and their ASCII spelling are the same
    /// name.
    FactId find_fact(std::string_view name) const;
    FactId find_attribute(ListId list, std::string_view name) const;
    JudgementId find_judgement(std::string_view name) const;
    ReadingId find_reading(std::string_view name) const;
    SourceId find_source(std::string_view name) const;
    std::optional<std::uint8_t> find_value(ChoiceId choice, std::string_view name) const;
};

}  // namespace dsl::model
