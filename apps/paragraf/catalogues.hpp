// Where the catalogues of texts lie on the disk, and how they are read for a command.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "dsl/model/rule_book.hpp"
#include "evaluator/texts/catalogue.hpp"

namespace apps {

/// `asked` (--texte), else the folder `texte` beside the rules.
std::filesystem::path find_texts(const std::string& asked, const std::filesystem::path& rules);

/// Throws UserError when there is no such language.
const evaluator::texts::Language& language_named(const std::string& code);

/// Throws UserError with every finding when the file is missing or broken.
evaluator::texts::Catalogue load_catalogue(const std::filesystem::path& folder,
                                           const evaluator::texts::Language& language);

/// All texts people read: phrases of the reports, then the rules.
std::vector<evaluator::texts::Message> all_messages(const dsl::model::RuleBook& book);

}  // namespace apps
