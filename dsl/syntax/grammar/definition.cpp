// Definitions, tables, chains, the vocabulary and steps.
#include "dsl/syntax/grammar/adapt.hpp"
#include "dsl/syntax/grammar/rules.hpp"

namespace dsl::syntax::grammar {

struct definition_tag {};
struct table_tag : annotate {};
struct chain_tag : annotate {};
struct facts_tag : annotate {};
struct step_tag : annotate {};

namespace {

const auto attributes = many(attribute);

// --- types
const auto field = struct_of<ItemField>(name >> colon > name > maybe(text));
const auto item_type =
    struct_of<ItemType>(keyword("je") > name > flag("lückenlos") > open_brace > many(field) > close_brace);
const auto type = named("einen Typ", built<TypeParts>(name > maybe(item_type)));

// --- begriff, wert, menge
const OneOfParser<DefinitionKind> definition_word{{keyword("begriff"), DefinitionKind::Begriff},
                                                  {keyword("wert"), DefinitionKind::Wert},
                                                  {keyword("menge"), DefinitionKind::Menge}};
const auto version = struct_of<Version>(period > colon > condition > attributes);
const auto versions = lines_of(Level::Versions, "eine Fassung wie `ab 2024-06-27: …`", version);
const auto one_value = struct_of<DefinitionBody>(equals > condition > given(std::vector<Attribute>{}) >
                                                 given(std::vector<Version>{}));
const auto many_values =
    struct_of<DefinitionBody>(open_brace >> given(ExpressionId{}) > attributes > versions > close_brace);
const auto body = named("`=` oder `{`", one_value | many_values);
const auto definition_def = built<DefinitionParts>(definition_word > name > maybe(keyword("je") > name) >
                                                   maybe(text) > colon > type > body);

// --- tables
const auto otherwise = struct_of<OtherwiseKey>(WordSpan{{{keyword("sonst"), 0}}} >> given(true));
const auto row_key =
    as<std::variant<Name, OtherwiseKey>>(name) | as<std::variant<Name, OtherwiseKey>>(otherwise);
const auto row = built<RowParts>(row_key > colon > list_of(condition));
const auto table_def = keyword("tabelle") > name > maybe(text) > colon > name > open_brace > attributes >
                       keyword("spalten") > list_of(name) > many(row) > close_brace;

// --- chains
const OneOfParser<ChainLineKind> any_chain_word{{keyword("zählt zur Hälfte"), ChainLineKind::CountsHalf},
                                                {keyword("zählt"), ChainLineKind::Counts},
                                                {keyword("überbrückt"), ChainLineKind::Bridges}};
const auto credit_word = OneOfParser<ChainLineKind>{{keyword("anrechenbar bis"), ChainLineKind::Credit}};
const auto when = or_nothing(keyword("wenn") > condition);
const auto gap_cap = struct_of<GapLimit>(keyword("höchstens") > given(true) > expression);
const auto gap_limit = gap_cap | struct_of<GapLimit>(given(false) >> or_nothing(keyword("bis") > expression));
const auto gap = keyword("Lücke") > given(true) > gap_limit > when;
const auto no_gap = given(false) >> given(GapLimit{}) >> when;
const auto credit = given(false) >> struct_of<GapLimit>(given(false) >> expression) >> when;
const auto by_table = as<ChainTail>(keyword("nach") > path_of(name));
const auto any_tail = by_table | as<ChainTail>(struct_of<ChainCondition>(gap)) |
                      as<ChainTail>(struct_of<ChainCondition>(no_gap));
const auto chain_line =
    built<ChainLineParts>(any_chain_word > any_tail > attributes) |
    built<ChainLineParts>(credit_word > as<ChainTail>(struct_of<ChainCondition>(credit)) > attributes);
const auto chain_def = keyword("kette") > name > text > open_brace > attributes >
                       lines_of(Level::Chain, "`zählt`, `überbrückt` oder `anrechenbar bis`",
                                chain_line) > close_brace;

// --- vocabulary
const auto attainable = as<AttainableBy>(keyword("erreichbar") > keyword("durch") > list_of(name));
const auto asked = as<AskedUnder>(keyword("erhoben") > keyword("nach") > citations);
const auto sensitive = as<Sensitive>(keyword("besonders") > keyword("geschützt"));
const auto lasting = as<Lasting>(keyword("unveränderlich") > maybe(keyword("wenn") > name));
const auto fact_line = as<FactLine>(attribute) | as<FactLine>(attainable) | as<FactLine>(asked) |
                       as<FactLine>(sensitive) | as<FactLine>(lasting);
const auto fact = struct_of<Fact>(name > colon > type > text > many(fact_line));
const OneOfParser<bool> any_side{{keyword("dafür"), true}, {keyword("dagegen"), false}};
const auto indication = struct_of<Indication>(keyword("spricht") > any_side > list_of(condition));
const auto judgement_line = as<JudgementLine>(attribute) | as<JudgementLine>(indication);
const OneOfParser<bool> judgement_word{{keyword("wertung"), false}, {keyword("ermessen"), true}};
const auto judgement = struct_of<Judgement>(
    judgement_word > name > text > open_brace > keyword("zu") > citations >
    lines_of(Level::Judgement, "eine Zeile wie `spricht dafür`", judgement_line) > close_brace);
const auto facts_item = as<FactsItem>(fact) | as<FactsItem>(judgement);
const auto facts_def =
    as<Facts>(keyword("sachverhalt") > open_brace >
              lines_of(Level::Facts, "eine Angabe, `wertung` oder `ermessen`", facts_item) > close_brace);

// --- steps
const OneOfParser<bool> set_word{{keyword("ist"), false}, {keyword("mindestens"), true}};
const auto sets = struct_of<Sets>(name > set_word > expression);
using Field = std::pair<Name, ExpressionId>;

struct new_field_tag {};
const x3::rule<new_field_tag, Field> new_field{"Feld"};
const auto new_field_def = name >> equals > expression;
BOOST_SPIRIT_DEFINE(new_field)

const auto new_item = struct_of<NewItem>(keyword("neu") >> name > open_brace > many(new_field) > close_brace);
const auto ends = as<Ends>(keyword("beendet") >> name);
const auto effect = named("eine Wirkung", as<Effect>(new_item) | as<Effect>(ends) | as<Effect>(sets));
const auto requirement = as<Requires>(keyword("setzt") > keyword("voraus") > condition);
const auto takes = struct_of<Takes>(keyword("dauert") > flag("etwa") > expression);
const auto causes = as<Causes>(keyword("bewirkt") > list_of(effect));
const auto step_line =
    as<StepLine>(attribute) | as<StepLine>(requirement) | as<StepLine>(takes) | as<StepLine>(causes);
const OneOfParser<bool> step_word{{keyword("maßnahme"), false}, {keyword("ereignis"), true}};
const auto step_def = step_word > name > text > open_brace >
                      lines_of(Level::Step, "`setzt voraus`, `dauert` oder `bewirkt`",
                               step_line) > close_brace;

}  // namespace

BOOST_SPIRIT_DEFINE(definition, table, chain, facts, step)
INSTANTIATE_RULE(definition)
INSTANTIATE_RULE(table)
INSTANTIATE_RULE(chain)
INSTANTIATE_RULE(facts)
INSTANTIATE_RULE(step)

}  // namespace dsl::syntax::grammar
