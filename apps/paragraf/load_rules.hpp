// From a rule folder to a rule book: reads all *.recht files in order of their names, parses and checks them.
// The only place of the program that knows how a rule folder lies on the disk.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "dsl/core/diagnostic.hpp"
#include "dsl/model/rule_book.hpp"
#include "dsl/syntax/tree.hpp"

namespace apps {

struct LoadedRules {
    std::filesystem::path folder;
    dsl::core::SourceMap sources;  // also takes the files of persons read later
    dsl::core::Diagnostics diagnostics;
    std::vector<dsl::syntax::File> files;
    dsl::model::RuleBook book;  // not to be evaluated when there are errors
};

/// `asked` (--regeln), else PARAGRAF_REGELN, else `rules` two folders above the executable, else that of the
/// source tree.
std::filesystem::path find_rule_folder(const std::string& asked);

/// Folder of official texts: `asked` (--gesetze), else PARAGRAF_GESETZE, else none. Throws UserError when it
/// is no folder.
std::optional<std::filesystem::path> find_statutes(const std::string& asked);

struct LoadOptions {
    std::optional<std::filesystem::path> cases;  // warn about requirements without a case in there
    std::optional<std::filesystem::path>
        statutes;  // official XML of the acts: check that each citation exists
};

/// Throws UserError when the folder is none or holds no rules.
std::unique_ptr<LoadedRules> load_rules(const std::filesystem::path& folder, const LoadOptions& options = {});

/// The same, and a UserError with all messages if the rules have errors.
std::unique_ptr<LoadedRules> load_sound_rules(const std::filesystem::path& folder, bool color);

}  // namespace apps
