// What is known of a value to the neutral tree: a plain scalar where one word says it, else `zwischen`,
// `eines_von`, `strittig`.
#pragma once

#include "evaluator/person/document.hpp"
#include "evaluator/person/person.hpp"

namespace evaluator::person {

Node scalar_node(Node::Kind kind, std::string text, std::string name = {});
Node container_node(Node::Kind kind, std::string name = {});

/// Adds the member that says the value (`wert`, `zwischen`, …) to the object. Not for persons and lists.
void add_known(const Known& known, const model::Type& type, const model::RuleBook& book, Node& object);
void add_contested(const std::vector<Known>& values, const model::Type& type, const model::RuleBook& book,
                   Node& object);
/// The object { "wert": x } alone is written x.
Node unwrapped(Node object);

}  // namespace evaluator::person
