#include <nlohmann/json.hpp>

#include "evaluator/render/result_names.hpp"
#include "evaluator/render/timeline/timeline.hpp"

namespace evaluator::render {

namespace core = dsl::core;
namespace model = dsl::model;

namespace {

using json = nlohmann::ordered_json;
using core::Date;

std::string_view name_of(timeline::State state) {
    switch (state) {
        case timeline::State::Met: return "erfuellt";
        case timeline::State::NotMet: return "nicht_erfuellt";
        case timeline::State::Open: return "offen";
        case timeline::State::NotInForce: break;
    }
    return "nicht_in_kraft";
}

std::string_view name_of(timeline::Axis axis) {
    switch (axis) {
        case timeline::Axis::Both: return "beide";
        case timeline::Axis::Facts: return "stichtag";
        case timeline::Axis::Law: break;
    }
    return "rechtsstand";
}

/// Both ends are days of the span.
json span(const model::Validity& days) {
    return {{"von", core::to_iso(days.from)}, {"bis", core::to_iso(core::previous_day(days.until))}};
}

json row(const timeline::Row& source, bool is_norm) {
    json result{
        {"id", source.id}, {"text", source.text}, {"zitate", json::array()}, {"spannen", json::array()}};
    for (const auto& citation : source.citations) result["zitate"].push_back(core::to_text(citation));
    for (const timeline::Stretch& stretch : source.stretches) {
        json one = span(stretch.days);
        one["ergebnis"] = name_of(stretch.state);
        one["in_der_regel"] = stretch.as_a_rule_only;
        one["nur_schranken"] = stretch.is_bounded_only;
        if (is_norm) one["rechtsfolge"] = result_name(stretch.outcome);
        result["spannen"].push_back(std::move(one));
    }
    return result;
}

json day_or_null(const std::optional<Date>& day) { return day ? json(core::to_iso(*day)) : json(nullptr); }

}  // namespace

std::string to_json(const timeline::Timeline& line) {
    json norms = json::array();
    for (const timeline::NormTimeline& norm : line.norms) {
        json one{{"norm", core::to_text(norm.citation)},
                 {"titel", norm.title},
                 {"fruehestens", day_or_null(norm.norm.first_met(line.as_of))},
                 {"fenster", json::array()},
                 {"fassungswechsel", json::array()},
                 {"gesamt", row(norm.norm, true)},
                 {"voraussetzungen", json::array()}};
        for (const model::Validity& window : norm.norm.windows()) one["fenster"].push_back(span(window));
        for (const Date day : norm.version_changes) one["fassungswechsel"].push_back(core::to_iso(day));
        for (const timeline::Row& element : norm.elements)
            one["voraussetzungen"].push_back(row(element, false));
        norms.push_back(std::move(one));
    }
    const json document{{"von", core::to_iso(line.from)},
                        {"bis", core::to_iso(core::previous_day(line.until))},
                        {"stichtag", core::to_iso(line.as_of)},
                        {"rechtsstand", core::to_iso(line.law_date)},
                        {"achse", name_of(line.axis)},
                        {"naechste_aenderung", day_or_null(line.next_change())},
                        {"normen", std::move(norms)}};
    return document.dump(2) + "\n";
}

}  // namespace evaluator::render
