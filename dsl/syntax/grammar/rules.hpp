// The rules that more than one file of the grammar uses; each is defined and instantiated in the .cpp named
// above it. The second object of a pair says what an author reads after "erwartet".
#pragma once

#include "dsl/syntax/grammar/directives.hpp"

namespace dsl::syntax::grammar {

// --- citation.cpp
inline constexpr x3::rule<struct citation_tag, Citation> citation_rule{"Fundstelle"};
inline constexpr x3::rule<struct citations_tag, Citations> citations_rule{"Fundstellen"};
inline constexpr x3::rule<struct period_tag, DateSpan> period{"Spanne"};
inline constexpr x3::rule<struct attribute_tag, Attribute> attribute{"Angabe"};
inline constexpr auto citation = named("eine Fundstelle wie `§ 25b Abs. 1`", citation_rule);
inline constexpr auto citations = named("eine Fundstelle wie `§ 25b Abs. 1`", citations_rule);
BOOST_SPIRIT_DECLARE(decltype(citation_rule), decltype(citations_rule), decltype(period), decltype(attribute))

// --- value.cpp
inline constexpr x3::rule<struct primary_tag, ExpressionId> primary_rule{"Wert"};
inline constexpr auto primary = named("einen Wert", primary_rule);
BOOST_SPIRIT_DECLARE(decltype(primary_rule))

// --- condition.cpp
inline constexpr x3::rule<struct condition_tag, ExpressionId> condition_rule{"Bedingung"};
inline constexpr x3::rule<struct expression_tag, ExpressionId> expression_rule{"Wert"};
inline constexpr auto condition = named("eine Bedingung", condition_rule);
inline constexpr auto expression = named("einen Wert", expression_rule);
BOOST_SPIRIT_DECLARE(decltype(condition_rule), decltype(expression_rule))

// --- norm.cpp
inline constexpr x3::rule<struct block_tag, Block> block{"Block"};
inline constexpr x3::rule<struct norm_tag, Norm> norm{"norm"};
inline constexpr x3::rule<struct general_tag, General> general{"allgemein"};
inline constexpr x3::rule<struct not_encoded_tag, NotEncoded> not_encoded{"nicht kodiert"};
BOOST_SPIRIT_DECLARE(decltype(block), decltype(norm), decltype(general), decltype(not_encoded))

// --- definition.cpp
inline constexpr x3::rule<struct definition_tag, Definition> definition{"Definition"};
inline constexpr x3::rule<struct table_tag, Table> table{"tabelle"};
inline constexpr x3::rule<struct chain_tag, Chain> chain{"kette"};
inline constexpr x3::rule<struct facts_tag, Facts> facts{"sachverhalt"};
inline constexpr x3::rule<struct step_tag, Step> step{"Schritt"};
BOOST_SPIRIT_DECLARE(decltype(definition), decltype(table), decltype(chain), decltype(facts), decltype(step))

// --- file.cpp
using Declarations = std::vector<Declaration>;
inline constexpr x3::rule<struct file_tag, Declarations> file_rule{"Datei"};
BOOST_SPIRIT_DECLARE(decltype(file_rule))

/// Every rule file uses the same iterator and context.
#define INSTANTIATE_RULE(rule) BOOST_SPIRIT_INSTANTIATE(decltype(rule), Iterator, Context)

}  // namespace dsl::syntax::grammar
