// The file as a list of declarations, and the short ones among them.
#include "dsl/syntax/grammar/adapt.hpp"
#include "dsl/syntax/grammar/grammar.hpp"
#include "dsl/syntax/grammar/rules.hpp"

namespace dsl::syntax::grammar {

struct file_tag {};

namespace {

const auto attributes = many(attribute);

const auto uses = as<Uses>(keyword("verwendet") > list_of(path_of(any_word)));
const auto checked =
    struct_of<CheckedAgainst>(keyword("geprüft gegen") > name > keyword("Stand") > date > text);
const auto act = struct_of<Act>(keyword("gesetz") > name > text);
const auto transition =
    struct_of<Transition>(keyword("übergang") > name > text > open_brace > attributes > keyword("für") >
                          citations > keyword("wenn") > condition > keyword("gilt") > keyword("Fassung vom") >
                          date > flag("soweit günstiger") > close_brace);
const auto meaning = struct_of<Meaning>(keyword("meinung") > name > text > attributes);
const auto reading = struct_of<Reading>(keyword("lesart") > name > text > open_brace > keyword("zu") >
                                        citations > attributes > many(meaning) > close_brace);
const auto source = struct_of<Source>(keyword("quelle") > name > text > open_brace > keyword("rang") > name >
                                      maybe(keyword("land") > name) > attributes > close_brace);
const auto choice_value = struct_of<ChoiceValue>(name > maybe(text) > maybe(citation_rule));
const auto choice = struct_of<Choice>(keyword("auswahl") > name > flag("geordnet") > open_brace >
                                      list_of(choice_value) > close_brace);

const auto short_one = as<Declaration>(uses) | as<Declaration>(checked) | as<Declaration>(act) |
                       as<Declaration>(transition) | as<Declaration>(reading) | as<Declaration>(source) |
                       as<Declaration>(choice);
const auto long_one = as<Declaration>(norm) | as<Declaration>(general) | as<Declaration>(definition) |
                      as<Declaration>(table) | as<Declaration>(chain) | as<Declaration>(facts) |
                      as<Declaration>(step) | as<Declaration>(not_encoded);
const auto file_rule_def = lines_of(Level::File, "eine Erklärung", short_one | long_one);

}  // namespace

BOOST_SPIRIT_DEFINE(file_rule)

void run(const Token* first, const Token* end, ParseState& state) {
    const Context context{state};
    file_rule.parse(first, end, context, x3::unused, state.file.declarations);
}

}  // namespace dsl::syntax::grammar
