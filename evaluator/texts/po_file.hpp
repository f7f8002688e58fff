// Catalogues as gettext files: texte/<language>.po, and the template texte/paragraf.pot. msgctxt is the id,
// msgid the German text. Reading and writing is libgettextpo's; only po_file.cpp knows it.
#pragma once

#include <filesystem>
#include <string>
#include <variant>
#include <vector>

#include "evaluator/texts/catalogue.hpp"

namespace evaluator::texts {

/// What is wrong with a file, in German, one line per finding.
struct PoProblems {
    std::vector<std::string> messages;
};

std::variant<Catalogue, PoProblems> read_po(const std::filesystem::path& path, const Language& language);

/// Throws std::runtime_error when the file cannot be written. Same catalogue, same bytes.
void write_po(const std::filesystem::path& path, const Catalogue& catalogue);
void write_pot(const std::filesystem::path& path, const std::vector<Message>& messages);

}  // namespace evaluator::texts
