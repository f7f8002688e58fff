// Norms, general parts, their lines, and the blocks of elements and ways.
#include "dsl/syntax/grammar/adapt.hpp"
#include "dsl/syntax/grammar/rules.hpp"

namespace dsl::syntax::grammar {

struct block_tag : annotate {};
struct norm_tag : annotate {};
struct general_tag : annotate {};
struct not_encoded_tag : annotate {};

namespace {

// --- blocks
const OneOfParser<WayKind> any_way_word{
    {keyword("entfällt"), WayKind::Entfaellt},
    {keyword("genügt"), WayKind::Genuegt},
    {keyword("unschädlich"), WayKind::Unschaedlich},
    {keyword("es sei denn"), WayKind::EsSeiDenn},
    {keyword("regelmäßig unschädlich"), WayKind::RegelmaessigUnschaedlich},
    {keyword("regelmäßig genügt"), WayKind::RegelmaessigGenuegt},
    {keyword("kann entfallen"), WayKind::KannEntfallen},
    {keyword("kann genügen"), WayKind::KannGenuegen},
    {keyword("soll entfallen"), WayKind::SollEntfallen},
    {keyword("soll genügen"), WayKind::SollGenuegen}};
const auto way_word = named("`entfällt`, `genügt`, `unschädlich` oder ein anderer Weg", any_way_word);
const auto let = struct_of<Let>(keyword("sei") > name > equals > condition);
const auto only_if = as<OnlyIf>(keyword("betrifft") > keyword("nur") > condition);
const auto when = as<When>(keyword("wenn") > condition);
const auto way = struct_of<Way>(any_way_word > maybe(name) > maybe(text) > block);
const auto block_line = as<BlockLine>(attribute) | as<BlockLine>(let) | as<BlockLine>(only_if) |
                        as<BlockLine>(when) | as<BlockLine>(way);
const auto block_def = as<Block>(
    open_brace > lines_of(Level::Block, "eine Zeile wie `zitat` oder `wenn`", block_line) > close_brace);

// --- lines
const OneOfParser<ElementKind> element_word{{keyword("voraussetzung"), ElementKind::Voraussetzung},
                                            {keyword("regelvoraussetzung"), ElementKind::Regelvoraussetzung},
                                            {keyword("ausschluss"), ElementKind::Ausschluss},
                                            {keyword("regelausschluss"), ElementKind::Regelausschluss},
                                            {keyword("kannausschluss"), ElementKind::Kannausschluss},
                                            {keyword("aussetzung"), ElementKind::Aussetzung}};
const auto persons = or_nothing(keyword("für") > list_of(name));
const auto element = struct_of<Element>(element_word > name > text > persons > block);
const OneOfParser<Favour> any_favour{{keyword("mehr"), Favour::More},
                                     {keyword("weniger"), Favour::Less},
                                     {keyword("früher"), Favour::Earlier},
                                     {keyword("später"), Favour::Later}};
const auto favourable = struct_of<Favourable>(keyword("günstig je") > any_favour > name);
const auto deviation = struct_of<Deviation>(keyword("abweichend") > keyword("von") > citations > way_word >
                                            maybe(name) > maybe(text) > block);
const auto accordingly = struct_of<Accordingly>(keyword("entsprechend") > citations >
                                                or_nothing(keyword("ohne") > list_of(name)) > block);
const OneOfParser<ConsequenceKind> any_consequence{
    {keyword("ist"), ConsequenceKind::Ist},
    {keyword("soll"), ConsequenceKind::Soll},
    {keyword("kann"), ConsequenceKind::Kann},
    {keyword("kraft Gesetzes"), ConsequenceKind::KraftGesetzes},
    {keyword("pflicht"), ConsequenceKind::Pflicht},
    {keyword("verbot"), ConsequenceKind::Verbot}};
const auto consequence = struct_of<Consequence>(keyword("rechtsfolge") > any_consequence > text >
                                                maybe(period) > or_nothing(keyword("wenn") > condition));
const auto limited = keyword("für") > flag("höchstens") > expression > given(false);
const auto unlimited = keyword("unbefristet") >> given(false) >> given(ExpressionId{}) >> given(true);
const auto term = or_nothing(struct_of<Term>(limited) | struct_of<Term>(unlimited));
const auto leads_to =
    built<LeadsToParts>(keyword("führt") > keyword("zu") > name > maybe(keyword("nach") > citation) > term);
const auto not_encoded_def = keyword("nicht kodiert") > citations > text;

const auto norm_line = as<NormLine>(attribute) | as<NormLine>(element) | as<NormLine>(not_encoded) |
                       as<NormLine>(favourable) | as<NormLine>(deviation) | as<NormLine>(accordingly) |
                       as<NormLine>(consequence) | as<NormLine>(leads_to);
const auto norm_lines = lines_of(Level::Norm, "eine Zeile der Norm wie `voraussetzung`", norm_line);
const auto norm_def = keyword("norm") > citation > text > open_brace > norm_lines > close_brace;
const auto general_def = keyword("allgemein") > citation > text > open_brace > keyword("gilt") >
                         keyword("für") > name > norm_lines > close_brace;

}  // namespace

BOOST_SPIRIT_DEFINE(block, norm, general, not_encoded)
INSTANTIATE_RULE(block)
INSTANTIATE_RULE(norm)
INSTANTIATE_RULE(general)
INSTANTIATE_RULE(not_encoded)

}  // namespace dsl::syntax::grammar
