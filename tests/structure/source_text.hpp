// Cuts C++ source into what is code (with its string literals) and what is comment. Both results have
// the length and the lines of the source; what belongs to the other one is blank. Good enough for our
// sources (no trigraphs, no line continuation inside `//`), and it knows raw strings.
#pragma once

#include <string>
#include <string_view>

namespace structure {

struct SourceParts {
    std::string code, comments;
};

SourceParts split(std::string_view source);

/// The text with everything between two `quote` characters of one line blanked; a quotation that a line
/// leaves open ends with the line.
std::string without_quoted(std::string_view text, char quote);

}  // namespace structure
