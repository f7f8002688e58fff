// Typed indices into the tables of a RuleBook. An id is only meaningful together with the rule book that
// issued it; `none()` marks "no such thing". Comparing ids compares positions, nothing else.
#pragma once

#include <compare>
#include <cstdint>
#include <limits>

namespace dsl::model {

template <typename Tag> struct Id {
    std::uint32_t index = std::numeric_limits<std::uint32_t>::max();

    static constexpr Id none() { return Id{}; }
    constexpr bool is_none() const { return index == std::numeric_limits<std::uint32_t>::max(); }
    constexpr auto operator<=>(const Id&) const = default;
};

using FactId = Id<struct FactTag>;              // RuleBook::facts (also attributes of list items)
using ListId = Id<struct ListTag>;              // RuleBook::lists
using ChoiceId = Id<struct ChoiceTag>;          // RuleBook::choices (auswahl)
using DefinitionId = Id<struct DefinitionTag>;  // RuleBook::definitions (begriff, wert, menge)
using TableId = Id<struct TableTag>;            // RuleBook::tables
using ChainId = Id<struct ChainTag>;            // RuleBook::chains (kette)
using JudgementId = Id<struct JudgementTag>;    // RuleBook::judgements (wertung, ermessen)
using ReadingId = Id<struct ReadingTag>;        // RuleBook::readings (lesart)
using SourceId = Id<struct SourceTag>;          // RuleBook::sources (quelle: layers and guidance)
using NormId = Id<struct NormTag>;        // RuleBook::norms (one entry per version of a norm or general part)
using ElementId = Id<struct ElementTag>;  // RuleBook::elements (one entry per version of an element)
using BlockId = Id<struct BlockTag>;      // RuleBook::blocks (an element's body, a way, a fall)
using TransitionId = Id<struct TransitionTag>;  // RuleBook::transitions (übergang)
using StepId = Id<struct StepTag>;              // RuleBook::steps (maßnahme, ereignis)
using ExpressionId = Id<struct ExpressionTag>;  // RuleBook::expressions

}  // namespace dsl::model
