#include <algorithm>
#include <cstdlib>
#include <ostream>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "analysis/audit/audit.hpp"
#include "apps/paragraf/citations.hpp"
#include "apps/paragraf/commands.hpp"
#include "apps/paragraf/load_rules.hpp"
#include "apps/paragraf/user_error.hpp"
#include "evaluator/render/text_lines.hpp"

namespace apps {

namespace {

using analysis::Audit;
using analysis::AuditedParagraph;
using analysis::AuditedUnit;
using analysis::Finding;

constexpr Finding all_findings[] = {Finding::Encoded, Finding::NotEncoded, Finding::LeftOut,
                                    Finding::Missing};

std::string_view word(Finding finding) {
    switch (finding) {
        case Finding::Encoded: return "kodiert";
        case Finding::NotEncoded: return "nicht kodiert";
        case Finding::LeftOut: return "Schutz ausgelassen";
        case Finding::Missing: return "fehlt";
    }
    return "";
}

std::string_view key(Finding finding) {
    switch (finding) {
        case Finding::Encoded: return "kodiert";
        case Finding::NotEncoded: return "nicht_kodiert";
        case Finding::LeftOut: return "schutz_ausgelassen";
        case Finding::Missing: return "fehlt";
    }
    return "";
}

const std::vector<std::string> head{"Vorschrift",    "Text vom",           "Stellen", "kodiert",
                                    "nicht kodiert", "Schutz ausgelassen", "fehlt"};

std::vector<std::string> cells(const AuditedParagraph& row) {
    std::vector<std::string> result{dsl::core::to_text(row.paragraph), dsl::core::to_german(row.text_of),
                                    std::to_string(row.units.size())};
    for (const Finding finding : all_findings) result.push_back(std::to_string(row.count(finding)));
    return result;
}

/// A place with the same finding in several versions of the text is one line.
struct Listed {
    const AuditedUnit* unit;
    std::vector<dsl::core::Date> texts;
};

/// What somebody has to look at: gaps, and with `all` every place. Rows of one paragraph follow each other.
std::vector<Listed> listed(const Audit& audit, bool all) {
    std::vector<Listed> result;
    std::size_t begin = 0;
    const dsl::core::Citation* paragraph = nullptr;
    for (const AuditedParagraph& row : audit.rows) {
        if (!paragraph || !(*paragraph == row.paragraph)) begin = result.size();
        paragraph = &row.paragraph;
        for (const AuditedUnit& unit : row.units) {
            if (!all && unit.finding != Finding::Missing && unit.finding != Finding::LeftOut) continue;
            const auto known = std::find_if(
                result.begin() + static_cast<std::ptrdiff_t>(begin), result.end(), [&](const Listed& one) {
                    return one.unit->place == unit.place && one.unit->finding == unit.finding &&
                           one.unit->excerpt == unit.excerpt;
                });
            if (known == result.end())
                result.push_back({&unit, {row.text_of}});
            else
                known->texts.push_back(row.text_of);
        }
    }
    return result;
}

std::string explained(const Listed& one) {
    const std::string when =
        one.texts.size() == 1
            ? fmt::format("Text vom {}", dsl::core::to_german(one.texts.front()))
            : fmt::format("{} Texte vom {} bis {}", one.texts.size(), dsl::core::to_german(one.texts.front()),
                          dsl::core::to_german(one.texts.back()));
    return fmt::format("{} ({}): {}{}", dsl::core::to_text(one.unit->place), when, one.unit->excerpt,
                       one.unit->reason.empty() ? "" : fmt::format(" [Grund: {}]", one.unit->reason));
}

std::string summary(const Audit& audit) {
    std::size_t places = 0;
    for (const AuditedParagraph& row : audit.rows) places += row.units.size();
    const std::size_t open = audit.count(Finding::Missing) + audit.count(Finding::LeftOut);
    return fmt::format(
        "{} Stellen in {} Textfassungen: {} kodiert, {} nicht kodiert mit Grund, {} als Schutzvorschrift "
        "ausgelassen, "
        "{} fehlen ({:.1f} % erledigt)",
        places, audit.rows.size(), audit.count(Finding::Encoded), audit.count(Finding::NotEncoded),
        audit.count(Finding::LeftOut), audit.count(Finding::Missing),
        places == 0 ? 100.0 : 100.0 * static_cast<double>(places - open) / static_cast<double>(places));
}

std::string unknown_acts(const Audit& audit) {
    return fmt::format("Ohne amtlichen Text, nicht geprüft: {}", fmt::join(audit.unknown_acts, ", "));
}

std::string as_text(const Audit& audit, bool all, const Console& console) {
    evaluator::render::TextLines lines(console.width, console.out_color, console.ascii);
    std::vector<std::vector<std::string>> rows;
    for (const AuditedParagraph& row : audit.rows) rows.push_back(cells(row));
    lines.table(0, head, rows, {false, false, true, true, true, true, true});
    lines.blank();
    for (const Listed& one : listed(audit, all))
        lines.paragraph(0, fmt::format("{}: ", word(one.unit->finding)), explained(one));
    lines.blank();
    if (!audit.unknown_acts.empty()) lines.paragraph(0, "", unknown_acts(audit));
    lines.paragraph(0, "", summary(audit));
    return lines.take();
}

std::string as_markdown(const Audit& audit, bool all) {
    std::string result = fmt::format("| {} |\n|---|---|--:|--:|--:|--:|--:|\n", fmt::join(head, " | "));
    for (const AuditedParagraph& row : audit.rows)
        result += fmt::format("| {} |\n", fmt::join(cells(row), " | "));
    const std::vector<Listed> places = listed(audit, all);
    if (!places.empty()) result += "\n";
    for (const Listed& one : places)
        result += fmt::format("- {}: {}\n", word(one.unit->finding), explained(one));
    if (!audit.unknown_acts.empty()) result += "\n" + unknown_acts(audit) + "\n";
    return result + "\n" + summary(audit) + "\n";
}

std::string as_json(const Audit& audit, bool all) {
    nlohmann::ordered_json rows = nlohmann::ordered_json::array();
    for (const AuditedParagraph& row : audit.rows) {
        nlohmann::ordered_json one{{"vorschrift", dsl::core::to_text(row.paragraph)},
                                   {"titel", row.title},
                                   {"text_vom", dsl::core::to_iso(row.text_of)},
                                   {"regeln_in_kraft", row.has_rules},
                                   {"stellen", row.units.size()}};
        for (const Finding finding : all_findings) one[std::string{key(finding)}] = row.count(finding);
        one["liste"] = nlohmann::ordered_json::array();
        for (const AuditedUnit& unit : row.units)
            if (all || unit.finding == Finding::Missing || unit.finding == Finding::LeftOut)
                one["liste"].push_back({{"stelle", dsl::core::to_text(unit.place)},
                                        {"befund", key(unit.finding)},
                                        {"grund", unit.reason},
                                        {"anfang", unit.excerpt}});
        rows.push_back(std::move(one));
    }
    const nlohmann::ordered_json document{{"vollstaendig", audit.is_complete()},
                                          {"ohne_amtlichen_text", audit.unknown_acts},
                                          {"vorschriften", std::move(rows)}};
    return document.dump(2) + "\n";
}

}  // namespace

Exit run_audit(const AuditRequest& request, Console& console) {
    const auto rules = load_sound_rules(find_rule_folder(request.rules), console.err_color);
    const auto folder = find_statutes(request.statutes);
    if (!folder)
        throw UserError(
            "für das Audit braucht es die amtlichen Texte: --gesetze ORDNER oder PARAGRAF_GESETZE "
            "(ein Ordner mit <gesetz>/<tag>.xml)");
    dsl::statute::Shelf shelf;
    dsl::core::Diagnostics diagnostics;
    if (shelf.load_folder(*folder, diagnostics) == 0)
        throw UserError(
            fmt::format("in `{}` liegt kein amtlicher Text (<gesetz>/<tag>.xml)", folder->string()));
    std::vector<dsl::core::Citation> only;
    for (const std::string& text : request.norms)
        for (auto& citation : read_citation(rules->book, text)) only.push_back(std::move(citation));
    const Audit audit = analysis::audit(rules->book, shelf, only);
    switch (request.format) {
        case Format::Json: console.out << as_json(audit, request.all); break;
        case Format::Markdown: console.out << as_markdown(audit, request.all); break;
        default: console.out << as_text(audit, request.all, console); break;
    }
    return audit.is_complete() ? Exit::Done : Exit::CheckFailed;
}

}  // namespace apps
