#include "analysis/coverage/json.hpp"

#include <nlohmann/json.hpp>

#include "evaluator/render/result_names.hpp"

namespace analysis {

namespace {

using Json = nlohmann::ordered_json;

/// First and last day, as in rules; null where there is none.
Json version_of(const model::Validity& version) {
    Json json;
    json["ab"] = version.from.is_day() ? Json(core::to_iso(version.from)) : Json();
    json["bis"] = version.until.is_day() ? Json(core::to_iso(core::previous_day(version.until))) : Json();
    return json;
}

template <typename Value> Json cells_of(const std::vector<Cell<Value>>& cells) {
    Json json = Json::object();
    for (const auto& cell : cells)
        json[std::string(evaluator::render::result_name(cell.value))] = {{"moeglich", cell.is_expected},
                                                                         {"faelle", cell.cases}};
    return json;
}

Json count_of(const Count& count) {
    return {{"zellen", count.expected}, {"belegt", count.covered}, {"leer", count.empty()}};
}

/// The name of a kind stands with the nodes of a report.
std::string kind_of(const RequirementRow& row) {
    explain::Node node;
    node.kind = explain::Node::Kind::Element;
    node.element_kind = row.kind;
    return std::string(evaluator::render::result_name(node));
}

std::string kind_of(const WayRow& row) {
    explain::Node node;
    node.kind = explain::Node::Kind::Way;
    node.way = row.kind;
    return std::string(evaluator::render::result_name(node));
}

Json json_of(const RequirementRow& row) {
    Json json{{"name", row.name},
              {"text", row.text},
              {"art", kind_of(row)},
              {"zitat", core::to_text(row.citation)},
              {"fassung", version_of(row.version)},
              {"uebernommen", row.origin == Origin::TakenOver}};
    if (!row.source.empty()) json["quelle"] = row.source;
    json["zustaende"] = cells_of(row.states);
    return json;
}

Json json_of(const WayRow& row) {
    Json json{{"voraussetzung", row.requirement},
              {"name", row.path},
              {"text", row.text},
              {"art", kind_of(row)},
              {"zitat", core::to_text(row.citation)},
              {"fassung", version_of(row.version)}};
    if (!row.source.empty()) json["quelle"] = row.source;
    json["faelle"] = row.decides.cases;
    return json;
}

Json json_of(const NormCoverage& norm) {
    const Counts counts = count(norm);
    Json json{{"norm", core::to_text(norm.citation)},
              {"titel", norm.title},
              {"allgemeiner_teil", norm.is_general},
              {"anzahl",
               {{"zustaende", count_of(counts.states)},
                {"ausnahmen", count_of(counts.ways)},
                {"ergebnisse", count_of(counts.outcomes)},
                {"wechsel", count_of(counts.changes)}}}};
    json["ergebnisse"] = Json::array();
    for (const auto& row : norm.outcomes)
        json["ergebnisse"].push_back(
            {{"fassung", version_of(row.version)}, {"ergebnisse", cells_of(row.outcomes)}});
    json["voraussetzungen"] = Json::array();
    for (const auto& row : norm.requirements) json["voraussetzungen"].push_back(json_of(row));
    json["ausnahmen"] = Json::array();
    for (const auto& row : norm.ways) json["ausnahmen"].push_back(json_of(row));
    json["wechsel"] = Json::array();
    for (const auto& row : norm.changes)
        json["wechsel"].push_back({{"tag", core::to_iso(row.day)},
                                   {"tag_davor", row.day_before.cases},
                                   {"tag_selbst", row.day_itself.cases}});
    json["faelle"] = norm.cases;
    return json;
}

Json json_of(const CaseNote& note) {
    Json json{{"datei", note.file},
              {"titel", note.title},
              {"quelle", note.source},
              {"stichtag", core::to_iso(note.as_of)},
              {"rechtsstand", core::to_iso(note.law_date)},
              {"wie_erwartet", note.is_as_expected}};
    if (!note.note.empty()) json["hinweis"] = note.note;
    return json;
}

}  // namespace

std::string to_json(const Coverage& coverage) {
    Json json;
    json["regelwerk"] = {{"version", coverage.rules_version}, {"sha256", coverage.rules_digest}};
    json["normen"] = Json::array();
    for (const auto& norm : coverage.norms) json["normen"].push_back(json_of(norm));
    json["faelle"] = Json::array();
    for (const auto& note : coverage.cases) json["faelle"].push_back(json_of(note));
    return json.dump(2) + "\n";
}

}  // namespace analysis
