// XML text to the same neutral tree as JSON. An element becomes a member of the same name; its attributes
// become members too; an element that holds a list holds one element per item. Which elements hold lists says
// the vocabulary. No external entities, no DTD. Rules: docs/sachverhalt-datei.md.
#pragma once

#include <map>
#include <optional>

#include "dsl/model/rule_book.hpp"
#include "evaluator/person/document.hpp"

namespace evaluator::person {

/// Name of the list -> name of its items, both in canonical spelling.
using ItemNames = std::map<std::string, std::string>;
ItemNames item_names(const dsl::model::RuleBook& book);

std::optional<Node> parse_xml(std::string_view text, core::FileId file, const ItemNames& item_names,
                              Problems& problems);

/// Text as XML writes it; in an attribute line ends are characters too.
std::string escape_xml(std::string_view text, bool in_attribute = false);

}  // namespace evaluator::person
