// Attributes of rules whose result is not one struct of the tree: what was read, in order of reading, and
// finish(), which says what it becomes. Plain functions without X3 (parts.cpp), so that they compile once
// and read as ordinary code.
#pragma once

#include <optional>
#include <variant>
#include <vector>

#include "dsl/syntax/grammar/parse_state.hpp"

namespace dsl::syntax::grammar {

template <typename Value> struct Marked {
    Value value{};
    Span span{};
};

// One construct of the language per line.
// clang-format off

// --- citations
struct PlacePair { core::Place first; std::optional<core::Place> last; };
core::PlaceRange finish(ParseState& state, PlacePair pair, Span span);

struct RankWord { core::Rank rank{}; bool is_plural = false; };
struct RankedPlaces { RankWord word; core::PlaceRange places; };
CitationPart finish(ParseState& state, RankedPlaces ranked, Span span);

struct BarePlaces { core::PlaceRange places; bool is_bare = true; };
CitationPart finish(ParseState& state, BarePlaces bare, Span span);  // its rank is not known yet

struct FirstAndMore { CitationPart first; std::vector<CitationPart> more; std::optional<Name> act; };
Citation finish(ParseState& state, FirstAndMore all, Span span);

struct CitationItems { Citation first; std::vector<Citation> more; };
Citations finish(ParseState& state, CitationItems items, Span span);  // bare numbers get the last word's rank

struct FromUntil { std::optional<DateValue> from, until; };
DateSpan finish(ParseState& state, FromUntil days, Span span);

// --- conditions
enum class Joiner : std::uint8_t { And, Or };
struct JoinedMore { Marked<Joiner> joiner; ExpressionId operand; };
struct Joined { ExpressionId first; std::vector<JoinedMore> more; };
ExpressionId finish(ParseState& state, Joined joined, Span span);

struct CalculatedMore { Marked<ArithmeticOperator> op; ExpressionId operand; };
struct Calculated { ExpressionId first; std::vector<CalculatedMore> more; };
ExpressionId finish(ParseState& state, Calculated calculated, Span span);

struct DayReference { Direction direction{}; ExpressionId day; };
struct MeasuredTail { Measure measure{}; ExpressionId amount; std::optional<DayReference> reference; };
struct ThroughoutTail { ExpressionId duration; };
struct PresentTail { bool is_present = true; };
using RelationTail = std::variant<Is, In, PresentTail, DayCompared, MeasuredTail, Within, UninterruptedFor,
                                  InTotal, ThroughoutTail>;
struct Related { ExpressionId left; std::optional<Marked<RelationTail>> tail; };
ExpressionId finish(ParseState& state, Related related, Span span);

struct Limb { std::optional<Span> negation; ExpressionId operand; };
ExpressionId finish(ParseState& state, Limb limb, Span span);

// --- values
struct CountedGroup { Measure measure{}; core::Rational count; std::vector<GroupMember> members; };
ExpressionId finish(ParseState& state, CountedGroup group, Span span);
struct QuantifierParts { Marked<QuantifierKind> word; std::vector<Name> list; ExpressionId filter; };
ExpressionId finish(ParseState& state, QuantifierParts parts, Span span);
struct EveryParts { Span word; std::vector<Name> list; ExpressionId filter, condition; };
ExpressionId finish(ParseState& state, EveryParts parts, Span span);

// --- norms
struct Term { bool is_at_most = false; ExpressionId duration; bool is_unlimited = false; };
struct LeadsToParts { Name target; std::optional<Citation> basis; Term term; };
LeadsTo finish(ParseState& state, LeadsToParts parts, Span span);

// --- definitions
struct DefinitionBody {
    ExpressionId value;
    std::vector<Attribute> attributes;
    std::vector<Version> versions;
};
struct DefinitionParts {
    DefinitionKind kind{};
    Name name;
    std::optional<Name> item;
    std::optional<Text> text;
    TypeName type;
    DefinitionBody body;
};
Definition finish(ParseState& state, DefinitionParts parts, Span span);

struct ItemType { Name item; bool is_gapless = false; std::vector<ItemField> fields; };
struct TypeParts { Name base; std::optional<ItemType> item; };
TypeName finish(ParseState& state, TypeParts parts, Span span);

struct OtherwiseKey { Span word; bool is_otherwise = true; };
struct RowParts { std::variant<Name, OtherwiseKey> key; std::vector<ExpressionId> cells; };
TableRow finish(ParseState& state, RowParts parts, Span span);

struct GapLimit { bool is_capped = false; ExpressionId limit; };
struct ChainCondition { bool is_gap = false; GapLimit limit; ExpressionId condition; };
using ChainTail = std::variant<std::vector<Name>, ChainCondition>;
struct ChainLineParts { ChainLineKind kind{}; ChainTail tail; std::vector<Attribute> attributes; };
ChainLine finish(ParseState& state, ChainLineParts parts, Span span);

}  // namespace dsl::syntax::grammar
