// What the whole tree is made of: names and texts, days, citations as written, attributes (Angabe), and
// blocks with their ways. Part of tree.hpp, which says how to read it.
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

}  // namespace dsl::syntax
