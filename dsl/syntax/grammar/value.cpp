// What stands for one value: literals, names, and the constructs that begin with a word of their own
// (Primaer).
#include "dsl/syntax/grammar/adapt.hpp"
#include "dsl/syntax/grammar/rules.hpp"

namespace dsl::syntax::grammar {

struct primary_tag {};

namespace {

const auto names = path_of(name);

// --- literals and names
const auto in_parentheses = open_parenthesis > condition > close_parenthesis;
const auto number_literal = node<Number>(number);
struct DateParser : x3::parser<DateParser> {
    using attribute_type = core::Date;
    static bool const has_attribute = true;
    template <typename C, typename R, typename A>
    bool parse(Iterator& first, const Iterator&, const C& context, R&, A& attribute) const {
        DateValue value;
        if (!read_date(first, state_of(context), value)) return false;
        assign(value.value, attribute);
        return true;
    }
};
const auto date_literal = node_of<DateLiteral>(DateParser{});
const auto text_literal = node_of<TextLiteral>(text);
const auto citation_literal = node_of<CitationLiteral>(citation_rule);
const auto citation_list = node_of<CitationList>(open_brace >> citations_rule > close_brace);
const auto list_literal = node_of<ListLiteral>(open_brace > list_of(condition) > close_brace);
const auto path =
    node<Path>(names >> or_nothing(keyword("bei") > primary) >> or_nothing(keyword("Fassung vom") > primary));
const auto choice =
    node<If>(keyword("falls") > condition > keyword("dann") > expression > keyword("sonst") > expression);

// --- groups
const auto inner_case = struct_of<Case>(keyword("fall") > name > text > block);
const auto member = as<GroupMember>(inner_case) | as<GroupMember>(condition);
const auto members = open_brace > list_of(named("eine Bedingung oder `fall`", member)) > close_brace;
const OneOfParser<GroupKind> group_word{{keyword("eines von"), GroupKind::Any},
                                        {keyword("keines von"), GroupKind::None},
                                        {keyword("alle von"), GroupKind::All}};
const OneOfParser<Measure> measure{{keyword("mindestens"), Measure::AtLeast},
                                   {keyword("höchstens"), Measure::AtMost},
                                   {keyword("mehr als"), Measure::MoreThan},
                                   {keyword("weniger als"), Measure::LessThan}};
const auto group = node<GroupOf>(group_word > members);
const auto counted_group = built<CountedGroup>(measure > count > keyword("von") > members);
const auto all_except = node_of<AllExcept>(keyword("alle außer") > primary);

// --- judgements, other norms, days and persons
const OneOfParser<ReferenceKind> reference_word{{keyword("wertung"), ReferenceKind::Judgement},
                                                {keyword("ermessen"), ReferenceKind::Discretion},
                                                {keyword("lesart"), ReferenceKind::Reading}};
const auto reference = node<Reference>(reference_word > name);
const auto fulfilled = node_of<Fulfilled>(keyword("erfüllt") > citation);
const auto exists = node_of<Exists>(keyword("besteht") > citation);
const auto on_day = node<OnDay>(keyword("am") > primary > keyword("gilt") > primary);
const auto for_person = node<ForPerson>(keyword("für") > names > keyword("gilt") > primary);

// --- lists
const auto filter = or_nothing(keyword("mit") > primary);
const OneOfParser<QuantifierKind> quantifier_word{
    {keyword("ein"), QuantifierKind::Some},    {keyword("eine"), QuantifierKind::Some},
    {keyword("einen"), QuantifierKind::Some},  {keyword("kein"), QuantifierKind::No},
    {keyword("keine"), QuantifierKind::No},    {keyword("keinen"), QuantifierKind::No},
    {keyword("anzahl"), QuantifierKind::Count}};
const WordSpan every_word{{{keyword("jeder"), 0}, {keyword("jede"), 0}, {keyword("jedes"), 0}}};
const OneOfParser<AggregateKind> aggregate_word{{keyword("summe"), AggregateKind::Sum},
                                                {keyword("größtes"), AggregateKind::Largest},
                                                {keyword("kleinstes"), AggregateKind::Smallest},
                                                {keyword("frühestes"), AggregateKind::Earliest},
                                                {keyword("spätestes"), AggregateKind::Latest}};
const auto quantifier = built<QuantifierParts>(quantifier_word > names > filter);
const auto every = built<EveryParts>(every_word > names > filter > keyword("hat") > primary);
const auto aggregate = node<Aggregate>(aggregate_word > primary > keyword("über") > names > filter);

// --- days
const auto days_with = node_of<DaysWith>(keyword("tage") > keyword("mit") > primary);
const auto first_day = node_of<FirstDay>(keyword("erster") > keyword("Tag von") > primary);
const auto last_day = node_of<LastDay>(keyword("letzter") > keyword("Tag von") > primary);
const auto since = node_of<Since>(keyword("seit") > primary);
const auto span_between = node<SpanBetween>(keyword("Spanne von") > primary > keyword("bis") > primary);
const auto share = node<ShareOf>(keyword("Anteil") > primary > keyword("an") > primary);

struct literal_tag {};
struct listed_tag {};
struct worded_tag {};
const x3::rule<literal_tag, ExpressionId> literal{"Wert"};
const x3::rule<listed_tag, ExpressionId> listed{"Liste"};
const x3::rule<worded_tag, ExpressionId> worded{"Wert"};
const auto literal_def = in_parentheses | number_literal | date_literal | text_literal | citation_literal |
                         citation_list | list_literal | path;
const auto listed_def = group | counted_group | all_except | quantifier | every | aggregate;
const auto worded_def = choice | reference | fulfilled | exists | on_day | for_person | days_with |
                        first_day | last_day | since | span_between | share;
BOOST_SPIRIT_DEFINE(literal, listed, worded)

const auto primary_rule_def = nested(literal | listed | worded);

}  // namespace

BOOST_SPIRIT_DEFINE(primary_rule)
INSTANTIATE_RULE(primary_rule)

}  // namespace dsl::syntax::grammar
