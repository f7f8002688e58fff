#include <nlohmann/json.hpp>

#include "evaluator/render/missing/missing.hpp"
#include "evaluator/render/result_names.hpp"

namespace evaluator::render {

namespace {

using json = nlohmann::ordered_json;
using missing::Change;
using missing::Kind;
using missing::Needed;

std::string_view name_of(Kind kind) {
    switch (kind) {
        case Kind::Step: return "schritt";
        case Kind::Answer: return "angabe";
        case Kind::Different: return "andere_angabe";
        case Kind::Judgement: return "wertung";
        case Kind::Discretion: return "ermessen";
        case Kind::Reading: return "lesart";
        case Kind::Atypical: return "atypisch";
        case Kind::Overruled: break;
    }
    return "andere_entscheidung";
}

std::string_view name_of(Needed::Says says) {
    switch (says) {
        case Needed::Says::Yes: return "ja";
        case Needed::Says::No: return "nein";
        case Needed::Says::OneOf: return "eines_von";
        case Needed::Says::AtLeast: return "mindestens";
        case Needed::Says::MoreThan: return "mehr_als";
        case Needed::Says::AtMost: return "hoechstens";
        case Needed::Says::NotLater: return "spaetestens";
        case Needed::Says::NotEarlier: return "fruehestens";
        case Needed::Says::Suitable: break;
    }
    return "passend";
}

json value_json(const explain::Quantity& value) {
    if (const auto* number = std::get_if<dsl::core::Rational>(&value.low))
        return dsl::core::to_plain(*number);
    if (const auto* day = std::get_if<dsl::core::Date>(&value.low)) return dsl::core::to_iso(*day);
    if (const auto* length = std::get_if<dsl::core::Duration>(&value.low))
        return dsl::core::to_german(*length);
    if (const auto* text = std::get_if<std::string>(&value.low)) return *text;
    if (const auto* truth = std::get_if<bool>(&value.low)) return *truth;
    return nullptr;
}

json served_json(const std::vector<missing::Served>& served) {
    json result = json::array();
    for (const missing::Served& one : served)
        result.push_back({{"id", one.id},
                          {"text", one.text},
                          {"zitat", one.citation ? json(dsl::core::to_text(*one.citation)) : json(nullptr)}});
    return result;
}

json steps_json(const std::vector<missing::StepInfo>& steps) {
    json result = json::array();
    for (const missing::StepInfo& step : steps)
        result.push_back({{"name", step.name},
                          {"text", step.text},
                          {"dauer", step.takes ? json(dsl::core::to_german(*step.takes)) : json(nullptr)}});
    return result;
}

json change_json(const Change& change) {
    json result{{"art", name_of(change.kind)},
                {"name", change.asked.name},
                {"text", change.asked.question},
                {"person", change.asked.person},
                {"eintrag", change.asked.item}};
    if (change.kind == Kind::Step) {
        result["dauer"] = change.takes ? json(dsl::core::to_german(*change.takes)) : json(nullptr);
    } else {
        json needed{{"art", name_of(change.needed.says)}};
        if (change.needed.says == Needed::Says::OneOf) {
            needed["werte"] = change.needed.values;
            needed["oder_hoeher"] = change.needed.or_better;
        } else if (json value = value_json(change.needed.value); !value.is_null()) {
            needed["wert"] = std::move(value);
        }
        result["noetig"] = std::move(needed);
        if (change.known) result["bisher"] = value_json(change.known->value);
        if (!change.decided.empty()) result["entschieden"] = change.decided;
        result["besonders_geschuetzt"] = change.asked.is_sensitive;
        result["nachweise"] = change.asked.proofs;
        result["erreichbar_durch"] = steps_json(change.attainable_by);
    }
    result["fuer"] = served_json(change.served);
    return result;
}

json set_json(const missing::ChangeSet& set) {
    json changes = json::array();
    for (const Change& change : set.changes) changes.push_back(change_json(change));
    return {{"rang", name_of(set.rank)},
            {"ergebnis", set.is_proven ? json(result_name(set.outcome)) : json(nullptr)},
            {"fruehestens", set.is_day_known ? json(dsl::core::to_iso(set.day)) : json(nullptr)},
            {"zeit", set.needs_time},
            {"zeit_fuer", served_json(set.served_by_time)},
            {"durchgerechnet", set.is_proven},
            {"aenderungen", std::move(changes)}};
}

json norm_json(const missing::NormMissing& norm) {
    json sets = json::array(), blockers = json::array(), left_out = json::array();
    for (const Change& change : norm.left_out) left_out.push_back(change.asked.name);
    for (const missing::ChangeSet& set : norm.sets) sets.push_back(set_json(set));
    for (const missing::Blocker& blocker : norm.blockers) {
        json facts = json::array();
        for (const explain::UsedFact& fact : blocker.facts)
            facts.push_back({{"name", fact.name}, {"wert", value_json(fact.value)}});
        json one = served_json({blocker.element}).front();
        one["angaben"] = std::move(facts);
        blockers.push_back(std::move(one));
    }
    return {{"norm", dsl::core::to_text(norm.citation)},
            {"titel", norm.title},
            {"heute", result_name(norm.today)},
            {"erfuellt", norm.is_met},
            {"saetze", std::move(sets)},
            {"vollstaendig_bis", norm.complete_up_to},
            {"vollstaendig", norm.is_complete},
            {"hindernisse", std::move(blockers)},
            {"noch_nicht_erfuellt", served_json(norm.open)},
            {"weggelassen", std::move(left_out)}};
}

}  // namespace

std::string to_json(const missing::Missing& found) {
    json norms = json::array();
    for (const missing::NormMissing& norm : found.norms) norms.push_back(norm_json(norm));
    const json document{{"person", found.person_id},
                        {"stichtag", dsl::core::to_iso(found.as_of)},
                        {"rechtsstand", dsl::core::to_iso(found.law_date)},
                        {"betrachtet_bis", dsl::core::to_iso(found.horizon)},
                        {"nur_belegt", found.evidenced_only},
                        {"regelwerk", {{"version", found.rules_version}, {"digest", found.rules_digest}}},
                        {"normen", std::move(norms)}};
    return document.dump(2) + "\n";
}

}  // namespace evaluator::render
