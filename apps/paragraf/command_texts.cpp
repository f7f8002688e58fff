// `paragraf texte`: the catalogues of translations, brought up to date and checked.
#include <algorithm>
#include <ostream>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "apps/paragraf/catalogues.hpp"
#include "apps/paragraf/commands.hpp"
#include "apps/paragraf/load_rules.hpp"
#include "apps/paragraf/user_error.hpp"
#include "evaluator/texts/merge.hpp"
#include "evaluator/texts/po_file.hpp"
#include "evaluator/texts/verify.hpp"

namespace apps {

namespace {

namespace fs = std::filesystem;
namespace texts = evaluator::texts;

constexpr std::size_t most_findings_listed = 20;

fs::path catalogue_path(const fs::path& folder, const texts::Language& language) {
    return folder / (std::string(language.code) + ".po");
}

struct Checked {
    const texts::Language* language;
    texts::CatalogueCheck check;
};

std::vector<const texts::Language*> languages_asked(const TextsRequest& request) {
    if (!request.language.empty()) return {&language_named(request.language)};
    std::vector<const texts::Language*> all;
    for (const texts::Language& language : texts::languages()) all.push_back(&language);
    return all;
}

void write_table(const std::vector<Checked>& rows, std::ostream& out) {
    out << fmt::format("{:<10} {:>8} {:>8} {:>8} {:>8} {:>8}\n", "Sprache", "Texte", "fertig", "prüfen",
                       "leer", "Fehler");
    for (const auto& [language, check] : rows) {
        const std::size_t fuzzy = check.count(texts::FindingKind::Fuzzy);
        const std::size_t empty =
            check.count(texts::FindingKind::Untranslated) + check.count(texts::FindingKind::NotInFile);
        out << fmt::format("{:<10} {:>8} {:>8} {:>8} {:>8} {:>8}\n", language->code, check.texts,
                           check.finished, fuzzy, empty, check.findings.size() - fuzzy - empty);
    }
}

void write_findings(const std::vector<Checked>& rows, bool all, std::ostream& out) {
    for (const auto& [language, check] : rows) {
        if (check.findings.empty()) continue;
        out << fmt::format("\n{} ({})\n", language->code, language->german_name);
        std::size_t listed = 0;
        // faults first: they are in what a translator holds for done
        for (const bool faults : {true, false})
            for (const auto& finding : check.findings) {
                const bool is_gap = finding.kind == texts::FindingKind::Untranslated ||
                                    finding.kind == texts::FindingKind::NotInFile;
                if (is_gap == faults || (!all && listed == most_findings_listed)) continue;
                ++listed;
                out << fmt::format("  {}: {}{}\n    {}\n", texts::name_of(finding.kind), finding.id,
                                   finding.detail.empty() ? "" : " – " + finding.detail, finding.german);
                if (!finding.translation.empty()) out << fmt::format("    {}\n", finding.translation);
            }
        if (listed < check.findings.size())
            out << fmt::format("  … und {} weitere (`--alle` zeigt sie)\n", check.findings.size() - listed);
    }
}

std::string as_json(const std::vector<Checked>& rows) {
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    for (const auto& [language, check] : rows) {
        nlohmann::ordered_json findings = nlohmann::ordered_json::array();
        for (const auto& finding : check.findings)
            findings.push_back({{"art", texts::name_of(finding.kind)},
                                {"id", finding.id},
                                {"deutsch", finding.german},
                                {"uebersetzung", finding.translation},
                                {"naeheres", finding.detail}});
        list.push_back({{"sprache", language->code},
                        {"texte", check.texts},
                        {"fertig", check.finished},
                        {"veraltet", check.obsolete},
                        {"befunde", std::move(findings)}});
    }
    return list.dump(2) + "\n";
}

}  // namespace

Exit run_texts_extract(const TextsRequest& request, Console& console) {
    const fs::path rule_folder = find_rule_folder(request.rules);
    const auto rules = load_sound_rules(rule_folder, console.err_color);
    const fs::path folder = find_texts(request.folder, rule_folder);
    const auto messages = all_messages(rules->book);
    std::error_code error;
    fs::create_directories(folder, error);
    std::vector<texts::Catalogue> catalogues;  // all are read before anything is written
    for (const texts::Language& language : texts::languages()) {
        const bool exists = fs::exists(catalogue_path(folder, language), error);
        const texts::Catalogue old = exists ? load_catalogue(folder, language) : texts::Catalogue(language);
        catalogues.push_back(texts::merged(old, messages));
    }
    try {
        texts::write_pot(folder / "paragraf.pot", messages);
        for (const auto& catalogue : catalogues)
            texts::write_po(catalogue_path(folder, catalogue.language()), catalogue);
    } catch (const std::runtime_error& problem) {
        throw UserError(problem.what());
    }
    console.out << fmt::format("{} Texte in {} Sprachen nach `{}` geschrieben\n", messages.size(),
                               catalogues.size(), folder.string());
    return Exit::Done;
}

Exit run_texts_verify(const TextsRequest& request, Console& console) {
    const fs::path rule_folder = find_rule_folder(request.rules);
    const auto rules = load_sound_rules(rule_folder, console.err_color);
    const fs::path folder = find_texts(request.folder, rule_folder);
    const auto messages = all_messages(rules->book);
    std::vector<Checked> rows;
    for (const texts::Language* language : languages_asked(request))
        rows.push_back({language, texts::verify(load_catalogue(folder, *language), messages)});
    if (request.format == Format::Json) {
        console.out << as_json(rows);
    } else {
        write_table(rows, console.out);
        write_findings(rows, request.all, console.out);
    }
    const bool complete =
        std::all_of(rows.begin(), rows.end(), [](const Checked& row) { return row.check.is_complete(); });
    return complete ? Exit::Done : Exit::CheckFailed;
}

}  // namespace apps
