// JSON text to the neutral tree, with the place of every value. nlohmann/json parses; we follow it with our
// own count of bytes. Duplicate names, nesting, lengths: see TreeBuilder.
#pragma once

#include <optional>

#include "evaluator/person/document.hpp"

namespace evaluator::person {

/// Nothing if the text is no JSON or breaks a limit; duplicates are reported and the tree is returned.
std::optional<Node> parse_json(std::string_view text, core::FileId file, Problems& problems);

}  // namespace evaluator::person
