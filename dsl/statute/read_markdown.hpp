/// Reads an act as Markdown: "% Title (ABBR)", "# § 25b – Heading", "(1) …", "1. …", "a) …", a blank line
/// between paragraphs. Such collections (QuantLaw, bundesgesetze) hold versions that the official site no
/// longer offers. The text is brought into the form of the official XML and read as that, so there is one
/// outline.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "dsl/core/diagnostic.hpp"
#include "dsl/statute/statute.hpp"

namespace dsl::statute {

/// The same act in the elements of gii-norm that read_statute() uses.
std::string xml_from_markdown(std::string_view markdown);

/// `state`: the day of this version; the text does not tell it.
std::optional<Statute> read_markdown(std::string_view markdown, core::Date state,
                                     core::Diagnostics& diagnostics, core::FileId file = core::no_file);

}  // namespace dsl::statute
