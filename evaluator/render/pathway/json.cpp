// Plans for machines. Names are a contract (docs/schema/plan.md) and never translated.
#include <nlohmann/json.hpp>

#include "evaluator/render/pathway/pathway.hpp"
#include "evaluator/render/result_names.hpp"
#include "evaluator/render/values.hpp"
#include "evaluator/render/wording.hpp"

namespace evaluator::render {

namespace {

using json = nlohmann::ordered_json;
using pathway::Move;

json day_or_null(core::Date day) {
    return day == core::Date::never() ? json(nullptr) : json(core::to_iso(day));
}
json cited_or_null(const std::optional<core::Citation>& citation) {
    return citation ? json(core::to_text(*citation)) : json(nullptr);
}

json cost_json(const pathway::Cost& cost) {
    return {{"angaben", cost.facts},
            {"wertungen", cost.judgements},
            {"ermessen", cost.discretion},
            {"atypisch", cost.atypical}};
}

json assumption(const explain::NeededAnswer& answer) {
    json one{{"art", result_name(answer.asked.kind)}, {"name", answer.asked.name},
             {"frage", question_of(answer.asked)},    {"zitat", cited_or_null(answer.asked.citation)},
             {"person", answer.asked.person},         {"gegenstand", answer.asked.item},
             {"antwort", result_name(answer.says)}};
    if (answer.says == explain::NeededAnswer::Says::OneOf) one["werte"] = answer.values;
    return one;
}

std::string_view kind_name(Move::Kind kind) {
    switch (kind) {
        case Move::Kind::Step: return "massnahme";
        case Move::Kind::Grant: return "erteilung";
        case Move::Kind::Goal: return "ziel";
    }
    return "";
}

json move_json(const Move& move) {
    const bool is_step = move.kind == Move::Kind::Step;
    json renewals = json::array(), assumes = json::array();
    for (const core::Date day : move.renewals) renewals.push_back(core::to_iso(day));
    for (const explain::NeededAnswer& answer : move.assumes) assumes.push_back(assumption(answer));
    json one{{"art", kind_name(move.kind)}, {"person", move.person}, {"titel", move.title}};
    if (!is_step) {
        one["norm"] = core::to_text(move.norm);
        one["ergebnis"] = result_name(move.outcome);
    }
    one["ab"] = core::to_iso(move.begin);
    one["bis"] = is_step ? json(core::to_iso(move.end)) : day_or_null(move.end);
    if (is_step) {
        one["etwa"] = move.is_about;
        one["beginn_offen"] = move.is_open;
        one["spaetestens_ab"] = move.latest ? json(core::to_iso(*move.latest)) : json(nullptr);
    }
    if (move.leads_to && !is_step) one["fuehrt_zu"] = words_of(*move.leads_to);
    one["verlaengert_am"] = std::move(renewals);
    one["angenommen"] = std::move(assumes);
    one["angenommen_vollstaendig"] = !move.assumes_more;
    one["nachweise"] = move.evidence;
    one["hinweise"] = move.hints;
    return one;
}

std::string_view kind_name(pathway::Expiry::Next next) {
    using Next = pathway::Expiry::Next;
    switch (next) {
        case Next::Renewed: return "verlaengert";
        case Next::GoesOn: return "fortbestand_angenommen";
        case Next::Ends: return "endet";
    }
    return "";
}

json expiry_json(const pathway::Expiry& end) {
    json renewals = json::array();
    for (const core::Date day : end.renewals) renewals.push_back(core::to_iso(day));
    return {{"person", end.person},
            {"letzter_tag", core::to_iso(core::previous_day(end.day))},
            {"status", end.status},
            {"grundlage", cited_or_null(end.basis)},
            {"dann", kind_name(end.next)},
            {"norm", cited_or_null(end.norm)},
            {"norm_dann_nicht_erfuellt", end.is_barred},
            {"verlaengert_am", std::move(renewals)}};
}

json path_json(const pathway::Path& path) {
    json moves = json::array(), ends = json::array();
    for (const Move& move : path.moves) moves.push_back(move_json(move));
    for (const pathway::Expiry& end : path.expiries) ends.push_back(expiry_json(end));
    return {{"erreicht_am", core::to_iso(path.reached)},
            {"annahmen", cost_json(path.cost)},
            {"fristen", std::move(ends)},
            {"schritte", std::move(moves)}};
}

json obstacle_json(const pathway::Obstacle& obstacle) {
    json elements = json::array();
    for (const auto& element : obstacle.elements)
        elements.push_back({{"id", element.id},
                            {"text", inflected(element.text)},
                            {"art", result_name(element.kind)},
                            {"zitat", cited_or_null(element.citation)}});
    return {{"norm", core::to_text(obstacle.norm)},
            {"titel", obstacle.title},
            {"ist_ziel", obstacle.is_goal},
            {"in_kraft", obstacle.is_law},
            {"nie_moeglich", std::move(elements)}};
}

template <typename Items, typename Make> json array_of(const Items& items, const Make& make) {
    json all = json::array();
    for (const auto& item : items) all.push_back(make(item));
    return all;
}

}  // namespace

std::string to_json(const pathway::Pathways& ways) {
    return json{{"hinweis", say(Phrase::pathway_notice)},
                {"ziel", ways.goal.name},
                {"normen", array_of(ways.goal.norms, [](const auto& norm) { return core::to_text(norm); })},
                {"stichtag", core::to_iso(ways.as_of)},
                {"gesucht_bis", core::to_iso(core::previous_day(ways.horizon))},
                {"wege", array_of(ways.paths, path_json)},
                {"wege_falls", array_of(ways.if_true, path_json)},
                {"hindernisse", array_of(ways.obstacles, obstacle_json)},
                {"vollstaendig", ways.is_complete}}
               .dump(2) +
           "\n";
}

}  // namespace evaluator::render
