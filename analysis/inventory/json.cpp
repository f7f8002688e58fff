#include "analysis/inventory/json.hpp"

#include <nlohmann/json.hpp>

namespace analysis {

namespace {

using Json = nlohmann::ordered_json;

std::string name_of(Question::Kind kind) {
    switch (kind) {
        case Question::Kind::Judgement: return "wertung";
        case Question::Kind::Discretion: return "ermessen";
        case Question::Kind::Reading: return "lesart";
        case Question::Kind::Atypical: return "atypisch";
    }
    return "";
}

std::string name_of(Verdict verdict) {
    switch (verdict) {
        case Verdict::Reproduced: return "wie_quelle";
        case Verdict::MoreCareful: return "offen_geblieben";
        case Verdict::Contradicts: return "anders";
        case Verdict::NotMapped: return "nicht_geprueft";
    }
    return "";
}

Json json_of(const NormInventory& norm) {
    Json json{{"norm", core::to_text(norm.citation)},
              {"titel", norm.title},
              {"allgemeiner_teil", norm.is_general},
              {"fassungen", norm.versions},
              {"voraussetzungen", norm.requirements},
              {"faelle", norm.cases},
              {"fragen", Json::array()}};
    for (const auto& question : norm.questions)
        json["fragen"].push_back({{"art", name_of(question.kind)},
                                  {"name", question.name},
                                  {"frage", question.text},
                                  {"zitat", core::to_text(question.citation)}});
    return json;
}

Json json_of(const RealCase& real) {
    Json json{{"id", real.source.id},
              {"titel", real.source.title},
              {"grundlage", real.source.basis},
              {"quelle_sagt", real.source.overall},
              {"urteil", name_of(real.verdict)},
              {"erfuellt_gegen_quelle", real.is_met_against_source},
              {"wie_erwartet", real.is_as_expected},
              {"dateien", real.files},
              {"voraussetzungen", Json::array()}};
    for (const auto& one : real.requirements)
        json["voraussetzungen"].push_back({{"zitat", one.source.place},
                                           {"quelle_sagt", one.source.result},
                                           {"urteil", name_of(one.verdict)}});
    if (!real.note.empty()) json["hinweis"] = real.note;
    return json;
}

Json shares(const std::map<std::string, Share>& shares) {
    Json json = Json::object();
    for (const auto& [name, one] : shares)
        json[name] = {{"anzahl", one.all},
                      {"wie_quelle", one.reproduced},
                      {"offen_geblieben", one.more_careful},
                      {"anders", one.contradicts},
                      {"nicht_geprueft", one.not_mapped}};
    return json;
}

}  // namespace

std::string to_json(const Inventory& inventory) {
    Json json;
    json["regelwerk"] = {{"version", inventory.rules_version}, {"sha256", inventory.rules_digest}};
    json["umfang"] = Json::object();
    for (const auto& tally : inventory.tallies) {
        json["umfang"][tally.name] = {{"anzahl", tally.count}};
        if (tally.versions > 0) json["umfang"][tally.name]["fassungen"] = tally.versions;
    }
    json["umfang"]["faelle"] = {{"anzahl", inventory.cases}};
    json["normen"] = Json::array();
    for (const auto& norm : inventory.norms) json["normen"].push_back(json_of(norm));
    json["echte_faelle"] = {{"ergebnis", shares(shares_of_cases(inventory.real_cases))},
                            {"voraussetzungen", shares(shares_of_requirements(inventory.real_cases))},
                            {"faelle", Json::array()}};
    for (const auto& real : inventory.real_cases) json["echte_faelle"]["faelle"].push_back(json_of(real));
    return json.dump(2) + "\n";
}

}  // namespace analysis
