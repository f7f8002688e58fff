// Conditions and calculations: what joins and compares values. From weak to strong: und/oder, nicht,
// relation, plus/minus, mal/geteilt durch.
#include "dsl/syntax/grammar/adapt.hpp"
#include "dsl/syntax/grammar/rules.hpp"

namespace dsl::syntax::grammar {

struct condition_tag {};
struct expression_tag {};

namespace {

/// The subject as one kind of a relation, with the place of its first word.
template <typename Kind, typename Subject>
struct TailDirective : Directive<Subject, TailDirective<Kind, Subject>, Marked<RelationTail>> {
    using Directive<Subject, TailDirective, Marked<RelationTail>>::Directive;
    template <typename C, typename R, typename A>
    bool parse(Iterator& first, const Iterator& last, const C& context, R&, A& attribute) const {
        const Iterator start = first;
        Kind value{};
        if (!this->attempt(first, last, context, value)) return false;
        attribute = {std::move(value), state_of(context).span_of(*start)};
        return true;
    }
};
template <typename Kind, typename Subject> auto tail(const Subject& subject) {
    return TailDirective<Kind, Subject>{subject};
}

const OneOfParser<Measure> any_measure{{keyword("mindestens"), Measure::AtLeast},
                                       {keyword("höchstens"), Measure::AtMost},
                                       {keyword("mehr als"), Measure::MoreThan},
                                       {keyword("weniger als"), Measure::LessThan}};
const auto measure = named("`mindestens`, `höchstens`, `mehr als` oder `weniger als`", any_measure);
const OneOfParser<Direction> any_direction{{keyword("nach"), Direction::After},
                                           {keyword("vor"), Direction::Before}};
const auto direction = named("`nach` oder `vor`", any_direction);
const OneOfParser<bool> in_word{{keyword("nicht in"), true}, {keyword("in"), false}};
const OneOfParser<DayOrder> day_order{{keyword("vor"), DayOrder::Before},
                                      {keyword("nach"), DayOrder::After},
                                      {keyword("spätestens"), DayOrder::AtLatest},
                                      {keyword("frühestens"), DayOrder::AtEarliest}};

const auto day_reference = struct_of<DayReference>(any_direction > expression);
const auto window = or_nothing(keyword("in den letzten") > expression);
const auto is_tail = tail<Is>(keyword("ist") > flag("nicht") > expression);
const auto in_tail = tail<In>(in_word > expression);
const auto present_tail = tail<PresentTail>(as<PresentTail>(keyword("liegt vor")));
const auto day_tail = tail<DayCompared>(day_order > expression);
const auto measured_tail = tail<MeasuredTail>(any_measure > expression > maybe(day_reference));
const auto within_tail = tail<Within>(keyword("binnen") > expression > direction > expression);
const auto lasting_tail =
    tail<UninterruptedFor>(keyword("ununterbrochen") > keyword("seit") > measure > expression);
const auto total_tail = tail<InTotal>(keyword("insgesamt") > measure > expression > window);
const auto throughout_tail =
    tail<ThroughoutTail>(as<ThroughoutTail>(keyword("durchgehend") > keyword("in den letzten") > expression));
const auto relation = named("einen Vergleich wie `ist` oder `mindestens`",
                            is_tail | in_tail | present_tail | day_tail | measured_tail | within_tail |
                                lasting_tail | total_tail | throughout_tail);

const auto related = built<Related>(expression >> maybe(relation));
struct NotWord : x3::parser<NotWord> {
    using attribute_type = std::optional<Span>;
    static bool const has_attribute = true;
    template <typename C, typename R, typename A>
    bool parse(Iterator& first, const Iterator&, const C& context, R&, A& attribute) const {
        const Iterator start = first;
        if (word.match(first, state_of(context))) attribute = state_of(context).span_of(*start);
        return true;
    }
    KeywordParser word{Phrase{"nicht"}};
};
const auto limb = named("eine Bedingung", built<Limb>(NotWord{} >> related));

const OneOfParser<Joiner> joiner{{keyword("und"), Joiner::And}, {keyword("oder"), Joiner::Or}};
const auto joined_more = struct_of<JoinedMore>(joiner > limb);
const auto condition_rule_def = nested(built<Joined>(limb >> many(joined_more)));

const OneOfParser<ArithmeticOperator> sum_operator{{keyword("plus"), ArithmeticOperator::Plus},
                                                   {keyword("minus"), ArithmeticOperator::Minus}};
const OneOfParser<ArithmeticOperator> product_operator{
    {keyword("mal"), ArithmeticOperator::Times}, {keyword("geteilt durch"), ArithmeticOperator::DividedBy}};
const auto product = built<Calculated>(
    primary >>
    many(struct_of<CalculatedMore>(named("`mal` oder `geteilt durch`", product_operator) > primary)));
const auto expression_rule_def = built<Calculated>(
    product >> many(struct_of<CalculatedMore>(named("`plus` oder `minus`", sum_operator) > product)));

}  // namespace

BOOST_SPIRIT_DEFINE(condition_rule, expression_rule)
INSTANTIATE_RULE(condition_rule)
INSTANTIATE_RULE(expression_rule)

}  // namespace dsl::syntax::grammar
