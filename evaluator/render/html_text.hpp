// Texts as HTML. They may come from a person's file, so nothing of them becomes markup; only the marks around
// German text in a translated report (texts/localize.hpp) become elements with lang="de".
#pragma once

#include <string>
#include <string_view>

namespace evaluator::render {

/// Between tags. Every element opened here is closed here.
std::string escaped(std::string_view text);
/// Inside quotation marks, and in <title>: without elements.
std::string escaped_attribute(std::string_view text);

}  // namespace evaluator::render
