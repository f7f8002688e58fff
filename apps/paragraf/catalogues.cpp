#include "apps/paragraf/catalogues.hpp"

#include <fmt/format.h>

#include "apps/paragraf/user_error.hpp"
#include "evaluator/render/phrases.hpp"
#include "evaluator/texts/localize.hpp"
#include "evaluator/texts/po_file.hpp"

namespace apps {

namespace fs = std::filesystem;
namespace texts = evaluator::texts;

fs::path find_texts(const std::string& asked, const fs::path& rules) {
    if (!asked.empty()) return asked;
    std::error_code error;
    return (fs::absolute(rules, error).lexically_normal() / ".." / "texte").lexically_normal();
}

const texts::Language& language_named(const std::string& code) {
    if (const texts::Language* language = texts::find_language(code)) return *language;
    throw UserError(
        fmt::format("die Sprache `{}` gibt es nicht; es gibt: {}", code, texts::language_codes()));
}

texts::Catalogue load_catalogue(const fs::path& folder, const texts::Language& language) {
    const fs::path path = folder / (std::string(language.code) + ".po");
    std::error_code error;
    if (!fs::is_regular_file(path, error))
        throw UserError(
            fmt::format("für die Sprache `{}` fehlt der Katalog `{}`; `paragraf texte auszug` legt ihn an",
                        language.code, path.string()));
    auto read = texts::read_po(path, language);
    if (auto* catalogue = std::get_if<texts::Catalogue>(&read)) return std::move(*catalogue);
    std::string list;
    for (const std::string& message : std::get<texts::PoProblems>(read).messages) list += "\n  " + message;
    throw UserError(fmt::format("der Katalog `{}` ist nicht in Ordnung:{}", path.string(), list));
}

std::vector<texts::Message> all_messages(const dsl::model::RuleBook& book) {
    std::vector<texts::Message> messages = evaluator::render::phrase_messages();
    for (texts::Message& message : texts::messages_of(book)) messages.push_back(std::move(message));
    return messages;
}

}  // namespace apps
