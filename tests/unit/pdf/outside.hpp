// A PDF as others see it: poppler's tools on a file of its own. Where they are not installed, the tests that
// ask for them say so and check nothing; ./test installs them.
#pragma once

#include <optional>
#include <string>

namespace outside {

/// The text in reading order, pages apart by '\f'; nullopt without pdftotext.
std::optional<std::string> text_of(const std::string& pdf);
/// The tree of tags, one per line, indented; nullopt without pdfinfo.
std::optional<std::string> tags_of(const std::string& pdf);

std::size_t count(const std::string& text, const std::string& part);

}  // namespace outside
