// Which members of a struct a rule fills, in the order of the words in the language. Structs with a single
// such member are not adapted: as<>() and node_of<>() build them.
#pragma once

#include <boost/fusion/include/adapt_struct.hpp>
#include <boost/fusion/include/std_pair.hpp>

#include "dsl/syntax/grammar/parts.hpp"

#define ADAPT(type, ...) BOOST_FUSION_ADAPT_STRUCT(dsl::syntax::type, __VA_ARGS__)
#define ADAPT_PARTS(type, ...) BOOST_FUSION_ADAPT_STRUCT(dsl::syntax::grammar::type, __VA_ARGS__)

// citations
ADAPT_PARTS(PlacePair, first, last)
ADAPT_PARTS(RankedPlaces, word, places)
ADAPT_PARTS(BarePlaces, places, is_bare)
ADAPT_PARTS(FirstAndMore, first, more, act)
ADAPT_PARTS(CitationItems, first, more)
ADAPT_PARTS(FromUntil, from, until)

// conditions
ADAPT_PARTS(JoinedMore, joiner, operand)
ADAPT_PARTS(Joined, first, more)
ADAPT_PARTS(CalculatedMore, op, operand)
ADAPT_PARTS(Calculated, first, more)
ADAPT_PARTS(DayReference, direction, day)
ADAPT_PARTS(MeasuredTail, measure, amount, reference)
ADAPT_PARTS(Related, left, tail)
ADAPT_PARTS(Limb, negation, operand)
ADAPT(Is, is_negated, right)
ADAPT(In, is_negated, set)
ADAPT(DayCompared, order, right)
ADAPT(Within, duration, direction, event)
ADAPT(UninterruptedFor, measure, duration)
ADAPT(InTotal, measure, duration, window)

// values
ADAPT(Path, names, key, version_of)
ADAPT(If, condition, then, otherwise)
ADAPT(Case, name, text, block)
ADAPT(GroupOf, kind, members)
ADAPT(Reference, kind, name)
ADAPT(OnDay, day, condition)
ADAPT(ForPerson, person, condition)
ADAPT(Aggregate, kind, value, list, filter)
ADAPT(SpanBetween, first, last)
ADAPT(ShareOf, part, whole)
ADAPT_PARTS(CountedGroup, measure, count, members)
ADAPT_PARTS(QuantifierParts, word, list, filter)
ADAPT_PARTS(EveryParts, word, list, filter, condition)

// norms
ADAPT(Let, name, value)
ADAPT(Way, word, name, text, block)
ADAPT(Norm, citation, title, lines)
ADAPT(General, citation, title, applies_to, lines)
ADAPT(Element, word, name, text, persons, block)
ADAPT(NotEncoded, citations, reason)
ADAPT(Favourable, favour, fact)
ADAPT(Deviation, targets, word, name, text, block)
ADAPT(Accordingly, targets, without, block)
ADAPT(Consequence, kind, text, period, condition)
ADAPT_PARTS(Term, is_at_most, duration, is_unlimited)
ADAPT_PARTS(LeadsToParts, target, basis, term)

// definitions and other declarations
ADAPT(CheckedAgainst, act, state, digest)
ADAPT(Act, name, title)
ADAPT(ItemField, name, type, text)
ADAPT(Version, period, value, attributes)
ADAPT(Table, name, text, key_type, attributes, columns, rows)
ADAPT(Chain, name, text, attributes, lines)
ADAPT(Transition, name, text, attributes, targets, condition, law_of, if_more_favourable)
ADAPT(Meaning, name, text, attributes)
ADAPT(Reading, name, text, concerns, attributes, meanings)
ADAPT(Source, name, text, rank, land, attributes)
ADAPT(Fact, name, type, question, lines)
ADAPT(Indication, in_favour, conditions)
ADAPT(Judgement, is_discretion, name, question, concerns, lines)
ADAPT(ChoiceValue, name, text, citation)
ADAPT(Choice, name, is_ordered, values)
ADAPT(Sets, fact, at_least, value)
ADAPT(NewItem, item, fields)
ADAPT(Takes, is_about, duration)
ADAPT(Step, is_event, name, text, lines)
ADAPT_PARTS(DefinitionBody, value, attributes, versions)
ADAPT_PARTS(DefinitionParts, kind, name, item, text, type, body)
ADAPT_PARTS(ItemType, item, is_gapless, fields)
ADAPT_PARTS(TypeParts, base, item)
ADAPT_PARTS(OtherwiseKey, word, is_otherwise)
ADAPT_PARTS(RowParts, key, cells)
ADAPT_PARTS(GapLimit, is_capped, limit)
ADAPT_PARTS(ChainCondition, is_gap, limit, condition)
ADAPT_PARTS(ChainLineParts, kind, tail, attributes)
