// Citations as written, spans of law, and the lines any construct may carry (Angabe).
#include "dsl/syntax/grammar/adapt.hpp"
#include "dsl/syntax/grammar/rules.hpp"

namespace dsl::syntax::grammar {

struct citation_tag : annotate {};
struct citations_tag : annotate {};
struct period_tag : annotate {};
struct attribute_tag : annotate {};

namespace {

/// § or §§; the attribute says which.
struct SectionWord : x3::parser<SectionWord> {
    using attribute_type = RankWord;
    static bool const has_attribute = true;
    template <typename C, typename R, typename A>
    bool parse(Iterator& first, const Iterator&, const C& context, R&, A& attribute) const {
        Span span;
        if (!read_section(first, state_of(context), span)) return false;
        assign(RankWord{core::Rank::Paragraph, span.end - span.begin > 2}, attribute);
        return true;
    }
};

/// `Abs.` and its like, as RankWord.
struct RankParser : x3::parser<RankParser> {
    using attribute_type = RankWord;
    static bool const has_attribute = true;
    explicit RankParser(OneOfParser<core::Rank> list) : words(std::move(list)) {}
    template <typename C, typename R, typename A>
    bool parse(Iterator& first, const Iterator& last, const C& context, R& rcontext, A& attribute) const {
        RankWord word;
        if (!words.parse(first, last, context, rcontext, word.rank)) return false;
        assign(word, attribute);
        return true;
    }
    OneOfParser<core::Rank> words;
};

const SectionWord section_word{};
const RankParser article_word{{{keyword("Art."), core::Rank::Article}}};
const RankParser part_word{{{keyword("Abs."), core::Rank::Absatz},
                            {keyword("UAbs."), core::Rank::Unterabsatz},
                            {keyword("Satz"), core::Rank::Satz},
                            {keyword("S."), core::Rank::Satz},
                            {keyword("Hs."), core::Rank::Halbsatz},
                            {keyword("Halbsatz"), core::Rank::Halbsatz},
                            {keyword("Nr."), core::Rank::Nummer},
                            {keyword("Buchst."), core::Rank::Buchstabe},
                            {keyword("lit."), core::Rank::Buchstabe},
                            {keyword("Alt."), core::Rank::Alternative}}};

const auto until_place = keyword("bis") >> place;
const auto places = built<PlacePair>(place >> maybe(until_place));
const auto bare_places = built<PlacePair>(bare_place >> maybe(until_place));

const auto part = built<RankedPlaces>(part_word > places);
const auto top_part = built<RankedPlaces>((section_word | article_word) > places);
const auto bare_part = built<BarePlaces>(bare_places >> given(true));
const auto more_parts = many(named("`Abs.`, `Satz`, `Nr.` …", part));

const auto citation_rule_def = built<FirstAndMore>((top_part | part) >> more_parts >> maybe(act_name));
const auto listed_citation =
    named("eine Fundstelle oder Nummer",
          built<FirstAndMore>((top_part | part | bare_part) >> more_parts >> maybe(act_name)));
const auto citations_rule_def = built<CitationItems>(citation_rule >> many(comma > listed_citation));

const auto since = keyword("ab") > date;
const auto until = keyword("bis") > date;
const auto period_def = built<FromUntil>(&(keyword("ab") | keyword("bis")) >> maybe(since) >> maybe(until));

const auto cites = as<Cites>(keyword("zitat") > citations);
// `gültig ab D` may end a version whose follower begins with `bis D:`; that `bis` is the follower's.
const auto next_version = keyword("bis") >> date >> colon;
const auto validity =
    built<FromUntil>(&(keyword("ab") | keyword("bis")) >> maybe(since) >> maybe(!next_version >> until));
const auto valid_in = as<ValidIn>(keyword("gültig") > named("`ab` oder `bis` mit einem Datum", validity));
const auto from_source = as<FromSource>(keyword("laut") > name);
const auto hint = as<Hint>(keyword("hinweis") > text);
const auto protective = as<Protective>(keyword("schützend"));
const auto proofs = as<Proofs>(keyword("nachweis") > list_of(text));
const auto attribute_def = as<Attribute>(cites) | as<Attribute>(valid_in) | as<Attribute>(from_source) |
                           as<Attribute>(hint) | as<Attribute>(protective) | as<Attribute>(proofs);

}  // namespace

BOOST_SPIRIT_DEFINE(citation_rule, citations_rule, period, attribute)
INSTANTIATE_RULE(citation_rule)
INSTANTIATE_RULE(citations_rule)
INSTANTIATE_RULE(period)
INSTANTIATE_RULE(attribute)

}  // namespace dsl::syntax::grammar
