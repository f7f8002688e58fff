// The report as JSON by docs/schema/ergebnis.schema.json. Keys and values of enumerations are part of the
// contract with other programs: change them only together with the schema.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "evaluator/render/phrases.hpp"
#include "evaluator/render/render.hpp"
#include "evaluator/render/result_names.hpp"
#include "evaluator/render/values.hpp"
#include "evaluator/render/wording.hpp"

namespace evaluator::render {

namespace {

using json = nlohmann::ordered_json;
using explain::Node;
using explain::Quantity;

json day(const std::optional<core::Date>& date) {
    return date && date->is_day() ? json(core::to_iso(*date)) : json(nullptr);
}

json text_or_null(const std::string& text) { return text.empty() ? json(nullptr) : json(text); }

json citations(const std::vector<core::Citation>& list) {
    json out = json::array();
    for (const auto& citation : list) out.push_back(core::to_text(citation));
    return out;
}

/// `bis` is the last day, as in the files people write.
json span(const model::Validity& validity) {
    return {{"ab", day(validity.from)}, {"bis", day(last_day_before(validity.until))}};
}

struct PlainValue {
    json operator()(std::monostate) const { return nullptr; }
    json operator()(bool yes) const { return yes; }
    json operator()(const core::Date& date) const {
        return date.is_day() ? json(core::to_iso(date)) : json(nullptr);
    }
    json operator()(const core::Duration& duration) const {
        return {{"monate", duration.months}, {"tage", (*this)(duration.days)}};
    }
    json operator()(const std::string& text) const { return text; }
    json operator()(const core::Rational& number) const {
        return number.is_whole() ? json(number.numerator()) : json(number.approximate());
    }
};

json value(const Quantity& quantity) {
    json out{{"text", words_of(quantity)}};
    if (quantity.is_unknown) out["unbekannt"] = true;
    if (quantity.not_happened) out["nicht_eingetreten"] = true;
    if (quantity.is_range) {
        out["von"] = std::visit(PlainValue{}, quantity.low);
        out["bis"] = std::visit(PlainValue{}, quantity.high);
    } else if (!quantity.is_unknown && !quantity.not_happened) {
        out["wert"] = std::visit(PlainValue{}, quantity.low);
    }
    return out;
}

json values(const std::vector<Quantity>& list) {
    json out = json::array();
    for (const auto& one : list) out.push_back(value(one));
    return out;
}

json citation_or_null(const std::optional<core::Citation>& citation) {
    return citation ? json(core::to_text(*citation)) : json(nullptr);
}

json element_result(const explain::ElementResult& result) {
    return {{"ergebnis", result_name(result.state)}, {"in_der_regel", result.as_a_rule_only}};
}

json turn_of(const explain::Turn& turn) {
    return {{"voraussetzung", turn.element},
            {"zitat", citation_or_null(turn.citation)},
            {"bis", day(turn.last_before)},
            {"bis_dahin", element_result(turn.before)},
            {"danach", element_result(turn.after)}};
}

json reason(const explain::Reason& why) {
    json out{{"art", result_name(why.kind)},
             {"name", why.name},
             {"zitat", citation_or_null(why.citation)},
             {"frage", question_of(why)},
             {"person", text_or_null(why.person)},
             {"punkt", text_or_null(why.item)},
             {"zeitraum", why.span ? span(*why.span) : json(nullptr)},
             {"erhoben_nach", citations(why.asked_under)},
             {"nachweise", why.proofs},
             {"hilft", result_name(why.helps)}};
    if (why.is_contested) out["strittig"] = true;
    if (!why.contested.empty()) out["strittige_werte"] = values(why.contested);
    if (why.is_partly_known) out["teilweise_bekannt"] = true;
    if (why.known) out["bekannt"] = value(*why.known);
    for (const auto& turn : why.turns) out["wendetage"].push_back(turn_of(turn));
    if (why.lacks_proof) out["nachweis_fehlt"] = true;
    if (why.is_sensitive) out["besonders_geschuetzt"] = true;
    return out;
}

json reasons(const std::vector<explain::Reason>& list, const explain::NormReport& norm) {
    json out = json::array();
    for (const auto& why : list) out.push_back(reason(with_filled_question(why, norm)));
    return out;
}

json proof(const person::Proof& paper) {
    return {{"art", paper.kind}, {"vom", day(paper.issued)}, {"gueltig_bis", day(paper.valid_until)}};
}

json fact(const explain::UsedFact& used) {
    json proofs = json::array();
    for (const auto& one : used.proofs) proofs.push_back(proof(one));
    json out{{"name", used.name},
             {"frage", used.question},
             {"person", text_or_null(used.person)},
             {"punkt", text_or_null(used.item)},
             {"wert", value(used.value)},
             {"stand", used.value.is_unknown ? "fehlt" : result_name(used.standing)},
             {"nachweise", proofs},
             {"erhoben_nach", citations(used.asked_under)}};
    if (used.is_sensitive) out["besonders_geschuetzt"] = true;
    return out;
}

json chain_part(const explain::ChainPart& part) {
    json out = span(part.span);
    out["zaehlung"] = result_name(part.kind);
    out["zitat"] = citation_or_null(part.citation);
    out["status"] = text_or_null(part.status);
    out["nur_moeglich"] = part.only_possible;
    out["abgezogene_tage"] = PlainValue{}(part.subtracted_days);
    return out;
}

json calculation(const explain::Calculation& sum, core::Date as_of) {
    json parts = json::array();
    for (const auto& part : sum.parts) parts.push_back(chain_part(part));
    return {{"text", arithmetic(sum, as_of)},    {"gegenstand", text_or_null(sum.subject)},
            {"mass", result_name(sum.measure)},  {"vorhanden", value(sum.have)},
            {"massstab", value(sum.need)},       {"seit", day(sum.since)},
            {"erfuellt_ab", day(sum.met_on)},    {"fenster", sum.window ? value(*sum.window) : json(nullptr)},
            {"nur_moeglich", sum.possible_only}, {"abschnitte", parts}};
}

json sums_as_text(const std::vector<explain::Calculation>& sums, core::Date as_of) {
    std::vector<std::string> texts;
    for (const auto& sum : sums) texts.push_back(arithmetic(sum, as_of));
    return text_or_null(joined(texts, "; "));
}

/// Leaves out what says nothing: a key that is not there means null, false, "" or [].
json lean(json full) {
    for (auto it = full.begin(); it != full.end();) {
        const bool says_nothing = it->is_null() || (it->is_boolean() && !it->get<bool>()) ||
                                  ((it->is_array() || it->is_object()) && it->empty()) ||
                                  (it->is_string() && it->get_ref<const std::string&>().empty());
        it = says_nothing ? full.erase(it) : std::next(it);
    }
    return full;
}

bool is_same(const explain::Reason& a, const explain::Reason& b) {
    return a.kind == b.kind && a.name == b.name && a.person == b.person && a.item == b.item &&
           a.span == b.span;
}

/// A part names the reasons that none of its own parts names.
std::vector<explain::Reason> own_reasons(const Node& part) {
    if (part.kind == Node::Kind::Element) return part.reasons;
    std::vector<explain::Reason> own = part.reasons;
    for (const Node& child : part.children)
        std::erase_if(own, [&](const explain::Reason& reason) {
            return std::any_of(child.reasons.begin(), child.reasons.end(),
                               [&](const explain::Reason& below) { return is_same(reason, below); });
        });
    return own;
}

json node(const Node& part, const explain::NormReport& norm, core::Date as_of) {
    json facts = json::array(), sums = json::array(), children = json::array();
    for (const auto& used : part.facts) facts.push_back(lean(fact(used)));
    for (const auto& sum : part.calculations) sums.push_back(lean(calculation(sum, as_of)));
    for (const auto& child : part.children) children.push_back(lean(node(child, norm, as_of)));
    json out{{"id", part.id},
             {"art", result_name(part)},
             {"zitat", citation_list(part.citations)},
             {"text", inflected(part.text)},
             {"ergebnis", result_name(part.state)},
             {"in_der_regel", part.as_a_rule_only},
             {"grenztag", part.is_boundary_day},
             {"gilt_bis", day(last_day_before(part.holds_until))},
             {"ab", day(part.met_from)},
             {"bis", day(part.met_until)},
             {"fassung", lean(span(part.version))},
             {"quelle", text_or_null(part.source)},
             {"person", text_or_null(part.person)},
             {"beurteilt_von", text_or_null(part.answered_by)},
             {"gruende", reasons(own_reasons(part), norm)},
             {"angaben", facts},
             {"rechnung", sums_as_text(part.calculations, as_of)},
             {"rechnungen", sums},
             {"hinweise", part.hints},
             {"nachweise", part.proofs}};
    if (part.is_bounded_only) out["nur_eingegrenzt"] = true;
    out["teile"] = children;
    return out;
}

json consequence(const explain::ConsequenceInfo& info) {
    return {{"rechtsfolge", result_name(info.kind)},
            {"text", info.text},
            {"bedingung", result_name(info.condition)}};
}

json leads_to(const std::vector<explain::LeadsTo>& all) {
    std::vector<std::string> texts;
    for (const auto& one : all) texts.push_back(words_of(one));
    return text_or_null(joined(texts, "; "));
}

json answer_sets(const std::vector<explain::AnswerSet>& sets, const explain::NormReport& report) {
    json out = json::array();
    for (const auto& set : sets) {
        json answers = json::array();
        for (const auto& answer : set.answers) {
            json one = reason(with_filled_question(answer.asked, report));
            one["antwort"] = result_name(answer.says);
            if (answer.says == explain::NeededAnswer::Says::OneOf) one["werte"] = answer.values;
            answers.push_back(std::move(one));
        }
        out.push_back(std::move(answers));
    }
    return out;
}

json sufficient(const explain::NormReport& report) {
    return {{"fuer_ja", answer_sets(report.settled_as_yes, report)},
            {"fuer_nein", answer_sets(report.settled_as_no, report)},
            {"vollstaendig", report.has_all_sets}};
}

json norm(const explain::NormReport& report, core::Date as_of) {
    json stronger = json::array(), elements = json::array();
    for (const auto& info : report.stronger) stronger.push_back(consequence(info));
    for (const auto& element : report.elements) elements.push_back(node(element, report, as_of));
    json sunk = json::array();
    if (report.sunk_by_discretion) sunk.push_back("ermessen");
    if (report.sunk_by_rule) sunk.push_back("regel");
    json conflict = json::array();
    for (const std::size_t position : report.conflict) conflict.push_back(report.elements[position].id);
    return {{"norm", core::to_text(report.citation)},
            {"titel", report.title},
            {"rechtsfolge", report.consequence ? json(result_name(report.consequence->kind)) : json(nullptr)},
            {"rechtsfolge_text", report.consequence ? json(report.consequence->text) : json(nullptr)},
            {"ergebnis", result_name(report.outcome)},
            {"in_der_regel", report.as_a_rule_only},
            {"gilt_bis", day(last_day_before(report.holds_until))},
            {"fassung", span(report.version)},
            {"fuehrt_zu", leads_to(report.leads_to)},
            {"staerkere", stronger},
            {"abgeschwaecht_durch", sunk},
            {"uebergang", report.transitions},
            {"gruende", reasons(report.reasons, report)},
            {"unvereinbar", conflict},
            {"genuegt", sufficient(report)},
            {"hinweise", report.hints},
            {"voraussetzungen", elements}};
}

json not_in_force(const explain::NormReport& report) {
    return {{"norm", core::to_text(report.citation)},
            {"titel", report.title},
            {"ergebnis", result_name(explain::Outcome::NotInForce)},
            {"zuletzt", report.was_in_force ? span(*report.was_in_force) : json(nullptr)},
            {"kuenftig", report.will_be_in_force ? span(*report.will_be_in_force) : json(nullptr)}};
}

json contested_norm(const explain::TriedNorm& tried) {
    json results = json::array(), requirements = json::array();
    for (const auto& result : tried.under)
        results.push_back(
            {{"ergebnis", result_name(result.outcome)}, {"in_der_regel", result.as_a_rule_only}});
    for (const auto& requirement : tried.requirements) {
        json under = json::array();
        for (const auto& result : requirement.under) under.push_back(element_result(result));
        requirements.push_back({{"id", requirement.id},
                                {"art", result_name(requirement.kind)},
                                {"zitat", citation_or_null(requirement.citation)},
                                {"text", inflected(requirement.text)},
                                {"ergebnisse", under}});
    }
    return {{"norm", core::to_text(tried.citation)},
            {"titel", tried.title},
            {"bedeutung", result_name(tried.matters)},
            {"ergebnisse", results},
            {"voraussetzungen", requirements}};
}

json contested(const explain::ContestedFact& fact) {
    json norms = json::array();
    for (const auto& tried : fact.norms) norms.push_back(contested_norm(tried));
    return {{"name", fact.name},
            {"frage", fact.question},
            {"person", text_or_null(fact.person)},
            {"punkt", text_or_null(fact.item)},
            {"zeitraum", fact.span ? span(*fact.span) : json(nullptr)},
            {"ganzer_eintrag", fact.is_entry},
            {"werte", values(fact.values)},
            {"bedeutung", result_name(fact.matters)},
            {"normen", norms}};
}

json lapsing(const explain::LapsingProof& one) {
    return {{"angabe", fact(one.fact)},
            {"nachweis", proof(one.proof)},
            {"gebraucht_am", day(one.needed_on)},
            {"normen", citations(one.norms)}};
}

json rules(const explain::Report& report) {
    json acts = json::array();
    for (const auto& checked : report.checked_against)
        acts.push_back({{"gesetz", checked.act}, {"stand", day(checked.state)}, {"sha256", checked.digest}});
    return {{"version", report.rules_version}, {"sha256", report.rules_digest}, {"geprueft_gegen", acts}};
}

json whole(const explain::Report& report) {
    json readings = json::array(), norms = json::array(), others = json::array();
    for (const auto& [reading, meaning] : report.readings)
        readings.push_back({{"lesart", reading}, {"meinung", meaning}});
    for (const auto& checked : report.norms) norms.push_back(norm(checked, report.as_of));
    for (const auto& other : report.not_in_force) others.push_back(not_in_force(other));
    json disputes = json::array(), proofs = json::array();
    for (const auto& one : report.contested) disputes.push_back(contested(one));
    for (const auto& one : report.lapsing_proofs) proofs.push_back(lapsing(one));
    return {{"hinweis", say(Phrase::notice_text)},
            {"person", report.person_id},
            {"stichtag", core::to_iso(report.as_of)},
            {"rechtsstand", core::to_iso(report.law_date)},
            {"nur_belegt", report.evidenced_only},
            {"ebenen", report.layers},
            {"lesarten", readings},
            {"regelwerk", rules(report)},
            {"normen", norms},
            {"nicht_in_kraft", others},
            {"strittige_angaben", disputes},
            {"ablaufende_nachweise", proofs}};
}

}  // namespace

std::string to_json(const explain::Report& report) { return whole(report).dump(1) + "\n"; }

std::string to_json_list(const std::vector<explain::Report>& reports) {
    json out = json::array();
    for (const auto& report : reports) out.push_back(whole(report));
    return out.dump(1) + "\n";
}

}  // namespace evaluator::render
