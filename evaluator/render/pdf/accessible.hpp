// What a tagged PDF needs and Cairo 1.16 cannot write: the language of the document, alternative texts of
// figures, scope and span of table heads. Added as an incremental update (ISO 32000-1, 7.5.6): new versions
// of some objects behind the file Cairo wrote; nothing of that file changes.
#pragma once

#include <string>
#include <vector>

namespace evaluator::render::pdf {

/// A tag in the order in which it was begun; `properties` are entries of its dictionary.
struct Tag {
    std::string name, properties;
};

/// `/Alt <FEFF...>`
std::string alternative_text(const std::string& text);

std::string with_properties(std::string pdf, const std::vector<Tag>& tags, const std::string& language,
                            const std::string& title);

}  // namespace evaluator::render::pdf
