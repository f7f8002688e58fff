// The frame of every HTML page but the report's own: language and direction of the reader, one style sheet,
// no script.
#pragma once

#include <string>

namespace evaluator::render {

/// Value of `lang` up to its quotation mark, and the direction where it is not the usual one.
std::string page_language();
std::string html_page(const std::string& title, const std::string& body);

}  // namespace evaluator::render
